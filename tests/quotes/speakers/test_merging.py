"""Which names are one person's or one body's."""

from __future__ import annotations

import pytest

from quotes.names.recognition import Name
from quotes.speakers.entities.bodies import bodies
from quotes.speakers.entities.persons import persons

Marks = list[tuple[int, int]]


def marks(text: str) -> tuple[list[str], Marks]:
    """The words of a text and where its names, in [brackets of this kind], are."""
    words: list[str] = []
    found: Marks = []
    for part in text.split():
        if part.startswith("["):
            found.append((len(words), 0))
        words.append(part.strip("[]"))
        if part.endswith("]"):
            found[-1] = (found[-1][0], len(words))
    return words, found


PERSONS = {
    "son and father": ("[Vic Pardo Sr.] and [Vic Pardo Jr.] met", ["Vic Pardo Sr.", "Vic Pardo Jr."]),
    "brother and sister": ("[Erik Sol] met [Erika Sol]", ["Erik Sol", "Erika Sol"]),
    "accents left out": ("[Francois Morel] is [François Morel] ; [Morel]", ["Francois Morel"]),
    "number left out": ("[Ward Bozeman III] is [Ward Bozeman] ; [Bozeman]", ["Ward Bozeman III"]),
    "junior": ("[Vic Pardo Jr.] met [Vic Pardo]", ["Vic Pardo Jr.", "Vic Pardo"]),
    "title shortened": ("Gov. [Farrow] spoke , said Governor [Mary Farrow]", ["Mary Farrow"]),
    "short form": ("[Thomas Gray] is [Tom Gray]", ["Thomas Gray"]),
    "shorter name": ("[Rahman Idris bin Yusof] , [Rahman Idris]", ["Rahman Idris bin Yusof"]),
    "shared surname": (
        "sisters [Marta] and [Olga Wieland] ; [Marta]",
        ["Marta Wieland", "Olga Wieland"],
    ),
    "misspelt": ("[Gordon Abernathy] ; [Abernethy] said", ["Gordon Abernathy"]),
    "misspelt in full": ("[Ama Serwaa Boateng] ; [Serwaa Boaten]", ["Ama Serwaa Boateng"]),
    "another name": ("[Gordon Abernathy] ; [Hollister] said", ["Gordon Abernathy", "Hollister"]),
    "husband and wife": ("[Martin Kray] , Mrs [Kray]", ["Martin Kray", "Kray"]),
    "surname first": ("[Choi Min-jae] ; [Choi] said", ["Choi Min-jae"]),
}


@pytest.mark.parametrize("text, expected", PERSONS.values(), ids=PERSONS.keys())
def test_persons(text: str, expected: list[str]) -> None:
    words, found = marks(text)
    every = persons(words, [Name(first, last, "person") for first, last in found])
    assert sorted(entity.name for entity in every) == sorted(expected)


BODIES = {
    "acronym behind": ("[Vale Oyster Board] ( [VOB] ) ; [VOB] said", ["Vale Oyster Board"]),
    "acronym first": ("[TVSD] said ; the [Teal Valley School District]", ["Teal Valley School District"]),
    "other letters in brackets": ("[Vale Oyster Board] ( [OYSTA] ) ; [OYSTA]", ["Vale Oyster Board"]),
    "full stops": ("[Bureau of Inland Crossings] , or [B.I.C.]", ["Bureau of Inland Crossings"]),
    "without its head": (
        "[Department of Roads and Urban Growth] ; [RUG] said",
        ["Department of Roads and Urban Growth"],
    ),
    "last word": ("the [Arden Evening Post] ; the [Post] said", ["Arden Evening Post"]),
    "beginnings": ("[Tokai Electric Power Company] ; [Tepco] said", ["Tokai Electric Power Company"]),
    "of an office": ("[Vale County Sheriff 's Office] ; [VCSO] said", ["Vale County Sheriff's Office"]),
    "behind its country": ("[U.S. Department of Tides] ; a [DOT] man", ["U.S. Department of Tides"]),
    "one letter apart": (
        "[National Fisheries Office] , [National Fishers Union] ; [NFO] , [NFU]",
        ["National Fisheries Office", "National Fishers Union"],
    ),
}


@pytest.mark.parametrize("text, expected", BODIES.values(), ids=BODIES.keys())
def test_bodies(text: str, expected: list[str]) -> None:
    words, found = marks(text)
    every = bodies(words, [Name(first, last, "organization") for first, last in found])
    assert sorted(entity.name for entity in every) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Orvanta] said ; [Orvanta AI] will build", ["Orvanta AI"]),
        ("nurses in [Orvanta] ; the [Orvanta Hospital] ; [Orvanta] said", ["Orvanta", "Orvanta Hospital"]),
        ("[Kenya] said ; the [Kenya Red Cross] came", ["Kenya", "Kenya Red Cross"]),
    ],
    ids=["no place", "behind in", "a country"],
)
def test_a_body_that_was_taken_for_a_place(text: str, expected: list[str]) -> None:
    words, found = marks(text)
    longest = max(last - first for first, last in found)
    names = [
        Name(first, last, "organization" if last - first == longest else "place") for first, last in found
    ]
    assert sorted(entity.name for entity in bodies(words, names)) == expected
