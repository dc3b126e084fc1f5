"""A scene: an article as far as its quotes have been resolved, and what a resolution is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter

import numpy as np

from quotes.document import Affiliation
from quotes.models.columns import changes
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.statements import MOST, affiliations
from quotes.speakers.entities import Entities, Entity, gender_of
from quotes.text.analysis import Reading

__all__ = ["REACH", "Found", "Scene"]

REACH = 1000
"""Tokens that anything reaches back: it keeps the cost of a text without full stops linear."""

_MOST_SPOKEN = 50
"""Quotes back from a mention whose speakers anybody remembers."""

_MOST_PERSONS = 200
"""Persons up to which each description is compared with all of them: more are no article."""

_SAYS = attrgetter("role", "organization", "place", "status")


@dataclass(frozen=True, slots=True)
class Found:
    """The entity that a mention stands for, why, and how likely that is right."""

    entity: Entity
    reason: str
    probability: float


@dataclass(slots=True)
class Scene:
    """The article as far as it has been read: entities, and who spoke where.

    passed: how many sentences outside quotation marks have begun at each token, the measure
    of distance. reported: whether each token is of a content, where names are spoken of;
    own: the tokens of the content at hand. spoken: token of the mention (or of the content)
    and the speaker, in order. descriptions: sources without a name by their words.
    places: the features of names' places by their first tokens; known: the words of the roles
    of persons; both as far as asked for.
    """

    page: Page
    entities: Entities
    passed: Sequence[int]
    reported: Sequence[int]
    own: range = range(0)
    spoken: list[tuple[int, Entity]] = field(default_factory=list)
    said: list[tuple[range, Entity]] = field(default_factory=list)
    descriptions: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    places: dict[int, dict[str, float]] = field(default_factory=dict)
    known: dict[Entity, list[set[str]]] = field(default_factory=dict)
    _stated: dict[Entity, list[Affiliation]] = field(default_factory=dict)
    _genders: dict[Entity, bool | None] = field(default_factory=dict)

    @staticmethod
    def of(reading: Reading, entities: Entities, reported: Sequence[int]) -> Scene:
        """The scene of an article before anybody spoke."""
        begun = changes(reading.sentence) & (reading.quote < 0)
        return Scene(Page.of(reading, entities), entities, np.cumsum(begun).data, reported)

    def named_before(self, at: int) -> Iterator[tuple[Name, Entity]]:
        """The names that begin before token ``at``, the nearest first, as far as anybody remembers."""
        ordered, firsts = self.entities.ordered, self.entities.firsts
        for index in range(bisect_left(firsts, at) - 1, -1, -1):
            if at - firsts[index] > REACH:
                break
            yield ordered[index]

    def spoken_before(self, at: int) -> Iterator[tuple[int, Entity]]:
        """Who spoke before token ``at``, the last first, as far as anybody remembers."""
        for token, entity in islice(reversed(self.spoken), _MOST_SPOKEN):
            if at - token > REACH:
                break
            if token < at:
                yield token, entity

    def persons(self, at: int) -> Iterable[Entity]:
        """The persons whom a description at token ``at`` may stand for: of very many those named lately."""
        every = self.entities.persons
        if len(every) <= _MOST_PERSONS:
            return every
        return dict.fromkeys(entity for _, entity in self.named_before(at) if entity.kind == "person")

    def statements(self, entity: Entity) -> list[Affiliation]:
        """What the article states about a person, read once, as far as asked for."""
        if entity not in self._stated:
            self._stated[entity] = affiliations(self.page, entity)
        return self._stated[entity]

    def state(self, entity: Entity, more: Iterable[Affiliation]) -> None:
        """Add to what the article states about a person, where it says something new."""
        known = self.statements(entity)
        if len(known) > MOST:
            return
        fresh = [one for one in more if not any(_SAYS(one) == _SAYS(other) for other in known)]
        if fresh:
            known += fresh
            self._genders.pop(entity, None)
            self.known.pop(entity, None)

    def gender(self, entity: Entity) -> bool | None:
        """Whether a person is a man: by titles and first name, else by a role that tells (father)."""
        if entity not in self._genders:
            self._genders[entity] = self._gender(entity)
        return self._genders[entity]

    def _gender(self, entity: Entity) -> bool | None:
        known = gender_of(entity)
        if known is None and entity.kind == "person":
            roles = lexicon("roles")
            said = {word for statement in self.statements(entity) for word in statement.role.lower().split()}
            if bool(said & roles["male"]) != bool(said & roles["female"]):
                known = entity.male = bool(said & roles["male"])
                entity.titled = True
        return known
