"""What was said, by words and filters, a page at a time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from graphs.archive.filters import Filters
from graphs.archive.records import UNDATED

__all__ = ["SHOWN", "Hit", "Page", "search"]

SHOWN = (
    "document", "outlet", "published", "url",
    "speaker", "kind", "stance", "text", "start", "end", "confidence",
)  # fmt: skip
"""The fields of a hit in JSON and CSV."""

HIT = (
    "d.name, d.outlet, d.published, d.url, coalesce(i.name, s.name), q.kind, q.stance, q.text, q.start,"
    ' q."end", q.confidence, d.title, q.key, i.node, c.node'
)
TABLES = "quotes q JOIN documents d ON d.id = q.document LEFT JOIN speakers s ON s.id = q.speaker"
"""What Filters speak of."""

JOINED = f"{TABLES} LEFT JOIN identities i ON i.id = s.identity LEFT JOIN claims c ON c.id = q.claim"


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
    where = filters.where()
    tables = "quotes q JOIN documents d ON d.id = q.document"
    if filters.speaker or filters.affiliation:
        tables += " JOIN speakers s ON s.id = q.speaker"
    (total,) = connection.execute(f"SELECT count(*) FROM {tables} WHERE {where}", where.values).fetchone()
    found = connection.execute(
        f"SELECT q.id FROM {tables} WHERE {where}"
        f" ORDER BY CASE d.day WHEN {UNDATED} THEN 0 ELSE d.day END DESC, d.id DESC, q.number"
        " LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    ).fetchall()
    return Page(total, hits(connection, [number for (number,) in found]))


def hits(connection: sqlite3.Connection, numbers: list[int]) -> tuple[Hit, ...]:
    """The quotes with these numbers, in this order."""
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(f"SELECT q.id, {HIT} FROM {JOINED} WHERE q.id IN ({marks})", numbers)
    by_number = {number: Hit(*columns) for number, *columns in rows}
    return tuple(by_number[number] for number in numbers)
