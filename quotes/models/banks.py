"""Banks of weights: a table for each column, of which a file keeps what is not zero.

One weight in seven is not zero, and a short article asks for few rows: each is unpacked when it is first
asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from mmap import ACCESS_READ, mmap
from typing import BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bank", "Floats", "Shape", "Weights", "read", "written"]

Floats = NDArray[np.float32]
Weights = NDArray[np.int16] | Floats
"""Of a model that was loaded in steps as 16-bit integers, which halves what sums of them cost; while it is
learned, as they are."""

_WIDEST = 255
"""Columns of a table at most, that a byte may hold where in a row a weight stands."""


class Bank(NamedTuple):
    """The weights of one column: a row per value, for each offset of it and each label.

    offsets: neighbouring ones without a gap, in order. packed: of a bank that was read, what its weights
    will be.
    """

    name: str
    offsets: tuple[int, ...]
    weights: Weights  # values x (offsets * labels)
    packed: _Packed | None = None

    def rows(self, values: NDArray[np.integer]) -> Weights:
        """The weights of some values, a row each."""
        if self.packed is not None:
            self.packed.unpack(values, self.weights)
        return self.weights.take(values, axis=0, mode="clip")  # faster than to look for faults

    def whole(self) -> Weights:
        """All weights."""
        return self.rows(np.arange(len(self.weights)))


class _Packed(NamedTuple):
    """Where the weights of each row begin, in which columns they stand, the weights; which rows are out."""

    starts: NDArray[np.int32]
    columns: NDArray[np.uint8]
    given: NDArray[np.int16]
    known: NDArray[np.bool_]

    def unpack(self, values: NDArray[np.integer], weights: Weights) -> None:
        """Put the rows of some values into their places."""
        known = self.known.take(values)
        if b"\0" not in known.tobytes():  # faster than known.all()
            return
        new = values[~known]
        first, length = self.starts[new], self.starts[new + 1] - self.starts[new]
        before = np.cumsum(length) - length
        at = np.arange(int(length.sum())) + np.repeat(first - before, length)
        weights[np.repeat(new, length), self.columns[at]] = self.given[at]
        self.known[new] = True


class Shape(NamedTuple):
    """What a bank is but for its weights: its name and offsets, and the numbers of rows and columns."""

    name: str
    offsets: tuple[int, ...]
    rows: int
    columns: int


def written(tables: Sequence[NDArray[np.int16]], file: BinaryIO) -> None:
    """Write of tables how many weights of each row are not zero, the columns of these, and the weights."""
    if any(table.shape[1] > _WIDEST for table in tables):
        raise ValueError(f"a bank has more than {_WIDEST} columns: offsets times labels")
    for table in tables:
        file.write(np.count_nonzero(table, axis=1).astype(np.uint8).tobytes())
    for table in tables:
        file.write(np.nonzero(table)[1].astype(np.uint8).tobytes())
    for table in tables:
        file.write(table[table != 0].astype("<i2").tobytes())


def read(shapes: Sequence[Shape], file: BinaryIO) -> tuple[Bank, ...]:
    """The banks of these shapes whose tables ``written`` wrote where the file stands; it stays mapped."""
    data, at = mmap(file.fileno(), 0, access=ACCESS_READ), file.tell()
    rows = sum(shape.rows for shape in shapes)
    starts = np.zeros(rows + 1, np.int32)
    np.cumsum(np.frombuffer(data, np.uint8, rows, at), out=starts[1:])
    count = int(starts[-1])
    columns = np.frombuffer(data, np.uint8, count, at + rows)
    given = np.frombuffer(data, "<i2", count, at + rows + count)
    banks, at = [], 0
    for shape in shapes:
        weights = np.zeros((shape.rows, shape.columns), np.int16)
        packed = _Packed(starts[at : at + shape.rows + 1], columns, given, np.zeros(shape.rows, np.bool_))
        banks.append(Bank(shape.name, shape.offsets, weights, packed))
        at += shape.rows
    return tuple(banks)
