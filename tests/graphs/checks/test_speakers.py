"""The speaker of a report and the speaker of a source."""

from __future__ import annotations

import pytest

from graphs.checks.judging.speakers import compare
from quotes.document import Affiliation, Speaker


def _person(name: str, *stated: tuple[str, str, str], aliases: tuple[str, ...] = ()) -> Speaker:
    affiliations = tuple(Affiliation(role, organization, place, 0, 0) for role, organization, place in stated)
    return Speaker("s", name, "person", aliases, affiliations=affiliations)


LUQMAN = _person(
    "Luqman Muhammad", ("Kurdish commander", "", ""), ("Colonel", "", ""), ("", "Peshmerga forces", "")
)
LEE = _person("William J. Lee", ("Senator", "", "Ohio"))


@pytest.mark.parametrize(
    ("claimed", "speaker", "same"),
    [
        ("Luqman Muhammad", LUQMAN, True),
        ("Muhammad", LUQMAN, True),
        ("Col. Luqman Muhammad", LUQMAN, True),
        ("Muhammad, Luqman", LUQMAN, True),
        ("Luqman Mohammad", LUQMAN, True),
        ("the Peshmerga commander", LUQMAN, True),
        ("a Kurdish commander", LUQMAN, True),
        ("the Peshmerga", LUQMAN, False),
        ("an Iraqi commander", LUQMAN, False),
        ("Omar Muhammad", LUQMAN, False),
        ("Luqman", LUQMAN, True),
        ("Muhammad Khan", LUQMAN, False),
        ("Bill Lee", LEE, True),
        ("Sen. Lee", LEE, True),
        ("W. Lee", LEE, True),
        ("Jerry Lee", LEE, False),
        ("William Lee Jr.", LEE, False),
        ("Leeds", LEE, False),
        ("Björk Peña", _person("Bjork Pena"), True),
        ("Abu Omar", _person("Omar Haddad", aliases=("Abu Omar",)), True),
    ],
)
def test_person(claimed: str, speaker: Speaker, same: bool) -> None:
    assert compare(claimed, speaker).same == same


@pytest.mark.parametrize(
    ("claimed", "name", "same"),
    [
        ("FBI", "Federal Bureau of Investigation", True),
        ("the White House", "White House", True),
        ("Reuters news agency", "Reuters", True),
        ("Harbour Board", "The Harbour Union", False),
        ("Donald Reed", "Donald Reed’s campaign", False),
        ("officials", "Iraqi officials", True),
        ("villagers", "Villagers living in the outskirts of Ostby", True),
        ("Ostby", "Villagers living in the outskirts of Ostby", False),
        ("the mayor's office", "mayor's campaign office in Ostby", True),
    ],
)
def test_body(claimed: str, name: str, same: bool) -> None:
    assert compare(claimed, Speaker("s", name, "organization")).same == same


def test_a_wrong_first_name_is_said() -> None:
    like = compare("Omar Muhammad", LUQMAN)
    assert like.flags == {"wrong-first-name"}
    assert like.notes == ("the source names Luqman Muhammad, not Omar",)


@pytest.mark.parametrize(
    ("claimed", "wrong"),
    [
        ("Luqman Muhammad, a Kurdish commander", False),
        ("Peshmerga commander Luqman Muhammad", False),
        ("Col. Muhammad of the Peshmerga", False),
        ("Luqman Muhammad, a Sunni activist from Kirkuk", True),
        ("Luqman Muhammad, commander of the Iraqi army", True),
        ("General Luqman Muhammad", True),
        ("Mr. Muhammad", False),
    ],
)
def test_a_wrong_affiliation_is_said(claimed: str, wrong: bool) -> None:
    like = compare(claimed, LUQMAN)
    assert like.same
    assert ("wrong-affiliation" in like.flags) == wrong


def _body(name: str) -> Speaker:
    return Speaker("s", name, "organization")


ORSK = _person("Lena Orsk", ("spokeswoman", "Halden Energy", ""))
FALK = _person("Hugo Falk", ("chief executive", "Norvik Steel", ""))
IDA = _person("Ida Brandt", ("wife of Mayor Otto Brandt", "", ""))


@pytest.mark.parametrize(
    ("claimed", "speaker", "same"),
    [
        ("Halden Energy", ORSK, True),
        ("a spokesperson for Halden Energy", ORSK, True),
        ("Halden Energy, through a spokeswoman", ORSK, True),
        ("Halden Energy spokesman Bo Lund", ORSK, False),
        ("Norvik Steel", FALK, True),
        ("Norvik Steel’s CEO", FALK, True),
        ("Acme Bank", FALK, False),
        ("Norvik Steel", _person("Ben Okri", ("welder", "Norvik Steel", "")), False),
        ("Norvik Steel", _person("Jan Koch", ("lawyer", "Norvik Steel", "")), False),
        ("a spokesman for the Tarn Authority", _body("Tarn Authority"), True),
        ("Delta Institute", Speaker("s", "A report by the Delta Institute", "document"), True),
        ("a spokesman for Greenpeace", _body("Tarn Authority"), False),
        ("Interior Ministry", Speaker("s", "A spokesman for the Interior Ministry", "unnamed"), True),
        ("unnamed engineer", Speaker("s", "an engineer", "unnamed"), True),
        ("China’s foreign ministry", _body("Chinese Foreign Ministry"), True),
        ("China", _body("Chinese Foreign Ministry"), True),
        ("Japan", _body("Chinese Foreign Ministry"), False),
        ("the United States Army", _body("U.S. Army"), True),
        ("UN", _body("U.N."), True),
    ],
)
def test_who_speaks_for_a_body(claimed: str, speaker: Speaker, same: bool) -> None:
    assert compare(claimed, speaker).same == same


def test_whose_words_a_body_s_are_is_told() -> None:
    assert compare("Norvik Steel", FALK).notes == ("the source has it from Hugo Falk, chief executive",)


@pytest.mark.parametrize("claimed", ["the company", "Halden"])
def test_what_may_stand_for_a_body_is_nobody_else(claimed: str) -> None:
    assert compare(claimed, ORSK).may_be


@pytest.mark.parametrize(
    ("claimed", "speaker", "same"),
    [
        ("the wife of Mayor Otto Brandt", IDA, True),
        ("Otto Brandt", IDA, False),
        ("Mayor Otto Brandt", IDA, False),
        ("Ida Brandt’s lawyer", IDA, False),
        ("the mother of Ida Brandt", IDA, False),
    ],
)
def test_whose_relative_somebody_is_is_no_name_of_theirs(claimed: str, speaker: Speaker, same: bool) -> None:
    assert compare(claimed, speaker).same == same


def test_the_office_of_a_relative_is_not_theirs() -> None:
    assert compare("Mayor Brandt", IDA).flags == {"wrong-affiliation"}


@pytest.mark.parametrize(
    ("claimed", "name"),
    [
        ("Anna Lena Meyer Kraus", "Anna-Lena Meyer-Kraus"),
        ("José Luis García", "José Luis García Romero"),
        ("Ms. Wang", "Wang Lifen"),
        ("Mohamed El-Sayed", "Muhammad al-Sayyid"),
        ("Al Sayyid", "Muhammad al-Sayyid"),
        ("Vladimir Gritsenko", "Volodymyr Hrytsenko"),
        ("Kathryn Johansson", "Katherine Johansson"),
    ],
)
def test_a_name_written_otherwise(claimed: str, name: str) -> None:
    like = compare(claimed, _person(name))
    assert like.same
    assert not like.flags


@pytest.mark.parametrize(
    ("claimed", "stated"),
    [
        ("CEO Hugo Falk", ("chief executive", "Norvik Steel", "")),
        ("PM Hugo Falk", ("Prime Minister", "", "")),
        ("Sen. Hugo Falk, R-Ohio", ("Republican senator", "", "Ohio")),
        ("ex-minister Hugo Falk", ("former minister", "", "")),
        ("Prof. Hugo Falk", ("", "Delta Institute", "")),
        ("a letter from Hugo Falk", ("engineer", "", "")),
    ],
)
def test_an_affiliation_written_otherwise_is_not_wrong(claimed: str, stated: tuple[str, str, str]) -> None:
    like = compare(claimed, _person("Hugo Falk", stated))
    assert like.same
    assert not like.flags
