"""All that an archive knows of one speaker, and of one claim."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graphs.archive.columns import CHANGE, list_of
from graphs.archive.filters import Filters
from graphs.archive.records import UNDATED
from graphs.archive.schema import ArchiveError, MissingError
from graphs.archive.searching import Hit, hits

__all__ = ["ClaimPage", "SpeakerPage", "Stated", "TiedClaim", "claim", "speaker"]

_TURNED = {"repeats": "repeated by", "alters": "altered by", "denies": "denied by"}
_SPOKEN_OF = 20  # quotes of others that name the speaker


@dataclass(frozen=True, slots=True)
class Stated:
    """An affiliation as articles state it: from when to when, in how many, and where the last says so."""

    role: str
    organization: str
    place: str
    status: str
    first: str | None
    last: str | None
    documents: int
    document: str
    title: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """One speaker over all articles. Its quotes: ``search(speaker=page.node)``.

    affiliations: over time, the latest first. speaks_for, spoken_for_by: (node, name) of bodies, and of those
    who speak for it. spoken_of: what others say with its name, what was added last first.
    """

    node: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    quotes: int
    documents: int
    outlets: int
    first: str | None
    last: str | None
    affiliations: tuple[Stated, ...]
    speaks_for: tuple[tuple[str, str], ...]
    spoken_for_by: tuple[tuple[str, str], ...]
    spoken_of: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class TiedClaim:
    """A claim that takes up another, or is taken up by it.

    relation: ``repeats``, ``alters``, ``denies``, or ``repeated by``, ``altered by``, ``denied by``. changes:
    the words of the later and of the earlier. first: its first report.
    """

    relation: str
    claim: str
    similarity: float
    changes: tuple[tuple[str, str], ...]
    first: Hit

    @property
    def is_later(self) -> bool:
        """Whether it is the one that takes up the other."""
        return self.relation in _TURNED.values()


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim: all its reports from the first to the last, and the claims it is tied to."""

    node: str
    text: str
    quoted: bool
    reports: tuple[Hit, ...]
    ties: tuple[TiedClaim, ...]


def speaker(connection: sqlite3.Connection, node: str) -> SpeakerPage:
    """What is known of a speaker. Raises MissingError for a node that there is not."""
    row = connection.execute("SELECT id, name, kind FROM identities WHERE node = ?", (node,)).fetchone()
    if not row:
        raise MissingError(f"no speaker is {node!r}; search finds those there are")
    number, name, kind = row
    aliases: set[str] = set()
    for other, also in connection.execute(
        "SELECT name, aliases FROM identity_names WHERE identity = ?", (number,)
    ):
        aliases |= {other, *list_of(also)}
    quotes, documents, outlets, first, last = connection.execute(
        "SELECT coalesce(sum(n), 0), count(*), count(DISTINCT d.outlet), min(d.published), max(d.published)"
        " FROM (SELECT document, count(*) AS n FROM quotes WHERE identity = ? AND shown = 1 GROUP BY 1)"
        " JOIN documents d ON d.id = document",
        (number,),
    ).fetchone()
    return SpeakerPage(
        node,
        name,
        kind,
        tuple(sorted(aliases - {name})),
        quotes,
        documents,
        outlets,
        first,
        last,
        tuple(_stated(connection, number)),
        _bodies(connection, number, "s", "b"),
        _bodies(connection, number, "b", "s"),
        _spoken_of(connection, number, name),
    )


def _stated(connection: sqlite3.Connection, identity: int) -> Iterable[Stated]:
    rows = connection.execute(
        "SELECT a.role, a.organization, a.place, a.status, min(d.published), max(d.published),"
        ' count(DISTINCT d.id), d.name, d.title, a.start, a."end",'
        f" max(CASE d.day WHEN {UNDATED} THEN 0 ELSE d.day END)"
        " FROM speakers s JOIN affiliations a ON a.speaker = s.id JOIN documents d ON d.id = s.document"
        " WHERE s.identity = ?"
        " GROUP BY a.role, a.organization, a.place, a.status ORDER BY 12 DESC, 7 DESC, 1, 2, 3",
        (identity,),
    )
    return (Stated(*columns) for *columns, _ in rows)


def _bodies(
    connection: sqlite3.Connection, identity: int, mine: str, other: str
) -> tuple[tuple[str, str], ...]:
    rows = connection.execute(
        "SELECT DISTINCT i.node, i.name FROM speakers s JOIN speakers b ON b.id = s.speaks_for"
        f" JOIN identities i ON i.id = {other}.identity WHERE {mine}.identity = ? ORDER BY 2, 1",
        (identity,),
    )
    return tuple(rows.fetchall())


def _spoken_of(connection: sqlite3.Connection, identity: int, name: str) -> tuple[Hit, ...]:
    try:
        words = Filters(text=f'"{name}"').words()
    except ArchiveError:  # a name in no letters
        return ()
    rows = connection.execute(
        "SELECT f.rowid FROM quotes_fts f JOIN quotes q ON q.id = f.rowid"
        " WHERE quotes_fts MATCH ? AND q.identity IS NOT ? ORDER BY f.rowid DESC LIMIT ?",
        (words, identity, _SPOKEN_OF),
    )
    return hits(connection, [number for (number,) in rows])


def claim(connection: sqlite3.Connection, node: str) -> ClaimPage:
    """What is known of a claim. Raises MissingError for a node that there is not."""
    row = connection.execute("SELECT id, text, quoted FROM claims WHERE node = ?", (node,)).fetchone()
    if not row:
        raise MissingError(f"no claim is {node!r}; search finds those there are")
    number, text, quoted = row
    reports = connection.execute(
        "SELECT q.id FROM quotes q JOIN documents d ON d.id = q.document"
        " WHERE q.claim = ? AND d.replaced_by IS NULL ORDER BY d.day, d.name, q.number",
        (number,),
    )
    found = hits(connection, [quote for (quote,) in reports])
    return ClaimPage(node, text, bool(quoted), found, tuple(_ties(connection, number)))


def _ties(connection: sqlite3.Connection, number: int) -> Iterable[TiedClaim]:
    for mine, other in (("later", "earlier"), ("earlier", "later")):
        rows: list[Any] = connection.execute(
            "SELECT t.relation, c.node, t.similarity, t.changes, c.first_quote FROM ties t"
            f" JOIN claims c ON c.id = t.{other} WHERE t.{mine} = ? ORDER BY t.similarity DESC, c.node",
            (number,),
        ).fetchall()
        firsts = hits(connection, [row[-1] for row in rows])
        for (relation, node, similarity, changes, _), first in zip(rows, firsts, strict=True):
            turned = relation if mine == "later" else _TURNED[relation]
            pairs = tuple((one, two) for one, two in list_of(changes, CHANGE))
            yield TiedClaim(turned, node, similarity, pairs, first)
