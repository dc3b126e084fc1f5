"""The passage that two texts have in common, word by word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

__all__ = ["BARRIER", "SHINGLE", "Change", "Passage", "Words", "common_passage"]

Words = tuple[str, ...]


class Change(NamedTuple):
    """Words of the first and of the second text where they differ, and at which word of each they stand."""

    mine: Words
    theirs: Words
    at: int
    at_there: int


SHINGLE = 3
"""Words by which a passage is found; four would miss a change in the middle of seven."""

BARRIER = "\0"
"""The word between two pieces of a quote that something unquoted parts."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What two texts share, from the first to the last words that agree.

    start, end: where it stands in the first text, in words. equal: how many words agree.
    changes: where they differ inside it.
    beyond: the words before and after it where both texts have some, as far as both do.
    """

    start: int
    end: int
    equal: int
    similarity: float
    changes: tuple[Change, ...]
    beyond: tuple[Change, ...]


def common_passage(mine: Words, theirs: Words) -> Passage | None:
    """The passage around the diagonal on which most triples of words agree, if any does.

    similarity: the share of equal words among all words of the passage, 0 to 1. What
    only one of the texts has before or after it counts nothing: that is another cut.
    """
    shift = _shift(mine, theirs)
    if shift is None:
        return None
    slack = 3 + min(len(mine), len(theirs)) // 4
    first, last = max(0, -shift - slack), min(len(mine), len(theirs) - shift + slack)
    from_, to = max(0, first + shift - slack), min(len(theirs), last + shift + slack)
    blocks = [
        (o.tag == "equal", first + o.src_start, first + o.src_end, from_ + o.dest_start, from_ + o.dest_end)
        for o in Levenshtein.opcodes(mine[first:last], theirs[from_:to])
    ]
    blocks = _joined(blocks)
    blocks = _without_stray_words(_without_stray_words(blocks)[::-1])[::-1]
    start, end = blocks[0][1], blocks[-1][2]
    start_there, end_there = blocks[0][3], blocks[-1][4]
    equal = sum(block[2] - block[1] for block in blocks if block[0])
    changes = tuple(_change(mine, theirs, *block) for agree, *block in blocks if not agree)
    before = _both(mine[:start][::-1], theirs[:start_there][::-1])
    after = _both(mine[end:], theirs[end_there:])
    whole = end - start + end_there - start_there + 2 * (before + after)
    around = (
        _change(mine, theirs, start - before, start, start_there - before, start_there),
        _change(mine, theirs, end, end + after, end_there, end_there + after),
    )
    beyond = tuple(change for change in around if change.mine)
    return Passage(start, end, equal, 2 * equal / whole, changes, beyond)


def _shift(mine: Words, theirs: Words) -> int | None:
    """How much later in the second text most of the triples stand that both have."""
    places: dict[Words, int] = {}
    for n in range(len(theirs) - SHINGLE + 1):
        places.setdefault(theirs[n : n + SHINGLE], n)
    shifts: Counter[int] = Counter()
    for n in range(len(mine) - SHINGLE + 1):
        place = places.get(mine[n : n + SHINGLE])
        if place is not None:
            shifts[place - n] += 1
    return min(shifts, key=lambda shift: (-shifts[shift], abs(shift), shift), default=None)


_Block = tuple[bool, int, int, int, int]


def _joined(blocks: list[_Block]) -> list[_Block]:
    """The blocks, neighbours that both differ made one."""
    joined: list[_Block] = []
    for block in blocks:
        if joined and not joined[-1][0] and not block[0]:
            joined[-1] = (False, joined[-1][1], block[2], joined[-1][3], block[4])
        else:
            joined.append(block)
    return joined


def _without_stray_words(blocks: list[_Block]) -> list[_Block]:
    """The blocks from the first agreement that is not just a word or two before a longer difference."""
    while len(blocks) > 1:
        agree, start, end, _, _ = blocks[0]
        if agree:
            _, *differing = blocks[1]
            gap = max(differing[1] - differing[0], differing[3] - differing[2])
            if end - start >= SHINGLE or end - start >= gap:
                break
        blocks = blocks[1:]
    return blocks


def _change(mine: Words, theirs: Words, start: int, end: int, start_there: int, end_there: int) -> Change:
    return Change(mine[start:end], theirs[start_there:end_there], start, start_there)


def _both(mine: Words, theirs: Words) -> int:
    """How many words two texts go on where both do, as far as the shorter goes; a barrier ends both."""
    return min(words.index(BARRIER) if BARRIER in words else len(words) for words in (mine, theirs))
