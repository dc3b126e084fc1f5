"""A roster: what a newsroom itself keeps of its sources, joined to them by who they are.

A CSV with a column ``name`` and columns of the newsroom's own (self-described gender, community, region,
expertise, whatever it keeps). ``source``, as ``quotetrail sources`` writes it, ties a row to a source for
good; else the full name does, where it is the only one. Values that differ in case and spaces alone are one,
spelled as most rows spell it. Nothing is guessed of anybody.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphs.identities.names import body_key, person_name
from graphs.spellings import Spellings
from quotes.formats.files import whole
from quotes.formats.inert import cell, restored
from quotes.reading.rows import read_rows

__all__ = ["ABSENT", "BLANK", "Roster", "read_roster", "write_unmatched"]

_OF_SOURCES = ("source", "name", "title", "organization", "stories")
"""The columns that are written for sources to fill in; all others are the newsroom's own."""

ABSENT, BLANK = "not in the roster", "left blank"
"""What is counted of a source without a row, and of one whose row says nothing."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows of a roster. columns: the newsroom's own, in the order of the file."""

    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    def match(self, bearers: Mapping[str, Iterable[str]]) -> dict[str, Row]:
        """The row of each source: the one with its id, else the only one of one of its names.

        bearers: the names of each source, by its id. A name that two rows or two sources bear is left to be
        decided: by ``source``, in the roster.
        """
        tied = {row["source"]: row for row in self.rows if row.get("source")}
        free: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if not row.get("source"):
                free[_key(row["name"])].append(row)
        found = {source: tied[source] for source in bearers if source in tied}
        fitting: dict[str, set[str]] = defaultdict(set)
        for source, names in bearers.items():
            for key in {_key(name) for name in names} if source not in found else ():
                fitting[key].add(source)
        for key, sources in fitting.items():
            if len(sources) == 1 and len(free.get(key, ())) == 1:
                found.setdefault(next(iter(sources)), free[key][0])
        return found


def _key(name: str) -> str:
    """What names are compared by: first and last name, or a body's without its legal form."""
    person = person_name(name)
    return f"{person.first} {person.last} {person.suffix}".strip() if person.whole else body_key(name)


def read_roster(path: Path) -> Roster:
    """The roster of a CSV file. Raises ValueError where there is no column ``name``."""
    (_, head), *lines = read_rows(path) or [(1, [])]
    columns = [_column(name) for name in head]
    if "name" not in columns:
        raise ValueError(
            f"{path}: no column name; a roster has name and columns of your own, and "
            "quotetrail sources INPUT --unmatched FILE.csv writes one to fill in"
        )
    rows = [_row(columns, cells) for _, cells in lines]
    own = tuple(name for name in columns if name and name not in _OF_SOURCES)
    for name in own:
        spellings = Spellings((row[name] for row in rows), _folded)
        for row in rows:
            row[name] = row[name] and spellings.usual(row[name])
    return Roster(own, tuple(row for row in rows if row["name"] or row.get("source")))


def _folded(value: str) -> str:
    """What a value is whatever its case and spaces; its marks may tell values apart, as in "50+"."""
    return " ".join(value.split()).casefold()


def _column(name: str) -> str:
    """A column's name; of those that are written for sources in whatever case."""
    name = name.strip()
    return name.lower() if name.lower() in _OF_SOURCES else name


def _row(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    filled = [*cells, *[""] * len(columns)]
    return {name: restored(cell.strip()) for name, cell in zip(columns, filled, strict=False) if name}


def write_unmatched(sources: Iterable[Sequence[object]], columns: Sequence[str], path: Path) -> None:
    """Write sources that no roster knows, to fill in: ``columns`` are left empty.

    sources: id, name, title, organization and stories of each.
    """
    with whole(path) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*_OF_SOURCES, *columns))
        writer.writerows((*map(cell, row), *("" for _ in columns)) for row in sources)
