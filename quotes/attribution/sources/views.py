"""Views: who says what a noun for it introduces, and where that noun stands.

Roe's | verdict | is that ...; her | answer | was ...; the | message | from Roe was that ...
"""

from __future__ import annotations

from quotes.attribution.acts.acts import base
from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Range
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import NAMES, POS
from quotes.words.speech import classes
from quotes.words.tokens import POSSESSIVE

__all__ = ["held", "is_view", "is_voiced"]

_OWN = POS.index("PRP$")
_BY = ("by", "from")
_ABOUT = frozenset(
    "account accusation case comparison criticism description fear memory question report story".split()
)
"""Nouns of which "of" tells whom they are about: the criticism of Ana Roe is that ..."""


def is_view(word: str) -> bool:
    """Whether a noun in lower case is one for what somebody says or thinks."""
    return word in lexicon("speech")["views"] or "nouns" in classes(word)


_VOICING = frozenset("air express issue lodge make pose raise register sound state submit voice".split())
_DOUBTS = frozenset(("doubt", "objection", "suspicion"))


def is_voiced(noun: str, verb: str) -> bool:
    """Whether words tell that something was said and not by whom: | concerns | were | raised | that."""
    return not possible_lemmas(verb).isdisjoint(_VOICING) and (is_view(noun) or base(noun) in _DOUBTS)


def held(reading: Reading, phrase: Range, behind: Range | None) -> tuple[Range, Range] | None:
    """Who says it, and the noun: of a noun phrase, and of the one behind a preposition after it, if any.

    None where the phrase is none of a view, or does not say whose.
    """
    first, last = phrase
    of = next((at for at in range(first + 1, last - 1) if reading.lower[at] == "of"), None)
    if of is not None and _is_of(reading, of - 1, (of + 1, last)):
        return (of + 1, last), (of - 1, of)  # | the verdict of Ana Roe |
    noun = last - 1
    if not is_view(reading.lower[noun]):
        return None
    if reading.pos[first] == _OWN and noun > first:
        return (first, first + 1), (noun, last)
    whose = next((at for at in range(first + 1, noun) if reading.words[at] in POSSESSIVE), None)
    if whose is not None:
        return (first, whose), (noun, last)
    if behind is not None and reading.lower[behind[0] - 1] in _BY:
        return behind, (noun, last)
    if behind is not None and reading.lower[behind[0] - 1] == "of" and _is_of(reading, noun, behind):
        return behind, (noun, last)
    return None


def _is_of(reading: Reading, noun: int, whose: Range) -> bool:
    """Whether a noun and "of" tell whose view it is: the verdict of | Ana Roe |, not: criticism of Roe."""
    word = reading.lower[noun]
    return is_view(word) and word not in _ABOUT and all(reading.pos[at] in NAMES for at in range(*whose))
