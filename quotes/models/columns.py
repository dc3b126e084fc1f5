"""Columns: one small integer for each token, and what can be made of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.words.tokens import Ints

__all__ = ["after", "before", "changes", "crossed", "sums"]


def changes(group: NDArray[Any]) -> NDArray[np.bool_]:
    """True at the first token of each run of equal values."""
    found = np.ones(len(group), bool)
    np.not_equal(group[1:], group[:-1], out=found[1:])
    return found


def before(column: Ints) -> Ints:
    """For each token the value of the one before it, 0 for the first."""
    moved = np.zeros_like(column)
    moved[1:] = column[:-1]
    return moved


def after(column: Ints) -> Ints:
    """For each token the value of the one after it, 0 for the last."""
    moved = np.zeros_like(column)
    moved[:-1] = column[1:]
    return moved


def sums(marked: NDArray[np.bool_]) -> NDArray[np.intp]:
    """How many marked tokens stand before each token, and at last how many there are."""
    counted = np.zeros(len(marked) + 1, np.intp)
    np.cumsum(marked, out=counted[1:])
    return counted


def crossed(size: int, *columns: Ints) -> Ints:
    """One column that tells combinations of columns apart, hashed to 1 ... size - 1.

    size: a power of two. The value is 0 where the first column is 0 (no token).
    """
    mixed = columns[0].view(np.uint32) * np.uint32(0x9E3779B1)
    mixed ^= mixed >> np.uint32(15)
    for column in columns[1:]:
        mixed ^= column.view(np.uint32)
        mixed *= np.uint32(0x9E3779B1)
        mixed ^= mixed >> np.uint32(15)
    mixed &= np.uint32(size - 1)
    np.maximum(mixed, 1, out=mixed)
    mixed *= columns[0] != 0
    return mixed.view(np.int32)
