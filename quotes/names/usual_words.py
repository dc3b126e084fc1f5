"""Bodies that are called by a usual word, which only what stands behind it tells to be a name.

| Forward |, which holds nine seats, ... Forward said a man could; | Enough |, a charity, said it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotes.names.beside import is_body
from quotes.names.recognition import Name
from quotes.resources import lexicon

__all__ = ["usual_words"]


def usual_words(
    words: Sequence[str], opens: Sequence[int], found: Iterable[Name], sources: Iterable[tuple[int, int]]
) -> Iterator[Name]:
    """The names of one word that open sentences as sources and are told to be bodies, wherever they stand.

    sources: token ranges that name sources.
    """
    speaking = {words[first] for first, last in sources if opens[first] and _is_alone(words, first, last)}
    speaking = {word for word in speaking if _may_be_called(word)}
    if not speaking:
        return
    places = [at for at, word in enumerate(words) if word in speaking]
    told = {words[at] for at in places if _is_told(words, at)}
    taken = {at for name in found for at in range(name.first, name.last)}
    yield from (Name(at, at + 1, "organization") for at in places if words[at] in told and at not in taken)


def _is_alone(words: Sequence[str], first: int, last: int) -> bool:
    return last - first == 1 or words[first + 1] == ","


def _may_be_called(word: str) -> bool:
    """Whether a word may be a body's name, none for who or what speaks: not Police, Others, Research."""
    lower = word.lower()
    sources = lexicon("sources")
    nouns = any(lower in sources[group] for group in ("bodies", "documents", "groups", "persons", "vague"))
    return word.istitle() and word.isalpha() and lower[-1:] != "s" and not nouns and len(word) > _SHORTEST


_SHORTEST = 3
"""Letters: a shorter word is a pronoun or opens a clause."""


def _is_told(words: Sequence[str], at: int) -> bool:
    """Whether what stands behind a word tells that it is a body's name."""
    return tuple(words[at + 1 : at + 3]) == (",", "which") or is_body(words, at, at + 1)
