"""Identities and claims, brought up to date for the articles that came since they last were."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from graphs.archive import records
from graphs.building.claims import Saying, find_claims, find_ties
from graphs.building.relations import UTTERED
from graphs.identities.evidence import usual_name
from graphs.identities.identity import identify
from graphs.identities.judgements import Judgement
from graphs.shown import is_shown

__all__ = ["is_settled", "retie", "settle", "withdraw"]


def is_settled(connection: sqlite3.Connection) -> bool:
    """Whether identities and claims know of all articles."""
    return connection.execute("SELECT 1 FROM documents WHERE settled = 0 LIMIT 1").fetchone() is None


def withdraw(connection: sqlite3.Connection, number: int) -> None:
    """Let identities and claims forget what a document says; ``settle`` takes in what it says then."""
    connection.execute("UPDATE documents SET settled = 0 WHERE id = ?", (number,))


def retie(connection: sqlite3.Connection, claims: Sequence[str]) -> None:
    """Decide anew how these claims are tied."""
    settle(connection)


def settle(connection: sqlite3.Connection) -> None:
    """Decide anew who is who and which claims are one."""
    from collections import Counter, defaultdict

    numbers = [
        number
        for (number,) in connection.execute(
            "SELECT id FROM documents WHERE replaced_by IS NULL ORDER BY day, name"
        )
    ]
    documents = {document.document.id: document for document in records.load(connection, numbers)}
    number_of = dict(zip(documents, numbers, strict=True))
    judgements = connection.execute(
        'SELECT "left", "right", verdict, note FROM judgements WHERE about = \'speakers\''
    )
    found = identify(documents, [Judgement(*row) for row in judgements])
    connection.execute("UPDATE speakers SET identity = NULL")
    connection.execute("UPDATE quotes SET claim = NULL")
    for table in ("ties", "pairs", "identities", "claims"):
        connection.execute(f"DELETE FROM {table}")
    members = defaultdict(list)
    for (name, key), node in found.nodes.items():
        members[node].append((name, key))
    for node, keys in members.items():
        speakers = [documents[name].speaker(key) for name, key in keys]
        usual = usual_name(Counter(speaker.name for speaker in speakers if speaker))
        kind = Counter(speaker.kind for speaker in speakers if speaker).most_common(1)[0][0]
        identity = connection.execute(
            "INSERT INTO identities (node, name, kind) VALUES (?, ?, ?)", (node, usual, kind)
        ).lastrowid
        connection.executemany(
            "UPDATE speakers SET identity = ? WHERE document = ? AND key = ?",
            ((identity, number_of[name], key) for name, key in keys),
        )
    for pair in found.doubtful():
        ends = [
            connection.execute(
                "SELECT id FROM speakers WHERE document = ? AND key = ?", (number_of[name], key)
            ).fetchone()[0]
            for name, _, key in (pair.left.rpartition("/"), pair.right.rpartition("/"))
        ]
        connection.execute(
            'INSERT INTO pairs ("left", "right", score, reasons, same) VALUES (?, ?, ?, ?, ?)',
            (*ends, pair.score, json.dumps(pair.reasons), pair.same),
        )
    claims = find_claims(
        Saying(name, quote, found.nodes.get((name, quote.speaker or "")), document.text)
        for name, document in documents.items()
        for quote in document.quotes
        if quote.stance in UTTERED and is_shown(quote, "statement")
    )
    rows = {}
    for claim in claims:
        first = claim.sayings[0]
        quote = "SELECT id FROM quotes WHERE document = ? AND key = ?"
        (first_number,) = connection.execute(quote, (number_of[first.document], first.quote.id)).fetchone()
        rows[claim.id] = connection.execute(
            "INSERT INTO claims (node, text, quoted, first_quote, quotes) VALUES (?, ?, ?, ?, ?)",
            (claim.id, first.quote.text, claim.quoted, first_number, len(claim.sayings)),
        ).lastrowid
        connection.executemany(
            "UPDATE quotes SET claim = ? WHERE document = ? AND key = ?",
            ((rows[claim.id], number_of[one.document], one.quote.id) for one in claim.sayings),
        )
    connection.executemany(
        "INSERT INTO ties (later, earlier, relation, similarity, changes) VALUES (?, ?, ?, ?, ?)",
        (
            (rows[tie.later.id], rows[tie.earlier.id], tie.relation, tie.similarity, json.dumps(tie.changes))
            for tie in find_ties(claims)
        ),
    )
    _obey(connection)
    connection.execute("UPDATE documents SET settled = 1")


def _obey(connection: sqlite3.Connection) -> None:
    """Tie and untie claims as people judged."""
    for later, earlier, verdict in connection.execute(
        "SELECT l.id, e.id, j.verdict FROM judgements j"
        ' JOIN claims l ON l.node = j."left" JOIN claims e ON e.node = j."right"'
        " WHERE j.about = 'claims' AND j.verdict <> 'unsure'"
    ).fetchall():
        connection.execute(
            "DELETE FROM ties WHERE (later = ?1 AND earlier = ?2) OR (later = ?2 AND earlier = ?1)",
            (later, earlier),
        )
        if verdict == "same":
            connection.execute("INSERT INTO ties VALUES (?, ?, 'repeats', 1.0, '[]')", (later, earlier))
