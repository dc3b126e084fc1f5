"""What of a speaker graph a picture can show: who is quoted where, and what ties them.

Most claims are said once, by one speaker, in one document. In an outline such a claim is
a tie of its speaker to that document; only claims that tie more are nodes.
"""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from graphs.building.relations import UTTERANCES

__all__ = ["KINDS", "firm_ties", "most_quoted", "of_kind", "outline", "quotes_of", "tying_claims"]

_RANK = (
    *("quoted_in", "said", "denied", "doubted", "asked", "ordered", "declined"),
    *("affiliated_with", "reported_in", "denies", "repeats", "alters", "mentions"),
)

KINDS = ("speaker", "affiliation", "document", "claim")


def of_kind(graph: nx.Graph[str], kind: str) -> list[str]:
    """The graph's nodes of one of ``KINDS``."""
    return [node for node, values in graph.nodes(data=True) if values["kind"] == kind]


def tying_claims(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Claims of several speakers or documents, and claims that repeat or alter another."""
    found = []
    for claim in of_kind(graph, "claim"):
        before, after = set(graph.predecessors(claim)), set(graph.successors(claim))
        is_changed = any(graph.nodes[node]["kind"] == "claim" for node in before | after)
        if len(before) > 1 or len(after) > 1 or is_changed:
            found.append(claim)
    return found


def quotes_of(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """The number of quotes of each node: said by it, standing in it, or saying it."""
    counts = dict.fromkeys(graph, 0)
    for speaker, claim, values in graph.edges(data=True):
        if values.get("relation") in UTTERANCES:
            counts[speaker] += 1
            counts[claim] += 1
        elif values.get("relation") == "reported_in":
            counts[claim] = max(counts[claim], 1)
    for _, document, values in graph.edges(data=True):
        if values.get("relation") == "reported_in":
            counts[document] += 1
    return counts


def outline(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """A simple graph of the speakers, affiliations, documents and tying claims.

    Edges have ``relation`` (of several between two nodes the first of the graph's table, and
    ``quoted_in`` from a speaker to a document) and ``weight``, the number of edges behind them.
    """
    ties = set(tying_claims(graph))
    drawn: nx.Graph[str] = nx.Graph()
    for node, values in graph.nodes(data=True):
        if values["kind"] != "claim" or node in ties:
            drawn.add_node(node, **values)
    for start, end, values in graph.edges(data=True):
        relation = values.get("relation", "")
        if relation in UTTERANCES and end not in ties:
            end, relation = values["document"], "quoted_in"
        if start in drawn and end in drawn and start != end:
            known = drawn.edges[start, end] if drawn.has_edge(start, end) else None
            if known is None or _RANK.index(relation) < _RANK.index(known["relation"]):
                drawn.add_edge(start, end, relation=relation, weight=1)
            elif known["relation"] == relation:
                known["weight"] += 1
    return drawn


def firm_ties(drawn: nx.Graph[str]) -> list[tuple[str, str]]:
    """The edges that places go by, in order: all but who speaks of whom, which ties all to the famous."""
    firm = ((a, b) for a, b, values in drawn.edges(data=True) if values["relation"] != "mentions")
    return sorted((min(edge), max(edge)) for edge in firm)


def most_quoted(drawn: nx.Graph[str], counts: dict[str, int], limit: int) -> nx.Graph[str]:
    """The outline's part of at most ``limit`` nodes around its most quoted speakers.

    All of it where it is small enough; else half of the nodes are speakers, and the rest
    are what ties most of them: affiliations, then claims and documents.
    """
    if len(drawn) <= limit:
        return drawn.copy()
    speakers = _best([node for node in of_kind(drawn, "speaker") if counts[node]], counts, limit // 2)
    ties = {node: sum(other in speakers for other in drawn[node]) for node in drawn}
    claims = _best([node for node in of_kind(drawn, "claim") if ties[node] > 1], ties, limit // 10)
    affiliations = _best([node for node in of_kind(drawn, "affiliation") if ties[node]], ties, limit // 4)
    chosen = {*speakers, *claims, *affiliations}
    documents = _best([n for n in of_kind(drawn, "document") if ties[n] > 1], ties, limit - len(chosen))
    chosen |= documents
    part: nx.Graph[str] = nx.Graph()  # in the outline's order: a view's order would be the set's
    part.add_nodes_from((node, values) for node, values in drawn.nodes(data=True) if node in chosen)
    part.add_edges_from(
        (a, b, values) for a, b, values in drawn.edges(data=True) if a in chosen and b in chosen
    )
    return part


def _best(nodes: Iterable[str], value: dict[str, int], count: int) -> set[str]:
    return set(sorted(nodes, key=lambda node: (-value[node], node))[:count])
