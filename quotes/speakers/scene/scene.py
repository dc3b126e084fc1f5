"""A scene: an article as far as its quotes have been resolved, and what it tells of everybody in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import NamedTuple

import numpy as np

from quotes.document import Affiliation
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.statements import MOST, affiliations
from quotes.speakers.entities.entities import Entities
from quotes.speakers.entities.entity import Entity, around, first_named, gender_of
from quotes.speakers.entities.nouns import age, nation
from quotes.speakers.mentions.contents import Content
from quotes.speakers.scene.dead import is_dead
from quotes.speakers.scene.told import Told, tell
from quotes.text.analysis import Reading

__all__ = ["FEW", "Scene", "Turn"]

_REACH = 1000
"""Tokens that anything reaches back: it keeps the cost of a text without full stops linear."""

_MOST_BACK = 62
"""Names that are looked back over at most."""

FEW = 7
"""Names or turns that are looked through for who is told of beside a mention, before or behind it."""

_ENTITY = itemgetter(1)
_SAYS = attrgetter("role", "organization", "place", "status")

_TOP = 6
"""Paragraphs at the beginning of an article among which a line of its author stands."""

_TWICE = 2
"""Times that "his" or "her" must go back to somebody whose first name says otherwise."""

_PLURAL = frozenset("genderqueer non-binary nonbinary pronouns they/them".split())  # who is | non-binary


class Turn(NamedTuple):
    """A quote that was resolved: who said it, its first token of mention or content, and to whom.

    place: the words of the mention, if any.
    """

    entity: Entity
    at: int
    place: Name | None
    content: Content
    addressee: Entity | None


@dataclass(slots=True)
class Scene:
    """The article as far as it has been read: entities, and who spoke where.

    passed: how many sentences outside quotation marks have begun at each token, the measure
    of distance. reported: whether each token is of a content, where names are spoken of.
    turns: who spoke, in order; talk: the author too; last: the number of each one's last turn.
    descriptions: sources without a name by their words. heard: who was called he (true) or she.
    called: the ages and countries by which somebody was called: the 81-year-old, the Finn.
    author: who wrote the article; relatives: where that one tells of his own; unnamed:
    where paragraphs begin that name nobody and tell of him (true) or her.
    captions: the paragraphs that tell of a picture, not of what goes on around them; title: the
    headline's, or -1.
    stand: who takes the witness stand, and where.
    supposed: what descriptions say of persons who are likely meant.
    places, traits: what has been read off a naming, by its first token, and off somebody, see ``features``.
    """

    page: Page
    entities: Entities
    passed: Sequence[int]
    reported: Sequence[int]
    author: Entity | None = None
    turns: list[Turn] = field(default_factory=list)
    talk: list[Turn] = field(default_factory=list)
    last: dict[Entity, int] = field(default_factory=dict)
    descriptions: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    traits: dict[Entity, tuple[int, int, int]] = field(default_factory=dict)
    _told: dict[Entity, Told] = field(default_factory=dict)
    _stated: dict[Entity, list[Affiliation]] = field(default_factory=dict)
    _genders: dict[Entity, bool | None] = field(default_factory=dict)
    _dead: dict[Entity, bool] = field(default_factory=dict)
    heard: dict[Entity, bool] = field(default_factory=dict)
    called: dict[Entity, set[str]] = field(default_factory=dict)
    supposed: dict[Entity, list[Affiliation]] = field(default_factory=dict)
    relatives: list[tuple[int, int]] | None = None
    unnamed: dict[bool, list[int]] = field(default_factory=dict)
    captions: frozenset[int] = frozenset()
    title: int = -1
    interviewed: list[Entity | None] | None = None
    stand: list[tuple[int, Entity]] | None = None
    _plural: frozenset[Entity] | None = None
    _introduced: dict[str, Entity] | None = None
    _by_role: dict[str, list[Entity]] | None = None
    _by_noun: dict[str, list[Entity]] | None = None
    _by_name: dict[str, list[Entity]] | None = None
    _prominent: list[Entity] | None = None

    @staticmethod
    def of(reading: Reading, entities: Entities, reported: Sequence[int], author: str | None = None) -> Scene:
        """The scene of an article before anybody spoke."""
        begun = reading.opens & (reading.columns.quote < 0)
        captions = frozenset(at for at, one in enumerate(reading.paragraphs) if one.role == "caption")
        title = next((at for at, one in enumerate(reading.paragraphs) if one.role == "title"), -1)
        passed = np.cumsum(begun).tolist()
        page = Page.of(reading, entities)
        scene = Scene(page, entities, passed, reported, captions=captions, title=title)
        scene.author = scene.writer(author) if author else scene.alone()
        return scene

    def alone(self) -> Entity | None:
        """The only person whose name is a line of its own above an article, as an author's is."""
        paragraph, found = self.page.paragraph, []
        for name, entity in self.named_after(0):
            if name.last >= len(paragraph) or paragraph[name.last] > _TOP:
                break
            above = name.first > 0 and paragraph[name.first - 1] != paragraph[name.first]
            if above and paragraph[name.last] != paragraph[name.last - 1] and entity.kind == "person":
                found.append(entity)
        return found[0] if len(found) == 1 and len(found[0].words) > 1 else None

    def writer(self, author: str) -> Entity | None:
        """The one author of an article: who is named so in it, too; None for several or none."""
        words = tuple(author.split())
        if not words or ";" in author:
            return None
        named = self.by_name(words[-1].lower(), 0)
        fold = [word.lower() for word in words]
        return next((one for one in named if [*map(str.lower, one.words)] == fold), Entity("person", words))

    def named_last(self, at: int) -> tuple[Name, Entity] | None:
        """The last name that begins before token ``at``."""
        return next(iter(self.named_before(at, 1)), None)

    def named_before(self, at: int, most: int = _MOST_BACK) -> Sequence[tuple[Name, Entity]]:
        """The last names that begin before token ``at``, the nearest first, as far as anybody remembers."""
        ordered, firsts = self.entities.ordered, self.entities.firsts
        last = bisect_left(firsts, at)
        first = max(bisect_left(firsts, at - _REACH), last - most)
        found = ordered[first:last][::-1]
        return [pair for pair in found if self._is_told(pair[0], at)] if self.captions else found

    def named_after(self, at: int) -> Iterator[tuple[Name, Entity]]:
        """The names that begin at token ``at`` or later, the nearest first."""
        ordered, firsts = self.entities.ordered, self.entities.firsts
        for index in range(bisect_left(firsts, at), len(firsts)):
            if firsts[index] - at > _REACH:
                break
            if self._is_told(ordered[index][0], at):
                yield ordered[index]

    def _is_told(self, name: Name, at: int) -> bool:
        """Whether a name is of the article, and not of a caption that stands apart from token ``at``."""
        paragraph = self.page.paragraph
        return paragraph[name.first] not in self.captions or paragraph[name.first] == paragraph[at]

    def is_there(self, name: Name) -> bool:
        """Whether a name is of somebody who is there, not only told of: also Roe asked | Vega | why."""
        return not self.reported[name.first] or self.page.lower[name.first - 1] == "asked"

    def spoke(self, turn: Turn) -> None:
        """Remember who said the quote at hand."""
        self.talk.append(turn)
        if turn.place and turn.entity.kind == "person":
            word = self.page.lower[turn.place.last - 1]
            if by := age(word) or nation(word):
                self.called.setdefault(turn.entity, set()).add(by)
        self.last[turn.entity] = len(self.turns)
        self.turns.append(turn)

    def is_dead(self, entity: Entity) -> bool:
        """Whether somebody is told to have died."""
        if entity not in self._dead:
            self._dead[entity] = is_dead(self.page, entity)
        return self._dead[entity]

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
            self._told.pop(entity, None)
            if self._by_role is not None:
                self._enter(entity)

    def hear(self, entity: Entity, male: bool) -> None:
        """Remember that somebody was called he, or she, where nothing else says otherwise."""
        if entity.kind == "person" and self.gender(entity) in (None, male):
            self.heard[entity] = self._genders[entity] = male

    @property
    def plural(self) -> frozenset[Entity]:
        """Who is told to be called "they": the last named before each word that says so."""
        if self._plural is None:
            told = (at for at, word in enumerate(self.page.lower) if word in _PLURAL)
            near = map(self.named_before, told, repeat(1))
            self._plural = frozenset(one for found in near for _, one in found if one.kind == "person")
        return self._plural

    @property
    def introduced(self) -> dict[str, Entity]:
        """Who is first named behind a noun that was used before, by that noun: the driver, | Ana Roe."""
        if self._introduced is None:
            lower = self.page.lower
            found: dict[str, list[Entity]] = {}
            for entity in self.entities.persons:
                at = first_named(entity)
                if at > 2 and lower[at - 1] == "," and lower[at - 3] == "the":
                    found.setdefault(lower[at - 2], []).append(entity)
            self._introduced = {noun: every[0] for noun, every in found.items() if len(every) == 1}
        return self._introduced

    def gender(self, entity: Entity) -> bool | None:
        """Whether a person is a man: by titles and first name, else by a role that tells (father)."""
        if entity not in self._genders:
            self._genders[entity] = self._gender(entity)
        return self._genders[entity]

    def may_be(self, entity: Entity, male: bool | None) -> bool:
        """Whether nothing tells that a person is no man, or no woman, where ``male`` asks for one."""
        return None in (male, self.gender(entity)) or self.gender(entity) == male

    def _gender(self, entity: Entity) -> bool | None:
        known = gender_of(entity)
        if not entity.titled and abs(entity.own) >= (_TWICE if known is not None else 1):
            return entity.own > 0
        if not entity.titled and entity.kind == "person":
            roles = lexicon("roles")
            said = {word for statement in self.statements(entity) for word in statement.role.lower().split()}
            if known is not None:  # in "a spokeswoman for the mayor, Jon Roe", it is hardly he
                said -= roles["for others"]
            if bool(said & roles["male"]) != bool(said & roles["female"]):
                known = entity.male = bool(said & roles["male"])
                entity.titled = True
        return known

    def told(self, entity: Entity) -> Told:
        """What the article tells of somebody that a description may go back to."""
        if entity not in self._told:
            stated = self.statements(entity) if entity.kind == "person" else ()
            self._told[entity] = tell(self.page, entity, stated)
        return self._told[entity]

    def by_role(self, word: str, at: int) -> Sequence[Entity]:
        """The persons of whom the article tells a word; of very many those named before ``at``."""
        if self._by_role is None:
            self._by_role = {}
            for entity in self._in_order():
                if entity.kind == "person":
                    self._enter(entity)
        return around(self._by_role.get(word, []), at)

    def _enter(self, entity: Entity) -> None:
        assert self._by_role is not None
        told = self.told(entity)
        for word in told.heads | told.near:
            own = self._by_role.setdefault(word, [])
            if entity not in own[-1:]:
                own.append(entity)

    def by_noun(self, word: str, at: int) -> Sequence[Entity]:
        """The bodies in whose name a word stands; of very many those named before ``at``."""
        if self._by_noun is None:
            self._by_noun = {}
            for entity in self._in_order():
                if entity.kind != "person":
                    told = self.told(entity)
                    for part in told.heads | told.every | told.near:
                        self._by_noun.setdefault(part, []).append(entity)
        return around(self._by_noun.get(word, []), at)

    def by_name(self, word: str, at: int) -> Sequence[Entity]:
        """The persons whose name has a word, in lower case; of very many those named before ``at``."""
        if self._by_name is None:
            self._by_name = {}
            for entity in self._in_order():
                if entity.kind == "person":
                    for part in {part.lower() for part in entity.words}:
                        self._by_name.setdefault(part, []).append(entity)
        return around(self._by_name.get(word, []), at)

    def _in_order(self) -> Iterable[Entity]:
        """All who are named, in the order of their first names."""
        return dict.fromkeys(map(_ENTITY, self.entities.ordered))

    def prominent(self) -> list[Entity]:
        """The persons who are named most, the first of equals before."""
        if self._prominent is None:
            paragraph = self.page.paragraph
            told = (
                one
                for one in self.entities.persons
                if any(paragraph[name.first] not in self.captions for name in one.mentions)
            )
            self._prominent = sorted(told, key=lambda one: (-len(one.mentions), first_named(one)))[:3]
        return self._prominent
