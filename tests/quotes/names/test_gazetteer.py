"""What lists of names say of a word."""

from __future__ import annotations

import pytest

from quotes.names.gazetteer import flags, is_given, is_mans


@pytest.mark.parametrize(
    "word, field, value",
    [
        ("Maria", "given", 3),
        ("Devarajan", "place", 0),
        ("Singh", "surname", 2),
        ("Kenya", "place", 4),
        ("Lagos", "place", 3),
        ("gardener", "noun", 1),
        ("committee", "noun", 2),
        ("said", "case", 4),
        ("GARDENER", "noun", 1),
        ("Müller", "surname", 2),
        ("Garcia-Singh", "surname", 2),
        ("Xqzt", "given", 0),
        (",", "given", 0),
    ],
)
def test_flags(word: str, field: str, value: int) -> None:
    assert getattr(flags(word), field) == value


def test_first_names() -> None:
    assert is_given("Maria") and is_given("Narendra") and is_given("Ngozi") and not is_given("Hill")
    assert (is_mans("Narendra"), is_mans("Ngozi"), is_mans("Xqzt")) == (True, False, None)
