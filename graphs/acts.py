"""Which quotes count as what somebody said: statements, unless beliefs and intentions are asked for too."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from quotes.document import AttributedDocument, Quote

__all__ = ["Acts", "is_shown", "shown"]

Acts = Literal["statement", "all"]
"""``statement`` for what was said, ``all`` for beliefs and intentions too."""


def is_shown(quote: Quote, acts: Acts) -> bool:
    """Whether tables, reports and graphs show this quote."""
    return acts == "all" or quote.act == "statement"


def shown(document: AttributedDocument, acts: Acts) -> AttributedDocument:
    """The document with the quotes that are shown."""
    if acts == "all":
        return document
    return replace(document, quotes=tuple(quote for quote in document.quotes if is_shown(quote, acts)))
