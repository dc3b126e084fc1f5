"""Rows: all of several who say something together, where the models have only the last of them.

| Graziers, tourism | operators and communities on the cape want help: the graziers do so, too.
"""

from __future__ import annotations

from quotes.attribution.drafts import Draft
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import tagged
from quotes.words.calendar import CALENDAR

__all__ = ["whole"]

_MEMBERS = tagged("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP$", "POS", ",")
_OPENING = tagged("NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP$")
_JOINING = frozenset(("and", "or"))
_LONGEST = 25
"""Tokens of a row before those whom the models have."""


def whole(reading: Reading, draft: Draft) -> Draft:
    """The draft with all of a row that opens its sentence as its source."""
    if not draft.source or not draft.cue or draft.source[1] > draft.cue[0]:
        return draft
    first, last = draft.source
    begin = reading.around(first)[0]
    row = (begin, first)
    if not 1 < first - begin <= _LONGEST or _JOINING.isdisjoint(reading.lower[first:last]):
        return draft
    if not _is_row(reading, *row) or draft.says(row):
        return draft
    return draft._replace(source=(begin, last))


def _is_row(reading: Reading, begin: int, end: int) -> bool:
    """Whether some words are noun phrases with commas between them: no time or place, nobody's title."""
    words = reading.words[begin:end]
    if "," not in words or reading.pos[begin] not in _OPENING:
        return False
    if any(reading.pos[at] not in _MEMBERS and reading.lower[at] != "of" for at in range(begin, end)):
        return False
    comma = words.index(",")
    noun, times = reading.lower[begin + comma - 1], lexicon("meaning")
    is_time = noun in CALENDAR or noun in times["date"] or noun in times["unit"]  # last | week |, Roe and Poe
    return reading.quote[begin] < 0 and not is_time
