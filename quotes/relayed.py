"""Relayed speech: said by Cole, not by who tells of it, in "Cole was quoted by the Post as saying ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import regex

from quotes.analysis import Reading
from quotes.drafts import Draft, Range

__all__ = ["found"]

_QUOTED = regex.compile(
    r"\b(?:was|were|is|are|been|being) (?:also |later )?(?:quoted|cited) "
    r"(?:(?:by|in|on) [^.;:\n]{1,60}? )?as saying\b"
)
_RECORDED = regex.compile(
    r"\b(?:audio|clips?|footage|recordings?|tapes?|videos?) of (?P<source>[^.;:,\"“”\n]{2,60}?) "
    r"(?P<cue>asking|saying|telling)\b[^.;:\"“”\n]{0,40}[,:]? (?=[\"“])"
)
_TOLD = regex.compile(
    r"\b(?P<cue>(?:was|were|is|are|been|being) (?:advised|assured|informed|reminded|told|warned) by) "
    r"(?P<source>[^.;:\"“”\n]{2,80}?),? that\b"
)
_WORDED = regex.compile(
    r"\b[Ii]n (?P<source>his|her|their|\p{Lu}[^.;:,\"“”\n]{1,60}?)(?:['’]s?)? (?:own )?"
    r"(?P<cue>words), (?=[\"“])"
)
_LEAST = 2  # tokens of a content


def found(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """What somebody is quoted as saying, is recorded saying or says "in her words".

    phrases: the noun phrases.
    """
    if "as saying" in reading.text:  # found out twenty times as fast as by the pattern
        yield from _quoted(reading, phrases)
    yield from _told(reading)
    yield from _before_quotation(reading, _RECORDED, "recorded-saying")
    yield from _before_quotation(reading, _WORDED, "in-words")


def _quoted(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    ends = {end: (start, end) for start, end in phrases}
    for match in _QUOTED.finditer(reading.text):
        first, last = reading.tokens.at(*match.span())
        sentence = np.searchsorted(reading.sentence, reading.sentence[first], "right")
        stop = int(sentence) - (_word(reading, int(sentence) - 1) in ".?!")
        source = ends.get(first)
        if source and stop - last >= _LEAST and _word(reading, last) not in ",":
            yield Draft(((last, stop),), source, (first, last), first, 1.0, "quoted-as-saying")


def _told(reading: Reading) -> Iterator[Draft]:
    for match in _TOLD.finditer(reading.text):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        first, _ = reading.tokens.at(match.end() - 4, match.end())
        sentence = int(np.searchsorted(reading.sentence, reading.sentence[cue[0]], "right"))
        last = sentence - (_word(reading, sentence - 1) in ".?!")
        if last - first > _LEAST:
            yield Draft(((first, last),), source, cue, cue[0], 1.0, "told-by")


def _before_quotation(reading: Reading, pattern: regex.Pattern[str], rule: str) -> Iterator[Draft]:
    for match in pattern.finditer(reading.text):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        first, _ = reading.tokens.at(match.end(), match.end() + 1)
        number = int(reading.quote[first])
        if number >= 0:
            content = reading.tokens.at(reading.quoted[number].start, reading.quoted[number].end)
            yield Draft((content,), source, cue, cue[0], 1.0, rule)


def _word(reading: Reading, token: int) -> str:
    return reading.tokens.vocabulary.words[int(reading.tokens.type[token])]
