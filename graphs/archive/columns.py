"""Columns that hold several values: places as ``564-668 782-845``, as in the graph, and lists in JSON.

What another program put there instead is told as RowError.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, overload

import regex

from graphs.archive.errors import RowError
from quotes.document import Span

__all__ = [
    "CHANGE",
    "STEP",
    "list_of",
    "list_written",
    "span_of",
    "span_written",
    "spans_of",
    "spans_written",
    "storable",
]

STEP, CHANGE = (str, str, str, int, int), (str, str)
"""How a step from a mention to its speaker is written, and words that another claim has in their place."""


@overload
def storable(text: str) -> str: ...
@overload
def storable(text: None) -> None: ...
@overload
def storable(text: str | None) -> str | None: ...
def storable(text: str | None) -> str | None:
    """The text as UTF-8 can hold it: a lone half of a pair becomes U+FFFD, so that offsets stay."""
    if text is None or text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return regex.sub(r"[\uD800-\uDFFF]", "\ufffd", text)
    return text


def spans_written(spans: Iterable[Span]) -> str:
    """Places as a column holds them."""
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def span_written(span: Span | None) -> str | None:
    """A place as a column holds it."""
    return None if span is None else f"{span.start}-{span.end}"


def spans_of(written: str) -> tuple[Span, ...]:
    """The places that a column of them holds."""
    try:
        return tuple(_span(one) for one in written.split())
    except (AttributeError, ValueError):
        raise RowError(written, "places as 564-668 782-845") from None


def span_of(written: str | None) -> Span | None:
    """The place that a column holds, if one."""
    try:
        return None if written is None else _span(written)
    except (AttributeError, TypeError, ValueError):
        raise RowError(written, "a place as 564-668") from None


def _span(written: str) -> Span:
    start, _, end = written.partition("-")
    return Span(int(start), int(end))


def list_written(values: Sequence[object]) -> str:
    """Values as a column holds them."""
    return storable(json.dumps(values, ensure_ascii=False)) if values else "[]"


def list_of(written: str, each: type | tuple[type, ...] = str) -> list[Any]:
    """The values that a column of JSON holds: texts, or rows of values of the types of ``each``."""
    try:
        values = json.loads(written)
    except (TypeError, ValueError):
        values = None
    if not isinstance(values, list) or not all(_is_of(value, each) for value in values):
        expected = "texts" if isinstance(each, type) else f"arrays of {len(each)}"
        raise RowError(written, f"a JSON array of {expected}")
    return values


def _is_of(value: object, each: type | tuple[type, ...]) -> bool:
    if isinstance(each, type):
        return isinstance(value, each)
    return isinstance(value, list) and len(value) == len(each) and all(map(isinstance, value, each))
