"""Chanted: what a crowd calls to somebody, who does not say it.

Roe was met with | chants of | "Out!"; Roe spoke as | fans | sang "Out!"; | the crowd |
broke into a chant of "Out!".
"""

from __future__ import annotations

from typing import NamedTuple

from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Range
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import DETERMINING, IN_PHRASE, tagged

__all__ = ["Chant", "chanted"]

_CALLS = frozenset("applause boos calls chant chants cheers cries jeers screams shouts yells".split())
_TO = frozenset(("above", "against", "amid", "amidst", "despite", "ignored", "over", "to"))
"""Words before what others call while somebody does something: left | to | shouts of."""

_MET = frozenset(
    "acclaimed accompanied booed drowned greeted heckled interrupted met received welcomed".split()
)
_BY = frozenset(("by", "with"))
_CALLING = frozenset("boo chant cheer chorus cry roar sang scream shout sing yell".split())
_SOMEBODY = frozenset("somebody someone vandals".split())
_WRITING = frozenset("carve daub paint scratch scrawl scribble spray write".split())
_BURSTING = frozenset("break broke broken burst erupt erupted".split())
_INTO = frozenset(("in", "into"))
_DONE = tagged("VB", "VBD", "VBP", "VBZ")
_MARKS = frozenset((",", ":"))
_MANY = 3
"""Words at most between these and the noun for a call: met with | loud and angry | chants of."""


class Chant(NamedTuple):
    """The words for what is called, and for who calls where they stand before: | fans | sang."""

    cue: Range
    source: Range | None


def chanted(reading: Reading, first: int) -> Chant | None:
    """What somebody is met with or does something to, right before a quotation; None for none."""
    call = first - 2
    if call < 1 or reading.lower[first - 1] != "of" or reading.lower[call] not in _CALLS:
        return _called(reading, first - 1 - (first > 0 and reading.words[first - 1] in _MARKS))
    start = max(reading.around(call)[0], call - 1 - _MANY)
    for at in range(call - 1, start - 1, -1):
        word = reading.lower[at]
        if word in _INTO and reading.lower[at - 1] in _BURSTING:
            source = _crowd(reading, at - 1)
            return Chant((at - 1, first), source) if source else None
        if word in _TO or (word in _BY and not _MET.isdisjoint(reading.lower[max(at - 2, 0) : at])):
            return Chant((call, first), None)
        if "'" in word or "’" in word or word in _OWN or reading.pos[at] in _DONE:
            return None  # to Roe's chants of; to lead chants of
    return None


_OWN = frozenset(("her", "his", "my", "our", "their"))


def _called(reading: Reading, verb: int) -> Chant | None:
    """What some people call, or somebody unknown wrote: on which | someone | had written "Out!"."""
    if verb < 2:
        return None
    lemmas = possible_lemmas(reading.lower[verb])
    had = reading.lower[verb - 1] == "had"
    if not lemmas.isdisjoint(_WRITING) and reading.lower[verb - 1 - had] in _SOMEBODY:
        return Chant((verb, verb + 1), (verb - 1 - had, verb - had))
    source = None if lemmas.isdisjoint(_CALLING) else _crowd(reading, verb)
    return Chant((verb, verb + 1), source) if source else None


def _crowd(reading: Reading, end: int) -> Range | None:
    """The words for some people that end before a token: past | angry fans | chanting."""
    begin = end
    while (
        begin and reading.pos[begin - 1] in IN_PHRASE and reading.sentence[begin - 1] == reading.sentence[end]
    ):
        begin -= 1
        if reading.pos[begin] in DETERMINING:
            break
    begin += begin < end and reading.lower[begin] == "past"  # tagged as an adjective
    return (begin, end) if begin < end and reading.lower[end - 1] in lexicon("sources")["groups"] else None
