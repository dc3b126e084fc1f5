"""Who is who, decided anew for those blocks of names that new articles touch.

The decisions are ``graphs.identities``'s. Of what each article says of a named speaker (``bearers``) the
months and years are decided first (see ``clusters``), then the block over all years.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graphs.archive import judgements
from graphs.archive.clusters import ORDER, Cluster, Clusters, Touched
from graphs.archive.records import load
from graphs.identities.blocks import block_of, bucket_of, judged_bucket, linked
from graphs.identities.deciding import Decision, full_names
from graphs.identities.evidence import Bearer, bearers, written
from graphs.identities.identity import node_of
from graphs.identities.judgements import Judgement
from graphs.words import printable
from quotes.document import AttributedDocument

__all__ = ["settle", "withdraw"]

_MEMBERS = (
    "SELECT speaker FROM bearers WHERE cluster = ?1 UNION ALL"
    " SELECT b.speaker FROM clusters c JOIN bearers b ON b.cluster = c.id WHERE c.part_of = ?1"
)
"""The speakers of a cluster of a year, or of one whom somebody has judged."""


def withdraw(connection: sqlite3.Connection, document: int) -> None:
    """Forget who the speakers of a document were."""
    connection.execute(
        "INSERT OR IGNORE INTO unsettled SELECT 'bucket', b.block || char(10) || b.bucket FROM bearers b"
        " JOIN speakers s ON s.id = b.speaker WHERE s.document = ?",
        (document,),
    )
    connection.execute(
        "DELETE FROM bearers WHERE speaker IN (SELECT id FROM speakers WHERE document = ?)", (document,)
    )
    connection.execute("UPDATE speakers SET identity = NULL WHERE document = ?", (document,))
    connection.execute(
        "DELETE FROM identities WHERE home IN (SELECT id FROM speakers WHERE document = ?)"
        " AND NOT EXISTS (SELECT 1 FROM clusters WHERE clusters.identity = identities.id)",
        (document,),
    )


def settle(connection: sqlite3.Connection, documents: Sequence[int]) -> set[int]:
    """Decide who the speakers of new documents are; the speakers whose node is another now.

    Raises ValueError where judgements contradict each other.
    """
    run = _Settling(connection, judgements.kept(connection, "speakers"))
    for number, document in zip(documents, load(connection, documents), strict=True):
        run.take_in(number, document)
    run.decide()
    run.name()
    return run.moved


class _Settling:
    def __init__(self, connection: sqlite3.Connection, judged: Sequence[Judgement]) -> None:
        self.connection = connection
        self.judged = {key for one in judged for key in (one.left, one.right)}
        self.judgements = judged
        self.moved: set[int] = set()
        self.clusters = Clusters(connection)
        self.plain: set[str] = set()  # nodes whose bearers are to be told apart anew
        self.nodes: dict[int, str] = {}  # of identities, those that may be new

    def take_in(self, number: int, document: AttributedDocument) -> None:
        """Note what a document says of its speakers, and that their blocks are to be decided anew."""
        name = document.document.id
        found = {bearer.key: bearer for bearer in bearers(name, document)}
        month = bucket_of(document.document.published, name)
        rows = self.connection.execute(
            "SELECT id, key, name, kind FROM speakers WHERE document = ? ORDER BY id", (number,)
        ).fetchall()
        for speaker, key, called, kind in rows:
            key = f"{name}/{key}"
            if bearer := found.get(key):
                block = block_of(bearer.kind, bearer.name)
            elif key in self.judged:
                block = judged_bucket(key)
            else:
                self._alone(speaker, key, called, kind)
                continue
            bucket = judged_bucket(key) if key in self.judged else f"{block} {month}"
            known = written(bearer) if bearer else None
            self.connection.execute(
                "INSERT INTO bearers (speaker, block, bucket, known) VALUES (?, ?, ?, ?)",
                (speaker, block, bucket, known),
            )
            self.connection.execute(
                "INSERT OR IGNORE INTO unsettled VALUES ('bucket', ?)", (f"{block}\n{bucket}",)
            )

    def _alone(self, speaker: int, key: str, name: str, kind: str) -> None:
        """An unnamed source is its article's own."""
        identity = self._new_identity(name, kind, speaker, None)
        self.nodes[identity] = node_of(key, None, set())
        self.connection.execute("UPDATE speakers SET identity = ? WHERE id = ?", (identity, speaker))

    def decide(self) -> None:
        """Decide anew who is who in the blocks that something was added to or taken from."""
        blocks = self.clusters.decide()
        where = self._where(self.judged)
        here = [one for one in self.judgements if one.left in where and one.right in where]
        link = linked(blocks, ((where[one.left], where[one.right]) for one in here))
        members: dict[str, list[str]] = defaultdict(list)
        for block, root in link.items():
            members[root].append(block)
        for root in sorted({link[block] for block in blocks}):
            own = [one for one in here if link[where[one.left]] == root]
            self._decide_blocks(members[root], own)

    def _where(self, keys: Iterable[str]) -> dict[str, str]:
        """The blocks of some speakers."""
        found = {}
        for key in keys:
            name, _, speaker = key.rpartition("/")
            row = self.connection.execute(
                "SELECT b.block FROM documents d JOIN speakers s ON s.document = d.id"
                " JOIN bearers b ON b.speaker = s.id WHERE d.name = ? AND s.key = ?",
                (name, speaker),
            ).fetchone()
            if row:
                found[key] = row[0]
        return found

    def _decide_blocks(self, blocks: Sequence[str], judged: Sequence[Judgement]) -> None:
        """Who are one over all years, in blocks that judgements tie; their identities."""
        marks = ", ".join("?" * len(blocks))
        rows = self.clusters.rows(f"c.block IN ({marks}) AND c.period IS NULL", blocks, "identity")
        is_one = len({bucket for _, _, _, bucket, *_ in rows}) < 2
        touched = Touched()
        for block in blocks:
            touched.add(self.clusters.touched[block])
        if judged:
            kept = ((f"{block}\nall",) for block in blocks)
            self.connection.executemany("DELETE FROM pairs WHERE bucket = ?", kept)
        rows, decision, years = self.clusters.decide_over(rows, touched, f"{min(blocks)}\nall", judged)
        for year in years:
            self.clusters.count_pairs(year, is_one)
        self._keep_identities(rows, decision)

    def _keep_identities(self, rows: Sequence[Cluster], decision: Decision) -> None:
        """Keep who the clusters are, and note the speakers who are somebody else now."""
        numbers = {key: number for key, number, *_ in rows}
        kept = {
            home: self._identity(home, numbers[home], decision.bearers.get(home))
            for home in dict.fromkeys(decision.homes.values())
        }
        for key, _, cluster, _, _, before in rows:
            identity = kept[decision.homes[key]]
            changed = self.clusters.came.pop(cluster, [])
            if identity != before:
                self.connection.execute("UPDATE clusters SET identity = ? WHERE id = ?", (identity, cluster))
                members = self.connection.execute(_MEMBERS, (cluster,))
                changed = [number for (number,) in members]
                if before is not None:
                    self.clusters.left.add(before)
            self.connection.executemany(
                "UPDATE speakers SET identity = ? WHERE id = ?", ((identity, number) for number in changed)
            )
            self.moved.update(changed)

    def _identity(self, home: str, number: int, bearer: Bearer | None) -> int:
        """The identity whose first mention this is."""
        plain = node_of(home, bearer, set()) if bearer and full_names(bearer) else None
        if bearer:
            name, kind = bearer.name, bearer.kind
        else:
            name, kind = self.connection.execute(
                "SELECT name, kind FROM speakers WHERE id = ?", (number,)
            ).fetchone()
        row = self.connection.execute(
            "SELECT id, name, kind, plain FROM identities WHERE home = ?", (number,)
        ).fetchone()
        if row and row[1:] == (name, kind, plain):
            return int(row[0])
        self.plain.update(node for node in (plain, row and row[3]) if node)
        if row:
            identity = int(row[0])
            self.connection.execute(
                "UPDATE identities SET name = ?, kind = ?, plain = ? WHERE id = ?",
                (name, kind, plain, identity),
            )
        else:
            identity = self._new_identity(name, kind, number, plain)
        if plain is None:
            self.nodes[identity] = node_of(home, None, set())
        return identity

    def _new_identity(self, name: str, kind: str, home: int, plain: str | None) -> int:
        return int(
            self.connection.execute(
                "INSERT INTO identities (node, name, kind, home, plain) VALUES (?, ?, ?, ?, ?)",
                (f"new {home}", name, kind, home, plain),
            ).lastrowid
            or 0
        )

    def name(self) -> None:
        """Give identities their nodes: the name for the first who bears it, with a place for later ones."""
        for identity in self.clusters.left:
            row = self.connection.execute(
                "DELETE FROM identities WHERE id = ?1 AND NOT EXISTS"
                " (SELECT 1 FROM clusters WHERE identity = ?1) RETURNING plain",
                (identity,),
            ).fetchone()
            if row and row[0]:
                self.plain.add(row[0])
        for plain in sorted(self.plain):
            bearing = self.connection.execute(
                "SELECT i.id, d.name || '/' || s.key FROM identities i JOIN speakers s ON s.id = i.home"
                f" JOIN documents d ON d.id = s.document WHERE i.plain = ? ORDER BY {ORDER}",
                (plain,),
            )
            for place, (identity, home) in enumerate(bearing.fetchall()):
                self.nodes[identity] = printable(f"{plain}~{home}") if place else plain
        changed = [
            (node, identity)
            for identity, node in self.nodes.items()
            if self.connection.execute(
                "SELECT 1 FROM identities WHERE id = ? AND node <> ?", (identity, node)
            ).fetchone()
        ]
        for _, identity in changed:  # two may change their nodes with each other
            self.connection.execute("UPDATE identities SET node = 'new ' || home WHERE id = ?", (identity,))
        self.connection.executemany("UPDATE identities SET node = ? WHERE id = ?", changed)
        for _, identity in changed:
            members = self.connection.execute("SELECT id FROM speakers WHERE identity = ?", (identity,))
            self.moved.update(number for (number,) in members)
