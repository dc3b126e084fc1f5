"""What lists of the world's names say of a word: first name, surname, place, what it is in lower case."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from quotes.resources import path

__all__ = [
    "OFTEN",
    "PERSON",
    "PLACE",
    "SELDOM",
    "START",
    "THING",
    "Flags",
    "entries",
    "flags",
    "folded",
    "is_borne",
    "is_for_person",
    "is_given",
    "is_mans",
    "is_only_town",
]


class Flags(NamedTuple):
    """What is listed of a word, 0 for nothing.

    given: 1 to 3, the more lists have it as a first name. sex: of its bearers, 1 mostly men, 2 mostly women,
    3 both. surname: 1 rare, 2 common. place: 1 part of a place's name, 2 a town, 3 a city, 4 a country or
    continent. noun: 1 a person's role, 2 a body, 3 a place, 4 another. case: in news 1 nearly always with
    a capital, 2 often, 3 seldom, 4 never.
    """

    given: int = 0
    sex: int = 0
    surname: int = 0
    place: int = 0
    noun: int = 0
    case: int = 0


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word as the lists have it: lower case, without accents."""
    lower = word.lower()
    if lower.isascii():
        return lower
    lower = lower.replace("’", "'").translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


_LETTERS = str.maketrans(dict(zip("łøđðıßæœþ", "l o d d i ss ae oe th".split(), strict=True)))


PERSON, PLACE, THING = 1, 3, 4
"""What ``Flags.noun`` tells of a noun; 4 is for no person, body or place."""

OFTEN = 1
"""The case of words that news has often, and always with a capital: Trump."""

SELDOM = 3
"""From where on ``Flags.case`` tells that news writes a word with a small letter."""

START = 3
"""Letters by which the words are shelved: an article's words stand on a few of the shelves."""


@cache
def _shelves() -> dict[str, str]:
    """By the first letters of words these words: those with the same flags behind these, between two tabs."""
    lines = path("gazetteer/words.txt").read_text(encoding="ascii").splitlines()
    return dict(zip(map(itemgetter(slice(START)), lines), lines, strict=True))


@lru_cache(maxsize=50_000)
def _number(folded: str) -> int:
    """The flags of a word as the lists have it, one decimal digit a field, the first field first; else 0."""
    shelf = _shelves().get(folded[:START].ljust(START), "").split("\t")
    spaced = f" {folded} "
    return int(next((words for words in shelf if spaced in words), "0").partition(" ")[0])


def entries() -> dict[str, int]:
    """The flags of all listed words, a decimal digit each."""
    groups = (words.split() for shelf in _shelves().values() for words in shelf.split("\t")[1:])
    return {word: int(number) for number, *words in groups for word in words}


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether a word is a usual first name."""
    return _number(folded(word)) >= 200_000


def is_borne(word: str) -> bool:
    """Whether somebody may be called by a word: a first name or a surname."""
    listed = flags(word)
    return bool(listed.given or listed.surname)


def is_for_person(noun: str) -> bool:
    """Whether a noun in lower case, of one or many, is a person's role."""
    return PERSON in (flags(noun).noun, flags(noun.removesuffix("s")).noun)


@lru_cache(maxsize=50_000)
def is_mans(word: str) -> bool | None:
    """Whether a first name is a man's, None for one that men and women bear and for an unknown one."""
    return {1: True, 2: False}.get(_number(folded(word)) // 10_000 % 10)


def is_only_town(word: str) -> bool:
    """Whether a word is the name of a town or country, and no usual surname: Doha, not Jordan."""
    number = _number(folded(word))
    return number // 100 % 10 >= 3 and number // 1000 % 10 < 2


@lru_cache(maxsize=50_000)
def flags(word: str) -> Flags:
    """What is listed of a word; one with hyphens that is not listed has the highest flags of its parts."""
    if not word[:1].isalpha():
        return Flags()
    own = folded(word).removesuffix(".")
    parts = [own] if _number(own) else own.split("-")
    return Flags(*map(max, zip(*(map(int, f"{_number(part):06d}") for part in parts), strict=True)))
