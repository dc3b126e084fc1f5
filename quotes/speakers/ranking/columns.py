"""Columns: what is asked of a candidate, with the number of values that each answer may have.

0 means that a column says nothing.
"""

from __future__ import annotations

__all__ = ["COLUMNS", "EMPTY", "Row"]

COLUMNS = {
    "origin and kind": 48,
    "place in the mention": 51,
    "sentences away": 20,
    "paragraphs away": 16,
    "grammar of the last naming": 32,
    "grammar and distance": 40,
    "rank by recency": 16,
    "subject of the sentence before": 4,
    "spoken of": 8,
    "named in its own content": 16,
    "turn": 20,
    "goes on": 25,
    "mentions": 16,
    "gender": 16,
    "number": 8,
    "role": 13,
    "role and rank": 16,
    "words of the role": 19,
    "name": 16,
    "form of the name": 16,
    "first of the article": 4,
    "I": 28,
    "he or she": 28,
    "asked": 4,
    "own words": 193,
    "determiner": 48,
    "described before": 20,
    "nobody": 40,
    "certainty of the cue": 16,
    "after": 80,
    "before anybody": 8,
    "noun and fit": 481,
    "opening": 61,
    "new": 40,
    "introduced": 13,
    "answers": 19,
    "calling": 12,
    "nation": 5,
    "named later": 20,
    "calling of the noun": 155,
    "words beside the noun": 254,
}

Row = dict[str, int]
"""The values of a candidate, by the names of the columns and in their order."""

EMPTY = dict.fromkeys(COLUMNS, 0)
"""The row of which no column says anything."""
