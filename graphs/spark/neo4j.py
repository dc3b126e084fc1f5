"""The graph as CSV for ``neo4j-admin database import``: many files and a header of nodes, and of edges."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from graphs.exports.tables import NEO4J_EDGE, NEO4J_NODE, NEO4J_TYPES, cells, header, neo4j_edge, neo4j_node
from graphs.spark.elements import EDGES, NODES
from graphs.spark.groups import Rows, each

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["write_neo4j"]

_LINE = pa.schema([("value", pa.string())])
_TYPES = {pa.string(): str, pa.int64(): int, pa.float64(): float, pa.bool_(): bool}


def write_neo4j(spark: SparkSession, folder: Path) -> None:
    """Write ``neo4j`` beside the ``nodes`` and ``edges`` of a folder, from these."""
    for part, first, columns, line in (
        ("nodes", NEO4J_NODE, _columns(NODES, "id"), _node),
        ("edges", NEO4J_EDGE, _columns(EDGES, "src", "dst", "edge"), _edge),
    ):
        each(spark.read.parquet(str(folder / part)), line, _LINE).write.text(str(folder / "neo4j" / part))
        names = folder / "neo4j" / f"{part}.header.csv"
        names.write_text(_line(header(first, columns, NEO4J_TYPES)) + "\n", encoding="utf-8")


def _columns(schema: pa.Schema, *but: str) -> dict[str, type]:
    return {field.name: _TYPES[field.type] for field in schema if field.name not in but}


def _node(row: dict[str, Any]) -> Rows:
    yield {"value": _line(cells(neo4j_node(row["id"], row), row, _columns(NODES, "id")))}


def _edge(row: dict[str, Any]) -> Rows:
    fixed = neo4j_edge(row["src"], row["dst"], row["edge"], row)
    yield {"value": _line(cells(fixed, row, _columns(EDGES, "src", "dst", "edge")))}


def _line(row: list[Any]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(row)
    return written.getvalue().removesuffix("\n")
