"""Backgrounds: clauses that tell when, why or against what something was done, of what somebody says.

The firm paused its update | after users complained |; the bridge will close, Kern said, | though Roe took
another view |. What stands before such a clause is not what its subject says.
"""

from __future__ import annotations

from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading

__all__ = ["is_background"]

_OPENS = frozenset(
    "after although because before if once since though unless until when whereas while".split()
)
"""Words that open such a clause; not "as": prices fell, | as Roe had said |."""


def is_background(reading: Reading, draft: Draft) -> bool:
    """Whether all that a draft has for said is before the clause of its source: it shut | after Roe left |.

    What is in quotation marks may be said there: “No,” | though she | smiled as she said it.
    """
    if not draft.content or not draft.source or not draft.cue:
        return False
    begin = min(draft.source[0], draft.cue[0])
    if not begin or draft.content[-1][1] > begin or reading.lower[begin - 1] not in _OPENS:
        return False
    same = reading.sentence[draft.content[0][0]] == reading.sentence[begin]
    return same and not reading.any_inside(draft.content)
