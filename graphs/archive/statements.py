"""Which claims are one and how they take up each other, decided anew for those that new articles touch.

The rules are ``graphs.building``'s. ``shingles`` is their index: which claims hold each triple of words, in
the order of the days on which they first appear.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphs.archive.columns import list_of, spans_of
from graphs.building.claims import claim_id
from graphs.building.relations import UTTERED
from graphs.building.ties import HOLDERS, Wording, best, denial, pieces_of, shingles, taken_up, wording_of

__all__ = ["retie", "settle", "withdraw"]

_Place = tuple[int, str, int, int]
"""Where a claim first appears, to sort by: day, document's name, number of the quote; and the claim."""

_FEW = 60  # characters; a quote of fewer may be too short to be the same claim whoever says it
_COUNTED = ", ".join(f"'{stance}'" for stance in sorted(UTTERED))


def withdraw(connection: sqlite3.Connection, document: int) -> None:
    """Forget what a document's quotes claim."""
    connection.execute(
        "INSERT OR IGNORE INTO unsettled SELECT DISTINCT 'claim', claim FROM quotes"
        " WHERE document = ? AND claim IS NOT NULL",
        (document,),
    )
    connection.execute("UPDATE quotes SET claim = NULL WHERE document = ?", (document,))


def settle(connection: sqlite3.Connection, documents: Sequence[int], speakers: Iterable[int]) -> None:
    """Decide which claims the quotes of new documents are, and those of speakers whose node is another."""
    run = _Settling(connection)
    for document in documents:
        run.key("q.document = ?", document)
    for speaker in speakers:
        run.key(f"q.speaker = ? AND length(q.text) < {_FEW} AND q.claim IS NOT NULL", speaker)
    run.claims()
    run.ties()


def retie(connection: sqlite3.Connection, nodes: Sequence[str]) -> None:
    """Decide anew how some claims take up others, those of them that there are."""
    run = _Settling(connection)
    for node in nodes:
        for (claim,) in connection.execute("SELECT id FROM claims WHERE node = ?", (node,)).fetchall():
            run.repeating.add(claim)
    run.ties()


@dataclass(frozen=True, slots=True)
class _Known:
    """What ``claims`` holds of one: whether somebody says it, whether it is only denied, its words."""

    said: bool
    denied: bool
    first_quote: int
    wording: Wording


class _Settling:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.touched: set[int] = set()  # claims that got or lost a quote
        self.repeating: set[int] = set()  # claims whose ties are to be decided anew
        self._known: dict[int, _Known | None] = {}
        self._places: dict[int, _Place] = {}
        self._held: dict[tuple[int, bool], list[_Place]] = {}

    def key(self, condition: str, value: int) -> None:
        """Give the quotes that a condition holds for their claims."""
        for quote, kind, text, shown, stance, before, node, document in self.connection.execute(
            "SELECT q.id, q.kind, q.text, q.shown, q.stance, q.claim, i.node, d.name FROM quotes q"
            " JOIN documents d ON d.id = q.document LEFT JOIN speakers s ON s.id = q.speaker"
            f" LEFT JOIN identities i ON i.id = s.identity WHERE {condition}",
            (value,),
        ).fetchall():
            claim = None
            if shown and stance in UTTERED:
                claim = self._claim(claim_id(text, kind, node, document))
            if claim != before:
                self.connection.execute("UPDATE quotes SET claim = ? WHERE id = ?", (claim, quote))
                self.touched.update(one for one in (claim, before) if one is not None)

    def _claim(self, node: str) -> int:
        row = self.connection.execute("SELECT id FROM claims WHERE node = ?", (node,)).fetchone()
        if row:
            return int(row[0])
        return int(
            self.connection.execute(
                "INSERT INTO claims"
                " (node, text, quoted, kind, said, denied, first_quote, document, number, day, quotes)"
                " VALUES (?, '', 0, '', 0, 0, 0, 0, 0, 0, 0)",
                (node,),
            ).lastrowid
            or 0
        )

    def claims(self) -> None:
        """Bring what is known of claims up to date, and the index of their words."""
        waiting = self.connection.execute("SELECT which FROM unsettled WHERE what = 'claim'").fetchall()
        self.touched.update(int(which) for (which,) in waiting)
        self.connection.execute("DELETE FROM unsettled WHERE what = 'claim'")
        moved = [claim for claim in sorted(self.touched) if self._has_moved(claim)]
        for claim in moved:
            self._disturb(claim)
        for claim in moved:
            self._unindex(claim)
        for claim in moved:
            self._refresh(claim)
            self._index(claim)
        self._held.clear()
        for claim in moved:
            self._disturb(claim)
            self.repeating.add(claim)

    def _sayings(self, claim: int) -> tuple[int, bool, bool]:
        """How many quotes a claim has, whether some say it, whether some deny it."""
        quotes, said, denied = self.connection.execute(
            "SELECT count(*), max(stance IN ('asserts', 'concedes')), max(stance = 'denies')"
            " FROM quotes WHERE claim = ?",
            (claim,),
        ).fetchone()
        return quotes, bool(said), bool(denied) and not said

    def _first(self, claim: int) -> tuple[int, int, int, int]:
        """Its first quote, the document of that, the number there, and the day."""
        first: tuple[int, int, int, int] = self.connection.execute(
            "SELECT q.id, d.id, q.number, d.day FROM quotes q JOIN documents d ON d.id = q.document"
            " WHERE q.claim = ? ORDER BY d.day, d.name, q.number LIMIT 1",
            (claim,),
        ).fetchone()
        return first

    def _has_moved(self, claim: int) -> bool:
        """Whether its first quote, or what is done with it, is another; its count is kept up to date."""
        quotes, said, denied = self._sayings(claim)
        self.connection.execute("UPDATE claims SET quotes = ? WHERE id = ?", (quotes, claim))
        if not quotes:
            return True
        first, *_ = self._first(claim)
        before = self.connection.execute(
            "SELECT said, denied, first_quote FROM claims WHERE id = ?", (claim,)
        ).fetchone()
        return bool(before != (said, denied, first))

    def _refresh(self, claim: int) -> None:
        """Write down what is known of a claim, or drop it where nothing claims it any more."""
        self._known.pop(claim, None)
        self._places.pop(claim, None)
        quotes, said, denied = self._sayings(claim)
        if not quotes:
            self.connection.execute("DELETE FROM ties WHERE later = ?1 OR earlier = ?1", (claim,))
            self.connection.execute("DELETE FROM claims WHERE id = ?", (claim,))
            return
        first, *place = self._first(claim)
        text, kind, quoted, whole = self.connection.execute(
            "SELECT q.text, q.kind, q.quoted, CASE q.kind WHEN 'mixed' THEN t.text END FROM quotes q"
            " JOIN texts t ON t.document = q.document WHERE q.id = ?",
            (first,),
        ).fetchone()
        pieces = None
        if kind == "mixed":
            pieces = json.dumps(pieces_of(text, spans_of(quoted), whole or None), ensure_ascii=False)
        self.connection.execute(
            "UPDATE claims SET text = ?, kind = ?, quoted = ?, pieces = ?, said = ?, denied = ?,"
            " first_quote = ?, document = ?, number = ?, day = ? WHERE id = ?",
            (text, kind, kind != "indirect", pieces, said, denied, first, *place, claim),
        )

    def _of(self, claim: int) -> _Known | None:
        """What is known of a claim, if it is still there."""
        if claim not in self._known:
            row = self.connection.execute(
                "SELECT said, denied, first_quote, text, kind, pieces FROM claims WHERE id = ?", (claim,)
            ).fetchone()
            found = None
            if row and row[4]:
                said, denied, first, text, kind, pieces = row
                wording = wording_of(text, kind, pieces and list_of(pieces))
                found = _Known(bool(said), bool(denied), first, wording)
            self._known[claim] = found
        return self._known[claim]

    def _place(self, claim: int) -> _Place:
        if claim not in self._places:
            day, name, number = self.connection.execute(
                "SELECT c.day, d.name, c.number FROM claims c JOIN documents d ON d.id = c.document"
                " WHERE c.id = ?",
                (claim,),
            ).fetchone()
            self._places[claim] = day, name, number, claim
        return self._places[claim]

    def _rows(self, claim: int, known: _Known) -> Iterator[tuple[int, int, int, int]]:
        """What the index holds of a claim that somebody says."""
        (day,) = self.connection.execute("SELECT day FROM claims WHERE id = ?", (claim,)).fetchone()
        repeatable = known.wording.repeatable
        yield from ((shingle, 1, day, claim) for shingle in repeatable)
        yield from ((shingle, 0, day, claim) for shingle in shingles(known.wording.whole) - repeatable)

    def _index(self, claim: int) -> None:
        known = self._of(claim)
        if known and known.said:
            self.connection.executemany("INSERT INTO shingles VALUES (?, ?, ?, ?)", self._rows(claim, known))
        if known and known.denied:
            self.connection.executemany(
                "INSERT INTO denied_shingles VALUES (?, ?)",
                ((shingle, claim) for shingle in shingles(known.wording.whole)),
            )

    def _unindex(self, claim: int) -> None:
        known = self._of(claim)
        if known and known.said:
            self.connection.executemany(
                "DELETE FROM shingles WHERE shingle = ? AND quoted = ? AND day = ? AND claim = ?",
                list(self._rows(claim, known)),
            )
        if known and known.denied:
            self.connection.executemany(
                "DELETE FROM denied_shingles WHERE shingle = ? AND claim = ?",
                ((shingle, claim) for shingle in shingles(known.wording.whole)),
            )

    def _holders(self, shingle: int, quoted: bool) -> list[_Place]:
        """The first claims that hold a shingle: inside quotation marks, or anywhere."""
        key = shingle, quoted
        if key not in self._held:
            self._held[key] = self._looked_up(shingle, quoted)
        return self._held[key]

    def _looked_up(self, shingle: int, quoted: bool) -> list[_Place]:
        found: list[int] = []
        last = None
        for day, claim in self.connection.execute(
            f"SELECT day, claim FROM shingles WHERE shingle = ? AND quoted {'= 1' if quoted else '>= 0'}"
            " ORDER BY day",
            (shingle,),
        ):
            if len(found) >= HOLDERS and day != last:
                break
            found.append(claim)
            last = day
        return sorted(map(self._place, found))[:HOLDERS]

    def _disturb(self, claim: int) -> None:
        """Note the claims whose ties may be others because of this one: those that hold a shingle after it.

        One that is not among the first who hold a shingle disturbs nobody.
        """
        known = self._of(claim)
        if not known or not known.said:
            return
        place = self._place(claim)
        repeatable = known.wording.repeatable
        for shingle in repeatable:
            if place in self._holders(shingle, quoted=True):
                self.repeating.update(
                    later
                    for (later,) in self.connection.execute(
                        "SELECT claim FROM shingles WHERE shingle = ? AND quoted = 1 AND day >= ?",
                        (shingle, place[0]),
                    )
                )
        every = json.dumps([*(shingles(known.wording.whole) | repeatable)])
        for shingle, denied in self.connection.execute(
            "SELECT shingle, claim FROM denied_shingles WHERE shingle IN (SELECT value FROM json_each(?))",
            (every,),
        ).fetchall():
            if place in self._holders(shingle, quoted=False):
                self.repeating.add(denied)

    def ties(self) -> None:
        """Decide anew how the claims that were disturbed take up others."""
        for claim in sorted(self.repeating):
            self.connection.execute("DELETE FROM ties WHERE later = ?", (claim,))
            known = self._of(claim)
            if known:
                self.connection.executemany(
                    "INSERT INTO ties (later, earlier, relation, similarity, changes) VALUES (?, ?, ?, ?, ?)",
                    self._tied(claim, known),
                )
        self._obey()

    def _tied(self, claim: int, known: _Known) -> Iterator[tuple[int, int, str, float, str]]:
        own = known.wording
        if known.said:
            place = self._place(claim)
            earlier = best(
                own.repeatable,
                lambda shingle: self._holders(shingle, quoted=True),
                lambda other: other < place,
            )
            words = [(other[-1], wording) for other in earlier if (wording := self._wording(other[-1]))]
            for other, relation, similarity, changes in taken_up(own, words):
                yield claim, other, relation, similarity, json.dumps(changes, ensure_ascii=False)
        elif known.denied:
            found = best(shingles(own.whole), lambda shingle: self._holders(shingle, quoted=False))
            for *_, said in found[:1]:
                wording = self._wording(said)
                if wording and (similarity := denial(own, wording)):
                    yield claim, said, "denies", similarity, "[]"

    def _wording(self, claim: int) -> Wording | None:
        known = self._of(claim)
        return known.wording if known else None

    def _obey(self) -> None:
        """Tie and untie claims as people judged."""
        for later, earlier, verdict in self.connection.execute(
            "SELECT l.id, e.id, j.verdict FROM judgements j"
            ' JOIN claims l ON l.node = j."left" JOIN claims e ON e.node = j."right"'
            " WHERE j.about = 'claims' AND j.verdict <> 'unsure'"
        ).fetchall():
            self.connection.execute(
                "DELETE FROM ties WHERE (later = ?1 AND earlier = ?2) OR (later = ?2 AND earlier = ?1)",
                (later, earlier),
            )
            if verdict == "same":
                self.connection.execute(
                    "INSERT INTO ties VALUES (?, ?, 'repeats', 1.0, '[]')", (later, earlier)
                )
