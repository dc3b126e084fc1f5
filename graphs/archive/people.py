"""Who is who, decided anew for those blocks of names that new articles touch.

The decisions are ``graphs.identities``'s. What they need is kept: ``bearers`` holds what each article says of
each named speaker, ``clusters`` those who are one within a month, with what is known of them together.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphs.archive.records import load
from graphs.identities.blocks import block_of, bucket_of, judged_bucket, linked
from graphs.identities.deciding import Decision, decide, full_names
from graphs.identities.evidence import Bearer, bearers
from graphs.identities.identity import is_doubtful, node_of, overall
from graphs.identities.judgements import Judgement
from graphs.words import printable
from quotes.document import AttributedDocument

__all__ = ["settle", "withdraw"]

_ORDER = "d.day, d.name, s.id"
_SETS = ("bodies", "places", "roles", "words", "company", "said")
_Cluster = tuple[str, int, int, str, str | None, int | None]
"""Its first speaker's key and number, its own number, its bucket, what is known, its identity."""


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
    judgements = [
        Judgement(*row)
        for row in connection.execute(
            'SELECT "left", "right", verdict, note FROM judgements WHERE about = \'speakers\''
        )
    ]
    run = _Settling(connection, judgements)
    for number, document in zip(documents, load(connection, documents), strict=True):
        run.take_in(number, document)
    run.decide()
    run.name()
    return run.moved


class _Settling:
    def __init__(self, connection: sqlite3.Connection, judgements: list[Judgement]) -> None:
        self.connection = connection
        self.judged = {key for one in judgements for key in (one.left, one.right)}
        self.judgements = judgements
        self.moved: set[int] = set()
        self.clustered: dict[int, list[int]] = defaultdict(list)  # speakers that came to a cluster
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
            known = _written(bearer) if bearer else None
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
        decision = decide({key: _read(key, known) for key, _, known, _ in rows})
        before = dict(self.connection.execute("SELECT home, id FROM clusters WHERE bucket = ?", (bucket,)))
        clusters: dict[str, int] = {}
        for home in dict.fromkeys(decision.homes.values()):
            known = _written(decision.bearers[home]) if home in decision.bearers else None
            cluster = before.pop(numbers[home], None)
            if cluster is None:
                cluster = int(
                    self.connection.execute(
                        "INSERT INTO clusters (block, bucket, home, known) VALUES (?, ?, ?, ?)",
                        (block, bucket, numbers[home], known),
                    ).lastrowid
                    or 0
                )
            else:
                self.connection.execute("UPDATE clusters SET known = ? WHERE id = ?", (known, cluster))
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
        self._keep_pairs(decision, numbers, bucket)

    def _keep_pairs(self, decision: Decision, numbers: dict[str, int], bucket: str) -> None:
        """Keep the pairs that a person should judge; ``counts``: they were taken for one."""
        self.connection.execute("DELETE FROM pairs WHERE bucket = ?", (bucket,))
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

    def _decide_blocks(self, blocks: Sequence[str], judgements: Sequence[Judgement]) -> None:
        """Who are one over all months, in blocks that judgements tie; their identities."""
        marks = ", ".join("?" * len(blocks))
        rows = self.connection.execute(
            "SELECT d.name || '/' || s.key, s.id, c.id, c.bucket, c.known, c.identity FROM clusters c"
            " JOIN speakers s ON s.id = c.home JOIN documents d ON d.id = s.document"
            f" WHERE c.block IN ({marks}) ORDER BY {_ORDER}",
            blocks,
        ).fetchall()
        numbers = {key: number for key, number, *_ in rows}
        within: dict[str, dict[str, Bearer | None]] = defaultdict(dict)
        for key, _, _, bucket, known, _ in rows:
            within[bucket][key] = _read(key, known)
        decision = overall(
            [_decided(part) for part in within.values()],
            judgements,
            {key: rank for rank, key in enumerate(numbers)},
        )
        for block in blocks:
            self.connection.execute(
                "UPDATE pairs SET counts = ? OR (SELECT l.cluster IS r.cluster FROM bearers l, bearers r"
                ' WHERE l.speaker = pairs."left" AND r.speaker = pairs."right")'
                " WHERE bucket IN (SELECT DISTINCT bucket FROM clusters WHERE block = ?)",
                (len(within) == 1, block),
            )
            self.connection.execute("DELETE FROM pairs WHERE bucket = ?", (f"{block}\nall",))
        if len(within) > 1:
            self._keep_pairs(decision, numbers, f"{min(blocks)}\nall")
            self.connection.execute("UPDATE pairs SET counts = 1 WHERE bucket = ?", (f"{min(blocks)}\nall",))
        self._keep_identities(rows, decision, numbers)

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


def _written(bearer: Bearer) -> str:
    return json.dumps(
        [
            bearer.kind,
            bearer.names,
            *(sorted(getattr(bearer, name)) for name in _SETS),
            bearer.today,
            bearer.years,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _read(key: str, written: str | None) -> Bearer | None:
    if written is None:
        return None
    kind, names, *sets, today, years = json.loads(written)
    return Bearer(
        key, kind, Counter(names), today=today, years=years and tuple(years),
        **{name: set(words) for name, words in zip(_SETS, sets, strict=True)},
    )  # fmt: skip
