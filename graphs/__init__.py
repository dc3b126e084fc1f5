"""Attributed documents to one graph, its exports, reports and checks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphs.builder import GraphBuilder, build
    from graphs.exports import read, write
    from graphs.judgements import read_judgements, write_judgements
    from graphs.options import GraphOptions

__all__ = ["GraphBuilder", "GraphOptions", "build", "read", "read_judgements", "write", "write_judgements"]

# Loaded when first used: commands that need no graph should not wait for networkx.
_HOMES = {
    "GraphBuilder": "builder",
    "GraphOptions": "options",
    "build": "builder",
    "read": "exports",
    "read_judgements": "judgements",
    "write": "exports",
    "write_judgements": "judgements",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"graphs.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
