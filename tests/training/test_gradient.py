"""The learner of chains against sums over all labellings of short sequences."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from quotes.models.tables import Layout

pytest.importorskip("scipy", reason="scipy comes with the extra 'train'")
from training.crf import UNKNOWN, Sample, Spec
from training.gradient import Run, expected, train

LABELS = ("none", "first", "second")


def test_expectations_are_those_of_all_labellings() -> None:
    numbers = np.random.default_rng(3)
    layout = Layout.of([4, 1, 3])
    scores = np.zeros((layout.size, 3), np.float32)
    scores[layout.place] = numbers.normal(size=(8, 3))
    transitions = numbers.normal(size=(3, 3)).astype(np.float32)
    times = np.array([1] * 4 + [2] + [3] * 3, np.float32)
    likely, pairs = expected(scores, transitions, layout, times)
    nodes, follows, at = np.zeros((8, 3)), np.zeros((3, 3)), 0
    for length in (4, 1, 3):
        own = scores[layout.place[at : at + length]]
        paths = list(product(range(3), repeat=length))
        weights = np.exp(
            [
                sum(own[step, label] for step, label in enumerate(path))
                + sum(transitions[pair] for pair in pairwise(path))
                for path in paths
            ]
        )
        for path, share in zip(paths, weights / weights.sum(), strict=True):
            for step, label in enumerate(path):
                nodes[at + step, label] += share
            for pair in pairwise(path):
                follows[pair] += share * times[at]
        at += length
    np.testing.assert_allclose(likely, nodes, rtol=1e-4)
    np.testing.assert_allclose(pairs, follows, rtol=1e-4)


def _sample(words: list[int], labels: list[int], other: bool = False) -> Sample:
    layout = Layout.of([1] * len(words))
    return Sample({"word": layout.spread(np.array(words))}, layout, np.array(labels, np.int32), other)


def test_what_is_unknown_teaches_nothing_and_another_guide_its_own_part() -> None:
    spec = Spec({"word": 5}, {"word": (0,)}, LABELS, copied=("word",))
    some = [_sample([1, 2, 3] * 9, [0, 1, 2] * 9), _sample([1, 4] * 9, [1, 1] * 9, other=True)]
    unknown = _sample([1, 2, 3] * 99, [UNKNOWN] * 297)
    model = train(spec, [*some, unknown], Run(passes=40, penalty=0.1, rate=0.3, caution=10))
    layout = Layout.of([1, 1, 1, 1])
    scores = model.scores({"word": layout.spread(np.array([1, 2, 3, 4]))})
    assert model.decode(scores, layout).tolist() == [0, 1, 2, 1]  # 4 is learned from the other guide alone
    assert [bank.name for bank in model.banks] == ["word"]


def test_a_label_that_never_had_a_feature_has_no_weight_of_it() -> None:
    spec = Spec({"word": 3}, {"word": (0,)}, LABELS)
    model = train(spec, [_sample([1, 2] * 9, [0, 1] * 9)], Run())
    assert not model.banks[0].weights[[0, 1, 2], [2, 2, 2]].any()
    assert model.banks[0].weights[1, 0] > 0


def test_what_follows_is_learned_and_the_same_order_gives_the_same_model() -> None:
    layout = Layout.of([2] * 30)
    sample = Sample({"word": layout.spread(np.ones(60, int))}, layout, np.array([0, 1] * 30, np.int32))
    spec = Spec({"word": 2}, {"word": (0,)}, LABELS)
    run = Run(penalty=0.1, rate=0.3, caution=10, seed=2)
    one, other = train(spec, [sample], run), train(spec, [sample], run)
    assert one.transitions is not None and other.transitions is not None
    assert one.transitions[0, 1] > one.transitions[0, 0] + 1
    assert (one.transitions == other.transitions).all()
