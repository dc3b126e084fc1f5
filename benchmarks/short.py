"""Checks of short quotations: one letter changed, and words that somebody else said elsewhere.

``python -m benchmarks.checks`` prints it. Each quotation of two to five words that the gold gives to a named
source is an item with a letter of its longest word left out, doubled, replaced or exchanged with the next,
which is altered; and, as it stands, an item of who speaks in the next article, which is not found there.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from graphs.checks.checking import check
from graphs.checks.items import Item
from graphs.checks.judging.policies import Policy
from graphs.checks.matching.sources import Sources
from quotes.document import AttributedDocument

__all__ = ["WAYS", "measure"]

WAYS = ("mistyped", "said in another article")

_LEAST, _MOST = 2, 5  # words
_LETTERS = "etaoinshrdlu"
_WORD = regex.compile(r"[a-z]{4,}")
_EDGES = "\"“”'‘’.,;:!?…"


def measure(documents: Sequence[AttributedDocument], seed: int = 8) -> Counter[tuple[str, str]]:
    """How often each verdict was given by how an item was made."""
    chance = random.Random(seed)
    policy = Policy.load()
    counts: Counter[tuple[str, str]] = Counter()
    for document, after in pairwise([*documents, documents[0]]):
        sources, others = Sources([document]), Sources([after])
        for name, words in _said(document):
            if mistyped := _mistyped(words, chance):
                counts[WAYS[0], check(Item(1, name, mistyped), sources, policy).verdict] += 1
            speakers = sorted(speaker.name for speaker in after.speakers if speaker.kind == "person")
            if speakers and words.casefold() not in (after.text or "").casefold():
                item = Item(1, chance.choice(speakers), words)
                counts[WAYS[1], check(item, others, policy).verdict] += 1
    return counts


def _said(document: AttributedDocument) -> Iterator[tuple[str, str]]:
    """The short quoted pieces of somebody with a name, and the name."""
    for quote in document.quotes:
        speaker = document.speaker(quote.speaker)
        for span in quote.quoted:
            words = span.of(document.text or "").strip(_EDGES)
            if speaker and speaker.kind == "person" and _LEAST <= len(words.split()) <= _MOST:
                yield speaker.name, words


def _mistyped(words: str, chance: random.Random) -> str | None:
    """The words with one letter inside the longest one changed, if that has four letters."""
    longest = max(_WORD.finditer(words), key=lambda match: len(match[0]), default=None)
    if longest is None:
        return None
    at = chance.randrange(longest.start() + 1, longest.end() - 1)
    here, two = words[at], words[at : at + 2]
    letter = chance.choice(_LETTERS.replace(here, ""))
    rest = words[at + 1 :]
    made = words[:at] + chance.choice([rest, here + words[at:], two[::-1] + rest[1:], letter + rest])
    return made if made != words else None
