"""Accuracy on the dev sets: ``python -m benchmarks.accuracy [--check]``.

Prints a Markdown table of every measure of ``../shared/eval/score.py`` beside its pinned
floor. With ``--check`` the exit code is 1 when a measure is below its floor, or when the
corpus is not the one that the floors were pinned on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import quotes
from training.corpus import SHARED, scorer

__all__ = ["FLOORS", "SETS", "measure"]

FLOORS = Path(__file__).with_name("floors.json")

# name of the set: (task of the scorer, gold folder, text folder)
SETS = {
    "polnear-dev": ("polnear", "corpora/polnear/dev", "corpora/polnear/dev"),
    "polnear-dev-who": ("who", "gold/polnear-dev", "corpora/polnear/dev"),
    "abc-dev-who": ("who", "gold/abc-dev", "corpora/abc/dev"),
}


def digest(texts: Path, gold: Path) -> str:
    """SHA-256 over the names and bytes of a set's files."""
    found = hashlib.sha256()
    for file in sorted({*texts.glob("*.txt"), *gold.glob("*.ann"), *gold.glob("*.json")}):
        found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def measure(name: str) -> dict[str, Any]:
    """Every measure of one set, each a number; three numbers of a row become P, R and F1."""
    task, gold, texts = SETS[name]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output.jsonl"
        with output.open("w", encoding="utf-8") as lines:
            for file in sorted((SHARED / texts).glob("*.txt")):
                document = quotes.attribute(quotes.read(file))
                lines.write(json.dumps(document.to_dict()) + "\n")
        args = SimpleNamespace(gold=str(SHARED / gold), text=str(SHARED / texts), output=str(output))
        result, _ = getattr(scorer(), task)(args)
    measures: dict[str, Any] = {"digest": digest(SHARED / texts, SHARED / gold)}
    for key, value in result.items():
        if isinstance(value, list):
            measures[key.replace("P/R/F1", "F1")] = value[2]
        elif isinstance(value, dict):
            measures |= {f"{key}: {kind}": float(share.split()[0]) for kind, share in value.items()}
        else:
            measures[key] = value
    return measures


def main() -> int:
    """Print the table; 1 where ``--check`` finds a measure below its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="fail below a floor")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("benchmarks.accuracy: the corpora are not here (../shared): nothing measured", file=sys.stderr)
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = []
    print("| set | measure | floor | measured |\n|---|---|---:|---:|")
    for name in SETS:
        measured = measure(name)
        for key, value in measured.items():
            if key == "digest":
                if value != floors[name]["digest"]:
                    failed.append(f"{name}: not the corpus that the floors were pinned on")
                continue
            floor = floors[name].get(key)
            print(f"| {name} | {key} | {'' if floor is None else floor} | {value} |")
            # false attributions are the one measure of which less is better
            worse = floor is not None and (value > floor if key.startswith("false") else value < floor)
            if worse:
                failed.append(f"{name}: {key} is {value}, its floor {floor}")
    for line in failed:
        print(f"benchmarks.accuracy: {line}", file=sys.stderr)
    return 1 if failed and args.check else 0


if __name__ == "__main__":
    sys.exit(main())
