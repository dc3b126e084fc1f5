"""Where in the sources a report's quote was found: what is shown beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphs.checks.matching.alignment import Alignment
from graphs.checks.matching.source import Source
from quotes.document import Document, Span

__all__ = ["Extract", "Found", "extents", "found_at"]


@dataclass(frozen=True, slots=True)
class Extract:
    """Sentences of a source from character ``start`` on, and which of its characters bear the item out;
    about: what is known of the article."""

    document: str
    start: int
    text: str
    found: tuple[Span, ...]
    about: Document


@dataclass(frozen=True, slots=True)
class Found:
    """The place in the sources; text is that of ``start`` to ``end``, the cue between pieces included.

    extracts: the sentences around each piece, in the report's order; of a composite claim
    they may come from several documents.
    """

    document: str
    speaker: str | None
    start: int
    end: int
    text: str
    extracts: tuple[Extract, ...]


def extents(alignment: Alignment) -> list[tuple[Source, int, int]]:
    """For each piece its source, first and last word."""
    extents = []
    for piece in alignment.pieces:
        words = [word for _, word in piece.pairs]
        extents.append((piece.source, min(words), max(words)))
    return extents


def found_at(source: Source, speaker: str | None, pieces: list[tuple[Source, int, int]]) -> Found:
    """The place of some pieces (source, first and last word), from the first to the last in ``source``."""
    here = [(first, last) for other, first, last in pieces if other is source]
    start = int(source.start[min(first for first, _ in here)])
    end = int(source.end[max(last for _, last in here)])
    id = source.attributed.document.id
    return Found(id, speaker, start, end, source.text[start:end], _extracts(pieces))


def _extracts(pieces: list[tuple[Source, int, int]]) -> tuple[Extract, ...]:
    """The sentences around the pieces; pieces of the same sentences share one extract."""
    extracts: list[Extract] = []
    for source, first, last in pieces:
        around, known = source.around(first, last), source.attributed.document
        place = Span(int(source.start[first]), int(source.end[last]))
        previous = extracts[-1] if extracts else None
        if previous and previous.document == known.id and previous.start == around.start:
            end = max(previous.start + len(previous.text), around.end)
            extracts[-1] = replace(
                previous, text=source.text[around.start : end], found=(*previous.found, place)
            )
        else:
            extracts.append(Extract(known.id, around.start, around.of(source.text), (place,), known))
    return tuple(extracts)
