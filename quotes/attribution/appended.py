"""Appended: a source of which only what is said of it was found: An audit, | marked secret |, warned that ...

Not an apposition that somebody bears, nor a clause that opens its sentence.
"""

from __future__ import annotations

from quotes.attribution.acts import has_verb
from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading
from quotes.text.tags import POS

__all__ = ["whole"]

_PARTICIPLES = frozenset(POS.index(tag) for tag in ("JJ", "VBD", "VBN"))
_NOUNS = frozenset(POS.index(tag) for tag in ("NN", "NNS"))
_PREPOSITION = POS.index("IN")
_LONGEST = 15
"""Tokens of a subject before its comma."""


def whole(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source is the subject, where it was only a participle between commas behind it."""
    if not draft.source or not draft.cue:
        return draft
    first, last = draft.source
    ends = draft.cue[0] == last + (reading.words[last : last + 1] == [","]) and last - first > 1
    if not ends or not first or reading.words[first - 1] != "," or reading.pos[first] not in _PARTICIPLES:
        return draft
    if reading.pos[first + 1] in _NOUNS:  # last week, | injured workers | said
        return draft
    begin, _ = reading.around(first)
    subject = (begin, first - 1)
    long = not 0 < first - 1 - begin <= _LONGEST
    if long or has_verb(reading, subject) or reading.pos[begin] == _PREPOSITION or reading.inside(*subject):
        return draft
    return draft._replace(source=(begin, last))
