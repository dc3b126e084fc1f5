"""Report and source as pieces of text, each with how it differs: what tables and pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from graphs.checks.checking import Check
from graphs.checks.judging.policies import COSMETIC
from graphs.checks.matching.places import Extract
from graphs.labels import label
from quotes.document import Span

__all__ = ["Marked", "claim_marked", "cut", "extract_marked"]

Marked = tuple[str, str]
"""A piece of text and its kind: ``same``, ``altered``, ``missing`` (in the other text only),
``bracketed``, ``elided``, ``dropped``, ``cosmetic``, or ``around`` (not claimed)."""

_PLACEHOLDER = "‸"
"""Stands in the report where it lacks words of the source."""


def claim_marked(check: Check) -> list[Marked]:
    """The report's quote, its changed words marked, and the places where words are missing."""
    text = label(check.item.quote)
    marks = [
        (change.at, "missing" if change.at.start == change.at.end else _kind(change.kind))
        for change in check.changes
        if change.kind not in ("elided", "dropped")
    ]
    return list(cut(text, Span(0, len(text)), marks, "same"))


def extract_marked(check: Check, extract: Extract) -> list[Marked]:
    """The source's sentences, the words that differ from the report marked."""
    whole = Span(extract.start, extract.start + len(extract.text))
    marks = [(place, "same") for place in extract.found]
    changed = [
        (place, "missing" if change.kind == "altered" and not change.report else _kind(change.kind))
        for change in check.changes
        if change.document == extract.document
        for place in change.places
    ]
    return list(cut(extract.text, whole, [*marks, *changed], "around"))


def _kind(kind: str) -> str:
    return "cosmetic" if kind in COSMETIC else kind


def cut(text: str, whole: Span, marks: Iterable[tuple[Span, str]], rest: str) -> Iterator[Marked]:
    """``text``, which stands at ``whole``, cut at the borders of ``marks``, of which the last counts."""
    marks = [(span, kind) for span, kind in marks if whole.start <= span.start and span.end <= whole.end]
    borders = sorted({whole.start, whole.end, *(at for span, _ in marks for at in (span.start, span.end))})
    empty = {span.start: kind for span, kind in marks if span.start == span.end}
    for start, end in pairwise(borders):
        if start in empty:
            yield _PLACEHOLDER, empty[start]
        kind = next((kind for span, kind in reversed(marks) if span.start <= start and end <= span.end), rest)
        yield text[start - whole.start : end - whole.start], kind
    if whole.end in empty:
        yield _PLACEHOLDER, empty[whole.end]
