"""Counts for a newsroom: who is quoted, how, and how openly the sources are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from graphs.building.relations import UTTERED
from graphs.shown import Acts, shown
from quotes.document import AttributedDocument, QuoteKind, Speaker
from quotes.resources import lexicon

__all__ = ["SOURCING", "Counts", "Sourcing", "counts", "sourcing"]

Sourcing = Literal["named", "document", "described", "anonymous", "unattributed"]

SOURCING: dict[Sourcing, str] = {
    "named": "a person or organization with a name",
    "document": "a document",
    "described": "a group, or somebody whom the article describes without a name",
    "anonymous": "somebody who does not want to be named, or of whom the article says nothing",
    "unattributed": "the speaker could not be told",
}
"""How openly a source is named, from the most open on, and what each word means."""

_ARTICLES = frozenset(("a", "an", "the"))


def sourcing(speaker: Speaker | None) -> Sourcing:
    """How openly the article names this source."""
    if speaker is None:
        return "unattributed"
    if speaker.kind == "document":
        return "document"
    if speaker.kind in ("person", "organization"):
        return "named"
    said_of_it = f"{speaker.name} {speaker.description or ''}".casefold()
    words = set(said_of_it.split()) - _ARTICLES
    sources = lexicon("sources")
    hidden = any(phrase in said_of_it for phrase in sources["anonymous"])
    if hidden or (words <= sources["vague"] and not speaker.affiliations):
        return "anonymous"
    return "described"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many quotes there are by kind and by sourcing, and how many sources by sourcing.

    Every key is there, with 0 where there is none.
    """

    quotes: int
    kinds: dict[QuoteKind, int]
    sourcing: dict[Sourcing, int]
    sources: dict[Sourcing, int]
    groups: int

    @property
    def unnamed(self) -> int:
        """Sources that are neither named nor groups nor documents."""
        return self.sources["described"] + self.sources["anonymous"] - self.groups


def counts(
    documents: Iterable[AttributedDocument],
    acts: Acts = "statement",
    nodes: Mapping[tuple[int, str], str] | None = None,
) -> Counts:
    """The counts of some documents; what a source did not say, or not yet, is no quote of it.

    nodes: who is who, by the number of a document, from 1, and the id of a speaker in it; without
    it a speaker counts once in each document that quotes it.
    """
    kinds: Counter[str] = Counter()
    ties: Counter[str] = Counter()
    quoted: dict[object, Speaker] = {}
    for number, document in enumerate(documents, 1):
        by_id = {speaker.id: speaker for speaker in document.speakers}
        for quote in shown(document, acts).quotes:
            if quote.stance not in UTTERED:
                continue
            kinds[quote.kind] += 1
            speaker = by_id.get(quote.speaker or "")
            ties[sourcing(speaker)] += 1
            if speaker:
                place = (number, speaker.id)
                quoted.setdefault(nodes[place] if nodes else place, speaker)
    sources = Counter(map(sourcing, quoted.values()))
    return Counts(
        quotes=kinds.total(),
        kinds={kind: kinds[kind] for kind in get_args(QuoteKind)},
        sourcing={name: ties[name] for name in SOURCING},
        sources={name: sources[name] for name in SOURCING},
        groups=sum(speaker.kind == "group" for speaker in quoted.values()),
    )
