"""Apart: who is told to be something else than a short description says, in the same trade or elsewhere."""

from __future__ import annotations

from functools import cache

from quotes.names.gazetteer import flags
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.natures import are_apart
from quotes.speakers.entities.nouns import age, callings, is_of_sport, nation
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.determiners import OWNED, THE
from quotes.speakers.mentions.mentions import EMPTY, Mention
from quotes.speakers.scene.scene import Scene
from quotes.words.tokens import POSSESSIVE

__all__ = ["is_apart"]

_APART = (
    "judge justice magistrate | advocate attorney barrister counsel lawyer prosecutor | "
    "governor | mayor | senator | ambassador | minister",
    "doctor gp physician surgeon | midwife nurse | paramedic | pharmacist",
    "coach manager trainer | referee umpire | defender goalkeeper midfielder striker",
    "headteacher lecturer principal professor teacher | pupil student",
    "bishop pastor priest vicar | imam | rabbi",
)
"""Nouns for those who have to do with each other and are not each other: the judge is no lawyer."""

_SEATED = frozenset("captain coach governor headteacher manager mayor premier principal".split())
"""Nouns for whom each place or team has one of."""


@cache
def _sides() -> dict[str, tuple[int, int]]:
    """Of each noun the number of its line, and of its part of that."""
    parts = (
        (line, side, nouns) for line, text in enumerate(_APART) for side, nouns in enumerate(text.split("|"))
    )
    return {word: (line, side) for line, side, nouns in parts for word in role_words(nouns.split())}


def is_apart(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody is told to be none whom "the judge" or "the Hull coach" may mean."""
    if mention.kind != "person" or mention.determiner not in (THE, OWNED):
        return False
    if mention.determiner == OWNED:
        return entity.kind == "person" and _is_elsewhere(
            scene, mention, entity, _of_what(scene.page, mention)
        )
    if entity.kind == "unnamed":
        return _is_of_other_noun(mention, entity)
    if entity.kind != "person":
        return False
    if years := age(mention.noun):
        return _is_of_other_age(scene, entity, years)
    if mention.by_role and (country := nation(scene.page.lower[mention.head])):
        return _is_of_other_nation(scene, entity, country)
    if not scene.page.words[mention.head].islower():
        return False
    if mention.alone:
        return _is_on_another_side(scene, mention, entity)
    return _is_elsewhere(scene, mention, entity, _of_what(scene.page, mention))


def _of_what(page: Page, mention: Mention) -> list[str]:
    """The words for what somebody is the mayor or lawyer of: the | Cork | mayor, the mayor of | Cork |."""
    words, head = page.words[mention.first : mention.last], mention.head - mention.first
    if mention.determiner == OWNED:
        at = next((at for at in range(head) if words[at] in POSSESSIVE), 0)
        return words[:at] if head == len(words) - 1 else []
    if head == 1 and words[2].lower() in _COMPLEMENTS:
        return words[3:]
    between = words[1:head] if head == len(words) - 1 else []
    return between if all(word[:1].isupper() for word in between) else []


_COMPLEMENTS = ("for", "of")


def _is_of_other_age(scene: Scene, entity: Entity, years: str) -> bool:
    """Whether somebody was called by another age, or is told to be of it: the 22-year-old, of Ana Roe, 71."""
    page, called = scene.page, scene.called.get(entity, ())
    behind = (page.word(name.last + 1) for name in entity.mentions[:_FEW] if page.word(name.last) == ",")
    told = {word for word in (*called, *behind) if word.isdecimal()}
    return bool(told) and years not in told


_FEW = 3
"""Names behind which an age may stand."""


def _is_of_other_nation(scene: Scene, entity: Entity, country: str) -> bool:
    """Whether somebody was called by another nation, and is not told to be of this one."""
    nations = {word for word in scene.called.get(entity, ()) if not word.isdecimal()}
    return bool(nations) and country not in nations and country not in scene.told(entity).nations


def _is_of_other_noun(mention: Mention, entity: Entity) -> bool:
    """Whether a bare noun is for another than who is only described: | the pilot |, of a controller."""
    noun, other = mention.noun, entity.noun
    if mention.head != mention.first + 1 or noun == other or entity.mentions:
        return False
    if other in _YOUNG:
        return _is_calling(noun) and noun not in _LEARNING
    if not (_is_calling(noun) and _is_calling(other)):
        return False
    mine, others = callings(noun), callings(other)
    return not mine & others if mine and others else noun not in _any() and other not in _any()


_YOUNG = frozenset(("baby", "boy", "child", "girl", "toddler"))
_LEARNING = frozenset("athlete dancer musician player pupil singer student swimmer winner".split())
"""What a child may be."""

_HEADING = frozenset("boss chief head officer professional source staffer volunteer".split())
"""What somebody may be beside another calling, as long as nothing is told of it."""


@cache
def _any() -> frozenset[str]:
    roles = lexicon("roles")
    return roles["beside another"] | roles["for now"] | _HEADING


def _is_calling(noun: str) -> bool:
    """Whether a noun says what somebody does, whom others would not call by any other."""
    roles = lexicon("roles")
    known = callings(noun) > 0 or noun in roles["roles"]
    return known and not any(noun in roles[group] for group in ("relations", "kin", "for others"))


def _is_on_another_side(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody is only told to be what the noun excludes: the judge, of a lawyer."""
    own = _side(next(iter(role_words([mention.noun]))))
    if own is None:
        return False
    told = scene.told(entity)
    sides = {side for word in told.heads if (side := _side(word)) and side[0] == own[0]}
    return bool(sides) and own not in sides


def _side(word: str) -> tuple[int, int] | None:
    return _PLAYER if is_of_sport(word) else _sides().get(word)


_PLAYER = (2, 2)
"""The side of the nouns for players."""


def _is_elsewhere(scene: Scene, mention: Mention, entity: Entity, of: list[str]) -> bool:
    """Whether somebody holds the same post elsewhere: the Cork manager, of the Galway manager.

    Where another is told to hold it there, where each place has one of them, or one body is not the other:
    the head of the union, of a bank's.
    """
    noun, words = role_words([mention.noun]), role_words(of) - EMPTY
    told = scene.told(entity)
    if not words or noun.isdisjoint(told.heads) or not words.isdisjoint(told.every | told.near):
        return False
    posts = [one for one in scene.statements(entity) if noun <= role_words(one.role.split())]
    if any(map(nation, map(str.lower, of))):  # the Ecuadorian president, of the president of the republic
        posts = [one for one in posts if one.place]
    if not any(one.place or one.organization or " " in one.role for one in posts):
        return False
    others = (scene.told(one) for one in scene.by_role(next(iter(noun)), mention.first) if one is not entity)
    if any(words <= other.every | other.near for other in others):
        return True
    bodies = [one.organization.lower().split() for one in posts if one.organization]
    if bodies and all(are_apart(of[-1], body[-1]) for body in bodies):
        return True
    places = [place for one in posts if (place := one.place or _town(one.organization))]
    return mention.noun in _SEATED and bool(places) and _is_place(of) and not any(map(nation, places))


def _town(body: str) -> str:
    """A body's name, where it is a town's: a team's."""
    return body if body and _is_place(body.split()) else ""


def _is_place(of: list[str]) -> bool:
    """Whether words name a town or city, no nation and no party."""
    parties = lexicon("organizations")["parties"]
    return all(flags(word).place >= _TOWN and not nation(word.lower()) for word in of) and not (
        parties & {*of, " ".join(of)}
    )


_TOWN = 2
"""From where on ``Flags.place`` is no mere part of a place's name."""
