"""The words of the trade as data: article, span, quote, speaker, affiliation.

Everything here is immutable. The JSON of an ``AttributedDocument`` is the project's
contract with other programs; ``data/document.schema.json`` describes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

__all__ = [
    "Act",
    "Affiliation",
    "Article",
    "AttributedDocument",
    "Disclosure",
    "Document",
    "Quote",
    "QuoteKind",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpokenOf",
    "Stance",
    "Status",
    "Step",
    "Way",
]

QuoteKind = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal["person", "organization", "group", "unnamed", "document"]
Act = Literal["statement", "belief", "intention"]
Stance = Literal["asserts", "concedes", "denies", "doubts", "asks", "orders", "declines", "unsaid"]
Status = Literal["present", "former", "acting", "elect"]
Way = Literal["declined", "no reply", "not reached", "asked"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of an article's text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of an article besides its text.

    published: ISO 8601 date. sha256: hex digest of the text in UTF-8, which says to
    which text the offsets belong.
    """

    id: str
    path: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was read, and what is known of it. The text never changes.

    times: of a recording, where in the text something begins, and when: 00:12:31.
    """

    text: str
    document: Document
    times: tuple[tuple[int, str], ...] = ()

    def named(self, id: str) -> Article:
        """The same article under another id."""
        return self if id == self.document.id else replace(self, document=replace(self.document, id=id))

    @staticmethod
    def of(text: str, id: str = "text", **known: str | None) -> Article:
        """An article from a text in memory; ``known`` are fields of Document."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Article(text, Document(id=id, sha256=digest, **known))


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What the article states about a speaker, and where it states it.

    Fields that the article does not give are empty strings. status: ``present``, or
    ``former``, ``acting``, ``elect`` where the article says so.
    """

    role: str
    organization: str
    place: str
    start: int
    end: int
    status: Status = "present"

    def __str__(self) -> str:
        """For people: ``former head, security department in Tuz Khurmatu``."""
        place = "" if self.place and self.place in self.organization else self.place
        told = f" {self.organization} " in f" {self.role} "  # owns Roe Hardware
        body = "" if told else self.organization
        return ", ".join(filter(None, (self.told_role, body, place)))

    @property
    def told_role(self) -> str:
        """The role, with whether it has ended, begins or is held for another: ``former head``."""
        if self.status == "present" or self.role.lower().startswith((self.status, *_ENDED)):
            return self.role
        return f"{self.status} {self.role}".rstrip()


_ENDED = ("ex-", "one-time", "onetime", "retired")
"""How a role begins that says itself that it has ended."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or body that all its mentions stand for.

    name: the fullest form found in the article, without titles and roles.
    description: for an unnamed source, what the article says of it. speaks_for: the id of the body
    whose spokesperson, official, lawyer, statement or poll it is. introduced: the words that tell the
    reader who it is. anonymity: the words that grant it, with the reason.
    """

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    description: str | None = None
    speaks_for: str | None = None
    introduced: Span | None = None
    anonymity: Span | None = None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What the article tells of somebody who was asked and said nothing.

    party: by name, or the article's words. way: ``declined``, ``no reply``, ``not reached``, or ``asked``
    where no answer is told of. when: the time told, in the article's words.
    """

    party: str
    way: Way
    when: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A person or body that others speak of.

    mentions: its names in the words of others. accused: the words that accuse or criticize it by name,
    wherever the article has them.
    """

    name: str
    kind: Literal["person", "organization"]
    mentions: tuple[Span, ...]
    accused: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step from a mention to its speaker: ``he`` is ``Muhammad`` by ``reason``.

    start, end: where the words ``to`` stand in the text.
    """

    mention: str
    to: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """One attributed quotation.

    text: the content in reading order, enclosing quotation marks dropped.
    speaker: a Speaker's id, or None where it cannot be told.
    spans: the content's pieces, quotation marks included; quoted: the pieces inside
    quotation marks. mention, cue: the words that name the source and that report.
    confidence: calibrated probability that the mention is the right source.
    rule: the rule or model that decided; evidence: the words it used;
    steps: how the mention led to the speaker. stance: what the speaker does with the content;
    ``unsaid`` where the text says that it was not said, or not yet.
    """

    id: str
    kind: QuoteKind
    text: str
    speaker: str | None
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    act: Act
    stance: Stance = field(default="asserts", kw_only=True)
    mention: Span | None
    cue: Span | None
    addressee: str | None
    confidence: float
    rule: str
    evidence: tuple[Span, ...] = ()
    steps: tuple[Step, ...] = ()
    time: str | None = None

    @property
    def is_said(self) -> bool:
        """Whether the speaker says what the content says: asserts or concedes it."""
        return self.stance in ("asserts", "concedes")


@dataclass(frozen=True, slots=True)
class AttributedDocument:
    """Who said what in one article.

    text: the article's text where it is at hand; it is not part of the JSON.
    """

    document: Document
    speakers: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]
    text: str | None = field(default=None, repr=False)
    disclosures: tuple[Disclosure, ...] = ()
    spoken_of: tuple[SpokenOf, ...] = ()

    def speaker(self, id: str | None) -> Speaker | None:
        """The speaker with this id, or None."""
        return next((speaker for speaker in self.speakers if speaker.id == id), None)

    def with_quotes(self, quotes: Iterable[Quote]) -> AttributedDocument:
        """The document with these quotes instead, and those speakers who say one or for whom one speaks."""
        quotes = tuple(quotes)
        named = {quote.speaker for quote in quotes}
        named |= {speaker.speaks_for for speaker in self.speakers if speaker.id in named}
        speakers = tuple(speaker for speaker in self.speakers if speaker.id in named)
        return replace(self, quotes=quotes, speakers=speakers)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the project's contract."""
        return {
            "document": {name: getattr(self.document, name) for name in self.document.__slots__},
            "speakers": [_speaker_object(speaker) for speaker in self.speakers],
            "quotes": [_quote_object(quote) for quote in self.quotes],
            "disclosures": [
                {name: getattr(told, name) for name in told.__slots__} for told in self.disclosures
            ],
            "spoken_of": [
                {
                    "name": one.name,
                    "kind": one.kind,
                    "mentions": _span_objects(one.mentions),
                    "accused": _span_object(one.accused),
                }
                for one in self.spoken_of
            ],
        }

    @staticmethod
    def from_dict(value: Mapping[str, Any], text: str | None = None) -> AttributedDocument:
        """The document that ``to_dict`` described. Raises KeyError or TypeError for another shape."""
        return AttributedDocument(
            Document(**value["document"]),
            tuple(_speaker(speaker) for speaker in value["speakers"]),
            tuple(_quote(quote) for quote in value["quotes"]),
            text,
            tuple(Disclosure(**told) for told in value.get("disclosures", ())),
            tuple(
                SpokenOf(one["name"], one["kind"], _spans(one["mentions"]), _span(one["accused"]))
                for one in value.get("spoken_of", ())
            ),
        )


# Written out field by field: ten times as fast as dataclasses.asdict.


def _speaker_object(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "aliases": list(speaker.aliases),
        "mentions": _span_objects(speaker.mentions),
        "affiliations": [
            {
                "role": stated.role,
                "organization": stated.organization,
                "place": stated.place,
                "start": stated.start,
                "end": stated.end,
                "status": stated.status,
            }
            for stated in speaker.affiliations
        ],
        "description": speaker.description,
        "speaks_for": speaker.speaks_for,
        "introduced": _span_object(speaker.introduced),
        "anonymity": _span_object(speaker.anonymity),
    }


def _quote_object(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "text": quote.text,
        "speaker": quote.speaker,
        "spans": _span_objects(quote.spans),
        "quoted": _span_objects(quote.quoted),
        "act": quote.act,
        "stance": quote.stance,
        "mention": _span_object(quote.mention),
        "cue": _span_object(quote.cue),
        "addressee": quote.addressee,
        "confidence": quote.confidence,
        "rule": quote.rule,
        "evidence": _span_objects(quote.evidence),
        "steps": [
            {
                "mention": step.mention,
                "to": step.to,
                "reason": step.reason,
                "start": step.start,
                "end": step.end,
            }
            for step in quote.steps
        ],
        "time": quote.time,
    }


def _span_object(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _span_objects(spans: tuple[Span, ...]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _span(value: Mapping[str, int] | None) -> Span | None:
    return None if value is None else Span(value["start"], value["end"])


def _spans(values: list[Mapping[str, int]]) -> tuple[Span, ...]:
    return tuple(Span(value["start"], value["end"]) for value in values)


def _speaker(value: Mapping[str, Any]) -> Speaker:
    return Speaker(
        **{
            **value,
            "aliases": tuple(value["aliases"]),
            "mentions": _spans(value["mentions"]),
            "affiliations": tuple(Affiliation(**stated) for stated in value["affiliations"]),
            "introduced": _span(value.get("introduced")),
            "anonymity": _span(value.get("anonymity")),
        }
    )


def _quote(value: Mapping[str, Any]) -> Quote:
    return Quote(
        **{
            **value,
            "spans": _spans(value["spans"]),
            "quoted": _spans(value["quoted"]),
            "mention": _span(value["mention"]),
            "cue": _span(value["cue"]),
            "evidence": _spans(value["evidence"]),
            "steps": tuple(Step(**step) for step in value["steps"]),
        }
    )
