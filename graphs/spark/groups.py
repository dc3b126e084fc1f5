"""Rows that belong together, given to Python in order: a group at a time, many groups a task."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["TOGETHER", "Rows", "by_group", "each"]

Rows = Iterable[dict[str, Any]]
TOGETHER = 500
"""Rows that go between Spark and Python at once: with texts, some megabytes."""


def each(rows: DataFrame, make: Callable[[dict[str, Any]], Rows], schema: pa.Schema) -> DataFrame:
    """What a function makes of each row."""

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _batches((made for row in _rows(batches) for made in make(row)), schema)

    return rows.mapInArrow(run, from_arrow_schema(schema))


def by_group(
    rows: DataFrame,
    group: tuple[str, ...],
    order: tuple[str, ...],
    make: Callable[[list[dict[str, Any]]], Rows],
    schema: pa.Schema,
) -> DataFrame:
    """What a function makes of the rows of each group, which are in order.

    ``applyInArrow`` would do so, at a millisecond and more a group; most groups have one row or two.
    """

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        groups = itertools.groupby(_rows(batches), key=itemgetter(*group))
        return _batches((made for _, members in groups for made in make(list(members))), schema)

    parted = rows.repartition(*group).sortWithinPartitions(*group, *order)
    return parted.mapInArrow(run, from_arrow_schema(schema))


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[dict[str, Any]]:
    return (row for batch in batches for row in batch.to_pylist())


def _batches(rows: Rows, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    rows = iter(rows)
    while together := list(itertools.islice(rows, TOGETHER)):
        yield pa.RecordBatch.from_pylist(together, schema=schema)
