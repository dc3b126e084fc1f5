"""Quotations that stand beside each other, each with its own source."""

from __future__ import annotations

import pytest

import quotes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "“It was thick fog,” Rémi Boudreau recalls; “Clear as gin,” grumbles Luc. Neither was there.",
            [("It was thick fog,", "Rémi Boudreau"), ("Clear as gin,", "Luc")],
        ),
        (
            "“Masterful,” one French editor declares. “Municipal,” mutters another.",
            [("Masterful,", "one French editor"), ("Municipal,", "another")],
        ),
        (
            '"I saw no letter," the mayor, Ian Pell, maintained on Friday. "She did," the clerk shot back.',
            [("I saw no letter,", "the mayor, Ian Pell,"), ("She did,", "the clerk")],
        ),
        (
            '"My landlord has stopped greeting me," one operator, a mother of two, told this paper.',
            [("My landlord has stopped greeting me,", "one operator, a mother of two,")],
        ),
        (
            "Nobody was impressed. “Ask who holds the stamp,” shouted one youth, to applause, and left.",
            [("Ask who holds the stamp,", "one youth")],
        ),
        (
            '"Not a bit," says Tom Hale. He has been there for nine weeks. Will he stay? "Ask my wife."',
            [("Not a bit,", "Tom Hale"), ("Ask my wife.", "Tom Hale")],
        ),
        (
            '"You cannot run it," argues Jill Stone. A pump broke. "Nobody read it," Ed Quist recalls.',
            [("You cannot run it,", "Jill Stone"), ("Nobody read it,", "Ed Quist")],
        ),
        (
            "“Is he the one with the bread?” a buyer from Osaka whispers in the queue.",
            [("Is he the one with the bread?", "a buyer from Osaka")],
        ),
    ],
)
def test_each_quotation_has_the_source_beside_it(text: str, said: list[tuple[str, str]]) -> None:
    found = quotes.attribute(text).quotes
    assert [(one.text, one.mention and text[one.mention.start : one.mention.end]) for one in found] == said


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        pytest.param(
            'Dee Alvarez spoke. Within the hour her rival had shot back: "Least of all you."',
            ["her rival"],
            marks=pytest.mark.xfail(strict=True, reason="behind a time, whose rival it is is left out"),
        ),
        (
            "Alvarez's campaign called the reply childish; Reyes, through a spokesman, called it accurate.",
            ["Alvarez's campaign", "Reyes"],
        ),
        ('Mr Hall rose. Interrupted by shouts of "Shame!", he sat down.', [None]),
    ],
)
def test_who_speaks_is_neither_when_nor_by_whom_nor_a_crowd(text: str, sources: list[str | None]) -> None:
    document = quotes.attribute(text)
    mentions = [
        text[one.mention.start : one.mention.end] if one.speaker and one.mention else None
        for one in document.quotes
    ]
    assert mentions == sources


def test_each_label_of_a_paragraph_has_its_quotation() -> None:
    text = (
        'Brask adviser Tove Aune: "He won. It was not close." Ward adviser Ivo Brandt: "She won. It was not."'
    )
    found = [
        (quote.text, quote.mention and quote.mention.of(text)) for quote in quotes.attribute(text).quotes
    ]
    assert found == [
        ("He won. It was not close.", "Brask adviser Tove Aune"),
        ("She won. It was not.", "Ward adviser Ivo Brandt"),
    ]


def test_a_quotation_in_capitals_before_its_cue_is_no_title() -> None:
    quote = quotes.attribute('"It\'s October," Tove Aune said.').quotes[0]
    assert quote.kind == "direct"
