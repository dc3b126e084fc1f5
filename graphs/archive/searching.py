"""What was said, by words and filters, a page at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from graphs.archive.filters import Filters, Where
from graphs.archive.records import UNDATED

__all__ = ["SHOWN", "Hit", "Page", "search", "tables"]

SHOWN = (
    "document", "outlet", "published", "url",
    "speaker", "kind", "stance", "text", "start", "end", "confidence",
)  # fmt: skip
"""The fields of a hit in JSON and CSV."""

HIT = (
    "d.name, d.outlet, d.published, d.url, coalesce(i.name, s.name), q.kind, q.stance, q.text, q.start,"
    ' q."end", q.confidence, d.title, q.key, i.node, c.node'
)
_MANY = 500  # quotes, up to which all that pass are taken and put in order
_DENSE = 50_000  # quotes without asking for words, from which on the newest months have enough of them

TABLES = "quotes q JOIN documents d ON d.id = q.document LEFT JOIN speakers s ON s.id = q.speaker"
"""Quotes with their articles and speakers."""

JOINED = f"{TABLES} LEFT JOIN identities i ON i.id = q.identity LEFT JOIN claims c ON c.id = q.claim"


@dataclass(frozen=True, slots=True)
class Hit:
    """One quote, with the article and the place in it.

    speaker: the usual name, None where it cannot be told. start, end: offsets of the content in the
    article's text, in code points. title: the article's. quote: its id there. node: the speaker's in
    the graph; claim: the claim's.
    """

    document: str
    outlet: str | None
    published: str | None
    url: str | None
    speaker: str | None
    kind: str
    stance: str
    text: str
    start: int
    end: int
    confidence: float
    title: str | None
    quote: str
    node: str | None
    claim: str | None

    def to_dict(self) -> dict[str, Any]:
        """The fields of the JSON."""
        return {name: getattr(self, name) for name in SHOWN}


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the quotes that were found, and how many there are in all."""

    total: int
    results: tuple[Hit, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the project's contract."""
        return {"total": self.total, "results": [hit.to_dict() for hit in self.results]}


def search(connection: sqlite3.Connection, filters: Filters, limit: int, offset: int) -> Page:
    """Some of the quotes that pass the filters, those of the newest articles first."""
    asked = _Asked.of(connection, filters)
    is_narrowed = filters.text.strip() and not filters.begins_with_words
    way = asked.at_once if is_narrowed or filters.acts == "all" else asked.step_by_step
    total, found = way(limit, offset)
    return Page(total, hits(connection, list(islice(found, limit))))


def tables(filters: Filters) -> str:
    """The tables that the filters speak of, and no more."""
    return "quotes q" + " JOIN documents d ON d.id = q.document" * filters.of_documents


_NEWEST = f"q.day = {UNDATED}, q.day DESC, q.document DESC, q.number"
_NARROW = "quotes_fts f CROSS JOIN quotes q INDEXED BY quotes_asked ON q.id = f.rowid"
"""The quotes that have words, and what filters ask of them: the words are looked up first, then the index."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Filters, ready to be asked of an archive, several times. identities: SQL that selects whose quotes."""

    connection: sqlite3.Connection
    filters: Filters
    identities: str

    @staticmethod
    def of(connection: sqlite3.Connection, filters: Filters) -> _Asked:
        """The filters, with the identities looked up: they may be many, and are asked for more than once."""
        who, values = filters.identities()
        if not who:
            return _Asked(connection, filters, "")
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS asked (identity INTEGER PRIMARY KEY)")
        connection.execute("DELETE FROM temp.asked")
        connection.execute(f"INSERT OR IGNORE INTO temp.asked {who}", values)
        return _Asked(connection, filters, "SELECT identity FROM temp.asked")

    def step_by_step(self, limit: int, offset: int) -> tuple[int, Iterator[int]]:
        """How many pass, and the numbers of those from ``offset`` on, where very many may.

        If few do, that is known after one look at all. If many do, the newest months have enough of them.
        """
        few = self._select("q.id, q.day, q.document, q.number", "LIMIT ?", _MANY + 1).fetchall()
        if len(few) <= _MANY:
            few.sort(key=lambda row: (row[1] == UNDATED, -row[1], -row[2], row[3]))
            return len(few), (number for number, *_ in few[offset:])
        total = self._total()
        if self.filters.text.strip() or total > _DENSE:
            return total, islice(self._by_month(limit + offset), offset, None)
        rows = self._select("q.id", f"ORDER BY {_NEWEST} LIMIT ? OFFSET ?", limit, offset)
        return total, (number for (number,) in rows)

    def at_once(self, limit: int, offset: int) -> tuple[int, Iterator[int]]:
        """The same where a speaker or an outlet leaves few to look at: counted as they are found."""
        place = f"ORDER BY {_NEWEST} LIMIT ? OFFSET ?"
        rows = self._select("q.id, count(*) OVER ()", place, limit, offset).fetchall()
        return (rows[0][1] if rows else self._total()), (number for number, *_ in rows)

    def _total(self) -> int:
        if self.filters.words_alone:
            query = "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH ?"
            return int(self.connection.execute(query, (self.filters.words(),)).fetchone()[0])
        return int(self._select("count(*)").fetchone()[0])

    def _select(self, what: str, rest: str = "", *values: int) -> sqlite3.Cursor:
        """What is asked of the quotes that pass."""
        if self.filters.begins_with_words:
            where, source = self._where_narrow(), _NARROW
            where.add("quotes_fts MATCH ?", self.filters.words())
        else:
            where, source = self.filters.where(self.identities), tables(self.filters)
        return self.connection.execute(
            f"SELECT {what} FROM {source} WHERE {where} {rest}", (*where.values, *values)
        )

    def _by_month(self, most: int) -> Iterator[int]:
        """The numbers of those that pass, in their order: month by month, so many of each at most."""
        first, last = self.filters.months
        months = self.connection.execute(
            "WITH RECURSIVE m (month) AS (SELECT max(day) / 100 FROM documents WHERE day < (?2 + 1) * 100"
            " UNION ALL SELECT (SELECT max(day) / 100 FROM documents WHERE day < m.month * 100) FROM m"
            " WHERE m.month IS NOT NULL) SELECT month FROM m WHERE month >= ?1 UNION ALL SELECT ?3 / 100",
            (first, last, UNDATED),
        )
        where = self._where_narrow()
        documents = " CROSS JOIN documents d ON d.id = q.document" * self.filters.of_documents
        for (month,) in months:
            rows = self.connection.execute(
                f"SELECT q.id FROM {_NARROW}{documents} WHERE quotes_fts MATCH ? AND {where}"
                f" ORDER BY {_NEWEST} LIMIT ?",
                (self.filters.words(month), *where.values, most),
            )
            yield from (number for (number,) in rows)

    def _where_narrow(self) -> Where:
        """What is asked beside the words, of each quote that has them."""
        where = replace(self.filters, text="", speaker="", affiliation="").where()
        if self.identities:
            where.add(f"+q.identity IN ({self.identities})")  # looked at, not gone through for each quote
        return where


def hits(connection: sqlite3.Connection, numbers: list[int]) -> tuple[Hit, ...]:
    """The quotes with these numbers, in this order."""
    rows = connection.execute(
        f"SELECT q.id, {HIT} FROM {JOINED} WHERE q.id IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),  # one value: how many a statement may have is limited
    )
    by_number = {number: Hit(*columns) for number, *columns in rows}
    return tuple(by_number[number] for number in numbers)
