"""Asked when: who answers in a sentence that first tells that the author asked.

When I asked, | a spokesperson | told me the figure was high. When we called, | the owner | said he was out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.words.function_words import I_OR_WE
from quotes.words.speech import belongs

__all__ = ["given"]

_WHEN = frozenset(("after", "once", "when"))
_ME = frozenset(("me", "us"))
_CLAUSE = 25
"""Tokens of the clause that tells what was asked."""


def given(reading: Reading, drafts: Sequence[Draft], phrases: Mapping[int, Range]) -> list[Draft]:
    """The drafts, in such a sentence with who answers; ``phrases`` are noun phrases by where they start."""
    cues = {at for draft in drafts if draft.cue for at in range(*draft.cue)}
    found = (_of_answer(reading, draft, phrases, cues) for draft in drafts)
    return [draft for draft in found if draft.content]


def _of_answer(reading: Reading, draft: Draft, phrases: Mapping[int, Range], cues: Set[int]) -> Draft:
    """The draft with who answers as its source, or without what another draft has."""
    if not draft.source or not draft.cue or not draft.content:
        return draft
    first = draft.source[0]
    if not first or reading.lower[first] not in I_OR_WE or reading.lower[first - 1] not in _WHEN:
        return draft
    (begin, end), *more = draft.content
    comma = next((at for at in range(draft.cue[1], end) if reading.words[at] == ","), end)
    phrase = phrases.get(comma + 1)
    if phrase is None or comma - first > _CLAUSE or phrase[1] + 1 >= end:
        return draft
    verb = phrase[1]
    if not belongs(reading.lower[verb], "saying", "telling") or reading.inside(comma, verb):
        return draft
    if verb in cues:
        return draft._replace(content=((begin, comma),) if begin < comma else ())
    last = verb + 1 + (reading.lower[verb + 1] in _ME)
    told = ((last, end), *more) if last < end else tuple(more)
    return draft._replace(source=phrase, cue=(verb, verb + 1), head=verb, content=told)
