"""Which quotes are shown: statements, denials, questions; beliefs and intentions where asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from quotes.document import AttributedDocument, Quote
from quotes.text.patterns import later

__all__ = ["Acts", "is_shown", "shown"]

Acts = Literal["statement", "all"]
"""``statement`` for what was said, ``all`` for beliefs, intentions and a word or two too."""

_MATTER = later(r"\b(?:whether|if|who|whom|what|when|where|why|how|which)\b")
"""What tells what somebody declines to speak of: refused to say who paid."""

_LEAST = 3  # words of indirect speech that tell something ("the polls: what")


def is_shown(quote: Quote, acts: Acts) -> bool:
    """Whether tables, reports and graphs show this quote."""
    if acts == "all":
        return True
    if quote.is_said and quote.kind == "indirect" and len(quote.text.split()) < _LEAST:
        return False
    if quote.stance == "declines" and _MATTER.search(quote.text):
        return True
    return quote.act == "statement" or quote.stance in ("denies", "doubts", "asks")


def shown(document: AttributedDocument, acts: Acts) -> AttributedDocument:
    """The document with the quotes that are shown."""
    if acts == "all":
        return document
    return replace(document, quotes=tuple(quote for quote in document.quotes if is_shown(quote, acts)))
