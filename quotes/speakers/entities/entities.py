"""Entities: the persons, organizations and places that an article names, each with all its names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from quotes.names.mending import names
from quotes.names.posts import borne, holder, introduced
from quotes.names.recognition import Name
from quotes.speakers.entities.bodies import bodies
from quotes.speakers.entities.bynames import with_bynames
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.persons import persons
from quotes.text.analysis import Reading
from quotes.text.tags import POS, PREPOSITIONS, VERBS
from quotes.words.function_words import HIS_OR_HER, MALE, PERSONAL, SELF

__all__ = [
    "Entities",
    "entities",
]


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

    @cached_property
    def posts(self) -> dict[str, list[tuple[int, Entity]]]:
        """Who is told to hold a post, by the letters that it is called by, from which token on."""
        told: dict[str, list[tuple[int, Entity]]] = {}
        people = {name.first: name for name, entity in self.ordered if entity.kind == "person"}
        for post in introduced(self.words):
            at = holder(self.words, people, post)
            if at is None:
                continue
            held = told.setdefault(post.letters, [])
            if not (held and held[-1][1] is self.at[at][1]):
                held.append((post.first, self.at[at][1]))
        for letters, name in borne(self.words, people.values()):
            held = told.setdefault(letters, [])
            if all(one is not self.at[name.first][1] for _, one in held):
                insort(held, (name.first, self.at[name.first][1]), key=itemgetter(0))
        return told

    def before(self, token: int, most: int) -> list[tuple[Name, Entity]]:
        """The last names that begin before a token, the nearest first."""
        last = bisect_left(self.firsts, token)
        return self.ordered[max(last - most, 0) : last][::-1]

    def within(self, first: int, last: int) -> list[tuple[Name, Entity]]:
        """The names that begin in tokens ``first`` to ``last`` (exclusive)."""
        begin = bisect_left(self.firsts, first)
        return self.ordered[begin : bisect_left(self.firsts, last, begin)]


_REACH = 25
"""Tokens after a name in which a pronoun tells the gender of who bears it."""

_NEAR = 8
"""Tokens between a subject and the possessive that goes back to it: Moreau broke | her wrist."""

_OWN = POS.index("PRP$")
_GOVERNING = PREPOSITIONS | VERBS
_NEW_CLAUSE = frozenset(
    "after although and as because but if or that when where which while who whom whose".split()
)


def _pronouns_tell(found: Entities, reading: Reading, asked: Collection[int]) -> None:
    """Count the pronouns that follow the names of persons before another's name, but those asked for.

    asked: the tokens at which sources begin. Whose "he said" is after a name is what is to be found out.
    A possessive in the clause whose subject is named can hardly go back to another.
    """
    persons = [pair for pair in found.ordered if pair[1].kind == "person"]
    limits = [*(name.first for name, _ in persons[1:]), len(found.words)]
    pronouns = [at for at in reading.places("gendered", PERSONAL.__contains__) if at not in asked]
    for (name, entity), limit in zip(persons, limits, strict=False):
        following = bisect_left(pronouns, name.last)
        if following == len(pronouns) or pronouns[following] >= min(limit, name.last + _REACH):
            continue
        at = pronouns[following]
        vote = 1 if found.lower[at] in MALE else -1
        entity.votes += vote
        if at < name.last + _NEAR and _is_own(reading, name.first, name.last, at):
            entity.own += vote


def _is_own(reading: Reading, first: int, last: int, at: int) -> bool:
    """Whether a possessive or reflexive goes back to a name, the subject of the clause that holds both."""
    word = reading.lower[at]
    if word not in SELF and (word not in HIS_OR_HER or reading.pos[at] != _OWN):
        return False
    if reading.sentence[first] != reading.sentence[at] or (
        first > 0 and reading.pos[first - 1] in _GOVERNING
    ):
        return False
    between = reading.lower[last:at]
    if between[:1] == ["and"]:  # Roe | and her client
        between = between[1:]
    return _NEW_CLAUSE.isdisjoint(between)


def entities(reading: Reading, marked: Iterable[Name], sources: Sequence[tuple[int, int]]) -> Entities:
    """The entities of an article.

    marked: the names that the model finds. sources: token ranges that name sources, so likely names.
    """
    words = reading.words
    found = names(reading, words, marked, sources)
    every = persons(words, [name for name in found if name.kind == "person"])
    every += bodies(words, [name for name in found if name.kind != "person"])
    every = with_bynames(words, reading.lower, every)
    ordered = sorted(
        ((name, entity) for entity in every for name in entity.mentions), key=lambda pair: pair[0].first
    )
    at = {token: pair for pair in ordered for token in range(pair[0].first, pair[0].last)}
    firsts = [name.first for name, _ in ordered]
    together = Entities(every, at, ordered, firsts, words, reading.lower)
    _pronouns_tell(together, reading, {first for first, _ in sources})
    return together
