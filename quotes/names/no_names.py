"""No names: words that the model takes for a person's name with nothing but their capital."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.borders import is_occupation
from quotes.names.gazetteer import SELDOM, flags, is_borne
from quotes.names.honorifics import plain
from quotes.words.tokens import A_OR_THE

__all__ = ["are_some", "is_usual"]


def are_some(word: str) -> bool:
    """Whether a word is for several who do something, and nobody's name: Meteorologists, not Sellers."""
    several = word[-1] == "s" and is_occupation(plain(word)[:-1])
    return several and not is_borne(word)


def is_usual(words: Sequence[str], at: int) -> bool:
    """Whether a word is hardly ever a name: news seldom writes it with a capital, and nobody bears it.

    Or it stands behind an article, so that it is no surname: the Bench asked.
    """
    nobodys = (at > 0 and words[at - 1] in A_OR_THE) or not is_borne(words[at])
    return flags(words[at]).case >= SELDOM and nobodys
