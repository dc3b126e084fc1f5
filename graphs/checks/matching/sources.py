"""The articles that a report is checked against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from graphs.checks.matching.index import Index
from graphs.checks.matching.source import Source
from quotes.document import AttributedDocument, Document

__all__ = ["Sources"]


class Sources:
    """Articles, and the index of their words.

    Raises ValueError for an article without its text.
    """

    _left_out: frozenset[int] = frozenset()

    def __init__(self, documents: Iterable[AttributedDocument]) -> None:
        self._held: list[AttributedDocument] = []
        self.index = Index.of(self._texts(documents))
        self._sources: dict[int, Source] = {}

    def leave_out(self, numbers: Iterable[int]) -> None:
        """Nothing is found any more in these articles."""
        self._left_out = frozenset(numbers)

    def _texts(self, documents: Iterable[AttributedDocument]) -> Iterator[str]:
        for document in documents:
            if document.text is None:
                raise ValueError(f"{document.document.id}: its text is not at hand; read the article again")
            self._held.append(document)
            yield document.text

    def _attributed(self, number: int) -> AttributedDocument:
        return self._held[number]

    def known(self) -> Iterable[Document]:
        """What is known of each article, by number."""
        return (document.document for document in self._held)

    def __len__(self) -> int:
        return len(self.index) - len(self._left_out)

    def __getitem__(self, number: int) -> Source:
        found = self._sources.get(number)
        if found is None:
            words = self.index.words(number)
            found = Source(self._attributed(number), self.index.vocabulary, *words)
            self._sources[number] = found
        return found

    def holding(self, words: Sequence[str], most: int) -> dict[int, int]:
        """As ``Index.holding``, of the articles that are not left out."""
        found = self.index.holding(words, most + len(self._left_out))
        return {number: found[number] for number in self._first(found, most)}

    def sharing(self, words: Sequence[str], most: int) -> list[int]:
        """As ``Index.sharing``, of the articles that are not left out."""
        return self._first(self.index.sharing(words, most + len(self._left_out)), most)

    def _first(self, numbers: Iterable[int], most: int) -> list[int]:
        return list(islice((number for number in numbers if number not in self._left_out), most))

    def named(self, name: str) -> list[Source]:
        """The articles with this id, path, title or address."""
        numbers = self._by_name.get(name.casefold(), ()) if name else ()
        return [self[number] for number in numbers if number not in self._left_out]

    @cached_property
    def _by_name(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, known in enumerate(self.known()):
            for name in {name.casefold() for name in (known.id, known.path, known.title, known.url) if name}:
                found.setdefault(name, []).append(number)
        return found
