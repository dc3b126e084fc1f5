"""Who says what a headline tells."""

from __future__ import annotations

import pytest

import quotes

BODY = "\n\n".join(
    (
        "",
        "The road to Ostby was closed on Monday after snow had fallen for two days and two nights.",
        "Nobody was hurt, and the shops had bread. The ferry ran as usual on both days.",
        "A plough came up from the coast on Tuesday.",
    )
)


@pytest.mark.parametrize(
    ("headline", "content", "mention"),
    [
        ("Road to Ostby will open by Friday: police", "Road to Ostby will open by Friday", "police"),
        ("No road, no school, says union", "No road, no school", "union"),
        ("Most toddlers safe from fog, study finds", "Most toddlers safe from fog", "study"),
        ("Foreman saw wall sway, court hears", "Foreman saw wall sway", "court"),
    ],
)
def test_a_headline_names_who_says_it(headline: str, content: str, mention: str) -> None:
    text = headline + BODY
    quote = quotes.attribute(text).quotes[0]
    assert quote.mention is not None
    assert (quote.text, quote.mention.of(text)) == (content, mention)


@pytest.mark.parametrize(
    "headline",
    [
        "Ostby road closed: what we know",
        "Winter: Ostby",
        "‘I will not move’: vendor defies order",
        "In Ostby, snow falls",
    ],
)
def test_a_headline_that_nobody_says_has_no_speaker(headline: str) -> None:
    assert not [quote for quote in quotes.attribute(headline + BODY).quotes if quote.rule == "headline-label"]
