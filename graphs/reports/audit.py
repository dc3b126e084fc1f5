"""Counts for a newsroom: who is quoted, how, and how openly the sources are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from graphs.shown import Acts, shown
from quotes.document import AttributedDocument, Quote, QuoteKind, Speaker
from quotes.formats.content import described
from quotes.resources import lexicon

__all__ = ["SOURCING", "Audit", "Sourcing", "audit", "sourcing"]

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
class Audit:
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


def audit(documents: Iterable[AttributedDocument], acts: Acts = "statement") -> Audit:
    """The counts of some documents. A speaker counts once in each document that quotes it."""
    kinds: Counter[str] = Counter()
    ties: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    groups = 0
    for document in documents:
        by_id = {speaker.id: speaker for speaker in document.speakers}
        quotes = shown(document, acts).quotes
        kinds.update(quote.kind for quote in quotes)
        unnamed = {
            quote.id: described(quote, document.text) for quote in quotes if quote.speaker not in by_id
        }
        ties.update(
            "described" if unnamed.get(quote.id) else sourcing(by_id.get(quote.speaker or ""))
            for quote in quotes
        )
        sources["described"] += len({words for words in unnamed.values() if words})
        quoted = _quoted(quotes, by_id)
        sources.update(sourcing(speaker) for speaker in quoted)
        groups += sum(speaker.kind == "group" for speaker in quoted)
    return Audit(
        quotes=kinds.total(),
        kinds={kind: kinds[kind] for kind in get_args(QuoteKind)},
        sourcing={name: ties[name] for name in SOURCING},
        sources={name: sources[name] for name in SOURCING},
        groups=groups,
    )


def _quoted(quotes: Sequence[Quote], by_id: dict[str, Speaker]) -> list[Speaker]:
    ids = dict.fromkeys(quote.speaker for quote in quotes)
    return [by_id[id] for id in ids if id in by_id]
