"""Who said it first, who repeated or altered it, when and where."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from graphs.archive.columns import CHANGE, list_of
from graphs.archive.filters import Filters
from graphs.archive.searching import JOINED, tables
from graphs.building.relations import SAID
from graphs.building.ties import changes_shown

__all__ = ["EVENT", "Event", "timeline"]

EVENT = (
    "published", "outlet", "document", "speaker", "relation", "of", "changes", "text", "start", "end", "url",
)  # fmt: skip
"""The fields of an event in JSON and CSV."""

_MOST_CLAIMS = 2_000  # the first of very many, that are followed to the claims which take them up


@dataclass(frozen=True, slots=True)
class Source:
    """The report that another takes up: whose it is, in which article."""

    speaker: str | None
    document: str
    title: str | None

    def __str__(self) -> str:
        """For people who know articles by their names in the archive."""
        return f"{self.speaker or '(nobody named)'}, {self.document}"


@dataclass(frozen=True, slots=True)
class Event:
    """One report of a claim, and how it takes up what was said before.

    relation: ``first``, ``same words`` (as the claim's first report), ``repeats`` or ``alters``; or what is
    done with the claim by who does not say it: ``denies``, ``asks`` and so on (a stance). of: the report that
    it takes up. changes: the words that differ, its own before the earlier ones. title, node, claim, quote:
    as in Hit.
    """

    published: str | None
    outlet: str | None
    document: str
    speaker: str | None
    relation: str
    of: Source | None
    changes: str
    text: str
    start: int
    end: int
    url: str | None
    title: str | None
    node: str | None
    claim: str
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """The fields of the JSON."""
        return {name: getattr(self, name) for name in EVENT} | {"of": str(self.of or "")}


def timeline(connection: sqlite3.Connection, filters: Filters, limit: int) -> tuple[int, tuple[Event, ...]]:
    """How many reports there are of the claims that pass and of those tied to them; the first of those."""
    where = filters.where()
    found = [
        claim
        for (claim,) in connection.execute(
            f"SELECT q.claim FROM {tables(filters)} WHERE {where} AND q.claim IS NOT NULL"
            f" GROUP BY q.claim ORDER BY min(q.day) LIMIT {_MOST_CLAIMS}",
            where.values,
        )
    ]
    chosen = json.dumps(found)
    ties = connection.execute(
        "SELECT later, earlier FROM ties WHERE later IN (SELECT value FROM json_each(?1))"
        " OR earlier IN (SELECT value FROM json_each(?1))",
        (chosen,),
    )
    claims = json.dumps(sorted({*found, *(claim for tie in ties for claim in tie)}))
    reports = (
        "quotes q JOIN documents d ON d.id = q.document"
        " WHERE d.replaced_by IS NULL AND q.claim IN (SELECT value FROM json_each(?1))"
    )
    (total,) = connection.execute(f"SELECT count(*) FROM {reports}", (claims,)).fetchone()
    in_order = "ORDER BY d.day, d.name, q.number"  # of numbers alone: whole rows take twice as long to sort
    rows = connection.execute(
        'SELECT d.published, d.outlet, d.name, coalesce(i.name, s.name), q.text, q.start, q."end", d.url,'
        " d.title, i.node, c.node, q.key, q.stance, q.id, c.first_quote, c.id"
        f" FROM {JOINED} WHERE q.id IN (SELECT q.id FROM {reports} {in_order} LIMIT ?2) {in_order}",
        (claims, limit),
    ).fetchall()
    taken_up = _taken_up(connection, [row[-1] for row in rows])
    return total, tuple(_event(connection, row, taken_up) for row in rows)


_Taken = tuple[str, Source | None, str]
"""How a claim takes up another: the relation, the other's first report, the changed words."""


def _taken_up(connection: sqlite3.Connection, claims: list[int]) -> dict[int, _Taken]:
    """For each claim that takes up another, how it does."""
    found: dict[int, _Taken] = {}
    for later, relation, changes, first in connection.execute(
        "SELECT t.later, t.relation, t.changes, c.first_quote FROM ties t JOIN claims c ON c.id = t.earlier"
        " WHERE t.later IN (SELECT value FROM json_each(?)) ORDER BY t.similarity",
        (json.dumps(claims),),
    ):
        found[later] = relation, _source(connection, first), changes_shown(list_of(changes, CHANGE))
    return found


def _event(connection: sqlite3.Connection, row: tuple[Any, ...], taken_up: dict[int, _Taken]) -> Event:
    published, outlet, document, speaker, text, start, end, url, title, node, claim, key, *rest = row
    stance, quote, first, number = rest
    of: Source | None
    if quote != first:
        relation, of, changes = "same words", _source(connection, first), ""
    else:
        relation, of, changes = taken_up.get(number, ("first", None, ""))
    if stance not in SAID:
        relation = stance
    return Event(
        published, outlet, document, speaker, relation, of, changes, text, start, end, url, title, node,
        claim, key,
    )  # fmt: skip


def _source(connection: sqlite3.Connection, quote: int) -> Source:
    return Source(
        *connection.execute(
            f"SELECT coalesce(i.name, s.name), d.name, d.title FROM {JOINED} WHERE q.id = ?", (quote,)
        ).fetchone()
    )
