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

from graphs.building.claims import Claim, Saying, find_claims
from graphs.building.mentions import Names, find_mentions
from graphs.building.relations import UTTERED
from graphs.building.roles import plain_role
from graphs.building.ties import Tie, changes_shown, find_ties
from graphs.identities.evidence import usual_name
from graphs.identities.identity import Identities, identify
from graphs.options import GraphOptions
from graphs.shown import is_shown
from graphs.words import printable, shorten, slug
from quotes.document import Affiliation, AttributedDocument, Speaker

__all__ = ["GraphBuilder", "build"]

Value = str | int | float | bool
Node = tuple[str, dict[str, Value]]
Edge = tuple[str, str, str, dict[str, Value]]


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
            Saying(name, quote, nodes_of.get((name, quote.speaker or "")), document.text)
            for name, document in documents.items()
            for quote in document.quotes
            if quote.stance in UTTERED and is_shown(quote, self.options.acts)
        )
        nodes: list[Node] = [_document_node(name, document) for name, document in documents.items()]
        edges: list[Edge] = []
        for claim in claims:
            nodes.append(_claim_node(claim, documents))
            edges += _said(claim, documents)
            edges += _reported_in(claim, documents)
        edges += (_tied(tie) for tie in find_ties(claims))
        bodies, statements = _affiliations(documents, nodes_of)
        nodes += bodies
        edges += statements
        nodes += _speaker_nodes(documents, nodes_of, claims)
        names = Names(documents, nodes_of, _organizations(documents))
        edges += (edge for claim in claims for edge in _mentions(claim, documents, names))
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(sorted(nodes, key=lambda node: node[0]))
        for source, target, key, values in sorted(edges, key=lambda edge: edge[:3]):
            graph.add_edge(source, target, key, **values)
        # who only believes or intends has nothing to show in a graph of statements
        graph.remove_nodes_from([node for node in list(nx.isolates(graph)) if node.startswith("speaker:")])
        return graph

    def identities(self) -> Identities:
        """Who is who in all documents added so far."""
        return identify(self.documents(), self.options.judgements)

    def documents(self) -> dict[str, AttributedDocument]:
        """Documents by a name that is theirs alone, in the order of their dates, undated ones last."""
        holders = Counter(id for id, _ in self._documents)
        named = {
            id if holders[id] == 1 else f"{id}~{sha256[:12]}": document
            for (id, sha256), document in self._documents.items()
        }
        return dict(sorted(named.items(), key=lambda item: (item[1].document.published or "9999", item[0])))


def _values(**known: Value | None) -> dict[str, Value]:
    """Attributes that every format can hold: nothing unknown, nothing unprintable."""
    return {
        name: printable(value) if isinstance(value, str) else value
        for name, value in known.items()
        if value is not None
    }


def _period(dates: Iterable[str | None]) -> dict[str, str | None]:
    known = sorted(date for date in dates if date)
    return {"first_seen": known[0] if known else None, "last_seen": known[-1] if known else None}


def _document_node(name: str, document: AttributedDocument) -> Node:
    known = document.document
    return f"document:{name}", _values(
        kind="document",
        label=shorten(known.title or known.id),
        document_id=known.id,
        title=known.title,
        author=known.author,
        outlet=known.outlet,
        published=known.published,
        url=known.url,
        path=known.path,
        sha256=known.sha256,
        **_period([known.published]),
    )


def _claim_node(claim: Claim, documents: Mapping[str, AttributedDocument]) -> Node:
    first = claim.sayings[0]
    reports = [documents[saying.document].document for saying in claim.sayings]
    return claim.id, _values(
        kind="claim",
        label=shorten(first.quote.text),
        text=first.quote.text,
        quoted=claim.quoted,
        first_document=f"document:{first.document}",
        quotes=len(claim.sayings),
        documents=len({saying.document for saying in claim.sayings}),
        outlets=len({report.outlet for report in reports if report.outlet}),
        **_period(report.published for report in reports),
    )


def _said(claim: Claim, documents: Mapping[str, AttributedDocument]) -> Iterator[Edge]:
    for saying in claim.sayings:
        if saying.speaker is None:
            continue
        quote, document = saying.quote, documents[saying.document]
        yield (
            saying.speaker,
            claim.id,
            f"{UTTERED[quote.stance]}:{saying.document}:{quote.id}",
            _values(
                relation=UTTERED[quote.stance],
                document=f"document:{saying.document}",
                quote=quote.id,
                quote_kind=quote.kind,
                act=quote.act,
                stance=quote.stance,
                text=quote.text,
                cue=quote.cue.of(document.text) if quote.cue and document.text else None,
                cue_start=quote.cue.start if quote.cue else None,
                cue_end=quote.cue.end if quote.cue else None,
                mention_start=quote.mention.start if quote.mention else None,
                mention_end=quote.mention.end if quote.mention else None,
                published=document.document.published,
                confidence=float(quote.confidence),
                rule=quote.rule,
                **_place(saying),
            ),
        )


def _reported_in(claim: Claim, documents: Mapping[str, AttributedDocument]) -> Iterator[Edge]:
    for order, saying in enumerate(claim.sayings, 1):
        node = f"document:{saying.document}"
        yield (
            claim.id,
            node,
            f"reported_in:{saying.document}:{saying.quote.id}",
            _values(
                relation="reported_in",
                document=node,
                quote=saying.quote.id,
                quote_kind=saying.quote.kind,
                published=documents[saying.document].document.published,
                order=order,
                exact=_exact(saying, documents[saying.document].text),
                **_place(saying),
            ),
        )


def _exact(saying: Saying, text: str | None) -> str | None:
    """The characters from the first to the last of the content, marks and interruptions included."""
    spans = saying.quote.spans
    return text[min(spans).start : max(span.end for span in spans)] if text and spans else None


def _tied(tie: Tie) -> Edge:
    first = tie.later.sayings[0]
    return (
        tie.later.id,
        tie.earlier.id,
        f"{tie.relation}:{tie.later.id}:{tie.earlier.id}",
        _values(
            relation=tie.relation,
            similarity=tie.similarity,
            changes=changes_shown(tie.changes) or None,
            document=f"document:{first.document}",
            quote=first.quote.id,
            **_place(first),
        ),
    )


def _place(saying: Saying) -> dict[str, Value | None]:
    """Where the content stands: from its first to its last character, and piece by piece."""
    spans = saying.quote.spans
    return {
        "start": min((span.start for span in spans), default=None),
        "end": max((span.end for span in spans), default=None),
        "spans": " ".join(f"{span.start}-{span.end}" for span in spans) or None,
    }


def _mentions(claim: Claim, documents: Mapping[str, AttributedDocument], names: Names) -> Iterator[Edge]:
    for saying in claim.sayings:
        if saying.speaker is None:
            continue
        found = find_mentions(saying.document, documents[saying.document], saying.quote, names)
        for n, mention in enumerate(found, 1):
            if mention.node == saying.speaker:
                continue
            place = _place(saying)
            if mention.place:
                place |= {"start": mention.place.start, "end": mention.place.end}
            yield (
                saying.speaker,
                mention.node,
                f"mentions:{saying.document}:{saying.quote.id}:{n}",
                _values(
                    relation="mentions",
                    claim=claim.id,
                    document=f"document:{saying.document}",
                    quote=saying.quote.id,
                    words=mention.words,
                    published=documents[saying.document].document.published,
                    start=place["start"],
                    end=place["end"],
                ),
            )


def _organizations(documents: Mapping[str, AttributedDocument]) -> Iterator[tuple[str, str, str]]:
    """The organizations of affiliations: the document that names one, the name, the node."""
    for name, document in documents.items():
        for speaker in document.speakers:
            for one in speaker.affiliations:
                if one.organization:
                    yield name, one.organization, affiliation_node("organization", one.organization)


def _affiliations(
    documents: Mapping[str, AttributedDocument], nodes_of: Mapping[tuple[str, str], str]
) -> tuple[list[Node], list[Edge]]:
    """One node for each body, place or role that speakers are tied to, one edge for each statement of it."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    stated: dict[tuple[str, str, str, str], list[tuple[str, str, Affiliation]]] = defaultdict(list)
    for name, document in documents.items():
        for speaker in document.speakers:
            for affiliation in speaker.affiliations:
                sort, label = _tie(affiliation)
                if not label:
                    continue
                node = affiliation_node(sort, label)
                names[node][plain_role(label) if sort == "role" else label] += 1
                what = (nodes_of[name, speaker.id], node, affiliation.role, affiliation.place)
                stated[what].append((name, speaker.id, affiliation))
    edges: list[Edge] = []
    dates: dict[str, list[str | None]] = defaultdict(list)
    for (speaker_node, node, role, place), statements in stated.items():
        published = [documents[name].document.published for name, _, _ in statements]
        dates[node] += published
        period = _period(published)
        for name, id, affiliation in statements:
            where = f"{affiliation.start}-{affiliation.end}"
            key = f"affiliated_with:{name}:{id}:{where}:{slug(role)}:{slug(place)}"
            edges.append(
                (
                    speaker_node,
                    node,
                    printable(key),
                    _values(
                        relation="affiliated_with",
                        role=role,
                        place=place,
                        status=affiliation.status,
                        document=f"document:{name}",
                        start=affiliation.start,
                        end=affiliation.end,
                        **period,
                    ),
                )
            )
    nodes = [
        (
            node,
            _values(
                kind="affiliation",
                label=_usual(labels),
                affiliation_kind=node.partition(":")[2].partition("/")[0],
                **_period(dates[node]),
            ),
        )
        for node, labels in names.items()
    ]
    return nodes, edges


def affiliation_node(sort: str, label: str) -> str:
    """The node of an ``organization``, ``place`` or ``role``.

    "the Pentagon" is "Pentagon", "new prime minister" and "sixth prime minister in eight years" are
    "Prime Minister".
    """
    name = slug(plain_role(label) if sort == "role" else label)
    return f"affiliation:{sort}/{name.removeprefix('the-')}"


def _tie(affiliation: Affiliation) -> tuple[str, str]:
    """What the speaker is tied to: the organization, else the place, else the role alone."""
    if affiliation.organization:
        return "organization", affiliation.organization
    if affiliation.place:
        return "place", affiliation.place
    return "role", affiliation.role


def _usual(labels: Counter[str]) -> str:
    """The most frequent form, of equals the longest, then the first by the alphabet."""
    return min(labels, key=lambda label: (-labels[label], -len(label), label))


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
        label = usual_name(Counter(speaker.name for _, speaker in members))
        aliases = {alias for _, speaker in members for alias in (speaker.name, *speaker.aliases)} - {label}
        reports = [documents[name].document for name, _ in members]
        yield (
            node,
            _values(
                kind="speaker",
                label=label,
                speaker_kind=_usual(Counter(speaker.kind for _, speaker in members)),
                aliases="; ".join(sorted(aliases)) or None,
                description=next((s.description for _, s in members if s.description), None),
                quotes=quotes[node],
                documents=len({name for name, _ in members}),
                outlets=len({report.outlet for report in reports if report.outlet}),
                **_period(report.published for report in reports),
            ),
        )
