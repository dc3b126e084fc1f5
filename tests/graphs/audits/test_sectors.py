"""From which side a source speaks."""

from __future__ import annotations

import pytest

from graphs.audits.sectors import SECTORS, of_body, of_role, sector
from quotes.resources import lexicon
from tests.graphs.documents import speaker

_ROLES = {
    ("mayor", ""): "politicians",
    ("Minister for Finance", ""): "politicians",
    ("National Assembly Speaker", ""): "politicians",
    ("officials", ""): "officials",
    ("spokesperson", "Ministry of Works"): "officials",
    ("official", "Amber Workers' Union"): "advocates and unions",
    ("Red Cross official", ""): "advocates and unions",
    ("police chief", ""): "police and courts",
    ("two policemen", ""): "police and courts",
    ("head of the police department", ""): "police and courts",
    ("president", "Amber Corp."): "companies",
    ("president", "University of Lund"): "experts and researchers",
    ("president", ""): "politicians",
    ("professor of law", "Amber Corp."): "experts and researchers",
    ("emergency nurse", ""): "health",
    ("residents", ""): "residents",
    ("lawyer", ""): None,
    ("director", "Amberline"): None,
}


@pytest.mark.parametrize(("role", "organization"), _ROLES)
def test_of_a_role(role: str, organization: str) -> None:
    assert of_role(role, organization) == _ROLES[role, organization]


_BODIES = {
    "Ministry of Health": "officials",
    "Supreme Court": "police and courts",
    "University Hospital of Lund": "health",
    "Lund Unified School District": "schools",
    "National Union of Bakers": "advocates and unions",
    "Amber Holdings Sdn Bhd": "companies",
    "The Associated Press": "media",
    "Turkey": "officials",
    "Amberline": None,
}


@pytest.mark.parametrize("name", _BODIES)
def test_of_a_body(name: str) -> None:
    assert of_body(name) == _BODIES[name]


def test_what_tells_nothing_is_unclassed() -> None:
    assert sector(speaker("Ada Byron")) == "unclassed"
    assert sector(speaker("Ada Byron", ("", "Ministry of Works", ""))) == "officials"
    assert sector(speaker("a spokesman", kind="unnamed"), "Amber Inc.") == "companies"


def test_every_group_of_the_lexicon_is_a_sector() -> None:
    groups = {group.partition(": ")[2] for group in lexicon("sectors") if ": " in group} - {"roles"}
    assert groups == set(SECTORS) - {"unclassed"}
