"""Anaphora: which speaker a pronoun, a description or a missing mention stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from quotes.resources import lexicon
from quotes.speakers.candidates import begins, best_person
from quotes.speakers.entities import Entity
from quotes.speakers.scene import REACH, Found, Scene

__all__ = ["PRONOUNS", "by_body", "by_pronoun", "by_role", "by_salience", "last_person"]

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
THING = frozenset(("it", "its", "itself"))
MANY = frozenset(("they", "them", "their", "theirs", "both", "we", "us"))
SPEAKING = frozenset(("i", "me", "my", "we", "us"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
PRONOUNS = MALE | FEMALE | THING | MANY | SPEAKING | RELATIVE | {"you", "this"}


_NEAR = 3
"""Sentences outside quotation marks between two quotes of one speaker."""

_MOST_AWAY = 20
"""Sentences outside quotation marks from which it no longer matters how far a person was named."""

_MEMORY = 8
"""Sentences outside quotation marks for which an organization that spoke is remembered."""


def by_pronoun(scene: Scene, at: int) -> Found | None:
    """The entity that the pronoun at token ``at`` stands for."""
    word = scene.page.lower[at]
    if word in RELATIVE:
        return _antecedent(scene, at)
    if word in MALE or word in FEMALE:
        return best_person(scene, at, word in MALE)
    if word in THING:
        return by_body(scene, at)
    if word in SPEAKING and scene.page.quote[at] >= 0:
        return _quoted_speaker(scene, at)
    if word in MANY:
        return _many(scene, at)
    return None


def _quoted_speaker(scene: Scene, at: int) -> Found | None:
    """Who says ``I`` inside a quotation: the speaker of the content around it."""
    for content, entity in reversed(scene.said[-_MEMORY:]):
        if at in content and entity.kind in ("person", "unnamed"):
            return Found(entity, "says so of themselves", 0.8)
    return None


def _antecedent(scene: Scene, at: int) -> Found | None:
    """Who a relative pronoun goes back to: the nearest name in its sentence."""
    sentence = scene.page.sentence
    for token in range(at - 1, max(-1, at - 40), -1):
        if sentence[token] != sentence[at]:
            break
        held = scene.entities.at.get(token)
        if held and held[1].kind == "person":
            return Found(held[1], "the name before the relative pronoun", 0.85)
    return None


def by_salience(scene: Scene, at: int, words: Sequence[str], without: frozenset[Entity]) -> Found | None:
    """Whom a role that the article states of nobody stands for: a variation for the last person named.

    words: the description, its noun last. without: persons who cannot be meant.
    """
    roles, noun, asked = lexicon("roles"), words[-1].lower(), role_words(words)
    relative = noun in roles["kin"]
    without |= {
        entity
        for entity in scene.persons(at)
        if (_is_relative(scene, entity) and not relative)
        or _is_of_another_party(asked, set().union(*_known(scene, entity)))
    }
    male = True if noun in roles["male"] else False if noun in roles["female"] else None
    if scene.spoken:
        token, last = scene.spoken[-1]
        near = scene.passed[at] - scene.passed[token] <= _NEAR
        fits = male is None or scene.gender(last) in (None, male)
        if near and fits and last.kind == "person" and last not in without:
            return Found(last, f"{noun} stands for the last person who spoke", 0.6)
    found = best_person(scene, at, male, without)
    return Found(found.entity, f"{noun} stands for {found.reason}", 0.55) if found else None


def _is_relative(scene: Scene, entity: Entity) -> bool:
    """Whether the article tells of a person whose relative it is."""
    kin = lexicon("roles")["kin"]
    return any(one.role.rpartition(" ")[2] in kin for one in scene.statements(entity))


def by_body(scene: Scene, at: int, kinds: tuple[str, ...] = ("organization", "document")) -> Found | None:
    """The organization or document that ``it`` or "the agency" stands for: the last that was named."""
    here = scene.passed[at]
    spoke = {entity for _, entity in scene.spoken[-2:]}
    for entity in tuple(spoke):
        spoke.update(inside for _, inside in scene.entities.within(*entity.span or (0, 0)))
    best: tuple[float, Entity] | None = None
    for first, entity in _lately(scene, at, here - _MEMORY):
        away = here - scene.passed[first]
        if entity.kind not in kinds or (away > _NEAR and entity not in spoke):
            continue
        score = -float(away) + (1.5 if entity in spoke else 0.0) + (1.0 if begins(scene, first) else 0.0)
        if best is None or score > best[0]:
            best = (score, entity)
    return Found(best[1], "the last organization or document named", 0.6) if best else None


def _many(scene: Scene, at: int) -> Found | None:
    """Who ``they`` stands for: the last group that spoke, else the last organization named."""
    here = scene.passed[at]
    for token, entity in scene.spoken_before(at):
        if here - scene.passed[token] > _NEAR:
            break
        if entity.kind in ("group", "organization"):
            return Found(entity, "the last group that spoke", 0.7)
    for name, entity in scene.named_before(at):
        if here - scene.passed[name.first] > _NEAR:
            break
        if entity.kind == "organization":
            return Found(entity, "the last organization named", 0.5)
    return None


def _lately(scene: Scene, at: int, least: int) -> Iterator[tuple[int, Entity]]:
    """What was named and who spoke before token ``at``, back to sentence ``least``."""
    for name, entity in scene.named_before(at):
        if scene.passed[name.first] < least:
            break
        yield name.first, entity
    for token, entity in scene.spoken_before(at):
        if scene.passed[token] < least:
            break
        yield token, entity


_SAME_ROLE = dict(
    pair.split("=")
    for pair in (
        (
            "adm=admiral boss=chief businesswoman=businessman capt=captain chair=chairman "
            "chairwoman=chairman cmdr=commander col=colonel congressman=representative "
            "congresswoman=representative cop=officer councilwoman=councilman democrat=democratic "
            "dr=doctor gen=general gop=republican gov=governor labor=labour lawmaker=representative "
            "lawyer=attorney lt=lieutenant nominee=candidate physician=doctor policeman=officer "
            "premier=prime prof=professor rep=representative reporter=journalist rev=reverend "
            "sen=senator sgt=sergeant solicitor=attorney spokesperson=spokesman "
            "spokeswoman=spokesman tory=conservative"
        ).split()
    )
)
"""Titles spelled out, and roles that news uses for each other."""


def role_words(words: Iterable[str]) -> set[str]:
    """The words of a role as they are compared: lower case, without full stops, titles spelled out."""
    plain = (word.lower().removesuffix(".") for word in words)
    return {_SAME_ROLE.get(word, word) for word in plain}


_LOWER = frozenset(["assistant", "associate", "deputy", "vice"])
"""Words that make a role another one."""

_EMPTY = frozenset("the a an 's ’s his her its their of for in at to from and former own".split())


def _known(scene: Scene, entity: Entity) -> list[set[str]]:
    """The words of each title, and of each role with where it is held, that the article gives a person."""
    if entity not in scene.known:
        told = [(one.role, one.organization, one.place) for one in scene.statements(entity)]
        scene.known[entity] = [
            role_words(" ".join(one).split()) for one in [*((title,) for title in entity.titles), *told]
        ]
    return scene.known[entity]


@cache
def _parties() -> frozenset[str]:
    return frozenset(role_words(lexicon("organizations")["parties"]))


def _is_of_another_party(asked: set[str], known: set[str]) -> bool:
    """Whether a description names a party, and the article another one of the person."""
    party, other = asked & _parties(), known & _parties()
    return bool(party) and bool(other) and not party & other


def by_role(scene: Scene, words: Sequence[str], at: int) -> Found | None:
    """The person whom a description like "the Vermont senator" fits best among those of the article."""
    asked = role_words(words) - _EMPTY
    head = role_words(words[-1:])
    roles = lexicon("roles")
    lower = [word.lower() for word in words]
    male = (
        True if roles["male"].intersection(lower) else False if roles["female"].intersection(lower) else None
    )
    if "lady" in lower:
        male = False
    best: tuple[float, Entity] | None = None
    title = " ".join(word for word in lower if word not in _EMPTY)
    for entity in scene.persons(at):
        gender = scene.gender(entity)
        if male is not None and gender is not None and gender != male:
            continue
        told = _known(scene, entity)
        known = set().union(*told)
        fitting = [one for one in told if head & one]
        if (
            not fitting
            or _is_of_another_party(asked, known)
            or asked & _LOWER != max(fitting, key=len) & _LOWER
        ):
            continue
        before = bisect_left(entity.mentions, at, key=lambda name: name.first)
        away = scene.passed[at] - scene.passed[entity.mentions[before - 1].first] if before else _MOST_AWAY
        score = (
            2.0 * len(asked & known)
            + (1.5 if title in entity.titles else 0.0)
            - 0.15 * min(away, _MOST_AWAY)
            + 0.1 * min(len(entity.mentions), 10)
        )
        if best is None or score > best[0]:
            best = (score, entity)
    return Found(best[1], f"the {words[-1]} by what the article states", 0.75) if best else None


def last_person(scene: Scene, at: int) -> Found | None:
    """The person whom the words right before are about: of the same paragraph, else of the one before."""
    paragraph = scene.page.paragraph
    start = bisect_left(paragraph, paragraph[at], max(0, at - REACH), at)
    found = best_person(scene, at, None, least=start) or best_person(scene, at, None, far=2)
    return Found(found.entity, found.reason, 0.6) if found else None
