"""Phrases: the words of a noun phrase, from the first on that can open it to the one that is its head."""

from __future__ import annotations

from quotes.text.analysis import Reading
from quotes.text.tags import NOMINAL, NOUNS, POS, PREPOSITIONS, tagged

__all__ = ["CLAUSES", "OPENING", "first_opening", "goes_on", "opens_phrase", "phrase_begin"]

_INSIDE = NOMINAL | PREPOSITIONS | tagged("DT", "JJR", "JJS", "VBN", "CD", "POS", "CC", "PRP$", "RP")
OPENING = NOUNS | tagged("DT", "JJ", "CD", "PRP$")
_PARTICLES = PREPOSITIONS | tagged("RP")
_PAST = POS.index("VBD")
CLAUSES = frozenset(
    (
        "after although as because before but if once since so than that though unless until when whether "
        "while"
    ).split()
)
"""Words that open a clause: what stands behind them is a subject of its own."""


def phrase_begin(reading: Reading, end: int, least: int, of: int, apart: frozenset[str] = frozenset()) -> int:
    """Where the words of a noun phrase begin that end before a token, from ``least`` on.

    of: a token of the sentence that they are in. apart: words that are not of them.
    """
    begin = end
    while begin > least and goes_on(reading, begin - 1, of) and reading.lower[begin - 1] not in apart:
        begin -= 1
    return begin


def first_opening(reading: Reading, begin: int, end: int) -> int:
    """The first of some tokens that can open a noun phrase, ``end`` where none can."""
    return next((at for at in range(begin, end) if reading.pos[at] in OPENING), end)


def opens_phrase(reading: Reading, at: int) -> bool:
    """Whether a token is a preposition between two nouns, not one that opens a clause."""
    return (
        reading.pos[at] in PREPOSITIONS
        and reading.lower[at] not in CLAUSES
        and reading.sentence[at] == reading.sentence[at + 1]
        and reading.quote[at] < 0
    )


def goes_on(reading: Reading, at: int, first: int) -> bool:
    """Whether a token may be of the same noun phrase as the one behind it."""
    related = reading.pos[at] == _PAST and reading.pos[at + 1] in _PARTICLES  # voters | interviewed | at
    return (
        (reading.pos[at] in _INSIDE or related or _shortens(reading, at))
        and reading.sentence[at] == reading.sentence[first]
        and reading.lower[at] not in CLAUSES
        and reading.quote[at] < 0
    )


def _shortens(reading: Reading, at: int) -> bool:
    """Whether a bracket is one around a short form of what is before it: the Norvik Party | (NP)"""
    opening = at - 2 * (reading.words[at] == ")")
    return opening >= 0 and reading.words[opening] == "(" and ")" in reading.words[opening + 2 : opening + 3]
