"""Titles and forms of address before names."""

from __future__ import annotations

import pytest

from quotes.names.borders import trimmed
from quotes.names.honorifics import after_titles, is_only_title, title_before
from quotes.names.recognition import Name
from quotes.resources import lexicon

TITLES = {
    "one word": ("Engr Chidi Okonjo", "Chidi Okonjo"),
    "with a full stop": ("Smt. Kamala Devarajan", "Kamala Devarajan"),
    "two words": ("Datuk Seri Rahman Idris", "Rahman Idris"),
    "several titles": ("Rev Dr Ama Serwaa", "Ama Serwaa"),
    "of elders": ("Gogo Thandeka Mbele", "Thandeka Mbele"),
    "hyphen": ("Major-Gen. Tom Pellow", "Tom Pellow"),
    "borne as a name": ("Sheikh Salma", "Sheikh Salma"),
    "none": ("Kamala Devarajan", "Kamala Devarajan"),
    "title alone": ("President", "President"),
}


@pytest.mark.parametrize("words, name", TITLES.values(), ids=TITLES.keys())
def test_titles_are_no_part_of_the_name(words: str, name: str) -> None:
    parts = words.split()
    assert " ".join(parts[after_titles(parts, 0, len(parts)) :]) == name


BORDERS = {
    "place and title": ("Montana Sen. Ruth Tolliver", "Ruth Tolliver"),
    "party": ("Republican Walt Sorensen", "Walt Sorensen"),
    "a people that is a first name": ("German Ortega", "German Ortega"),
    "letters of an order": ("Orla Penhallow QC", "Orla Penhallow"),
    "suffix": ("Victor Pardo Jr.", "Victor Pardo Jr."),
    "particle inside": ("Rahman bin Yusof", "Rahman bin Yusof"),
    "a particle that is also a title": ("Soud Bu Halim", "Soud Bu Halim"),
    "what somebody is with a hyphen": ("Oscar-winner Ruth Tolliver", "Ruth Tolliver"),
    "a weekday behind": ("Ruth Tolliver Sunday", "Ruth Tolliver"),
    "a small word ends it": ("Ruth Tolliver and", "Ruth Tolliver"),
}


@pytest.mark.parametrize("words, name", BORDERS.values(), ids=BORDERS.keys())
def test_borders_of_persons(words: str, name: str) -> None:
    parts = words.split()
    found = trimmed(parts, [True] + [False] * len(parts), Name(0, len(parts), "person"))
    assert " ".join(parts[found.first : found.last]) == name


@pytest.mark.parametrize(
    "words, title",
    [
        ("the late Lt Col Tolliver", "lt col"),
        ("with Tan Sri Tolliver", "tan sri"),
        ("of Chief ( Mrs ) Tolliver", "mrs"),
        ("and brother Tolliver", "brother"),
        ("said Tolliver", ""),
        ("Tolliver", ""),
    ],
)
def test_title_before_a_name(words: str, title: str) -> None:
    parts = words.split()
    assert title_before(parts, len(parts) - 1) == title


def test_each_title_is_of_one_class() -> None:
    classes = [
        found for name, found in lexicon("roles").items() if name.startswith(("titles: ", "courtesy: "))
    ]
    assert sum(map(len, classes)) == len(lexicon("roles")["titles"] | lexicon("roles")["courtesy"])


def test_a_title_of_several_words_before_a_name_is_no_name() -> None:
    words = "the chief , Rear Admiral Ann Vole , spoke".split()
    assert is_only_title(words, 3, 5)
    assert not is_only_title(words, 3, 7)
    assert not is_only_title("said Rear Admiral .".split(), 1, 3)
