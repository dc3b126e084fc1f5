"""What the names of an article are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quotes import attribute
from quotes.names.kinds import consistent
from quotes.names.recognition import Name, NameKind

TOLD: dict[str, tuple[str, NameKind, NameKind]] = {
    "noun before": ("the chain Oliver Trent will close", "person", "organization"),
    "which": ("Oliver Trent , which sells beds , will close", "person", "organization"),
    "apposition of a body": ("Oliver Trent , a small online market , will close", "person", "organization"),
    "who": ("Oliver Trent , who sells beds , will close", "organization", "person"),
    "apposition of a role": ("Oliver Trent , the harbour pilot , will close", "organization", "person"),
    "nothing": ("then Oliver Trent will close", "person", "person"),
}


def opens(words: Sequence[str]) -> list[int]:
    return [int(at == 0 or words[at - 1] == ".") for at in range(len(words))]


@pytest.mark.parametrize("text, marked, kind", TOLD.values(), ids=TOLD.keys())
def test_what_stands_around_a_name_tells_its_kind(text: str, marked: NameKind, kind: NameKind) -> None:
    words = text.split()
    first = words.index("Oliver")
    assert consistent(words, opens(words), [Name(first, first + 2, marked)]) == [Name(first, first + 2, kind)]


def test_the_end_of_a_headline_tells_nothing() -> None:
    document = attribute("Striker leaves club\n\nOliver Trent was tired, he said.")
    assert [speaker.kind for speaker in document.speakers] == ["person"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The office’s deputy director, Consuelo Marsh-Park, wrote: “We knew it.”",
            "Consuelo Marsh-Park",
            "person",
        ),
        (
            "The bureau's regional director, Harriet Lone Tree, said it was late.",
            "Harriet Lone Tree",
            "person",
        ),
        (
            "Halcyon Cove said it was “committed”. It was bought by Halcyon Cove Residential LLC in May.",
            "Halcyon Cove Residential LLC",
            "organization",
        ),
        (
            "The count has risen, according to the River Towns Data Collaborative.",
            "River Towns Data Collaborative",
            "organization",
        ),
        ("River Stone, a mother of two, said it was late.", "River Stone", "person"),
        ("Dell Ward, 34, said it was late.", "Dell Ward", "person"),
        ("River Stone, chairman of the board, said it was late.", "River Stone", "person"),
        ("Asante, a think tank, said it was late.", "Asante", "organization"),
        ("Lund, a bakery in Ostby, said it was late.", "Lund", "organization"),
        ("Alexa, Amazon’s voice assistant, said it was late.", "Alexa", "organization"),
        ("Tilda, Roe’s assistant, said it was late.", "Tilda", "person"),
    ],
)
def test_who_speaks_is_of_the_kind_that_the_text_tells(text: str, name: str, kind: str) -> None:
    document = attribute(text)
    assert (name, kind) in [(speaker.name, speaker.kind) for speaker in document.speakers]


def test_most_marks_decide() -> None:
    words = "Trent Farm . Trent Farm . Trent Farm .".split()
    found = [Name(0, 2, "place"), Name(3, 5, "organization"), Name(6, 8, "place")]
    assert {name.kind for name in consistent(words, opens(words), found)} == {"place"}


def test_letters_and_a_seat_in_brackets_behind_a_person_are_no_persons() -> None:
    words = "said Oliver Trent ( Ind , Kelmore ) .".split()
    found = [Name(1, 3, "person"), Name(4, 5, "person"), Name(6, 7, "person")]
    assert [name.kind for name in consistent(words, opens(words), found)] == [
        "person",
        "organization",
        "place",
    ]


@pytest.mark.parametrize(("end", "kind"), [("Office", "organization"), ("City", "place")])
def test_the_last_word_tells_a_body_from_a_place(end: str, kind: NameKind) -> None:
    assert [name.kind for name in consistent(["Vale", end], [0, 0], [Name(0, 2, "place")])] == [kind]


@pytest.mark.parametrize(("before", "kind"), [("then", "organization"), ("Mr.", "person")])
def test_a_name_that_begins_a_firms_name_is_the_firms(before: str, kind: NameKind) -> None:
    words = f"Halvorsen Foods grew . {before} Halvorsen said no .".split()
    found = [Name(0, 2, "organization"), Name(5, 6, "person")]
    assert [name.kind for name in consistent(words, opens(words), found)] == ["organization", kind]
