"""Which words report: inflected forms of the lexicon's verbs and nouns."""

from __future__ import annotations

import pytest

from quotes.words.speech import classes


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("averred", "saying"),
        ("quipped", "saying"),
        ("reckons", "saying"),
        ("denied", "saying"),
        ("told", "telling"),
        ("snapped", "manner"),
        ("allegations", "nouns"),
        ("shows", "showing"),
    ],
)
def test_inflected_words_belong_to_the_groups_of_their_verb(word: str, group: str) -> None:
    assert group in classes(word)


@pytest.mark.parametrize("word", ["backed", "featured", "embarked", "table", ""])
def test_other_words_report_nothing(word: str) -> None:
    assert not classes(word)
