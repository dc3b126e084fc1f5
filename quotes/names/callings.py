"""Callings: words of another language for what somebody is, which only look like a part of the name."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.gazetteer import flags
from quotes.names.recognition import Name

__all__ = ["without_callings"]

_LEAST = 3
"""Words of a name that still has a first name without its first word."""


def without_callings(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names, those of people without a calling that the text has in small letters, too.

    Hibakusha | Shigeaki Mori |, one of the last hibakusha; not a first name or surname that lists know.
    """
    doubted = [name for name in found if name.kind == "person" and _may_open(words, name)]
    if not doubted:
        return [*found]
    written = {words[name.first].lower() for name in doubted}.intersection(words)
    callings = {name for name in doubted if words[name.first].lower() in written}
    return [Name(name.first + 1, name.last, name.kind) if name in callings else name for name in found]


def _may_open(words: Sequence[str], name: Name) -> bool:
    """Whether a name's first word may be no name."""
    if name.last - name.first < _LEAST:
        return False
    word = words[name.first]
    listed = flags(word)
    return word.istitle() and word.isalpha() and not (listed.given or listed.surname or listed.place)
