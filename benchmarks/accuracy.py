"""Accuracy on marked articles: ``python -m benchmarks.accuracy [SET...] [--check] [--errors N]``.

Without sets, all dev sets. Prints a Markdown table of every measure of the scorers in ``../shared/eval``
beside its pinned floor. With ``--check`` the exit code is 1 when a measure is below its floor, or when the
corpus is not the one that the floors were pinned on. The train sets are for reading errors in:
``python -m benchmarks.accuracy world-train --errors 50``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import quotes
from training import real
from training.corpus import SHARED
from training.marked import SETS as WRITTEN
from training.marked import MarkedArticle, articles, write_gold

__all__ = ["FLOORS", "SETS", "MarkedSet", "measure"]

FLOORS = Path(__file__).with_name("floors.json")
_LESS_IS_BETTER = ("false", "given quotes that match none")


@dataclass(frozen=True, slots=True)
class MarkedSet:
    """Articles with gold: the scorer's script and task, the folders of both, as seen from ``../shared``."""

    scorer: str
    gold: str
    articles: str
    ending: str = ".txt"

    def files(self) -> list[Path]:
        """The articles."""
        return sorted((SHARED / self.articles).glob(f"*{self.ending}"))

    def digest(self) -> str:
        """SHA-256 over the names and bytes of articles and gold."""
        found = hashlib.sha256()
        gold = SHARED / self.gold
        for file in sorted({*self.files(), *gold.glob("*.ann"), *gold.glob("*.json")}):
            found.update(file.name.encode() + b"\0" + file.read_bytes())
        return found.hexdigest()


_KINDS = str(Path(__file__).with_name("written") / "pages")  # of our own, each of another kind of publisher

DEV = {
    "polnear-dev": MarkedSet("score.py polnear", "corpora/polnear/dev", "corpora/polnear/dev"),
    "polnear-dev-who": MarkedSet("score.py who", "gold/polnear-dev", "corpora/polnear/dev"),
    "abc-dev-who": MarkedSet("score.py who", "gold/abc-dev", "corpora/abc/dev"),
    "world-dev": MarkedSet("pages.py", "gold/world-dev", "gold/world-dev"),
    "pages-dev": MarkedSet("pages.py", "gold/pages-dev", "corpora/pages", ".html"),
    "styles-dev": MarkedSet("styles.py", "gold/styles-dev", "gold/styles-dev"),
}
TRAIN = {
    "polnear-train-who": MarkedSet("score.py who", "gold/polnear-train", "corpora/polnear/train"),
    "world-train": MarkedSet("pages.py", "gold/world-train", "gold/world-train"),
    "pages-train": MarkedSet("pages.py", "gold/pages-train", "gold/pages-train", ".html"),
    "kinds-train": MarkedSet("pages.py", _KINDS, _KINDS, ".html"),
}
# Articles that we marked ourselves, which are laid out for the scorer when they are measured.
OWN: dict[str, Callable[[], Iterable[MarkedArticle]]] = {
    **{f"{name}-train": partial(articles, folder) for name, folder in WRITTEN.items()},
    **{f"{name}-train": partial(real.articles, name) for name in real.SETS},
    real.MEASURED: partial(real.articles, real.MEASURED),
    "fresh": partial(articles, Path(__file__).resolve().parents[1] / "tests" / "articles"),
}
SETS = DEV | TRAIN | {name: MarkedSet("styles.py", "", "") for name in OWN}


def measure(name: str, errors: int = 0) -> tuple[dict[str, float], list[str]]:
    """Every measure of one set, and the first ``errors`` lines of what is wrong in it."""
    own = SETS[name]
    if name in OWN:
        with tempfile.TemporaryDirectory() as laid:
            write_gold(OWN[name](), Path(laid))
            return _scored(MarkedSet(own.scorer, laid, laid), errors)
    return _scored(own, errors)


def _scored(own: MarkedSet, errors: int) -> tuple[dict[str, float], list[str]]:
    """What the scorer says of the tool's reading of a set's articles."""
    names = {file.name.split(".")[0] for file in (SHARED / own.gold).glob("*") if file.suffix != ".txt"}
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output.jsonl"
        with output.open("w", encoding="utf-8") as lines:
            articles = (quotes.read(file) for file in own.files() if file.name.split(".")[0] in names)
            for document in quotes.attribute_all(articles):
                lines.write(json.dumps(document.to_dict()) + "\n")
        script, *task = own.scorer.split()
        texts = [str(SHARED / own.articles)] if script == "score.py" else []
        command = [str(SHARED / "eval" / script), *task, str(SHARED / own.gold), *texts, str(output)]
        printed = subprocess.run(
            [sys.executable, *command, "--json", "--errors", str(errors)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    result, end = json.JSONDecoder().raw_decode(printed)
    return dict(_numbers(result)), printed[end:].strip().splitlines()


def _numbers(result: dict[str, Any]) -> list[tuple[str, float]]:
    """The measures of a scorer's result; three numbers of a row are precision, recall and F1."""
    found: list[tuple[str, float]] = []
    for key, value in result.items():
        if isinstance(value, list):
            found.append((key.replace("P/R/F1", "F1"), value[2]))
        elif isinstance(value, dict) and "article" not in key:
            found += [(f"{key}: {kind}", float(share.split()[0])) for kind, share in value.items()]
        elif isinstance(value, str):
            count, _, shares = value.partition(": ")
            for share in shares.split(", "):
                words = share.split()
                found.append((f"{key} {' '.join(words[:-2])} %", float(words[-2])))
            found.append((key, float(count)))
        elif not isinstance(value, dict):
            found.append((key, value))
    return found


def _faults(name: str, measured: dict[str, float], floors: dict[str, Any]) -> list[str]:
    """What is below its floor, one line each."""
    if floors["digest"] != SETS[name].digest():
        return [f"{name}: not the corpus that the floors were pinned on"]
    failed = []
    for key, floor in floors.items():
        value = measured.get(key)
        if key == "digest" or value is None:
            continue
        if value > floor if key.startswith(_LESS_IS_BETTER) else value < floor:
            failed.append(f"{name}: {key} is {value}, its floor {floor}")
    return failed


def main() -> int:
    """Print the table; 1 where ``--check`` finds a measure below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all dev sets if none")
    parser.add_argument("--check", action="store_true", help="fail below a floor")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N errors of each set")
    args = parser.parse_args()
    if unknown := set(args.sets) - set(SETS):
        parser.error(f"no set {', '.join(sorted(unknown))}; there are {', '.join(SETS)}")
    if not SHARED.is_dir():
        print("benchmarks.accuracy: the corpora are not here (../shared): nothing measured", file=sys.stderr)
        return 0
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed: list[str] = []
    print("| set | measure | floor | measured |\n|---|---|---:|---:|")
    for name in args.sets or DEV:
        measured, errors = measure(name, args.errors)
        floors = pinned.get(name, {})
        for key, value in measured.items():
            print(f"| {name} | {key} | {floors.get(key, '')} | {value} |")
        print(*errors, sep="\n", end="\n" if errors else "")
        failed += _faults(name, measured, floors) if floors else []
    for line in failed:
        print(f"benchmarks.accuracy: {line}", file=sys.stderr)
    return 1 if failed and args.check else 0


if __name__ == "__main__":
    sys.exit(main())
