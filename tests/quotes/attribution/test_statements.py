"""What was said and what was only done: sentences of our own."""

from __future__ import annotations

import pytest

import quotes

SAID = [
    "The ministry announced that a fund for fishermen would open in May.",
    "The charity highlighted that farmers in the north had no seed.",
    "The firm reported that it lost 3 million euros.",
    "Marta Kovel told the court she had seen nothing.",
    "Marta Kovel told reporters that nothing of it was true.",
    "The Student Network called on the university to publish the minutes.",
    "The law says drivers must carry a lamp.",
    "Researchers found that moss can sleep for years.",
    "The Ministry of Public Works promised to pay by June.",
    "Karl Ek accused the firm of theft.",
    "The chamber described the budget as “a gift to the landlords of Ostby”.",
]

DONE = [
    "The ministry announced the launch of a fund for fishermen.",
    "Southern Fibre embarked on a refit in 2021.",
    "Small investors showed little interest in a new bond from Marsa Cement.",
    "The charity highlighted the plight of farmers in the north.",
    "The council published its budget on Monday.",
    "President Maria Lopez discussed trade with her Chilean counterpart.",
    "Marta Kovel recalled her ambassador from Ostby.",
    "The festival, dubbed Sea Days, opens in June.",
    "Marta Kovel told the court nothing.",
    "The numbers told a different story",
    "Prime Minister Ivo Beck met the president to discuss the border.",
]


@pytest.mark.parametrize("text", SAID)
def test_a_clause_is_said(text: str) -> None:
    assert [quote.act for quote in quotes.attribute(text).quotes] == ["statement"]


@pytest.mark.parametrize("text", DONE)
def test_what_somebody_did_is_no_statement(text: str) -> None:
    assert not [quote for quote in quotes.attribute(text).quotes if quote.act == "statement"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Asked about the strike, Ana Roe said students should go home.", ["students should go home"]),
        (
            '"I complained," said the tenant, who asked that her name not be used because she is sued.',
            ["I complained,"],
        ),
    ],
)
def test_what_was_asked_of_a_source_is_no_statement_of_it(text: str, said: list[str]) -> None:
    assert [one.text for one in quotes.attribute(text).quotes if one.act == "statement"] == said
