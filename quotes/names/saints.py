"""Saints: bodies that bear a saint's name before what they are: St. Brendan's Medical Center."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["saints"]

_SAINTS = frozenset(("saint", "ste.", "st", "st."))
_MOST = 6
"""Words of a body's name behind the saint."""


def saints(reading: Reading) -> Iterator[Name]:
    """The bodies in a text that are named by a saint and by what they are; later, by the saint alone."""
    words, ending = reading.words, lexicon("organizations")["ending"]
    known: set[tuple[str, ...]] = set()
    for first in reading.places("saints", _SAINTS.__contains__):
        owner = next((at for at in range(first + 2, first + 4) if words[at : at + 1] in _OWNING), 0)
        if not owner or not words[first][:1].isupper():
            continue
        saint, last = tuple(words[first:owner]), owner + 1
        while last < min(owner + _MOST, len(words)) and words[last][:1].isupper():
            last += 1
        if last > owner + 1 and words[last - 1] in ending:
            known.add(saint)
            yield Name(first, last, "organization")
        elif saint in known and last == owner + 1:
            yield Name(first, last, "organization")


_OWNING = [[mark] for mark in POSSESSIVE_S]
