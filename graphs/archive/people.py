"""Who is who, decided anew for those blocks of names that new articles touch.

The decisions are ``graphs.identities``'s. What they need is kept: ``bearers`` holds what each article says of
each named speaker, ``clusters`` those who are one within a month, with what is known of them together.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graphs.archive import judgements
from graphs.archive.records import load
from graphs.identities.blocks import PERSONS, block_of, bucket_of, concerned, judged_bucket, linked
from graphs.identities.deciding import Decision, decide, full_names
from graphs.identities.evidence import Bearer, bearers, read, written
from graphs.identities.identity import is_doubtful, node_of
from graphs.identities.judgements import Judgement
from graphs.words import printable
from quotes.document import AttributedDocument

__all__ = ["settle", "withdraw"]

_ORDER = "d.day, d.name, s.id"
_Cluster = tuple[str, int, int, str, str | None, int | None]
"""Its first speaker's key and number, its own number, its bucket, its name, its identity."""


@dataclass(slots=True)
class _Touched:
    """What was decided anew in a block: months; clusters as they were and are, by name and first speaker."""

    buckets: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    homes: set[int] = field(default_factory=set)

    def add(self, other: _Touched) -> None:
        """What was decided in another block, too."""
        self.buckets |= other.buckets
        self.names |= other.names
        self.homes |= other.homes


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
        self.clustered: dict[int, list[int]] = defaultdict(list)  # speakers that came to a cluster
        self.touched: dict[str, _Touched] = defaultdict(_Touched)
        self.left: set[int] = set()  # identities that a cluster no longer has
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
        """Decide anew the buckets that something was added to or taken from, then their blocks."""
        waiting = self.connection.execute("SELECT which FROM unsettled WHERE what = 'bucket' ORDER BY which")
        blocks = set()
        for (which,) in waiting.fetchall():
            block, _, bucket = which.partition("\n")
            blocks.add(block)
            self._decide_bucket(block, bucket)
        self.connection.execute("DELETE FROM unsettled WHERE what = 'bucket'")
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

    def _decide_bucket(self, block: str, bucket: str) -> None:
        """Who are one within a month; their clusters, those of before kept where they begin alike."""
        rows = self.connection.execute(
            "SELECT d.name || '/' || s.key, s.id, b.known, b.cluster FROM bearers b"
            " JOIN speakers s ON s.id = b.speaker JOIN documents d ON d.id = s.document"
            f" WHERE b.bucket = ? ORDER BY {_ORDER}",
            (bucket,),
        ).fetchall()
        numbers = {key: number for key, number, _, _ in rows}
        decision = decide({key: read(key, known) for key, _, known, _ in rows})
        touched = self.touched[block]
        touched.buckets.add(bucket)
        before = {}
        for number, cluster, name in self.connection.execute(
            "SELECT home, id, name FROM clusters WHERE bucket = ?", (bucket,)
        ):
            before[number] = cluster
            touched.homes.add(number)
            touched.names.add(name or "")
        clusters: dict[str, int] = {}
        for home in dict.fromkeys(decision.homes.values()):
            bearer = decision.bearers.get(home)
            name, known = (bearer.name, written(bearer)) if bearer else (None, None)
            touched.homes.add(numbers[home])
            touched.names.add(name or "")
            cluster = before.pop(numbers[home], None)
            if cluster is None:
                cluster = int(
                    self.connection.execute(
                        "INSERT INTO clusters (block, bucket, home, name, known) VALUES (?, ?, ?, ?, ?)",
                        (block, bucket, numbers[home], name, known),
                    ).lastrowid
                    or 0
                )
            else:
                self.connection.execute(
                    "UPDATE clusters SET name = ?, known = ? WHERE id = ?", (name, known, cluster)
                )
            clusters[home] = cluster
        for key, number, _, cluster in rows:
            right = clusters[decision.homes[key]]
            if cluster != right:
                self.connection.execute("UPDATE bearers SET cluster = ? WHERE speaker = ?", (right, number))
                self.clustered[right].append(number)
        for cluster in before.values():
            (identity,) = self.connection.execute(
                "DELETE FROM clusters WHERE id = ? RETURNING identity", (cluster,)
            ).fetchone()
            if identity is not None:
                self.left.add(identity)
        self.connection.execute("DELETE FROM pairs WHERE bucket = ?", (bucket,))
        self._keep_pairs(decision, numbers, bucket)

    def _keep_pairs(self, decision: Decision, numbers: Mapping[str, int], bucket: str) -> None:
        """Keep the pairs that a person should judge; ``counts``: they were taken for one."""
        self.connection.executemany(
            "INSERT INTO pairs VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    numbers[left],
                    numbers[right],
                    score,
                    json.dumps(reasons, ensure_ascii=False),
                    bucket,
                    decision.homes[left] == decision.homes[right],
                )
                for (left, right), (score, reasons) in decision.met.items()
                if is_doubtful(score) and (left, right) not in decision.judged
            ),
        )

    def _decide_blocks(self, blocks: Sequence[str], judged: Sequence[Judgement]) -> None:
        """Who are one over all months, in blocks that judgements tie; their identities."""
        marks = ", ".join("?" * len(blocks))
        rows: list[_Cluster] = self.connection.execute(
            "SELECT d.name || '/' || s.key, s.id, c.id, c.bucket, c.name, c.identity FROM clusters c"
            " JOIN speakers s ON s.id = c.home JOIN documents d ON d.id = s.document"
            f" WHERE c.block IN ({marks}) ORDER BY {_ORDER}",
            blocks,
        ).fetchall()
        touched = _Touched()
        for block in blocks:
            touched.add(self.touched[block])
        buckets = {bucket for _, _, _, bucket, *_ in rows}
        one_month = len(buckets) < 2
        all_of_them = bool(judged) or len(buckets - touched.buckets) < 2
        if not all_of_them:
            rows = self._concerned(blocks[0], rows, touched)
        members = self._members(rows)
        numbers = {key: number for key, number, *_ in rows}
        decision = _decided(members) if one_month else decide(members, judged)
        self._count_pairs(buckets if all_of_them else touched.buckets, one_month)
        for block in blocks:
            overall = f"{block}\nall"
            if all_of_them:
                self.connection.execute("DELETE FROM pairs WHERE bucket = ?", (overall,))
                continue
            self.connection.executemany(
                'DELETE FROM pairs WHERE bucket = ?1 AND ("left" = ?2 OR "right" = ?2)',
                ((overall, home) for home in {*numbers.values(), *touched.homes}),
            )
        overall = f"{min(blocks)}\nall"
        self._keep_pairs(decision, numbers, overall)
        self.connection.execute("UPDATE pairs SET counts = 1 WHERE bucket = ? AND NOT counts", (overall,))
        self._keep_identities(rows, decision, numbers)

    def _concerned(self, block: str, rows: list[_Cluster], touched: _Touched) -> list[_Cluster]:
        """The clusters that may be one with what is new, has changed or is gone."""
        if not block.startswith(PERSONS):
            return rows
        names = [name or "" for *_, name, _ in rows]
        clean = (name for name, row in zip(names, rows, strict=True) if row[3] not in touched.buckets)
        chosen = concerned(names, clean, touched.names)
        return [row for row, is_concerned in zip(rows, chosen, strict=True) if is_concerned]

    def _members(self, rows: Sequence[_Cluster]) -> dict[str, Bearer | None]:
        known = dict(
            self.connection.execute(
                "SELECT id, known FROM clusters WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([cluster for _, _, cluster, *_ in rows]),),
            )
        )
        return {key: read(key, known[cluster]) for key, _, cluster, *_ in rows}

    def _count_pairs(self, buckets: Iterable[str], one_month: bool) -> None:
        """Those that were not one in their month have met again over all months."""
        self.connection.executemany(
            "UPDATE pairs SET counts = ? OR (SELECT l.cluster IS r.cluster FROM bearers l, bearers r"
            ' WHERE l.speaker = pairs."left" AND r.speaker = pairs."right") WHERE bucket = ?',
            ((one_month, bucket) for bucket in buckets),
        )

    def _keep_identities(
        self, rows: Sequence[_Cluster], decision: Decision, numbers: Mapping[str, int]
    ) -> None:
        """Keep who the clusters are, and note the speakers who are somebody else now."""
        kept = {
            home: self._identity(home, numbers[home], decision.bearers.get(home))
            for home in dict.fromkeys(decision.homes.values())
        }
        for key, _, cluster, _, _, before in rows:
            identity = kept[decision.homes[key]]
            changed = self.clustered.pop(cluster, [])
            if identity != before:
                self.connection.execute("UPDATE clusters SET identity = ? WHERE id = ?", (identity, cluster))
                members = self.connection.execute("SELECT speaker FROM bearers WHERE cluster = ?", (cluster,))
                changed = [number for (number,) in members]
                if before is not None:
                    self.left.add(before)
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
        for identity in self.left:
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
                f" JOIN documents d ON d.id = s.document WHERE i.plain = ? ORDER BY {_ORDER}",
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


def _decided(members: Mapping[str, Bearer | None]) -> Decision:
    """The clusters of a bucket as the decision that made them."""
    known = {key: bearer for key, bearer in members.items() if bearer}
    return Decision({key: key for key in members}, known, {}, frozenset())
