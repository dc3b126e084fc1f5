"""What the steps before attribution found in one article, ready for rules and models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from quotes.columns import changes
from quotes.document import Span
from quotes.layout import Paragraph, paragraphs
from quotes.marks import QuotedSpan, quoted_spans
from quotes.sentences import sentences
from quotes.tables import Layout
from quotes.tags import tag
from quotes.tokens import Ints, Tokens, tokenize

__all__ = ["CLOSING", "INSIDE", "OPENING", "OUTSIDE", "Reading", "analyse"]

OUTSIDE, OPENING, INSIDE, CLOSING = 1, 2, 3, 4  # a token's place in a quoted span; 0 is no token


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text with its paragraphs, sentences, tokens and outermost quoted spans.

    For each token: ``pos`` its part of speech (index into tags.POS), ``paragraph`` and
    ``sentence`` their index, ``quote`` the index of the outermost quoted span around it
    (-1 outside), ``state`` its place in that span.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    sentences: Sequence[Span]
    tokens: Tokens
    quoted: Sequence[QuotedSpan]
    pos: Ints
    paragraph: Ints
    sentence: Ints
    quote: Ints
    state: Ints


def analyse(text: str) -> Reading:
    """Paragraphs, sentences, tokens, parts of speech and quoted spans of ``text``.

    Tokens of paragraphs that are not the article (notices, bylines) are left out.
    """
    found = paragraphs(text)
    cut = sentences(text, found)
    quoted = quoted_spans(text, found)
    tokens = tokenize(text)
    read = [paragraph for paragraph in found if paragraph.is_read]
    if len(read) < len(found):
        tokens = tokens.only(_belongs(tokens, read) >= 0)
    outer = _outermost(quoted)
    quote = _belongs(tokens, outer)
    sentence = _belongs(tokens, cut)
    breaks = np.flatnonzero(changes(sentence))
    pos = tag(tokens, Layout.of(np.diff(breaks, append=len(tokens))))
    return Reading(
        text,
        found,
        cut,
        tokens,
        outer,
        pos,
        _belongs(tokens, found),
        sentence,
        quote,
        _states(tokens, quote, outer),
    )


def _outermost(quoted: Sequence[QuotedSpan]) -> list[QuotedSpan]:
    """The spans that are inside no other, ``continues`` counted among themselves."""
    kept = [at for at, span in enumerate(quoted) if span.depth == 0]
    number = {at: new for new, at in enumerate(kept)}
    return [replace(quoted[at], continues=number.get(quoted[at].continues, -1)) for at in kept]


def _belongs(tokens: Tokens, spans: Sequence[Span | Paragraph | QuotedSpan]) -> Ints:
    """For each token the index of the span that holds it, -1 for none. Spans must not overlap."""
    if not spans:
        return np.full(len(tokens), -1, np.int32)
    starts = np.array([span.start for span in spans], np.int32)
    ends = np.array([span.end for span in spans], np.int32)
    found = np.searchsorted(starts, tokens.start, side="right").astype(np.int32) - 1
    return np.where((found >= 0) & (tokens.start < ends[found]), found, -1).astype(np.int32)


def _states(tokens: Tokens, quote: Ints, outer: Sequence[QuotedSpan]) -> Ints:
    """For each token OUTSIDE, OPENING, INSIDE or CLOSING."""
    state = np.where(quote >= 0, INSIDE, OUTSIDE).astype(np.int32)
    if outer:
        starts = np.array([span.start for span in outer], np.int32)
        ends = np.array([span.end for span in outer], np.int32)
        inside = quote >= 0
        state[inside & (tokens.start == starts[quote])] = OPENING
        state[inside & (tokens.end == ends[quote])] = CLOSING
    return state
