"""GEXF 1.3, as Gephi opens it: typed attributes, dates, colours, sizes, parallel edges.

networkx's writer does most. Added here: the ``kind`` by which Gephi keeps parallel
edges apart, colours and sizes, spells, and a file that is the same every day.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ElementTree

import networkx as nx
from networkx.readwrite.gexf import GEXFReader, GEXFWriter

from graphs.exports.parallel import kinds

__all__ = ["read_gexf", "write_gexf"]

# Okabe and Ito's colours, told apart by colour-blind readers too.
_COLOURS = {
    "speaker": (0, 114, 178),
    "affiliation": (0, 158, 115),
    "claim": (230, 159, 0),
    "document": (153, 153, 153),
}
# In GEXF an edge's start and end are times.
_OFFSETS = {"start": "start_offset", "end": "end_offset"}


def write_gexf(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write the graph for Gephi; the ``start`` and ``end`` of edges are named ``..._offset``."""
    with path.open("wb") as file:
        ElementTree(_Writer(_decorated(graph), version="1.3").xml).write(
            file, encoding="utf-8", xml_declaration=True
        )


def read_gexf(path: Path) -> nx.MultiDiGraph[str]:
    """The graph of a file that ``write_gexf`` wrote, its colours, sizes and spells left out."""
    found = GEXFReader(version="1.3")(str(path))
    original = {name: offset for offset, name in _OFFSETS.items()}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    dressing = {"viz", "spells", "id"}
    for node, values in found.nodes(data=True):
        graph.add_node(node, **{name: value for name, value in values.items() if name not in dressing})
    for source, target, values in found.edges(data=True):
        kept = {original.get(name, name): value for name, value in values.items() if name not in dressing}
        graph.add_edge(source, target, key=values["id"], **kept)
    return graph


class _Writer(GEXFWriter):
    def __init__(self, graph: nx.MultiDiGraph[str], version: str) -> None:
        super().__init__(graph, prettyprint=False, version=version)
        # A file says nothing of the day it was written on: two runs are alike.
        del self.xml.find("meta").attrib["lastmodifieddate"]
        self.xml.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")

    def add_attributes(
        self, node_or_edge: str, xml_obj: Element, data: dict[str, Any], default: dict[str, Any]
    ) -> dict[str, Any]:
        data.pop("key", None)  # is the edge's id already
        found: dict[str, Any] = super().add_attributes(node_or_edge, xml_obj, data, default)  # type: ignore[no-untyped-call]
        return found

    def add_edges(self, G: nx.Graph[Any], graph_element: Element) -> None:  # noqa: N803, the base's name
        super().add_edges(G, graph_element)
        for element, kind in zip(graph_element[-1], kinds(G), strict=True):
            element.set("kind", kind)


def _decorated(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy with what GEXF needs beside the attributes."""
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, values in graph.nodes(data=True):
        copy.add_node(node, **values, **_spells(values), viz=_look(values["kind"], graph.degree(node)))
    for source, target, key, values in graph.edges(keys=True, data=True):
        renamed = {_OFFSETS.get(name, name): value for name, value in values.items()}
        copy.add_edge(source, target, key=key, **renamed, **_spells(values), id=key)
    return copy


def _spells(values: dict[str, Any]) -> dict[str, Any]:
    first = values.get("first_seen") or values.get("published")
    return {"spells": [(first, values.get("last_seen") or first)]} if first else {}


def _look(kind: str, degree: int) -> dict[str, Any]:
    red, green, blue = _COLOURS[kind]
    return {"color": {"r": red, "g": green, "b": blue}, "size": round(4 + 4 * math.log2(1 + degree), 2)}
