"""Homes: names behind "of" and the like that tell where somebody is from or of, and are no person's."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.gazetteer import SELDOM, flags, is_given
from quotes.names.recognition import Name, NameKind
from quotes.resources import lexicon

__all__ = ["homes", "is_held"]

_HOMES = frozenset(("from", "of"))
_HOLDING = frozenset(("at", "from", "of", "with"))
_OFFICES = frozenset(
    "ceo cfo chair chairman chairperson chairwoman co-founder director executive founder president".split()
)
"""Offices of bodies alone."""


def homes(
    words: Sequence[str], found: Sequence[Name], texts: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], NameKind]:
    """What was taken for a person: Ana Roe of | Kearney, Ben Roe of | Priory Research, director of | Vane."""
    ends = {name.last for name in found if name.kind == "person" and name.last - name.first > 1}
    told: dict[tuple[str, ...], NameKind] = {}
    for name, text in zip(found, texts, strict=True):
        at = name.first - 1
        if name.kind != "person" or at < 1 or words[at] not in _HOMES or is_given(words[name.first]):
            continue
        if words[at] == "of" and words[at - 1].lower() in _OFFICES:
            told[text] = "organization"
        elif at in ends:
            usual = len(text) > 1 and flags(words[name.last - 1]).case >= SELDOM
            told[text] = "organization" if usual else "place"
    return told


def is_held(words: Sequence[str], name: Name) -> bool:
    """Whether a body's name tells who somebody is, of whom "who" goes on: Ana Roe of | Vane Co |, who."""
    if name.kind != "organization" or name.first < 2 or words[name.first - 1] not in _HOLDING:
        return False
    before = words[name.first - 2]
    return before[:1].isupper() or before in lexicon("roles")["roles"]
