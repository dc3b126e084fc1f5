"""Node-link JSON, as networkx and d3 read it."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

__all__ = ["read_node_link", "write_node_link"]


def write_node_link(graph: nx.MultiGraph[str], path: Path) -> None:
    """Write nodes with their ``id``, edges with ``source``, ``target`` and ``key``, and all attributes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(nx.node_link_data(graph, edges="edges"), file, ensure_ascii=False, indent=1)
        file.write("\n")


def read_node_link(path: Path) -> nx.MultiDiGraph[str]:
    """The graph of a node-link file."""
    return nx.MultiDiGraph(nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"))
