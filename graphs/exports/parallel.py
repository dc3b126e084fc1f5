"""Parallel edges, told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import networkx as nx

__all__ = ["kinds"]


def kinds(graph: nx.Graph[Any]) -> Iterator[str]:
    """For each edge in order its relation, numbered from the second between the same nodes on.

    Gephi makes one edge of those that join the same nodes and are of the same kind.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for source, target, values in graph.edges(data=True):
        relation = values["relation"]
        seen[source, target, relation] += 1
        count = seen[source, target, relation]
        yield relation if count == 1 else f"{relation} {count}"
