"""Bodies that are called by usual words, which only what stands behind it tells to be a name.

| Forward |, which holds nine seats, ... Forward said a man could; | Enough |, a charity, said it had;
| City Transit |, which runs the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from quotes.names.beside import is_body
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.text.analysis import Reading

__all__ = ["usual_words"]


def usual_words(
    reading: Reading, opens: Sequence[int], found: Iterable[Name], sources: Iterable[tuple[int, int]]
) -> Iterator[Name]:
    """The names of usual words that open sentences as sources and are told to be bodies, wherever they stand.

    sources: token ranges that name sources.
    """
    words = reading.words
    speaking = {
        tuple(words[first:end])
        for first, last in sources
        if opens[first] and (end := _end(words, first, last)) and _may_be_called(words[first:end])
    }
    if not speaking:
        return
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for name in speaking:
        firsts.setdefault(name[0], []).append(name)
    places = [
        (at, at + len(name))
        for at in reading.capitals
        if words[at] in firsts
        for name in sorted(firsts[words[at]])[:_SAME]
        if tuple(words[at : at + len(name)]) == name
    ]
    told = {tuple(words[first:last]) for first, last in places if _is_told(words, first, last)}
    taken = {at for name in found for at in range(name.first, name.last)}
    for first, last in places:
        if tuple(words[first:last]) in told and taken.isdisjoint(range(first, last)):
            yield Name(first, last, "organization")


_MOST = 3
"""Words of such a name."""

_SAME = 9
"""Names with one first word that are looked for."""


def _end(words: Sequence[str], first: int, last: int) -> int:
    """Where the words with capitals end that are a source, or stand before its comma; 0 for no name."""
    end = first
    while end < last and words[end][:1].isupper():
        end += 1
    return end if 0 < end - first <= _MOST and (end == last or words[end] == ",") else 0


def _may_be_called(name: Sequence[str]) -> bool:
    """Whether some words may be a body's name: | Enough |; | City Transit |; not Police, Others, Research."""
    if len(name) == 1:
        return _may_be_name(name[0])
    return all(word.istitle() and word.isalpha() for word in name) and name[-1].lower() not in _speaking()


@cache
def _speaking() -> frozenset[str]:
    """Nouns for who or what speaks."""
    sources = lexicon("sources")
    groups = ("bodies", "documents", "groups", "persons", "vague")
    return frozenset().union(*(sources[group] for group in groups)) | lexicon("roles")["roles"]


def _may_be_name(word: str) -> bool:
    """Whether a word may be a body's name, none for who or what speaks: not Police, Others, Research."""
    lower = word.lower()
    sources = lexicon("sources")
    nouns = any(lower in sources[group] for group in ("bodies", "documents", "groups", "persons", "vague"))
    return word.istitle() and word.isalpha() and lower[-1:] != "s" and not nouns and len(word) > _SHORTEST


_SHORTEST = 3
"""Letters: a shorter word is a pronoun or opens a clause."""


def _is_told(words: Sequence[str], first: int, last: int) -> bool:
    """Whether what stands behind some words tells that they are a body's name."""
    return tuple(words[last : last + 2]) == (",", "which") or is_body(words, first, last)
