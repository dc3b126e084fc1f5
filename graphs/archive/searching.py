"""What was said, by words and filters, a page at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graphs.archive.filters import Filters
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
_MANY = 2_000  # quotes, of more than which not all are looked at for the newest

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
    if filters.words_alone:
        (total,) = connection.execute(
            "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH ?", (filters.words(),)
        ).fetchone()
        if total > _MANY:
            passing = _month_by_month(connection, filters, limit + offset)
            return Page(total, hits(connection, list(islice(passing, offset, offset + limit))))
    total, found = _newest(connection, filters, limit, offset)
    return Page(total, hits(connection, found))


def tables(filters: Filters) -> str:
    """The tables that the filters speak of, and no more."""
    return "quotes q" + " JOIN documents d ON d.id = q.document" * filters.of_documents


def _newest(
    connection: sqlite3.Connection, filters: Filters, limit: int, offset: int
) -> tuple[int, list[int]]:
    """How many quotes pass, all looked at once, and some of them: dated ones from the newest on."""
    where = filters.where()
    rows = connection.execute(
        f"SELECT q.id, count(*) OVER () FROM {tables(filters)} WHERE {where}"
        f" ORDER BY q.day = {UNDATED}, q.day DESC, q.document DESC, q.number LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    ).fetchall()
    if rows or not (offset or limit < 1):
        return rows[0][1] if rows else 0, [number for number, _ in rows]
    (total,) = connection.execute(
        f"SELECT count(*) FROM {tables(filters)} WHERE {where}", where.values
    ).fetchone()
    return total, []


def _month_by_month(connection: sqlite3.Connection, filters: Filters, most: int) -> Iterator[int]:
    """The same where very many pass: the months from the newest on, until there are enough."""
    months = connection.execute(
        "WITH RECURSIVE m (month) AS (SELECT max(day) / 100 FROM documents WHERE day < ?1 UNION ALL"
        " SELECT (SELECT max(day) / 100 FROM documents WHERE day < m.month * 100) FROM m"
        " WHERE m.month IS NOT NULL) SELECT month FROM m WHERE month IS NOT NULL UNION ALL SELECT ?1 / 100",
        (UNDATED,),
    )
    for (month,) in months:
        rows = connection.execute(
            "SELECT q.id FROM quotes_fts f JOIN quotes q ON q.id = f.rowid WHERE quotes_fts MATCH ?"
            " ORDER BY q.day DESC, q.document DESC, q.number LIMIT ?",
            (filters.words(month), most),
        )
        yield from (number for (number,) in rows)


def hits(connection: sqlite3.Connection, numbers: list[int]) -> tuple[Hit, ...]:
    """The quotes with these numbers, in this order."""
    rows = connection.execute(
        f"SELECT q.id, {HIT} FROM {JOINED} WHERE q.id IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),  # one value: how many a statement may have is limited
    )
    by_number = {number: Hit(*columns) for number, *columns in rows}
    return tuple(by_number[number] for number in numbers)
