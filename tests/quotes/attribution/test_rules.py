"""Quotations that stand beside each other, each with its own source."""

from __future__ import annotations

import pytest

import quotes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "“It was thick fog,” Rémi Boudreau recalls; “Clear as gin,” grumbles Luc. Neither was there.",
            [("It was thick fog,", "Rémi Boudreau"), ("Clear as gin,", "Luc")],
        ),
        (
            "“Masterful,” one French editor declares. “Municipal,” mutters another.",
            [("Masterful,", "one French editor"), ("Municipal,", "another")],
        ),
        (
            '"I saw no letter," the mayor, Ian Pell, maintained on Friday. "She did," the clerk shot back.',
            [("I saw no letter,", "the mayor"), ("She did,", "the clerk")],
        ),
        (
            '"My landlord has stopped greeting me," one operator, a mother of two, told this paper.',
            [("My landlord has stopped greeting me,", "one operator")],
        ),
        (
            "Nobody was impressed. “Ask who holds the stamp,” shouted one youth, to applause, and left.",
            [("Ask who holds the stamp,", "one youth")],
        ),
        (
            "“Is he the one with the bread?” a buyer from Osaka whispers in the queue.",
            [("Is he the one with the bread?", "a buyer from Osaka")],
        ),
    ],
)
def test_each_quotation_has_the_source_beside_it(text: str, said: list[tuple[str, str]]) -> None:
    found = quotes.attribute(text).quotes
    assert [(one.text, one.mention and text[one.mention.start : one.mention.end]) for one in found] == said
