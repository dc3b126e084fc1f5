"""What stands before "as": | Ten towns will get trams |, as | pledged by | ministers | in May."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quotes.attribution.acts.acts import has_verb
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE
from quotes.words.speech import classes

__all__ = ["found"]

_WHO = r"(?P<source>\p{L}[^.;:,\"“”\n]{1,60}?)"
_OCCASION = r"(?= (?:at|during|earlier|in|last|on|this|yesterday)\b|[,.;?\n])"
_AS = regex.compile(
    rf", as (?:(?P<cue>\p{{Ll}}{{3,12}}) by {_WHO}{_OCCASION}|{_WHO} (?P<cue>\p{{Ll}}{{4,12}}){_OCCASION})"
)
"""As pledged by ministers in May; as Ana Roe mentioned in her speech."""

_WRITER = frozenset(("i", "we", "you"))
_LEAST, _LONGEST = 3, 150
"""Tokens of a clause that is said, and of its sentence."""


def found(reading: Reading) -> Iterator[Draft]:
    """| Trams will run |, as | Roe | mentioned | in a speech. Not: it rained, as Roe said that it might."""
    at = reading.text.find(", as ")
    while at >= 0:
        match = _AS.match(reading.text, at)
        if match:
            source, cue = (reading.at(*match.span(group)) for group in ("source", "cue"))
            yield from _draft(reading, source, cue, reading.at(at, at + 1)[0])
        at = reading.text.find(", as ", at + 1)


def _draft(reading: Reading, source: Range, cue: Range, comma: int) -> Iterator[Draft]:
    first, last = reading.around(comma)
    if cue[1] - cue[0] != 1 or "saying" not in classes(reading.lower[cue[0]]):
        return
    content = first, comma
    if comma - first < _LEAST or last - first > _LONGEST or reading.inside(*content):
        return
    if "that" in reading.lower[first:last] or reading.lower[source[0]] in _WRITER or _tells(reading, content):
        return
    if has_verb(reading, source) or not has_verb(reading, content):
        return
    passive = reading.lower[cue[1]] == "by"
    if not passive and reading.pos[cue[0]] not in FINITE:
        return
    cue = cue[0], cue[1] + passive
    yield Draft((content,), source, cue, cue[0], 1.0, "by-account")


def _tells(reading: Reading, content: Range) -> bool:
    """Whether what stands before is told by another: | She says it fails |, as claimed by Poe."""
    return any(reading.pos[at] in FINITE and "saying" in classes(reading.lower[at]) for at in range(*content))
