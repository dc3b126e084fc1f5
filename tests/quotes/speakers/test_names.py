"""Names and the entities they make."""

from __future__ import annotations

import numpy as np
import pytest

import quotes
from quotes.models.tables import Layout
from quotes.names.recognition import KINDS, LABELS, marked, runs
from quotes.speakers.entities.entities import Entities, entities
from quotes.speakers.entities.entity import gender_of
from quotes.speakers.entities.persons import parsed, same_given
from quotes.text.analysis import analyse


def found(text: str) -> Entities:
    """The entities of a text."""
    reading = analyse(text)
    return entities(reading, marked([reading])[0], ())


def named(text: str, kind: str) -> list[str]:
    """The fullest names of the entities of a kind."""
    return [entity.name for entity in found(text).all if entity.kind == kind]


PERSONS = {
    "full name": ("Maria Lopez met Karl Weber.", ["Maria Lopez", "Karl Weber"]),
    "title": ("Sen. Maria Lopez met Dr. Karl Weber.", ["Maria Lopez", "Karl Weber"]),
    "initials": ("J. K. Marsh met Karl F. Weber.", ["J. K. Marsh", "Karl F. Weber"]),
    "initial inside": ("It was said by Alderman William D. Burns, who left.", ["William D. Burns"]),
    "suffix": ("Karl Weber Jr. met Maria Lopez.", ["Karl Weber Jr.", "Maria Lopez"]),
    "apostrophe": ("Patrick O'Connor met Maria Lopez.", ["Patrick O'Connor", "Maria Lopez"]),
    "hyphen": ("Anne Smith-Jones met Karl Weber.", ["Anne Smith-Jones", "Karl Weber"]),
    "particle": ("Anna van der Berg met Karl Weber.", ["Anna van der Berg", "Karl Weber"]),
    "possessive": ("Maria Lopez's plan failed. Karl Weber said so.", ["Maria Lopez", "Karl Weber"]),
    "a usual word is no person": ("Livestock is dying. Karl Weber said so.", ["Karl Weber"]),
    "a place that is only said to be in": (
        "A judge in Makhanda met Karl Weber. Nothing grows in Makhanda.",
        ["Karl Weber"],
    ),
    "people is no person": ("Hispanic voters met Karl Weber.", ["Karl Weber"]),
}


def test_a_source_with_a_role_between_names_is_not_one_name() -> None:
    reading = analyse("On Tuesday Clinton Communication Director Maria Lopez said it would rain.")
    every = entities(reading, marked([reading])[0], [(2, 7)]).all
    assert "Maria Lopez" in [entity.name for entity in every]


@pytest.mark.parametrize("text, expected", PERSONS.values(), ids=PERSONS.keys())
def test_persons(text: str, expected: list[str]) -> None:
    assert sorted(named(text, "person")) == sorted(expected)


def test_surname_and_given_name_join_the_full_name() -> None:
    text = "Maria Lopez spoke first. Lopez was tired. Then Maria left with Karl Weber."
    entities = found(text)
    lopez = next(entity for entity in entities.all if entity.words == ("Maria", "Lopez"))
    assert [entities.words[name.first] for name in lopez.mentions] == ["Maria", "Lopez", "Maria"]


def test_acronym_joins_its_name() -> None:
    text = "The World Health Organization met on Monday. The WHO said it would act."
    assert named(text, "organization") == ["World Health Organization"]


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("bill", "william", True),
        ("j.", "john", True),
        ("chris", "christopher", True),
        ("maria", "karl", False),
    ],
)
def test_same_given(one: str, other: str, same: bool) -> None:
    assert same_given(one, other) is same


@pytest.mark.parametrize(
    "words, given, surname",
    [
        (("Maria", "Lopez"), ("maria",), "lopez"),
        (("Anna", "van", "der", "Berg"), ("anna",), "van der berg"),
        (("De", "Blasio"), (), "de blasio"),
        (("Al", "Marsh"), ("al",), "marsh"),
        (("Karl", "Weber", "Jr."), ("karl",), "weber"),
    ],
)
def test_parsed(words: tuple[str, ...], given: tuple[str, ...], surname: str) -> None:
    assert parsed(words) == (given, surname)


@pytest.mark.parametrize(
    "text, male",
    [
        ("Mr. Lopez spoke.", True),
        ("Mrs. Lopez spoke.", False),
        ("Maria Lopez spoke.", False),
        ("Karl Lopez spoke.", True),
        ("Xqzt Lopez spoke.", None),
    ],
)
def test_gender(text: str, male: bool | None) -> None:
    person = next(entity for entity in found(text).all if "Lopez" in entity.words)
    assert gender_of(person) is male


def test_runs_end_with_their_sequence() -> None:
    begin, inside = LABELS.index("person"), LABELS.index("in-person")
    labels = np.array([begin, inside, inside, 0, begin, begin], np.int32)
    starts, ends, kinds = runs(labels, Layout.of([2, 4]))
    assert starts.tolist() == [0, 2, 4, 5]
    assert ends.tolist() == [2, 3, 5, 6]
    assert {KINDS[kind] for kind in kinds.tolist()} == {"person"}


def test_empty_text() -> None:
    assert found("").all == []


@pytest.mark.parametrize(
    "text, name",
    [
        ('"Never," Coun. Lorne Fitz told a packed chamber.', "Lorne Fitz"),
        ('"Never," said Felix Abara KC, for the defence.', "Felix Abara"),
    ],
)
def test_a_name_with_a_short_title_speaks(text: str, name: str) -> None:
    assert [speaker.name for speaker in quotes.attribute(text).speakers] == [name]
