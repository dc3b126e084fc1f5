"""The content of a quote as tables, spreadsheets, reports and pages show it."""

from __future__ import annotations

import math

import regex

from quotes.document import Quote

__all__ = ["bare", "content", "cue", "described", "percent"]

# "that" before what can only be its verb is a pronoun: said that was wrong
_THAT = regex.compile(
    r"(?:that|That),? (?!(?:is|was|were|would|will|has|had|can|could|may|might|must|should|does|did|'s|’s)\b)"
)


_PRONOUNS = frozenset(
    "he she it they i we you who which that this these those one him her them others some many all both "
    "another none nobody".split()
)


def content(quote: Quote, text: str | None) -> str:
    """What was said as the article prints it: marks where it has them, [...] where it is interrupted.

    Without the article's text, the quote's own.
    """
    if text is None:
        return quote.text
    words = ""
    for before, span in zip((None, *quote.spans), quote.spans, strict=False):
        if before:
            words += " [...] " if text[before.end : span.start].strip() else " "
        words += " ".join(span.of(text).split())
    return words if quote.kind == "direct" else bare(words)


def bare(words: str) -> str:
    """Indirect speech without the "that" which introduces it."""
    return words[match.end() :] if (match := _THAT.match(words)) else words


def cue(quote: Quote, text: str | None) -> str:
    """The words that report it; empty where there are none or the text is not at hand."""
    return " ".join(quote.cue.of(text).split()) if quote.cue and text is not None else ""


def percent(share: float) -> str:
    """A share from 0 to 1 as people write it: 0.985 is "98 %", never rounded up to certainty."""
    return f"{math.floor(round(share * 100, 6))} %"


def described(quote: Quote, text: str | None) -> str:
    """The article's own words for the source, where they tell more than a pronoun does."""
    words = " ".join(quote.mention.of(text).split()) if quote.mention and text is not None else ""
    return "" if words.casefold() in _PRONOUNS else words
