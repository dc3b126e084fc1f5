"""Runs of equal words of a report's quote and a source: the seeds of their alignment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graphs.checks.matching.sources import Source
from graphs.checks.matching.words import Claim

__all__ = ["Block", "equal_blocks"]

_STARTS = 3000
"""Places from which runs of one word start: of a word in more of them the first,"""
_ALL_STARTS = 30_000_000
"""and of a very long claim fewer for each word."""


@dataclass(frozen=True, slots=True)
class Block:
    """``length`` equal words, from word ``claim`` of the report and word ``word`` of the source on."""

    source: Source
    claim: int
    word: int
    length: int

    def cut(self, head: int) -> Block:
        """The block without its first words."""
        return Block(self.source, self.claim + head, self.word + head, self.length - head)


def equal_blocks(
    claim: Claim, ids: NDArray[np.int32], source: Source, most: int, own: NDArray[np.bool_]
) -> Iterator[Block]:
    """The ``most`` longest runs, cut where the report marks an omission and where another passage begins."""
    for block in _runs(ids, source, most, own):
        yield from _parted(claim, block)


def _runs(ids: NDArray[np.int32], source: Source, most: int, own: NDArray[np.bool_]) -> Iterator[Block]:
    """The ``most`` longest runs of equal words; single words only where the claim is hardly longer.

    Runs are carried from word to word of the claim as the places in the source where they end.
    """
    shortest = 2 if len(ids) > 3 else 1
    found = np.zeros((0, 3), np.int64)  # the claim's word behind a run, the source's, the length
    ends, lengths = np.zeros(0, np.int64), np.zeros(0, np.int64)
    places: dict[int, NDArray[np.int64]] = {}  # behind each word of the claim, where runs start
    few = min(_STARTS, _ALL_STARTS // (len(ids) + 1) + 1)
    for i, number in enumerate((*ids.tolist(), -1)):
        goes_on = source.has(ends, number)
        over = np.stack([np.full(len(ends), i), ends, lengths], axis=1)[~goes_on & (lengths >= shortest)]
        found = np.concatenate([found, over])
        if len(found) > 2 * most + _STARTS:
            found = _longest(found, most, own)
        ends, lengths = ends[goes_on] + 1, lengths[goes_on] + 1
        if number not in places:
            places[number] = _some(source.places(number), few, own) + 1
        starts = np.setdiff1d(places[number], ends, assume_unique=True)
        starts = starts[: max(0, 2 * few - len(ends))]
        order = np.argsort(np.concatenate([ends, starts]), kind="stable")
        ends = np.concatenate([ends, starts])[order]
        lengths = np.concatenate([lengths, np.ones(len(starts), np.int64)])[order]
    found = _longest(found, most, own)
    whole = (found[:, 2] == len(ids)) & own[found[:, 1] - 1]
    if whole.any():  # the claimed speaker's very words: others that say the same add nothing
        found = found[whole | (found[:, 2] < len(ids))]
    for claim, word, length in found.tolist():
        yield Block(source, claim - length, word - length, length)


def _some(places: NDArray[np.int64], most: int, own: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Of some places the claimed speaker's, then the first, in their order."""
    if len(places) <= most:
        return places
    return places[np.sort(np.argsort(~own[places], kind="stable")[:most])]


def _longest(found: NDArray[np.int64], most: int, own: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Of some runs the longest, of equals the claimed speaker's, then the first, in their order."""
    if len(found) <= most:
        return found
    return found[np.sort(np.lexsort((~own[found[:, 1] - 1], -found[:, 2]))[:most])]


def _parted(claim: Claim, block: Block) -> Iterator[Block]:
    """The block cut where the report marks an omission, and where another passage begins."""
    place, shift = block.source.place, block.claim - block.word
    borders = (
        word + shift
        for word in range(block.word + 1, block.word + block.length)
        if place[word][0] != place[word - 1][0]
    )
    marks = (at for at in claim.ellipses if block.claim < at < block.claim + block.length)
    inside = sorted({*marks, *borders})
    for at, to in pairwise([block.claim, *inside, block.claim + block.length]):
        yield Block(block.source, at, block.word + at - block.claim, to - at)
