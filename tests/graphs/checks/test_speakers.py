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
        ("Luqman", LUQMAN, False),
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
