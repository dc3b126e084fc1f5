"""Senders: from whom words come that a colon announces without a verb: This from | Ana Roe |, in Lyon: ..."""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources.views import held, is_view
from quotes.resources import lexicon
from quotes.text.analysis import Reading

__all__ = ["given"]

_FROM = frozenset(("by", "from"))
_THINGS = frozenset(
    (
        "and another comment comments heard in just line more news next now one question reaction reply that "
        "these this view word words"
    ).split()
)
"""What stands before "from" where somebody's words follow, beside documents."""

_GOING = frozenset("about against for on to".split())
"""What stands before whom words go to or are about: Ana Roe's answer | to | Poe: ..."""

_OPENING = 9
"""Tokens of a sentence up to who sent something."""

_LONGEST = 40
"""Tokens between them and the colon."""


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range], ends: Mapping[int, Range]) -> Draft:
    """The draft as said by whom it comes from, not by the last name before its colon: in | Lyon |: "..."

    The noun phrases by where they start and end.
    """
    cue, source = draft.cue, draft.source
    if not cue or not source or reading.words[slice(*cue)] != [":"] or not source[1] <= cue[0]:
        return draft
    first = reading.around(source[0])[0]
    if cue[0] - first > _LONGEST:
        return draft
    noun = ends.get(source[0] - 1)
    if noun and reading.lower[source[0] - 1] in _GOING and is_view(reading.lower[noun[1] - 1]):
        whose, _ = held(reading, noun, None) or (None, None)
        return draft._replace(source=whose)
    for at in range(first + 1, min(first + _OPENING, source[0])):
        if reading.lower[at] in _FROM and _is_sent(reading.lower[at - 1]):
            phrase = starts.get(at + 1)
            return draft._replace(source=phrase) if phrase and phrase[1] < source[0] else draft
    return draft


def _is_sent(word: str) -> bool:
    return word in _THINGS or word in lexicon("sources")["documents"]
