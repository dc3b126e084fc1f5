"""Attributions that the tool made, by the offsets of their characters: their text is not ours to ship."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpus import GoldAttribution

__all__ = ["Kept", "attributions", "write"]


@dataclass(frozen=True, slots=True)
class Kept:
    """An article, its attributions, and the ranges of characters that nothing is known of.

    exact: the attributions whose borders are the tool's own.
    """

    name: str
    text: str
    attributions: list[GoldAttribution]
    exact: list[GoldAttribution]
    unsure: list[tuple[int, int]]


def attributions(kept: Mapping[str, Any]) -> list[GoldAttribution]:
    """The attributions of an article of such a file."""
    spans = ([[(start, end) for start, end in part] for part in one] for one in kept["attributions"])
    return [GoldAttribution(*parts) for parts in spans]


def write(file: Path, found: Mapping[str, Mapping[str, Any]]) -> None:
    """Write what is kept of some articles, a line each, and say how much that is."""
    lines = [f"{json.dumps(name)}: {json.dumps(told, separators=(',', ':'))}" for name, told in found.items()]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    for part in ("attributions", "unsure"):
        print(f"{sum(len(told[part]) for told in found.values())} {part}")
