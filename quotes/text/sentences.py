"""Sentences of an article's paragraphs, cut by NLTK (see ``quotes.text.punkt``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.document import Span
from quotes.text.layout import Paragraph, paragraphs
from quotes.text.typesetting import has_stuck_sentences, stuck_sentences

__all__ = ["sentences"]

_LONGEST = 4_000
"""Characters: no sentence of an article has so many. A longer one is cut at a space, so that whatever
looks through whole sentences costs linear time."""


def sentences(text: str, found: Sequence[Paragraph] | None = None) -> list[Span]:
    """The sentences of a text, in order, each with its ``start`` and ``end`` in code points.

    None runs over a paragraph's end. Closing quotation marks and brackets belong to the sentence
    before them; what stands between two sentences is white space, or nothing where a page lost it.
    Paragraphs that are not of the article (a byline, a notice to subscribe) are left out.

    found: the paragraphs, where they are known already.
    """
    from quotes.text.punkt import tokenizer  # NLTK, which takes its time to import

    cut = tokenizer().span_tokenize
    spans: list[Span] = []
    stuck = has_stuck_sentences(text)
    for paragraph in paragraphs(text) if found is None else found:
        if not paragraph.is_read:
            continue
        start = paragraph.start
        *ended, last = cut(text[start : paragraph.end], realign_boundaries=False)
        for first, end in (*ended, (last[0], paragraph.end - start)):
            inner = stuck_sentences(text, start + first, start + end) if stuck else ()
            for begin, stop in pairwise([start + first, *inner, start + end]):
                spans += _pieces(text, begin, stop)
    return spans


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, in pieces where it is too long for one."""
    while end - start > _LONGEST:
        space = next((at for at in range(start + _LONGEST, start, -1) if text[at].isspace()), 0)
        stop = space or start + _LONGEST
        yield Span(start, len(text[start:stop].rstrip()) + start)
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield Span(start, end)
