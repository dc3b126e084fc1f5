"""How far a confidence may be trusted, by kind of mention and by rule."""

from __future__ import annotations

import numpy as np
import pytest

from training.confidence import Example, reliability

LEAST = 40
"""Quotes from which the share of right ones of a kind is no chance."""

APART = 10.0
"""Per cent by which the mean confidence of a kind may pass its share of right ones."""


def test_reliability_sets_what_was_said_beside_what_came_true() -> None:
    found = [Example("a", "he", "implied-speaker", (), number % 2 == 0) for number in range(40)]
    rows = {name: row for name, *row in reliability(found, np.full(40, 0.8))}
    assert rows["mention: he"] == pytest.approx([40, 80.0, 50.0])
    assert rows["rule: implied-speaker"] == pytest.approx([40, 80.0, 50.0])


@pytest.mark.corpora
def test_no_rule_and_no_kind_of_mention_is_surer_than_it_is_right() -> None:
    from training.confidence import examples, shipped
    from training.marks import DEV, marked_articles

    found = [one for name in DEV for marked in marked_articles(name) for one in examples(marked)]
    missed = {
        name: (count, round(sure), round(right))
        for name, count, sure, right in reliability(found, shipped(found))
        if count >= LEAST and sure - right > APART
    }
    assert missed == {}
