"""A scene: an article as far as its quotes have been resolved, and what a resolution is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from quotes.affiliations import Page, affiliations
from quotes.analysis import Reading
from quotes.document import Affiliation
from quotes.entities import Entities, Entity, gender_of
from quotes.names import Name
from quotes.resources import lexicon

__all__ = ["Found", "Scene"]

_REACH = 1000
"""Tokens that anything reaches back: it keeps the cost of a text without full stops linear."""


@dataclass(frozen=True, slots=True)
class Found:
    """The entity that a mention stands for, why, and how likely that is right."""

    entity: Entity
    reason: str
    probability: float


@dataclass(slots=True)
class Scene:
    """The article as far as it has been read: entities, and who spoke where.

    spoken: token of the mention (or of the content) and the speaker, in order.
    descriptions: sources without a name by their words. stated: what the article
    states of persons, as far as asked for. reported: tokens of contents, where names are
    spoken of; own: those of the content at hand. passed: how many sentences outside
    quotation marks have begun at each token, the measure of distance.
    """

    reading: Reading
    entities: Entities
    spoken: list[tuple[int, Entity]] = field(default_factory=list)
    descriptions: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    stated: dict[Entity, list[Affiliation]] = field(default_factory=dict)
    reported: frozenset[int] = frozenset()
    own: range = range(0)
    said: list[tuple[range, Entity]] = field(default_factory=list)
    page: Page = field(init=False)
    passed: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        self.page = Page.of(self.reading, self.entities)
        sentence = self.reading.sentence
        begins = np.r_[True, sentence[1:] != sentence[:-1]][: len(sentence)]
        self.passed = np.cumsum(begins & (self.reading.quote < 0)).tolist()

    def named_before(self, at: int) -> Iterator[tuple[Name, Entity]]:
        """The names that begin before token ``at``, the nearest first, as far as anybody remembers."""
        ordered = self.entities.ordered
        for index in range(bisect_left(ordered, at, key=lambda pair: pair[0].first) - 1, -1, -1):
            if at - ordered[index][0].first > _REACH:
                break
            yield ordered[index]

    def spoken_before(self, at: int) -> Iterator[tuple[int, Entity]]:
        """Who spoke before token ``at``, the last first, as far as anybody remembers."""
        for token, entity in reversed(self.spoken):
            if at - token > _REACH:
                break
            if token < at:
                yield token, entity

    def statements(self, entity: Entity) -> list[Affiliation]:
        """What the article states about a person, read once."""
        if entity not in self.stated:
            self.stated[entity] = affiliations(self.page, entity)
        return self.stated[entity]

    def gender(self, entity: Entity) -> bool | None:
        """Whether a person is a man: by titles and first name, else by a role that tells (father)."""
        known = gender_of(entity)
        if known is None and entity.kind == "person":
            roles = lexicon("roles")
            said = {word for statement in self.statements(entity) for word in statement.role.lower().split()}
            if bool(said & roles["male"]) != bool(said & roles["female"]):
                known = entity.male = bool(said & roles["male"])
                entity.titled = True
        return known
