"""An archive made ten times as large in a minute: its rows copied into later years under other names.

Documents, speakers, quotes and claims are others, and so are the words by which claims are found; the named
speakers are the same people all the time. For measuring what questions and additions cost in a large archive.
"""

from __future__ import annotations

from pathlib import Path

from graphs import archive

__all__ = ["multiply"]

_APART = 100_000_000  # between the numbers of a row and of its copy
_YEARS = 8  # that the articles span, and by which each copy is later
_MONTH = "printf('%04d', substr({0}, 1, 4) + {years}) || substr({0}, 5)"

_NAMED = "SELECT identity FROM clusters"
_SOMEBODY = f"identity + iif(identity IN ({_NAMED}), 0, :off)"

_COPIES = {
    "documents": {
        "id": "id + :off",
        "name": "name || '-' || :turn",
        "published": _MONTH.format("published", years=":years"),
        "day": "day + 10000 * :years",
        "url": "url || '-' || :turn",
        "sha256": "sha256 || :turn",
    },
    "texts": {"document": "document + :off"},
    "identities": {"id": "id + :off", "node": "node || '-' || :turn", "home": "home + :off"},
    "speakers": {
        "id": "id + :off",
        "document": "document + :off",
        "speaks_for": "speaks_for + :off",
        "identity": _SOMEBODY,
    },
    "affiliations": {"id": "id + :off", "speaker": "speaker + :off"},
    "claims": {
        "id": "id + :off",
        "node": "node || '-' || :turn",
        "first_quote": "first_quote + :off",
        "document": "document + :off",
        "day": "day + 10000 * :years",
    },
    "quotes": {
        "id": "id + :off",
        "document": "document + :off",
        "day": "day + 10000 * :years",
        "speaker": "speaker + :off",
        "claim": "claim + :off",
        "identity": _SOMEBODY,
    },
    "identity_names": {"id": "id + :off", "identity": "identity + :off"},
    "identity_affiliations": {"id": "id + :off", "identity": "identity + :off"},
    "ties": {"later": "later + :off", "earlier": "earlier + :off"},
    "shingles": {
        "shingle": "(shingle + 104729 * :turn) % 4294967296",
        "day": "day + 10000 * :years",
        "claim": "claim + :off",
    },
    "clusters": {
        "id": "id + :off",
        "bucket": "block || ' ' || " + _MONTH.format("substr(bucket, length(block) + 2)", years=":years"),
        "home": "home + :off",
    },
    "bearers": {
        "speaker": "speaker + :off",
        "bucket": "block || ' ' || " + _MONTH.format("substr(bucket, length(block) + 2)", years=":years"),
        "cluster": "cluster + :off",
    },
}
"""Of each table the columns that a copy has otherwise."""

_ORIGINALS = {
    "identities": f" AND id NOT IN ({_NAMED})",
    "identity_names": f" AND identity NOT IN ({_NAMED})",
    "identity_affiliations": f" AND identity NOT IN ({_NAMED})",
}
"""Which rows are copied, of tables of which not all are."""


def multiply(path: Path, times: int) -> None:
    """Make an archive of dated articles so many times as large."""
    with archive.open(path) as news:
        ask = news.connection.execute
        ask("PRAGMA foreign_keys = OFF")
        ask("BEGIN")
        for turn in range(1, times):
            values = {"off": _APART * turn, "turn": turn, "years": _YEARS * turn}
            for table, changed in _COPIES.items():
                columns = [name for _, name, *_ in ask(f"PRAGMA table_info({table})")]
                quoted = [f'"{name}"' for name in columns]
                copied = [changed.get(name, f'"{name}"') for name in columns]
                key = next(iter(changed)) if table != "shingles" else "claim"
                ask(
                    f"INSERT INTO {table} ({', '.join(quoted)}) SELECT {', '.join(copied)} FROM {table}"
                    f" WHERE {key} < {_APART}{_ORIGINALS.get(table, '')}",
                    {name: value for name, value in values.items() if f":{name}" in " ".join(copied)},
                )
        for table in ("identity_names", "identity_affiliations"):
            ask(f"UPDATE {table} SET speakers = speakers * ? WHERE identity IN ({_NAMED})", (times,))
        ask("COMMIT")
        ask("PRAGMA wal_checkpoint(TRUNCATE)")
