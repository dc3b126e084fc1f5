"""Cells of an archive's tables that hold what quotetrail never writes there: another program did.

What is told to hold a number may hold a text, for SQLite does not mind. An article's rows are looked at
before it is loaded, all others where something failed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from graphs.archive.columns import CHANGE, STEP, list_of, span_of, spans_of
from graphs.archive.errors import RowError

__all__ = ["hold", "wrong", "wrong_of"]

_TYPES: Mapping[str, tuple[type, str]] = {
    "INTEGER": (int, "a whole number"),
    "REAL": (float, "a number"),
    "TEXT": (str, "a text"),
}
_READ: Mapping[tuple[str, str], Callable[[Any], object]] = {
    ("speakers", "aliases"): list_of,
    ("speakers", "mentions"): spans_of,
    ("speakers", "introduced"): span_of,
    ("speakers", "anonymity"): span_of,
    ("quotes", "spans"): spans_of,
    ("quotes", "quoted"): spans_of,
    ("quotes", "evidence"): spans_of,
    ("quotes", "steps"): partial(list_of, each=STEP),
    ("spoken_of", "mentions"): spans_of,
    ("spoken_of", "accused"): span_of,
    ("claims", "pieces"): list_of,
    ("ties", "changes"): partial(list_of, each=CHANGE),
    ("pairs", "reasons"): list_of,
    ("identity_names", "aliases"): list_of,
}
"""How columns of texts that hold more than a text are read."""

_OF_ARTICLE = "document IN ({})"
_ARTICLES: Mapping[str, str] = {
    "documents": "id IN ({})",
    "texts": _OF_ARTICLE,
    "speakers": _OF_ARTICLE,
    "affiliations": "speaker IN (SELECT id FROM speakers WHERE document IN ({}))",
    "quotes": _OF_ARTICLE,
    "disclosures": _OF_ARTICLE,
    "spoken_of": _OF_ARTICLE,
}
"""Which rows of a table are of articles, by their numbers."""


class _Column(NamedTuple):
    name: str
    type: str
    is_empty_allowed: bool
    is_key: bool

    def of(self, held: object, read: Callable[[Any], object] | None) -> None:
        """Raises RowError where the column is not told to hold this."""
        kind, expected = _TYPES[self.type]
        if held is None and self.is_empty_allowed:
            return
        if not isinstance(held, kind):
            raise RowError(held, expected)
        if read:
            read(held)


def hold(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Raises RowError where a cell of the articles with these numbers is of another type than its column."""
    for table, scope in _ARTICLES.items():
        scope = scope.format(", ".join(map(str, numbers)))
        other = " OR ".join(
            f"typeof([{column.name}]) NOT IN ('{column.type.lower()}', 'null')"
            for column in _columns(connection, table)
        )
        other = other or "0"  # a table that is gone has no columns: to ask it says so
        if connection.execute(f"SELECT 1 FROM [{table}] WHERE {scope} AND ({other}) LIMIT 1").fetchone():
            raise wrong_of(connection, numbers) or RowError(table, "rows of its types")


def wrong_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> RowError | None:
    """The first wrong cell of the articles with these numbers, if there is one."""
    scopes = {table: scope.format(", ".join(map(str, numbers))) for table, scope in _ARTICLES.items()}
    usual, connection.text_factory = connection.text_factory, _text_of
    try:
        return _first(connection, scopes)
    finally:
        connection.text_factory = usual


def wrong(path: Path) -> RowError | None:
    """The first wrong cell of an archive, or the first row that refers to one that is not there, if any."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = _text_of
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_fts*'"
            " AND name NOT GLOB 'sqlite_*' ORDER BY rowid"
        )
        found = _first(connection, {table: "1" for (table,) in tables.fetchall()})
        return found or next(_astray(connection), None)


def _first(connection: sqlite3.Connection, scopes: Mapping[str, str]) -> RowError | None:
    for table, scope in scopes.items():
        columns = _columns(connection, table)
        listed = ", ".join(f"[{column.name}]" for column in columns)
        read = [_READ.get((table, column.name)) for column in columns]
        for row in connection.execute(f"SELECT {listed} FROM [{table}] WHERE {scope}"):
            for column, way, held in zip(columns, read, row, strict=True):
                try:
                    column.of(held, way)
                except RowError as error:
                    keys = (f"{one.name} {key}" for one, key in zip(columns, row, strict=True) if one.is_key)
                    return error.at(f"table {table}, row {', '.join(keys)}, column {column.name}")
    return None


def _astray(connection: sqlite3.Connection) -> Iterator[RowError]:
    """Rows that refer to a row that is not there."""
    for table, row, other, number in connection.execute("PRAGMA foreign_key_check"):
        keys = connection.execute(f"PRAGMA foreign_key_list([{table}])")
        column = next(key[3] for key in keys if key[0] == number)
        if row is None:  # of a table without row ids
            yield RowError("a number", f"a row of {other}").at(f"table {table}, column {column}")
            return
        (held,) = connection.execute(f"SELECT [{column}] FROM [{table}] WHERE rowid = ?", (row,)).fetchone()
        yield RowError(held, f"the id of a row of {other}").at(f"table {table}, row {row}, column {column}")


def _columns(connection: sqlite3.Connection, table: str) -> list[_Column]:
    rows = connection.execute(f"PRAGMA table_info([{table}])")
    return [
        _Column(name, type, not (needed or key), bool(key)) for _, name, type, needed, _, key in rows
    ]  # fmt: skip


def _text_of(held: bytes) -> str | bytes:
    """A text; as it is where it is none."""
    try:
        return held.decode("utf-8")
    except UnicodeDecodeError:
        return held
