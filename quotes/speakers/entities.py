"""Entities: the persons, organizations and places that an article names, each with all its names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes.names.mending import names
from quotes.names.recognition import Name
from quotes.speakers.bodies import bodies
from quotes.speakers.entity import FEMALE, MALE, Entity, gender_of
from quotes.speakers.persons import persons
from quotes.text.analysis import Reading

__all__ = ["Entities", "Entity", "entities", "gender_of"]


@dataclass
class Entities:
    """All entities of an article, and which of them each token is part of the name of.

    ordered: all names with their entities; firsts: where they begin. words, lower: the
    article's tokens.
    """

    all: list[Entity]
    at: dict[int, tuple[Name, Entity]]
    ordered: list[tuple[Name, Entity]]
    firsts: list[int]
    words: list[str]
    lower: list[str]

    @cached_property
    def persons(self) -> list[Entity]:
        """The persons that are named."""
        return [entity for entity in self.all if entity.kind == "person" and entity.mentions]

    def within(self, first: int, last: int) -> list[tuple[Name, Entity]]:
        """The names that begin in tokens ``first`` to ``last`` (exclusive)."""
        return self.ordered[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]


_REACH = 25
"""Tokens after a name in which a pronoun tells the gender of who bears it."""


def _pronouns_tell(found: Entities, asked: Collection[int]) -> None:
    """Count the pronouns that follow the names of persons before another's name, but those asked for.

    asked: the tokens at which sources begin. Whose "he said" is after a name is what is to be found out.
    """
    persons = [pair for pair in found.ordered if pair[1].kind == "person"]
    limits = [*(name.first for name, _ in persons[1:]), len(found.words)]
    for (name, entity), limit in zip(persons, limits, strict=False):
        for at in range(name.last, min(limit, name.last + _REACH)):
            word = found.lower[at]
            if (word in MALE or word in FEMALE) and at not in asked:
                entity.votes += 1 if word in MALE else -1
                break


def entities(reading: Reading, marked: Iterable[Name], sources: Sequence[tuple[int, int]]) -> Entities:
    """The entities of an article.

    marked: the names that the model finds. sources: token ranges that name sources, so likely names.
    """
    words = reading.words
    found = names(reading, words, marked, sources)
    every = persons(words, [name for name in found if name.kind == "person"])
    every += bodies(words, [name for name in found if name.kind != "person"])
    ordered = sorted(
        ((name, entity) for entity in every for name in entity.mentions), key=lambda pair: pair[0].first
    )
    at = {token: pair for pair in ordered for token in range(pair[0].first, pair[0].last)}
    firsts = [name.first for name, _ in ordered]
    together = Entities(every, at, ordered, firsts, words, reading.lower)
    _pronouns_tell(together, {first for first, _ in sources})
    return together
