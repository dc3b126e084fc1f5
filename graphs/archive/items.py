"""Items of checks that people settled: who said which words, and the verdict that is settled.

The same item is settled in whatever draft it stands; with another verdict it is open again.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

__all__ = ["Item", "Settled", "reopen", "settle", "settled"]


class Item(NamedTuple):
    """An item of a check, by its words: a draft that is checked again has it again."""

    speaker: str
    quote: str
    stance: str
    verdict: str


class Settled(NamedTuple):
    """Who settled an item, and when in UTC."""

    by: str
    at: str


def settle(connection: sqlite3.Connection, item: Item, by: str, at: str) -> None:
    """Keep that a person has settled an item."""
    connection.execute("INSERT OR REPLACE INTO settled_items VALUES (?, ?, ?, ?, ?, ?)", (*item, by, at))


def reopen(connection: sqlite3.Connection, item: Item) -> None:
    """Forget that it is settled."""
    connection.execute(
        "DELETE FROM settled_items WHERE speaker = ? AND quote = ? AND stance = ? AND verdict = ?", item
    )


def settled(connection: sqlite3.Connection) -> dict[Item, Settled]:
    """All that are settled."""
    rows = connection.execute('SELECT speaker, quote, stance, verdict, "by", at FROM settled_items')
    return {Item(*item): Settled(by, at) for *item, by, at in rows}
