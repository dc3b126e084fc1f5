"""Witnessed: who was heard or seen saying something is who says it: | Ana Roe | can be heard saying that."""

from __future__ import annotations

from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading
from quotes.text.tags import PAST
from quotes.words.speech import belongs

__all__ = ["given"]

_WITNESSED = frozenset(
    (
        "alleged believed captured caught cited filmed heard known overheard photographed quoted recorded "
        "reported rumored rumoured said seen shown taped understood videotaped"
    ).split()
)


def given(reading: Reading, draft: Draft) -> Draft:
    """The draft with the subject before its cue for a source, where that was taken for what is said.

    Roe | was reported to have said |; not Roe | is expected to say |, which nobody has said yet.
    """
    if draft.source or not draft.cue or len(draft.content) < 2 or draft.content[0][1] != draft.cue[0]:
        return draft
    first, last = draft.cue
    told = any(reading.lower[at] in _WITNESSED and reading.pos[at] in PAST for at in range(first, last - 1))
    if not told or not belongs(reading.lower[last - 1], "manner", "saying", "telling"):
        return draft
    subject, *content = draft.content
    return draft._replace(source=subject, content=tuple(content))
