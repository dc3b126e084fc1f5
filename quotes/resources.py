"""Where the files of ``data/`` are: lexicons, models, samples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["lexicon", "path"]

_PACKAGE = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The file ``name`` of the data folder, for example ``models/punkt/abbrev_types.txt``.

    The folder lies inside the installed package, and beside it in a checkout.
    """
    inside = _PACKAGE / "data"
    return (inside if inside.is_dir() else _PACKAGE.parent / "data") / name


@cache
def lexicon(name: str) -> dict[str, frozenset[str]]:
    """The named groups of the lexicon ``data/lexicons/NAME.txt``.

    A line ``[group]`` opens a group, ``#`` opens a comment, every other line is an entry. What is in
    ``[group: class]`` is also in ``group``.

    Raises ValueError for an entry before the first group and for an empty group.
    """
    groups: dict[str, set[str]] = {}
    entries: set[str] | None = None
    for line in path(f"lexicons/{name}.txt").read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            entries = groups.setdefault(line[1:-1], set())
        elif line and entries is None:
            raise ValueError(f"lexicon {name}: {line!r} stands before the first [group]")
        elif line and entries is not None:
            entries.add(line)
    empty = [group for group, found in groups.items() if not found]
    if empty or not groups:
        raise ValueError(f"lexicon {name}: empty group {', '.join(empty) or '(no group at all)'}")
    for group in list(groups):
        if ": " in group:
            groups.setdefault(group.partition(": ")[0], set()).update(groups[group])
    return {group: frozenset(found) for group, found in groups.items()}
