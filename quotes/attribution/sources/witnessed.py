"""Witnessed: who was heard or seen saying something is who says it: | Ana Roe | can be heard saying that."""

from __future__ import annotations

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, PAST, POS
from quotes.words.speech import belongs

__all__ = ["given"]

_WITNESSED = frozenset(
    (
        "alleged believed captured caught cited filmed heard known overheard photographed quoted recorded "
        "reported rumored rumoured said seen shown taped understood videotaped"
    ).split()
)

_LETTING = frozenset("had let lets made makes saw see sees watch watched watches".split())
"""Verbs that take who says something, and that they do: Roe | let | Poe say."""

_CAUSING = frozenset("caused forced got led moved prompted pushed spurred".split())
"""Verbs that make somebody say something: Roe | prompted | Poe to say."""

_WHILE = frozenset("after as because before until when while".split())
_INFINITIVE = POS.index("VB")


def given(reading: Reading, draft: Draft) -> Draft:
    """The draft with who says it for a source, where the words for that were taken for more or less.

    Of what was taken for what is said the subject before a cue that others witnessed: Roe | was reported to
    have said |; not Roe | is expected to say |, which nobody has said yet. Of a cue who says it within it.
    """
    if not draft.cue or not belongs(reading.lower[draft.cue[1] - 1], "manner", "saying", "telling"):
        return draft
    first, last = draft.cue
    inner = _inner(reading, first, last)
    if inner is not None:
        return draft._replace(source=inner, cue=(last - 1, last), head=last - 1)
    if draft.source and draft.source[1] == first:  # | Ana Roe got Poe | to admit
        verb = next((at for at in range(draft.source[0] + 1, first) if reading.lower[at] in _CAUSING), first)
        return draft._replace(source=_inner(reading, verb, last) or draft.source)
    if draft.source or len(draft.content) < 2 or draft.content[0][1] != first:
        return draft
    told = any(reading.lower[at] in _WITNESSED and reading.pos[at] in PAST for at in range(first, last - 1))
    if not told:
        return draft
    subject, *content = draft.content
    return draft._replace(source=subject, content=tuple(content))


def _inner(reading: Reading, first: int, last: int) -> Range | None:
    """Who says it within a cue: let | Poe | say; led | Poe | to say; laughed as | a nurse | said."""
    cue = reading.lower[first:last]
    bare = reading.pos[last - 1] == _INFINITIVE
    if bare and cue[0] in _LETTING and "to" not in cue and len(cue) > 2:
        return first + 1, last - 1
    if bare and cue[0] in _CAUSING and cue[-2] == "to" and len(cue) > 3:
        return first + 1, last - 2
    joint = next((at for at, word in enumerate(cue[:-2]) if at and word in _WHILE), 0)
    return (first + joint + 1, last - 1) if joint and reading.pos[last - 1] in FINITE else None
