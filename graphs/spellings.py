"""Spellings: one for each name, however articles write it, so that "AP NEWS" and "AP News" count as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from graphs.words import alike
from quotes.document import AttributedDocument

__all__ = ["Spellings", "key_of"]


def key_of(name: str) -> tuple[str, ...]:
    """What the spellings of one name have in common: case, accents and punctuation aside.

    "The Post" and "Post" differ in it: such pairs may be two papers.
    """
    return tuple(word.replace(".", "") for word in alike(name)) or (name,)


class Spellings:
    """How some names are spelled: the way that most are, of equal ones the first in the alphabet.

    key: what the spellings of one name have in common.
    """

    def __init__(self, names: Iterable[str | None], key: Callable[[str], Hashable] = key_of) -> None:
        counts = Counter(filter(None, names))
        self._key = key
        self._usual: dict[Hashable, str] = {}
        for name in sorted(counts, key=lambda name: (-counts[name], name)):
            self._usual.setdefault(key(name), name)

    def usual(self, name: str) -> str:
        """The usual spelling of a name; a name that is new is spelled as it is here from now on."""
        return self._usual.setdefault(self._key(name), name)

    def of_outlet(self, document: AttributedDocument) -> AttributedDocument:
        """The document with its outlet in the usual spelling."""
        outlet = document.document.outlet
        if not outlet or (usual := self.usual(outlet)) == outlet:
            return document
        return replace(document, document=replace(document.document, outlet=usual))
