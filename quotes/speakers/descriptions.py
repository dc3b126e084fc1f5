"""Descriptions: how a noun and the words beside it ("the Melbourne MP") go with what is told of somebody."""

from __future__ import annotations

from quotes.speakers.entity import Entity
from quotes.speakers.mentions import Mention, age, is_again, role_words
from quotes.speakers.scene import Scene

__all__ = ["Description"]

_UNFIT = (0, 1, 11)
"""Values of ``role`` that say that a description does not fit."""

_ANY_BODY = frozenset("agency body company corporation firm group organisation organization outlet".split())
"""Nouns that may stand for an organization whatever it is; "the union" needs to be one."""

_LOWER = frozenset(("assistant", "associate", "deputy", "vice"))
"""Words that make a role another one."""


class Description:
    """The words of a mention that describe; each method gives one column's value."""

    def __init__(self, scene: Scene, mention: Mention, holds_name: bool) -> None:
        """holds_name: whether somebody is named in the mention too."""
        self.scene, self.mention, self.holds_name = scene, mention, holds_name
        self.head = role_words([mention.noun]) if mention.noun else set()
        self.rest = mention.asked - self.head
        self.describes = mention.describes
        self.years = age(mention.noun) if self.describes else ""

    def role(self, entity: Entity) -> int:
        """How the noun of a description fits.

        1 not, 2 by a word beside the name, 3 and 4 by a part of a name, 5 as the noun of a source without
        a name, 6 by age, 7 with another rank, 8 by what is stated, 9 as a noun for any body, 10 as none,
        11 not, though other roles are stated. 0 where the mention is no description.
        """
        if not self.describes:
            return 0
        mention, person = self.mention, entity.kind == "person"
        if not entity.mentions:
            return 5 if is_again(mention, entity) else 1
        told = self.scene.told(entity)
        if self.years:
            return 6 if self.years in told.near else 1
        if self.head & told.heads:
            if not person:
                return 3
            return 7 if mention.asked & _LOWER != told.every & _LOWER else 8
        if self.head & told.every:
            return 4
        if self.head & told.near:
            return 2
        if mention.kind != "body" or person:
            return 11 if told.heads and person else 1
        return 9 if mention.noun in _ANY_BODY and entity.kind != "place" else 10

    def rival(self, role: int, best: int, rivals: int) -> int:
        """Whether others fit a description as well, or better; ``rivals`` fit ``best``."""
        if role in _UNFIT:
            return 9 if best in (6, 8) else 0
        return 1 + (role == best) + 2 * min(rivals, 3)

    def words(self, entity: Entity, role: int) -> int:
        """How many of the other words of a description are told of somebody whom its noun fits so."""
        rest = self.rest
        if not rest:
            return 1
        told = self.scene.told(entity)
        shared = sum(word in told.every or word in told.near for word in rest)
        if self.holds_name and not shared and role in _UNFIT:
            return 18
        return 2 + min(shared, 3) + 4 * (shared == len(rest)) + 8 * (role in _UNFIT)

    def same(self, entity: Entity, role: int) -> int:
        """How a source without a name goes with a description: the same noun, its other words."""
        if not self.mention.noun:
            return 1
        rest, told = self.rest, role_words(entity.words)
        shared = 0 if not rest else 1 if not rest & told else 3 if rest <= told else 2
        return 2 + 4 * (role == 5) + shared + 8 * (self.mention.determiner in (0, 1, 4))
