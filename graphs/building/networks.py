"""Networks of speakers alone: who shares stories, claims or organizations with whom, and how many.

Speakers and what they share are a graph of two kinds of nodes, of which networkx makes the projection on the
speakers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, Literal

import networkx as nx

from graphs.building.relations import UTTERANCES

__all__ = ["Shared", "crowded", "network", "projection"]

Shared = Literal["stories", "claims", "organizations"]
"""What ties two speakers: articles that quote both, claims that both make, bodies that both belong to."""

_NAMED = ("person", "organization")
_COMPANY = 100  # speakers of one document that are paired: a thousand would make half a million pairs


def network(graph: nx.MultiDiGraph[str], shared: Shared) -> nx.MultiGraph[str]:
    """The named speakers of a graph that say something, each pair that shares something joined by one edge.

    ``weight``: how many stories, claims or organizations the two share. Of very many speakers of one story
    only the most quoted are paired; see ``crowded``. Nodes keep their attributes.
    """
    joined = projection(graph, shared)
    found: nx.MultiGraph[str] = nx.MultiGraph()
    found.add_nodes_from((speaker, graph.nodes[speaker]) for speaker in joined)
    for number, (left, right, values) in enumerate(joined.edges(data=True), 1):
        found.add_edge(left, right, key=f"{shared}:{number}", relation=f"shares {shared}", **values)
    return found


def projection(graph: nx.MultiDiGraph[str], shared: Shared) -> nx.Graph[str]:
    """The same without what is known of the speakers: nodes, and edges with their weights."""
    speakers = sorted({source for source, _, _ in _uttered(graph)})
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(speakers)
    both = found.copy()
    both.add_edges_from(tie for tie in _TIES[shared](graph) if tie[0] in found)
    if len(both) > len(speakers):  # of no ties networkx makes no projection
        edges = nx.bipartite.weighted_projected_graph(both, speakers).edges(data=True)
        # In their order: the projection's is that of sets.
        found.add_weighted_edges_from(sorted((*sorted(pair[:2]), pair[2]["weight"]) for pair in edges))
    return found


def crowded(graph: nx.MultiDiGraph[str]) -> list[tuple[str, int, int]]:
    """Documents that quote so many named speakers that only their most quoted are paired.

    Their ids, with how many speakers are paired and how many there are.
    """
    quoted = _quoted(graph)
    return [
        (graph.nodes[document]["document_id"], _COMPANY, len(quoted[document]))
        for document in sorted(quoted)
        if len(quoted[document]) > _COMPANY
    ]


def _stories(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str]]:
    for document, found in _quoted(graph).items():
        for speaker in sorted(found, key=lambda speaker: (-found[speaker], speaker))[:_COMPANY]:
            yield speaker, document


def _claims(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str]]:
    return ((source, target) for source, target, values in _uttered(graph) if values["relation"] == "said")


def _organizations(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str]]:
    for source, target, values in graph.edges(data=True):
        tied = values["relation"] == "affiliated_with"
        if tied and graph.nodes[target]["affiliation_kind"] == "organization":
            yield source, target


_TIES = {"stories": _stories, "claims": _claims, "organizations": _organizations}


def _quoted(graph: nx.MultiDiGraph[str]) -> dict[str, Counter[str]]:
    """For each document its named speakers, with the number of their quotes there."""
    quoted: dict[str, Counter[str]] = defaultdict(Counter)
    for source, _, values in _uttered(graph):
        quoted[values["document"]][source] += 1
    return quoted


def _uttered(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The edges by which named speakers say something."""
    for source, target, values in graph.edges(data=True):
        if values["relation"] in UTTERANCES and graph.nodes[source]["speaker_kind"] in _NAMED:
            yield source, target, values
