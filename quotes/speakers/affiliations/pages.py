"""Pages: some articles token by token in one array, as the model of affiliations sees them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.models.tables import Layout
from quotes.speakers.entities.entities import Entities
from quotes.text.analysis import Reading
from quotes.words.tokens import Ints, Vocabulary

__all__ = ["PERSON", "Pages"]

PERSON = 1
_NAMES = {"person": PERSON, "organization": 2, "place": 3, "other": 4}


class Pages(NamedTuple):
    """Articles with padding between, so that no neighbour is of another one.

    The readings share a vocabulary. layout: where each article stands. For each place: opens, whether it
    begins a sentence; named, twice the kind of the name that begins there, and one more in the rest of it.
    """

    articles: Sequence[tuple[Reading, Entities]]
    layout: Layout
    vocabulary: Vocabulary
    type: Ints
    pos: Ints
    quote: Ints
    state: Ints
    opens: NDArray[np.bool_]
    named: Ints

    @staticmethod
    def of(articles: Sequence[tuple[Reading, Entities]]) -> Pages:
        """The pages of at least one article."""
        readings = [reading for reading, _ in articles]
        layout = Layout.of([len(reading.tokens) for reading in readings])
        names = [
            (start + name.first, name.last - name.first, 2 * _NAMES.get(entity.kind, _NAMES["other"]))
            for start, (_, found) in zip(layout.start.tolist(), articles, strict=True)
            for name, entity in found.ordered
        ]
        first, length, kind = np.array(names, np.int32).reshape(-1, 3).T
        named = np.zeros(layout.size, np.int32)
        inside = np.repeat(first - np.cumsum(length) + length, length) + np.arange(int(length.sum()))
        named[inside] = np.repeat(kind, length) + 1
        named[first] = kind
        return Pages(
            articles,
            layout,
            readings[0].tokens.vocabulary,
            layout.spread(np.concatenate([reading.tokens.type for reading in readings])),
            layout.spread(np.concatenate([reading.columns.pos for reading in readings])),
            layout.spread(np.concatenate([reading.columns.quote for reading in readings])),
            layout.spread(np.concatenate([reading.columns.state for reading in readings])),
            layout.spread(np.concatenate([reading.opens for reading in readings])).astype(np.bool_),
            named,
        )

    def table(self, name: str, rows: Callable[[Sequence[str]], NDArray[Any]]) -> NDArray[Any]:
        """What ``rows`` tells of each word, by place."""
        return np.asarray(self.vocabulary.table(name, rows)[self.type])

    def by_article(self, places: NDArray[np.intp]) -> list[list[int]]:
        """Some places, in order, as tokens of each article."""
        starts = self.layout.start
        edges = np.append(np.searchsorted(places, starts), len(places)).tolist()
        tokens = (places - starts[np.searchsorted(starts, places, side="right") - 1]).tolist()
        return [tokens[edges[at] : edges[at + 1]] for at in range(len(starts))]
