"""Names as rules mend them."""

import pytest

import quotes


def speakers(text: str) -> list[tuple[str, str]]:
    """Name and kind of who said each quote of a text."""
    document = quotes.attribute(text)
    known = {speaker.id: speaker for speaker in document.speakers}
    return [(known[one.speaker].name, known[one.speaker].kind) for one in document.quotes if one.speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Attorney General Nomusa Dube said the case was weak. “I will appeal,” the AG said.",
        "MEC Nomusa Dube said the budget was late. “We will pay,” said the MEC.",
        "VP Nomusa Dube said “no.” The VP said it twice.",
        "Chief Justice Nomusa Dube ruled. “The law is clear,” the CJ said.",
    ],
)
def test_letters_of_an_office_are_no_name(text: str) -> None:
    assert set(speakers(text)) == {("Nomusa Dube", "person")}


def test_rank_in_letters_is_cut_off() -> None:
    text = "The Divisional Police Officer, SP Ngozi Eke, said “we are calm.”"
    assert speakers(text) == [("Ngozi Eke", "person")]


def test_letters_that_are_short_for_a_body_are_its_name() -> None:
    text = "The Asante Growers (AG) met on Monday. “We will plant,” the AG said in a statement."
    assert [kind for _, kind in speakers(text)] == ["organization"]


def test_form_of_address_before_an_initial_is_cut_off() -> None:
    assert speakers("Shri P. V. Raghavan said it was late.") == [("P. V. Raghavan", "person")]
