"""How alike two names are: a table of named rules, each with an example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

import regex
from rapidfuzz.distance import JaroWinkler

from graphs.words import comparable, unaccented

__all__ = [
    "BODY_RULES",
    "PERSON_RULES",
    "SMALL_WORDS",
    "Name",
    "NameRule",
    "PersonName",
    "acronym",
    "body_key",
    "parsed_name",
    "person_name",
    "skeleton",
]

Name = TypeVar("Name")

# What a body is called with and without: "Acme, Inc." is "Acme".
_LEGAL_FORMS = frozenset(
    {"inc", "corp", "corporation", "co", "company", "llc", "ltd", "limited", "plc", "gmbh"}
)
SMALL_WORDS = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "the", "to"])
_ALIKE = 0.90  # by Jaro and Winkler: "Abdallah" and "Abdullah" are 0.91, "Smith" and "Smythe" 0.86


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in comparable parts; ``first`` is empty for a lone surname."""

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str

    @property
    def whole(self) -> bool:
        """Whether it names one person rather than a family."""
        return bool(self.first and self.last)


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> PersonName:
    """The parts of a name, by nameparser; a single word is taken for a surname."""
    words = comparable(name)
    if len(words) < 2:
        return PersonName("", (), " ".join(words), "")
    if _PLAIN.fullmatch(name) and _more_than_names().isdisjoint(words):
        return PersonName(words[0], tuple(words[1:-1]), words[-1], "")
    return parsed_name(name)


# "Ada Byron", "Ada K. Byron": to parse them takes a hundred times as long and gives the same.
_PLAIN = regex.compile(r"[A-Za-z]{3,} (?:[A-Za-z]{3,} |[A-Za-z]\. )?[A-Za-z]{3,}")


@cache
def _more_than_names() -> frozenset[str]:
    """Words that nameparser takes for more than a name: titles, particles, suffixes."""
    from nameparser.config import CONSTANTS

    return frozenset().union(
        *(CONSTANTS.titles, CONSTANTS.first_name_titles, CONSTANTS.prefixes, CONSTANTS.conjunctions),
        *(CONSTANTS.suffix_acronyms, CONSTANTS.suffix_not_acronyms),
    )


def parsed_name(name: str) -> PersonName:
    """The parts of a name of several words, by nameparser."""
    from nameparser import HumanName

    words = comparable(name)
    parsed = HumanName(name)
    first, middle, last = (comparable(part) for part in (parsed.first, parsed.middle, parsed.last))
    suffix = " ".join(comparable(parsed.suffix))
    if not first or not last:  # a script or a form that nameparser does not split
        return PersonName(words[0], words[1:-1], words[-1], "")
    return PersonName(" ".join(first), middle, " ".join(last), suffix)


@dataclass(frozen=True, slots=True)
class NameRule(Generic[Name]):
    """A way in which two names can stand for one bearer, and how far it alone convinces (0 to 1)."""

    name: str
    score: float
    applies: Callable[[Name, Name], bool]
    example: tuple[str, str]


def _full(left: PersonName, right: PersonName) -> bool:
    return left.whole and left == right


def _suffix(left: PersonName, right: PersonName) -> bool:
    return left.suffix == right.suffix or not (left.suffix and right.suffix)


def _middle(left: PersonName, right: PersonName) -> bool:
    """Whether the shorter's middle names stand in the longer's, in full or as initials."""
    shorter, longer = sorted((left.middle, right.middle), key=len)
    return all(any(_initial(a, b) or a == b for b in longer) for a in shorter)


def _initial(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)


def _without_middle(left: PersonName, right: PersonName) -> bool:
    same = left.whole and (left.first, left.last) == (right.first, right.last)
    return same and _suffix(left, right) and _middle(left, right)


def _first_initial(left: PersonName, right: PersonName) -> bool:
    same = left.last == right.last and _initial(left.first, right.first)
    return left.whole and right.whole and same and _suffix(left, right)


def _lone_surname(left: PersonName, right: PersonName) -> bool:
    return left.last == right.last and left.whole != right.whole


def _spelling(left: PersonName, right: PersonName) -> bool:
    return (
        left.whole
        and right.whole
        and _suffix(left, right)
        and _middle(left, right)
        and min(len(left.first), len(right.first)) > 2
        and skeleton(left.first) == skeleton(right.first)
        and JaroWinkler.similarity(left.first, right.first, score_cutoff=_ALIKE) > 0
        and JaroWinkler.similarity(left.last, right.last, score_cutoff=_ALIKE) > 0
    )


# Of these and of those for bodies, the first that applies counts.
PERSON_RULES: tuple[NameRule[PersonName], ...] = (
    NameRule("same full name", 0.90, _full, ("Ada Byron", "Ada Byron")),
    NameRule("same but for a middle name", 0.84, _without_middle, ("Ada K. Byron", "Ada Byron")),
    NameRule("initial for the first name", 0.60, _first_initial, ("A. Byron", "Ada Byron")),
    NameRule("lone surname", 0.72, _lone_surname, ("Byron", "Ada Byron")),
    NameRule("other spelling", 0.50, _spelling, ("Khairullah Abdullah", "Khairuallah Abdallah")),
)


@lru_cache(maxsize=1 << 16)
def skeleton(surname: str) -> str:
    """A key that spellings of one surname share: its first letter and its consonants, once each.

    ``Abdullah`` and ``Abdallah`` give ``abdlh``. Names without Latin vowels stay themselves.
    """
    kept = [c for n, c in enumerate(unaccented(surname)) if c.isalnum() and (n == 0 or c not in "aeiouy")]
    return "".join(c for n, c in enumerate(kept) if n == 0 or kept[n - 1] != c)


def body_key(name: str) -> str:
    """What a body's name is compared by: no article in front, no legal form at the end."""
    words = list(comparable(name))
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def acronym(name: str) -> str:
    """The initials of a name of three words or more, else nothing: ``fbi`` for the Federal Bureau of ..."""
    words = [word for word in comparable(name) if word not in SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) >= 3 else ""


def _acronym(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    return " " not in shorter and shorter == acronym(longer)


BODY_RULES: tuple[NameRule[str], ...] = (
    NameRule("acronym", 0.62, _acronym, ("FBI", "Federal Bureau of Investigation")),
)
