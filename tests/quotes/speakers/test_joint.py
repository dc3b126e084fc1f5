"""Several who say one statement together."""

from __future__ import annotations

import pytest

import quotes

TOGETHER = {
    "two persons": ("Ana Roe and Tim Poe said it would rain.", ["Ana Roe", "Tim Poe"]),
    "shared surname": ("Tom and Jean Hale said it would rain.", ["Tom Hale", "Jean Hale"]),
    "appositions": (
        "Ana Roe, whose sons row, and Tim Poe, a pilot there, said it would rain.",
        ["Ana Roe", "Tim Poe"],
    ),
    "a list of bodies": (
        "Northgate Bank, Kessel Corp. and Vale Airlines said they would merge.",
        ["Northgate Bank", "Kessel Corp.", "Vale Airlines"],
    ),
    "a list with articles": (
        "The Guild of Orr, the Vale Bank and Kessel Corp. urged the council to reject it.",
        ["Guild of Orr", "Vale Bank", "Kessel Corp."],
    ),
    "a pronoun": ("Ana Roe left. She and Supervisor Tim Poe said it would rain.", ["Ana Roe", "Tim Poe"]),
    "who they work for": (
        "It would rain, according to Ana Roe of Northgate Bank and union negotiator Tim Poe.",
        ["Ana Roe", "Tim Poe"],
    ),
    "along with": ("Ana Roe, along with union leader Tim Poe, said it would rain.", ["Ana Roe", "Tim Poe"]),
    "his wife": ("Ben Roe, 40, and his wife, Ana Roe, said it would rain.", ["Ben Roe", "Ana Roe"]),
    "a list of members": (
        "The three members, Ana Roe, Tim Poe and Ben Hale, wrote that it would rain.",
        ["Ana Roe", "Tim Poe", "Ben Hale"],
    ),
    "a name with and": (
        "The Department of Roads and Rivers said it would rain.",
        ["Department of Roads and Rivers"],
    ),
    "two posts": ("Ana Roe, the union's treasurer and a former pilot, said it would rain.", ["Ana Roe"]),
    "a body and who heads it": (
        "Department of Roads and Rivers, Tim Poe, said it would rain.",
        ["Tim Poe"],
    ),
    "whose relative": (
        "The mother of Ben and Tim Poe said it would rain.",
        ["The mother of Ben and Tim Poe"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOGETHER.values(), ids=TOGETHER.keys())
def test_each_of_them_said_it(text: str, expected: list[str]) -> None:
    document = quotes.attribute(text)
    said = [speaker.name for one in document.quotes if (speaker := document.speaker(one.speaker))]
    assert said == expected
    assert len({one.spans for one in document.quotes}) == 1


@pytest.mark.parametrize("who", ["they", "the two senators"])
def test_those_who_were_named_together(who: str) -> None:
    text = f"In Orr, Sens. Ana Crane and Tim Rush opposed the bill. In a letter {who} said it would fail."
    document = quotes.attribute(text)
    said = [one for one in document.quotes if "would fail" in one.text]
    assert [one.speaker for one in said] == ["ana-crane", "tim-rush"]
    assert {one.mention.of(text) for one in said if one.mention} == {who}


NAMED_TOGETHER = {
    "by its noun": ("French researchers Ana Roe and Professor Tim Poe found it. The researchers", True),
    "in apposition": ("Two lawyers, Ana Roe and Tim Poe, left early. The lawyers, from Orr,", True),
    "behind the names": ("Ana Roe and Tim Poe, both lawyers, left early. The lawyers", True),
    "as a couple": ("Ana Roe and her husband, Tim Poe, left early. The couple", True),
    "as two": ("Economists Ana Roe and Tim Poe left early. The two", True),
    "long before": (
        "Senators Ana Roe and Tim Poe left. It rained. It snowed. It hailed. It blew. The senators",
        True,
    ),
    "with more": ("Several senators, among them Ana Roe and Tim Poe, left early. The senators", False),
    "with one more since": ("Senators Ana Roe and Tim Poe left. Senator Bo Hale came. The senators", False),
    "others": ("Ana Roe and Tim Poe argued. A couple at the next table heard it. The couple", False),
}


@pytest.mark.parametrize(("text", "are"), NAMED_TOGETHER.values(), ids=NAMED_TOGETHER.keys())
def test_those_whom_a_noun_named_together(text: str, are: bool) -> None:
    document = quotes.attribute(f"{text} said that it would fail.")
    said = [one.speaker for one in document.quotes if "would fail" in one.text]
    assert (said == ["ana-roe", "tim-poe"]) == are


def test_a_family_by_its_surname() -> None:
    document = quotes.attribute("Ana Roe and Tim Roe left the hall early. The Roes said they were hurt.")
    assert [one.speaker for one in document.quotes if "hurt" in one.text] == ["ana-roe", "tim-roe"]


def test_each_has_its_own_words_in_the_mention() -> None:
    text = "Ana Roe and Tim Poe said it would rain."
    _, other = quotes.attribute(text).quotes
    assert other.mention is not None and other.mention.of(text) == "Tim Poe"
    assert other.steps[0].reason == "named with who else said it"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Roe left. She and Supervisor Tim Poe both said that it would rain.", "Supervisor"),
        ("Ana Roe and fellow organizer Tim Poe said it would rain.", "organizer"),
        ("Ana Roe, a pilot, and Tim Poe, a welder in Orr, said it would rain.", "welder"),
    ],
)
def test_what_the_second_is(text: str, role: str) -> None:
    (poe,) = [speaker for speaker in quotes.attribute(text).speakers if speaker.name == "Tim Poe"]
    assert [one.role for one in poe.affiliations] == [role]
