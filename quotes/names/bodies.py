"""Where the name of a body begins and ends: what it is of, on, for whom, with its letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.words.calendar import CALENDAR
from quotes.words.tokens import POSSESSIVE_S

__all__ = [
    "LEGAL",
    "SMALL",
    "UNITED",
    "is_local",
    "is_noun_of",
    "is_opening",
    "is_partner",
    "spelled_out",
    "whole_body",
]

SMALL = frozenset("the of and for in on at to & de du".split())
"""Words within the names of bodies."""


def whole_body(words: Sequence[str], name: Name, persons: Collection[int]) -> Name:
    """A body's name with what the model left out: its office before it, its number, what it is on or of.

    Pipefitters | Local 9; the Association | on Native Heritage; Riders Alliance | of the Capital Region;
    Secretary of | State's Office. persons: where names of persons begin, which no body is of.
    """
    first, last, size = name.first, name.last, len(words)
    if last - first > 2 and words[last - 1] in SMALL and words[last - 2].islower():
        return Name(first, last - 2, "place")  # the | Eastern Cape | department of health
    if first > 1 and (words[first - 2], words[first - 1], words[first]) == ("Secretary", "of", "State"):
        first -= 2
    elif first > 1 and words[first] == "Office" and words[first - 1] in POSSESSIVE_S:
        first -= 2 * words[first - 2][:1].isupper()
    elif first and words[first - 1] in _SIDES and size > last - first > 1:
        first -= 1
    if last + 1 < size and words[last] == "Local" and words[last + 1].isdigit():
        last += 2
    elif last + 1 < size and words[last] == "on" and words[last - 1] in _ON:
        last = _listed_end(words, last)
    ending = lexicon("organizations")["before places"]
    while last + 2 < size and words[last] == "of" and words[last - 1] in ending:
        begin = last + 1 + (words[last + 1] == "the")
        end = begin
        while end < size and words[end][:1].isupper() and words[end].lower() not in CALENDAR:
            end += 1
        if end == begin or begin in persons:
            break
        last = end
    return Name(first, _campus_end(words, first, last, persons), name.kind)


def _campus_end(words: Sequence[str], first: int, last: int, persons: Collection[int]) -> int:
    """Where a state's university ends with its campus: University of California, | Riverside |, found."""
    states = lexicon("places")["states"]
    of_state = (
        words[first : first + 2] == ["University", "of"] and " ".join(words[first + 2 : last]) in states
    )
    if not of_state or last + 2 >= len(words) or words[last] != "," or not words[last + 1][:1].isupper():
        return last
    end = last + 2
    while end < len(words) and words[end][:1].isupper():
        end += 1
    named = any(at in persons for at in range(last + 1, end))
    if named or end - last > _CAMPUS or words[last + 1] in states | CALENDAR:
        return last
    return end


_CAMPUS = 3
"""Words of a campus, at most, with the comma before it."""


def _listed_end(words: Sequence[str], small: int) -> int:
    """Where what a body is on ends: on | Parks and Recreation."""
    size, end = len(words), small + 1
    while end < size and words[end][:1].isupper() and words[end].lower() not in CALENDAR:
        end += 1 + (end + 2 < size and words[end + 1] in ("and", "&") and words[end + 2][:1].isupper())
    return end if end > small + 1 else small


_SIDES = frozenset("Central Eastern Greater Northern Southern Western".split())
"""Words that are never alone before the name of a body: | Southern | California Edison."""

UNITED = frozenset("Allied Amalgamated Associated Combined Consolidated Federated United".split())
"""Words that begin the names of bodies and nobody's: | Associated | Humber Docks."""

LEGAL = frozenset("plc Plc PLC Ltd LLC LLP Inc Inc. Ltd. Corp. GmbH".split())
"""What is behind the name of a firm and tells what it is."""

_ON = frozenset(
    (
        "Association Board Center Centre Coalition Commission Committee Council Forum Institute Panel "
        "Subcommittee"
    ).split()
)
"""Nouns for bodies that are named by what they are on."""


def spelled_out(reading: Reading, found: Sequence[Name]) -> Iterator[Name]:
    """Bodies that the article spells out before their letters: Capital Area Regional Transit, or CART,.

    Of letters that the model takes for a body or somebody, and words that it takes for no person or place.
    """
    words = reading.words
    alone = (words[name.first] for name in found if name.kind != "place" and name.last - name.first == 1)
    letters = {word for word in alone if len(word) > 2 and word.isupper()}
    if not letters:
        return
    others = {(name.first, name.last) for name in found if name.kind in ("person", "place")}
    for at in (at for at in reading.capitals if words[at] in letters):
        last = at - 1 if words[at - 1] == "(" else at - 2 if tuple(words[at - 2 : at]) == (",", "or") else 0
        first = _first_of(words, words[at], last)
        if first is not None and (first, last) not in others:
            owned = words[last - 1] in POSSESSIVE_S  # the Tide Fund | 's (TF) budget
            yield Name(first, last - owned, "organization")


def _first_of(words: Sequence[str], letters: str, last: int) -> int | None:
    """Where words begin that end at a place and whose first letters these are, small words left out."""
    first, rest = last, letters
    while rest and first > 0:
        first -= 1
        word = words[first]
        if word[0].isupper() and word[0] == rest[-1]:
            rest = rest[:-1]
        elif word not in SMALL and word not in POSSESSIVE_S:
            return None
    return first if not rest and last - first >= len(letters) > 0 else None


def is_partner(words: Sequence[str], name: Name) -> bool:
    """Whether a name of one word ends the name of a firm: Walker & | Finch."""
    first = name.first
    return (
        name.last - first == 1
        and first > 1
        and words[first - 1] == "&"
        and words[first - 2][:1].isupper()
        and not (first > 2 and words[first - 3][:1].isupper())
    )


def is_local(words: Sequence[str], place: Name, body: Name) -> bool:
    """Whether a body has the place right before it in its name: Vale County District | Attorney's Office."""
    if place.kind != "place" or body.kind != "organization" or body.last - body.first < 2:
        return False
    ending = lexicon("organizations")["ending"]
    return words[body.last - 1] in ending or (words[body.first] in ending and words[body.first + 1] == "of")


def is_opening(words: Sequence[str], opens: Sequence[bool], name: Name) -> bool:
    """Whether what was taken for a body is a noun that opens before another: Court | records."""
    first = name.first
    if not opens[first] or not name.last - first == 1 < len(words) - first:
        return False
    sources = lexicon("sources")
    return words[first].lower() in sources["bodies"] and (
        words[first + 1] in sources["documents"] or words[first + 1].startswith("spokes")
    )


def is_noun_of(words: Sequence[str], name: Name) -> bool:
    """Whether a noun for a body stands in a name before "of" or "for": Kern County | Board | of it."""
    ending = lexicon("organizations")["ending"]
    if words[name.last - 1] == "District" and words[name.last - 2] in _DISTRICTS:
        return True
    return any(
        words[at] in ending and words[at] not in _OF_SITES and words[at + 1] in ("of", "for")
        for at in range(name.first, name.last - 2)
    )


_DISTRICTS = frozenset(
    (
        "College Conservation Fire Hospital Improvement Irrigation Library Management Park Protection "
        "Sanitary School Transit Utility Water"
    ).split()
)
"""What districts do that are bodies: Bay Crossing | Transit | District."""

_OF_SITES = frozenset("Capital Church Court House Mission School Station".split())
"""Nouns that stand in the names of places before "of", too: the Church | of the Redeemer."""
