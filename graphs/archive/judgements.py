"""What people judged of speakers and of claims: it outranks rules and models.

``about`` speakers, ``left`` and ``right`` are an article's name and a speaker's key in it; about claims, the
nodes of the later and of the earlier.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from graphs.identities.judgements import Judgement

__all__ = ["About", "drop", "keep", "kept", "listed"]

About = Literal["speakers", "claims"]


def keep(connection: sqlite3.Connection, about: About, judgement: Judgement, by: str, at: str) -> None:
    """Keep a judgement; one of the same two that was there is replaced."""
    left, right = judgement.left, judgement.right
    connection.execute(
        'DELETE FROM judgements WHERE about = ? AND "left" = ? AND "right" = ?', (about, right, left)
    )
    connection.execute(
        'INSERT OR REPLACE INTO judgements (about, "left", "right", verdict, note, "by", at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (about, left, right, judgement.verdict, judgement.note, by, at),
    )


def drop(connection: sqlite3.Connection, about: About, left: str, right: str) -> bool:
    """Forget what was judged of two; whether anything was."""
    found = connection.execute(
        'DELETE FROM judgements WHERE about = ? AND "left" = ? AND "right" = ?', (about, left, right)
    )
    return found.rowcount > 0


def kept(connection: sqlite3.Connection, about: About) -> tuple[Judgement, ...]:
    """What people judged, in the order in which they did."""
    rows = connection.execute(
        'SELECT "left", "right", verdict, note FROM judgements WHERE about = ? ORDER BY id', (about,)
    )
    return tuple(Judgement(*row) for row in rows)


def listed(connection: sqlite3.Connection) -> list[dict[str, str]]:
    """All of it for people, with who judged and when."""
    rows = connection.execute(
        'SELECT about, verdict, "left", "right", "by", at, note FROM judgements ORDER BY id'
    )
    keys = ("about", "what", "mention", "value", "by", "at", "note")
    return [dict(zip(keys, row, strict=True)) for row in rows]
