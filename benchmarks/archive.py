"""What an archive costs: ``python -m benchmarks.archive [ARTICLES...] [--keep FOLDER]``.

Articles are made by varying polnear/train as ``benchmarks.graphs`` does (other ids, dates, outlets, surnames
and words in the quotes, ten quotes an article), attributed once and stored with their texts. They come in the
order of their dates; then a hundred of the day after come in, as they would in an hour. Last, the largest
archive is made ten times as large by copying its rows (see ``benchmarks.copies``). Prints Markdown: what
adding costs, then what questions cost, beside plain SQL on the same file where that can answer at all.
"""

from __future__ import annotations

import hashlib
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.copies import multiply
from benchmarks.gold import polnear
from benchmarks.graphs import in_a_process, varied
from graphs import archive
from quotes.document import AttributedDocument

_SIZES = (1_000, 10_000)  # articles
_HOUR = 100  # articles that come in an hour
_OUTLETS = 40
_TOGETHER = 500
_TIMES = 5
_TIMES_LARGER = 10


def main() -> None:
    """Print the tables."""
    arguments = sys.argv[1:]
    folder = arguments[arguments.index("--keep") + 1] if "--keep" in arguments else None
    sizes = [int(size) for size in arguments if size.isdecimal()] or list(_SIZES)
    print("| articles | step | CPU ms an article | s | MB |\n|---:|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as temporary:
        for size in sizes:
            path = Path(folder or temporary, f"archive-{size}.db")
            in_a_process(_fill, path, size)
            in_a_process(_grow, path, size)
            _questions(path, size)
        in_a_process(multiply, path, _TIMES_LARGER)
        megabytes = path.stat().st_size / 1e6
        print(f"| {_TIMES_LARGER * size:,} | copied, size of the file | | | {megabytes:.0f} |", flush=True)
        in_a_process(_grow, path, size, "later-", 2_100)
        _questions(path, _TIMES_LARGER * size)


def _questions(path: Path, size: int) -> None:
    print("\n| articles | question | ms | plain SQL, ms | found |\n|---:|---|---:|---:|---:|")
    in_a_process(_ask, path, size)
    print(flush=True)


def articles(size: int, begin: int = 0, prefix: str = "", year: int = 2024) -> Iterator[AttributedDocument]:
    """So many articles with texts, in the order of their dates, and of the day after all."""
    texts = {document.document.id: document.text or "" for document in polnear("train")}
    made = list(islice(varied(begin + size), begin, None))
    if not begin:
        made.sort(key=lambda document: (document.document.published or "", document.document.id))
    for n, document in enumerate(made, begin):
        name = document.document.id
        text = f"{texts[name.rpartition('-')[0]]}\n{prefix}{name}"
        known = replace(
            document.document,
            outlet=f"Outlet {random.Random(n).randrange(_OUTLETS)}",
            id=f"{prefix}{name}",
            published=f"{year}-01-01" if begin else document.document.published,
            url=f"https://example.org/{prefix}{name}",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        yield replace(document, document=known, text=text)


def _fill(path: Path, size: int) -> None:
    made = articles(size)
    seconds = [0.0, 0.0]
    done, told = 0, size // 10
    begun = time.time()
    with archive.open(path) as news:
        while part := list(islice(made, _TOGETHER)):
            before = time.process_time()
            for one in part:
                news.store(one)
            stored = time.process_time()
            news.settle()
            seconds[0] += stored - before
            seconds[1] += time.process_time() - stored
            done += len(part)
            if done % told == 0:
                print(
                    f"{done:,} articles: {seconds[0]:.1f} s, {seconds[1]:.1f} s", file=sys.stderr, flush=True
                )
    took = time.time() - begun
    print(f"| {size:,} | store | {1000 * seconds[0] / size:.1f} | | |")
    print(f"| | identities and claims | {1000 * seconds[1] / size:.1f} | | |")
    megabytes = path.stat().st_size / 1e6
    print(f"| | all, size of the file | | {took:.0f} | {megabytes:.0f} |", flush=True)


def _grow(path: Path, size: int, prefix: str = "", year: int = 2024) -> None:
    made = list(articles(_HOUR, size, prefix, year))
    with archive.open(path) as news:
        begun, wall = time.process_time(), time.time()
        for one in made:
            news.store(one)
        stored = time.process_time()
        news.settle()
        settled, took = time.process_time(), time.time() - wall
    print(f"| | {_HOUR} more: store | {1000 * (stored - begun) / _HOUR:.1f} | | |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    milliseconds = 1000 * (settled - stored) / _HOUR
    print(f"| | {_HOUR} more: identities and claims, peak | {milliseconds:.1f} | {took:.1f} | {peak:.0f} |")


def _ask(path: Path, size: int) -> None:
    with archive.open(path, create=False) as news:
        ask = news.connection.execute
        most = news.speakers(limit=1)[0]
        found = next(hit for hit in news.search("campaign", limit=100).results if hit.claim)

        def like(word: str) -> list[Any]:
            return ask("SELECT count(*) FROM quotes WHERE text LIKE ?", (f"%{word}%",)).fetchall() + ask(
                "SELECT q.text, d.name FROM quotes q JOIN documents d ON d.id = q.document"
                " WHERE q.text LIKE ? ORDER BY d.published DESC LIMIT 20", (f"%{word}%",)
            ).fetchall()  # fmt: skip

        questions: list[tuple[str, Callable[[], Any], Callable[[], Any] | None]] = [
            ("search campaign", lambda: news.search("campaign").total, lambda: like("campaign")),
            ("search the", lambda: news.search("the").total, lambda: like("the")),
            ('search "health care"', lambda: news.search('"health care"').total, lambda: like("health care")),
            ("search campai*", lambda: news.search("campai*").total, lambda: like("campai")),
            (
                "search people, one outlet, a year",
                lambda: news.search("people", outlet="Outlet 7", since="2018", until="2018").total,
                None,
            ),
            (f"search people --speaker {most['speaker']}",
             lambda: news.search("people", speaker=most["speaker"]).total, None),
            ("search people --affiliation council",
             lambda: news.search("people", affiliation="council").total, None),
            ("search, no words", lambda: news.search().total, None),
            ("timeline health care", lambda: news.timeline('"health care"')[0], None),
            (f"speaker's page, {most['quotes']:,} quotes",
             lambda: news.speaker(most["node"]).quotes, lambda: ask(
                "SELECT count(*) FROM quotes q JOIN speakers s ON s.id = q.speaker WHERE s.name = ?",
                (most["speaker"],)).fetchall()),
            ("that speaker's quotes", lambda: news.search(speaker=most["node"]).total, None),
            ("claim's page", lambda: len(news.claim(found.claim or "").reports), None),
            ("who is quoted most", lambda: len(news.speakers()), lambda: ask(
                "SELECT name, count(*) FROM quotes q JOIN speakers s ON s.id = q.speaker"
                " GROUP BY name ORDER BY 2 DESC LIMIT 50").fetchall()),
            ("who is quoted most in a month",
             lambda: len(news.speakers(since="2018-03", until="2018-03")), None),
            ("named and unnamed by outlet", lambda: len(news.sources("outlet")), None),
            ("doubtful speakers", lambda: news.doubtful_speakers()[0], None),
            ("doubtful claims", lambda: news.doubtful_claims()[0], None),
        ]  # fmt: skip
        for name, question, plain in questions:
            answer = question()
            beside = f"{_milliseconds(plain):.0f}" if plain else ""
            print(
                f"| {size:,} | {name} | {_milliseconds(question):.0f} | {beside} | {answer:,} |", flush=True
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| | peak memory of all questions: {peak:.0f} MB | | | |")


def _milliseconds(question: Callable[[], Any]) -> float:
    times = []
    for _ in range(_TIMES):
        begun = time.process_time()
        question()
        times.append(1000 * (time.process_time() - begun))
    return median(times)


if __name__ == "__main__":
    main()
