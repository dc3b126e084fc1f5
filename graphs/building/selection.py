"""Parts of a graph: by speaker, affiliation, document, date, kind and confidence, or around a node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graphs.building.relations import UTTERANCES
from graphs.spellings import key_of
from graphs.words import comparable

__all__ = ["Selection", "between", "check_outlets", "contents", "ego", "find", "listed", "select"]

_NAMES_LISTED = 8


@dataclass(frozen=True, slots=True)
class Selection:
    """Which quotes to keep; what is not given keeps all.

    speakers, affiliations, documents: nodes. outlets: names, case and accents aside. since, until:
    ISO 8601 dates, 2024-03 or 2024, both included; an undated quote lies in no period. kinds: of quotes.
    min_confidence: 0 to 1.
    """

    speakers: frozenset[str] | None = None
    affiliations: frozenset[str] | None = None
    documents: frozenset[str] | None = None
    outlets: frozenset[str] | None = None
    since: str | None = None
    until: str | None = None
    kinds: frozenset[str] | None = None
    min_confidence: float = 0.0

    @property
    def by_speaker(self) -> bool:
        """Whether a quote without a speaker cannot be kept."""
        return self.speakers is not None or self.affiliations is not None or self.min_confidence > 0


def select(graph: nx.MultiDiGraph[str], selection: Selection) -> nx.MultiDiGraph[str]:
    """The graph of the quotes that are selected, with their speakers, affiliations and documents.

    Counts and dates at the nodes stay those of the whole graph.
    """
    speakers = _speakers(graph, selection)
    said = {
        (values["document"], values["quote"])
        for source, _, values in graph.edges(data=True)
        if values["relation"] in UTTERANCES
        and (speakers is None or source in speakers)
        and values["confidence"] >= selection.min_confidence
    }
    attributed = {
        (v["document"], v["quote"]) for *_, v in graph.edges(data=True) if v["relation"] in UTTERANCES
    }
    outlets = None if selection.outlets is None else {*map(key_of, selection.outlets)}
    quotes = {
        (values["document"], values["quote"])
        for *_, values in graph.edges(data=True)
        if values["relation"] == "reported_in"
        and (outlets is None or key_of(graph.nodes[values["document"]].get("outlet") or "") in outlets)
        and _reported(values, selection)
    }
    quotes = {
        quote for quote in quotes if quote in said or (quote not in attributed and not selection.by_speaker)
    }
    chosen = [
        (source, target, key)
        for source, target, key, values in graph.edges(keys=True, data=True)
        if values["relation"] in UTTERANCES | {"reported_in", "mentions"}
        and (values["document"], values["quote"]) in quotes
    ]
    nodes = {node for source, target, _ in chosen for node in (source, target)}
    for source, target, key, values in graph.edges(keys=True, data=True):
        if values["relation"] in ("repeats", "alters", "denies"):
            if source in nodes and target in nodes:
                chosen.append((source, target, key))
        elif values["relation"] == "affiliated_with" and source in nodes and values["document"] in nodes:
            chosen.append((source, target, key))
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes |= {target for _, target, _ in chosen}
    part.add_nodes_from((node, graph.nodes[node]) for node in graph if node in nodes)
    for source, target, key in sorted(chosen):
        part.add_edge(source, target, key, **graph.edges[source, target, key])
    return part


def ego(graph: nx.MultiDiGraph[str], node: str, radius: int = 1) -> nx.MultiDiGraph[str]:
    """What lies around a node, up to ``radius`` edges away whatever their direction."""
    return nx.MultiDiGraph(nx.ego_graph(graph, _known(graph, node), radius, undirected=True))


def between(graph: nx.MultiDiGraph[str], left: str, right: str) -> nx.MultiDiGraph[str]:
    """What ties two nodes: all shortest ways from one to the other, whatever the direction of edges.

    Empty where nothing ties them.
    """
    undirected = nx.Graph(graph.to_undirected(as_view=True))
    if not nx.has_path(undirected, _known(graph, left), _known(graph, right)):
        return nx.MultiDiGraph()
    from_left = nx.single_source_shortest_path_length(undirected, left)
    from_right = nx.single_source_shortest_path_length(undirected, right)
    length = from_left[right]
    on_the_way = [node for node in graph if from_left.get(node, length) + from_right.get(node, 1) == length]
    return nx.MultiDiGraph(graph.subgraph(on_the_way))


def find(graph: nx.MultiDiGraph[str], name: str, kind: str) -> frozenset[str]:
    """The nodes of a kind with this id, label or alias, case aside.

    Raises ValueError, which lists those that come close, where there is none.
    """
    words = comparable(name)
    found = frozenset(
        node
        for node, values in graph.nodes(data=True)
        if values["kind"] == kind
        and (node in (name, f"{kind}:{name}") or words in map(comparable, _labels(values)))
    )
    if not found:
        nodes = [values for _, values in graph.nodes(data=True) if values["kind"] == kind]
        known = [values.get("document_id", values["label"]) for values in nodes]
        raise ValueError(f"no {kind} is called {name!r}; {listed(name, known)}")
    return found


def check_outlets(graph: nx.MultiDiGraph[str], names: Iterable[str]) -> None:
    """Raises ValueError, which lists those there are, for a name that is no article's outlet."""
    known = {values["outlet"] for _, values in graph.nodes(data=True) if values.get("outlet")}
    spelled = set(map(key_of, known))
    for name in names:
        if key_of(name) not in spelled:
            raise ValueError(f"no article's outlet is {name!r}; {listed(name, known)}")


def contents(graph: nx.MultiDiGraph[str]) -> str:
    """What a selection can choose from, in a line: quotes by kind, speakers, articles and their days."""
    reported = [values for *_, values in graph.edges(data=True) if values["relation"] == "reported_in"]
    quotes = Counter(values["quote_kind"] for values in reported)
    nodes = Counter(values["kind"] for _, values in graph.nodes(data=True))
    counts = [f"{count:,} {kind}" for kind, count in sorted(quotes.items())]
    days = sorted({values["published"] for values in reported if values.get("published")})
    dated = f"dated {days[0]} to {days[-1]}" if days else "not dated"
    total = f"quotes of {nodes['speaker']:,} speakers in {nodes['document']:,} articles"
    return f"{', '.join(counts)} {total}, {dated}" if counts else "none at all"


def listed(name: str, known: Collection[str]) -> str:
    """The names that there are, those first that come close."""
    from rapidfuzz import process

    if not known:
        return "there are none"
    near = [one for one, *_ in process.extract(name, sorted(set(known)), limit=_NAMES_LISTED)]
    more = len(set(known)) - len(near)
    return f"there are {', '.join(near)}" + (f" and {more:,} more" if more else "")


def _labels(values: dict[str, Any]) -> list[str]:
    return [values["label"], values.get("document_id", ""), *values.get("aliases", "").split("; ")]


def _known(graph: nx.MultiDiGraph[str], node: str) -> str:
    if node not in graph:
        raise ValueError(f"no node is called {node!r}")
    return node


def _speakers(graph: nx.MultiDiGraph[str], selection: Selection) -> frozenset[str] | None:
    chosen = selection.speakers
    if selection.affiliations is None:
        return chosen
    affiliated = frozenset(
        source
        for source, target, values in graph.edges(data=True)
        if values["relation"] == "affiliated_with" and target in selection.affiliations
    )
    return affiliated if chosen is None else chosen & affiliated


def _reported(values: dict[str, Any], selection: Selection) -> bool:
    """Whether a quote is selected, by its article, day and kind."""
    published = values.get("published", "")
    if (selection.since or selection.until) and not published:
        return False
    return (
        (selection.documents is None or values["document"] in selection.documents)
        and (selection.kinds is None or values["quote_kind"] in selection.kinds)
        and (selection.since is None or published >= selection.since)
        and (selection.until is None or published[: len(selection.until)] <= selection.until)
    )
