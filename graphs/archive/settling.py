"""Identities and claims, brought up to date for the articles that came since they last were."""

from __future__ import annotations

import sqlite3

from graphs.archive import people, statements

__all__ = ["settle", "waiting", "withdraw"]

_TOGETHER = 500  # documents that one transaction takes in


def waiting(connection: sqlite3.Connection) -> int:
    """How many documents identities and claims do not know of yet."""
    (left,) = connection.execute("SELECT count(*) FROM documents WHERE settled = 0").fetchone()
    return int(left)


def withdraw(connection: sqlite3.Connection, document: int) -> None:
    """Let identities and claims forget what a document says; ``settle`` takes in what it says then."""
    statements.withdraw(connection, document)
    people.withdraw(connection, document)
    connection.execute("UPDATE documents SET settled = 0 WHERE id = ?", (document,))


def settle(connection: sqlite3.Connection) -> None:
    """Take in some of the documents that identities and claims do not know of yet, the earliest first.

    A document that was replaced stays forgotten. Raises ValueError where judgements contradict each other.
    """
    next_ = connection.execute(
        "SELECT id, replaced_by IS NULL FROM documents WHERE settled = 0 ORDER BY day, name LIMIT ?",
        (_TOGETHER,),
    ).fetchall()
    current = [number for number, is_current in next_ if is_current]
    moved = people.settle(connection, current)
    statements.settle(connection, current, moved)
    connection.executemany(
        "UPDATE documents SET settled = 1 WHERE id = ?", ((number,) for number, _ in next_)
    )
