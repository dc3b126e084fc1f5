"""An article's paragraphs cut where quotes begin and end, so that each piece knows its quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.document import Quote
from quotes.text.layout import Paragraph, Role, paragraphs

__all__ = ["MarkedParagraph", "Piece", "marked"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text within the same quotes from end to end.

    quotes: ids of those quotes, the longest first, so that a nested quote stands last.
    starts: ids of the quotes whose first piece this is.
    """

    text: str
    quotes: tuple[str, ...]
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with its number, counted from 1."""

    number: int
    role: Role
    pieces: tuple[Piece, ...]


def marked(text: str, quotes: Sequence[Quote]) -> tuple[MarkedParagraph, ...]:
    """All paragraphs of the text in order; the pieces of each, joined, are its text.

    Quotes may overlap, nest and run over several paragraphs.
    """
    found = paragraphs(text)
    size = {quote.id: sum(span.end - span.start for span in quote.spans) for quote in quotes}
    events: list[list[tuple[int, int, str]]] = [[] for _ in found]
    firsts = [paragraph.start for paragraph in found]
    for quote in quotes:
        for span in quote.spans:
            at = max(bisect_right(firsts, span.start) - 1, 0)
            while at < len(found) and found[at].start < span.end:
                start, end = max(span.start, found[at].start), min(span.end, found[at].end)
                if start < end:
                    events[at] += [(start, 1, quote.id), (end, -1, quote.id)]
                at += 1
    started: set[str] = set()
    return tuple(
        MarkedParagraph(number, paragraph.role, tuple(_pieces(text, paragraph, sorted(here), size, started)))
        for number, (paragraph, here) in enumerate(zip(found, events, strict=True), 1)
    )


def _pieces(
    text: str,
    paragraph: Paragraph,
    events: Sequence[tuple[int, int, str]],
    size: dict[str, int],
    started: set[str],
) -> Iterator[Piece]:
    """The pieces between one event (a quote begins, 1, or ends, -1) and the next."""
    edges = [(paragraph.start, 0, ""), *events, (paragraph.end, 0, "")]
    open_quotes: dict[str, int] = {}
    for (start, change, id), (end, _, _) in pairwise(edges):
        if change:
            open_quotes[id] = open_quotes.get(id, 0) + change
            if not open_quotes[id]:
                del open_quotes[id]
        if start < end:
            ids = tuple(sorted(open_quotes, key=lambda id: (-size[id], id)))
            yield Piece(text[start:end], ids, tuple(id for id in ids if id not in started))
            started.update(ids)
