"""A page to explore a speaker graph: one file, no network, for the mouse, the keyboard and print."""

from __future__ import annotations

import math
from importlib import metadata
from pathlib import Path
from typing import Any

import networkx as nx

from graphs.building.relations import UTTERANCES
from graphs.pictures.outline import (
    KINDS,
    firm_ties,
    named,
    of_kind,
    outline,
    quotes_of,
    what_matters,
    words_of,
)
from graphs.pictures.placing import place
from graphs.rendering import page, script_json
from quotes.formats.files import whole
from quotes.formats.inert import visible

__all__ = ["LIMIT", "page_html", "write_page"]

LIMIT = 5000
"""So many nodes a page holds; of a larger graph it shows those around the most quoted speakers."""

_FEW = 120
_GAP, _WIDE = 0.3, 2.2  # between nodes; a graph of few nodes has room for everybody's name
_D3 = "mpld3/js/d3.v5.min.js"
_KEPT = {
    "speaker": ("speaker_kind", "aliases", "description"),
    "affiliation": ("affiliation_kind",),
    "claim": ("text",),
    "document": ("title", "outlet", "author", "published", "url"),
}  # of a node; below of a quote and of any other edge

_SAID = ("quote_kind", "stance", "text", "cue", "published", "confidence", "start", "end")
_SHOWN = ("relation", "role", "place", "status", "changes")


def write_page(graph: nx.MultiDiGraph[str], path: str | Path) -> None:
    """Write the page of a graph as ``graphs.build`` makes it."""
    with whole(path) as part:
        part.write_text(page_html(graph), encoding="utf-8")


def page_html(graph: nx.MultiDiGraph[str], back: str = "") -> str:
    """The page as one string: its data, its script, and d3 as the package mpld3 ships it.

    back: the address of the search whose graph it is.
    """
    return page("page", "page", library=_library(), data=script_json(_data(graph)), back=back)


def _library() -> str:
    """d3's source, found without importing the package: that would load matplotlib."""
    return Path(str(metadata.distribution("mpld3").locate_file(_D3))).read_text(encoding="utf-8").strip()


def _data(graph: nx.MultiDiGraph[str]) -> dict[str, Any]:
    counts = quotes_of(graph)
    shown = graph.subgraph(_shown(graph, counts))
    places = _places(shown, counts)
    nodes = [node for kind in KINDS for node in of_kind(shown, kind)]
    rank = {node: number for number, node in enumerate(what_matters(shown, counts), 1)}
    index = {node: number for number, node in enumerate(nodes)}
    words = named(shown)
    return {
        "nodes": [
            _node(shown, node, counts[node], places[node])
            | ({"rank": rank[node]} if node in rank else {})
            | ({"text": _clean(words[node])} if node in words else {})
            for node in nodes
        ],
        "quotes": _quotes(shown, index),
        "ties": _ties(shown, index),
        "whole": len(graph),
    }


def _shown(graph: nx.MultiDiGraph[str], counts: dict[str, int]) -> set[str]:
    """The nodes within ``LIMIT``: speaker by speaker, the most quoted first, with all that is theirs."""
    if len(graph) <= LIMIT:
        return set(graph)
    chosen: set[str] = set()
    for speaker in sorted(of_kind(graph, "speaker"), key=lambda node: (-counts[node], node)):
        own: dict[str, None] = {speaker: None}
        for _, target, values in graph.out_edges(speaker, data=True):
            own[values.get("document", speaker)] = own[target] = None
        new = [node for node in own if node not in chosen]
        if len(chosen) + len(new) > LIMIT:
            if not chosen:  # one speaker alone has more than a page holds
                chosen.update(new[:LIMIT])
            break
        chosen.update(new)
    return chosen


def _places(graph: nx.MultiDiGraph[str], counts: dict[str, int]) -> dict[str, tuple[float, float]]:
    """Places of all nodes: those of the outline by its ties, any other claim beside who said it."""
    drawn = outline(graph)
    laid: nx.Graph[str] = nx.Graph()
    laid.add_nodes_from(sorted(graph))
    laid.add_edges_from(firm_ties(drawn))
    for claim in laid:
        if claim not in drawn:
            hubs = sorted(graph.predecessors(claim)) or sorted(graph.successors(claim))
            laid.add_edges_from((claim, hub) for hub in hubs[:1])
    sizes = {node: _radius(graph.nodes[node]["kind"], counts[node]) for node in laid}
    return place(laid, sizes, _GAP if len(laid) > _FEW else _WIDE)


def _radius(kind: str, quotes: int) -> float:
    """Of a node, in the page's units: 1 for somebody quoted once; claims are all small."""
    return 0.35 if kind == "claim" else min(0.75 + 0.25 * math.sqrt(quotes), 4.0)


def _node(graph: nx.MultiDiGraph[str], node: str, quotes: int, where: tuple[float, float]) -> dict[str, Any]:
    values = graph.nodes[node]
    kind = values["kind"]
    known = {name: _clean(values[name]) for name in _KEPT[kind] if values.get(name)}
    return {
        "id": visible(node),
        "kind": kind,
        "label": visible(str(values.get("label") or node)),
        "n": quotes,
        "r": round(_radius(kind, quotes), 2),
        "x": where[0],
        "y": where[1],
        **known,
    }


def _quotes(graph: nx.MultiDiGraph[str], index: dict[str, int]) -> list[dict[str, Any]]:
    """Each quote once: from its speaker, or from ``reported_in`` where nobody is known to have said it."""
    found = []
    told = set()
    words = words_of(graph)
    for start, end, values in graph.edges(data=True):
        if values.get("relation") in UTTERANCES and values.get("document") in index:
            key = end, values["document"], values.get("quote")
            told.add(key)
            ends = {"s": index[start], "c": index[end], "d": index[values["document"]]}
            found.append(_quote(values) | ends | ({"text": _clean(words[key])} if key in words else {}))
    for start, end, values in graph.edges(data=True):
        if values.get("relation") == "reported_in" and (start, end, values.get("quote")) not in told:
            found.append(_quote(values) | {"s": -1, "c": index[start], "d": index[end]})
    return sorted(found, key=lambda quote: (quote["d"], quote.get("start", 0), quote["c"], quote["s"]))


def _quote(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _clean(values[name]) for name in _SAID if values.get(name) is not None}


def _ties(graph: nx.MultiDiGraph[str], index: dict[str, int]) -> list[dict[str, Any]]:
    """All edges but quotes: affiliations, claims that repeat or alter others, who speaks of whom."""
    found = []
    for start, end, values in graph.edges(data=True):
        if values.get("relation") not in UTTERANCES | {"reported_in"}:
            known = {name: _clean(values[name]) for name in _SHOWN if values.get(name)}
            found.append(known | {"a": index[start], "b": index[end]})
    return sorted(found, key=lambda tie: (tie["a"], tie["b"], tie["relation"], str(tie.get("role", ""))))


def _clean(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value
