"""Acronyms: letters that an article says beside a body's name to be short for it, whatever letters it has.

The Miners' Congress (MCA); the Institute for River Transport, known by its Portuguese initials | INTF |; the
Office of Control, or | OCC | by its French acronym; the Society of Mining (| SNMPE |, for its initials);
the Workers' Federation ... The federation, known by its Spanish initials | FNTF |.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from quotes.names.borders import BEHIND_DATELINE
from quotes.names.recognition import Name
from quotes.names.shorts import is_acronym, is_called, is_known_as

__all__ = ["acronyms"]


def acronyms(words: Sequence[str], found: Sequence[Name]) -> Iterator[tuple[int, Name]]:
    """The first token of each name that is told to be short for another beside it, and that other."""
    yield from _in_brackets(words, found)
    yield from _called(words, found)
    yield from _known_as(words, found)


def _in_brackets(words: Sequence[str], found: Sequence[Name]) -> Iterator[tuple[int, Name]]:
    """The first token of each acronym in brackets behind its full name, or before it, and that name."""
    starts = {name.first: name for name in found}
    for name in found:
        if name.last + 2 >= len(words) or words[name.last] != "(":
            continue
        at = name.last + 1 + (words[name.last + 1].lower() == "the")
        inside = starts.get(at)
        if inside and inside.last < len(words) and words[inside.last] == ")":
            short, full = sorted((name, inside), key=lambda one: one.last - one.first)
            if short is name and words[inside.last + 1 : inside.last + 2] in _DATELINE:
                continue  # OSLO (Norvik Wire) -
            called = name.kind == inside.kind == "organization" and short is inside  # the Chamber (Capac)
            one = short.last - short.first == 1 < full.last - full.first
            if one and (called or is_acronym(words[short.first])):
                yield short.first, full


_DATELINE = [[mark] for mark in BEHIND_DATELINE]


def _called(words: Sequence[str], found: Sequence[Name]) -> Iterator[tuple[int, Name]]:
    """The letters that a body is told to be called by behind its name, each with that name."""
    full: Name | None = None
    by_noun: dict[str, Name] = {}
    for name in sorted(found):
        if name.last - name.first > 1:
            full = name if name.kind == "organization" else None
            if full:
                by_noun |= dict.fromkeys(map(str.lower, words[name.first : name.last]), name)
        elif full and is_called(words, full.last, name):
            yield name.first, full
            full = None
        elif name.kind == "other" or not is_acronym(words[name.first]):
            continue  # its | French | acronym
        elif by_noun and (at := _noun_before(words, name, by_noun)):
            yield name.first, by_noun[words[at].lower()]


def _known_as(words: Sequence[str], found: Sequence[Name]) -> Iterator[tuple[int, Name]]:
    """The names told to be those of the body behind them, with that body's: | Fenapi |, as the Union is."""
    for short, full in pairwise(sorted(found)):
        if full.kind == "organization" and is_known_as(words, short, full):
            yield short.first, full


def _noun_before(words: Sequence[str], short: Name, by_noun: Container[str]) -> int:
    """Where the noun is by which a body is told its letters: the | federation |, known as."""
    least = max(short.first - _REACH, 1)
    for at in range(short.first - 2, least - 1, -1):
        if words[at] in by_noun and words[at - 1].lower() in _THE:
            return at if is_called(words, at + 1, short) else 0
    return 0


_THE = frozenset(("its", "the", "this", "whose"))
_REACH = 10
"""Tokens between a body's name and what it is called for short."""
