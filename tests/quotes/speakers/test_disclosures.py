"""Disclosures: who was asked and said nothing."""

from __future__ import annotations

import pytest

import quotes

CASES = {
    "request for comment": (
        "Anna Smith did not immediately respond to a request for comment on Tuesday.",
        [("Anna Smith", "no reply", "on Tuesday")],
    ),
    "declined": ("The bank declined to comment.", [("The bank", "declined", None)]),
    "elsewhere": (
        "The sheriff's department referred questions to the county attorney.",
        [("The sheriff's department", "declined", None)],
    ),
    "interview": ("The bank declined several requests for an interview.", [("The bank", "declined", None)]),
    "pronoun": ("Anna Smith was there. She refused to comment.", [("Anna Smith", "declined", None)]),
    "relative clause": (
        "Acme Corp., which runs the mill, could not be reached for comment by press time.",
        [("Acme Corp.", "not reached", "by press time")],
    ),
    "apposition": ("Roe's lawyer, Mark Hill, declined to comment.", [("Mark Hill", "declined", None)]),
    "somebody for somebody": (
        "A lawyer for Dan Roe did not return calls on Friday.",
        [("A lawyer for Dan Roe", "no reply", "on Friday")],
    ),
    "calls to": ("Calls to the ministry went unanswered.", [("the ministry", "no reply", None)]),
    "attempts": ("Attempts to reach Mr. Roe were unsuccessful.", [("Roe", "not reached", None)]),
    "neither nor": (
        "Neither the mayor nor the council responded to questions.",
        [("the mayor", "no reply", None), ("the council", "no reply", None)],
    ),
    "approached": ("The White House has been approached for comment.", [("White House", "asked", None)]),
    "two in a sentence": (
        "The mayor declined to comment, and the embassy in Oslo has yet to respond.",
        [("The mayor", "declined", None), ("the embassy in Oslo", "no reply", None)],
    ),
    "questions that were sent": (
        "Questions sent to the embassy on Monday were not responded to.",
        [("the embassy on Monday", "no reply", None)],
    ),
    "several called": (
        "Calls to both Mayor Ana Roe and council clerk Jon Ek went unanswered.",
        [("Mayor Ana Roe and council clerk Jon Ek", "no reply", None)],
    ),
    "no comment from": (
        "There was no immediate comment from the ministry on the report.",
        [("the ministry", "no reply", None)],
    ),
    "yet to comment": ("The bank has yet to comment on the raid.", [("The bank", "no reply", None)]),
    "has not commented": ("The bank has not commented publicly.", [("The bank", "no reply", None)]),
    "unavailable": (
        "Ana Roe and Jon Ek remained unavailable for comment.",
        [("Ana Roe and Jon Ek", "not reached", None)],
    ),
    "refused to answer": (
        "The bank refused to answer several emailed questions.",
        [("The bank", "declined", None)],
    ),
    "provided none": ("The bank did not immediately provide a comment.", [("The bank", "no reply", None)]),
    "interview requests": (
        "The bank did not respond to interview requests.",
        [("The bank", "no reply", None)],
    ),
    "a clause about the subject": (
        "The mayor's aide, Ana Roe, who has often struggled while talking, declined to comment.",
        [("Ana Roe", "declined", None)],
    ),
    "a day before the subject": (
        "Earlier Sunday, Ana Roe declined an interview request.",
        [("Ana Roe", "declined", None)],
    ),
    "a request for other things": (
        "The ministry failed to respond to his request for the public documents.",
        [],
    ),
    "told by somebody in the story": ("Jon Ek said the bank had not replied to his letters.", []),
    "in general": ("The bank does not answer questions.", []),
    "no answer to an attack": ("The police did not respond to the attack.", []),
    "nobody home": ("He did not answer the door.", []),
    "a return": ("Until yesterday they had not returned.", []),
    "in a quotation": ('"We did not respond to a request for comment," the bank said.', []),
}


@pytest.mark.parametrize("text, expected", CASES.values(), ids=CASES.keys())
def test_disclosures(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(told.party, told.way, told.when) for told in quotes.attribute(text).disclosures] == expected


def test_span_is_where_it_stands() -> None:
    text = "On Monday the bank declined to comment on its debts."
    (told,) = quotes.attribute(text).disclosures
    assert text[told.start : told.end] == "declined to comment"


def test_no_disclosure_is_a_quote() -> None:
    document = quotes.attribute("Ana Roe said it would rain. The ministry declined to comment on the rain.")
    assert [document.speaker(quote.speaker).name for quote in document.quotes] == ["Ana Roe"]  # type: ignore[union-attr]
    assert document.disclosures


def test_long_text_without_end_costs_no_more() -> None:
    assert quotes.attribute("did not respond to nor " * 3000).disclosures == ()
