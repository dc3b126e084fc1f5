"""Peoples: whether a word for a people or a faith calls one person: the Dane, the Jesuit, the Japanese."""

from __future__ import annotations

from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import callings, nation
from quotes.speakers.mentions.determiners import THE
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import FEW, Scene

__all__ = ["is_of_people"]

_OF_ALL = ("ch", "ese", "ish", "ss")
"""Endings of words for a people that stand for all of it more often than for one: the Dutch, the Swiss."""


_NEAR = 8
"""Tokens behind a word for a people in which "they" tells that it is all of it."""

_THEY = frozenset(("their", "they"))
_ARE = (["are"], ["have"], ["were"])


def is_of_people(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether the word at a mention's head calls somebody by a people or faith: the Dane, not the Danish."""
    word = scene.page.words[mention.head]
    lower = word.lower()
    if word.isupper() or (lower.endswith(_OF_ALL) and not _is_one(scene, mention, entity)):
        return False
    if entity.kind in ("other", "person") and nation(lower) not in ("", lower):
        return True
    return entity.kind == "other" and callings(lower) > 0


def _is_one(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a word for all of a people means one: where their country is named nowhere, but persons are.

    What goes on with a noun is none: the | French | customs service.
    """
    page, country = scene.page, nation(scene.page.lower[mention.head])
    behind = page.lower[mention.last : mention.last + _NEAR]
    goes_on = mention.last > mention.head + 1 and page.word(mention.head + 1) not in (",", "who")
    if mention.determiner != THE or goes_on or behind[:1] in _ARE or not _THEY.isdisjoint(behind):
        return False
    if any(one is not entity for one in scene.by_noun(country, mention.first)):
        return False
    return any(one.kind == "person" for _, one in scene.named_before(mention.first, FEW))
