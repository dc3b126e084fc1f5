"""Whose a role is: "its" and "the union's" go back to a body that is named."""

from __future__ import annotations

import pytest

import quotes
from quotes.document import Speaker


def speaker(text: str, name: str) -> Speaker:
    return next(one for one in quotes.attribute(text).speakers if one.name == name)


GROWERS = "The Fenwick Growers' Cooperative dismissed the claim. "


@pytest.mark.parametrize(
    "text, organization",
    [
        (GROWERS + 'Its chairman, Osei Blankson, said: "Nobody counted."', "Fenwick Growers' Cooperative"),
        (
            GROWERS + '"Nobody counted," said the cooperative\'s acting chairman, Osei Blankson.',
            "Fenwick Growers' Cooperative",
        ),
        (
            'Norvik Bank closed on Friday. "We counted," said the company\'s director, Osei Blankson.',
            "Norvik Bank",
        ),
        ('Norvik Bank closed on Friday. "We counted," said the city\'s mayor, Osei Blankson.', "city"),
        ('"We counted," said the company\'s director, Osei Blankson.', "company"),
    ],
)
def test_the_body_that_is_gone_back_to(text: str, organization: str) -> None:
    assert [one.organization for one in speaker(text, "Osei Blankson").affiliations] == [organization]


@pytest.mark.parametrize(
    "text, organizations",
    [
        ("Norvik Bank will shut. Chief executive Osei Blankson said nobody had asked.", ["Norvik Bank"]),
        ("Norvik Bank will shut. Its rival's chief executive Osei Blankson said nobody had asked.", [""]),
        ("Norvik Bank will shut. Mayor Osei Blankson said nobody had asked.", [""]),
        ("Norvik Bank asked the Federal Government. Chief executive Osei Blankson said so.", ["Norvik Bank"]),
        ("Norvik Bank will shut. The company's Osei Blankson said nobody had asked.", ["Norvik Bank"]),
        ("Norvik Bank will shut. Osei Blankson, from the bank, said nobody had asked.", ["Norvik Bank"]),
        ("The federation's Osei Blankson said nobody had asked.", ["federation"]),
        ("Norvik Bank shut after Ana Roe left. Spokesman Osei Blankson said nobody had asked.", [""]),
    ],
)
def test_an_office_of_firms_is_of_the_one_named_before(text: str, organizations: list[str]) -> None:
    assert [one.organization for one in speaker(text, "Osei Blankson").affiliations] == organizations


@pytest.mark.parametrize(
    "text, organization",
    [
        ("The finance committee met. Its chairman, Osei Blankson, said so.", "finance committee"),
        ("The school’s association wrote. Its chair, Osei Blankson, said so.", "school’s association"),
        ("A walnut bureau made £340. Its owner, Osei Blankson, said so.", ""),
        ("A law took effect in July. Its sponsor, Osei Blankson, said so.", ""),
    ],
)
def test_a_body_without_a_name(text: str, organization: str) -> None:
    assert [one.organization for one in speaker(text, "Osei Blankson").affiliations] == [organization]


def test_an_office_that_schools_alone_have() -> None:
    text = "Students at Hartsfield High walked out. It rained. They sang. Nobody cared. It was June. "
    text += "Principal Osei Blankson said so."
    assert [one.organization for one in speaker(text, "Osei Blankson").affiliations] == ["Hartsfield High"]


def test_a_spokesperson_of_its_speaks_for_the_body() -> None:
    text = GROWERS + 'Its spokeswoman, Pia Lund, said: "We counted."'
    document = quotes.attribute(text)
    (body,) = [one for one in document.speakers if one.kind == "organization"]
    assert body.name == "Fenwick Growers' Cooperative"
    assert speaker(text, "Pia Lund").speaks_for == body.id


def test_what_goes_on_behind_a_description_is_told_of_whom_it_stands_for() -> None:
    text = (
        'Osei Blankson, the mayor of Bari, left. "We counted," he said. '
        "The mayor, a former boxer, said that nobody had asked."
    )
    assert "former boxer" in [one.role for one in speaker(text, "Osei Blankson").affiliations]


@pytest.mark.parametrize(
    "text, organizations",
    [
        ("Norvik Bank will shut. Company spokesman Osei Blankson said so.", ["Norvik Bank"]),
        ("Ames City Council will meet. Council leader Osei Blankson said so.", ["Ames City Council"]),
        ("Norvik Bank sued. Party leader Osei Blankson said so.", [""]),
        ("Bari Airlines will shut. Osei Blankson, a spokesman for the airline, said so.", ["Bari Airlines"]),
        ("Norvik Bank will shut. “It is late,” said Osei Blankson, a spokesman.", ["Norvik Bank"]),
        ("Ostby University will shut. President Osei Blankson said so.", ["Ostby University"]),
        ("Norvik Bank will shut. President Osei Blankson said so.", [""]),
        ("Norvik Bank sued. The report was late, union president Osei Blankson said.", [""]),
    ],
)
def test_an_office_with_a_noun_for_a_body_is_of_one_so_called(text: str, organizations: list[str]) -> None:
    assert [one.organization for one in speaker(text, "Osei Blankson").affiliations] == organizations


def test_what_likely_describes_a_person_is_told_where_nothing_else_is() -> None:
    text = (
        "For thirty years Sela Bright has helped in Gam. “They come at night,” the enthusiastic midwife says."
    )
    told = [one.role for one in speaker(text, "Sela Bright").affiliations]
    assert told == ["enthusiastic midwife"]
