"""How right the ties between claims are: ``python -m benchmarks.claims``.

``claims.csv`` holds pairs of quotes of polnear/train, by document and place, with what a
reader found: the later ``repeats`` the earlier, ``alters`` it, or is ``unrelated``. They
are the pairs that share five triples of words or that some version tied.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from benchmarks.gold import polnear
from graphs.building.claims import Saying, find_claims
from graphs.building.ties import find_ties

__all__ = ["compared", "main", "precision"]

_LABELS = Path(__file__).with_name("claims.csv")

Place = tuple[str, int, int]


def main() -> None:
    """Print how many ties are right, a row each for what the reader found."""
    counts = compared()
    print("| a reader says | repeats | alters | untied |\n|---|---:|---:|---:|")
    for label in ("repeats", "alters", "unrelated", "unlabelled"):
        print(f"| {label} | {' | '.join(str(counts[label, r]) for r in ('repeats', 'alters', 'untied'))} |")
    print(f"\nties that are right: {precision(counts):.1%}")


def compared() -> Counter[tuple[str, str]]:
    """How often a reader and the program said what: (label, relation)."""
    with _LABELS.open(encoding="utf-8", newline="") as file:
        labels = {
            (_place(row, "later"), _place(row, "earlier")): row["label"] for row in csv.DictReader(file)
        }
    found = _ties()
    counts = Counter((labels.get(pair, "unlabelled"), relation) for pair, relation in found.items())
    return counts + Counter((label, "untied") for pair, label in labels.items() if pair not in found)


def precision(counts: Counter[tuple[str, str]]) -> float:
    """The share of labelled ties that have the reader's relation."""
    tied = {pair: n for pair, n in counts.items() if pair[1] != "untied" and pair[0] != "unlabelled"}
    return sum(n for (label, relation), n in tied.items() if label == relation) / sum(tied.values())


def _place(row: dict[str, str], side: str) -> Place:
    return row[side], int(row[f"{side}_start"]), int(row[f"{side}_end"])


def _ties() -> dict[tuple[Place, Place], str]:
    articles = sorted(polnear("train"), key=lambda d: (d.document.published or "", d.document.id))
    sayings = [
        Saying(article.document.id, quote, f"{article.document.id}/{quote.speaker}", article.text)
        for article in articles
        for quote in article.quotes
    ]
    return {
        (_of(tie.later.sayings[0]), _of(tie.earlier.sayings[0])): tie.relation
        for tie in find_ties(find_claims(sayings))
    }


def _of(saying: Saying) -> Place:
    return saying.document, saying.quote.spans[0].start, saying.quote.spans[-1].end


if __name__ == "__main__":
    main()
