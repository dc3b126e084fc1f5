"""Train a linear-chain CRF with CRFsuite and convert it to the tables of ``quotes.models.tables``.

CRFsuite starts from zero weights; its perceptron shuffles with the C library's random numbers, which each
run seeds, so that the same run gives the same model.
"""

from __future__ import annotations

import ctypes
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from quotes.models.banks import Bank
from quotes.models.tables import Layout, Model
from quotes.words.tokens import Ints

__all__ = ["UNKNOWN", "Run", "Sample", "Spec", "attributes", "train"]

UNKNOWN = -1
"""The label of a token that nobody marked."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What a model looks at: for each column its number of values and the offsets read.

    chain: whether labels of neighbours depend on each other.
    copied: columns that samples marked by another guide have twice. The copies learn what that guide marks
    otherwise and are left away, the rest is learned from all (Daume III 2007, "Frustratingly Easy Domain
    Adaptation", Proceedings of ACL).
    """

    sizes: Mapping[str, int]
    offsets: Mapping[str, tuple[int, ...]]
    labels: tuple[str, ...]
    chain: bool = True
    copied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """How a model is learned: iterations, and the L1 and L2 penalties c1 and c2.

    c2: with it L-BFGS learns; without it the passive-aggressive algorithm, an averaged perceptron that knows
    no penalties.
    seeds: of the orders in which the sequences are gone through; the model is the mean of what each gives.
    """

    iterations: int
    c2: float | None
    c1: float = 0.0
    seeds: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Sample:
    """Some sequences laid out in arrays: their columns and the label of each token.

    labels: ``UNKNOWN`` where nobody said what is right; such sequences are not learned from.
    other: whether they are marked by another guide than most.
    """

    columns: Mapping[str, Ints]
    layout: Layout
    labels: Ints
    other: bool = False


def train(
    spec: Spec, samples: Sequence[Sample], run: Run, verbose: bool = False, file: Path | None = None
) -> Model:
    """The model that CRFsuite learns from ``samples``; ``file`` keeps it in CRFsuite's own form."""
    trainer = pycrfsuite.Trainer(verbose=verbose)
    for sample in samples:
        _append(trainer, spec, sample)
    trainer.select("pa" if run.c2 is None else "lbfgs")
    trainer.set_params({"max_iterations": run.iterations, "feature.possible_transitions": spec.chain})
    if run.c2 is not None:
        trainer.set_params({"c1": run.c1, "c2": run.c2})
    learned = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in run.seeds:
            ctypes.CDLL(None).srand(seed)
            kept = str(file or Path(folder) / "model")
            trainer.train(kept)
            tagger = pycrfsuite.Tagger()
            tagger.open(kept)
            found = tagger.info()
            learned.append(_model(spec, found.state_features, found.transitions))
    return Model.blend(learned, [1 / len(learned)] * len(learned))


def _append(trainer: pycrfsuite.Trainer, spec: Spec, sample: Sample) -> None:
    """Give a sample's sequences to CRFsuite; where labels do not depend on each other, token by token."""
    items, labels = attributes(spec, sample), sample.labels.tolist()
    at = 0
    for length in sample.layout.length.tolist() if spec.chain else [1] * len(labels):
        own = labels[at : at + length]
        if own and UNKNOWN not in own:
            names = [spec.labels[label] for label in own]
            trainer.append(pycrfsuite.ItemSequence(items[at : at + length]), names)
        at += length


def attributes(spec: Spec, sample: Sample) -> list[list[str]]:
    """The attributes of each token as CRFsuite wants them."""
    strings = []
    for name, offsets in spec.offsets.items():
        for offset in offsets:
            values = sample.columns[name][sample.layout.place + offset]
            strings.append(_named(name, offset, spec.sizes[name])[values])
    copied = spec.copied if sample.other else ()
    strings += [
        _named(f"other {name}", 0, spec.sizes[name])[sample.columns[name][sample.layout.place]]
        for name in copied
    ]
    return [list(item) for item in zip(*strings, strict=True)]


@cache
def _named(name: str, offset: int, size: int) -> NDArray[np.object_]:
    """The attribute of each value of a column at an offset."""
    return np.array([f"{name}:{offset}={value}" for value in range(size)], np.object_)


def _model(
    spec: Spec, states: Mapping[tuple[str, str], float], chain: Mapping[tuple[str, str], float]
) -> Model:
    count = len(spec.labels)
    label_at = {label: at for at, label in enumerate(spec.labels)}
    weights = {
        name: np.zeros((spec.sizes[name], len(offsets) * count), np.float32)
        for name, offsets in spec.offsets.items()
    }
    for (attribute, label), weight in states.items():
        name, _, rest = attribute.partition(":")
        if name not in weights:  # a copy
            continue
        offset, _, value = rest.partition("=")
        at = spec.offsets[name].index(int(offset))
        weights[name][int(value), at * count + label_at[label]] = weight
    transitions = np.zeros((count, count), np.float32)
    for (before, after), weight in chain.items():
        transitions[label_at[before], label_at[after]] = weight
    banks = tuple(Bank(name, tuple(offsets), weights[name]) for name, offsets in spec.offsets.items())
    return Model(spec.labels, banks, transitions if spec.chain else None)
