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
    """The bodies in a text that are named by a saint and by what they are."""
    words, ending = reading.words, lexicon("organizations")["ending"]
    for first in reading.places("saints", _SAINTS.__contains__):
        if not words[first][:1].isupper():
            continue
        owner = next((at for at in range(first + 2, first + 4) if words[at : at + 1] in _OWNING), 0)
        last = owner + 1
        while owner and last < min(owner + _MOST, len(words)) and words[last][:1].isupper():
            last += 1
        if last > owner + 1 and words[last - 1] in ending:
            yield Name(first, last, "organization")


_OWNING = [[mark] for mark in POSSESSIVE_S]
