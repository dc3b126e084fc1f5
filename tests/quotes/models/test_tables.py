"""Models as tables give what CRFsuite gives."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest

from quotes.models.banks import Bank
from quotes.models.columns import crossed
from quotes.models.tables import PAD, Layout, Model

LABELS = ("a", "b", "c")


def _random_model(seed: int = 1) -> Model:
    numbers = np.random.default_rng(seed)
    bank = Bank("word", (-1, 0, 1, 2), numbers.normal(size=(6, 12)).astype(np.float32))
    return Model(LABELS, (bank,), numbers.normal(size=(3, 3)).astype(np.float32))


def _columns(layout: Layout, seed: int = 2) -> dict[str, np.ndarray]:
    return {"word": layout.spread(np.random.default_rng(seed).integers(1, 6, int(layout.length.sum())))}


def _paths(model: Model, scores: np.ndarray) -> dict[tuple[int, ...], float]:
    """The score of every labelling of one sequence."""
    assert model.transitions is not None
    return {
        path: float(
            sum(scores[at, label] for at, label in enumerate(path))
            + sum(model.transitions[before, after] for before, after in itertools.pairwise(path))
        )
        for path in itertools.product(range(3), repeat=len(scores))
    }


def test_decoding_finds_the_best_path_of_each_sequence() -> None:
    model, layout = _random_model(), Layout.of([4, 1, 6, 2])
    scores = model.scores(_columns(layout))
    labels = model.decode(scores, layout).tolist()
    for start, length in zip(layout.start.tolist(), layout.length.tolist(), strict=True):
        paths = _paths(model, scores[start : start + length])
        assert tuple(labels[:length]) == max(paths, key=lambda path: paths[path])
        labels = labels[length:]


def test_marginals_sum_over_all_paths() -> None:
    model, layout = _random_model(3), Layout.of([5, 2])
    scores = model.scores(_columns(layout, 4))
    found = model.marginals(scores, layout)
    at = 0
    for start, length in zip(layout.start.tolist(), layout.length.tolist(), strict=True):
        paths = _paths(model, scores[start : start + length])
        weights = {path: np.exp(score) for path, score in paths.items()}
        total = sum(weights.values())
        for token, label in itertools.product(range(length), range(3)):
            expected = sum(weight for path, weight in weights.items() if path[token] == label) / total
            assert found[at + token, label] == pytest.approx(expected, abs=1e-4)
        at += length


def test_no_sequence_at_all() -> None:
    model, layout = _random_model(), Layout.of([])
    assert len(model.decode(model.scores(_columns(layout)), layout)) == 0
    assert len(model.marginals(model.scores(_columns(layout)), layout)) == 0


def test_a_saved_model_is_the_same_but_for_rounding(tmp_path: Path) -> None:
    model = _random_model()
    model.save(tmp_path / "model.tables")
    loaded = Model.load(tmp_path / "model.tables")
    assert loaded.labels == model.labels
    assert loaded.banks[0].offsets == model.banks[0].offsets
    assert loaded.banks[0].weights.dtype == np.int16
    np.testing.assert_allclose(loaded.weights(loaded.banks[0]), model.banks[0].weights, atol=1e-3)


def test_loaded_models_blend_as_those_that_they_were_saved_from(tmp_path: Path) -> None:
    models, layout = [_random_model(seed) for seed in (1, 2)], Layout.of([4, 2])
    columns = _columns(layout)
    for number, model in enumerate(models):
        model.save(tmp_path / str(number))
    loaded = [Model.load(tmp_path / str(number)) for number in range(len(models))]
    ours, theirs = (Model.blend(some, (0.4, 0.6)).scores(columns) for some in (loaded, models))
    np.testing.assert_allclose(ours[layout.place], theirs[layout.place], atol=1e-2)


def test_a_loaded_model_outlives_its_file(tmp_path: Path) -> None:
    _random_model().save(tmp_path / "model.tables")
    loaded = Model.load(tmp_path / "model.tables")
    weights = [bank.weights.copy() for bank in loaded.banks]
    Model(("x",), (), None).save(tmp_path / "model.tables")
    for bank, own in zip(loaded.banks, weights, strict=True):
        np.testing.assert_array_equal(bank.weights, own)
    assert [file.name for file in tmp_path.iterdir()] == ["model.tables"]


def test_neighbours_never_reach_into_another_sequence() -> None:
    layout = Layout.of([2, 3])
    spread = layout.spread(np.arange(1, 6))
    assert spread.tolist() == [0] * PAD + [1, 2] + [0] * PAD + [3, 4, 5] + [0] * PAD


def test_crossed_columns_stay_in_range_and_keep_empty_places() -> None:
    left, right = np.array([0, 1, 2, 1], np.int32), np.array([5, 5, 5, 6], np.int32)
    column = crossed(16, left, right)
    assert column[0] == 0
    assert ((column[1:] > 0) & (column[1:] < 16)).all()


def test_tables_label_as_crfsuite_does(tmp_path: Path) -> None:
    pycrfsuite = pytest.importorskip("pycrfsuite", reason="python-crfsuite comes with the extra 'train'")
    from training.crf import Run, Sample, Spec, attributes, train

    layout = Layout.of([7, 3, 12, 1])
    numbers = np.random.default_rng(5)
    columns = {
        "word": layout.spread(numbers.integers(1, 5, 23)),
        "pos": layout.spread(numbers.integers(1, 3, 23)),
    }
    sample = Sample(columns, layout, numbers.integers(0, 3, 23).astype(np.int32))
    spec = Spec(
        {"word": 5, "pos": 3},
        {"word": (-1, 0, 1), "pos": (0,)},
        LABELS,
    )
    file = tmp_path / "crfsuite"
    model = train(spec, [sample], Run(20, c2=0.01), file=file)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    items, theirs, at = attributes(spec, sample), [], 0
    for length in layout.length.tolist():
        theirs += tagger.tag(pycrfsuite.ItemSequence(items[at : at + length]))
        at += length
    assert [LABELS[label] for label in model.decode(model.scores(columns), layout)] == theirs


def test_what_is_unknown_teaches_nothing_and_another_guide_its_own_part() -> None:
    pytest.importorskip("pycrfsuite", reason="python-crfsuite comes with the extra 'train'")
    from training.crf import UNKNOWN, Run, Sample, Spec, train

    def sample(words: list[int], labels: list[int], other: bool = False) -> Sample:
        layout = Layout.of([1] * len(words))
        return Sample({"word": layout.spread(np.array(words))}, layout, np.array(labels, np.int32), other)

    spec = Spec({"word": 5}, {"word": (0,)}, LABELS, copied=("word",))
    some = [sample([1, 2, 3] * 9, [0, 1, 2] * 9), sample([1, 4] * 9, [1, 1] * 9, other=True)]
    model = train(spec, [*some, sample([1, 2, 3] * 99, [UNKNOWN] * 297)], Run(40, c2=0.1))
    layout = Layout.of([1, 1, 1, 1])
    scores = model.scores({"word": layout.spread(np.array([1, 2, 3, 4]))})
    assert model.decode(scores, layout).tolist() == [0, 1, 2, 1]  # 4 is learned from the other guide alone
    assert [bank.name for bank in model.banks] == ["word"]


def test_no_sum_of_a_loaded_models_weights_goes_over_16_bits(tmp_path: Path) -> None:
    largest = np.full((3, 12), 7.0, np.float32)
    model = Model(LABELS, tuple(Bank(name, (-1, 0, 1, 2), largest) for name in "abc"), None)
    model.save(tmp_path / "model.tables")
    layout = Layout.of([9])
    columns = dict.fromkeys("abc", layout.spread(np.ones(9, np.int32)))
    scores = Model.load(tmp_path / "model.tables").scores(columns)[layout.place]
    np.testing.assert_allclose(scores[4], [7.0 * 3 * 4] * 3, rtol=1e-3)
