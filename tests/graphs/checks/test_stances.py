"""What a source denies, asks or leaves unsaid passes no check; a guess of ours accuses nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotes
from graphs.checks.checking import Check, check
from graphs.checks.items import Item, Report, read_report
from graphs.checks.judging.policies import NOT_SAID, Policy
from graphs.checks.matching.sources import Sources
from graphs.checks.outcome.wording import explained, passed
from quotes.document import Stance
from tests.quotes.attribution.test_stances import DENIALS

FLAGS = {"denies": "denied", "declines": "conditional", "doubts": "conditional", "asks": "asked"}


def _check(speaker: str, quote: str, text: str, stance: Stance = "asserts") -> Check:
    sources = Sources([quotes.attribute(text)])
    return check(Item(1, speaker, quote, stance=stance), sources, Policy.load("lenient"))


@pytest.mark.parametrize(("sentence", "stance"), DENIALS.items())
def test_what_is_not_said_does_not_pass(sentence: str, stance: str) -> None:
    (quote,) = quotes.attribute(sentence).quotes
    found = _check("Marta Kovel", quote.text, sentence)
    assert FLAGS[stance] in found.flags
    assert not found.passes


def test_a_denial_is_checked_as_a_denial() -> None:
    quote = "the old bridge had been sold to a friend"
    denied = _check("Marta Kovel", quote, f"Marta Kovel denied that {quote}.", "denies")
    assert not NOT_SAID & {*denied.flags}
    assert denied.verdict == "verbatim"
    assert "meaning-risk" in _check("Marta Kovel", quote, f"Marta Kovel said that {quote}.", "denies").flags


def test_a_question_is_no_statement_but_its_own_words() -> None:
    text = 'Marta Kovel is mayor. "Who has sold the old bridge to a friend?" Kovel asked.'
    assert _check("Marta Kovel", "Who has sold the old bridge to a friend?", text).flags == ()


GUESS = """Marta Kovel and Anna Brandt met the council.

"The bridge was never ours to sell," she said.
"""


@pytest.mark.parametrize("speaker", ["Marta Kovel", "Anna Brandt"])
def test_a_guess_accuses_nobody(speaker: str) -> None:
    found = _check(speaker, "The bridge was never ours to sell.", GUESS)
    assert found.verdict in ("verbatim", "cosmetic")


def test_a_guess_names_both_whom_the_words_may_be_of() -> None:
    names = ("Marta Kovel", "Anna Brandt")
    found = [_check(name, "The bridge was never ours to sell.", GUESS) for name in names]
    (unsure,) = [one for one in found if "attribution-unsure" in one.flags]
    assert all(name in " ".join(unsure.notes) for name in names)
    assert "1 of them by the words alone" in passed(found)
    assert "words alone" not in passed([one for one in found if one is not unsure])


def test_a_name_beside_the_words_is_no_guess() -> None:
    text = 'Anna Brandt was there. "The bridge was never ours to sell," said the mayor, Marta Kovel.'
    assert _check("Anna Brandt", "The bridge was never ours to sell.", text).verdict == "misattributed"


WRITTEN = """# Council

**Ana Roe:** "We will stay."
- Ben Ito — "The harbour is full."
1. "Nobody was told," — Carl Beck
* "They knew." (Dana Fox, treasurer)

> The boats are late and nobody has said why.
> — Eve Lund

## Gus Hall
- "We begin on Monday."
- Ana Roe denied that the harbour had been sold.
- Fish was sold
"""


def _read(folder: Path, text: str) -> Report:
    file = folder / "report.md"
    file.write_text(text, encoding="utf-8")
    return read_report(file, quotes.attribute)


def test_a_list_as_people_write_it(tmp_path: Path) -> None:
    items, wrong, _ = _read(tmp_path, WRITTEN)
    assert [(item.speaker, item.quote.strip('".,'), item.stance) for item in items] == [
        ("Ana Roe", "We will stay", "asserts"),
        ("Ben Ito", "The harbour is full", "asserts"),
        ("Carl Beck", "Nobody was told", "asserts"),
        ("Dana Fox, treasurer", "They knew", "asserts"),
        ("Eve Lund", "The boats are late and nobody has said why", "asserts"),
        ("Gus Hall", "We begin on Monday", "asserts"),
        ("Ana Roe", "the harbour had been sold", "denies"),
    ]
    assert [row.line for row in wrong] == [14]


def test_a_table_in_markdown(tmp_path: Path) -> None:
    table = '| Speaker | Quote |\n|---|---|\n| **Ana Roe** | "We will stay." |\n| Ben Ito | one | two |\n'
    items, wrong, _ = _read(tmp_path, table)
    assert [(item.speaker, item.quote, item.line) for item in items] == [("Ana Roe", '"We will stay."', 3)]
    assert [row.line for row in wrong] == [4]


def test_a_draft_with_a_quote_of_nobody(tmp_path: Path) -> None:
    text = (
        'Ana Roe spoke first. "We will stay in the harbour," Roe said on Monday.\n\n'
        'The town was quiet that day. A sign at the gate read "no boats are sold here any more" in red.\n\n'
        "Roe denied that the harbour had been sold to a friend.\n"
    )
    items, wrong, _ = _read(tmp_path, text)
    assert wrong == []
    assert [item.stance for item in items] == ["asserts", "asserts", "denies"]
    assert (items[0].speaker, items[2].speaker) == ("Ana Roe", "Ana Roe")
    assert "no boats are sold here" in items[1].quote


def test_a_name_that_the_source_does_not_have_is_no_unsure_one() -> None:
    found = _check("Tom Hardwick", "The bridge was never ours to sell.", GUESS)
    assert found.verdict == "unattributed"
    assert any(note.startswith("the source does not name Tom Hardwick") for note in found.notes)
    woman = 'A woman shook her head. "The bridge was never ours to sell," she said.'
    assert not _check("Tom Hardwick", "The bridge was never ours to sell.", woman).passes


@pytest.mark.parametrize("speaker", ["Ana Roe", "Leo Vank"])
def test_what_two_say_together_is_of_each(speaker: str) -> None:
    text = '"The dam will hold until the spring," Ana Roe and Leo Vank said in a statement.'
    found = _check(speaker, "The dam will hold until the spring.", text)
    assert found.verdict == "cosmetic"
    assert found.flags == ()


def test_who_is_quoted_by_another_is_not_accused() -> None:
    text = "“Ana Roe said to me, ‘Sell the mill before winter,’ and I laughed,” Otto Brandt recalled."
    assert _check("Ana Roe", "Sell the mill before winter", text).flags[:1] == ("attribution-unsure",)
    assert _check("Ida Moll", "Sell the mill before winter", text).verdict == "misattributed"


@pytest.mark.parametrize("text", ["Ana Roe claimed the mill was lost", "It is a lie that the mill was lost"])
def test_whose_words_they_are_may_not_be_left_out(text: str) -> None:
    found = _check("Otto Brandt", "the mill was lost", f"“{text},” Otto Brandt said.")
    assert "meaning-risk" in found.flags
    assert not found.passes


def test_indirect_speech_has_another_tense() -> None:
    text = "Otto Brandt said the dam would hold until the spring."
    assert _check("Otto Brandt", "The dam will hold until the spring.", text).flags == ()
    direct = "“The dam would hold until the spring,” Otto Brandt said."
    assert "meaning-risk" in _check("Otto Brandt", "The dam will hold until the spring.", direct).flags


@pytest.mark.parametrize(
    ("source", "report", "is_other"),
    [
        ("Nobody was told of it before", "No one was told of it before", False),
        ("I told her so on 3 May in Oslo", "I told her so on May 3 in Oslo", False),
        ("The families must leave by 6 p.m.", "The families must leave by 6pm", False),
        ("The families must leave by 6 p.m.", "The families must leave by 6am", True),
        ("Exports rose again in the spring", "Exports dropped again in the spring", True),
        ("The loans are cheaper this year", "The loans are dearer this year", True),
    ],
)
def test_what_changes_the_meaning(source: str, report: str, is_other: bool) -> None:
    found = _check("Otto Brandt", report, f"“{source},” Otto Brandt said.")
    assert ("meaning-risk" in found.flags) == is_other


def test_names_that_change_places_in_a_paraphrase() -> None:
    text = "“Ana Roe owes Otto Brandt four goats,” said Ida Moll, a clerk."
    assert "meaning-risk" in _check("Ida Moll", "Otto Brandt owes Ana Roe four goats.", text).flags


def test_short_sentences_joined_by_an_ellipsis() -> None:
    text = "“The bridge is old. It has never failed us,” Ana Roe said. “We will mend it,” she added."
    assert _check("Ana Roe", "The bridge is old … We will mend it.", text).verdict in ("composite", "elided")


@pytest.mark.parametrize(
    ("source", "report", "told"),
    [
        ("“We leave before the election,”", "We leave after the election", "this may change when"),
        ("“Only the army can open it,”", "The army can open it", "this may change to what it is limited"),
        ("“I ask whether he sold the mill,”", "he sold the mill", "this may change how certain it is"),
    ],
)
def test_what_may_change_is_told_in_true_words(source: str, report: str, told: str) -> None:
    assert told in explained(_check("Otto Brandt", report, f"{source} Otto Brandt said."))


def test_what_is_denied_or_asked_is_told_so() -> None:
    text = "Otto Brandt said it was not true that the mill had poisoned the river."
    (note,) = (n for n in _check("Otto Brandt", "the mill had poisoned the river", text).notes if "“" in n)
    assert note.startswith("in the source it is denied")
