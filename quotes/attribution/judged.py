"""Judged: what a draft's cue does, with what its content and form say against it."""

from __future__ import annotations

from quotes.attribution.acts.acts import act
from quotes.attribution.acts.statements import is_statement
from quotes.attribution.drafts import Draft
from quotes.attribution.quotations import follow_ons
from quotes.document import Act
from quotes.text.analysis import Reading

__all__ = ["judged"]


def judged(reading: Reading, draft: Draft) -> Act:
    """What the cue does; what was hardly said is no statement, a quotation apart or behind a colon is."""
    colon = draft.cue is not None and reading.words[draft.cue[1] - 1] == ":" and draft.content
    if draft.rule in follow_ons.APART or (colon and reading.quote[draft.content[0][0]] >= 0):
        return "statement"
    found = act(reading, draft)
    return "belief" if found == "statement" and not is_statement(reading, draft) else found
