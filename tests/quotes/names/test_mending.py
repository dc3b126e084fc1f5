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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The group, Tuition Now, said it would stay.", "Tuition Now"),
        ("The campaign for the measure, Move Pierce Valley, said it would win.", "Move Pierce Valley"),
        (
            "The Marlow County District Attorney's Office said it was late.",
            "Marlow County District Attorney's Office",
        ),
        ("Fulton Chamber of Commerce said it was late.", "Fulton Chamber of Commerce"),
    ],
)
def test_bodies_are_named_whole(text: str, name: str) -> None:
    assert speakers(text) == [(name, "organization")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Thornley Argus said it began in a bearing.", "Thornley Argus"),
        ("Its solicitors, Farrelly Bohm, said it was late.", "Farrelly Bohm"),
        ("The contractor, Sun Valley Roofing, said it was late.", "Sun Valley Roofing"),
    ],
)
def test_what_stands_before_a_name_tells_that_it_is_a_body(text: str, name: str) -> None:
    assert speakers(text) == [(name, "organization")]


def test_a_solicitor_by_name_is_no_body() -> None:
    assert speakers("The solicitor, Ana Roe, said it was late.") == [("Ana Roe", "person")]


def test_letters_for_a_kind_of_document_are_no_body() -> None:
    text = "According to a university FAQ, the increase would raise $23 million."
    assert speakers(text) == [("a university FAQ", "document")]


def test_a_title_is_no_cue() -> None:
    text = 'State Sen. Holly Brandt, D-Lakemont, called the numbers "sickening" and said she would act.'
    document = quotes.attribute(text)
    assert all(one.cue and one.cue.of(text) != "State" for one in document.quotes)
    assert {name for name, _ in speakers(text)} == {"Holly Brandt"}


def test_roles_stand_between_a_comma_and_a_name() -> None:
    text = (
        "County Administrator Lou Pratt said it was a bargain. Neighbors for Quiet, a residents' group, said "
        'it was secret. "We read about it," said its founder, retired welder Earl Stubbs.'
    )
    assert speakers(text)[-1] == ("Earl Stubbs", "person")


def test_where_a_body_is_based_is_nobody() -> None:
    text = (
        "The family's landlord, Penn Hills-based Keystone Residential, said in a statement that it was late."
    )
    assert speakers(text) == [("Keystone Residential", "organization")]


def test_a_country_before_its_department_is_part_of_the_name() -> None:
    text = (
        "It rained, according to U.S. Border and Customs Enforcement and witnesses. A 2022 U.S. Department "
        "of Tides survey put the figure at 44%."
    )
    document = quotes.attribute(text)
    assert next(name for name, _ in speakers(text)) == "U.S. Border and Customs Enforcement"
    assert [document.speaker(one.speaks_for) for one in document.speakers if one.speaks_for] == [
        next(one for one in document.speakers if one.name == "U.S. Department of Tides")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Families First Hartwell, the group behind the ballot, said it would appeal.",
            "Families First Hartwell",
        ),
        ("Harvest, its older rival, said its own screens had frozen.", "Harvest"),
    ],
)
def test_a_body_is_told_by_its_apposition(text: str, name: str) -> None:
    assert speakers(f"A clerk left.\n\n{text}") == [(name, "organization")]


def test_a_phrase_before_a_body_is_no_name() -> None:
    assert speakers("In Lagos, the company, which makes soap, said it would close.") == [
        ("the company", "organization")
    ]


def test_an_office_is_named_with_all_that_it_is_for() -> None:
    text = "The Ohio Department of Tides, Great Coves, and Energy, known as ODTE, said it would test wells."
    assert speakers(text) == [("Ohio Department of Tides, Great Coves, and Energy", "organization")]


def test_mayor_pro_tem_is_a_title() -> None:
    assert speakers("Mayor Pro Tem Dan Ortiz said he would vote yes.") == [("Dan Ortiz", "person")]
