"""Who holds an office that is told before the name without a comma."""

from __future__ import annotations

import pytest

import quotes


@pytest.mark.parametrize(
    ("told", "name", "stated"),
    [
        ("Member for Hinkler Paul Neville", "Paul Neville", ("Member", "", "Hinkler")),
        ("The MP for Ballarat Catherine King", "Catherine King", ("MP", "", "Ballarat")),
        ("The bishop of St Albans Alan Smith", "Alan Smith", ("bishop", "St Albans", "")),
        ("President of the Law Society John F. Marsh", "John F. Marsh", ("President", "Law Society", "")),
        ("Chief executive of Meat Co Anna Bright", "Anna Bright", ("Chief executive", "Meat Co", "")),
    ],
)
def test_an_office_and_who_holds_it_are_two(told: str, name: str, stated: tuple[str, str, str]) -> None:
    (speaker,) = quotes.attribute(f"{told} said the plan was late.").speakers
    assert (speaker.name, speaker.kind) == (name, "person")
    assert [(one.role, one.organization, one.place) for one in speaker.affiliations] == [stated]


@pytest.mark.parametrize(
    "told",
    [
        "The chairman of the Bill Gates Foundation",
        "The head of Robert Bosch Hospital",
        "A spokesman for Jose Maria Sison",
        "The lawyer for Senator Jose Maria Lopez",
        "The son of Mohamed Ali Hassan",
        "The administrator of the Estancia La Invernada",
    ],
)
def test_whose_or_what_for_somebody_is_does_not_speak(told: str) -> None:
    (speaker,) = quotes.attribute(f"{told} said the plan was late.").speakers
    assert (speaker.name, speaker.kind) == (told, "unnamed")


@pytest.mark.parametrize("office", ["Prime Minister", "Health Minister", "Senator", "Deputy Prime Minister"])
@pytest.mark.parametrize("noun", ["spokesman", "lawyer", "aide"])
def test_who_speaks_for_somebody_with_an_office_is_not_that_one(noun: str, office: str) -> None:
    text = f"A {noun} for {office} John Howard said the plan was late."
    (speaker,) = quotes.attribute(text).speakers
    assert speaker.kind == "unnamed"
