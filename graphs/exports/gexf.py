"""GEXF 1.3, as Gephi opens it: typed attributes, dates, colours, sizes, parallel edges.

Written as a stream: networkx's writer holds the whole XML, 2.5 GB for 100,000 quotes,
and knows no ``kind`` of edges, by which Gephi keeps parallel ones apart. Read by networkx.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import networkx as nx

from graphs.exports.parallel import kinds

__all__ = ["read_gexf", "write_gexf"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>quotetrail</creator></meta>
"""
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
# Okabe and Ito's colours, told apart by colour-blind readers too.
_COLOURS = {
    "speaker": (0, 114, 178),
    "affiliation": (0, 158, 115),
    "claim": (230, 159, 0),
    "document": (153, 153, 153),
}
# In GEXF an edge's start and end are times.
_OFFSETS = {"start": "start_offset", "end": "end_offset"}
_OF_EDGES = {**_OFFSETS, "weight": ""}


def write_gexf(graph: nx.MultiGraph[str], path: Path) -> None:
    """Write the graph for Gephi; the ``start`` and ``end`` of edges are named ``..._offset``.

    What edges of a network weigh is their weight in Gephi.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))


def read_gexf(path: Path) -> nx.MultiDiGraph[str]:
    """The graph of a file that ``write_gexf`` wrote, its colours, sizes and spells left out."""
    found = nx.read_gexf(path, version="1.3")
    original = {name: offset for offset, name in _OFFSETS.items()}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    dressing = {"viz", "spells", "id", "label"}
    for node, values in found.nodes(data=True):
        kept = {name: value for name, value in values.items() if name not in dressing}
        graph.add_node(node, label=values["label"], **kept)
    for source, target, values in found.edges(data=True):
        kept = {original.get(name, name): value for name, value in values.items() if name not in dressing}
        graph.add_edge(source, target, key=values["id"], **kept)
    return graph


def _lines(graph: nx.MultiGraph[str]) -> Iterator[str]:
    node_attributes = _Attributes("node", (values for _, values in graph.nodes(data=True)), {"label": ""})
    edge_attributes = _Attributes("edge", (values for *_, values in graph.edges(data=True)), _OF_EDGES)
    yield _HEAD
    sort = "directed" if graph.is_directed() else "undirected"
    yield f'<graph defaultedgetype="{sort}" mode="dynamic" timeformat="date">\n'
    yield from node_attributes.declared()
    yield from edge_attributes.declared()
    yield "<nodes>\n"
    for node, values in graph.nodes(data=True):
        yield f"<node id={quoteattr(node)} label={quoteattr(values['label'])}>"
        yield from node_attributes.stated(values)
        yield _spells(values) + _look(values["kind"], graph.degree(node)) + "</node>\n"
    yield "</nodes>\n<edges>\n"
    for (source, target, key, values), kind in zip(
        graph.edges(keys=True, data=True), kinds(graph), strict=True
    ):
        yield f"<edge id={quoteattr(key)} source={quoteattr(source)} target={quoteattr(target)}"
        yield f" kind={quoteattr(kind)} label={quoteattr(values['relation'])}"
        yield f' weight="{values["weight"]}">' if "weight" in values else ">"
        yield from edge_attributes.stated(values)
        yield _spells(values) + "</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


class _Attributes:
    """The attributes of nodes or of edges: declared once with their types, then stated by number.

    titles: those that are called otherwise in the file; an empty title leaves one out.
    """

    def __init__(self, of: str, all_values: Iterable[Mapping[str, Any]], titles: Mapping[str, str]) -> None:
        self.of = of
        self.titles = titles
        self.types = {name: _TYPES[type(value)] for values in all_values for name, value in values.items()}
        for name in [name for name in self.types if titles.get(name) == ""]:
            del self.types[name]
        self.numbers = {name: number for number, name in enumerate(self.types)}

    def declared(self) -> Iterator[str]:
        yield f'<attributes class="{self.of}" mode="static">\n'
        for name, sort in self.types.items():
            title = quoteattr(self.titles.get(name, name))
            yield f'<attribute id="{self.numbers[name]}" title={title} type="{sort}"/>\n'
        yield "</attributes>\n"

    def stated(self, values: Mapping[str, Any]) -> Iterator[str]:
        yield "<attvalues>"
        for name, value in values.items():
            if name in self.numbers:
                yield f'<attvalue for="{self.numbers[name]}" value={quoteattr(_lexical(value))}/>'
        yield "</attvalues>"


def _lexical(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _spells(values: Mapping[str, Any]) -> str:
    first = values.get("first_seen") or values.get("published")
    if not first:
        return ""
    last = values.get("last_seen") or first
    return f"<spells><spell start={quoteattr(first)} end={quoteattr(last)}/></spells>"


def _look(kind: str, degree: int) -> str:
    red, green, blue = _COLOURS[kind]
    size = 4 + 4 * math.log2(1 + degree)
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{size:.2f}"/>'
