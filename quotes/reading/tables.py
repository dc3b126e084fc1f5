"""Tables of articles: CSV and its kin, an article a row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO

from quotes.document import Article
from quotes.reading.charsets import encoding_of
from quotes.reading.columns import article_of, columns_of, no_text
from quotes.reading.days import Days
from quotes.reading.options import ReadingOptions
from quotes.reading.records import Records
from quotes.reading.source import ReadingError, Source

__all__ = ["pieces"]


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each row, under the number of its first line: ``articles.csv:12``."""
    with source.open() as stream:
        rows = Records(_text(source, stream), source.name)
        names = _names(rows, source, options)
        columns = columns_of(names, options, source.name)
        if "text" not in columns:
            raise no_text(source, names)
        days = Days(source, lambda: _cells(source, options, columns["published"]))
        for place, row in rows:
            if isinstance(row, str):
                yield ReadingError(f"{source.name}, line {place}: {row}")
            elif any(row):
                try:
                    yield article_of(_named(names, row), columns, source, place, days)
                except ReadingError as error:
                    yield error
        yield from days.told()
        if rows.cut:
            yield ReadingError(
                f"{source.name}: ends within quotation marks that begin in line {rows.cut}; what is whole is"
                " read, get it anew"
            )


def _names(rows: Records, source: Source, options: ReadingOptions) -> list[str]:
    """The names of the columns: the first line that names one for texts, else the first of all."""
    first: list[str] = []
    for names in rows.heads():
        first = first or names
        wanted = options.columns.get("text")
        if wanted in names if wanted else "text" in columns_of(names, ReadingOptions(), source.name):
            return names
    if not first:
        raise ReadingError(f"{source.name}: is empty; give a table with a line of column names")
    return first


def _named(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """The cells by their columns; of two of one name that which holds something, or the first."""
    cells: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        cells[name] = cells.get(name) or cell
    return cells


def _text(source: Source, stream: BinaryIO) -> io.TextIOWrapper:
    encoding = encoding_of(source.head(), source.name)
    return io.TextIOWrapper(
        stream, encoding, "windows-1252" if encoding == "utf-8" else "replace", newline=""
    )


def _cells(source: Source, options: ReadingOptions, column: str) -> Iterator[str]:
    """The cells of a column, as far as the table is whole."""
    if not source.again:
        return
    with source.open() as stream, suppress(ReadingError):
        rows = Records(_text(source, stream), source.name)
        at = _names(rows, source, options).index(column)
        yield from (row[at] for _, row in rows if not isinstance(row, str) and len(row) > at)
