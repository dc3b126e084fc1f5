"""Who a headline only describes, in texts of our own."""

from __future__ import annotations

import pytest

import quotes


def _sources(text: str) -> list[str | None]:
    document = quotes.attribute(text)
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return [names.get(quote.speaker or "") for quote in document.quotes]


@pytest.mark.parametrize(
    ("headline", "body", "name"),
    [
        (
            "Rents to rise in May, landlord says",
            "The landlord, Brook Homes, said rents would rise.",
            "Brook Homes",
        ),
        (
            "Elders tell princes not to sell land",
            "The Norvik council of elders has warned that whoever sells land will lose a title.",
            "The Norvik council of elders",
        ),
    ],
)
def test_is_who_the_article_hears(headline: str, body: str, name: str) -> None:
    assert set(_sources(f"{headline}\n\n{body}")) == {name}


def test_is_nobody_whom_no_source_fits() -> None:
    text = "Locked cells and rising water: Inmates say they were left\n\n“The water rose,” said Ana Roe."
    assert _sources(text) == [None, "Ana Roe"]


def test_stays_whom_the_headline_names_again() -> None:
    text = "Man held after fire, police say\n\nPolice said the man was 44.\n\nA neighbor said he ran."
    assert len({*_sources(text)[:2]}) == 1
