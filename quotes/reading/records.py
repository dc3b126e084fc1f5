"""The rows of a table of any length, one after another, as far as its quotation marks can be trusted.

A row that is no proper CSV is read as programs write it that put a stroke before a mark, or none of their
own around a cell: “"We go," said Roe” is such a cell. A mark that is missing costs its row, not the table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import regex

from quotes.reading.rows import delimiter_of
from quotes.reading.source import LARGEST, too_long

__all__ = ["Records"]

_ABOVE = 12
"""Lines that may stand above the names of the columns: the title of an export, its day."""

_SEPARATOR = regex.compile(r"sep=(.)\s*")
"""The line in which a spreadsheet says what parts the cells."""


_LIMIT = "limit"
"""What errors of length have in them, those of csv as well."""

_SKIPPED = "the row is not read, mend it"
_UNMATCHED = f"has quotation marks that do not match; {_SKIPPED}"


class Records:
    """The rows of a table, without their names of columns.

    lines: those of the table, with their ends. name: what messages call it. cut: the line where the
    quotation marks begin in which the table ends, 0 where there are none.
    """

    def __init__(self, lines: io.TextIOBase, name: str) -> None:
        csv.field_size_limit(LARGEST)
        self._lines, self._name = lines, name
        self._given_back: list[str] = []
        self._read = 0
        self._width, self._delimiter = 0, ","
        self.cut = 0

    def heads(self) -> Iterator[list[str]]:
        """What the first lines name, each as if it were the one that names the columns."""
        stated = ""
        for _ in range(_ABOVE):
            line = self._line()
            while line and not line.strip("\ufeff \r\n"):
                line = self._line()
            line = line.lstrip("\ufeff")
            if said := _SEPARATOR.fullmatch(line):
                stated = said[1]
            elif line:
                self._delimiter = stated or delimiter_of(line)
                names = next(csv.reader([line], delimiter=self._delimiter))
                self._width = len(names)
                yield names

    def __iter__(self) -> Iterator[tuple[int, list[str] | str]]:
        """Each row, or what is wrong with it, with the line where it begins."""
        broken = False  # what belongs to a row that is told already
        while first := self._line():
            place = self._read
            if not first.strip("\r\n"):
                continue
            self._given_back.append(first)
            self._read -= 1
            row = self._row()
            if isinstance(row, str):
                if not broken:
                    yield place, row
                broken = True
            elif not broken or self._is_proper(row):
                broken = False
                over = len(row) - self._width
                if any(row[self._width :]):
                    what = f"has {over} {'cell' if over == 1 else 'cells'} more than the table has columns"
                    yield place, f"{what}; put quotation marks around its text"
                else:
                    yield place, row

    def _row(self) -> list[str] | str:
        """The next row; where it cannot be told what its cells are, why not, and one line of it is gone."""
        taken: list[str] = []
        begins = self._read + 1
        fault = _UNMATCHED
        for escape in (None, "\\"):
            try:
                row = next(self._reader(taken, escape))
                if escape is None or len(row) == self._width:
                    return row
            except csv.Error as error:
                if _LIMIT in str(error):
                    fault = f"has over {LARGEST:,} characters; {_SKIPPED}"
                elif escape is None and self._delimiter != "\t" and not self._peek():
                    self.cut = begins
                    return next(csv.reader(taken, delimiter=self._delimiter))
            is_escaped = any('\\"' in line for line in taken)
            self._back(taken)
            if not is_escaped:
                break
        row = next(csv.reader([self._line()], delimiter=self._delimiter, quoting=csv.QUOTE_NONE))
        return row if len(row) == self._width and fault == _UNMATCHED else fault

    def _is_proper(self, row: list[str]) -> bool:
        """Whether a row stands for itself, and is no line of a text that has as many commas."""
        return len(row) == self._width and not any(cell.startswith(" ") for cell in row)

    def _reader(self, taken: list[str], escape: str | None) -> Iterator[list[str]]:
        def lines() -> Iterator[str]:
            size = 0
            while line := self._line():
                taken.append(line)
                if (size := size + len(line)) > LARGEST:
                    raise csv.Error(_LIMIT)
                yield line

        return csv.reader(
            lines(), delimiter=self._delimiter, escapechar=escape, doublequote=not escape, strict=True
        )

    def _line(self) -> str:
        line = self._given_back.pop() if self._given_back else self._lines.readline(LARGEST)
        self._read += bool(line)
        if len(line) == LARGEST:
            what = f"a line of more than {LARGEST:,} characters, from which on nothing is read"
            raise too_long(f"{self._name}, line {self._read}", what)
        return line

    def _peek(self) -> str:
        if line := self._line():
            self._back([line])
        return line

    def _back(self, lines: list[str]) -> None:
        """Lines are read once more."""
        self._read -= len(lines)
        self._given_back += reversed(lines)
        lines.clear()
