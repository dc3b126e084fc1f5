"""Homes: names behind somebody's, in brackets or behind "of", that tell where or of what that one is."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from quotes.names.gazetteer import SELDOM, flags, is_given
from quotes.names.recognition import Name, NameKind
from quotes.resources import lexicon

__all__ = ["homes", "in_brackets", "is_held"]

_Text = tuple[str, ...]

_HOMES = frozenset(("from", "of"))
_BRACKETS = ("(", ",")
_HOLDING = frozenset(("at", "from", "of", "with"))
_TRADE = 5
"""Tokens from what somebody is of to the name, where a noun tells what that is."""

_OFFICES = frozenset(
    "ceo cfo chair chairman chairperson chairwoman co-founder director executive founder president".split()
)
"""Offices of bodies alone."""


def homes(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> dict[_Text, NameKind]:
    """What was taken for a person: Ana Roe of | Kearney, Ben Roe of | Priory Research, director of | Vane.

    Where somebody is from is a place, whoever bears its name: a nurse from | Chelsea | lost her keys.
    """
    ends = _ends(found)
    told: dict[_Text, NameKind] = {}
    for name, text in zip(found, texts, strict=True):
        at = name.first - 1
        if (
            at > 0
            and len(text) == 1
            and words[at] == "from"
            and words[at - 1] in lexicon("persons")["persons"]
        ):
            told[text] = "place"
    for name, text, at in _behind(words, found, texts, _HOMES):
        if name.kind != "person":
            continue
        if words[at] == "of" and words[at - 1].lower() in _OFFICES:
            told[text] = "organization"
        elif at in ends:
            usual = len(text) > 1 and flags(words[name.last - 1]).case >= SELDOM
            told[text] = "organization" if usual else "place"
    return told


def in_brackets(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> dict[_Text, NameKind]:
    """Party and seat in brackets behind a person's whole name: Mossie Garvan (| Ind |, | Kerry |)."""
    ends = _ends(found)
    told: dict[_Text, NameKind] = {}
    for name, text, at in _behind(words, found, texts, _BRACKETS):
        if len(text) > 1 or name.last >= len(words):
            continue
        if words[at] == "(" and at in ends:
            told[text] = "organization"
        elif words[at] == "," and words[name.last] == ")" and words[at - 2] == "(" and at - 2 in ends:
            told[text] = "place"
    return told


def _behind(
    words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text], before: Container[str]
) -> Iterator[tuple[Name, _Text, int]]:
    """The names behind some words, and where these stand, but those that begin with a first name."""
    for name, text in zip(found, texts, strict=True):
        at = name.first - 1
        if at > 0 and words[at] in before and not is_given(words[name.first]):
            yield name, text, at


def _ends(found: Sequence[Name]) -> set[int]:
    """Where the names of persons end that have a first name and a surname."""
    return {name.last for name in found if name.kind == "person" and name.last - name.first > 1}


def is_held(words: Sequence[str], name: Name) -> bool:
    """Whether a body's name tells who somebody is, of whom "who" goes on: Ana Roe of | Vane Co |, who.

    A noun for what the body is may stand before it: Ana Roe of the engine maker | Vane |, who.
    """
    of, listed = name.first - 1, lexicon("organizations")
    trade = of > 0 and (words[of] in listed["trades"] or words[of] in listed["nouns"])
    if trade:
        of = next((at for at in range(of, max(of - _TRADE, 0), -1) if words[at] in _HOLDING), of)
    if not (trade or name.kind == "organization") or of < 1 or words[of] not in _HOLDING:
        return False
    before = words[of - 1]
    return before[:1].isupper() or before in lexicon("roles")["roles"]
