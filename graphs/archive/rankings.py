"""Who is quoted most, and how openly outlets and months name their sources."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Literal, get_args

from graphs.archive.filters import Filters, Where
from graphs.archive.schema import ArchiveError, RowError
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
    way = _counted(filters) if filters.articles_alone else _each(filters)
    most = connection.execute(
        f"SELECT {way.identity}, {way.number} AS quotes FROM {way.ranked} WHERE {way.of_ranked}"
        f" AND {way.identity} IS NOT NULL GROUP BY 1 ORDER BY quotes DESC LIMIT ?",
        (*way.of_ranked.values, limit),
    ).fetchall()
    rows = [
        connection.execute(
            f"SELECT i.name, i.kind, {way.number}, count(DISTINCT d.id), count(DISTINCT d.outlet),"
            " min(d.published), max(d.published), i.node"
            f" FROM {way.tables} JOIN identities i ON i.id = {way.identity}"
            f" WHERE {way.where} AND {way.identity} = ?",
            (*way.where.values, identity),
        ).fetchone()
        for identity, _ in most
    ]
    ranked = [dict(zip(SPEAKERS, row, strict=True)) for row in rows]
    if any(row["quotes"] is None for row in ranked):
        raise RowError("too few quotes", "those of its speakers", "column quotes of table documents")
    return sorted(ranked, key=lambda row: (-row["quotes"], row["node"]))


@dataclass(frozen=True, slots=True)
class _Way:
    """How quotes are counted by their speaker: with ``number``, in ``tables`` under ``where``.

    ranked, of_ranked: the same as far as it decides who is quoted most.
    """

    identity: str
    number: str
    ranked: str
    of_ranked: Where
    tables: str
    where: Where


def _each(filters: Filters) -> _Way:
    """Quote by quote."""
    where = filters.where()
    return _Way("q.identity", "count(*)", tables(filters), where, TABLES, where)


def _counted(filters: Filters) -> _Way:
    """By the quotes of each speaker of an article, which were counted when it was stored."""
    counted = "speakers s JOIN documents d ON d.id = s.document"
    where = filters.where_articles()
    where.add("s.quotes > 0")
    if filters == Filters():  # the speakers of an article that was replaced are nobody
        return _Way("s.identity", "sum(s.quotes)", "speakers s", Where(["s.quotes > 0"], []), counted, where)
    return _Way("s.identity", "sum(s.quotes)", counted, where, counted, where)


def sources(connection: sqlite3.Connection, filters: Filters, by: By) -> list[dict[str, Any]]:
    """How many quotes are of named, of unnamed and of no told sources; ``all`` first.

    Shares are of the quotes whose source is told. Raises ArchiveError for another ``by``.
    """
    if by not in _GROUPED:
        raise ArchiveError(f"sources are counted by {' or '.join(get_args(By))}, not by {by!r}")
    if filters.articles_alone:
        where = filters.where_articles()
        counted = "count(*), sum(quotes), sum(named), sum(groups), sum(papers), sum(unnamed) FROM documents d"
    else:
        where = filters.where()
        counted = (
            "count(DISTINCT d.id), count(*), sum(s.kind IN ('person', 'organization')),"
            f" sum(s.kind = 'group'), sum(s.kind = 'document'), sum(s.kind = 'unnamed') FROM {TABLES}"
        )
    found = connection.execute(
        f"SELECT {_GROUPED[by]} AS place, {counted} WHERE {where} GROUP BY place ORDER BY place", where.values
    ).fetchall()
    whole = [sum(count or 0 for count in column) for column in list(zip(*found, strict=True))[1:]]
    rows = []
    for name, documents, quotes, *of_kinds in [("all", *whole), *found] if found else []:
        told = [count or 0 for count in of_kinds]
        shares = (_share(told[0], sum(told)), _share(told[3], sum(told)))
        counts = (documents, quotes, *told, quotes - sum(told), *shares)
        rows.append({by: name, **dict(zip(SOURCES, counts, strict=True))})
    return rows


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
