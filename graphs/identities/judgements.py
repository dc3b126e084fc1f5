"""What people decided about who is who, in a plain file that outlives rebuilds.

The file is CSV with the columns left, right, verdict and note. ``left`` and ``right``
are a document's id and a speaker's id in it, joined by ``/`` (``mosul/faruq-ahmed``):
what a person judged is these two mentions of a name, whatever the graph calls them.
Other columns are left alone, and a row without a verdict is none yet.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from quotes.formats.files import whole
from quotes.formats.inert import cell, restored
from quotes.reading.rows import delimiter_of, read_rows, text_of_table

__all__ = ["Judgement", "Verdict", "read_judgements", "write_judgements"]

Verdict = Literal["same", "different", "unsure"]
_COLUMNS = ("left", "right", "verdict", "note")


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A person's decision whether two speakers are the same."""

    left: str
    right: str
    verdict: Verdict
    note: str = ""


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file. Raises ValueError for a row that is none."""
    (_, head), *rows = read_rows(path) or [(1, [])]
    columns = [name.strip().lower() for name in head]
    if missing := set(_COLUMNS[:3]) - set(columns):
        raise ValueError(f"{path}: no column {', '.join(sorted(missing))}; expected {', '.join(_COLUMNS)}")
    found = ((line, dict(zip(columns, cells, strict=False))) for line, cells in rows)
    return tuple(_judgement(path, line, row) for line, row in found if row.get("verdict"))


def write_judgements(judgements: Iterable[Judgement], path: Path) -> None:
    """Write judgements so that ``read_judgements`` gives them back, sorted.

    Of a file that is there, the user's own columns and rows that are not judged yet are kept in their order.
    """
    head, rows, delimiter = _kept(path)
    columns = [name.strip().lower() for name in head]
    given = {(one.left, one.right): one for one in sorted(judgements)}
    kept = []
    for row in rows:
        known = dict(zip(columns, row, strict=False))
        pair = restored(known.get("left") or ""), restored(known.get("right") or "")
        if pair in given or not known.get("verdict"):
            kept.append((pair, row))
    new = given.keys() - {pair for pair, _ in kept}
    with whole(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(_judged(row, columns, given.get(pair)) for pair, row in kept)
        writer.writerows(_judged([], columns, given[pair]) for pair in sorted(new))


def _kept(path: Path) -> tuple[list[str], list[list[str]], str]:
    """The names of the columns, the rows that are there, and what parts their cells."""
    (_, head), *rows = (read_rows(path) if path.exists() else []) or [(1, [])]
    first = text_of_table(path.read_bytes(), str(path)).partition("\n")[0] if path.exists() else ""
    missing = set(_COLUMNS) - {name.strip().lower() for name in head}
    columns = [*head, *(name for name in _COLUMNS if name in missing)]
    return columns, [cells for _, cells in rows], delimiter_of(first)


def _judged(row: Sequence[str], columns: Sequence[str], judged: Judgement | None) -> list[str]:
    """A row with what is judged in it, beside what it has."""
    cells = [*row, *[""] * (len(columns) - len(row))]
    for name in _COLUMNS if judged else ():
        cells[columns.index(name)] = str(cell(getattr(judged, name)))
    return cells


def _judgement(path: Path, line: int, row: dict[str, str]) -> Judgement:
    verdict = row["verdict"].strip().lower()
    for known in get_args(Verdict):
        if verdict == known and row.get("left") and row.get("right"):
            left, right, note = (restored(row.get(name) or "") for name in ("left", "right", "note"))
            return Judgement(left, right, known, note)
    raise ValueError(f"{path}, line {line}: a judgement has left, right and one of same, different, unsure")
