"""Runs of equal words are the same however they are found."""

import random

import numpy as np
import pytest

import quotes
from graphs.checks.matching import blocks
from graphs.checks.matching.sources import Sources
from graphs.checks.matching.words import Claim


@pytest.mark.parametrize("seed", range(8))
def test_runs_from_pairs_are_those_that_are_carried_on(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    choose = random.Random(seed)
    text = " ".join(choose.choices("the a boat left harbour again".split(), k=150))
    sources = Sources([quotes.attribute(f"{text}.")])
    claim = Claim.of(
        " ".join(choose.choices("the a boat left harbour never".split(), k=choose.randint(2, 30)))
    )
    ids, own = sources.index.numbers(claim.words.folded), np.zeros(len(sources[0]) + 1, np.bool_)
    paired = [*blocks.equal_blocks(claim, ids, sources[0], 1000, own)]
    monkeypatch.setattr(blocks, "_FLOOD", -1)
    assert [*blocks.equal_blocks(claim, ids, sources[0], 1000, own)] == paired
    assert all(
        (ids[one.claim : one.claim + one.length] == sources[0].ids[one.word : one.word + one.length]).all()
        for one in paired
    )
