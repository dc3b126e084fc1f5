"""Text to attributed quotes: who said what in one article."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotes.pipeline import attribute, attribute_all
    from quotes.reading.files import read, read_all
    from quotes.text.sentences import sentences

__all__ = ["attribute", "attribute_all", "read", "read_all", "sentences"]

# Loaded when first used: who asks for the version should not wait for numpy.
_HOMES = {
    "attribute": "pipeline",
    "attribute_all": "pipeline",
    "read": "reading.files",
    "read_all": "reading.files",
    "sentences": "text.sentences",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"quotes.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
