"""Claimants: which speakers of a source the speaker that a report names may be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graphs.checks.judging.speakers import Likeness, compare, is_among, is_named, is_written
from graphs.checks.matching.source import Source
from quotes.document import Quote

__all__ = ["Claimant"]


class Claimant:
    """The speaker that an item names, as compared with those of sources; each is compared once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._is_named = is_named(name)
        self._known: dict[tuple[int, str], Likeness | None] = {}
        self._written: dict[int, bool] = {}

    def likeness(self, source: Source, speaker: str) -> Likeness | None:
        """Whether it is this speaker; None where the item names nobody."""
        if not self._is_named:
            return None
        key = id(source), speaker
        if key not in self._known:
            self._known[key] = compare(self.name, source.speakers[speaker])
        return self._known[key]

    def is_written(self, source: Source) -> bool:
        """Whether a source, or what is known of it, may name whom the item names."""
        key = id(source)
        if key not in self._written:
            self._written[key] = not self._is_named or is_written(self.name, source.capitalized)
        return self._written[key]

    def is_among(self, words: Sequence[str]) -> bool:
        """Whether some of these words name whom the item names."""
        named = [word for word in self.name.split() if word[:1].isupper()]
        return is_among(named, [word for word in words if word[:1].isupper()])

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
            alike = [source.speakers[id] for id, like in self._alike(source) if like and like.same]
            bodies = {speaker.speaks_for for speaker in alike}  # each the same as who speaks for it
            source.namesakes[self.name] = [one.name for one in alike if one.id not in bodies]
        return source.namesakes[self.name]

    def _alike(self, source: Source) -> list[tuple[str, Likeness | None]]:
        return [(id, self.likeness(source, id)) for id in source.called(self.name)]
