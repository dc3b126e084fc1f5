"""Linear models as tables: a score is a sum of rows gathered by small integers.

A model is trained elsewhere with strings as features (see ``training/crf.py``). Here
each feature is a column of integers, a token's score for every label is the sum of the
rows that its columns and its neighbours' columns point at, and the best labels of all
sequences are found together. This makes it some fifty times faster than feature strings.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.models.banks import Bank, Floats, Shape, Weights, read, written
from quotes.words.tokens import Ints, Vocabulary
from quotes.words.wordforms import COLUMNS, wordforms

__all__ = ["PAD", "Layout", "Model", "abreast", "highest"]

PAD = 4  # empty places between two sequences, so that no neighbour is outside the arrays


_TOGETHER = 100_000
"""Tokens that are labelled at once: whole articles, or a piece of an endless one."""


class Layout(NamedTuple):
    """Where the tokens of several sequences stand in one array, with ``PAD`` zeros between.

    size: length of that array. start, length: of each sequence. place: of each token.
    """

    size: int
    start: Ints
    length: Ints
    place: NDArray[np.intp]

    @staticmethod
    def of(lengths: Sequence[int] | Ints) -> Layout:
        """The layout of sequences with these numbers of tokens."""
        length = np.asarray(lengths, np.int32)
        start = PAD + np.cumsum(length + PAD, dtype=np.int32) - length - PAD
        place = np.arange(int(length.sum())) + np.repeat(PAD * np.arange(1, len(length) + 1), length)
        return Layout(int(length.sum()) + PAD * (len(length) + 1), start.astype(np.int32), length, place)

    def pieces(self) -> Iterator[tuple[Layout, slice]]:
        """Sequences side by side with some ``_TOGETHER`` tokens: their own layout, and which tokens.

        What labels a text piece by piece needs the memory of a piece, however long the text is.
        """
        past = np.cumsum(self.length)
        at = before = 0
        while at < len(past):
            stop = max(at + 1, int(np.searchsorted(past, before + _TOGETHER, "right")))
            yield Layout.of(self.length[at:stop]), slice(before, int(past[stop - 1]))
            at, before = stop, int(past[stop - 1])

    def spread(self, values: NDArray[np.integer]) -> Ints:
        """``values``, one a token, at the tokens' places in an array as long as the layout, 0 elsewhere."""
        spread = np.zeros(self.size, np.int32)
        spread[self.place] = values
        return spread


class Model(NamedTuple):
    """A linear-chain model, or a plain linear classifier where ``transitions`` is None.

    step: what one unit of the banks' weights stands for.
    """

    labels: tuple[str, ...]
    banks: tuple[Bank, ...]
    transitions: Floats | None
    step: float = 1.0

    def scores(self, columns: Mapping[str, Ints], *more: Bank) -> Floats:
        """Scores of every label (columns) at every place (rows), from all banks that ``columns`` has.

        more: banks that are not of the model itself, like that of ``by_type``.
        """
        size = len(next(iter(columns.values())))
        banks = [bank for bank in (*more, *self.banks) if bank.name in columns]
        total = np.empty((size, len(self.labels)), np.float32)
        for first in range(0, size, _AT_ONCE):
            last = min(first + _AT_ONCE, size)
            low = max(first - PAD, 0)
            near = {bank.name: columns[bank.name][low : last + PAD] for bank in banks}
            own = _scores(banks, near, len(self.labels))[first - low : last - low]
            np.multiply(own, np.float32(self.step), out=total[first:last])
        return total

    def by_type(self, name: str, vocabulary: Vocabulary, **more: Callable[[Sequence[str]], Ints]) -> Bank:
        """The bank "type" of all that the words' forms give, added up once for each word type.

        name: of the model, under which the vocabulary keeps the sums. more: other columns that
        depend on the word alone.
        """
        banks = [bank for bank in self.banks if bank.name in COLUMNS or bank.name in more]
        offsets = tuple(sorted({offset for bank in banks for offset in bank.offsets}))
        count = len(self.labels)

        def rows(words: Sequence[str]) -> Weights:
            forms = dict(zip(COLUMNS, wordforms().known(vocabulary)[-len(words) :].T, strict=True))
            forms.update((column, values(words)) for column, values in more.items())
            summed = np.zeros((len(words), len(offsets) * count), banks[0].weights.dtype)
            for bank in banks:
                at = (bank.offsets[0] - offsets[0]) * count
                summed[:, at : at + bank.weights.shape[1]] += bank.rows(forms[bank.name])
            return summed

        return Bank("type", offsets, vocabulary.table(name, rows))

    def weights(self, bank: Bank) -> Floats:
        """The weights of one of the banks as they are, whatever a step is."""
        return bank.whole() * np.float32(self.step)

    def decode(self, scores: Floats, layout: Layout) -> Ints:
        """The best label of each token, sequences decoded together (Viterbi)."""
        if self.transitions is None:
            return np.asarray(scores.argmax(axis=1)[layout.place], np.int32)
        return _viterbi(scores, self.transitions, layout)

    def marginals(self, scores: Floats, layout: Layout) -> Floats:
        """The probability of each label of each token (forward-backward)."""
        if self.transitions is None:
            return _softmax(scores[layout.place])
        return _marginals(scores, self.transitions, layout)

    @staticmethod
    def blend(models: Sequence[Model], shares: Sequence[float]) -> Model:
        """The model whose scores are the weighted sum of the scores of ``models``, which look alike."""
        chains = [model.transitions for model in models if model.transitions is not None]
        banks = tuple(
            Bank(own[0].name, own[0].offsets, _weighted(list(map(Model.weights, models, own)), shares))
            for own in zip(*(model.banks for model in models), strict=True)
        )
        return Model(models[0].labels, banks, _weighted(chains, shares) if chains else None)

    def save(self, path: Path) -> None:
        """Write the model as 16-bit integers, all in one step: they are added up as they are.

        A line of JSON says what the file holds; the banks follow, without the weights that are zero: whole
        they are five times as large.
        """
        weights = [self.weights(bank) for bank in self.banks]
        step = _step(weights, len(self.labels)) or 1.0
        banks = [{"name": b.name, "offsets": b.offsets, "values": len(b.weights)} for b in self.banks]
        chain = None if self.transitions is None else self.transitions.tolist()
        told = {"labels": self.labels, "step": step, "banks": banks, "transitions": chain}
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            file.write(json.dumps(told).encode() + b"\n")
            written([np.rint(own / step).astype(np.int16) for own in weights], file)
        part.replace(path)

    @staticmethod
    def load(path: Path) -> Model:
        """A model that ``save`` wrote."""
        with path.open("rb") as file:
            head = json.loads(file.readline())
            labels = tuple(head["labels"])
            banks = read([_shape(bank, len(labels)) for bank in head["banks"]], file)
        chain = None if head["transitions"] is None else np.array(head["transitions"], np.float32)
        return Model(labels, banks, chain, head["step"])


def _shape(told: Mapping[str, Any], labels: int) -> Shape:
    offsets = tuple(told["offsets"])
    return Shape(told["name"], offsets, told["values"], len(offsets) * labels)


_MOST = 32000
"""The most that all banks together can give, roundings not counted: less than what 16 bits hold."""


def _step(banks: Iterable[Floats], labels: int) -> float:
    """In which steps no sum of a row of each bank, all offsets together, goes over 16 bits."""
    highest = [np.abs(weights).max(axis=0).reshape(-1, labels).sum(axis=0) for weights in banks]
    return float(np.sum(highest, axis=0).max()) / _MOST


def _weighted(tables: Sequence[Floats], shares: Sequence[float]) -> Floats:
    return np.asarray(sum(share * table for share, table in zip(shares, tables, strict=True)), np.float32)


_AT_ONCE = 2048
"""Places whose scores are added up together: their rows stay in the processor's cache."""


def _scores(banks: Sequence[Bank], columns: Mapping[str, Ints], count: int) -> Weights:
    """The scores of some places: what banks give to the same neighbours is added up, then passed on."""
    size = len(columns[banks[0].name])
    given: dict[tuple[int, ...], Weights] = {}
    for bank in banks:
        own = bank.rows(columns[bank.name])
        if bank.offsets in given:
            given[bank.offsets] += own
        else:
            given[bank.offsets] = own
    total = np.zeros((size, count), banks[0].weights.dtype)
    for offsets, rows in given.items():
        for at, offset in enumerate(offsets):
            part = rows[:, at * count : (at + 1) * count].copy()  # numpy adds up faster what has no gaps
            if offset < 0:
                total[-offset:] += part[:offset]
            elif offset > 0:
                total[:-offset] += part[offset:]
            else:
                total += part
    return total


_WASTE = 1 << 12


def abreast(layout: Layout) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp], list[int]]]:
    """Sequences side by side, longest first, in blocks: the place of each step of each sequence.

    Also of each step back from its end, and how many sequences still run at each step. A block ends
    where sequences have become much shorter than its first, so that memory stays in proportion to the text.
    """
    order = np.argsort(-layout.length, kind="stable")
    first = 0
    while first < len(order):
        longest = int(layout.length[order[first]])
        shorter = int(np.searchsorted(-layout.length[order], -(longest // 2), side="left"))
        last = max(shorter, first + 1 + _WASTE // max(longest, 1))
        start, length = layout.start[order[first:last]], layout.length[order[first:last]]
        steps = np.arange(longest)
        # beyond its end a sequence points at the padding behind the last one
        runs = steps[:, None] < length
        places = np.where(runs, start + steps[:, None], layout.size - 1)
        back = np.where(runs, start + length - 1 - steps[:, None], layout.size - 1)
        yield places, back, np.searchsorted(-length, -steps, side="left").tolist()
        first = last


def _viterbi(scores: Floats, transitions: Floats, layout: Layout) -> Ints:
    """The best path of every sequence, one step of all at a time.

    Sequences stand along the last axis, where numpy is fast.
    """
    labels = np.zeros(layout.size, np.int32)
    into = np.ascontiguousarray(transitions.T)  # to x from
    for places, _, running in abreast(layout):
        best = np.ascontiguousarray(scores.take(places, axis=0).transpose(0, 2, 1))
        count = best.shape[2]
        through = np.empty((len(into), len(into), count), np.float32)
        for step in range(1, len(best)):
            on = running[step]
            np.add(best[step - 1, :, None, :on], transitions[:, :, None], out=through[:, :, :on])
            best[step, :, :on] += np.maximum.reduce(through[:, :, :on])
        label = np.zeros(places.shape, np.intp)
        after = 0
        for step in range(len(best) - 1, -1, -1):
            on = running[step]
            ending = best[step, :, :on].T.copy()
            if after:
                ending[:after] += into.take(label[step + 1, :after], axis=0)
            ending.argmax(axis=1, out=label[step, :on])
            after = on
        labels[places] = label
    return labels[layout.place]


def _softmax(scores: Floats) -> Floats:
    weights = np.exp(scores - highest(scores)[:, None])
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


_EVERY = 4  # steps after which weights are scaled back, well before they leave what 32 bits hold


def _marginals(scores: Floats, transitions: Floats, layout: Layout) -> Floats:
    """The label probabilities of every sequence, one step of all at a time.

    Both ways at once, forward over a sequence and back: the labels of one stand beside those of the other.
    """
    count = scores.shape[1]
    local = np.exp(scores - highest(scores)[:, None])
    weights, halves = np.zeros((2, 2 * count, 2 * count), np.float32)
    for half, onward in ((slice(count), transitions), (slice(count, None), transitions.T)):
        weights[half, half] = np.exp(onward)
        halves[half, half] = 1.0
    forward, backward = np.zeros_like(local), np.zeros_like(local)
    for places, back, running in abreast(layout):
        own = np.concatenate((local.take(places, axis=0), local.take(back, axis=0)), axis=2)
        come = np.ones_like(own)
        state = own[0]
        for step in range(1, len(own)):
            on = running[step]
            state = np.matmul(state[:on], weights, out=come[step, :on]) * own[step, :on]
            if step % _EVERY == 0:
                state /= state @ halves
        own *= come
        forward[places], backward[back] = own[:, :, :count], come[:, :, count:]
    found = (forward * backward)[layout.place]
    found /= (found @ np.ones(count, np.float32))[:, None]
    return np.asarray(found)


def highest(scores: Floats) -> Floats:
    """The highest score of each row: for a few labels faster label by label."""
    highest = scores[:, 0].copy()
    for label in range(1, scores.shape[1]):
        np.maximum(highest, scores[:, label], out=highest)
    return highest
