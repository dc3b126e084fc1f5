"""Cytoscape JSON, as Cytoscape and cytoscape.js read it."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

__all__ = ["write_cytoscape"]


def write_cytoscape(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write through networkx, and give edges the ids that it leaves out."""
    data = nx.cytoscape_data(graph, name="label")
    for edge in data["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(data, file, ensure_ascii=False, indent=1)
        file.write("\n")
