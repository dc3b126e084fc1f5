"""Drafts: attributions in terms of tokens, while they are still being joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Draft", "Range", "holds_one", "meet", "merged"]

Range = tuple[int, int]


class Draft(NamedTuple):
    """An attribution in tokens: ranges (first, one past the last) of content, source and cue.

    head: the token of the cue that the models started from. rule: what proposed it.
    addressee: whom the source told.
    """

    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    head: int | None
    probability: float
    rule: str
    addressee: Range | None = None

    def says(self, words: Range) -> bool:
        """Whether one of some words is said."""
        return any(meet(part, words) for part in self.content)

    def moved(self, by: int) -> Draft:
        """The same so many tokens further."""
        return Draft(
            tuple((first + by, last + by) for first, last in self.content),
            _moved(self.source, by),
            _moved(self.cue, by),
            None if self.head is None else self.head + by,
            self.probability,
            self.rule,
            _moved(self.addressee, by),
        )


def _moved(part: Range | None, by: int) -> Range | None:
    return (part[0] + by, part[1] + by) if part else None


def merged(parts: Sequence[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that overlap made one."""
    found: list[Range] = []
    for first, last in sorted(parts):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def meet(left: Range, right: Range) -> bool:
    """Whether two ranges have a token in common."""
    return left[0] < right[1] and right[0] < left[1]


def holds_one(part: Range, tokens: Sequence[int]) -> bool:
    """Whether one of some tokens, which are in order, is in a part."""
    at = bisect_left(tokens, part[0])
    return at < len(tokens) and tokens[at] < part[1]
