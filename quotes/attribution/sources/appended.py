"""Appended: a source of which only what is said of it was found: An audit, | marked secret |, warned that ...

Not an apposition that somebody bears, nor a clause that opens its sentence.
"""

from __future__ import annotations

from quotes.attribution.acts.acts import has_verb
from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading
from quotes.text.tags import COMMON, PAST, POS

__all__ = ["whole"]

_ADJECTIVE = POS.index("JJ")
_PREPOSITION = POS.index("IN")
_LONGEST = 15
"""Tokens of a subject before its comma."""


def whole(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source is the subject, where it was only a participle between commas behind it."""
    if not draft.source or not draft.cue:
        return draft
    first, last = draft.source
    ends = draft.cue[0] == last + (reading.words[last : last + 1] == [","]) and last - first > 1
    if not ends or not first or reading.words[first - 1] != "," or not _is_said_of(reading, first):
        return draft
    begin, _ = reading.around(first)
    subject = (begin, first - 1)
    long = not 0 < first - 1 - begin <= _LONGEST
    if long or has_verb(reading, subject) or reading.pos[begin] == _PREPOSITION or reading.inside(*subject):
        return draft
    return draft._replace(source=(begin, last))


def _is_said_of(reading: Reading, first: int) -> bool:
    """Whether a participle begins what is said of somebody; not: last week, | injured workers | said."""
    tag = reading.pos[first]
    participle = tag in PAST or (tag == _ADJECTIVE and reading.lower[first].endswith("ed"))
    return participle and reading.pos[first + 1] not in COMMON
