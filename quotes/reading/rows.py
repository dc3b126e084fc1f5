"""The rows of tables in text, whatever parts their cells and whatever their encoding: CSV and its kin."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import regex

from quotes.reading.charsets import decoded

__all__ = ["delimiter_of", "read_rows", "text_of_table"]

_DELIMITERS = ",;\t|"
_QUOTED = regex.compile(r'"[^"]*+"?')
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def delimiter_of(head: str) -> str:
    """What parts the cells of a table whose first line is ``head``."""
    return max(_DELIMITERS, key=_QUOTED.sub("", head).count)


def text_of_table(data: bytes, name: str) -> str:
    """The text of a table that somebody keeps. Raises ValueError for what is no text."""
    if data.startswith(_WORKBOOK):
        raise ValueError(f"{name}: is a workbook, not text; save the sheet as CSV")
    return decoded(data, name).lstrip("\ufeff")


def read_rows(path: Path) -> list[tuple[int, list[str]]]:
    """The rows of a small table that somebody keeps, its head first, each with the line where it ends.

    Raises ValueError for what is no table.
    """
    text = text_of_table(path.read_bytes(), str(path))
    delimiter = delimiter_of(text.partition("\n")[0])
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(rows.line_num, row) for row in rows if any(map(str.strip, row))]
    except csv.Error as error:
        raise ValueError(f"{path}, line {rows.line_num}: is not CSV ({error})") from error
