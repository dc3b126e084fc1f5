"""Drafts: attributions in terms of tokens, while they are still being joined."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Draft", "Range"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in tokens: ranges (first, one past the last) of content, source and cue.

    head: the token of the cue that the models started from. rule: what proposed it.
    """

    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    head: int | None
    probability: float
    rule: str
