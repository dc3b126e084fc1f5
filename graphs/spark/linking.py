"""What one article gives to the graph, once it is known who its speakers are over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from graphs.archive.parquet import attributed_of
from graphs.building.claims import Saying, sayings_of
from graphs.building.edges import affiliated, mentions, reported_in, said
from graphs.building.mentions import Names, names_in, runs
from graphs.building.nodes import document_node
from graphs.building.ties import pieces_of
from graphs.options import GraphOptions
from graphs.spark.claims import SAYING, UNDATED
from graphs.spark.elements import EDGES, NODES, edge_row, node_row
from graphs.spark.groups import Rows
from graphs.words import printable
from quotes.document import AttributedDocument

__all__ = ["LINKS", "links", "mentioned"]

_COUNT = pa.struct([*((name, pa.string()) for name in ("node", "what", "value")), ("n", pa.int64())])
LINKS = pa.schema(
    [
        ("name", pa.string()),
        ("published", pa.string()),
        ("node", pa.struct(NODES)),
        ("edges", pa.list_(pa.struct([*EDGES, ("number", pa.int64())]))),
        ("sayings", pa.list_(SAYING)),
        ("counts", pa.list_(_COUNT)),
        ("described", pa.list_(pa.struct([("node", pa.string()), ("description", pa.string())]))),
        ("names", pa.list_(pa.struct([("words", pa.string()), ("node", pa.string())]))),
        ("runs", pa.list_(pa.list_(pa.string()))),
    ]
)
"""node: the document's. edges: without what other articles say of them; number: of the quote. counts: what is
counted of a node over all articles. names: of several words, and whose. runs: words that may hold such."""

_Nodes = dict[tuple[str, str], str]


def _read(row: dict[str, Any]) -> tuple[str, AttributedDocument, _Nodes, list[Saying]]:
    name, document = printable(row["name"]), attributed_of(row)
    nodes_of = {(name, key): node for key, node in row["nodes"] or ()}
    return name, document, nodes_of, list(sayings_of(name, document, nodes_of, GraphOptions().acts))


def links(row: dict[str, Any]) -> Rows:
    """An article with its speakers' ``nodes`` as a row of ``LINKS``."""
    name, document, nodes_of, sayings = _read(row)
    numbers = {quote.id: number for number, quote in enumerate(document.quotes)}
    edges, told = [], []
    for saying in sayings:
        number = {"number": numbers[saying.quote.id]}
        if uttered := said(saying.claim, saying, document):
            edges.append({**edge_row(uttered), **number})
        edges.append({**edge_row(reported_in(saying.claim, saying, document, 0)), **number})
        told.append({**_saying(saying, document), **number})
    counts = Counter(_counted(name, document, nodes_of, sayings))
    for edge, called in affiliated(name, document, nodes_of):
        edges.append({**edge_row(edge), "published": document.document.published or None})
        counts[edge[1], "label", called] += 1
        counts[edge[1], "published", document.document.published or ""] += 1
    named = {(" ".join(words), node) for words, node in names_in(name, document, nodes_of) if len(words) > 1}
    may_name = {run for saying in sayings if saying.speaker for run in runs(document, saying.quote)}
    yield {
        "name": row["name"],
        "published": document.document.published or UNDATED,
        "node": node_row(document_node(name, document)),
        "edges": edges,
        "sayings": told,
        "counts": [
            {"node": n, "what": what, "value": value, "n": times}
            for (n, what, value), times in counts.items()
        ],
        "described": [
            {"node": nodes_of[name, speaker.id], "description": speaker.description}
            for speaker in document.speakers
            if speaker.description
        ],
        "names": [{"words": words, "node": node} for words, node in named],
        "runs": sorted(may_name),
    }


def _saying(saying: Saying, document: AttributedDocument) -> dict[str, Any]:
    quote = saying.quote
    return {
        "claim": saying.claim,
        "published": document.document.published or UNDATED,
        "document": saying.document,
        "quote": quote.id,
        "outlet": document.document.outlet or None,
        "speaker": saying.speaker,
        "kind": quote.kind,
        "text": quote.text,
        "label": saying.label,
        "spans": " ".join(f"{span.start}-{span.end}" for span in quote.spans),
        "pieces": pieces_of(quote.text, quote.quoted, document.text) if quote.kind == "mixed" else None,
        "said": quote.is_said,
        "denied": quote.stance == "denies",
    }


def _counted(
    name: str, document: AttributedDocument, nodes_of: _Nodes, sayings: list[Saying]
) -> Iterator[tuple[str, str, str]]:
    """Node, what, value: what is counted of speakers."""
    for saying in sayings:
        if saying.speaker:
            yield saying.speaker, "quotes", ""
    known = document.document
    for node in {nodes_of[name, speaker.id] for speaker in document.speakers}:
        yield node, "documents", ""
        yield node, "published", known.published or ""
        yield node, "outlet", known.outlet or ""
    for speaker in document.speakers:
        node = nodes_of[name, speaker.id]
        yield node, "name", speaker.name
        yield node, "kind", speaker.kind
        yield from ((node, "alias", alias) for alias in speaker.aliases)


def mentioned(row: dict[str, Any]) -> Rows:
    """The edges of who speaks of whom; ``everywhere``: names of several words that the quotes hold."""
    name, document, nodes_of, sayings = _read(row)
    everywhere = {tuple(one["words"].split(" ")): one["node"] for one in row["everywhere"] or ()}
    names = Names({name: names_in(name, document, nodes_of)}, everywhere)
    for saying in sayings:
        yield from map(edge_row, mentions(saying.claim, saying, document, names))
