"""Determiners: by what opens a mention, which tells who is new and who was told of before: a, the, his."""

from __future__ import annotations

from quotes.speakers.affiliations.page import Page
from quotes.words.tokens import POSSESSIVE

__all__ = [
    "ANOTHER",
    "DEFINITE",
    "DETERMINERS",
    "HIS",
    "KNOWN",
    "NEW",
    "NONE",
    "NUMBER",
    "ONE",
    "OWNED",
    "THE",
    "A",
    "determiner",
    "is_determiner",
]  # fmt: skip

DETERMINERS = ("none", "the", "a", "another", "his", "'s", "number", "one")
NONE, THE, A, ANOTHER, HIS, OWNED, NUMBER, ONE = range(len(DETERMINERS))

NEW = (A, ANOTHER, ONE)
"""Those of somebody who was not met before."""

KNOWN = (THE, HIS, OWNED)
"""Those of somebody who was, or is told by another: the, his, the mayor's."""

DEFINITE = (NONE, THE, OWNED)
"""Those of who was told of before, or needs no word for it: the mayor, the union's leader, police."""

_OPENING = {
    **dict.fromkeys(("the", "this", "that", "these", "those", "both"), THE),
    **dict.fromkeys(("a", "an"), A),
    **dict.fromkeys(("another", "other", "others"), ANOTHER),
    **dict.fromkeys(("his", "her", "their", "its", "my", "our", "whose"), HIS),
    **dict.fromkeys(("some", "many", "several", "most", "few", "two", "three", "no", "all"), NUMBER),
    **dict.fromkeys(("one", "somebody", "someone"), ONE),
}


def is_determiner(word: str) -> bool:
    """Whether a word in lower case opens a mention and is no noun or name itself."""
    return word in _OPENING


def determiner(page: Page, first: int, core: int) -> int:
    """The determiner of a mention from ``first`` on whose noun phrase ends at ``core``."""
    if not POSSESSIVE.isdisjoint(page.words[first + 1 : core]):
        return OWNED
    word = page.lower[first]
    return _OPENING.get(word, NUMBER if word[:1].isdigit() and "-" not in word else NONE)
