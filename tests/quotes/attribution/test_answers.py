"""A question and its answer are two quotes."""

from __future__ import annotations

import pytest

from quotes.document import Article
from quotes.pipeline import attribute

BEFORE = "Tomas Berg, the mayor of Ostby, spoke to the Herald about the bridge.\n\n"


def quoted(text: str) -> list[str]:
    document = attribute(Article.of(BEFORE + text))
    return [" / ".join(span.of(document.text or "") for span in quote.spans) for quote in document.quotes]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ('"Did you sleep that night?" "I did not sleep at all," Berg said.', '"I did not sleep at all,"'),
        ('"Will it close early?" "No, it will not," the mayor told us.', '"No, it will not,"'),
        (
            'He was asked if he regretted it. "Not for a second. It was right."',
            '"Not for a second. It was right."',
        ),
        (
            'Asked whether he was tired, Berg laughed. "I am never tired of bridges."',
            '"I am never tired of bridges."',
        ),
    ],
)
def test_an_answer_is_no_part_of_the_question(text: str, answer: str) -> None:
    assert answer in quoted(text)


def test_what_one_speaker_says_around_the_cue_stays_one() -> None:
    assert quoted('"Why should we wait?" Berg asked. "We have the money."') == [
        '"Why should we wait?" / "We have the money."'
    ]
