"""Relayed speech: said by Cole, not by who tells of it, in "Cole was quoted by the Post as saying ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading

__all__ = ["found"]

_QUOTED = regex.compile(
    r"\b(?:was|were|is|are|been|being) (?:also |later )?(?:quoted|cited) "
    r"(?:(?:by|in|on) [^.;:\n]{1,60}? )?as saying\b"
)
_RECORDED = regex.compile(
    r"\b(?:audio|clips?|footage|recordings?|tapes?|videos?) of (?P<source>[^.;:,\"“”\n]{2,60}?) "
    r"(?P<cue>asking|saying|telling)\b[^.;:\"“”\n]{0,40}[,:]? (?=[\"“])"
)
_TOLD_BY = tuple(f"{told} by" for told in ("advised", "assured", "informed", "reminded", "told", "warned"))
_TOLD = regex.compile(
    rf"\b(?P<cue>(?:was|were|is|are|been|being) (?:{'|'.join(_TOLD_BY)})) "
    r"(?P<source>[^.;:\"“”\n]{2,80}?),? that\b"
)
_WORDED = regex.compile(
    r"\b[Ii]n (?P<source>his|her|their|\p{Lu}[^.;:,\"“”\n]{1,60}?)(?:['’]s?)? (?:own )?"
    r"(?P<cue>words), (?=[\"“])"
)
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
        source = ends.get(first)
        if source and first < last:
            stop = reading.stop(reading.around(first)[1])
            if last + _LEAST <= stop and reading.word(last) != ",":
                yield Draft(((last, stop),), source, (first, last), first, 1.0, "quoted-as-saying")


def _told(reading: Reading) -> Iterator[Draft]:
    for match in _near(_TOLD, reading.text, *_TOLD_BY):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        first, _ = reading.tokens.at(match.end() - len("that"), match.end())
        if source[0] < source[1] and cue[0] < cue[1]:
            stop = reading.stop(reading.around(cue[0])[1])
            if first + _LEAST < stop:
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
