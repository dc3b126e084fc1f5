"""Pairs of CSV files, one of nodes and one of edges: for Gephi, and for Neo4j's import.

``graph.csv`` stands for ``graph.nodes.csv`` and ``graph.edges.csv``. Contents hold line
breaks, quoted as CSV allows; neo4j-admin wants ``--multiline-fields=true`` for them. What a
spreadsheet would run as a formula has an apostrophe put in front.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from graphs.exports.parallel import kinds
from quotes.formats.inert import cell

__all__ = [
    "NEO4J_EDGE",
    "NEO4J_NODE",
    "NEO4J_TYPES",
    "cells",
    "header",
    "neo4j_edge",
    "neo4j_node",
    "write_gephi_tables",
    "write_neo4j_tables",
]

NEO4J_NODE = (":ID", ":LABEL")
NEO4J_EDGE = (":START_ID", ":END_ID", ":TYPE", "edge")
NEO4J_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


def write_gephi_tables(graph: nx.MultiGraph[str], path: Path) -> None:
    """Write the pair with the columns by which Gephi's import knows nodes and edges."""
    sort = "Directed" if graph.is_directed() else "Undirected"
    nodes = [({"Id": node, "Label": values["label"]}, values) for node, values in graph.nodes(data=True)]
    edges = [
        (
            {
                "Source": source,
                "Target": target,
                "Type": sort,
                "Id": key,
                "Label": values["relation"],
                "Kind": kind,
            },
            values,
        )
        for (source, target, key, values), kind in zip(
            graph.edges(keys=True, data=True), kinds(graph), strict=True
        )
    ]
    _write(path, "nodes", ("Id", "Label"), nodes, {})
    _write(path, "edges", ("Source", "Target", "Type", "Id", "Label", "Kind"), edges, {})


def write_neo4j_tables(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write the pair with the typed headers of ``neo4j-admin database import``."""
    nodes = [(neo4j_node(node, values), values) for node, values in graph.nodes(data=True)]
    edges = [
        (neo4j_edge(source, target, key, values), values)
        for source, target, key, values in graph.edges(keys=True, data=True)
    ]
    _write(path, "nodes", NEO4J_NODE, nodes, NEO4J_TYPES)
    _write(path, "edges", NEO4J_EDGE, edges, NEO4J_TYPES)


def neo4j_node(node: str, values: Mapping[str, Any]) -> dict[str, str]:
    """What a node has in the columns ``NEO4J_NODE``."""
    return dict(zip(NEO4J_NODE, (node, values["kind"].capitalize()), strict=True))


def neo4j_edge(source: str, target: str, key: str, values: Mapping[str, Any]) -> dict[str, str]:
    """What an edge has in the columns ``NEO4J_EDGE``."""
    return dict(zip(NEO4J_EDGE, (source, target, values["relation"].upper(), key), strict=True))


def _write(
    path: Path,
    part: str,
    first: tuple[str, ...],
    rows: Iterable[tuple[Mapping[str, str], Mapping[str, Any]]],
    types: Mapping[type, str],
) -> None:
    rows = list(rows)
    heads = {name.lower() for name in first}  # Label and label are one column for those who read the table
    columns = {name: type(value) for _, values in rows for name, value in values.items() if name not in heads}
    with path.with_name(f"{path.stem}.{part}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header(first, columns, types))
        for fixed, values in rows:
            writer.writerow(cells(fixed, values, columns))


def header(first: Iterable[str], columns: Mapping[str, type], types: Mapping[type, str]) -> list[str]:
    """The names of columns, with their types where the reader asks for them."""
    return [*first, *(f"{name}:{types[kind]}" if types else name for name, kind in columns.items())]


def cells(fixed: Mapping[str, str], values: Mapping[str, Any], columns: Iterable[str]) -> list[object]:
    """A row of a table: what is fixed, and some of the values."""
    return [*map(cell, fixed.values()), *(_cell(values.get(name)) for name in columns)]


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else cell(value)
