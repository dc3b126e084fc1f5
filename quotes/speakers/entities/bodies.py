"""Which names of organizations and places are one: short forms and acronyms join the full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from quotes.names.bodies import SMALL
from quotes.names.gazetteer import flags
from quotes.names.honorifics import plain, titles
from quotes.names.recognition import Name
from quotes.names.shorts import initials, is_acronym, is_clipped, letters, patron
from quotes.resources import lexicon
from quotes.speakers.entities.acronyms import acronyms
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import nation

__all__ = ["bodies"]

_FIRST = attrgetter("first")


def bodies(words: Sequence[str], found: Sequence[Name]) -> list[Entity]:
    """Organizations, places and others with all their names."""
    known: dict[tuple[str, ...], Entity] = {}
    by_short: dict[tuple[str, ...], list[Entity]] = {}
    by_start: dict[str, list[tuple[tuple[str, ...], Entity]]] = {}
    brackets = dict(acronyms(words, found))
    keyed = {name: _key(words, name) for name in found}
    told = _told_before(words, brackets)
    somewhere = {
        key for name, (key, _) in keyed.items() if name.first and words[name.first - 1].lower() in _LOCATING
    }
    keys = {key for key, _ in keyed.values()}
    for name in sorted(found, key=lambda name: name.first - name.last):
        key, text = keyed[name]
        if key[:-1] in keys and _is_title(words, name):
            key, text = key[:-1], text[:-1]
        entity = known.get(key) or known.get(_turned(key))
        if entity is None and (full := brackets.get(name.first) or told.get(key)):
            entity = known.get(keyed[full][0])
        if entity is None and name.kind == "organization":
            fitting = by_short.get(key) or by_short.get(_turned(key)) or _abbreviated(text, by_start)
            if key in somewhere:  # Redfield, not the Redfield Development Board
                fitting = [one for one in fitting if len(one.words) <= _FIRM or plain(one.words[0]) != key[0]]
            entity = _nearest([one for one in fitting if not _is_organ(words, one, name, key)], name)
        elif entity is None and (_is_of_no_place(text) or (key not in somewhere and not _is_place(text))):
            entity = _nearest(by_short.get(key, ()), name)
        if entity is None:
            entity = Entity(name.kind, text)
            if name.kind == "organization":
                by_start.setdefault(key[0][:1], []).append((key, entity))
                turned = ((short,) for short in letters(_turned(key))) if _turned(key) != key else ()
                for short in dict.fromkeys((*_short_forms(key), *turned)):  # DOJ, Justice Department
                    by_short.setdefault(short, []).append(entity)
            elif len(key) > _FIRM and name.kind == "place":  # a Health District, the LHD
                by_short.setdefault((initials([word for word in key if word not in SMALL]),), []).append(
                    entity
                )
        elif key not in known and len(key) > 2:  # a board's, by the name of the authority alone
            again = known.get(_turned(key)) is entity
            for short in _short_forms(key) if again else ((initials(key),),):
                by_short.setdefault(short, []).append(entity)
        if name.kind == "organization" and entity.kind == "place" and len(key) < _FIRM < len(entity.words):
            entity.kind = name.kind  # LCHD: the District is no place
        known[key] = entity
        entity.mentions.append(name)
    every = list(dict.fromkeys(known.values()))
    for entity in every:
        entity.mentions.sort(key=_FIRST)
    return every


def _key(words: Sequence[str], name: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A name's words as they are compared, and as they are written; both without "the" before."""
    text = tuple(words[name.first : name.last])
    while len(text) > 1 and text[0].lower() == "the":
        text = text[1:]
    return tuple(plain(word).replace(".", "") for word in text), text


def _turned(key: tuple[str, ...]) -> tuple[str, ...]:
    """A body's name with its country or field behind it: the Government of Sweden, the Ministry of Health.

    Football Federation | of Chile |, of the | Chilean | Football Federation.
    """
    if len(key) > 1 and key[-1] in _OF_FIELDS:
        return (key[-1], "of", *key[:-1])
    country = nation(key[0]) if len(key) > 1 else ""
    return (*key[1:], "of", country) if country and country != key[0] else key


_OF_FIELDS = ("department", "ministry")
"""Bodies that are called by their field before or behind: the Justice Department, Department of Justice."""


def _is_title(words: Sequence[str], name: Name) -> bool:
    """Whether the last word of a name is of a title behind it: Cal Fire | Battalion | Chief Ana Roe."""
    if name.last + 1 >= len(words) or not words[name.last + 1][:1].isupper():
        return False
    word = plain(words[name.last])
    return words[name.last][:1].isupper() and (word in lexicon("roles")["roles"] or word in titles())


def _told_before(words: Sequence[str], brackets: Mapping[int, Name]) -> dict[tuple[str, ...], Name]:
    """The bodies by the acronyms that their names bring in, for where these stand before them.

    PRI sues. / The Institutional Revolutionary Party (PRI) said ...
    """
    told: dict[tuple[str, ...], Name] = {}
    for first, full in brackets.items():
        if full.kind == "organization" and full.last < first and is_acronym(words[first]):
            told.setdefault((plain(words[first]).replace(".", ""),), full)
    return told


def _is_of_no_place(text: tuple[str, ...]) -> bool:
    """Whether a name that the model took for no body is an acronym that no country or state has."""
    places = lexicon("places")
    word = text[0].replace(".", "")
    listed = any(word in places[group] for group in ("abbreviations", "countries", "states"))
    return len(text) == 1 and len(word) > 2 and word.isupper() and not listed


_LOCATING = frozenset("across around from in near of outside throughout".split())
"""Words behind which a name is a place's, whatever else it is."""


def _is_place(text: tuple[str, ...]) -> bool:
    """Whether lists have a name as a place's, or have each word of it as a part of one."""
    written = " ".join(text)
    places = lexicon("places")
    if any(written in places[group] for group in ("abbreviations", "cities", "countries", "states")):
        return True
    return all(flags(word).place for word in text)


def _abbreviated(
    text: tuple[str, ...], by_start: Mapping[str, Sequence[tuple[tuple[str, ...], Entity]]]
) -> list[Entity]:
    """The bodies whose words begin so: Tepco, of Tokyo Electric Power Company; the Fed."""
    word = text[0].lower()
    if len(text) > 1 or not _CLIPPED <= len(word) < _LONG:
        return []
    if len(word) == _CLIPPED:
        starting = by_start.get(word[:1], ())[:_MOST]
        return [
            entity for full, entity in starting if len(full) > 1 and full[0][:_CLIPPED] == word != full[0]
        ]
    return [entity for full, entity in by_start.get(word[:1], ())[:_MOST] if is_clipped(word, full)]


_FIRM = 2
"""Words of a firm whose first word may stand behind "in": in Palisade, of Palisade AI."""

_LONG = 9
"""Letters that an abbreviation has fewer of."""

_CLIPPED = 3
"""Letters of a body's first word by which it is called for short: the Fed, the Met."""


_MOST = 50
"""Bodies with one short form that are told apart."""


def _is_organ(words: Sequence[str], entity: Entity, name: Name, key: tuple[str, ...]) -> bool:
    """Whether a body is the council or board of one that is named before it: World Athletics | Council |."""
    full = _key(words, entity.mentions[0])[0]
    return name.first < min(entity.mentions, key=_FIRST).first and full[-1] in _ORGANS and full[:-1] == key


_ORGANS = frozenset("board committee congress council executive foundation".split())
"""What a body has that is no longer it."""


def _nearest(candidates: Sequence[Entity], name: Name) -> Entity | None:
    """Of the bodies that a short form may stand for the one named last before it, or first after it."""
    if not candidates:
        return None
    before = [entity for entity in candidates[:_MOST] if entity.mentions[0].first < name.first]
    return max(before, key=lambda entity: entity.mentions[0].first) if before else candidates[0]


def _short_forms(full: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What can stand for a name: Peabody, the Post, PMF; HUD for the Department of Housing and Urban ...

    A word of as many letters as the acronym can only be the acronym.
    """
    large = [word for word in full if word not in SMALL]
    sizes = range(1, len(full))
    ends = [full[:size] for size in sizes] + [full[-size:] for size in sizes if len(full[-size]) > 2]
    yield from (part for part in ends if len(part) > 1 or not len(part[0]) == len(large) > 1)
    yield from ((short,) for short in (*letters(full), *patron(full)))
    yield from ((initials(full[:2]), *full[2:size]) for size in range(3, len(full)))  # LA | Unified
    if len(full) > 3 and full[-2] == "of":  # the ACLU | of Texas
        yield (initials([word for word in full[:-2] if word not in SMALL]), *full[-2:])
