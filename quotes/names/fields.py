"""Bodies of two fields, of which "and" parts the first off: Coast and | Border Protection."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.names.borders import MOST_WORDS
from quotes.names.gazetteer import PLACE, THING, flags
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.words.function_words import IN_ROWS

__all__ = ["with_and", "with_list"]


def with_and(words: Sequence[str], opens: Sequence[bool], found: Sequence[Name]) -> list[Name]:
    """The names, bodies with the word before an "and" that belongs to them: Coast and | Border Protection.

    At the start of a sentence every word has a capital: there it belongs to them if it does elsewhere.
    """
    found = _with_land(words, _with_islands(words, _with_adjective(words, found)))
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


def _with_land(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names, lands with the two usual nouns right before them: Fisheries and Oceans | Canada."""
    begun = {name: first for name in found if (first := _first_noun(words, name)) is not None}
    covered = {token for name, first in begun.items() for token in range(first, name.first)}
    return [
        Name(begun[name], name.last, "organization") if name in begun else name
        for name in found
        if name in begun or covered.isdisjoint(range(name.first, name.last))
    ]


def _first_noun(words: Sequence[str], name: Name) -> int | None:
    """Where two usual nouns before a land, or the second in its name, begin; None for none."""
    if name.kind not in ("place", "organization"):
        return None
    own = name.last - name.first > 1 and _is_usual(words[name.first])
    second = name.first if own else name.first - 1
    if second < _TWO or words[second - 1] not in ("and", "&") or not _is_usual(words[second]):
        return None
    before = words[second - _TWO]
    return second - _TWO if before.istitle() and before.isalpha() and _is_usual(before) else None


_TWO = 2
"""Tokens from a noun to the second of two."""


def _is_usual(word: str) -> bool:
    """Whether a word is a usual noun, of one or several: Fisheries."""
    lower = word.lower()
    forms = lower, lower.removesuffix("s"), lower.removesuffix("ies") + "y"
    return word.istitle() and any(flags(form).noun in (PLACE, THING) for form in forms)


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


_OF_OFFICES = frozenset(
    (
        "Administration Agency Bureau Commission Committee Council Department Directorate Division Ministry "
        "Office"
    ).split()
)
_MOST_FIELDS = 5


def with_list(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names, offices with all that they are for: Department of Tides, | Great Coves, and Energy."""
    longer = {name: _list_end(words, name.last) for name in found if _is_for(words, name)}
    several = (name for name in found if name.kind == "person" and name.last - name.first > 1)
    persons = {name.first for name in several} if any(longer.values()) else set()
    longer = {  # not: the Council on Trade, | Ana Roe | and Ivo Poe
        name: end for name, end in longer.items() if end and persons.isdisjoint(range(name.last, end))
    }
    if not longer:
        return list(found)
    covered = {token for name, end in longer.items() for token in range(name.last, end)}
    return [
        Name(name.first, longer.get(name) or name.last, name.kind)
        for name in found
        if name.first not in covered
    ]


def _is_for(words: Sequence[str], name: Name) -> bool:
    """Whether a name is an office's for something: Bureau of Alcohol; Committee on Health."""
    if name.kind != "organization":
        return False
    own = words[name.first : name.last]
    small = next((at for at, word in enumerate(own) if word in ("of", "on", "for")), 0)
    return small > 0 and own[small - 1] in _OF_OFFICES


def _list_end(words: Sequence[str], at: int) -> int:
    """Where a list of what an office is for ends that goes on behind a comma; 0 where none does."""
    for _ in range(_MOST_FIELDS):
        if at + 1 >= len(words) or words[at] not in IN_ROWS:
            return 0
        last = words[at] != ","
        at += 1
        if not last and words[at] in ("and", "&"):
            last, at = True, at + 1
        first = at
        while at < len(words) and at - first < MOST_WORDS and words[at][:1].isupper():
            at += 1
        if at == first:
            return 0
        if last:
            return at
    return 0
