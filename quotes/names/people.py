"""People whom the model takes for places, as their surnames are: | Anne Hampshire | of Mission Roe said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from quotes.names.gazetteer import OFTEN, SELDOM, flags, is_given
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["people"]

_PLACE, _TOWN, _USUAL = 3, 2, 2  # see ``gazetteer.Flags``
_COMMA = frozenset((",", "(", "from", "of"))
"""What may stand behind a whole name in the words that name a source."""


def people(words: Sequence[str], found: Sequence[Name], sources: Sequence[tuple[int, int]]) -> list[Name]:
    """The names, where places of a first name and a surname say something they are people's.

    sources: token ranges that name sources.
    """
    ordered = sorted(sources)
    found = _joined(words, found, {first for first, _ in sources})
    return [
        Name(name.first, name.last, "person")
        if name.kind == "place" and _is_whole(words, name, ordered) and _is_person(words, name)
        else name
        for name in found
    ]


def _joined(words: Sequence[str], found: Sequence[Name], firsts: Collection[int]) -> list[Name]:
    """The names in order, surnames with a first name that places bear, too: | Georgia | Miller | says."""
    whole: list[Name] = []
    for name in sorted(found):
        before = whole[-1] if whole else name
        if (
            name.kind == "person"
            and before.kind == "place"
            and before.last == name.first == before.first + 1
            and before.first in firsts
            and name.last - name.first == 1
            and is_given(words[before.first])
            and flags(words[name.first]).surname
        ):
            whole[-1] = Name(before.first, name.last, "person")
        else:
            whole.append(name)
    return whole


def _is_whole(words: Sequence[str], name: Name, sources: Sequence[tuple[int, int]]) -> bool:
    """Whether a name of two words is the source, or heads the words that name it."""
    at = bisect_right(sources, (name.first, len(words))) - 1
    if name.last - name.first != 2 or at < 0 or name.last > sources[at][1]:
        return False
    begins = name.first == sources[at][0] or words[name.first - 1] in POSSESSIVE_S
    return begins and (name.last == sources[at][1] or words[name.last] in _COMMA)


def _is_person(words: Sequence[str], name: Name) -> bool:
    """Whether a usual first name, which is no place, stands before what is a surname in a list.

    A word that names bays and halls, too, is a surname where the article tells whence its bearer is.
    """
    first, last = words[name.first], flags(words[name.last - 1])
    if not is_given(first) or flags(first).place > _TOWN or not last.surname:
        return False
    if " ".join(words[name.first : name.last]) in lexicon("places")["cities"]:
        return False
    if last.case <= OFTEN or (last.noun != _PLACE and last.case < SELDOM):
        return True
    owned = name.first > 0 and words[name.first - 1] in POSSESSIVE_S
    return last.surname >= _USUAL and (owned or words[name.last : name.last + 1] == ["from"])
