"""JSON and JSON Lines: an article an object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import regex

from quotes.document import Article
from quotes.reading.charsets import decoded
from quotes.reading.columns import article_of, cell_of, columns_of, no_text
from quotes.reading.days import Days
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, too_long

__all__ = ["pieces"]

_LARGEST_JSON = 3 * LARGEST
"""Bytes; more must stand a line an object, to be read in a stream."""

_LIST = regex.compile(r"\[\s*+(?=\{)")
_BETWEEN = tuple(", \t\r\n")
_LISTS = (
    "articles",
    "items",
    "documents",
    "docs",
    "results",
    "data",
    "stories",
    "entries",
    "hits",
    "response",
    "value",
)


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each object, under the number of its line, or of its place in a list."""
    unread: ReadingError | None = None
    any = False
    days = Days(source, lambda: _cells(source, options))
    for place, value in _objects(source):
        if isinstance(value, ReadingError):
            yield value
            continue
        columns = columns_of(value, options, source.name)
        if "text" not in columns:
            unread = unread or no_text(source, value)
            if any:
                yield ReadingError(
                    f"{source.name}, line {place}: has no text; its fields are {', '.join(list(value)[:9])}"
                )
            continue
        any = True
        try:
            yield article_of(value, columns, source, place, days)
        except ReadingError as error:
            yield error
    if unread and not any:
        raise unread
    yield from days.told()


def _cells(source: Source, options: ReadingOptions) -> Iterator[str]:
    """What the objects state as their days, as far as they have the columns that are named."""
    for _, value in _objects(source) if source.again else ():
        if isinstance(value, ReadingError):
            continue
        try:
            columns = columns_of(value, options, source.name)
        except ReadingError:  # which ends the reading when it comes there
            return
        yield cell_of(value.get(columns.get("published", "")))


def _objects(source: Source) -> Iterator[tuple[int, Mapping[str, Any] | ReadingError]]:
    if _is_lines(source):
        yield from _lines(source)
        return
    text = decoded(source.content(_LARGEST_JSON), source.name).lstrip("\ufeff")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = 0
        for place, one in enumerate(_whole(text), 1):
            yield place, one
        what = f"what is whole before is read (objects: {place:,})" if place else "save a line an object"
        yield place + 1, ReadingError(f"{source.name}: is no whole JSON ({error}); mend it, {what}")
        return
    for place, one in enumerate(_listed(value), 1):
        if isinstance(one, Mapping):
            yield place, one


def _whole(text: str) -> Iterator[Mapping[str, Any]]:
    """The objects of the first list of objects in a JSON that is broken, up to where it is."""
    decoder = json.JSONDecoder()
    begins = _LIST.search(text)
    at = begins.end() if begins else len(text)
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        if isinstance(value, Mapping):
            yield value
        while text[at : at + 1] in _BETWEEN:
            at += 1


def _is_lines(source: Source) -> bool:
    """Whether the first line is an object of its own."""
    with source.open() as stream:
        line = stream.readline(LARGEST)
    try:
        return isinstance(json.loads(line.decode("utf-8-sig", "replace")), dict) and line.endswith(b"\n")
    except (ValueError, RecursionError):
        return False


def _lines(source: Source) -> Iterator[tuple[int, Mapping[str, Any] | ReadingError]]:
    with source.open() as stream:
        place = 0
        while line := stream.readline(LARGEST):
            place += 1
            if len(line) == LARGEST:
                yield place, too_long(f"{source.name}, line {place}", f"more than {LARGEST:,} bytes")
                return
            if not line.strip():
                continue
            try:
                value = json.loads(line.decode("utf-8-sig", "windows-1252"))
            except (ValueError, RecursionError):
                yield place, ReadingError(f"{source.name}, line {place}: is no whole JSON; mend the line")
                continue
            if isinstance(value, Mapping):
                yield place, value


def _listed(value: Any) -> list[Any]:
    """The objects of a list, or of the first list that an object holds under a usual name."""
    for _ in range(3):
        if isinstance(value, list):
            return value
        if not isinstance(value, Mapping):
            return []
        inner = next((value[name] for name in _LISTS if isinstance(value.get(name), (list, dict))), None)
        if inner is None:
            return [value]
        value = inner
    return value if isinstance(value, list) else [value]
