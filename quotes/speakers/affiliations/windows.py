"""Windows: the sentences around a person's names, as the model of affiliations sees them.

Each token of a window is seen from the nearest name of the person: on which side, how far, and what
stands between (commas, verbs, other persons), beside its own word, part of speech and name.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.models.columns import crossed, sums
from quotes.resources import lexicon
from quotes.speakers.affiliations.anchors import LINKS, Anchor, anchors
from quotes.speakers.affiliations.pages import PERSON, Pages
from quotes.speakers.entities.entity import Entity
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS, mask
from quotes.words.tokens import Ints
from quotes.words.wordforms import wordforms

__all__ = ["LABELS", "OFFSETS", "OF_WORDS", "SIZES", "Windows"]

LABELS = ("none", "role", "in-role", "organization", "in-organization", "place", "in-place")
"""2k+1 begins a value of field k, 2k+2 goes on with it."""

_REACH = 24
"""Tokens on either side of a name that are looked at."""

_MOST = 6
"""Names of a person around which anything is looked for: an article introduces people early."""

_WORDS = 1 << 13
_CROSSED = 1 << 10

OFFSETS = {
    "word-hash": (-1, 0, 1),
    "suffix": (0,),
    "shape": (-1, 0, 1),
    "pos": (-2, -1, 0, 1, 2),
    "listed": (-2, -1, 0, 1, 2),
    "name": (-2, -1, 0, 1, 2),
    "joint": (-2, -1, 0, 1),
    "away": (0,),
    "between": (0,),
    "beside": (0,),
    "verb": (0,),
    "state": (0,),
    "away-pos": (0,),
    "away-name": (0,),
    "between-name": (0,),
    "joint-name": (0,),
    "link": (0,),
    "link-away": (0,),
    "link-pos": (0,),
}
_OWN = {
    "word-hash": _WORDS, "verb": _WORDS, "pos": len(POS), "listed": 128, "name": 16, "joint": 64, "away": 32,
    "between": 64, "beside": 1 << 12, "state": 8,
    "link": LINKS,
}  # fmt: skip


def SIZES() -> dict[str, int]:  # noqa: N802
    """The number of values of each column."""
    known = {**wordforms().sizes(), **_OWN}
    return {name: known.get(name, _CROSSED) for name in OFFSETS}


_JOINTS = (
    "of for at with from in on to by as and or who whose that which the a an 's ’s his her their , ( ) – — - "
    ": . is was became said says ' ’ \" “ ” where former then now like"
).split()
_JOINT_AT = {word: at for at, word in enumerate(_JOINTS, 2)}
"""Words and marks that tie phrases to each other."""

_FINITE = mask(FINITE)
_SELF, _PRONOUN = 11, 12
_STEPS = np.array([1, 2, 3, 4, 6, 9, 14, 22])


class Windows(NamedTuple):
    """The windows of some persons of some articles.

    person: the number of each window's person; length: of each window; token: of each row, in its article;
    seen: of each window the names and anchors that it is seen from; columns: what the model looks at by row,
    besides the words themselves, whose types are ``type``.
    """

    person: list[int]
    length: list[int]
    seen: list[list[Anchor]]
    token: Ints
    columns: Mapping[str, Ints]

    @staticmethod
    def of(pages: Pages, persons: Sequence[Sequence[Entity]]) -> Windows:
        """The windows of each article's persons, who are numbered in this order."""
        person: list[int] = []
        length: list[int] = []
        seen: list[list[Anchor]] = []
        parts: list[_Part] = []
        starts: list[int] = []
        number = -1
        for start, (reading, _), told, asked in zip(
            pages.layout.start.tolist(), pages.articles, anchors(pages), persons, strict=True
        ):
            for entity in asked:
                number += 1
                for own in _cut(reading, entity, told.get(entity, ())):
                    person.append(number)
                    length.append(own[-1][1] - own[0][0])
                    seen.append([Anchor(*part[2:]) for part in own])
                    parts += own
                    starts += [start] * len(own)
        first, last, name, end, link = np.array(parts, np.int32).reshape(-1, 5).T
        row = np.repeat(np.arange(len(first)), last - first)
        start = np.array(starts, np.int32)[row]
        passed = np.cumsum(last - first) - (last - first)
        token = (np.arange(len(row)) - passed[row] + first[row]).astype(np.int32)
        columns = _columns(pages, start, start + token, start + name[row], start + end[row], link[row])
        return Windows(person, length, seen, token, columns)


_Part = tuple[int, int, int, int, int]
"""First and last token of a part of a window, and the anchor that it is seen from."""


def _cut(reading: Reading, entity: Entity, more: Sequence[Anchor]) -> Iterator[list[_Part]]:
    """The windows of a person, each as parts."""
    places = sorted([*((name.first, name.last, 0) for name in entity.mentions[:_MOST]), *more[:_MOST]])
    sentence = reading.sentence
    size = len(sentence)
    own: list[_Part] = []
    for first, last, link in places:
        number = sentence[first]
        high = bisect_right(sentence, number, first, min(last + _REACH, size))
        if own and sentence[own[0][0]] == number and first <= own[-1][1]:
            before = own.pop()
            middle = max(before[0], before[3], (before[3] + first) // 2)
            own += [(before[0], middle, *before[2:]), (middle, max(high, last), first, last, link)]
            continue
        if own:
            yield own
        low = bisect_left(sentence, number, max(first - _REACH, 0), first)
        own = [(low, max(high, last), first, last, link)]
    if own:
        yield own


def _columns(pages: Pages, start: Ints, token: Ints, first: Ints, last: Ints, link: Ints) -> dict[str, Ints]:
    """What the model looks at, by row, all as places.

    start: where its article begins; first, last, link: the anchor that each token is seen from.
    """
    joints = pages.table("joints", _joints)
    named, places = pages.named, np.arange(len(joints))
    before, behind = token < first, token >= last
    inside = ~(before | behind)
    low = np.where(before, token + 1, np.where(behind, last, token))
    high = np.where(before, first, token)
    high = np.maximum(low, high)
    side = (before + 2 * behind).astype(np.int32)
    steps = np.searchsorted(_STEPS, high - low + 1, side="right") * ~inside
    away = (1 + 9 * side + steps).astype(np.int32)
    pronoun = (last - first == 1) & (named[first] == 0)
    name = np.where(inside, _SELF + pronoun, named[token] + 1).astype(np.int32)
    verbs = _FINITE[pages.pos]
    commas = _passed(joints == _JOINT_AT[","], low, high, 2)
    others = _passed(named == 2 * PERSON, low, high, 1)
    between = (1 + side + 3 * commas + 9 * _passed(verbs, low, high, 2) + 27 * others).astype(np.int32)
    end = (start + pages.layout.length[np.searchsorted(pages.layout.start, start)]).astype(np.int32)
    beside = 1 + joints[np.minimum(last, end - 1)] + 50 * joints[np.maximum(first - 1, start)]
    nearest = np.maximum.accumulate(np.where(verbs, places, 0))[high - 1]
    hashed = pages.vocabulary.table("word-hashes", _hashes)[pages.type[nearest]]
    verb = np.where((nearest >= low) & ~inside, hashed, 1)
    tie = np.maximum.accumulate(np.where(joints > 1, places, 0))[token - 1]
    joint = joints[np.maximum(tie, start)]
    pos = pages.pos[token]
    return {
        "type": pages.type[token],
        "pos": pos,
        "name": name,
        "joint": joint,
        "away": away,
        "between": between,
        "beside": beside,
        "verb": verb,
        "state": pages.state[token] + 1,
        "away-pos": crossed(_CROSSED, away, pos),
        "away-name": crossed(_CROSSED, away, name),
        "between-name": crossed(_CROSSED, between, name),
        "joint-name": crossed(_CROSSED, joint, name, side),
        "link": link + 1,
        "link-away": crossed(_CROSSED, away, link),
        "link-pos": crossed(_CROSSED, link + 1, pos, side),
    }


def _passed(marked: NDArray[np.bool_], low: Ints, high: Ints, most: int) -> Ints:
    """How many marked tokens stand between, ``most`` for more."""
    counted = sums(marked)
    return np.asarray(np.minimum(counted[high] - counted[low], most), np.int32)


def _hashes(words: Sequence[str]) -> Ints:
    """A number for each word: two words may share one, and no list of words is kept."""
    codes = [zlib.crc32(word.lower().encode("utf-8", "surrogatepass")) % (_WORDS - 1) + 1 for word in words]
    return np.array([code * bool(word) for code, word in zip(codes, words, strict=True)], np.int32)


def _joints(words: Sequence[str]) -> Ints:
    return np.array([_JOINT_AT.get(word.lower(), 1 if word else 0) for word in words], np.int32)


_DOING = ("ologist", "ician", "woman", "man", "smith", "owner", "maker", "keeper", "ist", "er", "or")


def _listed(words: Sequence[str]) -> Ints:
    """What the lexicons say of each word: flags of roles, and one kind of the others."""
    roles, places = lexicon("roles"), lexicon("places")
    listed, bodies = lexicon("organizations"), lexicon("sources")["bodies"]
    people = lexicon("persons")["persons"]
    found = []
    for word in words:
        lower = word.lower().removesuffix(".")
        tail, single = lower.rpartition("-")[2], lower.removesuffix("s")
        flags = (
            1 * (lower in roles["roles"] or lower in roles["titles"] or tail in roles["roles"])
            + 2 * (lower in roles["courtesy"] or lower in roles["kin"])
            + 4 * (lower in roles["former"] or lower in roles["acting"] or lower in roles["elect"])
            + 64 * (lower in people or tail in people)
        )
        kinds = (
            lower in bodies or word in listed["ending"] or word in listed["outlet words"],
            word in listed["parties"],
            word in places["demonyms"] or word in places["peoples"],
            any(word in places[group] for group in ("countries", "states", "cities", "abbreviations")),
            single in roles["roles"] or single in roles["titles"],
            lower.endswith(_DOING),
        )
        kind = next((number for number, true in enumerate(kinds, 1) if true), 0)
        found.append(flags + 8 * kind if word else 0)
    return np.array(found, np.int32)


OF_WORDS = {"word-hash": _hashes, "listed": _listed}
"""The columns that depend on the word alone, besides its forms."""
