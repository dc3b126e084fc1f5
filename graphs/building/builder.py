"""Attributed documents to one graph of speakers, affiliations, claims and documents.

Nodes are strings with their kind in front; every edge says in which document and at
which offsets it was found. Ids, order and attributes depend on the documents alone,
not on the order in which they came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import networkx as nx

from graphs.building.claims import Claim, find_claims, sayings_of
from graphs.building.edges import Edge, affiliated, mentions, reported_in, said, tied
from graphs.building.mentions import Names
from graphs.building.nodes import (
    Node,
    affiliation_node,
    claim_node,
    document_node,
    period,
    speaker_node,
)
from graphs.building.ties import Tie, as_judged, find_ties
from graphs.identities.identity import Identities, identify
from graphs.options import GraphOptions
from graphs.spellings import Spellings
from graphs.steps import steps
from graphs.words import printable
from quotes.document import AttributedDocument, Speaker

__all__ = ["GraphBuilder", "build"]


def build(
    documents: Iterable[AttributedDocument], options: GraphOptions | None = None
) -> nx.MultiDiGraph[str]:
    """The graph of some documents. Raises ValueError for one text attributed in two ways."""
    builder = GraphBuilder(options)
    for document in documents:
        builder.add(document)
    return builder.graph()


class GraphBuilder:
    """Collects documents as they come; ``graph`` may be asked for at any time.

    Who is who and which claims are the same is decided over all documents together,
    so that their order does not matter.
    """

    def __init__(self, options: GraphOptions | None = None) -> None:
        self.options = options or GraphOptions()
        self._documents: dict[tuple[str, str], AttributedDocument] = {}

    def add(self, document: AttributedDocument) -> None:
        """Add a document; the same one twice counts once.

        Raises ValueError for one text attributed in two ways: one of the two is stale.
        """
        key = (printable(document.document.id), document.document.sha256)
        known = self._documents.setdefault(key, document)
        if known is not document and replace(known, text=None) != replace(document, text=None):
            raise ValueError(f"{document.document.id}: one text, attributed in two ways; give it once")

    def graph(self) -> nx.MultiDiGraph[str]:
        """The graph of all documents added so far."""
        documents = self.documents()
        nodes_of = self.identities().nodes
        claims = find_claims(
            saying
            for name, document in steps("Gathering claims", documents.items())
            for saying in sayings_of(name, document, nodes_of, self.options.acts)
        )
        nodes: list[Node] = [document_node(name, document) for name, document in documents.items()]
        edges: list[Edge] = []
        for claim in steps("Gathering reports", claims):
            nodes.append(_claim_node(claim, documents))
            for order, saying in enumerate(claim.sayings, 1):
                document = documents[saying.document]
                if uttered := said(claim.id, saying, document):
                    edges.append(uttered)
                edges.append(reported_in(claim.id, saying, document, order))
        ties = find_ties(claims)
        edges += (_tied(tie) for tie in as_judged(ties, claims, self.options.claims))
        bodies, statements = _affiliations(documents, nodes_of)
        nodes += bodies
        edges += statements
        nodes += _speaker_nodes(documents, nodes_of, claims)
        names = Names.of(documents, nodes_of)
        for claim in steps("Finding who speaks of whom", claims):
            for saying in claim.sayings:
                edges += mentions(claim.id, saying, documents[saying.document], names)
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(sorted(nodes, key=lambda node: node[0]))
        edges.sort(key=lambda edge: edge[:3])
        for source, target, key, values in steps("Building the graph", edges):
            graph.add_edge(source, target, key, **values)
        # who only believes or intends, and is spoken of by nobody, has nothing to show among statements
        heard = {end for *ends, _, values in edges if values["relation"] != "affiliated_with" for end in ends}
        graph.remove_nodes_from(
            [node for node in list(graph) if node[:8] == "speaker:" and node not in heard]
        )
        graph.remove_nodes_from([node for node, _ in bodies if graph.degree(node) == 0])
        return graph

    def identities(self) -> Identities:
        """Who is who in all documents added so far."""
        return identify(self.documents(), self.options.judgements)

    def documents(self) -> dict[str, AttributedDocument]:
        """Documents by a name that is theirs alone, in the order of their dates, undated ones last.

        Outlets are spelled in one way each.
        """
        spellings = Spellings(document.document.outlet for document in self._documents.values())
        holders = Counter(id for id, _ in self._documents)
        named = {
            id if holders[id] == 1 else f"{id}~{sha256[:12]}": spellings.of_outlet(document)
            for (id, sha256), document in self._documents.items()
        }
        return dict(sorted(named.items(), key=lambda item: (item[1].document.published or "9999", item[0])))


def _claim_node(claim: Claim, documents: Mapping[str, AttributedDocument]) -> Node:
    first = claim.sayings[0]
    reports = [documents[saying.document].document for saying in claim.sayings]
    return claim_node(
        claim.id,
        first.quote.text,
        first.label,
        claim.quoted,
        first.document,
        quotes=len(claim.sayings),
        documents=len({saying.document for saying in claim.sayings}),
        outlets=len({report.outlet for report in reports if report.outlet}),
        dates=[report.published for report in reports],
    )


def _tied(tie: Tie) -> Edge:
    first = tie.later.sayings[0]
    return tied(
        tie.later.id,
        tie.earlier.id,
        tie.relation,
        tie.similarity,
        tie.changes,
        first.document,
        first.quote.id,
        first.quote.spans,
    )


def _affiliations(
    documents: Mapping[str, AttributedDocument], nodes_of: Mapping[tuple[str, str], str]
) -> tuple[list[Node], list[Edge]]:
    """One node for each body, place or role that speakers are tied to, one edge for each statement of it."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    dates: dict[str, list[str | None]] = defaultdict(list)
    stated: dict[tuple[str, ...], list[tuple[str | None, Edge]]] = defaultdict(list)
    for name, document in documents.items():
        published = document.document.published
        for edge, called in affiliated(name, document, nodes_of):
            speaker, node, _, known = edge
            labels[node][called] += 1
            dates[node].append(published)
            what = (speaker, node, str(known["role"]), str(known["place"]))
            stated[what].append((published, edge))
    edges = []
    for statements in stated.values():
        seen = {name: day for name, day in period(day for day, _ in statements).items() if day}
        edges += [(speaker, node, key, {**known, **seen}) for _, (speaker, node, key, known) in statements]
    return [affiliation_node(node, names, dates[node]) for node, names in labels.items()], edges


def _speaker_nodes(
    documents: Mapping[str, AttributedDocument],
    nodes_of: Mapping[tuple[str, str], str],
    claims: Iterable[Claim],
) -> Iterator[Node]:
    merged: dict[str, list[tuple[str, Speaker]]] = defaultdict(list)
    for name, document in documents.items():
        for speaker in document.speakers:
            merged[nodes_of[name, speaker.id]].append((name, speaker))
    quotes = Counter(saying.speaker for claim in claims for saying in claim.sayings if saying.speaker)
    for node, members in merged.items():
        reports = [documents[name].document for name, _ in members]
        yield speaker_node(
            node,
            Counter(speaker.name for _, speaker in members),
            {alias for _, speaker in members for alias in speaker.aliases},
            Counter(speaker.kind for _, speaker in members),
            next((speaker.description for _, speaker in members if speaker.description), None),
            quotes=quotes[node],
            documents=len({name for name, _ in members}),
            outlets=len({report.outlet for report in reports if report.outlet}),
            dates=[report.published for report in reports],
        )
