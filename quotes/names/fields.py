"""Bodies of two fields, of which "and" parts the first off: Coast and | Border Protection."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.names.recognition import Name
from quotes.resources import lexicon

__all__ = ["with_and"]


def with_and(words: Sequence[str], opens: Sequence[bool], found: Sequence[Name]) -> list[Name]:
    """The names, bodies with the word before an "and" that belongs to them: Coast and | Border Protection.

    At the start of a sentence every word has a capital: there it belongs to them if it does elsewhere.
    """
    found = _with_islands(words, _with_adjective(words, found))
    ends = {name.last for name in found}
    before = {
        name: words[name.first - 2]
        for name in found
        if name.kind == "organization"
        and name.last - name.first > 1
        and name.first > 1
        and words[name.first - 1] in ("and", "&")
        and words[name.first - 2][:1].isupper()
        and name.first - 1 not in ends
    }
    sure = {
        (word, *words[name.first : name.last]) for name, word in before.items() if not opens[name.first - 2]
    }
    found = [
        Name(name.first - 2, name.last, name.kind)
        if name in before and (before[name], *words[name.first : name.last]) in sure
        else name
        for name in found
    ]
    return [
        Name(name.first - 2, name.last, name.kind)
        if name.kind == "organization" and _is_of_three(words, ends, name)
        else name
        for name in found
    ]


_LANDS = frozenset(
    "Cays Grenadines Highlands Hills Islands Isles Keys Lakes Lowlands Marches Mountains Plains".split()
)
"""What a country or diocese has beside its first half: Saint Vincent and the | Grenadines."""


def _with_islands(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names, places and what is of one with their second half: the Bank of Orrin | and the Keys."""
    longer = {
        name
        for name in found
        if name.kind in ("organization", "place")
        and tuple(words[name.last : name.last + 2]) == ("and", "the")
        and words[name.last + 2 : name.last + 3]
        and words[name.last + 2] in _LANDS
        and (name.kind == "place" or "of" in words[name.first : name.last])
    }
    covered = {name.last + 2 for name in longer}
    return [
        Name(name.first, name.last + 3, name.kind) if name in longer else name
        for name in found
        if name in longer or name.first not in covered
    ]


def _is_of_three(words: Sequence[str], ends: Collection[int], name: Name) -> bool:
    """Whether the first of three fields stands before a body's name: The Lakes, | Rivers and Canals Trust.

    ends: where names end; one of another body may stand before the comma.
    """
    first = name.first
    return (
        first > 2
        and name.last - first > 3
        and words[first + 1] in ("and", "&")
        and words[first - 1] == ","
        and words[first - 2][:1].isupper()
        and words[first - 3].lower() == "the"
        and first - 1 not in ends
        and words[name.last - 1] in lexicon("organizations")["ending"]
    )


def _with_adjective(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names, bodies with the first of their two fields: Coal and | Seismological Office."""
    longer = {name for name in found if _is_of_two_fields(words, name)}
    covered = {name.first - 2 for name in longer}
    return [
        Name(name.first - 2, name.last, "organization") if name in longer else name
        for name in found
        if name in longer or name.first not in covered or name.last - name.first > 1
    ]


_FIELDS = ("ical", "ogic", "omic", "ional", "ental", "ural", "ial", "itary")
"""Endings of adjectives for fields of work."""


def _is_of_two_fields(words: Sequence[str], name: Name) -> bool:
    """Whether a body's name begins with the second of two adjectives that "and" joins behind "the"."""
    first = name.first
    return (
        first > 2
        and name.kind in ("organization", "place", "other")
        and name.last - first > 1
        and words[first - 1] in ("and", "&")
        and words[first - 3].lower() == "the"
        and words[first - 2][:1].isupper()
        and words[first].endswith(_FIELDS)
        and words[first - 2].endswith(_FIELDS)
    )
