"""Foreign names of bodies, told by another language's word for "for": Médecins | pour | la Mer.

Juntos | por | el Agua; Ärzte | für | die Berge. No person has one of these within a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.recognition import Name
from quotes.text.analysis import Reading
from quotes.words.function_words import A_OR_THE

__all__ = ["foreign"]

_FOR = frozenset("contra contre für gegen para por pour tegen voor".split())
_WITHIN = frozenset("das de del dem den der des die du e el et het la las le les los un und une y".split())
"""Articles and other small words between the words of such names."""

_SIDE = 5
"""Words of a name on one side of the word for "for"."""


def foreign(reading: Reading) -> Iterator[Name]:
    """The bodies whose names hold a foreign word for "for", with what stands around it."""
    for at in reading.places("foreign", _FOR.__contains__):
        first, last = _begin(reading.words, at), _end(reading.words, at + 1)
        if first < at and last > at + 1 and reading.quote[first] < 0:
            yield Name(first, last, "organization")


def _begin(words: Sequence[str], at: int) -> int:
    """Where the capitalised words right before a token begin, with small ones between them."""
    first = at
    for token in range(at - 1, max(at - 1 - _SIDE, -1), -1):
        if words[token][:1].isupper():
            first = token
        elif words[token] not in _WITHIN or token == at - 1:
            break
    return first if words[first].lower() not in A_OR_THE else first + 1


def _end(words: Sequence[str], at: int) -> int:
    """Where the capitalised words behind a token end, behind small ones and with those between them."""
    last = at
    for token in range(at, min(at + _SIDE, len(words))):
        if words[token][:1].isupper():
            last = token + 1
        elif words[token] not in _WITHIN:
            break
    return last
