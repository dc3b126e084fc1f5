"""Ranking: which candidate is meant, by one linear score that is learned for all kinds of mention.

The score of a candidate is the sum of a weight for each value of its columns, of those weights that
all kinds of mention share and of those of its own kind. Learned by ``training/ranking.py``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from operator import getitem

from quotes.resources import path
from quotes.speakers.ranking.columns import COLUMNS, Row

__all__ = ["probabilities", "stored", "weights"]


@cache
def stored() -> dict[str, dict[str, dict[str, float]]]:
    """For each kind of mention, and for "all", by column the weights of its values that are not zero."""
    found: dict[str, dict[str, dict[str, float]]]
    found = json.loads(path("models/ranking.json").read_text(encoding="utf-8"))
    return found


@cache
def weights(kind: str) -> list[list[float]]:
    """For a kind of mention the weight of each value of each column."""
    return [_weights(name, stored()["all"], stored()[kind]) for name in COLUMNS]


def _weights(name: str, *tables: dict[str, dict[str, float]]) -> list[float]:
    found = [0.0] * COLUMNS[name]
    for table in tables:
        for value, weight in table.get(name, {}).items():
            found[int(value)] += weight
    return found


def probabilities(kind: str, rows: Sequence[Row]) -> list[float]:
    """How likely each candidate of a mention of some kind is meant; ``rows`` are their columns."""
    if len(rows) == 1:
        return [1.0]
    table = weights(kind)
    scores = [sum(map(getitem, table, row.values())) for row in rows]
    best = max(scores)
    likely = [exp(score - best) for score in scores]
    total = sum(likely)
    return [one / total for one in likely]
