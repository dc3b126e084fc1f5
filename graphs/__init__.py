"""Attributed documents to one graph, its exports, reports and checks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphs.builder import GraphBuilder, build
    from graphs.exports import read, write
    from graphs.judgements import Judgement, read_judgements, write_judgements
    from graphs.options import GraphOptions
    from graphs.selection import Selection, between, ego, find, select

__all__ = [
    "GraphBuilder",
    "GraphOptions",
    "Judgement",
    "Selection",
    "between",
    "build",
    "ego",
    "find",
    "read",
    "read_judgements",
    "select",
    "write",
    "write_judgements",
]

# Loaded when first used: commands that need no graph should not wait for networkx.
_HOMES = {
    "GraphBuilder": "builder",
    "GraphOptions": "options",
    "Judgement": "judgements",
    "Selection": "selection",
    "between": "selection",
    "build": "builder",
    "ego": "selection",
    "find": "selection",
    "read": "exports",
    "read_judgements": "judgements",
    "select": "selection",
    "write": "exports",
    "write_judgements": "judgements",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"graphs.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
