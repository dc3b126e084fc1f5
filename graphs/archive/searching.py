"""What was said, by words and filters, a page at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count, islice
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any, cast

from graphs.archive.filters import Filters, Where
from graphs.archive.records import UNDATED
from graphs.archive.schema import told

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
_DENSE = 20_000  # quotes of identities or an outlet, from which on the newest months have enough of them
_STEPS = 10_000  # of SQLite, after which it looks at the clock

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


@dataclass(frozen=True)
class Page:
    """Some of the quotes that were found, and how many there are in all.

    Where very many are found they are counted when ``total`` is first asked for, which must be before the
    archive is closed: of a hundred thousand articles it may take longer than to find the newest.
    """

    results: tuple[Hit, ...]
    count: Callable[[float], int | None] = field(repr=False, compare=False)
    """How many there are; None where counting takes longer than so many seconds."""

    @cached_property
    def total(self) -> int:
        """How many there are."""
        return cast("int", self.count(inf))

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the project's contract."""
        return {"total": self.total, "results": [hit.to_dict() for hit in self.results]}


def search(path: Path, connection: sqlite3.Connection, filters: Filters, limit: int, offset: int) -> Page:
    """Some of the quotes that pass the filters, those of the newest articles first."""
    asked = _Asked(connection, filters, next(_NUMBERS))
    way = asked.at_once if asked.is_narrow() else asked.month_by_month
    total, numbers = way(limit, offset)
    found = hits(connection, list(islice(numbers, limit)))
    return Page(found, told(path)(asked.counted) if total is None else lambda seconds: total)


def tables(filters: Filters) -> str:
    """The tables that the filters speak of, and no more."""
    return "quotes q" + " JOIN documents d ON d.id = q.document" * filters.of_documents


_NUMBERS = count(1)
_NEWEST = f"q.day = {UNDATED}, q.day DESC, q.document DESC, q.number"
_NARROW = "quotes_fts f CROSS JOIN quotes q INDEXED BY quotes_asked ON q.id = f.rowid"
"""The quotes that have words, and what filters ask of them: the words are looked up first, then the index."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """Filters, asked of an archive several times. number: tells this search from others of the connection."""

    connection: sqlite3.Connection
    filters: Filters
    number: int

    def is_narrow(self) -> bool:
        """Whether an article, an outlet or identities leave so few quotes that each can be looked at."""
        if self.filters.document:
            return True
        identities = self._identities()
        if not (identities or self.filters.outlet):
            return False
        begins = replace(self.filters, text="", kind="", stance="")
        where = begins.where(identities)
        few = f"SELECT 1 FROM {tables(begins)} WHERE {where} LIMIT {_DENSE + 1}"
        return self._count(f"SELECT count(*) FROM ({few})", where.values) <= _DENSE

    def at_once(self, limit: int, offset: int) -> tuple[int, Iterator[int]]:
        """How many pass, and the numbers of those from ``offset`` on, counted as they are found."""
        where = self.filters.where(self._identities())
        passing = f"FROM {tables(self.filters)} WHERE {where}"
        rows = self.connection.execute(
            f"SELECT q.id, count(*) OVER () {passing} ORDER BY {_NEWEST} LIMIT ? OFFSET ?",
            (*where.values, limit, offset),
        ).fetchall()
        total = rows[0][1] if rows else self._count(f"SELECT count(*) {passing}", where.values)
        return total, (number for number, _ in rows)

    def month_by_month(self, limit: int, offset: int) -> tuple[int | None, Iterator[int]]:
        """The same where very many may pass; None where so many do that it takes time to count them.

        If few do, that is known after one look at all. If many do, the newest months have enough of them.
        """
        period = self._period()
        few = self._with_words(
            "q.id, q.day, q.document, q.number", self.filters.words(*period), f"LIMIT {_MANY + 1}"
        ).fetchall()
        if len(few) <= _MANY:
            few.sort(key=lambda row: (row[1] == UNDATED, -row[1], -row[2], row[3]))
            return len(few), (number for number, *_ in few[offset:])
        return None, self._of_months(limit, offset)

    def counted(self, seconds: float) -> int | None:
        """How many pass, counted where few must be looked at; None where that takes longer."""
        until = monotonic() + seconds
        self.connection.set_progress_handler(lambda: monotonic() > until, _STEPS)
        try:
            return self._total()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_INTERRUPT":
                raise
            return None
        finally:
            self.connection.set_progress_handler(None, 0)

    def _total(self) -> int:
        filters, identities = self.filters, self._identities()
        if filters.articles_alone:
            where = filters.where_articles()
            query = f"SELECT coalesce(sum(d.quotes), 0) FROM documents d WHERE {where}"
            return self._count(query, where.values)
        if filters.outlet or filters.speaker or (identities and not filters.text.strip()):
            where = filters.where(identities)
            return self._count(f"SELECT count(*) FROM {tables(filters)} WHERE {where}", where.values)
        return self._count_with_words(filters.words(*self._period()))

    def _count_with_words(self, words: str) -> int:
        if self.filters.of_words_alone:
            return self._count("SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH ?", [words])
        return int(self._with_words("count(*)", words).fetchone()[0])

    def _count(self, query: str, values: Sequence[Any]) -> int:
        return int(self.connection.execute(query, values).fetchone()[0])

    def _identities(self) -> str:
        """SQL that selects whose quotes are asked for, empty where it is anybody's.

        They are looked up once, as they may be many, unless another search has come between.
        """
        who, values = self.filters.identities()
        if not who:
            return ""
        ask = self.connection.execute
        if ask("PRAGMA temp.user_version").fetchone() != (self.number,):
            ask("CREATE TEMP TABLE IF NOT EXISTS asked (identity INTEGER PRIMARY KEY)")
            ask("DELETE FROM temp.asked")
            ask(f"INSERT OR IGNORE INTO temp.asked {who}", values)
            ask(f"PRAGMA temp.user_version = {self.number}")
        return "SELECT identity FROM temp.asked"

    def _with_words(self, what: str, words: str, rest: str = "") -> sqlite3.Cursor:
        """What is asked of the quotes that the index of words finds, and that pass what it does not know."""
        filters = self.filters
        where = Where(["quotes_fts MATCH ?"], [words])
        if filters.acts == "all":
            where.add("d.replaced_by IS NULL")
        if filters.outlet:
            where.add("d.outlet = ?", filters.outlet)
        if not filters.in_whole_months:
            filters.of_days(where, "q.day")
        if identities := self._identities():
            where.add(f"+q.identity IN ({identities})")  # looked at, not gone through for each quote
        documents = " CROSS JOIN documents d ON d.id = q.document" * filters.of_documents
        return self.connection.execute(
            f"SELECT {what} FROM {_NARROW}{documents} WHERE {where} {rest}", where.values
        )

    def _of_months(self, limit: int, offset: int) -> Iterator[int]:
        """The numbers of those that pass, in order, from ``offset`` on; of each month so many at most."""
        undated = () if self.filters.is_dated else (UNDATED // 100,)
        for month in (*self._months(), *undated):
            words = self.filters.words(f"m{month}")
            if offset and (passed := self._count_with_words(words)) <= offset:
                offset -= passed
                continue
            rows = self._with_words("q.id", words, f"ORDER BY {_NEWEST} LIMIT {limit} OFFSET {offset}")
            offset = 0
            yield from (number for (number,) in rows)

    def _period(self) -> tuple[str, ...]:
        """The marks of the months that the filters' dates leave, where there are dates."""
        return self.filters.period(self._months()) if self.filters.is_dated else ()

    def _months(self) -> list[int]:
        """The months of articles that lie in the filters' dates, the newest first."""
        rows = self.connection.execute(
            "WITH RECURSIVE m (month) AS (SELECT max(day) / 100 FROM documents WHERE day < (?2 + 1) * 100"
            " UNION ALL SELECT (SELECT max(day) / 100 FROM documents WHERE day < m.month * 100) FROM m"
            " WHERE m.month IS NOT NULL) SELECT month FROM m WHERE month >= ?1",
            self.filters.months,
        )
        return [month for (month,) in rows]


def hits(connection: sqlite3.Connection, numbers: list[int]) -> tuple[Hit, ...]:
    """The quotes with these numbers, in this order."""
    rows = connection.execute(
        f"SELECT q.id, {HIT} FROM {JOINED} WHERE q.id IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),  # one value: how many a statement may have is limited
    )
    by_number = {number: Hit(*columns) for number, *columns in rows}
    return tuple(by_number[number] for number in numbers)
