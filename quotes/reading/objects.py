"""JSON and JSON Lines: an article an object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import regex

from quotes.document import Article
from quotes.reading.charsets import decoded
from quotes.reading.columns import article_of, cell_of, columns_of, has_text, no_text
from quotes.reading.days import Days
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, too_long

__all__ = ["pieces"]

_LARGEST_JSON = 3 * LARGEST
"""Bytes; more must stand a line an object, to be read in a stream."""

_LIST = regex.compile(r"\[\s*+(?=\{)")
_BETWEEN = regex.compile(r"[,\s\x1e]*+")
"""What parts objects, also those of a list without its brackets, and lines of JSON."""

_ESCAPED = 6
"""Letters of the longest escape in a text."""

_LINES = 3
"""Lines of which one is an object of its own where each is."""

_DEEPEST = 5
"""Objects in objects that are looked through for a list of articles."""

_JSON = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=lambda _: None)
"""Of numbers no value is asked for; a line break within a text is one."""
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
    unread, unnamed = 0, ""
    given = False
    days = Days(source, lambda: _cells(source, options))
    for place, value in _objects(source):
        if isinstance(value, ReadingError):
            yield value
            continue
        columns = columns_of(value, options, source.name)
        if "text" not in columns:
            fields = ", ".join(list(value)[:20])[:200]
            unread, unnamed = unread + 1, unnamed or f"line {place}: {fields}"
            continue
        given = True
        try:
            yield article_of(value, columns, source, place, days)
        except ReadingError as error:
            yield error
    if unread and not given:
        raise no_text(source, unnamed.partition(": ")[2].split(", "))
    yield from days.told()
    if unread:
        what = "1 object has" if unread == 1 else f"{unread:,} objects have"
        yield ReadingError(f"{source.name}: {what} no field for a text and cannot be read ({unnamed})")


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
    """Each object, with what an object in it states where only that has the text."""
    for place, value in _lines(source) if _is_lines(source) else _of_whole(source):
        yield place, value if isinstance(value, ReadingError) else _with_inner(value)


def _with_inner(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object; of one that keeps its text in another (``fields``, ``_source``) what is there too."""
    if has_text(value):
        return value
    inner = next(_with_texts(value), {})
    return {**{name: one for name, one in value.items() if one is not inner}, **inner}


def _with_texts(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The objects in an object that have a text."""
    return (one for one in value.values() if isinstance(one, Mapping) and has_text(one))


def _of_whole(source: Source) -> Iterator[tuple[int, Mapping[str, Any] | ReadingError]]:
    text = decoded(source.content(_LARGEST_JSON), source.name).lstrip("\ufeff")
    try:
        value = _JSON.decode(text)
    except (ValueError, RecursionError) as error:
        place, ends = 0, 0
        for one, behind in _whole(text):
            place, ends = place + 1, behind
            yield place, one
        if _BETWEEN.fullmatch(text, ends) and place:  # each object stands for itself
            return
        what = f"what is whole is read (objects: {place:,})" if place else "nothing in it is whole"
        yield place + 1, ReadingError(f"{source.name}: {_fault(text, error)}; {what}, get it anew")
        return
    for place, one in enumerate(_listed(value), 1):
        if isinstance(one, Mapping):
            yield place, one


def _fault(text: str, error: Exception) -> str:
    """What is wrong with JSON, for who did not write it."""
    if isinstance(error, RecursionError):
        return "nests its objects too deep"
    if not isinstance(error, json.JSONDecodeError) or error.msg.startswith("Unterminated"):
        return "is cut off"
    if error.pos > len(text.rstrip()) - _ESCAPED:
        return "is cut off"
    return f"is no whole JSON, broken in line {error.lineno} ({error.msg})"


def _whole(text: str) -> Iterator[tuple[Mapping[str, Any], int]]:
    """The objects of a JSON that is broken, each with where it ends, up to where it is.

    They are those of the first list whose first object has a text, or that stand one behind another.
    """
    begins = (found.end() for found in _LIST.finditer(text))
    first_object = _past(text, 0)
    for at in chain([first_object] if text.startswith("{", first_object) else [], begins):
        objects = _row_of(text, at)
        first = next(objects, None)
        if first and has_text(_with_inner(first[0])):
            yield first
            yield from objects
            return


def _row_of(text: str, at: int) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Objects that stand one behind another."""
    while at < len(text):
        try:
            value, at = _JSON.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        if isinstance(value, Mapping):
            yield value, at
        at = _past(text, at)


def _past(text: str, at: int) -> int:
    """Where the next object may begin."""
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _is_lines(source: Source) -> bool:
    """Whether one of the first lines is an object of its own, and no list begins before it."""
    with source.open() as stream:
        for _ in range(_LINES):
            line = stream.readline(LARGEST)
            if line.lstrip().startswith(b"["):
                return False
            if line.endswith(b"\n") and isinstance(_decoded(line), dict):
                return True
    return False


def _decoded(line: bytes) -> Any:
    """What a line of JSON holds, None where it holds nothing whole."""
    try:
        return _JSON.decode(line.decode("utf-8-sig", "windows-1252"))
    except (ValueError, RecursionError):
        return None


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
            value = _decoded(line)
            if value is None:
                yield place, ReadingError(f"{source.name}, line {place}: is no whole JSON; mend the line")
            elif isinstance(value, Mapping):
                yield place, value


def _listed(value: Any) -> list[Any]:
    """The objects of a list, or of the one that an object holds: under a usual name, else with a text."""
    for _ in range(_DEEPEST):
        if isinstance(value, list):
            return value
        if not isinstance(value, Mapping) or has_text(value):
            return [value]
        if len(named := list(_with_texts(value))) > 1:  # each under its id
            return named
        usual = (value[name] for name in _LISTS if isinstance(value.get(name), (list, dict)))
        lists = (one for one in value.values() if isinstance(one, list) and _has_texts(one))
        objects = (one for one in value.values() if isinstance(one, dict))
        inner = next(chain(usual, lists, objects), None)
        if inner is None or (isinstance(inner, Mapping) and has_text(inner)):
            return [value]
        value = inner
    return value if isinstance(value, list) else [value]


def _has_texts(value: list[Any]) -> bool:
    return any(isinstance(one, Mapping) and has_text(_with_inner(one)) for one in value[:9])
