"""What was said as a label: pages, pictures and tables show it so; data keep the article's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphs.words import comparable, placed
from quotes.document import Quote, Span
from quotes.formats.content import content

__all__ = ["joined", "label", "printed"]

_COMMAS = ",،，、"
_CLOSING = "\"'”’»›“"


def label(words: str) -> str:
    """Words without the comma at their end, which is the article's, also before a closing mark: “We go,”."""
    body = words.rstrip().rstrip(_CLOSING).rstrip()
    bare = body.rstrip(_COMMAS).rstrip()
    return words if bare == body or not bare else bare + words.rstrip()[len(body) :].lstrip()


def printed(quote: Quote, text: str | None) -> str:
    """What was said as the article prints it, as a label."""
    return label(content(quote, text))


def joined(words: str, spans: Sequence[Span], text: str | None, start: int = 0) -> str:
    """The words of a quote as a label, its pieces parted by " … " where the text has others between.

    text: the article's from ``start`` on.
    """
    parts = [words] if text is None else _pieces(words, spans, text, start)
    return " … ".join(filter(None, map(label, parts)))


def _pieces(words: str, spans: Sequence[Span], text: str, start: int) -> list[str]:
    """The words cut where a piece of the content ends; whole where the pieces do not make them up."""
    sizes = []
    for size, is_new in _sizes(spans, text, start):
        if is_new:
            sizes.append(size)
        else:
            sizes[-1] += size
    places = placed(words) if len(sizes) > 1 else []
    if not places or sum(sizes) < len(places) or not all(sizes):
        return [words]
    # of indirect speech the "that" before it is dropped, which only the first piece can have had
    sizes[0] -= sum(sizes) - len(places)
    ends, borders = 0, [0]
    for size in sizes[:-1]:
        ends += size
        if not 0 < ends < len(places):
            return [words]
        borders.append(_opening(words, places[ends - 1][2], places[ends][1]))
    return [words[a:b].strip() for a, b in zip(borders, [*borders[1:], len(words)], strict=True)]


def _opening(words: str, end: int, start: int) -> int:
    """Where the next piece begins between two words: behind the first space, before what opens it."""
    space = words.find(" ", end, start)
    return space + 1 if space >= 0 else start


def _sizes(spans: Sequence[Span], text: str, start: int) -> Iterator[tuple[int, bool]]:
    """The words of each piece, and whether something stands between it and the one before."""
    before: Span | None = None
    for span in spans:
        here = text[span.start - start : span.end - start]
        between = text[before.end - start : span.start - start] if before else ""
        yield len(comparable(here)), before is None or bool(between.strip())
        before = span
