"""An index that finds words in many texts.

It is built once, in time and space linear in the words: every word is numbered, and all runs of three
words are hashed and sorted. Its arrays may be kept in a folder and read from there as they are needed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graphs.checks.matching.words import Words, stem

__all__ = ["Index", "Ints", "Numbers"]

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]

_COMMON = 3000
"""A run of words in more places than this tells nothing about where a quote is from."""

_BASES = (0x9E3779B97F4A7C1, 0x1000003D)

_VOCABULARY = "vocabulary.json"


@dataclass(frozen=True)
class Index:
    """The words of some texts, one behind another.

    vocabulary: the folded words by number. ids, start, end: the number of each word, and its characters in
    its text. first: the place of each text's first word, and of the end. hashes: those of all runs of three
    words, in order; order: where each run stands. stems: the number of the stem of each word of the
    vocabulary. articles, by_stem: the texts that hold each stem, and where those of a stem begin.
    """

    vocabulary: list[str]
    ids: Numbers
    start: Numbers
    end: Numbers
    first: Ints
    hashes: Ints
    order: Numbers
    stems: Ints
    articles: Ints
    by_stem: Ints

    @staticmethod
    def of(texts: Iterable[str]) -> Index:
        """The index of some texts."""
        return Index._grown([], [], texts)

    def with_texts(self, kept: Sequence[int], texts: Iterable[str]) -> Index:
        """The index of those texts of this one that are ``kept``, and of more texts behind them."""
        return Index._grown(self.vocabulary, [self.words(number) for number in kept], texts)

    @staticmethod
    def _grown(
        vocabulary: Sequence[str], known: Iterable[tuple[Numbers, Numbers, Numbers]], texts: Iterable[str]
    ) -> Index:
        numbers = {word: number for number, word in enumerate(vocabulary)}
        columns = list(known)
        for text in texts:
            words = Words.of(text)
            own = [numbers.setdefault(word, len(numbers)) for word in words.folded]
            columns.append((_array(own), _array(words.start), _array(words.end)))
        none = (_array([]),) * 3
        ids, start, end = map(np.concatenate, zip(none, *columns, strict=True))
        first = np.cumsum([0, *(len(one) for one, _, _ in columns)])
        hashes = _triples(ids.astype(np.int64))
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        return Index(
            list(numbers), ids, start, end, first, hashes[order], order, *_stemmed(numbers, ids, first)
        )

    @staticmethod
    def load(folder: Path) -> Index:
        """The index that is kept in a folder. Raises OSError or ValueError where none is whole there."""
        mapped = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
        columns = {name: array.view(np.ndarray) for name, array in mapped.items()}  # a slice costs a third
        return Index(json.loads((folder / _VOCABULARY).read_text(encoding="utf-8")), **columns)

    def save(self, folder: Path) -> None:
        """Keep it in a folder, which is made anew."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        (folder / _VOCABULARY).write_text(json.dumps(self.vocabulary), encoding="utf-8")

    def __len__(self) -> int:
        """How many texts it is of."""
        return len(self.first) - 1

    def words(self, number: int) -> tuple[Numbers, Numbers, Numbers]:
        """The words of a text: their numbers, starts and ends."""
        own = slice(int(self.first[number]), int(self.first[number + 1]))
        return self.ids[own], self.start[own], self.end[own]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.vocabulary)}

    @cached_property
    def _stem_numbers(self) -> dict[str, int]:
        return {stem(word): number for word, number in zip(self.vocabulary, self.stems.tolist(), strict=True)}

    def numbers(self, words: Sequence[str]) -> Numbers:
        """The numbers of folded words; -1 for a word that no text has."""
        return np.array([self._numbers.get(word, -1) for word in words], np.int32)

    def holding(self, words: Sequence[str], most: int) -> dict[int, int]:
        """The texts that share most runs of three words with ``words``, best first, and how many."""
        ids = self.numbers(words).astype(np.int64)
        if len(ids) < 3 or not len(self.hashes):
            return {}
        hashes = np.unique(_triples(ids)[_known(ids)])
        lows = np.searchsorted(self.hashes, hashes, side="left")
        highs = np.searchsorted(self.hashes, hashes, side="right")
        runs = [(low, high) for low, high in zip(lows.tolist(), highs.tolist(), strict=True) if low < high]
        rare = [run for run in runs if run[1] - run[0] <= _COMMON] or runs[:1]
        votes: dict[int, float] = {}
        shared: dict[int, int] = {}
        for low, high in rare:
            places = self.order[low:high]
            articles = {*(np.searchsorted(self.first, places, side="right") - 1).tolist()}
            for article in articles:
                votes[article] = votes.get(article, 0.0) + 1.0 + 1.0 / len(articles)
                shared[article] = shared.get(article, 0) + 1
        return {article: shared[article] for article in _best(votes, most)}

    def sharing(self, words: Sequence[str], most: int) -> list[int]:
        """The texts that share the rarest words with ``words``, in any form and order, best first."""
        votes: dict[int, float] = {}
        known = self._stem_numbers
        for number in {known[root] for word in words if (root := stem(word)) in known}:
            found = self.articles[self.by_stem[number] : self.by_stem[number + 1]]
            if 0 < len(found) <= max(50, _COMMON):  # of none: the word of a text that was dropped
                weight = float(np.log(1 + len(self) / len(found)))
                for article in found.tolist():
                    votes[article] = votes.get(article, 0.0) + weight
        return _best(votes, most)

    def rarity(self, word: str) -> float:
        """How much it tells that a text has this word, in any form: 0 when all have it."""
        number = self._stem_numbers.get(stem(word))
        count = 0 if number is None else int(self.by_stem[number + 1] - self.by_stem[number])
        return float(np.log((1 + len(self)) / (1 + count)))


_ARRAYS = ("ids", "start", "end", "first", "hashes", "order", "stems", "articles", "by_stem")


def _array(values: Sequence[int]) -> Numbers:
    return np.array(values, np.int32)


def _stemmed(words: Iterable[str], ids: Numbers, first: Ints) -> tuple[Ints, Ints, Ints]:
    """The number of each word's stem, the texts that hold each stem, and where those of a stem begin."""
    numbers: dict[str, int] = {}
    stems = np.array([numbers.setdefault(stem(word), len(numbers)) for word in words], np.int64)
    texts = max(1, len(first) - 1)
    article = np.repeat(np.arange(len(first) - 1), np.diff(first))
    pairs = np.unique(stems[ids] * texts + article) if len(ids) else np.zeros(0, np.int64)
    held, articles = np.divmod(pairs, texts)
    return stems, articles, np.searchsorted(held, np.arange(len(numbers) + 1))


def _best(votes: Mapping[int, float], most: int) -> list[int]:
    return sorted(votes, key=lambda article: (-votes[article], article))[:most]


def _triples(ids: Ints) -> Ints:
    """A hash of each run of three words; a collision costs time, never a wrong answer."""
    if len(ids) < 3:
        return np.zeros(0, np.int64)
    with np.errstate(over="ignore"):
        hashes: Ints = ids[:-2] * _BASES[0] + ids[1:-1] * _BASES[1] + ids[2:]
    return hashes


def _known(ids: Ints) -> NDArray[np.bool_]:
    return (ids[:-2] >= 0) & (ids[1:-1] >= 0) & (ids[2:] >= 0)
