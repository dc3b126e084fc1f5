"""What journalists ask a graph of speakers: tables of plain rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx

from graphs.building.networks import projection
from graphs.building.relations import UTTERANCES
from graphs.words import comparable

__all__ = [
    "TABLES",
    "bridges",
    "co_quoted",
    "floor",
    "most_mentioned",
    "most_quoted",
    "most_repeated",
    "sources_by_month",
    "sources_by_outlet",
]

Row = dict[str, Any]
_SEED = 1
_PIVOTS = 200  # speakers from whom ways are counted in a large graph, instead of from all
_TIES = 10_000_000  # that are walked in counting ways: a graph of very many has fewer pivots


def most_quoted(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """Speakers by their number of quotes, with their words, claims, documents and outlets."""
    said: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    for source, target, values in _uttered(graph):
        said[source].append((target, values))
    rows = [
        {
            "speaker": graph.nodes[speaker]["label"],
            "kind": graph.nodes[speaker]["speaker_kind"],
            "quotes": len(quotes),
            "words": sum(len(comparable(values["text"])) for _, values in quotes),
            "claims": len({claim for claim, _ in quotes}),
            "documents": len({values["document"] for _, values in quotes}),
            "outlets": len({_outlet(graph, values) for _, values in quotes} - {""}),
            "node": speaker,
        }
        for speaker, quotes in said.items()
    ]
    return sorted(rows, key=lambda row: (-row["quotes"], -row["words"], row["node"]))


def sources_by_outlet(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """For each outlet how many quotes are of named, of unnamed and of no told sources; ``all`` first.

    documents: also those without quotes.
    """
    return _sources(graph, "outlet", lambda values: _outlet(graph, values) or "(unknown)")


def sources_by_month(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """The same for each month."""
    return _sources(graph, "month", lambda values: values.get("published", "")[:7] or "(undated)")


def _sources(graph: nx.MultiDiGraph[str], name: str, group: Callable[[Row], str]) -> list[Row]:
    speaker_of = {
        (values["document"], values["quote"]): graph.nodes[source]["speaker_kind"]
        for source, _, values in _uttered(graph)
    }
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    documents: Counter[str] = Counter()
    for _, _, values in _edges(graph, "reported_in"):
        sort = speaker_of.get((values["document"], values["quote"]), "no source")
        for place in ("all", group(values)):
            counts[place][sort] += 1
    for node, values in graph.nodes(data=True):
        if values["kind"] == "document":
            for place in ("all", group({**values, "document": node})):
                documents[place] += 1
    rows = []
    for place in sorted(documents if counts else (), key=lambda place: (place != "all", place)):
        count = counts[place]
        attributed = count.total() - count["no source"]
        named = count["person"] + count["organization"]
        rows.append(
            {
                name: place,
                "documents": documents[place],
                "quotes": count.total(),
                "named": named,
                "groups": count["group"],
                "papers": count["document"],
                "unnamed": count["unnamed"],
                "no source": count["no source"],
                "named share": _share(named, attributed),
                "unnamed share": _share(count["unnamed"], attributed),
            }
        )
    return rows


def floor(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """Each affiliation's share of the floor: of the words of speakers that some article ties to anything.

    A speaker with several affiliations gives all words to each.
    """
    words: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    for source, _, values in _uttered(graph):
        words[source] += len(comparable(values["text"]))
        quotes[source] += 1
    members: dict[str, set[str]] = defaultdict(set)
    for source, target, _ in _edges(graph, "affiliated_with"):
        if words[source]:
            members[target].add(source)
    total = sum(words[speaker] for speaker in set().union(*members.values()))
    rows = [
        {
            "affiliation": graph.nodes[affiliation]["label"],
            "kind": graph.nodes[affiliation]["affiliation_kind"],
            "speakers": len(speakers),
            "quotes": sum(quotes[speaker] for speaker in speakers),
            "words": sum(words[speaker] for speaker in speakers),
            "share": _share(sum(words[speaker] for speaker in speakers), total),
            "node": affiliation,
        }
        for affiliation, speakers in members.items()
    ]
    return sorted(rows, key=lambda row: (-row["words"], row["node"]))


def co_quoted(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """Pairs of named speakers by the number of documents that quote both; see ``networks.crowded``."""
    rows = [
        {
            "speaker": graph.nodes[left]["label"],
            "beside": graph.nodes[right]["label"],
            "documents": values["weight"],
            "node": left,
            "beside node": right,
        }
        for left, right, values in projection(graph, "stories").edges(data=True)
    ]
    return sorted(rows, key=lambda row: (-row["documents"], row["node"], row["beside node"]))


def most_mentioned(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """Who speaks of whom, by the number of quotes."""
    counts = Counter((source, target) for source, target, _ in _edges(graph, "mentions"))
    return [
        {
            "speaker": graph.nodes[source]["label"],
            "speaks of": graph.nodes[target]["label"],
            "quotes": count,
            "node": source,
            "of node": target,
        }
        for (source, target), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def most_repeated(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """Claims that several documents report, or that others repeat or alter; who was first, who followed."""
    ties: dict[str, Counter[str]] = defaultdict(Counter)
    for relation in ("repeats", "alters"):
        for _, target, _ in _edges(graph, relation):
            ties[target][relation] += 1
    reports: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for source, target, values in _edges(graph, "reported_in"):
        reports[source].append((values["order"], target))
    rows = []
    for claim, reported in reports.items():
        documents = list(dict.fromkeys(document for _, document in sorted(reported)))
        if len(documents) > 1 or ties[claim]:
            rows.append(
                {
                    "claim": graph.nodes[claim]["label"],
                    "documents": len(documents),
                    "repeated": ties[claim]["repeats"],
                    "altered": ties[claim]["alters"],
                    "first": graph.nodes[documents[0]]["document_id"],
                    "then": ", ".join(graph.nodes[document]["document_id"] for document in documents[1:]),
                    "node": claim,
                }
            )
    weight = ("documents", "repeated", "altered")
    return sorted(rows, key=lambda row: (-sum(row[name] for name in weight), row["node"]))


def bridges(graph: nx.MultiDiGraph[str]) -> list[Row]:
    """Named speakers who join groups: their share of shortest ways, and the groups they reach.

    Speakers are near where documents quote both or one speaks of the other. Groups are
    Louvain's communities, betweenness is Brandes's, from a sample where speakers are many.
    """
    near = projection(graph, "stories")
    for source, target, _ in _edges(graph, "mentions"):
        if source in near and target in near and not near.has_edge(source, target):
            near.add_edge(source, target, weight=1)
    near.remove_nodes_from(list(nx.isolates(near)))
    if not near:
        return []
    groups = nx.community.louvain_communities(near, weight="weight", seed=_SEED)
    group_of = {
        speaker: number
        for number, group in enumerate(sorted(groups, key=lambda group: (-len(group), min(group))), 1)
        for speaker in group
    }
    pivots = _PIVOTS if len(near) > _PIVOTS else None
    if pivots:
        pivots = max(1, min(pivots, _TIES // near.number_of_edges()))
    share = nx.betweenness_centrality(near, k=pivots, seed=_SEED)
    rows = [
        {
            "speaker": graph.nodes[speaker]["label"],
            "betweenness": round(share[speaker], 4),
            "group": group_of[speaker],
            "reaches": len({group_of[other] for other in near[speaker]} | {group_of[speaker]}),
            "beside": len(near[speaker]),
            "node": speaker,
        }
        for speaker in near
        if share[speaker] > 0
    ]
    return sorted(rows, key=lambda row: (-row["betweenness"], row["node"]))


# Every table of a graph, by its title.
TABLES: dict[str, Callable[[nx.MultiDiGraph[str]], list[Row]]] = {
    "Most quoted": most_quoted,
    "Sources by outlet": sources_by_outlet,
    "Sources by month": sources_by_month,
    "Share of the floor": floor,
    "Quoted together": co_quoted,
    "Who speaks of whom": most_mentioned,
    "Most repeated": most_repeated,
    "Bridges between groups": bridges,
}


def _edges(graph: nx.MultiDiGraph[str], relation: str) -> Iterator[tuple[str, str, Row]]:
    return (edge for edge in graph.edges(data=True) if edge[2]["relation"] == relation)


def _uttered(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, Row]]:
    return (edge for edge in graph.edges(data=True) if edge[2]["relation"] in UTTERANCES)


def _outlet(graph: nx.MultiDiGraph[str], values: Row) -> str:
    return str(graph.nodes[values["document"]].get("outlet", ""))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
