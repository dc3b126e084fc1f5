from __future__ import annotations

import pytest

from graphs.checks.matching.words import fold
from graphs.words import comparable, placed, portion, unaccented


@pytest.mark.parametrize("text", ["co\u00adoperate", "COOPERATE", "ｃｏｏｐｅｒａｔｅ"])
def test_words_are_compared_alike_everywhere(text: str) -> None:
    assert comparable(text) == (fold(text),) == ("cooperate",)


def test_a_hyphen_parts_words_whatever_its_kind() -> None:
    assert comparable("well\u2011known") == comparable("well-known") == ("well", "known")


def test_unaccented() -> None:
    assert unaccented("Brûlé Łódź") == "Brule Łodz"


@pytest.mark.parametrize(
    "text",
    ["“We’ll win,” he said", "Straße ﬁn\u00adal", "e\u0301tude 1,000 U.S.", "", "\u1112\u1161\u11ab x"],
)
def test_placed_words_are_the_comparable_ones(text: str) -> None:
    found = placed(text)
    assert tuple(word for word, *_ in found) == comparable(text)
    assert [comparable(text[start:end]) for _, start, end in found] == [(word,) for word, *_ in found]


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(2, 3, "67 %"), (7, 8, "88 %"), (1, 200, "1 %"), (5, 1722, "<1 %"), (0, 5, "0 %"), (999, 1000, ">99 %"),
     (5, 5, "100 %"), (29, 50, "58 %"), (29, 200, "15 %")],
)  # fmt: skip
def test_parts_of_a_whole_are_rounded(part: int, whole: int, words: str) -> None:
    assert portion(part / whole) == words
