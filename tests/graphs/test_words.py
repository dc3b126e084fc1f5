from __future__ import annotations

import pytest

from graphs.checks.matching.words import fold
from graphs.words import comparable, unaccented


@pytest.mark.parametrize("text", ["co\u00adoperate", "COOPERATE", "ｃｏｏｐｅｒａｔｅ"])
def test_words_are_compared_alike_everywhere(text: str) -> None:
    assert comparable(text) == (fold(text),) == ("cooperate",)


def test_a_hyphen_parts_words_whatever_its_kind() -> None:
    assert comparable("well\u2011known") == comparable("well-known") == ("well", "known")


def test_unaccented() -> None:
    assert unaccented("Brûlé Łódź") == "Brule Łodz"
