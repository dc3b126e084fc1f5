"""Entities: the persons, organizations and places that an article names, each with all its names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from operator import attrgetter

import numpy as np
import regex
from rapidfuzz.distance import Levenshtein

from quotes.document import SpeakerKind
from quotes.resources import lexicon
from quotes.speakers.names import PARTICLES, SMALL, SUFFIXES, Name, NameKind, first_names, names, plain
from quotes.text.analysis import Reading
from quotes.words.tokens import Tokens

__all__ = ["Entities", "Entity", "entities", "gender_of"]

_FEW = 0.15
_MANY = 0.85
"""A first name borne by fewer or more men than this tells gender."""


@dataclass(slots=True, eq=False)
class Entity:
    """One bearer of a name while an article is read.

    words: its fullest name. mentions: where it is named, in order. titles: the words right
    before its names, lower case. male: whether it is a man, None where nothing tells;
    titled: whether a title or role says so, not a first name alone; votes: pronouns that
    follow its names, he for and she against. span: for a source without a name the tokens
    that describe it.
    """

    kind: NameKind | SpeakerKind
    words: tuple[str, ...]
    mentions: list[Name] = field(default_factory=list)
    titles: dict[str, int] = field(default_factory=dict)
    votes: int = 0
    male: bool | None = None
    titled: bool = False
    span: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """The fullest name as one string, capitals tamed."""
        return written(self.words)


def written(words: Sequence[str]) -> str:
    """A name as one string; a name in capitals only is written with capital initials."""
    text = " ".join(words).replace(" 's", "'s").replace(" ’s", "’s").replace("( ", "(").replace(" )", ")")
    text = _NICKNAME.sub(r" \1\2\3 ", text)
    if len(words) <= 4 and text.isupper() and (len(words) > 1 or len(text) > 5):
        text = text.title()
    return text


_NICKNAME = regex.compile(r" ([\"“‘']) ([\p{L} -]+) ([\"”’']) ")


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


@lru_cache(maxsize=20_000)
def parsed(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Given names and surname of a person, in lower case; names of three words and more by nameparser."""
    kept = [word for word in words if plain(word) not in SUFFIXES and word[0].isalpha()]
    if not kept:
        return (), plain(words[-1])
    if len(kept) == 2 and plain(kept[0]) in first_names():
        return (plain(kept[0]),), plain(kept[1])
    if all(plain(word) in PARTICLES for word in kept[:-1]):
        return (), " ".join(map(plain, kept))
    if len(kept) == 2:
        return (plain(kept[0]),), plain(kept[1])
    from nameparser import HumanName

    human = HumanName(" ".join(kept))
    given = f"{human.first} {human.middle}".split()
    surname = human.last or kept[-1]
    return tuple(plain(word) for word in given), plain(surname)


@cache
def _nicknames() -> object:
    from nicknames import NickNamer

    return NickNamer()


@lru_cache(maxsize=10_000)
def same_given(one: str, other: str) -> bool:
    """Whether two first names can be one person's: equal, an initial, a short form."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1 or "." in one or "." in other:
        return one[:1] == other[:1]
    if min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True
    namer = _nicknames()
    return other in namer.nicknames_of(one) | namer.canonicals_of(one)  # type: ignore[attr-defined]


def gender_of(entity: Entity) -> bool | None:
    """Whether a person is a man, by titles and first name; None where neither tells."""
    if entity.male is None:
        male, female = lexicon("roles")["male"], lexicon("roles")["female"]
        votes = 0
        for title, count in entity.titles.items():
            votes += count * ((title in male) - (title in female))
        if votes:
            entity.male = votes > 0
            entity.titled = True
        else:
            entity.male = _gender(parsed(entity.words)[0])
    return entity.male


def _gender(given: Sequence[str]) -> bool | None:
    """Whether first names are a man's, None where too many men and women bear them."""
    bearers = first_names()
    share = next((bearers[name] for name in given if name in bearers), 0.5)
    return True if share > _MANY else False if share < _FEW else None


_LONG = 7
"""Letters of a surname from which one wrong letter is a slip, not another name."""

_MOST_SURNAMES = 1000
"""Surnames up to which slips are looked for: no article has more, and a longer list costs time."""

_MOST_BEARERS = 50
"""Bearers of a surname that are told apart one by one; of more, a name alone is that of one nearby."""

_HE = frozenset(["he", "his", "him", "himself"])
_SHE = frozenset(["she", "her", "hers", "herself"])
_REACH = 25
"""Tokens after a name in which a pronoun tells the gender of an unknown first name."""


def _pronouns_tell(found: Entities) -> None:
    """Count the pronouns that follow the names of persons of unknown gender before another's name."""
    limits = [*found.firsts[1:], len(found.words)]
    for (name, entity), limit in zip(found.ordered, limits, strict=False):
        if entity.kind != "person" or gender_of(entity) is not None:
            continue
        for word in found.lower[name.last : min(limit, name.last + _REACH)]:
            if word in _HE or word in _SHE:
                entity.votes += 1 if word in _HE else -1
                break


def entities(reading: Reading, marked: Iterable[Name], sources: Iterable[tuple[int, int]]) -> Entities:
    """The entities of an article.

    marked: the names that the model finds. sources: token ranges that name sources, so likely names.
    """
    words = reading.tokens.words()
    found = names(reading, words, marked, sources)
    every = _persons(words, [name for name in found if name.kind == "person"])
    every += _others(words, [name for name in found if name.kind != "person"])
    ordered = sorted(
        ((name, entity) for entity in every for name in entity.mentions), key=lambda pair: pair[0].first
    )
    at = {token: pair for pair in ordered for token in range(pair[0].first, pair[0].last)}
    firsts = [name.first for name, _ in ordered]
    together = Entities(every, at, ordered, firsts, words, _lower(reading.tokens))
    _pronouns_tell(together)
    return together


_FIRST = attrgetter("first")


@dataclass(frozen=True, slots=True)
class _Called:
    """A name of a person: where it stands, its words and the title before it."""

    name: Name
    words: tuple[str, ...]
    title: str


def _lower(tokens: Tokens) -> list[str]:
    """The tokens in lower case, looked up by their types."""
    table = tokens.vocabulary.table(
        "lower", lambda words: np.array([word.lower() for word in words], np.object_)
    )
    lower: list[str] = table[tokens.type].tolist()
    return lower


def _persons(words: Sequence[str], found: Sequence[Name]) -> list[Entity]:
    """Persons with all their names: full names first, then surnames and given names alone."""
    persons: list[Entity] = []
    by_surname: dict[str, list[Entity]] = {}
    by_given: dict[str, list[Entity]] = {}
    in_full: dict[tuple[str, str], Entity] = {}
    short: list[_Called] = []
    for name in sorted(found, key=lambda name: name.first - name.last):
        called = _Called(name, tuple(words[name.first : name.last]), _title(words, name.first))
        given, surname = parsed(called.words)
        if not given or " ".join(map(plain, called.words)) in by_surname:
            short.append(called)
            continue
        bearers = by_surname.get(surname, ())[:_MOST_BEARERS]
        entity = next((e for e in bearers if _same_person(e, called.words, given)), None)
        entity = entity or in_full.get((given[0], surname))
        if entity is None:
            entity = in_full[given[0], surname] = Entity("person", called.words)
            persons.append(entity)
            for word in dict.fromkeys((surname, surname.rpartition(" ")[2])):
                by_surname.setdefault(word, []).append(entity)
            for one in given:
                by_given.setdefault(one, []).append(entity)
        _add(entity, called)
    for bearers in (*by_surname.values(), *by_given.values()):
        bearers.sort(key=lambda entity: entity.mentions[0].first)
    courtesy = lexicon("roles")["courtesy"]
    for called in sorted(
        short, key=lambda called: (not called.title, called.title not in courtesy, called.name.first)
    ):
        whole = " ".join(map(plain, called.words))
        word = whole if whole in by_surname else parsed(called.words)[1]
        every = by_surname.get(word) or by_given.get(word) or _misspelt(word, by_surname)
        candidates = _around(every, called.name.first)
        if not candidates or _unfit(candidates, called):
            entity = Entity("person", called.words)
            persons.append(entity)
            by_surname.setdefault(word, []).append(entity)
        else:
            entity = _nearest(candidates, called)
        _add(entity, called)
    return persons


def _around(bearers: Sequence[Entity], at: int) -> Sequence[Entity]:
    """Of very many persons, in the order of their names, some who are first named before token ``at``."""
    if len(bearers) <= _MOST_BEARERS:
        return bearers
    last = max(bisect_left(bearers, at, key=lambda entity: entity.mentions[0].first), _MOST_BEARERS)
    return bearers[last - _MOST_BEARERS : last]


def _misspelt(word: str, by_surname: Mapping[str, list[Entity]]) -> list[Entity]:
    """The only persons whose long surname differs from a word by one letter."""
    if len(word) < _LONG or len(by_surname) > _MOST_SURNAMES:
        return []
    near = [surname for surname in by_surname if Levenshtein.distance(word, surname, score_cutoff=1) == 1]
    return by_surname[near[0]] if len(near) == 1 else []


def _same_person(entity: Entity, text: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether a name with the surname of an entity is the same person's."""
    if any(same_given(one, given[0]) for one in parsed(entity.words)[0]):
        return True
    return tuple(map(plain, entity.words[-len(text) :])) == tuple(map(plain, text))


def _nearest(candidates: Sequence[Entity], called: _Called) -> Entity:
    """Which bearer of a surname is meant: by title, then by who is named most and last."""
    if len(candidates) == 1:
        return candidates[0]
    roles, title, at = lexicon("roles"), called.title, called.name.first
    if title in roles["male"] or title in roles["female"]:
        fitting = [entity for entity in candidates if gender_of(entity) in (None, title in roles["male"])]
        candidates = fitting or candidates
    if title:
        titled = [entity for entity in candidates if title in entity.titles]
        candidates = titled or candidates

    def weight(entity: Entity) -> tuple[float, int]:
        before = bisect_left(entity.mentions, at, key=_FIRST)
        recent = 1.0 / (1 + (at - entity.mentions[before - 1].first) / 60) if before else -0.5
        return recent + 0.25 * min(len(entity.mentions), 8), -entity.mentions[0].first

    return max(candidates, key=weight)


def _unfit(candidates: Sequence[Entity], called: _Called) -> bool:
    """Whether a surname with a title is nobody who is named in full: President | Hill beside Susan Hill."""
    title = called.title
    if not title:
        return False
    roles = lexicon("roles")
    if title in roles["courtesy"]:
        if title not in roles["male"] and title not in roles["female"]:
            return False
        return all(gender_of(entity) == (title not in roles["male"]) for entity in candidates)
    return title in roles["titles"] and all(
        title not in entity.titles
        and next(own.first for own in entity.mentions if own.last - own.first > 1) > called.name.first
        and gender_of(entity) is False
        for entity in candidates
        if len(entity.words) > 1
    )


@cache
def _titles() -> frozenset[str]:
    """What may stand before a name and say who bears it."""
    roles = lexicon("roles")
    return roles["titles"] | roles["courtesy"] | roles["kin"] | roles["roles"]


@cache
def _last_words() -> frozenset[str]:
    return frozenset(title.rpartition(" ")[2] for title in _titles())


def _title(words: Sequence[str], first: int) -> str:
    """The title right before a name, in lower case, empty for none."""
    if first == 0 or plain(words[first - 1]) not in _last_words():
        return ""
    before = [plain(word) for word in words[max(0, first - 3) : first]]
    texts = (" ".join(before[at:]) for at in range(len(before)))
    return next((text for text in texts if text in _titles()), "")


def _add(entity: Entity, called: _Called) -> None:
    insort(entity.mentions, called.name, key=_FIRST)
    if called.title:
        entity.titles[called.title] = entity.titles.get(called.title, 0) + 1
    if called.words != entity.words and _fuller(called.words, entity.words):
        entity.words = called.words


def _fuller(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a form of a name tells more: more words, or mixed case instead of capitals."""
    if len(one) != len(other):
        return len(one) > len(other)
    return " ".join(other).isupper() and not " ".join(one).isupper()


def _others(words: Sequence[str], found: Sequence[Name]) -> list[Entity]:
    """Organizations and places with all their names: short forms and acronyms join the full name."""
    known: dict[tuple[str, ...], Entity] = {}
    by_short: dict[tuple[str, ...], Entity] = {}
    for name in sorted(found, key=lambda name: name.first - name.last):
        text = tuple(words[name.first : name.last])
        while len(text) > 1 and text[0].lower() == "the":
            text = text[1:]
        key = tuple(map(plain, text))
        entity = known.get(key)
        if entity is None and name.kind == "organization":
            entity = by_short.get(key)
        if entity is None:
            entity = Entity(name.kind, text)
            if name.kind == "organization":
                for short in _short_forms(key):
                    by_short.setdefault(short, entity)
        known[key] = entity
        entity.mentions.append(name)
    every = list(dict.fromkeys(known.values()))
    for entity in every:
        entity.mentions.sort(key=_FIRST)
    return every


def _short_forms(full: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What can stand for a name: Peabody, the Post, PMF.

    A word of as many letters as the acronym can only be the acronym.
    """
    initials = [word[:1] for word in full if word not in SMALL]
    sizes = range(1, len(full))
    parts = [full[:size] for size in sizes] + [full[-size:] for size in sizes if len(full[-size]) > 2]
    yield from (part for part in parts if len(part) > 1 or not len(part[0]) == len(initials) > 1)
    if len(initials) > 1:
        yield ("".join(initials),)
