"""Identities and claims, brought up to date for the articles that came since they last were."""

from __future__ import annotations

import sqlite3

from graphs.archive import people, statements

__all__ = ["is_settled", "settle", "withdraw"]

_TOGETHER = 500  # documents that one transaction takes in


def is_settled(connection: sqlite3.Connection) -> bool:
    """Whether identities and claims know of all articles."""
    return connection.execute("SELECT 1 FROM documents WHERE settled = 0 LIMIT 1").fetchone() is None


def withdraw(connection: sqlite3.Connection, document: int) -> None:
    """Let identities and claims forget what a document says; ``settle`` takes in what it says then."""
    statements.withdraw(connection, document)
    people.withdraw(connection, document)
    connection.execute("UPDATE documents SET settled = 0 WHERE id = ?", (document,))


def settle(connection: sqlite3.Connection) -> int:
    """Take in documents that identities and claims do not know yet, the earliest first; how many are left.

    A document that was replaced stays forgotten. Raises ValueError where judgements contradict each other.
    """
    waiting = connection.execute(
        "SELECT id, replaced_by IS NULL FROM documents WHERE settled = 0 ORDER BY day, name LIMIT ?",
        (_TOGETHER,),
    ).fetchall()
    current = [number for number, is_current in waiting if is_current]
    moved = people.settle(connection, current)
    statements.settle(connection, current, moved)
    connection.executemany(
        "UPDATE documents SET settled = 1 WHERE id = ?", ((number,) for number, _ in waiting)
    )
    (left,) = connection.execute("SELECT count(*) FROM documents WHERE settled = 0").fetchone()
    return int(left)
