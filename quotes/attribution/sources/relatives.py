"""Relatives: what a clause with "which" tells of a source is not who says it.

The log, which the third survivor kept, records: “...” The letter, which her mother keeps, said she was small.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import POS

__all__ = ["given"]


def given(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Draft:
    """The draft with what the clause is about as its source; ``ends`` are noun phrases by where they end."""
    if not draft.source or not draft.cue:
        return draft
    first, cue = draft.source[0], draft.cue[0]
    which = first - 1 - (reading.lower[first - 1] != "which")  # which the third | survivor |
    if which < 2 or reading.lower[which] != "which" or reading.words[which - 1] != ",":
        return draft
    closed = [at for at in range(first + 1, cue) if reading.words[at] == ","]
    phrase = ends.get(which - 1)
    if not closed or cue - closed[-1] > _NEAR or phrase is None:
        return draft
    if reading.sentence[phrase[0]] != reading.sentence[cue] or reading.inside(first, cue):
        return draft
    behind = phrase[0] > 0 and reading.pos[phrase[0] - 1] == _PREPOSITION  # the head of | the firm |, which
    return draft if behind else draft._replace(source=phrase)


_PREPOSITION = POS.index("IN")

_NEAR = 4
"""Tokens between the end of the clause and the verb of the source."""
