"""Roll: the speakers of an article with ids and names, and the steps that led to each."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

import regex

from quotes.attribution.attributions import Attribution
from quotes.document import Affiliation, Disclosure, Span, Speaker, SpeakerKind, SpokenOf, Step
from quotes.names.honorifics import plain
from quotes.speakers.affiliations.page import Page
from quotes.speakers.disclosed.disclosures import disclosures
from quotes.speakers.disclosed.sources import anonymity, body_of, introduced
from quotes.speakers.disclosed.spoken_of import spoken_of
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.documents import is_document, issuer
from quotes.speakers.mentions.mentions import PRONOUNS
from quotes.speakers.scene.scene import Scene

__all__ = ["Answer", "Resolution", "Resolved", "called", "identifier"]


class Answer(NamedTuple):
    """The entity that a mention stands for, why, and how likely that is right.

    mention: the kind of mention; origin: where the candidate came from; others: who else is named in it,
    and where.
    """

    entity: Entity
    reason: str
    probability: float
    mention: str
    origin: str
    others: Sequence[tuple[Entity, Span]] = ()

    @property
    def entities(self) -> list[Entity]:
        """All who said it."""
        return [self.entity, *(entity for entity, _ in self.others)]


class Resolved(NamedTuple):
    """The speaker's id of one attribution, the steps that led there, and the probability that it is right.

    mention: the kind of mention; origin: where the candidate came from. others: who said it with them,
    each with the place in the mention.
    """

    speaker: str | None
    steps: tuple[Step, ...] = ()
    probability: float = 0.0
    mention: str = ""
    origin: str = ""
    others: tuple[tuple[str, Span], ...] = ()


class Resolution(NamedTuple):
    """The speakers of an article and, for each attribution in order, which of them said it.

    Among the speakers are the bodies that others speak for. disclosures: who said nothing;
    spoken_of: who is named in others' words or accused.
    """

    speakers: tuple[Speaker, ...]
    resolved: tuple[Resolved, ...]
    disclosures: tuple[Disclosure, ...] = ()
    spoken_of: tuple[SpokenOf, ...] = ()


_NO_ONE = Resolved(None)


def called(
    scene: Scene,
    attributions: Sequence[Attribution],
    answers: Sequence[Answer | None],
    stated: Mapping[Entity, tuple[Affiliation, ...]],
) -> Resolution:
    """Speakers with ids for the entities that said something, and the answers in their terms.

    stated: what the article says of each.
    """
    page = scene.page
    spoken: dict[Entity, list[Span]] = {}
    for attribution, answer in zip(attributions, answers, strict=True):
        if answer:
            spoken.setdefault(answer.entity, []).extend([attribution.mention] if attribution.mention else ())
            for entity, _ in answer.others:
                spoken.setdefault(entity, [])
    speakers: dict[Entity, Speaker] = {}
    taken: set[str] = set()
    told = {entity: stated.get(entity, ()) for entity in spoken}
    bodies = {entity: body_of(page, own) for entity, own in told.items()}
    for entity, own in spoken.items():
        if entity.kind == "document" and entity.span:
            issued = issuer(page, [page.span(*entity.span), *own])
            if issued:
                entity.span, told[entity], bodies[entity] = issued.place, issued.stated, issued.body
        speakers[entity] = _speaker(scene, entity, own, told[entity], taken)
        taken.add(speakers[entity].id)
    mentioned = [
        (a.entity, own.mention) for own, a in zip(attributions, answers, strict=True) if a and own.mention
    ]
    hidden = anonymity(page, mentioned)
    for entity in spoken:
        body = bodies[entity]
        if body and body not in speakers:
            speakers[body] = _speaker(scene, body, (), (), taken)
            taken.add(speakers[body].id)
        speakers[entity] = replace(
            speakers[entity],
            speaks_for=speakers[body].id if body else None,
            introduced=introduced(page, entity, told[entity]),
            anonymity=hidden.get(entity),
        )
    resolved = tuple(_resolved(page, attributions, answers, speakers))
    named = spoken_of(
        page, ((a.entity if a else None, own.spans) for own, a in zip(attributions, answers, strict=True))
    )
    return Resolution(tuple(speakers.values()), resolved, tuple(disclosures(page)), named)


def _resolved(
    page: Page,
    attributions: Sequence[Attribution],
    answers: Sequence[Answer | None],
    speakers: Mapping[Entity, Speaker],
) -> Iterator[Resolved]:
    """Who said each content, in terms of the speakers."""
    places = {answer.entity: _full_name(page, answer.entity) for answer in answers if answer}
    for attribution, answer in zip(attributions, answers, strict=True):
        if answer is None:
            yield _NO_ONE
            continue
        speaker = speakers[answer.entity]
        place = places[answer.entity] or attribution.mention or attribution.spans[0]
        steps = _steps(page, answer, attribution.mention, speaker.name, place)
        others = tuple((speakers[entity].id, span) for entity, span in answer.others)
        yield Resolved(speaker.id, steps, answer.probability, answer.mention, answer.origin, others)


def _steps(page: Page, answer: Answer, mention: Span | None, name: str, place: Span) -> tuple[Step, ...]:
    """From the mention to the name at ``place``; a pronoun goes by the short name before it, if any."""
    words = mention.of(page.article) if mention else ""
    if mention and words.lower() in PRONOUNS:
        names = answer.entity.mentions
        before = bisect_left(names, mention.start, key=lambda found: page.start[found.first]) - 1
        if before >= 0:
            short = page.text(names[before].first, names[before].last)
            if short != name:
                near = page.span(names[before].first, names[before].last)
                full = Step(short, name, "part of the full name", place.start, place.end)
                return Step(words, short, answer.reason, near.start, near.end), full
    return (Step(words, name, answer.reason, place.start, place.end),)


def _speaker(
    scene: Scene,
    entity: Entity,
    mentions: Sequence[Span],
    stated: tuple[Affiliation, ...],
    taken: Collection[str],
) -> Speaker:
    """The speaker that an entity is. ``mentions`` stand beside its quotes; ``taken`` are ids of others."""
    page = scene.page
    spans = [page.span(name.first, name.last) for name in entity.mentions]
    forms = dict.fromkeys(span.of(page.article) for span in spans)
    name = page.text(*entity.span) if entity.span else _addressed(page, entity) or entity.name
    return Speaker(
        id=identifier(name, taken),
        name=name,
        kind=_kind(page, entity),
        aliases=tuple(form for form in forms if form != name),
        mentions=tuple(sorted([*spans, *_apart(mentions, spans)], key=_PLACE)),
        affiliations=stated,
        description=name if entity.kind == "unnamed" else None,
    )


_ADDRESS = frozenset("aunt auntie aunty madam master miss mr mrs ms sir uncle".split())
"""Forms of address without which an only name is none; Ibu and Pak are no part of it."""


def _addressed(page: Page, entity: Entity) -> str:
    """The only name of a person with the form of address that stands before it: Mrs Lodge; else empty."""
    if entity.kind != "person" or len(entity.words) > 1 or not _ADDRESS.issuperset(entity.titles):
        return ""
    for name in entity.mentions if entity.titles else ():
        if name.first and plain(page.words[name.first - 1]) in entity.titles:
            return page.text(name.first - 1, name.last)
    return ""


_PLACE = attrgetter("start", "end")


def _apart(more: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """Those of ``more`` that overlap none of ``spans``, which are in order and apart from each other."""
    ends = [span.end for span in spans]
    found = []
    for span in more:
        at = bisect_right(ends, span.start)
        if at == len(spans) or spans[at].start >= span.end:
            found.append(span)
    return found


def _full_name(page: Page, entity: Entity) -> Span | None:
    """Where the fullest name of an entity first stands."""
    for name in entity.mentions:
        if name.last - name.first == len(entity.words):
            return page.span(name.first, name.last)
    return None


def _kind(page: Page, entity: Entity) -> SpeakerKind:
    if entity.kind in ("organization", "other") and is_document(entity):
        return "document"
    if entity.kind == "organization" and entity.noun == "team" and not _is_named_for(page, entity):
        return "group"
    if (
        entity.kind == "other"
        and len(entity.words) == 1
        and entity.words[-1].endswith("s")
        and entity.words[-1] != entity.words[-1].upper()
    ):
        return "group"  # Republicans, Muslims
    return "organization" if entity.kind in ("place", "other") else entity.kind  # type: ignore[return-value]


def _is_named_for(page: Page, entity: Entity) -> bool:
    """Whether a person or a body has its name before a team: | Roe's team, not a team | at Roe Lab."""
    if entity.mentions or entity.span is None:
        return True
    first, last = entity.span
    head = next((at for at in range(first, last) if page.lower[at] == entity.noun), last)
    return any(one.kind in ("organization", "person") for _, one in page.found.within(first, head))


_NO_SLUG = regex.compile(r"[^a-z0-9]+")


def identifier(name: str, taken: Collection[str]) -> str:
    """The slug of a name, numbered where it is ``taken``."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    slug = _NO_SLUG.sub("-", plain.lower()).strip("-")[:60].strip("-") or "speaker"
    number = 1
    while (id := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return id
