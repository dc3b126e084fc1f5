from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pycrfsuite", reason="python-crfsuite comes with the extra 'train'")

from quotes.attribution.frames import cues
from quotes.text.analysis import analyse
from training.arguments import _sample, view
from training.corpus import GoldAttribution
from training.cues import Training


def test_attributions_are_learned_in_the_order_of_their_cues() -> None:
    text = " ".join(20 * ["Ana Roe said the road was closed."]) + "\n"
    places = [at for at in range(len(text)) if text.startswith("Ana Roe", at)]
    gold = [
        GoldAttribution([(at, at + 7)], [(at + 8, at + 12)], [(at + 13, at + 32)]) for at in reversed(places)
    ]
    reading = analyse(text)
    article = Training(reading, gold, np.zeros(len(reading.tokens), np.int32), gold)
    sample = _sample(article, view(article, cues.shares(), cues.model()))
    assert sample is not None
    assert len(sample.layout.length) == 20
