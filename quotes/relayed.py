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
_TOLD_BY = ("advised by", "assured by", "informed by", "reminded by", "told by", "warned by")
_REACH = 120  # characters around a word in which a pattern with it is looked for
_LEAST = 2  # tokens of a content


def found(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """What somebody is quoted as saying, was told by somebody, is recorded saying or says "in her words".

    phrases: the noun phrases.
    """
    yield from _quoted(reading, phrases)
    yield from _told(reading)
    yield from _before_quotation(reading, _RECORDED, "recorded-saying", " asking", " saying", " telling")
    yield from _before_quotation(reading, _WORDED, "in-words", "words, ")


def _near(pattern: regex.Pattern[str], text: str, *words: str) -> Iterator[regex.Match[str]]:
    """The matches of a pattern around words that it holds, which are found much faster than it."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            match = pattern.search(text, max(0, at - _REACH), at + _REACH)
            if match and match.start() <= at < match.end():
                yield match
            at = text.find(word, at + 1)


def _quoted(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    ends: dict[int, Range] = {}
    for match in _near(_QUOTED, reading.text, "as saying"):
        ends = ends or {end: (start, end) for start, end in phrases}
        first, last = reading.tokens.at(*match.span())
        stop = _stop(reading, first)
        source = ends.get(first)
        if source and first < last <= stop - _LEAST and _word(reading, last) not in ",":
            yield Draft(((last, stop),), source, (first, last), first, 1.0, "quoted-as-saying")


def _told(reading: Reading) -> Iterator[Draft]:
    for match in _near(_TOLD, reading.text, *_TOLD_BY):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        first, _ = reading.tokens.at(match.end() - len("that"), match.end())
        stop = _stop(reading, cue[0])
        if source[0] < source[1] and cue[0] < cue[1] and first + _LEAST < stop:
            yield Draft(((first, stop),), source, cue, cue[0], 1.0, "told-by")


def _before_quotation(
    reading: Reading, pattern: regex.Pattern[str], rule: str, *words: str
) -> Iterator[Draft]:
    for match in _near(pattern, reading.text, *words):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        first, last = reading.tokens.at(match.end(), match.end() + 1)
        if source[0] < source[1] and cue[0] < cue[1] and first < last and reading.quote[first] >= 0:
            span = reading.quoted[int(reading.quote[first])]
            yield Draft((reading.tokens.at(span.start, span.end),), source, cue, cue[0], 1.0, rule)


def _stop(reading: Reading, token: int) -> int:
    """One past the last token of a token's sentence, its full stop left out."""
    if token >= len(reading.tokens):
        return token
    stop = int(np.searchsorted(reading.sentence, reading.sentence[token], "right"))
    return stop - (_word(reading, stop - 1) in ".?!")


def _word(reading: Reading, token: int) -> str:
    return reading.tokens.vocabulary.words[int(reading.tokens.type[token])]
