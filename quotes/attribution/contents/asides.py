"""Asides: what is said where who says it stands within one of two clauses, which alone is said.

The stall opened at nine; | the fish |, she said, | was older |. The dam is 80 years old and | its gates |,
Kern warned, | would not hold |. She was born to a nurse, from whom, she claimed, | she had her eyes |.
"""

from __future__ import annotations

from quotes.attribution.acts.mains import JOINING, is_told
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS, tagged
from quotes.words.function_words import ARE

__all__ = ["own"]

_PREPOSITION = POS.index("IN")
_RELATIVES = frozenset(("which", "whom", "whose"))
_BEGINS = tagged("CD", "DT", "JJ", "NNP", "NNPS", "NNS", "PRP$")
_LONGEST = 12
"""Tokens of a subject that a clause begins with."""

_LONGEST_CLAUSE = 100
"""Tokens before who says it that are looked at."""


def own(reading: Reading, draft: Draft) -> Draft:
    """The draft with the clause alone that who says it stands in."""
    if len(draft.content) < 2 or not draft.source or not draft.cue:
        return draft
    (first, last), rest = draft.content[0], draft.content[1]
    begin, end = min(draft.source[0], draft.cue[0]), max(draft.source[1], draft.cue[1])
    split = last + 1 == begin and rest[0] == end + 1 and reading.words[last] == reading.words[end] == ","
    if not split or last - first > _LONGEST_CLAUSE or reading.inside(first, last):
        return draft
    if reading.lower[last - 1] in _RELATIVES and reading.pos[last - 2] == _PREPOSITION:
        return draft._replace(content=draft.content[1:])
    start = _begin(reading, (first, last), rest)
    return draft if start == first else draft._replace(content=((start, last), *draft.content[1:]))


def _begin(reading: Reading, part: Range, rest: Range) -> int:
    """Where the subject begins that goes on behind who says it, if the clause before it is whole."""
    first, last = part
    goes_on = reading.pos[rest[0]] in FINITE
    to_be = reading.lower[last - 1] in ARE
    if (parted := next((at for at in range(last - 2, first, -1) if reading.words[at] == ";"), first)) > first:
        return parted + 1
    for at in range(last - 2, max(first, last - _LONGEST), -1):
        joins = reading.lower[at] in JOINING and reading.pos[at + 1] in _BEGINS
        if not joins or not (goes_on or to_be) or reading.verbs(at + 1, last - to_be):
            continue
        before = (first, at - (reading.words[at - 1] == ","))
        return at + 1 if is_told(reading, before, reading.stop(reading.around(first)[1])) else first
    return first
