"""GraphML, as igraph, yEd, Cytoscape and networkx read it."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

__all__ = ["read_graphml", "write_graphml"]


def write_graphml(graph: nx.MultiGraph[str], path: Path) -> None:
    """Write through networkx; an edge's key is its id."""
    nx.write_graphml(graph, path)


def read_graphml(path: Path) -> nx.MultiDiGraph[str]:
    """The graph of a GraphML file."""
    return nx.MultiDiGraph(nx.read_graphml(path, force_multigraph=True))
