"""No names: words that the model takes for a person's name with nothing but their capital."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.borders import is_occupation
from quotes.names.gazetteer import PERSON, SELDOM, flags, is_borne
from quotes.names.honorifics import plain
from quotes.words.function_words import A_OR_THE

__all__ = ["COUNTS", "are_counted", "are_some", "is_usual"]

COUNTS = frozenset(
    (
        "all both certain countless dozens few fewer five four half many more most no numerous other several "
        "six some such ten these those thousands three two various"
    ).split()
)
"""Words before several: | many | Texans."""


def are_some(word: str) -> bool:
    """Whether a word is for several who are or do something, and nobody's name: Texans, not Sellers."""
    if word[-1] != "s" or is_borne(word):
        return False
    one = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return is_occupation(plain(one)) or flags(one).noun == PERSON


def are_counted(words: Sequence[str], first: int, last: int) -> bool:
    """Whether one word, or what follows such a word, is for several: | Many Latinos |; two | Latinos |."""
    counts = words[first] if last - first == 2 else words[first - 1] if first and last - first == 1 else ""
    word = words[last - 1]
    return counts.lower() in COUNTS and word[-1] == "s" and not is_borne(word)


def is_usual(words: Sequence[str], at: int) -> bool:
    """Whether a word is hardly ever a name: news seldom writes it with a capital, and nobody bears it.

    Or it stands behind an article, so that it is no surname: the Bench asked.
    """
    nobodys = (at > 0 and words[at - 1] in A_OR_THE) or not is_borne(words[at])
    return flags(words[at]).case >= SELDOM and nobodys
