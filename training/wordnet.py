"""WordNet 3.0 as Debian's wordnet-base has it: the lines of its files, without the licence above them."""

from __future__ import annotations

from pathlib import Path

__all__ = ["lines"]

_FOLDER = Path("/usr/share/wordnet")


def lines(name: str) -> list[str]:
    """The lines of a file such as ``data.noun``; FileNotFoundError where the package is not installed."""
    every = (_FOLDER / name).read_text(encoding="ascii").splitlines()
    return [line for line in every if not line.startswith(" ")]
