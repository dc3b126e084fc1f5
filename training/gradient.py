"""Train a linear-chain CRF on arrays: some thirty times faster than from strings of features.

The tokens of a batch are the rows of a sparse matrix, what they look at its columns: scores, and the slope of
the likelihood, are one product each. AdaGrad (Duchi et al. 2011, "Adaptive Subgradient Methods") goes through
the batches in an order that a seed gives; the model is the mean of where the later passes end (Polyak and
Juditsky 1992), so that one order more or less does not matter. Same input, same model.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from quotes.models.banks import Bank, Floats
from quotes.models.tables import Layout, Model, abreast, highest
from quotes.words.tokens import Ints
from training.crf import UNKNOWN, Sample, Spec

__all__ = ["Run", "expected", "train", "train_all"]


@dataclass(frozen=True, slots=True)
class Run:
    """How a model is learned.

    passes: over all batches. penalty: of the squares of all weights, beside one for each token's likelihood.
    rate: the first step. caution: what its squared slopes begin with: rare features learn slowly. Chosen by
    the labels of polnear/dev's tokens.
    """

    passes: int = 14
    penalty: float = 8.0
    rate: float = 0.1
    caution: float = 100.0
    seed: int = 1


_BATCH = 24_000
"""Tokens of a batch."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The sequences of a sample that somebody labelled: for each token its features, and its label."""

    features: NDArray[np.int32]
    length: Ints
    labels: Ints
    times: int


class _Space:
    """The numbers of features: a range for each column at each offset, copies behind."""

    def __init__(self, spec: Spec) -> None:
        self.columns = [(name, offset) for name, offsets in spec.offsets.items() for offset in offsets]
        sizes = [spec.sizes[name] for name, _ in self.columns] + [spec.sizes[name] for name in spec.copied]
        self.starts = np.concatenate([[0], np.cumsum(sizes)]).tolist()
        self.copied = spec.copied
        self.size = self.starts[-1]

    def features(self, sample: Sample) -> NDArray[np.int32]:
        """A row for each token; of a guide whose copies do not count the last number, which stays 0."""
        place = sample.layout.place
        found = np.full((len(place), len(self.starts) - 1), self.size, np.int32)
        for at, (name, offset) in enumerate(self.columns):
            found[:, at] = sample.columns[name][place + offset] + self.starts[at]
        for at, name in enumerate(self.copied, len(self.columns)):
            if sample.other:
                found[:, at] = sample.columns[name][place] + self.starts[at]
        return found


def train(spec: Spec, samples: Sequence[Sample], run: Run) -> Model:
    """The model that is learned from ``samples``; one that stands there twice counts twice."""
    space, count = _Space(spec), len(spec.labels)
    pieces = _pieces(space, samples)
    used = np.zeros((space.size + 1, count), np.bool_)
    for piece in pieces:
        used[piece.features, piece.labels[:, None]] = True
    used[-1] = False
    rows = np.flatnonzero(used.any(axis=1))
    number = np.full(space.size + 1, len(rows), np.int32)
    number[rows] = np.arange(len(rows))
    batches = [_Batch(batch, number) for batch in _batches(pieces, run.seed)]
    weights, transitions = _learned(batches, used[rows], run)
    whole = np.zeros((space.size, count), np.float32)
    whole[rows] = weights
    return Model(spec.labels, tuple(_banks(spec, space, whole)), transitions)


def _pieces(space: _Space, samples: Sequence[Sample]) -> list[_Piece]:
    times = {id(sample): 0 for sample in samples}
    for sample in samples:
        times[id(sample)] += 1
    found = []
    for sample in {id(one): one for one in samples}.values():
        length = sample.layout.length
        owner = np.repeat(np.arange(len(length)), length)
        known = np.ones(len(length), np.bool_)
        known[owner[sample.labels == UNKNOWN]] = False
        tokens = known[owner]
        if tokens.any():
            features = space.features(sample)[tokens]
            found.append(_Piece(features, length[known], sample.labels[tokens], times[id(sample)]))
    return found


def _batches(pieces: Sequence[_Piece], seed: int) -> Iterator[list[_Piece]]:
    """The pieces in an order of chance, some ``_BATCH`` tokens together."""
    order = np.random.default_rng(seed).permutation(len(pieces)).tolist()
    batch: list[_Piece] = []
    for at in order:
        batch.append(pieces[at])
        if sum(len(piece.labels) for piece in batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


class _Batch:
    """Some pieces as one matrix."""

    def __init__(self, pieces: Sequence[_Piece], number: NDArray[np.int32]) -> None:
        self.layout = Layout.of(np.concatenate([piece.length for piece in pieces]))
        self.labels = np.concatenate([piece.labels for piece in pieces])
        self.times = np.repeat(
            np.array([piece.times for piece in pieces], np.float32), [len(piece.labels) for piece in pieces]
        )
        features = number[np.concatenate([piece.features for piece in pieces])]
        tokens, width = features.shape
        ends = np.arange(0, tokens * width + 1, width, dtype=np.int32)
        ones = np.ones(tokens * width, np.float32)
        size = int(number[-1]) + 1
        self.matrix = csr_matrix((ones, features.ravel(), ends), shape=(tokens, size))
        owner = np.repeat(np.arange(len(self.layout.length)), self.layout.length)
        self.follows = np.flatnonzero(owner[1:] == owner[:-1]) + 1

    def slopes(self, weights: Floats, transitions: Floats) -> tuple[Floats, Floats]:
        """How the likelihood of the labels grows with each weight and each transition."""
        scores = np.zeros((self.layout.size, weights.shape[1]), np.float32)
        scores[self.layout.place] = self.matrix @ weights
        likely, pairs = expected(scores, transitions, self.layout, self.times)
        follows = -pairs
        rest = -likely * self.times[:, None]
        rest[np.arange(len(rest)), self.labels] += self.times
        before, after = self.labels[self.follows - 1], self.labels[self.follows]
        np.add.at(follows, (before, after), self.times[self.follows])
        return self.matrix.T @ rest, follows


def _learned(batches: Sequence[_Batch], used: NDArray[np.bool_], run: Run) -> tuple[Floats, Floats]:
    """Weights and transitions: the means of where the passes of the second half end."""
    labels = used.shape[1]
    free = np.vstack([used, np.zeros((1, labels), np.bool_)]).astype(np.float32)
    state = [np.zeros_like(free), np.zeros((labels, labels), np.float32)]
    squares = [np.full_like(one, run.caution) for one in state]
    means = [np.zeros_like(one) for one in state]
    pull = np.float32(2 * run.penalty / len(batches))
    order = np.random.default_rng(run.seed)
    half = run.passes // 2
    for turn in range(run.passes):
        for at in order.permutation(len(batches)).tolist():
            slopes = batches[at].slopes(*state)
            np.multiply(slopes[0], free, out=slopes[0])
            for one, slope, square in zip(state, slopes, squares, strict=True):
                slope -= pull * one
                square += slope * slope
                one += run.rate * slope / np.sqrt(square)
        if turn >= half:
            for mean, one in zip(means, state, strict=True):
                mean += one / (run.passes - half)
    return means[0][:-1], means[1]


def expected(scores: Floats, transitions: Floats, layout: Layout, times: Floats) -> tuple[Floats, Floats]:
    """The probability of each label of each token, and how often each label is expected behind each."""
    onward = np.exp(transitions)
    local = np.exp(scores - highest(scores)[:, None])
    weight = np.zeros(layout.size, np.float32)
    weight[layout.place] = times
    likely = np.zeros_like(scores)
    pairs = np.zeros_like(transitions)
    for places, _, running in abreast(layout):
        own = local[places]
        come = np.zeros_like(own)
        come[0] = own[0] / own[0].sum(axis=1, keepdims=True)
        for step in range(1, len(own)):
            on = running[step]
            state = (come[step - 1, :on] @ onward) * own[step, :on]
            come[step, :on] = state / state.sum(axis=1, keepdims=True)
        go = np.ones_like(own)
        for step in range(len(own) - 2, -1, -1):
            on = running[step + 1]
            state = (own[step + 1, :on] * go[step + 1, :on]) @ onward.T
            go[step, :on] = state / state.sum(axis=1, keepdims=True)
        for step in range(1, len(own)):
            on = running[step]
            into = own[step, :on] * go[step, :on]
            share = weight[places[step, :on]] / ((come[step - 1, :on] @ onward) * into).sum(axis=1)
            pairs += come[step - 1, :on].T @ (into * share[:, None])
        both = come * go
        for step in range(len(own)):
            on = running[step]
            likely[places[step, :on]] = both[step, :on] / both[step, :on].sum(axis=1, keepdims=True)
    return likely[layout.place], pairs * onward


def _banks(spec: Spec, space: _Space, weights: Floats) -> Iterator[Bank]:
    at = 0
    for name, offsets in spec.offsets.items():
        parts = [weights[space.starts[one] : space.starts[one + 1]] for one in range(at, at + len(offsets))]
        yield Bank(name, tuple(offsets), np.concatenate(parts, axis=1))
        at += len(offsets)


_jobs: list[tuple[Spec, Sequence[Sample], Run]] = []  # of ``train_all``: forked processes see them


def train_all(spec: Spec, jobs: Sequence[tuple[Sequence[Sample], Run]]) -> Iterator[Model]:
    """The model of each job in turn: processes learn, as many at once as there are processors."""
    _jobs[:] = [(spec, samples, run) for samples, run in jobs]
    with multiprocessing.get_context("fork").Pool() as pool:
        yield from pool.imap(_train, range(len(_jobs)))


def _train(job: int) -> Model:
    return train(*_jobs[job])
