"""Kinds: what an article says a body is stands with the body."""

from __future__ import annotations

import pytest

import quotes
from quotes.document import Affiliation


def told(text: str) -> list[tuple[str, str]]:
    (body,) = [one for one in quotes.attribute(text).speakers if one.kind == "organization"]
    return [(one.role, one.place) for one in body.affiliations]


@pytest.mark.parametrize(
    "text, kind",
    [
        ("The insurer Umkhombe Life said nobody had asked.", ("insurer", "")),
        ("The identity commission, Norvik Bank, said nobody had asked.", ("identity commission", "")),
        ("Alzheimer Forum Europe, a patients’ body, said nobody had asked.", ("patients’ body", "")),
        ("Indian tyre maker Vellore Tyres said nobody had asked.", ("tyre maker", "Indian")),
        ("Almaty-based brokerage Norvik Bank said nobody had asked.", ("brokerage", "Almaty")),
    ],
)
def test_what_stands_beside_the_name(text: str, kind: tuple[str, str]) -> None:
    assert told(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Umkhombe Life told the court Norvik Bank had sunk. Norvik Bank said nobody had asked.",
        "On the margins of the forum, Norvik Bank said nobody had asked.",
        "The company Norvik Bank said nobody had asked.",
    ],
)
def test_what_only_stands_near(text: str) -> None:
    document = quotes.attribute(text)
    none: tuple[Affiliation, ...] = ()
    assert [one.affiliations for one in document.speakers if one.name == "Norvik Bank"] == [none]
