"""Sources without a name that others words stand for: subjects, relatives, shares of many."""

from __future__ import annotations

import pytest

import quotes


def _said_by(text: str) -> list[tuple[str, str]]:
    document = quotes.attribute(text)
    named = {one.id: (one.name, one.kind) for one in document.speakers}
    return [named[quote.speaker] for quote in document.quotes if quote.speaker]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "On Wednesday the council issued a statement. It said the ferry would stay.",
            "the council",
            "organization",
        ),
        (
            "Researchers at the center tracked 1,140 drivers for six months. "
            "They found that one hour in three was spent waiting.",
            "Researchers at the center",
            "group",
        ),
        (
            "The mill shut in May. A man who raises turkeys a mile to the east, who asked not to be named, "
            "said he sleeps in the barn.",
            "A man who raises turkeys a mile to the east",
            "unnamed",
        ),
        (
            "Fifty-eight percent of respondents said the road was bad.",
            "Fifty-eight percent of respondents",
            "group",
        ),
    ],
)
def test_a_source_without_a_name(text: str, name: str, kind: str) -> None:
    assert _said_by(text)[-1] == (name, kind)


def test_ones_own_daughter_is_somebody_else() -> None:
    text = '"I heard them," said the owner, Marguerite Sand. Her daughter said the family would not rebuild.'
    assert [name for name, _ in _said_by(text)] == ["Marguerite Sand", "Her daughter"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The audit by the Office of Finance, 88 pages long, found that the trips were never made.",
            "The audit by the Office of Finance",
        ),
        (
            "One bus had no engine at the time, according to interview notes in an appendix.",
            "interview notes",
        ),
        (
            "A memo obtained by The Harlan Sentinel says the lines were old.",
            "A memo obtained by The Harlan Sentinel",
        ),
        ("Her neighbour in the ward muttered that he was asleep.", "Her neighbour in the ward"),
    ],
)
def test_the_head_of_a_phrase_is_the_source(text: str, name: str) -> None:
    ((found, _),) = _said_by(text)
    assert found.startswith(name)


def test_what_has_a_chief_executive_is_no_person() -> None:
    text = (
        "Anselma said Wednesday it will close its plant. Anselma's chief operating officer, Gretchen Dia, "
        "told workers that the last shift would be in March."
    )
    assert _said_by(text) == [("Anselma", "organization"), ("Gretchen Dia", "person")]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Members of Stop the Tower said the bank was gone.", "Members of Stop the Tower", "group"),
        ("One resident of Quarry Lane said the lights were out.", "One resident of Quarry Lane", "unnamed"),
        ("Republicans on the labor committee warned that prices would rise.", "Republicans", "group"),
    ],
)
def test_others_are_told_by_a_name_and_are_not_its_bearer(text: str, name: str, kind: str) -> None:
    assert _said_by(text) == [(name, kind)]


def test_data_of_another_body_are_no_report_of_the_first() -> None:
    text = (
        'The Ferrous report, which came out on Monday, said 40 percent of the forest was gone. "It will not '
        'grow back," the report said.\n\n'
        "Data from the National Institute of Forests show that the loss has doubled."
    )
    assert [name for name, _ in _said_by(text)] == [
        "The Ferrous report",
        "The Ferrous report",
        "Data from the National Institute of Forests",
    ]
