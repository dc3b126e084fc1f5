"""Runs of equal words of a report's quote and a source: the seeds of their alignment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graphs.checks.matching.source import Source
from graphs.checks.matching.words import Claim

__all__ = ["Block", "equal_blocks"]

_STARTS = 3000
"""Places from which runs of one word start: of a word in more of them the first,"""
_ALL_STARTS = 30_000_000
"""and of a very long claim fewer for each word."""


_FLOOD = 300_000
"""Pairs of equal words of a claim and an article above which not all are looked at."""


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
    """The ``most`` longest runs of equal words; single words only where the claim is hardly longer."""
    shortest = 2 if len(ids) > 3 else 1
    first, last = source.placed(ids)
    if int((last - first).sum()) > _FLOOD:
        found = _carried(ids, source, most, own, shortest)
    else:
        found = _paired(ids, source, first, last, shortest)
    found = _longest(found, most, own)
    whole = (found[:, 2] == len(ids)) & own[found[:, 1] - 1]
    if whole.any():  # the claimed speaker's very words: others that say the same add nothing
        found = found[whole | (found[:, 2] < len(ids))]
    for claim, word, length in found.tolist():
        yield Block(source, claim - length, word - length, length)


def _paired(
    ids: NDArray[np.int32],
    source: Source,
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    shortest: int,
) -> NDArray[np.int64]:
    """All runs: the claim's word behind each, the source's, the length; by where they end.

    Of all pairs of equal words those of one run stand in a row when they are sorted by how far the
    source's word is from the claim's. first, last: between which places in the order of its words'
    numbers the source has each word of the claim.
    """
    count = last - first
    claim = np.repeat(np.arange(len(ids)), count)
    word = source.by_number[0][np.arange(len(claim)) + np.repeat(first - np.cumsum(count) + count, count)]
    key = (word - claim) * (len(ids) + 1) + claim
    order = np.argsort(key)
    begins = np.flatnonzero(np.diff(key[order], prepend=-len(ids) * (len(ids) + 2)) != 1)
    ends = np.append(begins[1:], len(order))[: len(begins)]
    kept = ends - begins >= shortest
    behind = order[ends[kept] - 1]
    found = np.stack([claim[behind] + 1, word[behind] + 1, (ends - begins)[kept]], axis=1)
    return found[np.lexsort((found[:, 1], found[:, 0]))]


def _carried(
    ids: NDArray[np.int32], source: Source, most: int, own: NDArray[np.bool_], shortest: int
) -> NDArray[np.int64]:
    """The same where words stand in so many places that not all pairs are looked at: the longest runs.

    Runs are carried from word to word of the claim as the places in the source where they end.
    """
    found = np.zeros((0, 3), np.int64)
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
    return found


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
