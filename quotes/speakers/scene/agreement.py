"""Agreement: how the gender of somebody goes with what the words of a mention say."""

from __future__ import annotations

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene

__all__ = ["AGAINST", "gender_agrees", "speaks_of_another"]

AGAINST = (6, 7, 13, 15)
"""Values that speak against somebody."""

_BEGINNING = 6
"""Tokens with which a content begins."""


def gender_agrees(scene: Scene, entity: Entity, male: bool) -> int:
    """How gender agrees: 1 to 5 from sure to unlikely, 6 and 7 against.

    10 to 13 where pronouns behind the name speak with or against a first name; of a source without
    a name 14 and 15 for and against by its words, 9 where they do not tell.
    """
    if entity.kind == "unnamed":
        known = _of_words(entity)
        return 9 if known is None else 14 if known == male else 15
    gender = scene.gender(entity)
    votes = entity.votes if male else -entity.votes
    if gender is None:
        return 4 if not votes else 3 if votes > 0 else 5
    if gender == male:
        return 1 if entity.titled else 10 if votes > 0 else 11 if votes < 0 else 2
    if votes > 0 and not entity.titled:  # Roe's wife Ana Roe: the pronouns behind her name may be his
        return 6 if _has_namesake(scene, entity, male) else 12
    return 7 if entity.titled else 13 if votes < 0 else 6


def speaks_of_another(scene: Scene, mention: Mention, content: Content) -> bool:
    """Whether "she" begins to speak of another woman, as who spoke last may be: "I hear | she | left."

    Whom the sentence before tells of is then spoken of, and who spoke before goes on.
    """
    if mention.male is None or not scene.turns:
        return False
    page, he, last = scene.page, "he" if mention.male else "she", scene.turns[-1].entity
    opening = content.tokens[:_BEGINNING]
    begins = any(page.lower[at] == he and page.quote[at] >= 0 for at in opening)
    return begins and last.kind == "person" and scene.gender(last) in (None, mention.male)


def _has_namesake(scene: Scene, entity: Entity, male: bool) -> bool:
    """Whether somebody of the other sex has the same surname."""
    others = scene.by_name(entity.words[-1].lower(), first_named(entity)) if entity.mentions else ()
    return any(one is not entity and scene.gender(one) == male for one in others)


def _of_words(entity: Entity) -> bool | None:
    """Whether the words of a source without a name are a man's: his father, a 29-year-old woman."""
    words, roles = {word.lower() for word in entity.words}, lexicon("roles")
    man, woman = not words.isdisjoint(roles["male"]), not words.isdisjoint(roles["female"])
    return man if man != woman else None
