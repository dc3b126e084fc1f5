"""DOT, for Graphviz."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from quotes.formats.inert import visible

__all__ = ["write_dot"]

_SHAPES = {"speaker": "ellipse", "affiliation": "hexagon", "claim": "box", "document": "note"}


def write_dot(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write nodes, edges and all attributes; Graphviz draws the labels and shapes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("digraph quotetrail {\n")
        for node, values in graph.nodes(data=True):
            file.write(f"{_quoted(node)} [{_list({'shape': _SHAPES[values['kind']], **values})}];\n")
        for source, target, key, values in graph.edges(keys=True, data=True):
            shown = {"key": key, "label": values["relation"], **values}
            file.write(f"{_quoted(source)} -> {_quoted(target)} [{_list(shown)}];\n")
        file.write("}\n")


def _list(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{_quoted(name)}={_quoted(str(value))}" for name, value in values.items())


def _quoted(text: str) -> str:
    """A string of DOT. A backslash is doubled, since in a label it would begin an escape."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
