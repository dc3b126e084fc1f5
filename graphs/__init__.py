"""Attributed documents to one graph, its exports, reports and checks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphs import archive as archive
    from graphs.audits.audit import audit
    from graphs.building.builder import GraphBuilder, build
    from graphs.building.networks import network
    from graphs.building.selection import Selection, between, ego, find, select
    from graphs.exports import read, write
    from graphs.identities.judgements import Judgement, read_judgements, write_judgements
    from graphs.options import GraphOptions

__all__ = [
    "GraphBuilder",
    "GraphOptions",
    "Judgement",
    "Selection",
    "audit",
    "between",
    "build",
    "ego",
    "find",
    "network",
    "read",
    "read_judgements",
    "select",
    "write",
    "write_judgements",
]

# Loaded when first used: commands that need no graph should not wait for networkx.
_HOMES = {
    "GraphBuilder": "building.builder",
    "GraphOptions": "options",
    "Judgement": "identities.judgements",
    "Selection": "building.selection",
    "audit": "audits.audit",
    "between": "building.selection",
    "build": "building.builder",
    "ego": "building.selection",
    "find": "building.selection",
    "network": "building.networks",
    "read": "exports",
    "read_judgements": "identities.judgements",
    "select": "building.selection",
    "write": "exports",
    "write_judgements": "identities.judgements",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"graphs.{_HOMES[name]}"), name)
    if name == "archive":
        return import_module("graphs.archive")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
