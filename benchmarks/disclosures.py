"""Disclosures on 84 hand-marked sentences and 80 near misses: ``python -m benchmarks.disclosures [--wrong]``.

``disclosures.json`` holds no text: the article in ``../shared``, the sentence (SHA-256, first 16 digits),
whether it tells of somebody who was asked and said nothing, in which way, and the characters of the party in
it where it is named there. Near misses have the same words ("did not respond to the attack", "refused to
answer voters"). Sentences were drawn by words that both share, from English Worldwide Newswire and PolNeAR's
training articles.
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
from quotes.document import AttributedDocument, Disclosure, Span
from training.corpus import SHARED

__all__ = ["main", "measure"]


def measure() -> tuple[Counter[str], list[str]]:
    """Counts of what is marked, found, right and gone; and what is wrong, in words."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for row, document, sentence in _placed():
        if document is None or sentence is None or document.text is None:
            counts["gone"] += 1
            continue
        given = [
            told for told in document.disclosures if told.start < sentence.end and sentence.start < told.end
        ]
        words = " ".join(sentence.of(document.text).split())
        counts["marked"] += row["label"]
        counts["near misses"] += not row["label"]
        counts["given"] += bool(given)
        counts["found"] += bool(given) and row["label"]
        if bool(given) != row["label"]:
            wrong.append(f"{'missed' if row['label'] else 'none is'}: {words[:300]}")
        elif given:
            _details(row, given, sentence.of(document.text), counts, wrong)
    return counts, wrong


def _details(
    row: dict[str, Any], given: list[Disclosure], text: str, counts: Counter[str], wrong: list[str]
) -> None:
    """Whether party and way are right, where they are marked."""
    if row["way"]:
        counts["ways"] += 1
        counts["ways right"] += any(told.way == row["way"] for told in given)
    if row["party"]:
        party = text[slice(*row["party"])]
        counts["parties"] += 1
        right = any(party.split()[-1] in told.party.split() for told in given)
        counts["parties right"] += right
        if not right:
            wrong.append(f"party is {party}, given {', '.join(told.party for told in given)}: {text[:200]}")


def _placed() -> Iterator[tuple[dict[str, Any], AttributedDocument | None, Span | None]]:
    """Each label with its article and sentence; None where it is read in another way now."""
    rows = json.loads(Path(__file__).with_name("disclosures.json").read_text(encoding="utf-8"))
    documents: dict[str, tuple[AttributedDocument, dict[str, Span]]] = {}
    for row in rows:
        name = row["file"]
        if name not in documents:
            article = quotes.read(SHARED / name)
            spans = {_digest(span.of(article.text)): span for span in quotes.sentences(article.text)}
            documents[name] = quotes.attribute(article), spans
        document, spans = documents[name]
        yield row, document, spans.get(row["sentence"])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="also print what is wrong")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(
            "benchmarks.disclosures: the corpora are not here (../shared): nothing measured", file=sys.stderr
        )
        return 0
    counts, wrong = measure()
    print(f"disclosures {counts['marked']}, near misses {counts['near misses']}, gone {counts['gone']}")
    for name, part, whole in (
        ("found", "found", "marked"),
        ("right of those given", "found", "given"),
        ("party right", "parties right", "parties"),
        ("way right", "ways right", "ways"),
    ):
        share = 100 * counts[part] / max(counts[whole], 1)
        print(f"| {name} | {counts[part]} of {counts[whole]} | {share:.1f} % |")
    if options.wrong:
        print(*wrong, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
