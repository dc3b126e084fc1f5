"""Marked otherwise: single quotation marks around a few words, where what people say has double ones."""

from __future__ import annotations

from bisect import bisect_right

from quotes.text.analysis import Reading
from quotes.text.marks import QuotedSpan

__all__ = ["is_marked_otherwise"]

_SINGLE = frozenset("'‘’‛`")
_DOUBLE = frozenset('"“”„‟')
_NEAR = 12  # quotations before and behind that are looked at
_SAID = 30  # characters of what is said at least,
_LEAST = 2  # and how many such quotations show how a text marks what is said
_MOST = 30  # characters of a term
_LINE = 120  # characters of a paragraph that is hardly a headline
_ENDS, _STOPS = frozenset(".?!"), frozenset(".?!,;:…")


def is_marked_otherwise(reading: Reading, number: int) -> bool:
    """Whether a text marks a few words by single marks, and what is said by double ones: its 'dead' stars.

    A text that has no few words in double marks may quote them in single ones, as a headline does.
    """
    quote = reading.quoted[number]
    if not _has(reading, quote, _SINGLE) or quote.depth:
        return False
    first, last = reading.at(quote.start, quote.end)
    if not _is_part(reading, quote) or reading.words[last - 2] in _STOPS or not _is_text(reading, first):
        return False
    near = reading.quoted[max(number - _NEAR, 0) : number + _NEAR]
    article = reading.columns.article
    own = [
        one
        for one in near
        if _has(reading, one, _DOUBLE) and article[reading.at(one.start, one.end)[0]] == article[first]
    ]
    said = [one for one in own if one.end - one.start >= _SAID]
    return len(said) >= _LEAST and any(_is_part(reading, one) for one in own)


def _is_part(reading: Reading, quote: QuotedSpan) -> bool:
    """Whether a quotation is a few words within a sentence: the new study is | "an excellent paper" |."""
    return quote.end - quote.start <= _MOST and reading.text[quote.start + 1 : quote.start + 2].islower()


def _has(reading: Reading, quote: QuotedSpan, marks: frozenset[str]) -> bool:
    """Whether a quotation opens with one of some marks, that is not doubled."""
    opened = reading.text[quote.start : quote.start + 2]
    return opened[:1] in marks and opened[1:] not in _SINGLE


def _is_text(reading: Reading, token: int) -> bool:
    """Whether a token's paragraph ends like a sentence and is no line: what else has no stop is a heading."""
    last = bisect_right(reading.paragraph, reading.paragraph[token]) - 1
    begun = bisect_right(reading.paragraph, reading.paragraph[token] - 1)
    stop = reading.words[last] in _ENDS or (reading.quote[last] >= 0 and reading.words[last - 1] in _ENDS)
    return stop and reading.starts[last] - reading.starts[begun] >= _LINE
