"""Entities: the persons, organizations and places that an article names, each with all its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

import regex

from quotes.analysis import Reading
from quotes.names import Name, NameKind, first_names, names
from quotes.resources import lexicon
from quotes.tags import POS

__all__ = ["Entities", "Entity", "entities", "gender_of"]

_FEW = 0.1
_MANY = 0.9
"""A first name borne by fewer or more men than this tells gender."""

_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv esq esq. phd ph.d. m.d.".split())
_PARTICLES = frozenset("al bin ibn de del della der den di du la le van von el ben abu st st. mac ter ten da dos das".split())
_OF_SURNAMES = frozenset("van von der den de del della bin ibn dos al".split())
"""Particles that the model may leave off the name they begin."""

_SMALL = frozenset("the of and for in on at to & de du".split())


@dataclass(slots=True, eq=False)
class Entity:
    """One bearer of a name while an article is read.

    words: its fullest name. mentions: where it is named, in order. titles: the words right
    before its names, lower case. male: whether it is a man, None where nothing tells; votes:
    pronouns that follow its names, he for and she against. span: for a source without a name
    the tokens that describe it.
    """

    kind: NameKind
    words: tuple[str, ...]
    mentions: list[Name] = field(default_factory=list)
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    votes: int = 0
    male: bool | None = None
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


@dataclass(slots=True)
class Entities:
    """All entities of an article, and which of them each token is part of the name of (None for none)."""

    all: list[Entity]
    at: dict[int, tuple[Name, Entity]]
    ordered: list[tuple[Name, Entity]]
    words: list[str]

    def within(self, first: int, last: int) -> list[tuple[Name, Entity]]:
        """The names that begin in tokens ``first`` to ``last`` (exclusive)."""
        found = []
        at = first
        while at < last:
            held = self.at.get(at)
            if held is not None and held[0].first >= first:
                found.append(held)
                at = held[0].last
            else:
                at += 1
        return found


@cache
def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix(".")


@lru_cache(maxsize=20_000)
def parsed(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Given names and surname of a person, in lower case; names of three words and more by nameparser."""
    kept = [word for word in words if _plain(word) not in _SUFFIXES and word[0].isalpha()]
    if not kept:
        return (), _plain(words[-1])
    if all(_plain(word) in _PARTICLES for word in kept[:-1]):
        return (), " ".join(map(_plain, kept))
    if len(kept) == 2:
        return (_plain(kept[0]),), _plain(kept[1])
    from nameparser import HumanName

    human = HumanName(" ".join(kept))
    given = f"{human.first} {human.middle}".split()
    surname = human.last or kept[-1]
    return tuple(_plain(word) for word in given), _plain(surname)


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
        roles = lexicon("roles")
        male = sum(count for title, count in entity.titles.items() if title in roles["male"])
        female = sum(count for title, count in entity.titles.items() if title in roles["female"])
        if male != female:
            entity.male = male > female
        else:
            given = parsed(entity.words)[0]
            share = next((first_names()[name] for name in given if name in first_names()), 0.5)
            entity.male = True if share > _MANY else False if share < _FEW else None
    return entity.male


_HE = frozenset("he his him himself".split())
_SHE = frozenset("she her hers herself".split())
_REACH = 25
"""Tokens after a name in which a pronoun tells the gender of an unknown first name."""


def _pronouns_tell(found: Entities) -> None:
    """Count the pronouns that follow the names of persons of unknown gender before another's name."""
    words = found.words
    for at, (name, entity) in enumerate(found.ordered):
        if entity.kind != "person" or gender_of(entity) is not None:
            continue
        end = min(found.ordered[at + 1][0].first if at + 1 < len(found.ordered) else len(words), name.last + _REACH)
        for token in range(name.last, end):
            word = words[token].lower()
            if word in _HE or word in _SHE:
                entity.votes += 1 if word in _HE else -1
                break


def entities(reading: Reading, sources: Iterable[tuple[int, int]]) -> Entities:
    """The entities of an article; ``sources`` are token ranges that name sources, so likely names."""
    words = reading.tokens.words()
    proper = [POS[tag].startswith("NNP") for tag in reading.pos.tolist()]
    adjective = [POS[tag] == "JJ" for tag in reading.pos.tolist()]
    found = [_trimmed(words, adjective, name) if name.kind == "person" else name for name in names(reading)]
    found = _consistent(words, _with_sources(words, proper, found, sources))
    persons = _persons(words, [name for name in found if name.kind == "person"])
    others = _others(words, [name for name in found if name.kind != "person"])
    every = persons + others
    ordered = sorted(((name, entity) for entity in every for name in entity.mentions), key=lambda pair: pair[0].first)
    at = {token: pair for pair in ordered for token in range(pair[0].first, pair[0].last)}
    together = Entities(every, at, ordered, words)
    _pronouns_tell(together)
    return together


def _with_sources(words: Sequence[str], proper: Sequence[bool], found: list[Name], sources: Iterable[tuple[int, int]]) -> list[Name]:
    """The names, and the runs of capitalised words in sources that the model left out."""
    taken = {token for name in found for token in range(name.first, name.last)}
    titles, roles = lexicon("roles")["titles"] | lexicon("roles")["courtesy"], lexicon("roles")["roles"]
    groups = lexicon("sources")["groups"]
    more = []
    for first, last in sources:
        at = first
        while at < last:
            end = at
            while end < last and end not in taken and words[end][:1].isupper() and words[end][0].isalpha() and proper[end]:
                end += 1
            lower = [_plain(word) for word in words[at:end]]
            start = at
            while start < end and (lower[start - at] in titles or lower[start - at] in _SMALL or lower[start - at] in roles):
                start += 1
            plausible = end > start and not (set(lower) & (groups | roles | _COMMON))
            if plausible:
                kind: NameKind = "organization" if _is_organization(words[start:end]) else "person"
                if not _is_people(words, Name(start, end, kind)):
                    more.append(Name(start, end, kind))
            at = max(end, at + 1)
    return sorted([*found, *more], key=lambda name: name.first)


_COMMON = frozenset("he she it they i we you who this that these those one some many most others both each another what her his their its our my all several few a an no every everyone nobody somebody".split())


def _is_organization(words: Sequence[str]) -> bool:
    listed = lexicon("organizations")
    text = " ".join(words)
    return (
        text in listed["outlets"]
        or text in listed["bodies"]
        or bool({words[-1], words[0]} & (listed["ending"] | listed["outlet words"]))
        or (len(words) == 1 and words[0].isupper() and len(words[0]) in (3, 4))
    )


def _is_people(words: Sequence[str], name: Name) -> bool:
    """Whether one word that the model took for a person's name names a people or a party."""
    word = words[name.first]
    return name.kind == "person" and (len(word) == 1 or word[1:2] == "-") and name.last - name.first == 1 or (
        name.kind == "person"
        and name.last - name.first == 1
        and (word in lexicon("places")["demonyms"] | lexicon("places")["peoples"] or word in lexicon("organizations")["parties"] or word.lower() in lexicon("sources")["groups"])
    )


def _trimmed(words: Sequence[str], adjective: Sequence[bool], name: Name) -> Name:
    """A person's name without titles before and clitics behind."""
    first, last = name.first, name.last
    titles = lexicon("roles")["titles"] | lexicon("roles")["courtesy"]
    while last - first > 1 and _plain(words[first]) in titles:
        first += 1
    while first > 0 and words[first - 1].lower() in _OF_SURNAMES:
        first -= 1
    while last - first > 2 and adjective[first] and _plain(words[first]) not in first_names():
        first += 1
    while last - first > 1 and (words[last - 1] in ("'s", "’s", "'", "’", ",", ".", ")", "(", '"')):
        last -= 1
    cut = next((at for at in range(first + 1, last) if words[at].islower() and words[at] not in _PARTICLES), last)
    last = cut if cut > first else last
    while last < len(words) and _plain(words[last]) in _SUFFIXES and words[last][0].isupper():
        last += 1
    return Name(first, last, name.kind)


_OPENING = frozenset('"“(\'‘')
_CLOSING = frozenset('"”)\'’')


def _with_nicknames(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """Names that a nickname in quotation marks cuts in two, joined: Maria "Mia" Lopez."""
    joined: list[Name] = []
    at = 0
    while at < len(found):
        name = found[at]
        last = name.last
        if name.kind == "person" and last + 3 < len(words) and words[last] in _OPENING:
            mark = next((token for token in (last + 2, last + 3) if words[token] in _CLOSING), None)
            if mark and mark + 1 < len(words) and words[last + 1][:1].isupper() and words[mark + 1][:1].isupper() and words[mark + 1].isalpha():
                last = mark + 2
        while at < len(found) and found[at].first < last:
            last = max(last, found[at].last) if found[at].kind == "person" else last
            at += 1
        joined.append(Name(name.first, last, name.kind))
    return joined


@cache
def _known_bodies() -> frozenset[str]:
    listed = lexicon("organizations")
    return frozenset(entry.lower() for entry in listed["outlets"] | listed["bodies"] if len(entry) > 3)


def _consistent(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names with the kind that most of the same words have, and surnames alone as persons."""
    found = _with_nicknames(words, [name for name in found if not _is_people(words, name)])
    votes: dict[tuple[str, ...], Counter[NameKind]] = {}
    surnames: Counter[str] = Counter()
    for name in found:
        text = tuple(_plain(word) for word in words[name.first : name.last])
        votes.setdefault(text, Counter())[name.kind] += 1
        if name.kind == "person" and name.last - name.first > 1:
            surnames[text[-1]] += 1
    listed = lexicon("organizations")
    fixed = []
    for name in found:
        text = tuple(_plain(word) for word in words[name.first : name.last])
        kind = votes[text].most_common(1)[0][0]
        if len(text) == 1 and kind != "person" and surnames[text[0]] >= 1 and not (kind == "organization" and votes[text][kind] > 2):
            kind = "person"
        if kind == "person" and len(text) > 1 and words[name.last - 1] in listed["ending"]:
            kind = "organization"
        if " ".join(text) in _known_bodies():
            kind = "organization"
        fixed.append(replace(name, kind=kind))
    taken = {token for name in fixed for token in range(name.first, name.last)}
    for at, word in enumerate(words):
        if at not in taken and word[:1].isupper() and surnames.get(_plain(word)):
            fixed.append(Name(at, at + 1, "person"))
    return sorted(fixed, key=lambda name: name.first)


def _persons(words: Sequence[str], found: Sequence[Name]) -> list[Entity]:
    """Persons with all their names: full names first, then surnames and given names alone."""
    persons: list[Entity] = []
    by_surname: dict[str, list[Entity]] = {}
    by_given: dict[str, list[Entity]] = {}
    short: list[tuple[str, Name]] = []
    for name in sorted(found, key=lambda name: (name.first - name.last, name.first)):
        text = tuple(words[name.first : name.last])
        given, surname = parsed(text)
        if not given:
            short.append((_title(words, name.first), name))
            continue
        entity = next((e for e in by_surname.get(surname, ()) if _same_person(e, text, given)), None)
        if entity is None:
            entity = Entity("person", text)
            persons.append(entity)
            by_surname.setdefault(surname, []).append(entity)
            for one in given:
                by_given.setdefault(one, []).append(entity)
        _add(entity, words, name)
    for entity in persons:
        entity.mentions.sort(key=lambda name: name.first)
    for title, name in sorted(short, key=lambda pair: (not pair[0], pair[1].first)):
        word = parsed(tuple(words[name.first : name.last]))[1]
        candidates = by_surname.get(word) or by_given.get(word) or []
        if not candidates or _unfit(candidates, name, title):
            entity = Entity("person", tuple(words[name.first : name.last]))
            persons.append(entity)
            by_surname.setdefault(word, []).append(entity)
        else:
            entity = _nearest(candidates, name, title)
        _add(entity, words, name)
    for entity in persons:
        entity.mentions.sort(key=lambda name: name.first)
    return persons


def _same_person(entity: Entity, text: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether a name with the surname of an entity is the same person's."""
    if any(same_given(one, given[0]) for one in parsed(entity.words)[0]):
        return True
    return tuple(map(_plain, entity.words[-len(text) :])) == tuple(map(_plain, text))


def _nearest(candidates: Sequence[Entity], name: Name, title: str) -> Entity:
    """Which bearer of a surname is meant: by title, then by who is named most and last."""
    if len(candidates) == 1:
        return candidates[0]
    roles = lexicon("roles")
    if title in roles["male"] or title in roles["female"]:
        fitting = [entity for entity in candidates if gender_of(entity) in (None, title in roles["male"])]
        candidates = fitting or candidates
    if title:
        titled = [entity for entity in candidates if entity.titles[title]]
        candidates = titled or candidates

    def weight(entity: Entity) -> tuple[float, int]:
        before = sorted((own for own in entity.mentions if own.first < name.first), key=lambda own: own.first)
        recent = 1.0 / (1 + (name.first - before[-1].first) / 60) if before else -0.5
        return recent + 0.25 * min(len(entity.mentions), 8), -entity.mentions[0].first

    return max(candidates, key=weight)


def _unfit(candidates: Sequence[Entity], name: Name, title: str) -> bool:
    """Whether a surname with a title is somebody who is never named in full: President | Obama beside Michelle Obama."""
    roles = lexicon("roles")
    if not title:
        return False
    if title in roles["courtesy"]:
        if title not in roles["male"] and title not in roles["female"]:
            return False
        return all(gender_of(entity) == (title not in roles["male"]) for entity in candidates)
    return title in roles["titles"] and all(
        not entity.titles[title]
        and min(own.first for own in entity.mentions if own.last - own.first > 1) > name.first
        and gender_of(entity) is False
        for entity in candidates
        if len(entity.words) > 1
    )


def _title(words: Sequence[str], first: int) -> str:
    """The title right before a name, in lower case, empty for none."""
    roles = lexicon("roles")
    for length in (3, 2, 1):
        if first >= length:
            text = " ".join(_plain(word) for word in words[first - length : first])
            if text in roles["titles"] or text in roles["courtesy"] or text in roles["kin"] or text in roles["roles"]:
                return text
    return ""


def _add(entity: Entity, words: Sequence[str], name: Name) -> None:
    text = tuple(words[name.first : name.last])
    entity.mentions.append(name)
    entity.forms[text] += 1
    if title := _title(words, name.first):
        entity.titles[title] += 1
    if _fuller(text, entity.words):
        entity.words = text


def _fuller(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a form of a name tells more: more words, or mixed case instead of capitals."""
    if len(one) != len(other):
        return len(one) > len(other)
    return " ".join(other).isupper() and not " ".join(one).isupper()


def _others(words: Sequence[str], found: Sequence[Name]) -> list[Entity]:
    """Organizations and places with all their names: short forms and acronyms join the full name."""
    known: dict[tuple[str, ...], Entity] = {}
    full: list[Entity] = []
    for name in sorted(found, key=lambda name: name.first - name.last):
        text = tuple(words[name.first : name.last])
        while len(text) > 1 and text[0].lower() == "the":
            text = text[1:]
        key = tuple(_plain(word) for word in text)
        entity = known.get(key)
        if entity is None and name.kind == "organization":
            entity = next((e for e in full if _short_form(key, tuple(_plain(word) for word in e.words))), None)
        if entity is None:
            entity = Entity(name.kind, text)
            if name.kind == "organization":
                full.append(entity)
        known[key] = entity
        entity.mentions.append(name)
        entity.forms[text] += 1
    every = list(dict.fromkeys(known.values()))
    for entity in every:
        entity.mentions.sort(key=lambda name: name.first)
    return every


def _short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` can stand for ``full``: Peabody, the Post, PMF."""
    if len(short) >= len(full):
        return False
    if len(short) == 1 and len(short[0]) == len([word for word in full if word not in _SMALL]) > 1:
        return short[0] == "".join(word[0] for word in full if word not in _SMALL)
    return full[: len(short)] == short or (full[-len(short) :] == short and len(short[0]) > 2)
