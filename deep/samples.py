"""What the encoder learns from: the articles of ``training.cues`` as windows of word pieces with labels."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.frames import cues
from quotes.attribution.frames.arguments import window
from quotes.deep.pieces import Pieces
from quotes.deep.windows import Window, windows
from training.arguments import candidate, labelled
from training.cues import Training, read_marked

__all__ = ["Sample", "Seen", "samples"]


class Seen(NamedTuple):
    """What a cue sees: its head and tokens, as places in a window, and the label of each."""

    head: int
    tokens: NDArray[np.intp]
    labels: NDArray[np.int32]


class Sample(NamedTuple):
    """A window with the label of each token (-1: not known) and its cues; other: not by PolNeAR's guide."""

    window: Window
    labels: NDArray[np.int32]
    other: int
    seen: tuple[Seen, ...]


def samples(pieces: Pieces) -> Iterator[tuple[Sample, int]]:
    """Each window, and how often it is learned from."""
    for article in read_marked().values():
        seen = [*_seen(article)] if len(article.reading.tokens) else []
        for one in windows(article.reading, pieces):
            first, last = one.tokens.start, one.tokens.stop
            own = (
                Seen(head - first, tokens[inside] - first, labels[inside])
                for head, tokens, labels in seen
                if first <= head < last and (inside := (tokens >= first) & (tokens < last)).any()
            )
            yield Sample(one, article.labels[one.tokens], int(article.other), tuple(own)), article.times


def _seen(article: Training) -> Iterator[Seen]:
    """What each gold cue sees of the article."""
    reading = article.reading
    found = cues.find(reading, cues.sequences(reading))
    marked = [one for one in sorted(article.exact, key=attrgetter("cue")) if one.cue]
    pairs = [(candidate(reading, found, one), labelled(reading, one)) for one in marked]
    pairs = [(cue, labels) for cue, labels in pairs if cue is not None]
    if not pairs:
        return
    view = window(reading, tuple(cue for cue, _ in pairs))
    for at, (cue, labels) in enumerate(pairs):
        tokens = view.token[view.cue == at]
        yield Seen(cue.head, tokens, labels[tokens])
