"""Bereaved: who is meant of those whom somebody dead leaves behind: the widow, the dead man's brother."""

from __future__ import annotations

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.dead import LATE
from quotes.speakers.scene.scene import Scene
from quotes.words.function_words import HIS_OR_HER
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["is_whose_death", "left_behind"]

_LEFT = {"widow": "wife", "widower": "husband"}
"""Nouns for whom a husband or wife leaves behind, and what these were before."""


_GONE = LATE | {"dead", "drowned", "fallen", "killed", "victim"}
"""Words that tell of somebody, whose relative speaks, that they died: the | dead | man's brother."""

_BACK = 40
"""Names that are looked back over."""

_IN_LAW = "-in-law"


def left_behind(scene: Scene, mention: Mention) -> Entity | None:
    """The only one of a dead person's family whom "the widow" or "the victim's brother" can mean.

    Or "his widow", where a wife was told of: He leaves a wife, | Ana Roe |.
    """
    opening = scene.page.lower[mention.first]
    if mention.kind != "person" or (opening != "the" and opening not in HIS_OR_HER):
        return None
    if mention.noun in _LEFT:
        return _widow(scene, mention) if mention.last - mention.first == 2 else None
    if opening != "the":
        return None
    return _relative(scene, mention) if _is_of_dead(scene, mention) else None


def is_whose_death(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody died whose relative speaks, and so does not speak: | the dead man's | father."""
    return _is_of_dead(scene, mention) and entity.kind == "person" and scene.is_dead(entity)


def _is_of_dead(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is of a relative of somebody who died: the | victim's | sister."""
    if mention.kind != "person" or mention.noun not in lexicon("roles")["kin"]:
        return False
    words = scene.page.lower[mention.first : mention.head]
    return bool(words) and words[-1] in POSSESSIVE_S and not _GONE.isdisjoint(words)


def _widow(scene: Scene, mention: Mention) -> Entity | None:
    """Who is the only wife told of, or else has the surname of who died: Roe's wife, Ana Poe."""
    if any(mention.noun in scene.told(one).heads for one in scene.by_role(mention.noun, mention.first)):
        return None
    people = _people(scene, mention)
    wives = [one for one in people if _LEFT[mention.noun] in _kin(scene, one)]
    found = wives or [one for one in people if not _kin(scene, one) and _is_of_dead_one(scene, one, people)]
    return found[0] if len(found) == 1 and _fits(scene, mention, found[0]) else None


def _relative(scene: Scene, mention: Mention) -> Entity | None:
    """Who has the surname of another of the article, and is told to be no other relative of theirs."""
    people = _people(scene, mention)
    told = [one for one in people if mention.noun in _kin(scene, one)]
    if told:
        return told[0] if len(told) == 1 and _fits(scene, mention, told[0]) else None
    found = [
        one
        for one in people
        if not _kin(scene, one) and _is_later(one, people) and _fits(scene, mention, one)
    ]
    return found[0] if len(found) == 1 else None


def _fits(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody lives, and may be a man or a woman as the noun says."""
    return scene.may_be(entity, mention.male) and not scene.is_dead(entity)


def _people(scene: Scene, mention: Mention) -> list[Entity]:
    """Who was named before."""
    named = scene.named_before(mention.first, _BACK)
    return [*dict.fromkeys(one for _, one in named if one.kind == "person" and not one.unclear)]


def _kin(scene: Scene, entity: Entity) -> frozenset[str]:
    """The nouns of kinship by blood or marriage that are told of somebody; an in-law is another's kin."""
    told = scene.told(entity)
    listed = lexicon("roles")["kin"]
    return frozenset(word for word in told.heads | told.near if word in listed and not word.endswith(_IN_LAW))


def _namesakes(entity: Entity, people: list[Entity]) -> list[Entity]:
    return [one for one in people if one is not entity and one.words[-1] == entity.words[-1]]


def _is_later(entity: Entity, people: list[Entity]) -> bool:
    """Whether somebody of the surname was named before, as who died mostly is."""
    return any(first_named(one) < first_named(entity) for one in _namesakes(entity, people))


def _is_of_dead_one(scene: Scene, entity: Entity, people: list[Entity]) -> bool:
    return any(scene.is_dead(one) for one in _namesakes(entity, people))
