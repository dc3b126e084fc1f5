"""Where what is said ends for another report, and begins behind a dateline or whom it was told."""

from __future__ import annotations

import pytest

import quotes


def said(text: str) -> list[tuple[str, str | None]]:
    """The pieces of each content, and the words that name who said it."""
    return [
        (" | ".join(span.of(text) for span in quote.spans), quote.mention.of(text) if quote.mention else None)
        for quote in quotes.attribute(text).quotes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tove Aune conceded that talks had gone badly but vowed that no mill would close.",
            [("that talks had gone badly", "Tove Aune"), ("that no mill would close", "Tove Aune")],
        ),
        (
            "Counsel Ivo Brandt accepted there was no record but disputed that this proved bad faith.",
            [
                ("there was no record", "Counsel Ivo Brandt"),
                ("that this proved bad faith", "Counsel Ivo Brandt"),
            ],
        ),
        (
            "Tove Aune said the council was open to talks but made it clear that the money would not wait.",
            [("the council was open to talks", "Tove Aune"), ("that the money would not wait", "Tove Aune")],
        ),
        (
            "Minister Ivo Brandt warned that the ruling put jobs at risk; the union put the figure at 900.",
            [("that the ruling put jobs at risk", "Minister Ivo Brandt"), ("the figure at 900", "the union")],
        ),
    ],
)
def test_a_second_report_is_one_of_its_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_what_somebody_did_and_said_stays_whole() -> None:
    text = "Tove Aune said that the clerk came home late and that he had told her nothing."
    assert said(text)[0] == ("that the clerk came home late and that he had told her nothing", "Tove Aune")


def test_who_reports_adds_to_it() -> None:
    text = "Tove Aune lamented that 300 houses had been washed away, adding that farmers now depend on aid."
    assert said(text)[-1] == ("that farmers now depend on aid", "Tove Aune")


@pytest.mark.parametrize(
    ("text", "content", "mention"),
    [
        ("LUCKNOW: Two men were held here, police said on Friday.", "Two men were held here", "police"),
        (
            "OSTBY, March 4 (Coastwire) - Kettle maker Brask Plc said on Tuesday it would close a mill.",
            "it would close a mill",
            "Kettle maker Brask Plc",
        ),
        (
            "OSTBY, Fenland — Fruit vendor Tove Aune says she will chain herself to her stall.",
            "she will chain herself to her stall",
            "Fruit vendor Tove Aune",
        ),
        ("14:32 All trains are cancelled, Tove Aune says.", "All trains are cancelled", "Tove Aune"),
    ],
)
def test_a_dateline_or_time_is_no_part(text: str, content: str, mention: str) -> None:
    assert said(text)[0] == (content, mention)


def test_a_name_with_a_dash_is_no_dateline() -> None:
    text = "Ellis Ward - a former clerk - said the roof leaked."
    assert said(text)[0][0] == "the roof leaked"


def test_whom_it_was_told_is_no_part() -> None:
    text = "Senator Tove Aune told the chamber the delay was the fault of the yard."
    quote = quotes.attribute(text).quotes[0]
    assert (quote.text, quote.addressee) == ("the delay was the fault of the yard", "the chamber")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“That is a bath,” interjected Senator Tove Aune, to laughter.", "“That is a bath,”"),
        ("“We have a text,” Ivo Brandt told reporters in the lobby of his inn.", "“We have a text,”"),
        (
            "Ivo Brandt was not satisfied. “He has cut the grass and left the snake,” the mayor said.",
            "“He has cut the grass and left the snake,”",
        ),
        ("“The dam,” Tove Aune said, would “never hold” it.", "“The dam,” | would “never hold” it"),
    ],
)  # fmt: skip
def test_a_quotation_has_nothing_that_the_article_tells(text: str, content: str) -> None:
    assert content in [own for own, _ in said(text)]


def test_a_quotation_behind_a_colon_is_said_though_the_verb_only_wants() -> None:
    text = "Trader Tove Aune just wants the dust to end: “My fruit is brown before noon.”"
    quote = quotes.attribute(text).quotes[-1]
    assert (quote.act, quote.kind, quote.text) == ("statement", "direct", "My fruit is brown before noon.")


def test_a_quotation_behind_a_belief_is_said() -> None:
    text = "Cook Tove Aune thinks the fish have a point. “They learned more this week than I did all year.”"
    assert [quote.act for quote in quotes.attribute(text).quotes] == ["belief", "statement"]


def test_what_is_said_before_a_colon_is_no_part_of_the_cue() -> None:
    text = "Professor Tove Aune said theft was no excuse: “You cannot steal a pipe that was never laid.”"
    quote = quotes.attribute(text).quotes[0]
    assert (quote.cue and quote.cue.of(text), quote.stance) == ("said", "asserts")


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (
            "Senator Tove Aune called the plan “a gift to nobody”, a claim the mayor rejected as “theatre”.",
            "the mayor",
        ),
        ("Brask Foods today announced that Tove Aune would leave.", "Brask Foods"),
        ("Her husband, Ivo, is not fussed. “It's bread, eh,” was all he would say.", "he"),
    ],
)
def test_a_source_has_nothing_before_or_behind_it(text: str, mention: str) -> None:
    assert said(text)[-1][1] == mention


def test_who_was_asked_why_says_the_rest() -> None:
    text = "When asked why, Ivo Brandt said bamboo was expensive."
    assert ("bamboo was expensive", "Ivo Brandt") in said(text)


def test_what_is_called_so_is_the_content() -> None:
    text = (
        "Sen. Lorna Evardone-Sy on Wednesday sought a Senate inquiry into what she called a “rice mafia” "
        "at the ports."
    )
    assert said(text)[-1][0] == "a “rice mafia” at the ports"


def test_what_somebody_was_asked_is_not_what_the_answer_says() -> None:
    text = "Asked three times if she would apologise, Ms Aune replied: “I have answered that.”"
    assert [own for own, mention in said(text) if mention == "Ms Aune"] == ["“I have answered that.”"]


def test_a_quotation_behind_a_statement_is_one_of_its_own() -> None:
    text = "Ivo Brandt says he bears him no grudge. “He makes things that tell the time without being asked.”"
    assert said(text) == [
        ("he bears him no grudge", "Ivo Brandt"),
        ("“He makes things that tell the time without being asked.”", "Ivo Brandt"),
    ]


def test_where_it_was_said_is_no_part() -> None:
    text = "Northgate said in a statement filed with the Ostby exchange it would appeal."
    assert said(text) == [("it would appeal", "Northgate")]


def test_a_document_behind_according_to_is_the_source_whatever_it_says_besides() -> None:
    text = (
        "One in four renters in the capital spends more than half of their income on rent, according to a "
        "new report by the Office of the Auditor that accuses the Housing Trust of losing track of 900 flats."
    )
    assert said(text)[0] == (
        "One in four renters in the capital spends more than half of their income on rent",
        "a new report by the Office of the Auditor",
    )


def test_a_condition_behind_the_cue_is_said_too() -> None:
    text = "The next tags will go to Ostby and to Accra, she says, if the money comes."
    assert said(text)[0][0] == "The next tags will go to Ostby and to Accra | if the money comes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Loud,” says Tove Aune. A dog barks in the yard. “You see?”",
            [("“Loud,”", "Tove Aune"), ("“You see?”", "Tove Aune")],
        ),
        (
            "The mill was never safe, Tove Aune says. “I would not sleep there for money.”",
            [
                ("The mill was never safe", "Tove Aune"),
                ("“I would not sleep there for money.”", "Tove Aune"),
            ],
        ),
        (
            "“It was loud,” Tove Aune said. “We left.”",
            [("“It was loud,” | “We left.”", "Tove Aune")],
        ),
    ],
)
def test_a_quotation_behind_narrative_is_a_quote_of_its_own(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert said(text) == expected
