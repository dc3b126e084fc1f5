"""Speakers: the person or body that every mention beside a quote stands for."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter

import numpy as np
import regex

from quotes.attribution.attributions import Attribution
from quotes.document import Affiliation, Disclosure, Span, Speaker, SpeakerKind, Step
from quotes.names.recognition import Name, marked
from quotes.resources import lexicon
from quotes.speakers.affiliations.learned import Asked, learned
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.statements import described, distinct
from quotes.speakers.anaphora import PRONOUNS, by_body, by_pronoun, by_role, by_salience, last_person
from quotes.speakers.disclosures import disclosures
from quotes.speakers.entities import Entity, entities
from quotes.speakers.scene import Found, Scene
from quotes.speakers.sources import anonymity, body_of, introduced
from quotes.text.analysis import Reading
from quotes.text.tags import POS

__all__ = ["Resolution", "Resolved", "identifier", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker's id of one attribution, the steps that led there, and the probability that it is right."""

    speaker: str | None
    steps: tuple[Step, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """The speakers of an article and, for each attribution in order, which of them said it.

    Among the speakers are the bodies that others speak for. disclosures: who said nothing.
    """

    speakers: tuple[Speaker, ...]
    resolved: tuple[Resolved, ...]
    disclosures: tuple[Disclosure, ...] = ()


_NOWHERE = Span(0, 0)
_NO_ONE = Resolved(None, (), 0.0)
_FAR = 25
"""Sentences outside quotation marks after which "the agency" is another one."""

_BEFORE = 50
"""Quotes before one without a mention that it may go on from, all nearer than a paragraph."""

_STATES = 0.6
"""The probability from which a description says something of the person that it stands for."""

_LEAST = 0.3
"""The probability from which a speaker is named."""

_DESCRIBED = 200
"""Sources without a name, the last first, that "the baker" is looked for among."""

_DOUBTFUL = 0.25
"""The probability that a noun for a thing is a source."""

_ANY_BODY = frozenset("agency body company corporation firm group organisation organization outlet".split())
"""Nouns that may stand for an organization whatever it is; "the union" needs to be one."""

_ALIKE = {"union": frozenset(("association", "brotherhood", "federation", "union"))}
"""Nouns for an organization with the words that name one of its kind."""

_HEAD_ENDS = frozenset(("IN", "TO", "WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "VBG", "MD", "(", ",", ":"))
_NOUN = frozenset(POS.index(tag) for tag in ("NN", "NNS", "NNP", "NNPS"))
_IN_PHRASE = _NOUN | frozenset(
    POS.index(tag) for tag in ("DT", "JJ", "JJR", "JJS", "PRP$", "POS", "CD", "VBN")
)
_PLURAL = frozenset(POS.index(tag) for tag in ("NNS", "NNPS"))
_BREAKS = frozenset((",", ".", "(", ")", "who", "and", "of", "in", "at", "from", "for", '"', "“", "”"))
_EDGES = frozenset((",", "(", ")", '"', "“", "”", "-", "--", "—", "–", ":", "."))
_SUBJECTS = frozenset(POS.index(tag) for tag in ("PRP", "WP"))
_SOURCES = ("er", "or", "ist", "ian", "ee", "ant", "man", "woman", "people", "folk")
"""Endings of nouns for somebody who can say something."""

_AGE = regex.compile(r"\d+-year-old")
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


def resolve(
    readings: Sequence[Reading], attributions: Iterable[Sequence[Attribution]]
) -> Iterator[Resolution]:
    """The speakers of the attributions of each of some articles, in the order of their contents.

    The readings must share a vocabulary: names are marked in all of them at once.
    """
    said = list(attributions)
    answered = [
        _answered(reading, own, names)
        for reading, own, names in zip(readings, said, marked(readings), strict=True)
    ]
    for (scene, answers), own, stated in zip(answered, said, _stated(readings, answered), strict=True):
        yield _resolution(scene, own, answers, stated)


def _answered(
    reading: Reading, attributions: Sequence[Attribution], names: Iterable[Name]
) -> tuple[Scene, list[Found | None]]:
    """The scene of an article when it has been read, and who said each of its contents."""
    named = [a.mention or _NOWHERE for a in attributions]
    mentions = _ranges(reading, [span.start for span in named], [span.end for span in named])
    contents = _ranges(
        reading, [a.spans[0].start for a in attributions], [a.spans[-1].end for a in attributions]
    )
    found = entities(reading, names, [mention for mention in mentions if mention])
    scene = Scene.of(reading, found, _reported(reading, attributions))
    answers: list[Found | None] = []
    for mention, content in zip(mentions, contents, strict=True):
        scene.own = range(*(content or (0, 0)))
        answer = _by_mention(scene, *mention) if mention else _implied(scene, contents, answers)
        if answer and (answer.probability < _LEAST or answer.entity.unclear):
            answer = None
        answers.append(answer)
        if answer:
            scene.said.append((scene.own, answer.entity))
            scene.spoken.append(((mention or content or (0, 0))[0], answer.entity))
            if (
                mention
                and answer.entity.kind == "person"
                and answer.probability >= _STATES
                and all(held[1] is not answer.entity for held in found.within(*mention))
            ):
                scene.state(answer.entity, described(scene.page, *mention))
    return scene, answers


def _ranges(reading: Reading, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int] | None]:
    """The tokens between each start and end, None where there are none."""
    firsts = np.searchsorted(reading.tokens.end, starts, side="right").tolist()
    lasts = np.searchsorted(reading.tokens.start, ends, side="left").tolist()
    return [(first, last) if first < last else None for first, last in zip(firsts, lasts, strict=True)]


def _reported(reading: Reading, attributions: Sequence[Attribution]) -> bytearray:
    """For each token 1 where it is of a content."""
    reported = bytearray(len(reading.tokens))
    spans = [span for a in attributions for span in a.spans]
    for part in _ranges(reading, [span.start for span in spans], [span.end for span in spans]):
        if part:
            reported[slice(*part)] = b"\1" * (part[1] - part[0])
    return reported


def _by_mention(scene: Scene, first: int, last: int) -> Found | None:
    """The entity that the words of a mention stand for."""
    first, last = _core(scene, first, last)
    words = scene.page.words
    if words[first].lower() in PRONOUNS and (last - first == 1 or scene.page.pos[first] in _SUBJECTS):
        before = _before_relative(scene, first) if words[first].lower() in ("who", "which", "that") else None
        return by_pronoun(scene, first) or (_by_mention(scene, *before) if before else None)
    if last - first > 2 and words[last - 1].lower() in ("he", "she"):
        return by_pronoun(scene, last - 1)
    if last - first == 1 and words[first].lower() in lexicon("roles")["titles"]:
        behind = first + 1 + (words[first + 1 : first + 2] == ["."])
        if (held := scene.entities.at.get(behind)) and held[1].kind == "person":
            return Found(held[1], "the name behind the title", 0.9)
    end = _head_end(scene, first, last)
    named = _named(scene, first, end)
    if named and named.entity.kind != "person":
        named = _named_last(scene, first, last) or named
    return (
        named
        or _apposed(scene, first, end, last)
        or _named_last(scene, first, last)
        or _described(scene, first, end, last)
    )


def _before_relative(scene: Scene, at: int) -> tuple[int, int] | None:
    """The noun phrase that a relative pronoun goes back to: few economists, who."""
    page = scene.page
    last = at - (at > 0 and page.words[at - 1] == ",")
    first = last
    while first > 0 and page.pos[first - 1] in _IN_PHRASE and page.sentence[first - 1] == page.sentence[at]:
        first -= 1
    return (first, last) if first < last and page.pos[last - 1] in _NOUN else None


def _core(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A mention without punctuation and possessives at its edges and without a phrase before its comma."""
    words = scene.page.words
    while last - first > 1 and words[first] in _EDGES:
        first += 1
    while last - first > 1 and (words[last - 1] in _EDGES or words[last - 1] in _POSSESSIVE):
        if words[last - 1] == ")" and "(" in words[first:last]:
            break
        last -= 1
    if POS[scene.page.pos[first]] == "IN" and "," in words[first : last - 1]:
        first = first + words[first:last].index(",") + 1
    return first, last


def _named_last(scene: Scene, first: int, last: int) -> Found | None:
    """The person whose name, with a role or "that" before it, ends a mention: the blast that Mayor Lopez."""
    held = scene.entities.at.get(last - 1)
    if held is None or held[1].kind != "person" or held[0].last != last or held[0].first <= first:
        return None
    before = scene.page.words[held[0].first - 1].lower().removesuffix(".")
    roles = lexicon("roles")
    if (
        before in roles["titles"]
        or before in roles["roles"]
        or before in roles["courtesy"]
        or before in ("that", "which", "what")
    ):
        return Found(held[1], "the name that ends the mention", 0.85)
    return None


def _head_end(scene: Scene, first: int, last: int) -> int:
    """Where the first noun phrase of a mention ends."""
    pos, words = scene.page.pos, scene.page.words
    for token in range(first + 1, last):
        held = scene.entities.at.get(token)
        if held and held[0].first < token:
            continue
        tag = POS[pos[token]]
        if tag in _HEAD_ENDS and words[token].lower() != "of" and words[token] != "-":
            return token
        if tag == "VBN" and pos[token - 1] in _NOUN:
            return token
    return last


def _named(scene: Scene, first: int, end: int) -> Found | None:
    """The name that is the head of a noun phrase, persons before organizations."""
    words = scene.page.words
    heads = []
    for name, entity in scene.entities.within(first, end):
        after = words[name.last].lower() if name.last < end else ""
        if name.last >= end or after in ("and", "of", ",", '"', "”", "jr", "jr.", "or"):
            before = words[first : name.first]
            if "of" in [word.lower() for word in before] and entity.kind != "person":
                continue
            heads.append((name, entity))
    for kinds, probability in ((("person",), 0.97), (("organization", "place", "other"), 0.9)):
        for name, entity in heads:
            if entity.kind in kinds:
                same = tuple(words[name.first : name.last]) == entity.words
                return Found(entity, "named in full" if same else "part of the full name", probability)
    return None


def _apposed(scene: Scene, first: int, end: int, last: int) -> Found | None:
    """The person named in the apposition that follows a noun phrase: "his manager, Robby Mook"."""
    words, size = scene.page.words, len(scene.page.words)
    limit = min(size, end + 12)
    at = end
    while at < limit and words[at] not in (",", "-", "—", "–", "--") and at < last:
        at += 1
    if at >= limit or words[at] not in (",", "-", "—", "–", "--"):
        return None
    one = [word.lower() for word in words[first : first + 2]] == ["one", "of"]
    if not one and any(scene.page.pos[token] in _PLURAL for token in range(max(first, end - 1), end)):
        return None
    token = at + 1
    while token < limit and token not in scene.entities.at and token - at < 6 and words[token] not in _BREAKS:
        token += 1
    held = scene.entities.at.get(token)
    if held is None or held[1].kind != "person" or held[0].first != token:
        return None
    if scene.page.paragraph[token] != scene.page.paragraph[end - 1]:
        return None
    return Found(held[1], "named in apposition", 0.93)


def _described(scene: Scene, first: int, end: int, last: int) -> Found | None:
    """The entity that a noun phrase without a name of its own stands for."""
    words, pos = scene.page.words, scene.page.pos
    core = next((token for token in range(first, end) if words[token].lower() == "of"), end)
    nouns = [token for token in range(first, core) if pos[token] in _NOUN]
    head = nouns[-1] if nouns else core - 1
    noun = words[head].lower()
    sources, roles = lexicon("sources"), lexicon("roles")
    definite = (
        words[first].lower() in ("the", "this", "that", "his", "her", "their", "its")
        or first + 1 == end
        or any(words[token] in _POSSESSIVE for token in range(first, head))
    )
    singular = noun.removesuffix("s") if pos[head] in _PLURAL else noun
    if noun in sources["documents"]:
        return _description(scene, first, last, "document")
    if pos[head] in _PLURAL or noun in sources["groups"]:
        human = (
            noun in sources["groups"]
            or singular in roles["roles"]
            or singular in roles["kin"]
            or singular.endswith(_SOURCES)
        )
        return _description(
            scene, first, last, "group", 0.8 if human or words[head][:1].isupper() else _DOUBTFUL
        )
    if noun in sources["bodies"]:
        known = _body(scene, noun, first) if definite and core - first <= 3 else None
        if known is None and core - first == 2 and words[first].lower() == "the":
            known = _described_before(scene, noun)
            if known is None and noun in _ANY_BODY:
                known = by_body(scene, first, ("organization",))
        return known or _description(scene, first, last, "organization")
    is_person = any(
        noun in group
        for group in (roles["roles"], roles["titles"], roles["kin"], roles["relations"], sources["persons"])
    ) or noun.endswith("-year-old")
    related = noun in roles["kin"] and words[first].lower() in ("his", "her", "my", "our", "their")
    if definite and is_person and not related:
        person = by_role(scene, words[first : head + 1], first)
        if person:
            return person
        for key, entity in islice(reversed(scene.descriptions.items()), _DESCRIBED):
            if key[-1:] == (singular,) and entity.kind == "unnamed":
                return Found(entity, f"the {noun} before", 0.7)
        inside = frozenset(entity for _, entity in scene.entities.within(first, last))
        possessed = any(words[token] in _POSSESSIVE for token in range(first, head))
        own = any(
            entity.kind == "organization" or (possessed and entity.kind == "place") for entity in inside
        )
        if not own and (noun in roles["standing"] or _AGE.fullmatch(noun)):
            variation = by_salience(scene, first, words[first : head + 1], inside)
            if variation:
                return variation
    sure = (
        is_person
        or noun in roles["relations"]
        or noun.endswith(_SOURCES)
        or words[head][:1].isupper()
        or noun == "one"
    )
    return _description(scene, first, last, "unnamed", 0.8 if sure else _DOUBTFUL)


def _body(scene: Scene, noun: str, at: int) -> Found | None:
    """The organization that "the agency" stands for: named by that word, or the like, before."""
    alike = _ALIKE.get(noun, frozenset([noun]))
    for name, entity in scene.named_before(at):
        if scene.passed[at] - scene.passed[name.first] > _FAR:
            break
        if entity.kind == "organization" and alike.intersection(word.lower() for word in entity.words):
            return Found(entity, f"the {noun} by name", 0.85)
    return None


def _described_before(scene: Scene, noun: str) -> Found | None:
    """The last source that was described with a noun: "the campaign", after "the Lopez campaign"."""
    for key, entity in islice(reversed(scene.descriptions.items()), _DESCRIBED):
        if len(key) > 1 and key[-1] == noun and entity.kind == "organization":
            return Found(entity, f"the {noun} before", 0.7)
    return None


def _description(scene: Scene, first: int, last: int, kind: SpeakerKind, probability: float = 0.8) -> Found:
    """A source without a name, one for the same words."""
    words = _without_apposition(scene.page.words[first:last])
    key = tuple(word.lower() for word in words if word.lower() not in ("the", "a", "an"))
    entity = scene.descriptions.get(key)
    if entity is None:
        entity = Entity(kind, tuple(words))
        entity.span = (first, first + len(words))
        scene.descriptions[key] = entity
    return Found(entity, "described, not named", probability)


_APPOSING = frozenset(("a", "an", "the", "who", "which", "whose", "where", "including", "one", "some"))


def _without_apposition(words: Sequence[str]) -> list[str]:
    """The words up to a comma that opens an apposition or a relative clause."""
    for at in range(1, len(words) - 1):
        if words[at] == "," and words[at + 1].lower() in _APPOSING:
            return list(words[:at])
    return list(words)


def _implied(
    scene: Scene, contents: Sequence[tuple[int, int] | None], answers: Sequence[Found | None]
) -> Found | None:
    """The speaker of a quotation without a mention: who spoke right before, or whom the text was about."""
    paragraph = scene.page.paragraph
    own = contents[len(answers)]
    if own is None:
        return None
    at = own[0]
    opens = at == 0 or paragraph[at - 1] != paragraph[at]
    for before in range(len(answers) - 1, -1, -1):
        answer, content = answers[before], contents[before]
        if content is None:
            continue
        away = paragraph[at] - paragraph[content[1] - 1]
        if away > 1 or len(answers) - before > _BEFORE:
            break
        if answer is None:
            continue
        if away == 0:
            return Found(answer.entity, "goes on from the quote before", 0.85)
        if away == 1 and opens:
            return Found(answer.entity, "goes on from the paragraph before", 0.7)
        break
    return last_person(scene, at)


def _resolution(
    scene: Scene,
    attributions: Sequence[Attribution],
    answers: Sequence[Found | None],
    stated: Mapping[Entity, tuple[Affiliation, ...]],
) -> Resolution:
    """Speakers with ids for the entities that said something, and the answers in their terms."""
    page = scene.page
    spoken: dict[Entity, list[Span]] = {}
    for attribution, answer in zip(attributions, answers, strict=True):
        if answer:
            spoken.setdefault(answer.entity, []).extend([attribution.mention] if attribution.mention else ())
    speakers: dict[Entity, Speaker] = {}
    taken: set[str] = set()
    for entity, own in spoken.items():
        speakers[entity] = _speaker(scene, entity, own, stated.get(entity, ()), taken)
        taken.add(speakers[entity].id)
    mentioned = [
        (a.entity, own.mention) for own, a in zip(attributions, answers, strict=True) if a and own.mention
    ]
    hidden = anonymity(page, mentioned)
    for entity in spoken:
        body = body_of(page, stated.get(entity, ()))
        if body is not None and body is not entity and body not in speakers:
            speakers[body] = _speaker(scene, body, (), (), taken)
            taken.add(speakers[body].id)
        speakers[entity] = replace(
            speakers[entity],
            speaks_for=speakers[body].id if body is not None and body is not entity else None,
            introduced=introduced(page, entity, stated.get(entity, ())),
            anonymity=hidden.get(entity),
        )
    places = {entity: _full_name(page, entity) for entity in spoken}
    resolved = []
    for attribution, answer in zip(attributions, answers, strict=True):
        if answer is None:
            resolved.append(_NO_ONE)
            continue
        speaker = speakers[answer.entity]
        place = places[answer.entity] or attribution.mention or attribution.spans[0]
        steps = _steps(page, answer, attribution.mention, speaker.name, place)
        resolved.append(Resolved(speaker.id, steps, answer.probability))
    return Resolution(tuple(speakers.values()), tuple(resolved), tuple(disclosures(page)))


def _steps(page: Page, answer: Found, mention: Span | None, name: str, place: Span) -> tuple[Step, ...]:
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


def _stated(
    readings: Sequence[Reading], answered: Sequence[tuple[Scene, Sequence[Found | None]]]
) -> Iterator[dict[Entity, tuple[Affiliation, ...]]]:
    """What each article states about the people among those who said something."""
    spoken = [dict.fromkeys(answer.entity for answer in answers if answer) for _, answers in answered]
    asked = [
        Asked(
            reading,
            scene.entities,
            scene.page,
            [(entity, scene.statements(entity)) for entity in own if entity.kind == "person"],
        )
        for reading, (scene, _), own in zip(readings, answered, spoken, strict=True)
    ]
    for one, own, read in zip(asked, spoken, learned(asked), strict=True):
        stated = {person: tuple(distinct(told)) for (person, _), told in zip(one.stated, read, strict=True)}
        for entity in own:
            if entity.span and entity.kind in ("unnamed", "group"):
                stated[entity] = tuple(described(one.page, *entity.span, known=True))
        yield stated


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
    name = page.text(*entity.span) if entity.span else entity.name
    return Speaker(
        id=identifier(name, taken),
        name=name,
        kind=_kind(entity),
        aliases=tuple(form for form in forms if form != name),
        mentions=tuple(sorted([*spans, *_apart(mentions, spans)], key=_PLACE)),
        affiliations=stated,
        description=name if entity.kind == "unnamed" else None,
    )


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


def _kind(entity: Entity) -> SpeakerKind:
    return "organization" if entity.kind in ("place", "other") else entity.kind  # type: ignore[return-value]


_NO_SLUG = regex.compile(r"[^a-z0-9]+")


def identifier(name: str, taken: Collection[str]) -> str:
    """The slug of a name, numbered where it is ``taken``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = _NO_SLUG.sub("-", plain).strip("-")[:60].strip("-") or "speaker"
    number = 1
    while (id := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return id
