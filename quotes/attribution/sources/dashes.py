"""Dashes: who speaks where a dash stands before its verb: “It is late” – said | Ana Roe |."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.names.borders import BEHIND_DATELINE
from quotes.text.analysis import Reading

__all__ = ["without"]


def without(reading: Reading, draft: Draft, phrases: Mapping[int, Range]) -> Draft:
    """The draft with who stands behind its verb, not the dash before it; ``phrases`` by where they start."""
    if (
        not draft.source
        or not draft.cue
        or not BEHIND_DATELINE.issuperset(reading.words[slice(*draft.source)])
    ):
        return draft
    phrase = phrases.get(draft.cue[1])
    beside = phrase is not None and reading.sentence[phrase[0]] == reading.sentence[draft.cue[0]]
    if phrase is None or not beside or reading.quote[phrase[0]] >= 0:
        return draft._replace(source=None)
    content = tuple(part for part in draft.content if part[0] != phrase[0])
    return draft._replace(source=phrase, content=content or draft.content)
