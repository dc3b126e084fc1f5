"""Learned affiliations: what no pattern reads, and what is nobody's."""

from __future__ import annotations

import pytest

import quotes
from quotes.document import Affiliation


def stated(text: str, name: str) -> list[Affiliation]:
    """What a text states about the speaker with a name."""
    return next(list(one.affiliations) for one in quotes.attribute(text).speakers if one.name == name)


@pytest.mark.parametrize(
    "text, name, value",
    [
        (
            'Mills has chaired the Fenland Water Board since 2019. "We have waited," said Doreen Mills.',
            "Doreen Mills",
            "Fenland Water Board",
        ),
        (
            '"It was cold," said Meeka Steen. Steen is the summer camp lead in Tuktoyaktuk.',
            "Meeka Steen",
            "summer camp lead",
        ),
        (
            "Randy Kuhn, who is one of the leaders of the San Miguel Hiking Group, said the trail was shut.",
            "Randy Kuhn",
            "San Miguel Hiking Group",
        ),
    ],
)
def test_what_no_pattern_reads(text: str, name: str, value: str) -> None:
    assert value in [part for one in stated(text, name) for part in (one.role, one.organization, one.place)]


@pytest.mark.parametrize(
    "text, name, value",
    [
        (
            "Ana Roe has led the polls since May. The retired neurosurgeon opened a shop in Bari. "
            '"We can win," Roe said.',
            "Ana Roe",
            "retired neurosurgeon",
        ),
        (
            '"We can win," said Ana Roe. The real estate developer declined to say more.',
            "Ana Roe",
            "real estate developer",
        ),
    ],
)
def test_what_a_description_tells_of_whom_was_named_before(text: str, name: str, value: str) -> None:
    assert value in " ".join(part.role for part in stated(text, name))


@pytest.mark.parametrize(
    "text",
    [
        "Elena Petrova met the mayor of Norvik Council, Rajiv Menon.",
        "Elena Petrova and the chief executive of Acme Corp, Rajiv Menon, met.",
        "Elena Petrova, like Rajiv Menon of Acme Corp, left.",
        "Unlike Elena Petrova, the mayor of Ostby, Rajiv Menon, left.",
        "Elena Petrova, unlike the Norvik Council, left.",
        "Elena Petrova, a friend of Ostby mayor Rajiv Menon, left.",
    ],
)
def test_what_is_told_beside_another_is_not_somebodys(text: str) -> None:
    told = stated(f"{text} “It is late,” Petrova said.", "Elena Petrova")
    assert {one.role for one in told} <= {"friend"}
    assert not [one for one in told if one.organization or one.place]


def test_what_stands_behind_whom_one_is_unlike_is_the_others() -> None:
    text = "Elena Petrova, unlike the mayor of Ostby, Rajiv Menon, left. “It is late,” Menon said."
    assert [(one.role, one.organization or one.place) for one in stated(text, "Rajiv Menon")] == [
        ("mayor", "Ostby")
    ]


def test_a_former_role_is_told_so() -> None:
    text = "Kofi Mensah, formerly chief executive of Novabank and now a sheep farmer, said it would rain."
    found = {one.role.removeprefix("formerly "): one.status for one in stated(text, "Kofi Mensah")}
    assert found == {"chief executive": "former", "sheep farmer": "present"}


def test_what_others_are_is_not_theirs() -> None:
    text = (
        "Alice Barnes, a dairy farmer at Gore, met officials of the World Bank on Tuesday. She told the "
        "Southland Echo that nobody had asked her. Barnes, whose husband flies for Lufthansa, is going home."
    )
    told = " ".join(str(one) for one in stated(text, "Alice Barnes"))
    assert "dairy farmer" in told
    assert not any(other in told for other in ("World Bank", "Echo", "Lufthansa", "officials"))


@pytest.mark.parametrize(
    "text",
    [
        "Leif Marr and the Norvik Council met.",
        "The Norvik Council and Sen. Leif Marr met.",
        "Talks between Leif Marr and the Norvik Council failed.",
    ],
)
def test_a_body_that_stands_in_a_row_with_people_is_not_theirs(text: str) -> None:
    told = stated(f"{text} “It is late,” Marr said.", "Leif Marr")
    assert not [one.organization for one in told if one.organization]


def test_a_text_without_people() -> None:
    assert quotes.attribute("The report said rents had doubled.").quotes


def test_articles_together_are_read_as_alone() -> None:
    texts = [
        "Ana Roe, head of the Farmers Union, said prices fell.",
        "It rained.",
        '"No," said Ben Hale, who joined the Lisbon Port Authority in 2019.',
    ]
    together = [document.to_dict() for document in quotes.attribute_all(texts)]
    assert together == [quotes.attribute(text).to_dict() for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        '"No," said Alice Barnes. She is not the owner of the Harbour Trust.',
        'Alice Barnes met Carlos Ruiz, who is an actor. "It was late," Barnes said.',
        "Alice Barnes, who is married to the senior author, said it rained.",
        "“Sit down, Ms. Barnes,” the chairman said. “No,” said Alice Barnes.",
        "When asked how much she had drunk, Alice Barnes said: “Not enough.”",
        "Alice Barnes, at Thursday’s weekly media briefing, said it rained.",
        'Alice Barnes\'s wife, the director of Harbour Trust, left in May. "It was late," Alice Barnes said.',
    ],
)
def test_what_is_denied_or_told_of_another_is_nobodys(text: str) -> None:
    assert stated(text, "Alice Barnes") == []
