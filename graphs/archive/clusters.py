"""Those who are one within a month, then within a year: what the decision over all years begins with.

The decisions are ``graphs.identities``'s. What they need is kept: ``bearers`` holds what each article says of
each named speaker, ``clusters`` those who are one within a month or a year, with what is known of them
together. The clusters of a month are part of those of its year; what somebody has judged is part of no year.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphs.identities.blocks import PERSONS, concerned, period_of
from graphs.identities.deciding import Decision, decide
from graphs.identities.evidence import Bearer, read, written
from graphs.identities.identity import is_doubtful
from graphs.identities.judgements import Judgement

__all__ = ["ORDER", "Cluster", "Clusters", "Touched"]

ORDER = "d.day, d.name, s.id"
"""The order of speakers, that of their articles' dates."""

Cluster = tuple[str, int, int, str, str | None, int | None]
"""Its first speaker's key and number, its own number, its bucket, its name; what it is part of, if anything:
the number of a cluster, or of an identity."""

_SAME = {
    "month": "SELECT l.cluster IS r.cluster FROM bearers l, bearers r"
    ' WHERE l.speaker = pairs."left" AND r.speaker = pairs."right"',
    "year": "SELECT lm.part_of IS rm.part_of FROM bearers l JOIN clusters lm ON lm.id = l.cluster,"
    " bearers r JOIN clusters rm ON rm.id = r.cluster"
    ' WHERE l.speaker = pairs."left" AND r.speaker = pairs."right"',
}
"""Whether the two of a pair are one within their month or year."""


@dataclass(slots=True)
class Touched:
    """What was decided anew of the months of a year, or of the years of a block.

    buckets: those months or years; before: those of them that held somebody before. names, homes: of clusters
    as they were and as they are, the names and first speakers.
    """

    buckets: set[str] = field(default_factory=set)
    before: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    homes: set[int] = field(default_factory=set)

    def add(self, other: Touched) -> None:
        """What was decided in another block, too."""
        self.buckets |= other.buckets
        self.before |= other.before
        self.names |= other.names
        self.homes |= other.homes


class Clusters:
    """One run over the months that something was added to or taken from, and their years.

    came: the speakers that came to a cluster. left: identities that a cluster no longer has. touched: by
    block what was decided anew of its years.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.came: dict[int, list[int]] = defaultdict(list)
        self.left: set[int] = set()
        self.touched: dict[str, Touched] = defaultdict(Touched)
        self._years: dict[tuple[str, str], Touched] = defaultdict(Touched)

    def decide(self) -> list[str]:
        """Decide the months that something was added to or taken from, then their years; their blocks."""
        waiting = self.connection.execute("SELECT which FROM unsettled WHERE what = 'bucket' ORDER BY which")
        for (which,) in waiting.fetchall():
            block, _, month = which.partition("\n")
            self._decide_month(block, month)
        self.connection.execute("DELETE FROM unsettled WHERE what = 'bucket'")
        for block, year in sorted(self._years):
            self._decide_year(block, year)
        return sorted(self.touched)

    def rows(self, condition: str, values: Sequence[str], above: str) -> list[Cluster]:
        """The clusters that a condition holds for; above: the column of what they are part of."""
        return self.connection.execute(
            f"SELECT d.name || '/' || s.key, s.id, c.id, c.bucket, c.name, c.{above} FROM clusters c"
            " JOIN speakers s ON s.id = c.home JOIN documents d ON d.id = s.document"
            f" WHERE {condition} ORDER BY {ORDER}",
            values,
        ).fetchall()

    def decide_over(
        self, rows: list[Cluster], touched: Touched, overall: str, judged: Sequence[Judgement] = ()
    ) -> tuple[list[Cluster], Decision, set[str]]:
        """Decide what is one of the clusters of some months or years, where something was touched.

        Gives the clusters that are concerned, the decision, and the months or years whose pairs are to be
        counted anew. overall: what the pairs are kept under.
        """
        buckets = {bucket for _, _, _, bucket, *_ in rows}
        is_whole = bool(judged) or len(buckets) < 2 or len(buckets - touched.buckets | touched.before) < 2
        if not is_whole and overall.startswith(PERSONS):
            rows = _concerned(rows, touched)
        members = self._members(rows)
        decision = decide(members, judged) if len(buckets) > 1 else _decided(members)
        if is_whole:
            self.connection.execute("DELETE FROM pairs WHERE bucket = ?", (overall,))
        else:
            self.connection.executemany(
                'DELETE FROM pairs WHERE bucket = ?1 AND ("left" = ?2 OR "right" = ?2)',
                ((overall, home) for home in {*(home for _, home, *_ in rows), *touched.homes}),
            )
        self.keep_pairs(decision, {key: number for key, number, *_ in rows}, overall)
        return rows, decision, buckets if is_whole else touched.buckets

    def keep_pairs(self, decision: Decision, numbers: Mapping[str, int], bucket: str) -> None:
        """Keep the pairs that a person should judge; that they count is said by ``count_pairs``."""
        self.connection.executemany(
            "INSERT INTO pairs VALUES (?, ?, ?, ?, ?, 1)",
            (
                (numbers[left], numbers[right], score, json.dumps(reasons, ensure_ascii=False), bucket)
                for (left, right), (score, reasons) in decision.met.items()
                if is_doubtful(score) and (left, right) not in decision.judged
            ),
        )

    def count_pairs(self, year: str, is_all: bool) -> None:
        """Note which pairs of a year count: those that are not one in it have met again over all years."""
        self._count("year", year, is_all)
        months = self.connection.execute(
            "SELECT DISTINCT bucket FROM clusters WHERE period = ? LIMIT 2", (year,)
        ).fetchall()
        if len(months) == 1:
            self._count("month", months[0][0], is_all)

    def _count(self, what: str, bucket: str, is_all: bool) -> None:
        self.connection.execute(
            f"UPDATE pairs SET counts = ? OR ({_SAME[what]}) WHERE bucket = ?", (is_all, bucket)
        )

    def _decide_month(self, block: str, month: str) -> None:
        rows = self.connection.execute(
            "SELECT d.name || '/' || s.key, s.id, s.id, b.bucket, b.known, b.cluster FROM bearers b"
            " JOIN speakers s ON s.id = b.speaker JOIN documents d ON d.id = s.document"
            f" WHERE b.bucket = ? ORDER BY {ORDER}",
            (month,),
        ).fetchall()
        decision = decide({key: read(key, known) for key, _, _, _, known, _ in rows})
        self.connection.execute("DELETE FROM pairs WHERE bucket = ?", (month,))
        self.keep_pairs(decision, {key: number for key, number, *_ in rows}, month)
        year = period_of(month)
        is_judged = year == month
        above = self.touched[block] if is_judged else self._years[block, year]
        before = self.connection.execute("SELECT home, id, name FROM clusters WHERE bucket = ?", (month,))
        kept = _Kept(block, month, None if is_judged else year, before.fetchall())
        if kept.before:
            above.before.add(month)
        for speaker, cluster, is_new in self._keep(kept, rows, decision, above):
            if is_new:
                self.connection.execute(
                    "UPDATE bearers SET cluster = ? WHERE speaker = ?", (cluster, speaker)
                )
                self.came[cluster].append(speaker)
        self._drop(kept)

    def _decide_year(self, block: str, year: str) -> None:
        touched, above = self._years[block, year], self.touched[block]
        rows = self.rows("c.period = ?", [year], "part_of")
        several = len({bucket for _, _, _, bucket, *_ in rows}) > 1
        rows, decision, months = self.decide_over(rows, touched, year)
        for month in months if several else ():
            self._count("month", month, False)
        if self.connection.execute("SELECT 1 FROM clusters WHERE bucket = ?", (year,)).fetchone():
            above.before.add(year)
        homes = [*{*(home for _, home, *_ in rows), *touched.homes}]
        before = self.connection.execute(
            "SELECT home, id, name FROM clusters"
            " WHERE bucket = ? AND home IN (SELECT value FROM json_each(?))",
            (year, json.dumps(homes)),
        )
        kept = _Kept(block, year, None, before.fetchall())
        for member, cluster, is_new in self._keep(kept, rows, decision, above):
            came = self.came.pop(member, [])
            if is_new:
                self.connection.execute("UPDATE clusters SET part_of = ? WHERE id = ?", (cluster, member))
                members = self.connection.execute("SELECT speaker FROM bearers WHERE cluster = ?", (member,))
                came = [speaker for (speaker,) in members]
            self.came[cluster] += came
        self._drop(kept)

    def _keep(
        self, kept: _Kept, rows: Sequence[Cluster], decision: Decision, above: Touched
    ) -> Iterator[tuple[int, int, bool]]:
        """Write down who are one in a month or year, the clusters of before kept where they begin alike.

        Gives for each member its number, its cluster, and whether it was not there before.
        """
        numbers = {key: number for key, number, *_ in rows}
        above.buckets.add(kept.bucket)
        above.homes |= kept.before.keys()
        above.names |= kept.names
        clusters: dict[str, int] = {}
        for home in dict.fromkeys(decision.homes.values()):
            bearer = decision.bearers.get(home)
            name, known = (bearer.name, written(bearer)) if bearer else (None, None)
            above.homes.add(numbers[home])
            above.names.add(name or "")
            cluster = kept.before.pop(numbers[home], None)
            if cluster is None:
                cluster = int(
                    self.connection.execute(
                        "INSERT INTO clusters (block, bucket, period, home, name, known)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        (kept.block, kept.bucket, kept.period, numbers[home], name, known),
                    ).lastrowid
                    or 0
                )
            else:
                self.connection.execute(
                    "UPDATE clusters SET name = ?, known = ? WHERE id = ?", (name, known, cluster)
                )
            clusters[home] = cluster
        for key, _, number, _, _, part_of in rows:
            right = clusters[decision.homes[key]]
            yield number, right, part_of != right

    def _drop(self, kept: _Kept) -> None:
        """Delete the clusters of before that nobody begins any more."""
        for cluster in kept.before.values():
            (identity,) = self.connection.execute(
                "DELETE FROM clusters WHERE id = ? RETURNING identity", (cluster,)
            ).fetchone()
            if identity is not None:
                self.left.add(identity)

    def _members(self, rows: Sequence[Cluster]) -> dict[str, Bearer | None]:
        known = dict(
            self.connection.execute(
                "SELECT id, known FROM clusters WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([cluster for _, _, cluster, *_ in rows]),),
            )
        )
        return {key: read(key, known[cluster]) for key, _, cluster, *_ in rows}


class _Kept:
    """The clusters that a month or year of a block has: those of before by their first speaker."""

    def __init__(
        self, block: str, bucket: str, period: str | None, before: Sequence[tuple[int, int, str | None]]
    ) -> None:
        self.block, self.bucket, self.period = block, bucket, period
        self.before = {home: cluster for home, cluster, _ in before}
        self.names = {name or "" for *_, name in before}


def _decided(members: Mapping[str, Bearer | None]) -> Decision:
    """The clusters of one month or year as the decision that made them."""
    known = {key: bearer for key, bearer in members.items() if bearer}
    return Decision({key: key for key in members}, known, {}, frozenset())


def _concerned(rows: list[Cluster], touched: Touched) -> list[Cluster]:
    """The clusters that may be one with what is new, has changed or is gone."""
    names = [name or "" for *_, name, _ in rows]
    clean = (name for name, row in zip(names, rows, strict=True) if row[3] not in touched.buckets)
    chosen = concerned(names, clean, touched.names)
    return [row for row, is_concerned in zip(rows, chosen, strict=True) if is_concerned]
