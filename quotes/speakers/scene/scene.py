"""A scene: an article as far as its quotes have been resolved, and what it tells of everybody in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from quotes.document import Affiliation
from quotes.names.honorifics import titles
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES
from quotes.speakers.affiliations.page import FINITE, NOUNS, PREPOSITIONS, Page
from quotes.speakers.affiliations.predicates import is_told_by_verb
from quotes.speakers.affiliations.statements import MOST, affiliations
from quotes.speakers.entities.entities import Entities
from quotes.speakers.entities.entity import Entity, around, first_named, gender_of
from quotes.speakers.entities.nouns import age, callings, is_of_sport, nation, singular
from quotes.speakers.entities.role_words import head_of, role_words
from quotes.speakers.mentions.contents import Content
from quotes.speakers.scene.parties import party
from quotes.text.analysis import Reading
from quotes.text.tags import POS
from quotes.words.tokens import A_OR_THE, POSSESSIVE

__all__ = ["Scene", "Told", "Turn"]

_REACH = 1000
"""Tokens that anything reaches back: it keeps the cost of a text without full stops linear."""

_SAYS = attrgetter("role", "organization", "place", "status")

_TOP = 6
"""Paragraphs at the beginning of an article among which a line of its author stands."""

_MOST = 12
"""Names of one person around which words that describe are looked for: the first ones."""

_SENTENCE = 40
"""Tokens of a sentence behind a name, before the next one that may go on about who bears it."""

_BEFORE, _AFTER = 7, 12
"""Tokens before and after a name that may describe who bears it."""

_TWICE = 2
"""Times that "his" or "her" must go back to somebody whose first name says otherwise."""

_PLURAL = frozenset("genderqueer non-binary nonbinary pronouns they/them".split())  # who is | non-binary
_LONG = 5
"""Words of a role, or letters of a rank, that are too many to be shortened or short."""

_DESCRIBING = NOUNS | frozenset(POS.index(tag) for tag in ("JJ", "CD"))
_GOING_ON = FINITE | PREPOSITIONS | {POS.index(",")}
_ENDS = frozenset('".;“”')
_COPULAS = frozenset(("is", "was"))
_PREDICATES = _DESCRIBING | {POS.index("DT"), POS.index("PRP$")}
"""What a predicate begins with that tells who somebody is: was | a | mayor, not was told by the mayor."""

_PRONOUNS = ("he", "she")

_OPENS = frozenset((",", "(", "is", "was", "as", "–", "—", "--", "-"))


class Turn(NamedTuple):
    """A quote that was resolved: who said it, its first token of mention or content, and to whom.

    place: the words of the mention, if any.
    """

    entity: Entity
    at: int
    place: Name | None
    content: Content
    addressee: Entity | None


class Told(NamedTuple):
    """What an article tells of somebody, each as ``role_words``.

    heads: the last of each title and role, past: of those that one held once. every: of all that is stated.
    near: words in the apposition or the title around a name. callings: what heads and near say of one's
    calling, see ``nouns``. nations: the countries among all of them.
    """

    heads: frozenset[str]
    every: frozenset[str]
    near: frozenset[str]
    callings: int = 0
    nations: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()


_OF = frozenset("of for at in to on and with from".split())


def _is_rank(page: Page, at: int) -> bool:
    """Whether capitals behind a comma are a rank: the divisional police officer, | SP | Ngozi Eke."""
    word = page.words[at]
    return at > 0 and page.words[at - 1] == "," and word.isupper() and word.isalpha() and len(word) < _LONG


def _called(words: Sequence[str]) -> Iterator[str]:
    """What a role is called for short: MEC | for Works; DPO, of a Divisional Police Officer; DG."""
    end = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
    if 0 < end < len(words):
        yield words[end - 1].removesuffix(",")
    parts = [part for word in words[:end] for part in word.split("-")]
    if 1 < len(parts) < _LONG and all(part[:1].isalpha() for part in parts):
        letters = "".join(part[0] for part in parts)
        yield from (letters[at:] for at in range(len(letters) - 1))


@dataclass(slots=True)
class Scene:
    """The article as far as it has been read: entities, and who spoke where.

    passed: how many sentences outside quotation marks have begun at each token, the measure
    of distance. reported: whether each token is of a content, where names are spoken of.
    turns: who spoke, in order; talk: the author too; last: the number of each one's last turn.
    descriptions: sources without a name by their words. heard: who was called he (true) or she.
    author: who wrote the article; relatives: where that one tells of his own; unnamed:
    where paragraphs begin that name nobody and tell of him (true) or her.
    captions: the paragraphs that tell of a picture, not of what goes on around them.
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
    heard: dict[Entity, bool] = field(default_factory=dict)
    supposed: dict[Entity, list[Affiliation]] = field(default_factory=dict)
    relatives: list[tuple[int, int]] | None = None
    unnamed: dict[bool, list[int]] = field(default_factory=dict)
    captions: frozenset[int] = frozenset()
    interviewed: list[Entity | None] | None = None
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
        passed = np.cumsum(begun).tolist()
        scene = Scene(Page.of(reading, entities), entities, passed, reported, captions=captions)
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

    def named_before(self, at: int, most: int) -> Sequence[tuple[Name, Entity]]:
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
        self.last[turn.entity] = len(self.turns)
        self.turns.append(turn)

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
            self._told[entity] = self._tell(entity)
        return self._told[entity]

    def _tell(self, entity: Entity) -> Told:
        if entity.kind != "person":
            words, named = frozenset(role_words(entity.words)), entity.mentions[:_MOST]
            called = (
                noun for name in named if entity.kind == "organization" for noun in self._called_by(name)
            )
            return Told(frozenset(map(singular, words)), words, frozenset(role_words(called)))
        stated = [(one.role, one.organization, one.place) for one in self.statements(entity)]
        told = " ".join([*entity.titles, *(text for one in stated for text in one)])
        roles = [*entity.titles, *(role for role, _, _ in stated if role and not is_told_by_verb(role))]
        heads = role_words(map(head_of, roles))
        heads |= role_words([word for role in roles for word in _called(role.split())])
        near: set[str] = set()
        for name in entity.mentions[:_MOST]:
            before = self._before(name)
            near |= role_words([*before, *self._behind(name)]) - _OF
            heads.update(party(self.page, name))
            near.update(self._goes_on(name))
            heads.update(role_words(self._predicate(entity, name)))
            heads.update(word.lower() for word in _called(before) if word.isupper())
        every, calling = role_words(told.split()), 0
        for word in {*heads, *near, *told.lower().split()}:
            calling |= callings(word)
        nations = frozenset(word for word in every | near if nation(word) == word)
        held = [head_of(one.role) for one in self.statements(entity) if one.status == "former"]
        past = frozenset(role_words(held))
        return Told(frozenset(heads), frozenset(every), frozenset(near), calling, nations, past)

    def _called_by(self, name: Name) -> Iterator[str]:
        """The nouns for a body beside its name: the charity | Roe House; the union, | Metall; Roe, a bank."""
        page, bodies = self.page, lexicon("sources")["bodies"]
        at = name.first - 1 - (name.first > 0 and page.lower[name.first - 1] == "the")
        if at > 0 and page.words[at] == ",":
            at -= 1
        if at >= 0 and page.lower[at] in bodies and page.sentence[at] == page.sentence[name.first]:
            yield page.lower[at]
        at = name.last + (page.word(name.last) == ",")
        if page.word(at) in ARTICLES and page.word(name.last) in _OPENS:
            noun = ""
            for token in range(at + 1, min(at + _AFTER, len(page.words))):
                if page.pos[token] not in _DESCRIBING and page.words[token] not in POSSESSIVE:
                    break
                noun = page.lower[token]
            if noun in bodies:
                yield noun

    def _before(self, name: Name) -> list[str]:
        """The nouns and adjectives right before a name, "of" and "for" between them too.

        A lawyer for Roe is not Roe; the minister for health, Jane Roe, is.
        """
        page, sentence = self.page, self.page.sentence[name.first]
        found: list[str] = []
        at, stop = name.first - 1, max(-1, name.first - _BEFORE)
        while at > stop and (page.lower[at].removesuffix(".") in titles() or _is_rank(page, at)):
            at -= 1
        apposed = at > stop and page.words[at] == ","
        at = at - 1 if apposed else name.first - 1
        described = False
        while at > stop and page.sentence[at] == sentence and not page.stops(at):
            held = self.entities.at.get(at)
            if (held and held[1].kind == "person") or page.pos[at] in FINITE:
                break
            if page.pos[at] in _DESCRIBING:
                described = described or page.lower[at] == page.words[at]
                found.append(page.words[at])
            elif apposed and page.lower[at] in ("of", "for"):
                found.append(page.lower[at])
            elif page.pos[at] in PREPOSITIONS and not described:
                break
            at -= 1
        return found[::-1]

    def _behind(self, name: Name) -> list[str]:
        """The nouns and adjectives in an apposition or predicate behind a name, up to the next person."""
        page, sentence, size = self.page, self.page.sentence[name.first], len(self.page.words)
        found: list[str] = []
        at = name.last
        if at < size and page.words[at] in _OPENS and page.sentence[at] == sentence:
            at += 1
            if page.words[at - 1] in _COPULAS and (at == size or page.pos[at] not in _PREDICATES):
                return found
            stop = min(size, at + _AFTER)
            while at < stop and page.sentence[at] == sentence and page.pos[at] not in FINITE:
                held = self.entities.at.get(at)
                if page.words[at] in _ENDS or (held and held[1].kind == "person"):
                    break
                if page.words[at] in ("and", "but") and page.words[at - 1] == ",":
                    break
                if page.pos[at] in _DESCRIBING:
                    found.append(page.words[at])
                at += 1
        return found

    def _goes_on(self, name: Name) -> Iterator[str]:
        """What the next sentence calls who is named alone in one: Rao won. The | 27-year-old | trains alone.

        Only what is no office: an age, a people, what one does in sport. The judge may be somebody else.
        """
        page, size = self.page, len(self.page.words)
        limit = min(name.last + _SENTENCE, size)
        at = max(bisect_right(page.sentence, page.sentence[name.first], name.last, limit), name.last)
        if at + 1 >= size or page.lower[at] != "the" or page.quote[at] >= 0:
            return
        if any(entity.kind == "person" for _, entity in self.entities.within(name.last, at)):
            return
        last = at + 1
        while last < min(size, at + _BEFORE) and page.pos[last] in _DESCRIBING:
            last += 1
        noun = page.lower[last - 1]
        if last < size and page.pos[last] in _GOING_ON and (age(noun) or is_of_sport(noun)):
            yield noun
            if age(noun):
                yield age(noun)

    def _predicate(self, entity: Entity, name: Name) -> Iterator[str]:
        """What the next sentence says that somebody is who is named alone in one: Rao won. He is a | cook."""
        page = self.page
        limit = min(name.last + _SENTENCE, len(page.words))
        at = max(bisect_right(page.sentence, page.sentence[name.first], name.last, limit), name.last)
        if at + 3 >= len(page.words) or page.quote[at] >= 0 or page.lower[at] not in _PRONOUNS:
            return
        if page.lower[at + 1] not in _COPULAS or page.lower[at + 2] not in A_OR_THE:
            return
        others = (one for _, one in self.entities.within(name.last, at) if one.kind == "person")
        if gender_of(entity) == (page.lower[at] == "she") or any(one is not entity for one in others):
            return
        last = at + 3
        while last < limit and page.pos[last] in _DESCRIBING:
            last += 1
        if page.pos[last - 1] in NOUNS:
            yield page.lower[last - 1]

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
        return dict.fromkeys(entity for _, entity in self.entities.ordered)

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
