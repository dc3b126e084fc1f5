"""Who is quoted most, and how openly outlets and months name their sources."""

from __future__ import annotations

import sqlite3
from typing import Any, Literal, get_args

from graphs.archive.filters import Filters
from graphs.archive.schema import ArchiveError
from graphs.archive.searching import TABLES, tables

__all__ = ["SOURCES", "SPEAKERS", "By", "sources", "speakers"]

By = Literal["outlet", "month"]

SPEAKERS = ("speaker", "kind", "quotes", "documents", "outlets", "first", "last", "node")
"""The fields of a speaker that is ranked."""

SOURCES = (
    "documents", "quotes", "named", "groups", "papers", "unnamed", "no source",
    "named share", "unnamed share",
)  # fmt: skip
"""The counts of an outlet or a month, as in the tables of ``quotetrail graph --stats``."""

_GROUPED: dict[By, str] = {
    "outlet": "coalesce(d.outlet, '(unknown)')",
    "month": "CASE WHEN d.published IS NULL THEN '(undated)' ELSE substr(d.published, 1, 7) END",
}


def speakers(connection: sqlite3.Connection, filters: Filters, limit: int) -> list[dict[str, Any]]:
    """The speakers of the quotes that pass, by their number of quotes."""
    where = filters.where()
    most = connection.execute(
        f"SELECT q.identity, count(*) AS quotes FROM {tables(filters)} WHERE {where}"
        " AND q.identity IS NOT NULL GROUP BY q.identity ORDER BY quotes DESC LIMIT ?",
        (*where.values, limit),
    ).fetchall()
    rows = [
        connection.execute(
            "SELECT i.name, i.kind, count(*), count(DISTINCT d.id), count(DISTINCT d.outlet),"
            " min(d.published), max(d.published), i.node"
            f" FROM {TABLES} JOIN identities i ON i.id = q.identity WHERE {where} AND q.identity = ?",
            (*where.values, identity),
        ).fetchone()
        for identity, _ in most
    ]
    ranked = [dict(zip(SPEAKERS, row, strict=True)) for row in rows]
    return sorted(ranked, key=lambda row: (-row["quotes"], row["node"]))


def sources(connection: sqlite3.Connection, filters: Filters, by: By) -> list[dict[str, Any]]:
    """How many quotes are of named, of unnamed and of no told sources; ``all`` first.

    Shares are of the quotes whose source is told. Raises ArchiveError for another ``by``.
    """
    if by not in _GROUPED:
        raise ArchiveError(f"sources are counted by {' or '.join(get_args(By))}, not by {by!r}")
    where = filters.where()
    rows = []
    for group in ("'all'", _GROUPED[by]):
        for name, documents, quotes, named, groups, papers, unnamed in connection.execute(
            f"SELECT {group} AS place, count(DISTINCT d.id), count(*),"
            " sum(s.kind IN ('person', 'organization')), sum(s.kind = 'group'), sum(s.kind = 'document'),"
            f" sum(s.kind = 'unnamed') FROM {TABLES} WHERE {where} GROUP BY place ORDER BY place",
            where.values,
        ):
            told = [count or 0 for count in (named, groups, papers, unnamed)]
            shares = (_share(told[0], sum(told)), _share(told[3], sum(told)))
            counts = (documents, quotes, *told, quotes - sum(told), *shares)
            rows.append({by: name, **dict(zip(SOURCES, counts, strict=True))})
    return rows if rows and rows[0]["quotes"] else []


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
