"""Nodes and edges as rows: every attribute is a column, empty where a node or an edge has none.

``id``, and ``src`` and ``dst``, are what GraphFrames calls them.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from graphs.building.edges import Edge
from graphs.building.nodes import Node

__all__ = ["EDGES", "NODES", "edge_row", "node_row"]


def _strings(names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.string()) for name in names.split()]


def _numbers(names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.int64()) for name in names.split()]


NODES = pa.schema(
    [
        *_strings("id kind label text"),
        ("quoted", pa.bool_()),
        *_strings("first_document document_id title author outlet published url path sha256"),
        *_strings("affiliation_kind speaker_kind aliases description"),
        *_numbers("quotes documents outlets"),
        *_strings("first_seen last_seen"),
    ]
)
EDGES = pa.schema(
    [
        *_strings("src dst edge relation document quote quote_kind act stance text exact"),
        *_strings("cue rule spans published claim words role place status first_seen last_seen changes"),
        *_numbers("start end cue_start cue_end mention_start mention_end order"),
        ("confidence", pa.float64()),
        ("similarity", pa.float64()),
    ]
)
"""edge: the key that tells edges between the same two nodes apart."""


def node_row(node: Node) -> dict[str, Any]:
    """A node as a row of ``NODES``."""
    return {"id": node[0], **node[1]}


def edge_row(edge: Edge) -> dict[str, Any]:
    """An edge as a row of ``EDGES``."""
    source, target, key, values = edge
    return {"src": source, "dst": target, "edge": key, **values}
