"""Graphs to files and back, one format a module; a file's ending says which.

============ ================================================== ====
ending       format                                             back
============ ================================================== ====
.gexf        GEXF 1.3, for Gephi                                yes
.graphml     GraphML, for igraph, yEd, Cytoscape                yes
.json        node-link JSON, for networkx and d3                yes
.cyjs        Cytoscape JSON
.csv         a pair of CSV files, for Gephi
.neo4j.csv   a pair of CSV files, for Neo4j's import
.dot         DOT, for Graphviz
.jsonld      JSON-LD: schema.org, Web Annotation, PROV-O
.ftm.json    FollowTheMoney entities, one a line
.html        a page to look through
.png, .svg   a drawing
============ ================================================== ====

A network of speakers (``graphs.network``) is written as GEXF, GraphML, node-link JSON or CSV for Gephi, its
weights where these programs look for them, and read with ``networkx.read_gexf`` and its like.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib import import_module
from pathlib import Path
from typing import Any

import networkx as nx

from graphs.steps import telling
from graphs.words import printable
from quotes.formats.files import whole

__all__ = ["OF_NETWORKS", "READERS", "WRITERS", "ending", "files", "read", "write"]

# Loaded when used: a drawing needs matplotlib, a page its templates.
WRITERS = {
    ".gexf": "graphs.exports.gexf:write_gexf",
    ".graphml": "graphs.exports.graphml:write_graphml",
    ".json": "graphs.exports.node_link:write_node_link",
    ".cyjs": "graphs.exports.cytoscape:write_cytoscape",
    ".csv": "graphs.exports.tables:write_gephi_tables",
    ".neo4j.csv": "graphs.exports.tables:write_neo4j_tables",
    ".dot": "graphs.exports.dot:write_dot",
    ".jsonld": "graphs.exports.jsonld:write_jsonld",
    ".ftm.json": "graphs.exports.ftm:write_ftm",
    ".html": "graphs.pictures.page:write_page",
    ".png": "graphs.pictures.drawing:draw",
    ".svg": "graphs.pictures.drawing:draw",
}
READERS = {
    ".gexf": "graphs.exports.gexf:read_gexf",
    ".graphml": "graphs.exports.graphml:read_graphml",
    ".json": "graphs.exports.node_link:read_node_link",
}
OF_NETWORKS = (".gexf", ".graphml", ".json", ".csv")
"""What a network of speakers can be written as."""

# Writers keep these for themselves and would overwrite an attribute of that name silently.
_RESERVED = frozenset({"id", "name", "parents", "pid", "slices", "spells", "type", "value", "viz", "weight"})
_RESERVED_ON_NODES = _RESERVED | {"start", "end"}
_RESERVED_ON_EDGES = _RESERVED - {"weight"} | {"key", "source", "target", "label"}


def write(graph: nx.MultiDiGraph[str] | nx.MultiGraph[str], path: str | Path) -> None:
    """Write the graph, or a network of speakers, in the format of the path's ending.

    The file, or the pair of them, appears when it is whole.

    Raises ValueError for an unknown ending, and for an attribute that some format
    would lose, change or refuse.
    """
    path = Path(path)
    writer = _function(WRITERS[ending(path, WRITERS if graph.is_directed() else OF_NETWORKS)])
    _check(graph)
    with whole(path) as part, telling(f"Writing {path.name}"):
        writer(graph, part)


def read(path: str | Path) -> nx.MultiDiGraph[str]:
    """The graph that ``write`` wrote to a file. Raises ValueError for an unknown ending."""
    path = Path(path)
    graph: nx.MultiDiGraph[str] = _function(READERS[ending(path, READERS)])(path)
    return graph


def files(path: Path) -> tuple[Path, ...]:
    """The files that ``write`` makes of a path: a pair for CSV."""
    if path.suffix.lower() != ".csv":
        return (path,)
    return tuple(path.with_name(f"{path.stem}.{part}.csv") for part in ("nodes", "edges"))


def ending(path: Path, table: Collection[str] = WRITERS) -> str:
    """The ending of a path, the longest that is one. Raises ValueError where ``table`` does not know it."""
    found = max((known for known in WRITERS if path.name.lower().endswith(known)), key=len, default="")
    if found not in table:
        why = "" if found else "the ending says no format; "
        what = "graph" if table is not OF_NETWORKS else "network of speakers"
        raise ValueError(f"{path}: {why}a {what} can be {', '.join(sorted(table))}")
    return found


def _function(home: str) -> Callable[..., Any]:
    module, _, name = home.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def _check(graph: nx.MultiGraph[str]) -> None:
    for node, values in graph.nodes(data=True):
        _check_values(f"node {node!r}", {"": node, **values}, _RESERVED_ON_NODES)
    for source, target, values in graph.edges(data=True):
        _check_values(f"edge {source!r} -> {target!r}", values, _RESERVED_ON_EDGES)


def _check_values(where: str, values: dict[str, Any], reserved: frozenset[str]) -> None:
    if not reserved.isdisjoint(values):
        raise ValueError(f"{where}: rename the attribute {', '.join(sorted(reserved & set(values)))}")
    for name, value in values.items():
        if type(value) not in (str, int, float, bool):
            raise ValueError(f"{where}: {name} is {type(value).__name__}, not str, int, float or bool")
        if isinstance(value, str) and printable(value) != value:
            raise ValueError(f"{where}: {name} holds characters that XML cannot; use graphs.words.printable")
