"""Stances on 464 hand-labelled attributions of the dev sets: ``python -m benchmarks.stances [--wrong]``.

``stances.json`` holds places, no text: the paragraph (SHA-256, first 16 digits) and in it the characters of
cue, source and content, with the stance as one of the authors labelled it. Half were drawn at random, half
where a word near the cue negates, denies, asks, orders or tells the future.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quotes
from benchmarks.accuracy import SETS
from quotes.attribution.acts.stances import stance
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading, analyse
from training.corpus import SHARED

__all__ = ["main", "measure"]

STANCES = ("asserts", "concedes", "denies", "doubts", "asks", "orders", "declines", "unsaid")


def measure() -> tuple[Counter[tuple[str, str]], list[str], int]:
    """How often each stance was taken for each, the wrong ones in words, and how many places are gone."""
    pairs: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    gone = 0
    for labelled, place in _placed():
        if place is None:
            gone += 1
            continue
        reading, draft = place
        found = stance(reading, draft)
        pairs[labelled["stance"], found] += 1
        if found != labelled["stance"]:
            first, last = reading.around(draft.cue[0] if draft.cue else 0)
            words = " ".join(reading.words[first:last])
            cue = " ".join(reading.words[slice(*draft.cue)]) if draft.cue else ""
            wrong.append(f"{labelled['stance']}, given {found}: <{cue}> {words[:200]}")
    return pairs, wrong, gone


def _placed() -> Iterator[tuple[dict[str, Any], tuple[Reading, Draft] | None]]:
    """Each label with its place; None where the article is read in another way now."""
    rows = json.loads(Path(__file__).with_name("stances.json").read_text(encoding="utf-8"))
    files = {(name, file.name.split(".")[0]): file for name in SETS for file in SETS[name].files()}
    readings: dict[tuple[str, str], tuple[Reading, dict[str, int]]] = {}
    for row in rows:
        key = row["set"], row["document"]
        if key not in readings:
            reading = analyse(quotes.read(files[key]).text)
            readings[key] = (
                reading,
                {_digest(reading.text[p.start : p.end]): p.start for p in reading.paragraphs},
            )
        reading, starts = readings[key]
        at = starts.get(row["paragraph"])
        yield row, None if at is None else (reading, _draft(reading, row, at))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _draft(reading: Reading, row: dict[str, Any], at: int) -> Draft:
    def tokens(span: list[int]) -> Range:
        return reading.tokens.at(span[0] + at, span[1] + at)

    cue = tokens(row["cue"])
    content = tuple(part for span in row["content"] if (part := tokens(span))[0] < part[1])
    is_label = reading.words[cue[0]] == ":"
    return Draft(
        content,
        tokens(row["source"]) if row["source"] else None,
        cue,
        None if is_label else cue[0],
        1.0,
        "gold",
    )


def main() -> int:
    """Print the share right and, for each stance, precision and recall."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="also print what is wrong")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("benchmarks.stances: the corpora are not here (../shared): nothing measured", file=sys.stderr)
        return 0
    pairs, wrong, gone = measure()
    right = sum(count for (gold, found), count in pairs.items() if gold == found)
    print(f"stances right: {right} of {sum(pairs.values())} ({100 * right / sum(pairs.values()):.1f} %)")
    print(f"places that are read in another way now: {gone}\n")
    print("| stance | labelled | precision % | recall % |\n|---|---:|---:|---:|")
    for name in STANCES:
        gold = sum(count for (stance_, _), count in pairs.items() if stance_ == name)
        found = sum(count for (_, stance_), count in pairs.items() if stance_ == name)
        same = pairs[name, name]
        print(f"| {name} | {gold} | {100 * same / max(found, 1):.0f} | {100 * same / max(gold, 1):.0f} |")
    if options.wrong:
        print(*wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
