"""Whose: who speaks in a clause that tells of another: Roe, | whose wife, Ana, | said he was ill, left."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS

__all__ = ["given"]

_ADVERB = POS.index("RB")
_FAR = 25
"""Tokens between "whose" and the verb."""


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft with the noun phrase of "whose" right before its verb, and with what stands between commas.

    starts: the noun phrases by where they start.
    """
    if not draft.cue or not draft.source or draft.source[0] > draft.cue[0]:
        return draft
    verb = draft.cue[0]
    least = max(reading.around(verb)[0], verb - _FAR)
    whose = next((at for at in range(verb - 1, least, -1) if reading.lower[at] == "whose"), None)
    if whose is None or reading.verbs(whose, verb) or reading.inside(whose, verb):
        return draft
    phrase = starts.get(whose)
    end = phrase[1] if phrase else verb
    if end < verb and reading.words[end] == "," and reading.words[verb - 1] == ",":
        end = verb
    while end < verb and reading.pos[end] == _ADVERB:
        end += 1
    if end < verb or reading.pos[verb] not in FINITE:
        return draft
    content = tuple((max(first, verb + 1), last) for first, last in draft.content if last > verb + 1)
    return draft._replace(source=(whose, verb), content=content) if content else draft
