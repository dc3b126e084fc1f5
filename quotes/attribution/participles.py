"""Participles: who speaks where what is said opens a sentence.

"Admitting that she had lost, | Roe | thanked her voters": nobody else admitted it, and the admission ends
where she is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS

__all__ = ["given"]

_PARTICIPLE = POS.index("VBG")
_ADVERB = POS.index("RB")
_BEFORE = frozenset("after although and before but by in on when while".split())
_CLOSING = frozenset("\"”’'»")


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft of a participle at a sentence's head, with the sentence's subject as its source."""
    if draft.source is not None or draft.cue is None or not _opens(reading, draft.cue[0]):
        return draft
    subject = _subject(reading, draft.cue[1], reading.around(draft.cue[0])[1], starts)
    if subject is None:
        return draft
    stop = subject[0] - (reading.words[subject[0] - 1] == ",")
    content = tuple((first, min(last, stop)) for first, last in draft.content if first < stop)
    return draft._replace(source=subject, content=content) if content else draft


def _opens(reading: Reading, token: int) -> bool:
    first, _ = reading.around(token)
    return (
        reading.pos[token] == _PARTICIPLE
        and reading.quote[token] < 0
        and (token == first or (token == first + 1 and reading.lower[first] in _BEFORE))
    )


def _subject(reading: Reading, first: int, last: int, starts: Mapping[int, Range]) -> Range | None:
    """The first noun phrase behind a comma that a finite verb follows."""
    for token in range(first + 1, last):
        phrase = starts.get(token)
        if phrase is None or reading.quote[token] >= 0 or not _is_behind_comma(reading, token):
            continue
        verb = phrase[1]
        while verb < last and reading.pos[verb] == _ADVERB:
            verb += 1
        if verb < last and reading.pos[verb] in FINITE:
            return phrase
    return None


def _is_behind_comma(reading: Reading, token: int) -> bool:
    before = token - 1 - (reading.words[token - 1] in _CLOSING)
    return reading.words[before] == ","
