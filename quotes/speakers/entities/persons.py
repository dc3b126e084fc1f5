"""Which names of persons are one person's: full names first, then surnames and first names alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import OSA

from quotes.names.borders import PARTICLES
from quotes.names.gazetteer import folded, is_given, is_mans
from quotes.names.honorifics import SUFFIXES, is_title, plain, title_before
from quotes.names.kinds import is_family_first
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.entities.entity import MANY, Entity, add, around, first_named, gender_of
from quotes.speakers.entities.kin import fitting, of_two, tells_age
from quotes.speakers.entities.middles import are_apart, middle
from quotes.speakers.entities.namesakes import BEHIND, he_or_she, nearest
from quotes.speakers.entities.role_words import role_words
from quotes.words.function_words import FEMALE, IN_ROWS, MALE

__all__ = ["parsed", "persons", "same_given"]


class _Called(NamedTuple):
    """A name of a person: where it stands, its words and the title before it."""

    name: Name
    words: tuple[str, ...]
    title: str


_ARTICLES = frozenset(("De", "Van", "Von"))
"""Particles that begin a surname, though some bear them as first names."""


@lru_cache(maxsize=20_000)
def parsed(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Given names and surname of a person as ``_key`` has them, by nameparser from three words on."""
    kept = [word for word in words if plain(word) not in SUFFIXES and word[0].isalpha()]
    if not kept:
        return (), _key(words[-1])
    if len(kept) == 2 and is_given(kept[0]) and kept[0] not in _ARTICLES:
        return (_key(kept[0]),), _key(kept[1])
    if all(plain(word) in PARTICLES for word in kept[:-1]):
        return (), " ".join(map(_key, kept))
    if len(kept) == 2:
        return (_key(kept[0]),), _key(kept[1])
    from nameparser import HumanName

    human = HumanName(" ".join(kept))
    given = f"{human.first} {human.middle}".split()
    surname = human.last or kept[-1]
    return tuple(_key(word) for word in given), _key(surname)


def _key(word: str) -> str:
    """A word by which names are found again: plain, without accents, as Francois for François."""
    return folded(word).removesuffix(".")


@cache
def _nicknames() -> object:
    from nicknames import NickNamer

    return NickNamer()


@lru_cache(maxsize=10_000)
def same_given(one: str, other: str) -> bool:
    """Whether two first names can be one person's: equal, an initial, a short form; not Eric and Erica."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1 or "." in one or "." in other:
        return one[:1] == other[:1]
    if {is_mans(one), is_mans(other)} == {True, False}:
        return False
    if min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True
    namer = _nicknames()
    return other in namer.nicknames_of(one) | namer.canonicals_of(one)  # type: ignore[attr-defined]


@dataclass(slots=True)
class _Known:
    """The persons so far, and by which words they are found."""

    every: list[Entity] = field(default_factory=list)
    by_surname: dict[str, list[Entity]] = field(default_factory=dict)
    by_given: dict[str, list[Entity]] = field(default_factory=dict)
    by_part: dict[str, list[Entity]] = field(default_factory=dict)

    def enter(self, entity: Entity, given: Sequence[str], surname: str) -> None:
        """One more, who is named in full."""
        self.every.append(entity)
        for word in dict.fromkeys((surname, surname.rpartition(" ")[2])):
            self.by_surname.setdefault(word, []).append(entity)
        for one in given:
            self.by_given.setdefault(one, []).append(entity)
        for one in surname.split("-") if "-" in surname else ():
            self.by_part.setdefault(one, []).append(entity)

    def named(self, word: str) -> list[Entity]:
        """Who may be called by one word."""
        found = self.by_surname.get(word) or self.by_given.get(word) or self.by_part.get(word) or []
        return found or _misspelt(word, self.by_surname)


def persons(words: Sequence[str], found: Sequence[Name]) -> list[Entity]:
    """Persons with all their names."""
    starts = {name.first: name for name in found}
    known = _Known()
    short = _enter_in_full(words, found, starts, known)
    by_given_name = _are_by_given_name(short, known.by_given, known.by_surname)
    for called in _surest_first(words, short):
        text = " ".join(map(_key, called.words))
        word = text if text in known.by_surname else parsed(called.words)[1]
        called_so = _by_given_name(known.by_given.get(word, ()), called) if by_given_name else []
        candidates = around(called_so or known.named(word), called.name.first)
        if candidates and _unfit(words, candidates, called, starts):
            candidates = around(known.by_given.get(word, []), called.name.first)
        if not candidates or _unfit(words, candidates, called, starts):
            entity = Entity("person", called.words)
            known.every.append(entity)
            known.by_surname.setdefault(word, []).append(entity)
        else:
            meant = _meant(words, candidates, called, starts)
            entity = meant or Entity("person", called.words, unclear=True)
            if entity.unclear:
                known.every.append(entity)
        add(entity, called.name, called.words, called.title)
    return known.every


def _enter_in_full(
    words: Sequence[str], found: Sequence[Name], starts: Mapping[int, Name], known: _Known
) -> list[_Called]:
    """Enter who is named in full, with these names; the other names, which are short ones."""
    in_full: dict[tuple[str, ...], Entity] = {}
    in_full_as: dict[Entity, Counter[tuple[str, ...]]] = {}
    short: list[_Called] = []
    borne = {word for name in found if name.last - name.first > 1 for word in words[name.first : name.last]}
    surnames = {
        words[name.last - 1]
        for name in found
        if name.last - name.first > 1 and not is_title(words[name.first])
    }
    for name in sorted(found, key=lambda name: name.first - name.last):
        called = _addressed(words, _full(words, name, starts, borne), name, surnames)
        given, surname = parsed(called.words)
        if not given or " ".join(map(_key, called.words)) in known.by_surname:
            short.append(called)
            continue
        whole = given[0], surname, _suffix(called.words), middle(called.words)
        bearers = (known.by_surname.get(surname) or _misspelt(surname, known.by_surname))[:MANY]
        entity = next((e for e in bearers if _same_person(e, called, given)), None)
        entity = entity or in_full.get(whole) or _longer(known.by_given.get(given[0], ()), called)
        if entity is None:
            entity = in_full[whole] = Entity("person", called.words)
            known.enter(entity, given, surname)
        add(entity, called.name, called.words, called.title)
        in_full_as.setdefault(entity, Counter())[called.words] += 1
    for entity, forms in in_full_as.items():
        entity.words = _usual(entity.words, forms)
    for bearers in (*known.by_surname.values(), *known.by_given.values(), *known.by_part.values()):
        bearers.sort(key=first_named)
    return short


def _surest_first(words: Sequence[str], short: Sequence[_Called]) -> list[_Called]:
    """Short names with a title before those without, which may be of somebody with that title.

    The elder Roe is last: nobody that "Roe" alone would mean behind it.
    """
    courtesy = lexicon("roles")["courtesy"]
    return sorted(
        short,
        key=lambda called: (
            tells_age(words, called.name),
            not called.title,
            called.title not in courtesy,
            called.name.first,
        ),
    )


def _meant(
    words: Sequence[str], candidates: Sequence[Entity], called: _Called, starts: Collection[int]
) -> Entity | None:
    """Which of those who bear a short name it is; starts: where names begin."""
    if len(candidates) > 1 and tells_age(words, called.name):
        return of_two(words, candidates, called.name)
    candidates = fitting(words, candidates, called.words, called.title)
    if len(candidates) == 1:
        return candidates[0]
    return nearest(words, candidates, called.name, called.title, he_or_she(words, called.name, starts))


def _are_by_given_name(
    short: Sequence[_Called], by_given: Collection[str], by_surname: Collection[str]
) -> bool:
    """Whether the article calls people again by their first names, as news of Ethiopia and Vietnam does."""
    texts = {_key(called.words[0]) for called in short if len(called.words) == 1 and not called.title}
    given = sum(text in by_given and text not in by_surname for text in texts)
    return given > sum(text in by_surname and text not in by_given for text in texts)


def _by_given_name(bearers: Sequence[Entity], called: _Called) -> list[Entity]:
    """Who bears a word as a first name, and was named before somebody is called so without a title."""
    if called.title:
        return []
    at = called.name.first
    return [one for one in around(bearers, at) if first_named(one) < at and not is_family_first(one.words)]


def _usual(words: tuple[str, ...], forms: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """Of forms with as many words the one that is used most, else the longest: Kenneth, not Ken Ott."""
    alike = [form for form in forms if len(form) == len(words) and form[-1] == words[-1]]
    return max(alike, key=lambda form: (forms[form], len(form[0])), default=words)


def _addressed(words: Sequence[str], full: tuple[str, ...], name: Name, surnames: Collection[str]) -> _Called:
    """A name as it is called, without the form of address that may be a name too: Shri | Modi.

    surnames: the last words of names that begin with no title.
    """
    title = plain(full[0])
    roles = lexicon("roles")
    if len(full) == 2 and title in roles["courtesy"] and title in roles["names too"] and full[1] in surnames:
        return _Called(name, full[1:], title)
    return _Called(name, full, title_before(words, name.first))


_SIBLINGS = frozenset("brothers sisters siblings twins cousins couple spouses parents".split())


def _full(
    words: Sequence[str], name: Name, starts: Mapping[int, Name], borne: Collection[str]
) -> tuple[str, ...]:
    """The words of a name; a first name takes the surname that it shares: Karl and Otto Brandt.

    borne: the words of all longer names: who has one of them may be somebody else.
    """
    own = tuple(words[name.first : name.last])
    if (
        len(own) == 1
        and name.last + 2 < len(words)
        and words[name.last] in ("and", "&")
        and is_given(words[name.last + 1])
        and (
            words[name.first - 1].lower() in _SIBLINGS
            or (is_given(own[0]) and own[0] not in borne and words[name.first - 1] not in IN_ROWS)
        )
    ):
        other = starts.get(name.last + 1)
        if other and other.last - other.first > 1:
            return (*own, *words[other.first + 1 : other.last])
    return own


def _same_person(entity: Entity, called: _Called, given: tuple[str, ...]) -> bool:
    """Whether a name with the surname of an entity is the same person's."""
    suffix, own = _suffix(entity.words), _suffix(called.words)
    if (suffix != own and not (suffix in _NUMBERS and not own)) or are_apart(entity.words, called.words):
        return False
    if any(same_given(one, given[0]) for one in parsed(entity.words)[0]):
        return True
    return tuple(map(plain, entity.words[-len(called.words) :])) == tuple(map(plain, called.words))


_NUMBERS = ("ii", "iii", "iv")
"""Suffixes that news leaves out when it names somebody again, as it does not with Jr."""


def _suffix(words: Sequence[str]) -> str:
    """What tells a son from his father, empty for nothing: Jr., III."""
    return next((plain(word) for word in words[-1:] if plain(word) in SUFFIXES), "")


def _longer(candidates: Sequence[Entity], called: _Called) -> Entity | None:
    """The person in whose longer name this one stands: Ahmad Faizal | bin Abdul Razak, Ana | Rey | Paz."""
    own = tuple(map(plain, called.words))
    fitting = [entity for entity in candidates[:MANY] if len(own) > 1 and _holds(entity, own)]
    return fitting[0] if len(fitting) == 1 else None


def _holds(entity: Entity, own: tuple[str, ...]) -> bool:
    """Whether a longer name holds the words of a shorter one side by side, and more than a suffix besides."""
    words = tuple(map(plain, entity.words))
    places = range(len(words) - len(own) + 1)
    at = next((at for at in places if words[at : at + len(own)] == own), None)
    return at is not None and words[at + len(own) : at + len(own) + 1] not in [(one,) for one in SUFFIXES]


_ARTICLE = regex.compile(r"^[ae]l[- ]?(?=\w{4})")
"""The Arabic article before a surname, which is written in many ways: Al-Kuzair, ElKuzair."""

_LONG, _LONGER = 5, 9
"""Letters of a surname from which one wrong letter, or two, are a slip, not another name."""

_MOST_SURNAMES = 1000
"""Surnames up to which slips are looked for: no article has more, and a longer list costs time."""


def _misspelt(word: str, by_surname: Mapping[str, list[Entity]]) -> list[Entity]:
    """The only persons whose long surname has another article, or a letter or two others behind the first."""
    if len(word) < _LONG or len(by_surname) > _MOST_SURNAMES:
        return []
    most = 2 if len(word) >= _LONGER else 1
    bare = _ARTICLE.sub("", word)
    near = [
        surname
        for surname in by_surname
        if (surname[:1] == word[:1] and OSA.distance(word, surname, score_cutoff=most) <= most)
        or (bare != word and bare == _ARTICLE.sub("", surname))
    ]
    return by_surname[near[0]] if len(near) == 1 else []


def _pronouns_say(words: Sequence[str], entity: Entity, starts: Collection[int], male: bool) -> bool:
    """Whether pronouns behind the names of somebody say man or woman, against a rare first name: Raila."""
    votes = 0
    for name in entity.mentions[:_FEW]:
        for at in range(name.last, min(name.last + BEHIND, len(words))):
            if at in starts:
                break
            votes += (words[at].lower() in MALE) - (words[at].lower() in FEMALE)
    return votes > 0 if male else votes < 0


_FEW = 6
"""Names of one person behind which pronouns are looked for."""


def _unfit(
    words: Sequence[str], candidates: Sequence[Entity], called: _Called, starts: Collection[int]
) -> bool:
    """Whether a surname with a title is nobody who is named in full: President | Hill beside Susan Hill."""
    title = called.title
    if not title:
        return False
    roles = lexicon("roles")
    if title in roles["courtesy"]:
        if title not in roles["male"] and title not in roles["female"]:
            return False
        male = title in roles["male"]
        return all(
            gender_of(entity) is (not male) and not _pronouns_say(words, entity, starts, male)
            for entity in candidates
        )
    return title in roles["titles"] and all(
        role_words([title]).isdisjoint(role_words(entity.titles))
        and next((own.first for own in entity.mentions if own.last - own.first > 1), called.name.first + 1)
        > called.name.first
        and gender_of(entity) is False
        for entity in candidates
    )
