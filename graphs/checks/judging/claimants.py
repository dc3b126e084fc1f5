"""Claimants: which speakers of a source the speaker that a report names may be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphs.checks.judging.speakers import Likeness, compare, is_named
from graphs.checks.matching.source import Source
from quotes.document import Quote

__all__ = ["Claimant"]


class Claimant:
    """The speaker that an item names, as compared with those of sources; each is compared once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._known: dict[tuple[int, str], Likeness | None] = {}

    def likeness(self, source: Source, speaker: str) -> Likeness | None:
        """Whether it is this speaker; None where the item names nobody."""
        if not is_named(self.name):
            return None
        key = id(source), speaker
        if key not in self._known:
            self._known[key] = compare(self.name, source.speakers[speaker])
        return self._known[key]

    def says(self, source: Source, quote: Quote) -> bool:
        """Whether it is the speaker of a quote."""
        known = quote.speaker and quote.speaker in source.speakers
        like = self.likeness(source, quote.speaker) if quote.speaker and known else None
        return like is not None and like.same

    def own(self, source: Source) -> NDArray[np.bool_]:
        """For each word of a source whether it stands in a quote of a speaker of this name."""
        return source.said(id for id, like in self._alike(source) if like and like.same)

    def namesakes(self, source: Source) -> list[str]:
        """The speakers of a source who it may be; the same for all items of one name."""
        if self.name not in source.namesakes:
            alike = [source.speakers[id].name for id, like in self._alike(source) if like and like.same]
            source.namesakes[self.name] = alike
        return source.namesakes[self.name]

    def _alike(self, source: Source) -> list[tuple[str, Likeness | None]]:
        return [(id, self.likeness(source, id)) for id in source.called(self.name)]
