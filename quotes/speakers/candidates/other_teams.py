"""Other teams: who is of one town or country, and not whom a noun of another means: the Cork | manager |."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.names.gazetteer import flags
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene

__all__ = ["of_others"]

_TOWN = 2
"""From where on ``Flags.place`` tells of a town or country that many know."""


def of_others(scene: Scene, mention: Mention) -> Iterator[Entity]:
    """Who is told to be what a noun says, of other towns or countries alone than the one before it.

    What else stands before it may be the same team's: the Reds | boss |, of Liverpool.
    """
    if mention.kind != "person" or mention.noun not in lexicon("roles")["of teams"]:
        return
    towns = {word for word in scene.page.words[mention.first : mention.head] if _is_town(word)}
    for one in scene.by_role(mention.noun, mention.first) if towns else ():
        own = {told.organization or told.place for told in scene.statements(one)} - {""}
        if own and own.isdisjoint(towns) and all(map(_is_town, own)):
            yield one


def _is_town(word: str) -> bool:
    return flags(word).place >= _TOWN
