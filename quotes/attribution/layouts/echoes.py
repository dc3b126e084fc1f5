"""Echoes: quotations in headlines whose words the article quotes again: ‘Nobody came’: a flood remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

import regex

from quotes.attribution.drafts import Draft
from quotes.document import Span
from quotes.text.analysis import Reading
from quotes.text.layout import Paragraph

__all__ = ["RULE", "echoed", "found"]

RULE = "headline-echo"

_LINE = regex.compile(r"(?P<number>(?:\d{1,2}|[IVX]{1,4})[.)] )?(?=[“\"‘'«])")
_WORD = regex.compile(r"\w+")
_STUCK = regex.compile(r"[.!?…]\s|\s[-–—]+\s")
_LEAST = 3  # words of a quotation that comes again
_MOST = 20  # headlines with quotations in a text
_LONGEST = 250  # characters of a headline
_LONGEST_LINE = 80  # characters of a quotation that stands as a line over a part of an article
_CLOSING = frozenset("”\"’'»")


def found(reading: Reading) -> Iterator[Draft]:
    """The quotations that headlines and sub-headings open with, where the text below quotes their words."""
    headed = [*islice(_headed(reading), _MOST)]
    ends = [*(quote.end for _, quote in headed), len(reading.text)]
    told = [_words(reading.text[start:end]) for start, end in pairwise(ends)]  # each part of the text once
    for number, (first, quote) in enumerate(headed):
        if _echoed(quote.of(reading.text), told[number:]) is not None:
            yield Draft(((first, reading.at(quote.start, quote.end)[1]),), None, None, None, 1.0, RULE)


def echoed(quotation: str, others: Sequence[str]) -> int | None:
    """The number of the first text in which the words of a quotation stand side by side."""
    return _echoed(quotation, map(_words, others))


def _echoed(quotation: str, others: Iterable[str]) -> int | None:
    """The same of texts that are only words; a headline sticks sentences together: ‘I ran – and I hid’."""
    if _words(quotation).count(" ") <= _LEAST:
        return None
    parts = [*filter(str.strip, map(_words, _STUCK.split(quotation)))]
    return next((at for at, other in enumerate(others) if all(part in other for part in parts)), None)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _headed(reading: Reading) -> Iterator[tuple[int, Span]]:
    """Each quotation that a headline opens with and that is all of it, or stands before its colon."""
    by_start = {span.start: span for span in reading.quoted}
    for paragraph in reading.paragraphs:
        line = _LINE.match(reading.text, paragraph.start, paragraph.end)
        quote = by_start.get(line.end()) if line else None
        if line and quote and _is_headline(reading, paragraph, line["number"]) and quote.end <= paragraph.end:
            behind = reading.text[quote.end : paragraph.end].strip()
            if not behind or behind[0] == ":":
                yield reading.at(quote.start, quote.end)[0], Span(quote.start, quote.end)


def _is_headline(reading: Reading, paragraph: Paragraph, number: str | None) -> bool:
    """Whether a paragraph is a headline; a quotation that is all of it may look like a sentence's end."""
    size, last = paragraph.end - paragraph.start, reading.text[paragraph.end - 2 : paragraph.end]
    if not paragraph.is_read or size > _LONGEST:
        return False
    bare = size <= _LONGEST_LINE and last[:1].isalnum() and last[1:] in _CLOSING
    return number is not None or paragraph.role in ("title", "heading") or (bare and paragraph.role == "body")
