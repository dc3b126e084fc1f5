from __future__ import annotations

import pytest

from training.confirmed import read

pytestmark = pytest.mark.corpora


def test_confirmed_attributions_stand_in_their_articles() -> None:
    articles = list(read())
    cues = [one.text[start:end] for one in articles for own in one.attributions for start, end in own.cue]
    assert len(articles) == 217
    assert len(cues) > 1500
    assert all(cue == cue.strip() and cue for cue in cues)
    assert cues.count("said") > 400
    assert all(span[0] < span[1] <= len(one.text) for one in articles for span in one.unsure)
