"""What a person should decide: doubtful identities and claims, with the evidence of both sides."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from graphs.archive.columns import CHANGE, list_of
from graphs.archive.judgements import About
from graphs.archive.searching import TABLES, Hit, hits
from graphs.identities.identity import MERGE_FROM
from graphs.words import shorten
from quotes.document import Affiliation

__all__ = [
    "Decided",
    "DoubtfulClaims",
    "DoubtfulSpeakers",
    "Side",
    "decided",
    "doubtful_claims",
    "doubtful_speakers",
]

_UNSURE = 0.85  # similarity below which a claim that alters another may be another claim
_QUOTES_SHOWN = 3
_WORDS_SHOWN = 70  # characters


@dataclass(frozen=True, slots=True)
class Side:
    """A speaker of one article, for a person to compare. key: what ``judge`` takes."""

    key: str
    name: str
    node: str | None
    document: str
    title: str | None
    outlet: str | None
    published: str | None
    affiliations: tuple[str, ...]
    quotes: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class DoubtfulSpeakers:
    """Two speakers that could be one. same: what they are taken for; score: how sure that is, from 0 to 1."""

    left: Side
    right: Side
    score: float
    reasons: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class DoubtfulClaims:
    """A claim that may take up another. changes: words of the later and the earlier, where they differ."""

    later: str
    earlier: str
    similarity: float
    changes: tuple[tuple[str, str], ...]
    first_later: Hit
    first_earlier: Hit


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided of two, and what ``take_back`` takes.

    names: of both, as people know them: a speaker's with the article, a claim's words; the key alone where
    it is there no more.
    """

    left: str
    right: str
    names: tuple[str, str]
    verdict: str
    by: str
    at: str


_JUDGED = (
    "SELECT 1 FROM judgements j WHERE j.about = '{about}'"
    ' AND ((j."left" = {left} AND j."right" = {right}) OR (j."left" = {right} AND j."right" = {left}))'
)


def doubtful_speakers(
    connection: sqlite3.Connection, limit: int, offset: int
) -> tuple[int, list[DoubtfulSpeakers]]:
    """How many pairs wait for a judgement, and some, those nearest to the border first."""
    judged = _JUDGED.format(about="speakers", left="dl.name || '/' || l.key", right="dr.name || '/' || r.key")
    waiting = (
        'pairs p JOIN speakers l ON l.id = p."left" JOIN documents dl ON dl.id = l.document'
        ' JOIN speakers r ON r.id = p."right" JOIN documents dr ON dr.id = r.document'
        f" WHERE p.counts AND NOT EXISTS ({judged})"
    )
    (total,) = connection.execute(f"SELECT count(*) FROM {waiting}").fetchone()
    rows = connection.execute(
        f'SELECT p."left", p."right", p.score, p.reasons, l.identity = r.identity FROM {waiting}'
        ' ORDER BY abs(p.score - ?), p."left", p."right" LIMIT ? OFFSET ?',
        (MERGE_FROM, limit, offset),
    ).fetchall()
    return total, [
        DoubtfulSpeakers(
            _side(connection, left),
            _side(connection, right),
            score,
            tuple(list_of(reasons)),
            bool(same),
        )
        for left, right, score, reasons, same in rows
    ]


def _side(connection: sqlite3.Connection, speaker: int) -> Side:
    key, name, node, document, title, outlet, published = connection.execute(
        "SELECT s.key, s.name, i.node, d.name, d.title, d.outlet, d.published FROM speakers s"
        " JOIN documents d ON d.id = s.document LEFT JOIN identities i ON i.id = s.identity WHERE s.id = ?",
        (speaker,),
    ).fetchone()
    stated = connection.execute(
        'SELECT role, organization, place, start, "end", status FROM affiliations WHERE speaker = ?',
        (speaker,),
    )
    said = connection.execute(
        f"SELECT q.id FROM {TABLES} WHERE s.id = ? AND q.shown ORDER BY q.number LIMIT ?",
        (speaker, _QUOTES_SHOWN),
    )
    return Side(
        f"{document}/{key}",
        name,
        node,
        document,
        title,
        outlet,
        published,
        tuple(dict.fromkeys(str(Affiliation(*columns)) for columns in stated)),
        hits(connection, [number for (number,) in said]),
    )


def doubtful_claims(
    connection: sqlite3.Connection, limit: int, offset: int
) -> tuple[int, list[DoubtfulClaims]]:
    """How many pairs of claims wait for a judgement, and some, those least alike first."""
    judged = _JUDGED.format(about="claims", left="l.node", right="e.node")
    waiting = (
        "ties t JOIN claims l ON l.id = t.later JOIN claims e ON e.id = t.earlier"
        f" WHERE t.relation = 'alters' AND t.similarity < ? AND NOT EXISTS ({judged})"
    )
    (total,) = connection.execute(f"SELECT count(*) FROM {waiting}", (_UNSURE,)).fetchone()
    rows = connection.execute(
        "SELECT l.node, e.node, t.similarity, t.changes, l.first_quote, e.first_quote"
        f" FROM {waiting} ORDER BY t.similarity, l.node, e.node LIMIT ? OFFSET ?",
        (_UNSURE, limit, offset),
    ).fetchall()
    return total, [
        DoubtfulClaims(
            later,
            earlier,
            similarity,
            tuple((mine, theirs) for mine, theirs in list_of(changes, CHANGE)),
            *hits(connection, [first, other]),
        )
        for later, earlier, similarity, changes, first, other in rows
    ]


def decided(connection: sqlite3.Connection, about: About, limit: int) -> tuple[int, list[Decided]]:
    """How many pairs people decided, and some, the last one first."""
    (total,) = connection.execute("SELECT count(*) FROM judgements WHERE about = ?", (about,)).fetchone()
    rows = connection.execute(
        'SELECT "left", "right", verdict, "by", at FROM judgements WHERE about = ? ORDER BY id DESC LIMIT ?',
        (about, limit),
    ).fetchall()
    named = _words_of if about == "claims" else _name_of
    return total, [
        Decided(left, right, (named(connection, left), named(connection, right)), *rest)
        for left, right, *rest in rows
    ]


def _words_of(connection: sqlite3.Connection, node: str) -> str:
    found = connection.execute("SELECT text FROM claims WHERE node = ?", (node,)).fetchone()
    return f"“{shorten(found[0], _WORDS_SHOWN)}”" if found else node


def _name_of(connection: sqlite3.Connection, key: str) -> str:
    document, _, speaker = key.rpartition("/")
    found = connection.execute(
        "SELECT s.name, coalesce(d.title, d.name) FROM speakers s JOIN documents d ON d.id = s.document"
        " WHERE d.name = ? AND s.key = ?",
        (document, speaker),
    ).fetchone()
    return f"{found[0]} ({shorten(found[1], _WORDS_SHOWN)})" if found else key
