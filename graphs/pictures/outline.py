"""What of a speaker graph a picture can show: who is quoted where, and what ties them.

Most claims are said once, by one speaker, in one document. In an outline such a claim is
a tie of its speaker to that document; only claims that tie more are nodes.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

import networkx as nx

from graphs.building.measures import bridges, most_mentioned
from graphs.building.relations import UTTERANCES
from graphs.labels import joined
from quotes.document import Span

__all__ = [
    "KINDS",
    "firm_ties",
    "most_quoted",
    "named",
    "of_kind",
    "outline",
    "quotes_of",
    "tying_claims",
    "what_matters",
    "words_of",
]

_RANK = (
    *("quoted_in", "said", "denied", "doubted", "asked", "ordered", "declined"),
    *("affiliated_with", "reported_in", "denies", "repeats", "alters", "mentions"),
)

_FIRST = 250  # nodes that a large graph opens with
_PAIRS = 20  # pairs of whom one speaks of the other, and speakers that join groups, among them

KINDS = ("speaker", "affiliation", "document", "claim")


Quoted = tuple[str, str, str | None]
"""A quote by its claim, its document and its own id."""


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
    quotes: set[Quoted] = set()
    for start, end, values in graph.edges(data=True):
        if values.get("relation") in UTTERANCES:
            counts[start] += 1
            quotes.add((end, values["document"], values.get("quote")))
        elif values.get("relation") == "reported_in":
            quotes.add((start, end, values.get("quote")))
    for claim, document, _ in quotes:
        counts[claim] += 1
        if document in counts:  # a part of a graph may be without it
            counts[document] += 1
    return counts


def words_of(graph: nx.MultiDiGraph[str]) -> dict[Quoted, str]:
    """The words of each quote as a label."""
    exact, found = {}, {}
    for claim, document, values in graph.edges(data=True):
        if values.get("relation") == "reported_in":
            exact[claim, document, values.get("quote")] = values.get("exact")
            found[claim, document, values.get("quote")] = _label(graph.nodes[claim]["text"], values, values)
    for _, claim, values in graph.edges(data=True):
        if values.get("relation") in UTTERANCES and values.get("text"):
            key = claim, values["document"], values.get("quote")
            found[key] = _label(values["text"], values, {"exact": exact.get(key)})
    return found


def named(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """What each claim is called: the words of its first quote as a label."""
    found: dict[str, tuple[float, str]] = {}
    for claim, _, values in graph.edges(data=True):
        if values.get("relation") == "reported_in":
            order = values.get("order", 0)
            if order < found.get(claim, (math.inf, ""))[0]:
                found[claim] = order, _label(graph.nodes[claim]["text"], values, values)
    return {claim: words for claim, (_, words) in found.items()}


def _label(text: str, place: Mapping[str, Any], printed: Mapping[str, Any]) -> str:
    spans = [Span(*map(int, one.split("-"))) for one in place.get("spans", "").split()]
    return joined(text, spans, printed.get("exact"), place.get("start", 0))


def outline(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """A simple graph of the speakers, affiliations, documents and tying claims.

    Claims have ``words``, what they are called. Edges have ``relation`` (of several between two nodes
    the first of the graph's table, and ``quoted_in`` from a speaker to a document) and ``weight``, the
    number of edges behind them.
    """
    ties, words = set(tying_claims(graph)), named(graph)
    drawn: nx.Graph[str] = nx.Graph()
    for node, values in graph.nodes(data=True):
        if values["kind"] != "claim" or node in ties:
            drawn.add_node(node, **values, **({"words": words[node]} if node in words else {}))
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

    Each speaker stands there with an article or a claim of its own; who is quoted nowhere is left out.
    Two thirds of the room are for them; then come what ties several of them, what they are tied to
    alone, and who else is quoted in these articles.
    """
    quoted = [node for node in of_kind(drawn, "speaker") if _homes(drawn, node)]
    ranked = sorted(quoted, key=lambda node: (-counts[node], node))
    if len(drawn) <= limit:
        kept = {*ranked, *of_kind(drawn, "document"), *of_kind(drawn, "claim")}
        kept |= {node for node in of_kind(drawn, "affiliation") if kept & set(drawn[node])}
        return _part(drawn, kept)
    chosen = dict.fromkeys(_with_homes(drawn, ranked, limit * 2 // 3))

    def add(nodes: Iterable[str], least: int, share: int) -> None:
        ties = {node: sum(other in chosen for other in drawn[node]) for node in nodes if node not in chosen}
        best = sorted((node for node in ties if ties[node] >= least), key=lambda node: (-ties[node], node))
        chosen.update(dict.fromkeys(best[: min(share, limit - len(chosen))]))

    add([node for node, values in drawn.nodes(data=True) if values["kind"] != "speaker"], 2, limit // 6)
    add(of_kind(drawn, "affiliation"), 1, limit // 10)
    others = [node for node in ranked if node not in chosen and chosen.keys() & _homes(drawn, node)]
    chosen.update(dict.fromkeys(others[: limit - len(chosen)]))
    return _part(drawn, chosen.keys())


def _part(drawn: nx.Graph[str], chosen: Collection[str]) -> nx.Graph[str]:
    part: nx.Graph[str] = nx.Graph()  # in the outline's order: a view's order would be the set's
    part.add_nodes_from((node, values) for node, values in drawn.nodes(data=True) if node in chosen)
    part.add_edges_from(
        (a, b, values) for a, b, values in drawn.edges(data=True) if a in chosen and b in chosen
    )
    return part


def what_matters(graph: nx.MultiDiGraph[str], counts: dict[str, int]) -> list[str]:
    """The nodes to begin with in a large graph, the first first: the most quoted, who speaks most of
    others and is spoken of, who joins groups, each with an article or claim, and what ties them.
    """
    drawn = outline(graph)
    quoted = sorted(of_kind(drawn, "speaker"), key=lambda node: (-counts[node], node))
    spoken = [row[end] for row in most_mentioned(graph)[:_PAIRS] for end in ("node", "of node")]
    joining = [row["node"] for row in bridges(graph)[:_PAIRS]]
    mixed = [node for group in zip_longest(quoted, spoken, joining) for node in group if node in drawn]
    chosen = dict.fromkeys(_with_homes(drawn, dict.fromkeys(mixed), _FIRST * 2 // 3))
    ties = {node: sum(other in chosen for other in drawn[node]) for node in drawn}
    free = [node for node in drawn if node not in chosen and ties[node] > 1]
    best = sorted(free, key=lambda node: (-ties[node], node))
    return [*chosen, *best[: _FIRST - len(chosen)]]


def _homes(drawn: nx.Graph[str], speaker: str) -> list[str]:
    """The articles and claims in which a speaker is quoted."""
    return [
        other
        for other, values in drawn[speaker].items()
        if drawn.nodes[other]["kind"] in ("document", "claim") and values["relation"] != "mentions"
    ]


def _with_homes(drawn: nx.Graph[str], speakers: Iterable[str], limit: int) -> Iterator[str]:
    """Speakers, each after an article or claim of its own, until there are ``limit`` nodes.

    Of several articles the one that is there already, else the one that quotes most speakers.
    """
    given: set[str] = set()
    for speaker in speakers:
        homes = _homes(drawn, speaker)
        home = min(homes, key=lambda node: (node not in given, -len(drawn[node]), node), default=None)
        new = [node for node in (home, speaker) if node and node not in given]
        if len(given) + len(new) > limit:
            return
        given.update(new)
        yield from new
