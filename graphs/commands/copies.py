"""Which of the articles that are read are copies of others, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphs.words import first_of
from quotes.document import Article, AttributedDocument

__all__ = ["Copies"]


class Copies:
    """Notes the articles that pass through."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._told: list[str] = []

    def seen(
        self, documents: Iterable[AttributedDocument | Article]
    ) -> Iterator[AttributedDocument | Article]:
        """The documents as they come."""
        for one in documents:
            known = one.document
            name = known.path or known.id
            if (first := self._first.get(known.sha256)) is None:
                self._first[known.sha256] = name
            else:
                self._told.append(f"{name} of {first}" if name != first else f"{known.id} in {name}")
            yield one

    def told(self) -> Iterator[str]:
        """One line where there are any: they are counted as articles of their own."""
        if number := len(self._told):
            what = "article is a copy of another" if number == 1 else "articles are copies of others"
            yield f"{number:,} {what}: {first_of(self._told)}; each counts by itself"
