"""Founders: a firm's first word that is somebody's surname too, and which of the two is named by it alone.

Halvorsen Motors will close, | Halvorsen | said: the firm, before Ingrid Halvorsen is told of.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.honorifics import SUFFIXES, plain, title_before
from quotes.names.recognition import Name

__all__ = ["with_firms"]


def with_firms(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names in order, those of one word that are a firm's which was named before as such."""
    firms: dict[str, int] = {}
    people: dict[str, int] = {}
    for name in found:
        several = name.last - name.first > 1
        if name.kind == "organization" and several:
            firms.setdefault(words[name.first], name.first)
        elif name.kind == "person" and several:
            suffix = plain(words[name.last - 1]) in SUFFIXES
            people.setdefault(words[name.last - 1 - suffix], name.first)
    both = {word: at for word, at in firms.items() if word in people}
    return [
        name._replace(kind="organization")
        if name.kind == "person"
        and name.last - name.first == 1
        and both.get(word := words[name.first], name.first) < name.first
        and name.first < people[word]
        and not title_before(words, name.first)
        else name
        for name in found
    ]
