"""The sources of one story, a row each: who it is, how it is introduced, how much it says and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from graphs.audits.sectors import sector
from graphs.audits.titles import title_of
from graphs.reports.counts import sourcing
from quotes.document import Affiliation, AttributedDocument, Quote, Span, Speaker

__all__ = ["HEARD", "TYPES", "Place", "Source", "SourceType", "is_heard", "sources", "type_of"]

SourceType = Literal[
    "named person", "named organization", "document", "anonymous source", "unnamed person", "group"
]

TYPES: dict[SourceType, str] = {
    "named person": "somebody with a name",
    "named organization": "a body with a name, without one of its people",
    "document": "something written: a report, a law, a post",
    "anonymous source": "somebody whose name is kept back, or of whom nothing at all is said",
    "unnamed person": "somebody who is described and has no name: a resident, a spokesperson",
    "group": "several at once: residents, officials, experts",
}
"""The types in newsroom words, and what each means."""

Place = Literal["lead", "middle", "end"]
_LEAD, _END = 0.2, 0.8
"""Shares of the text before which something stands in its lead, and from which on at its end."""

HEARD = ("asserts", "concedes", "denies", "doubts", "asks", "orders")
"""Stances in which somebody is heard: what was declined or not said counts for nobody."""

_REASON = regex.compile(
    r"\b(?:because|citing|for fear|out of fear|since|due to|as (?:he|she|they)"
    r"|to (?:discuss|speak|describe|protect|avoid))\b",
    regex.I,
)
"""With what the reason begins in the words that keep a name back."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of one story; under several names in it, still one.

    speaker: its id in the story; node: its id over all stories. title: in the story's words, with the body
    before it (City spokesperson). organization, place: the first that the story states; titles,
    organizations: all of them. speaks_for: the name of the body. introduced, anonymity, reason: the
    article's words, empty where there are none. statements: how many, of them direct, mixed and indirect;
    words: of these. first, last: where, as shares (0 to 1) of the text.
    stances: of all its quotes, with what it did not say. confidence: the mean probability that the words
    are its own. told_as: he, she or they, for a named person, as the article tells it, where it tells one
    thing alone. quotes: its statements, in order.
    """

    speaker: str
    node: str
    type: SourceType
    sector: str
    name: str
    title: str
    organization: str
    place: str
    titles: tuple[str, ...]
    organizations: tuple[str, ...]
    speaks_for: str
    introduced: str
    anonymity: str
    reason: str
    statements: int
    direct: int
    mixed: int
    indirect: int
    words: int
    first: float
    last: float
    stances: Mapping[str, int]
    confidence: float
    told_as: str
    quotes: tuple[Quote, ...]

    @property
    def first_in(self) -> Place:
        """The part of the story in which it is first heard."""
        return _part(self.first)

    @property
    def last_in(self) -> Place:
        """The part of the story in which it is last heard."""
        return _part(self.last)


def is_heard(quote: Quote) -> bool:
    """Whether a quote counts as a statement of its source."""
    return quote.stance in HEARD


def type_of(speaker: Speaker) -> SourceType:
    """The type of a source, in newsroom words."""
    if speaker.kind == "person":
        return "named person"
    if speaker.kind == "organization":
        return "named organization"
    if speaker.kind == "document":
        return "document"
    if speaker.anonymity or sourcing(speaker) == "anonymous":
        return "anonymous source"
    return "group" if speaker.kind == "group" else "unnamed person"


def sources(document: AttributedDocument, nodes: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources of a document in the order in which they are first heard.

    nodes: who each speaker is over all documents, by its id.
    """
    said: dict[str, list[Quote]] = defaultdict(list)
    known = {speaker.id: speaker for speaker in document.speakers}
    for quote in sorted(document.quotes, key=lambda quote: min(quote.spans)):
        if quote.speaker in known:
            said[nodes[quote.speaker]].append(quote)
    members: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in document.speakers:
        members[nodes[speaker.id]].append(speaker)
    rows = [
        _source(document, node, members[node], quotes)
        for node, quotes in said.items()
        if any(map(is_heard, quotes))
    ]
    return tuple(sorted(rows, key=lambda row: row.first))


def _source(
    document: AttributedDocument, node: str, members: Sequence[Speaker], quotes: Sequence[Quote]
) -> Source:
    heard = [quote for quote in quotes if is_heard(quote)]
    kinds = Counter(quote.kind for quote in heard)
    size = _size(document)
    spoken = {quote.speaker for quote in heard}
    speaker = max(members, key=lambda one: (one.id in spoken, one.kind == "person", len(one.name)))
    stated = sorted((a for one in members for a in one.affiliations), key=_main)
    body = next((document.speaker(one.speaks_for) for one in members if one.speaks_for), None)
    hidden = _words(document, next((one.anonymity for one in members if one.anonymity), None))
    reason = _REASON.search(hidden)
    return Source(
        speaker=speaker.id,
        node=node,
        type=type_of(speaker),
        sector=sector(speaker, body.name if body else ""),
        name=speaker.name,
        title=title_of(document, stated, {span.start for one in members for span in one.mentions}),
        organization=_named(next((_body(a) for a in stated if a.organization), ""), body),
        place=next((a.place for a in stated if a.place), ""),
        titles=tuple(dict.fromkeys(filter(None, map(str, stated)))),
        organizations=tuple(_body(a) for a in stated if a.organization and a.status != "former"),
        speaks_for=body.name if body else "",
        introduced=_words(document, next((one.introduced for one in members if one.introduced), None)),
        anonymity=hidden,
        reason=hidden[reason.start() :] if reason else "",
        statements=len(heard),
        direct=kinds["direct"],
        mixed=kinds["mixed"],
        indirect=kinds["indirect"],
        words=sum(len(quote.text.split()) for quote in heard),
        first=round(min(heard[0].spans).start / size, 2),
        last=round(min(heard[-1].spans).start / size, 2),
        stances=dict(Counter(quote.stance for quote in quotes)),
        confidence=round(sum(quote.confidence for quote in heard) / len(heard), 2),
        told_as=_told_as(document, speaker, quotes),
        quotes=tuple(heard),
    )


_TELLING = {
    "he": "he", "him": "he", "mr": "he", "sir": "he", "she": "she", "her": "she", "mrs": "she", "ms": "she",
    "miss": "she", "mx": "they", "they": "they",
}  # fmt: skip
_LONGEST_TITLE = 5


def _told_as(document: AttributedDocument, speaker: Speaker, quotes: Sequence[Quote]) -> str:
    """What pronouns beside its quotes and courtesies before its names say, if they say one thing."""
    text = document.text
    if text is None or speaker.kind != "person":
        return ""
    words = [quote.mention.of(text) for quote in quotes if quote.mention]
    for span in speaker.mentions:
        words += text[max(span.start - _LONGEST_TITLE, 0) : span.start].split()[-1:]
        words += span.of(text).split()[:1]
    told = {_TELLING[word] for word in (word.lower().rstrip(".") for word in words) if word in _TELLING}
    return told.pop() if len(told) == 1 else ""


def _main(stated: Affiliation) -> tuple[bool, bool, bool]:
    """Sorts what tells most today first: a role in a body, then a role."""
    return stated.status == "former", not (stated.role and stated.organization), not stated.role


_PARTIES = {"D": "Democratic Party", "R": "Republican Party"}
"""Letters behind a name: Ana Roe, D-Lakemont."""


def _body(stated: Affiliation) -> str:
    return _PARTIES.get(stated.organization, stated.organization)


def _named(stated: str, body: Speaker | None) -> str:
    """An organization as stated, but by its name where somebody speaks for it: the company."""
    return stated if body is None or (stated and not stated.islower()) else body.name


def _size(document: AttributedDocument) -> int:
    """Characters of the text; where it is not at hand, up to the end of the last quote."""
    if document.text is not None:
        return max(len(document.text), 1)
    return max((span.end for quote in document.quotes for span in quote.spans), default=1)


def _words(document: AttributedDocument, span: Span | None) -> str:
    """The article's words; empty where there are none or the text is not at hand."""
    return " ".join(span.of(document.text).split()) if span and document.text is not None else ""


def _part(share: float) -> Place:
    return "lead" if share < _LEAD else "end" if share >= _END else "middle"
