"""Whether an archive outlives kills: ``python -m benchmarks.kills [KILLS] [ARTICLES]``.

A process that adds articles of polnear/train to an archive is killed at random moments and
started again, until so many kills are done; when a run ends by itself the archive is compared with that of an
undisturbed run, and a new one is begun. After each kill the file is checked by SQLite. Prints what came out.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import quotes
from graphs import archive
from training.corpus import articles

_KILLS, _ARTICLES = 100, 500


def main() -> None:
    """Print the outcome; exit with 1 where anything was lost."""
    kills, size = [int(given) for given in sys.argv[1:3]] + [_KILLS, _ARTICLES][len(sys.argv) - 1 :]
    quotes.attribute("Warm up, said Ana Roe.")  # children begin with all models loaded
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "articles")
        folder.mkdir()
        for name, text in list(articles("train").items())[:size]:
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        begun = time.monotonic()
        _run(Path(temporary, "undisturbed.db"), folder)
        whole = time.monotonic() - begun
        expected = content(Path(temporary, "undisturbed.db"))
        killed = _kill(kills, whole, folder, expected)
    print(f"{killed['kills']} kills while adding {size} articles, {killed['ends']} runs to the end:")
    print(f"{killed['damaged']} archives damaged, {killed['other']} with other content than undisturbed")
    if killed["damaged"] or killed["other"]:
        sys.exit(1)


def _kill(kills: int, whole: float, folder: Path, expected: object) -> dict[str, int]:
    counts = dict.fromkeys(("kills", "ends", "damaged", "other"), 0)
    chance = random.Random(1)
    path = folder.parent / "killed.db"
    while counts["kills"] < kills or path.exists():
        last = counts["kills"] >= kills
        ended = _run(path, folder, None if last else chance.uniform(0, whole / 6))
        counts["kills"] += not ended
        with archive.open(path) as news:
            ask = news.connection.execute
            sound = ask("PRAGMA integrity_check").fetchone() == ("ok",)
            counts["damaged"] += not sound or bool(ask("PRAGMA foreign_key_check").fetchall())
        if ended:
            counts["ends"] += 1
            counts["other"] += content(path) != expected
            for file in path.parent.glob("killed.db*"):
                file.unlink()
    return counts


def _run(path: Path, folder: Path, seconds: float | None = None) -> bool:
    """Add the articles in a process that is killed after so many seconds; whether it ended before."""
    child = os.fork()
    if not child:
        try:
            with archive.open(path) as news:
                news.add(quotes.read_all(folder))
        finally:
            os._exit(0)
    ends = time.monotonic() + (seconds if seconds is not None else 1e9)
    while time.monotonic() < ends:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def content(path: Path) -> list[list[Any]]:
    """What an archive holds, without the numbers of its rows and the times of adding."""
    with archive.open(path) as news:
        return [
            [document.to_dict() for document in news.documents()],
            *(
                news.connection.execute(query).fetchall()
                for query in (
                    "SELECT d.name, s.key, i.node FROM speakers s JOIN documents d ON d.id = s.document"
                    " LEFT JOIN identities i ON i.id = s.identity ORDER BY 1, 2",
                    "SELECT d.name, q.key, c.node FROM quotes q JOIN documents d ON d.id = q.document"
                    " LEFT JOIN claims c ON c.id = q.claim ORDER BY 1, 2",
                    "SELECT l.node, e.node, t.relation, t.similarity, t.changes FROM ties t"
                    " JOIN claims l ON l.id = t.later JOIN claims e ON e.id = t.earlier ORDER BY 1, 2, 3",
                )
            ),
        ]


if __name__ == "__main__":
    main()
