"""Participles: who speaks where a participle reports.

"Admitting that she had lost, | Roe | thanked her voters": nobody else admitted it, and the admission ends
where she is named. "| Roe | was cleared after telling the court that the brakes had failed": not the court
told it.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, PAST, POS
from quotes.words.function_words import RELATIVES

__all__ = ["given", "governing"]

_PARTICIPLE = POS.index("VBG")
_PAST, _ADVERB = POS.index("VBN"), POS.index("RB")
_BEFORE = frozenset("after although and before but by in on when while".split())
_BEHIND = frozenset("after before by despite for on since upon when while without".split())
_REACH = 100
"""Tokens before a participle in which its subject is looked for."""

_FAR = 40
"""Tokens between a participle and the subject of the clause before it."""

_CLOSING = frozenset("\"”’'»")


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft of a participle with the subject of its sentence or of the clause before it as its source."""
    if draft.cue is None:
        return draft
    if draft.source is None and _opens(reading, draft.cue[0]):
        return _opening(reading, draft, starts)
    participle = draft.cue[1] - 1
    if reading.pos[draft.cue[0]] == _PARTICIPLE:  # while | voicing his concern over |
        participle = draft.cue[0]
    if participle == 0 or reading.pos[participle] != _PARTICIPLE:
        return draft
    behind = reading.lower[participle - 1] in _BEHIND
    if behind and (draft.source is None or draft.source[0] > participle):
        return draft._replace(source=_doer(reading, participle - 1, starts))
    by = _by_another(reading, draft.source, participle)
    doer = _doer(reading, by, starts) if by else None
    return draft._replace(source=doer) if doer else draft


def _by_another(reading: Reading, source: Range | None, participle: int) -> int | None:
    """The "by" before whom the sentence's subject meets, who says it: Roe was hit | by | Poe after saying."""
    if source is None or source[1] not in (participle - 1, participle) or source[0] < 2:
        return None
    by = source[0] - 1
    behind = reading.lower[participle - 1] in _BEHIND
    return by if behind and reading.lower[by] == "by" and reading.pos[by - 1] in PAST else None


def _opening(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    assert draft.cue is not None
    subject = _subject(reading, draft.cue[1], reading.around(draft.cue[0])[1], starts)
    if subject is None:
        return draft
    stop = subject[0] - (reading.words[subject[0] - 1] == ",")
    content = tuple((first, min(last, stop)) for first, last in draft.content if first < stop)
    return draft._replace(source=subject, content=content) if content else draft


def _doer(reading: Reading, last: int, starts: Mapping[int, Range]) -> Range | None:
    """The last noun phrase before a token that a finite verb follows; none behind a relative clause."""
    first = max(reading.around(last)[0], last - _FAR)
    for token in range(last - 1, first - 1, -1):
        if reading.lower[token] in RELATIVES or reading.quote[token] >= 0:
            return None
        phrase = starts.get(token)
        if phrase and phrase[1] < last and _does(reading, phrase[1], last):
            return phrase
    return None


def _does(reading: Reading, verb: int, last: int) -> bool:
    """Whether a finite verb stands at a token, adverbs before it."""
    while verb < last and reading.pos[verb] == _ADVERB:
        verb += 1
    return verb < last and reading.pos[verb] in FINITE


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
        if _does(reading, phrase[1], last) or _did(reading, phrase[1], last):
            return phrase
    return None


def _did(reading: Reading, verb: int, last: int) -> bool:
    """Whether what looks like a participle is the verb, where there is no other: police | called |."""
    return verb < last and reading.pos[verb] == _PAST and not reading.verbs(verb, last)


def _is_behind_comma(reading: Reading, token: int) -> bool:
    before = token - 1 - (reading.words[token - 1] in _CLOSING)
    return reading.words[before] == ","


def governing(reading: Reading, cue: int, starts: Mapping[int, Range]) -> Range | None:
    """The subject of the clause that a participle goes on from: "Ten groups sued, | saying ..."."""
    if reading.pos[cue] != _PARTICIPLE or cue == 0 or reading.words[cue - 1] != ",":
        return None
    first, _ = reading.around(cue)
    phrases = (starts[token] for token in range(max(first, cue - _REACH), cue) if token in starts)
    return next((phrase for phrase in phrases if reading.pos[phrase[1]] in FINITE), None)
