"""Parts of speech where the tagger's own texts do not tell."""

from __future__ import annotations

import pytest

from quotes.text.analysis import analyse
from quotes.text.tags import POS


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The breaks are no longer timed, a union official acknowledges, for now.", "acknowledges", "VBZ"),
        ("My neighbour, a widow, opines that it will rain.", "opines", "VBZ"),
        ("At the inquest Ruiz swore that every door had been open.", "swore", "VBD"),
        ("He said the claims were false.", "claims", "NNS"),
        ("Lopez sent her thanks to the crew.", "thanks", "NNS"),
    ],
)
def test_a_word_that_can_only_be_a_verb_is_no_noun(text: str, word: str, tag: str) -> None:
    reading = analyse(text)
    assert POS[reading.pos[reading.words.index(word)]] == tag
