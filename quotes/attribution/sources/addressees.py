"""Addressees: whom words go to, named right before the colon that opens them.

| Roe | wrote to a neighbour, Tim Poe: "..."; | Roe | said | to a friend | : "...".
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources.doers import subject
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS
from quotes.words.speech import belongs

__all__ = ["given"]

_SENT = frozenset("cabled e-mailed emailed messaged phoned texted".split())
"""What is done to whom words go to, without a preposition: Ana Roe | texted | Poe: ..."""

_HANDED = frozenset("addressed left sent".split())
"""What is done with words that go to somebody: | sent | a message to Poe: ..."""

_TO = frozenset(("at", "to"))
_PARTICIPLE, _ADVERB = POS.index("VBN"), POS.index("RB")
_FAR = 25
"""Tokens between the verb and the colon."""


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range], ends: Mapping[int, Range]) -> Draft:
    """The draft as said by whom its words come from, without whom they go to.

    The noun phrases by where they start and end.
    """
    colon, source = _colon(reading, draft), draft.source
    if colon is None or source is None:
        return draft
    begin = max(reading.around(colon)[0], colon - _FAR)
    verb = next((at for at in range(colon - 1, begin - 1, -1) if reading.pos[at] in FINITE), None)
    told = None if verb is None or reading.inside(begin, colon) else _told(reading, verb, colon, starts)
    if verb is None or told is None:
        return draft
    behind = ((max(first, colon + 1), last) for first, last in draft.content if last > colon + 1)
    draft = draft._replace(content=tuple(behind), addressee=told)
    if source[1] <= verb:
        return draft
    sender = subject(reading, begin, verb + 1, starts) or ends.get(verb)
    if sender is None and reading.words[verb - 1] == ",":  # a clerk |, who was late,
        opens = starts.get(begin)
        sender = opens if opens and reading.words[opens[1]] == "," else None
    return draft._replace(source=sender, cue=(verb, verb + 1), head=verb) if sender else draft


def _colon(reading: Reading, draft: Draft) -> int | None:
    """The colon with a quotation behind it that is a draft's cue, or stands where its content begins."""
    if not draft.cue or not draft.content:
        return None
    first, last = draft.cue[0], draft.content[-1][1]
    if reading.words[first] != ":":
        stop = min(draft.cue[1] + _FAR, last - 1)
        first = next((at for at in range(draft.cue[1], stop) if reading.words[at] == ":"), -1)
    return first if 0 <= first < last - 1 and reading.quote[first + 1] >= 0 else None


def _told(reading: Reading, verb: int, colon: int, starts: Mapping[int, Range]) -> Range | None:
    """Whom a verb tells that words go to them: the noun phrase behind it."""
    at = verb + 1
    while at < colon and (reading.pos[at] == _ADVERB or reading.lower[at] == "back"):
        at += 1
    if reading.pos[at] == _PARTICIPLE:  # has texted
        verb, at = at, at + 1
    word = reading.lower[verb]
    handed = starts.get(at) if word in _HANDED else None
    at = handed[1] if handed else at
    if word not in _SENT and not (belongs(word, "telling") and at in starts):
        if reading.lower[at] not in _TO or not (handed or belongs(word, "saying", "telling", "manner")):
            return None
        at += 1
    told = starts.get(at)
    return told if told and told[1] <= colon else None
