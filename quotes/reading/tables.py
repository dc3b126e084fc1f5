"""Tables of articles: CSV and its kin, an article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from quotes.document import Article
from quotes.reading.charsets import encoding_of
from quotes.reading.columns import article_of, columns_of, no_text
from quotes.reading.days import Days
from quotes.reading.options import ReadingOptions
from quotes.reading.rows import delimiter_of
from quotes.reading.source import LARGEST, ReadingError, Source, too_long

__all__ = ["pieces"]


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each row, under the number of its first line: ``articles.csv:12``."""
    csv.field_size_limit(LARGEST)
    with source.open() as stream:
        lines = _text(source, stream)
        first = lines.readline(LARGEST)
        if not first.strip("\ufeff \r\n"):
            raise ReadingError(f"{source.name}: is empty; give a table with a line of column names")
        delimiter = delimiter_of(first)
        names = next(csv.reader([first.lstrip("\ufeff")], delimiter=delimiter))
        columns = columns_of(names, options, source.name)
        if "text" not in columns:
            raise no_text(source, names)
        days = Days(source, lambda: _cells(source, delimiter, names.index(columns["published"])))
        given = _Lines(lines, source)
        rows = csv.reader(given, delimiter=delimiter)
        place, cut = 2, False
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield ReadingError(f"{source.name}, line {place}: {error}; mend the table from there on")
                return
            if row is None:
                break
            cut, given.within = given.within, False
            here, place = place, rows.line_num + 2
            if not any(row):
                continue
            try:
                yield article_of(dict(zip(names, row, strict=False)), columns, source, here, days)
            except ReadingError as error:
                yield error
        yield from days.told()
        if cut:
            yield ReadingError(
                f"{source.name}: ends within quotation marks; what is whole is read, get it anew"
            )


def _text(source: Source, stream: BinaryIO) -> io.TextIOWrapper:
    encoding = encoding_of(source.head(), source.name)
    return io.TextIOWrapper(
        stream, encoding, "windows-1252" if encoding == "utf-8" else "replace", newline=""
    )


def _cells(source: Source, delimiter: str, number: int) -> Iterator[str]:
    """The cells of a column, as far as the table is whole."""
    if not source.again:
        return
    with source.open() as stream, suppress(csv.Error):
        rows = csv.reader(_Lines(_text(source, stream), source), delimiter=delimiter)
        yield from (row[number] for row in rows if len(row) > number)


class _Lines:
    """The lines, none of them so long that it would fill the memory.

    within: whether those since it was last set to False end within quotation marks.
    """

    def __init__(self, lines: io.TextIOBase, source: Source) -> None:
        self._lines, self._source = lines, source
        self.within = False

    def __iter__(self) -> Iterator[str]:
        while line := self._lines.readline(LARGEST):
            if len(line) == LARGEST:
                raise too_long(self._source.name, f"a line of more than {LARGEST:,} characters")
            self.within ^= line.count('"') % 2 == 1
            yield line
