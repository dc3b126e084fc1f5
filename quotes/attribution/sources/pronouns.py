"""Pronouns: a source that is one, behind what opens its sentence: In a note by its own agency | it | said."""

from __future__ import annotations

from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading
from quotes.text.tags import NOUNS

__all__ = ["alone"]

_SUBJECTS = frozenset(("he", "it", "she", "they", "we"))


def alone(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source is the pronoun right before its cue, not what stands before that."""
    if not draft.source or not draft.cue or draft.source[1] > draft.cue[0]:
        return draft
    first, last = draft.source
    pronoun = last - first > 1 and reading.lower[last - 1] in _SUBJECTS and reading.quote[last - 1] < 0
    if not pronoun or last != draft.cue[0] or reading.pos[last - 2] not in NOUNS:
        return draft
    return draft._replace(source=(last - 1, last))
