"""Written: words that nobody knows who put on a wall: the words "Go home" | had been painted |."""

from __future__ import annotations

from quotes.attribution.drafts import Range
from quotes.text.analysis import Reading
from quotes.text.tags import PAST

__all__ = ["written"]

_WORDS = frozenset("graffiti graffito message messages phrase slogan slogans word words".split())
_WRITING = frozenset(
    "burned burnt carved chalked daubed etched painted scratched scrawled scribbled sprayed".split()
)
"""Participles of how words come on a wall or a car."""

_BEFORE = frozenset("are been had has have is was were".split())
_FEW = 3
_LONGEST = 25
"""Tokens behind the verb in which it is looked for who wrote it."""


def written(reading: Reading, first: int, last: int) -> Range | None:
    """The verb behind a quotation that tells how it came on a thing, not by whom; None for none."""
    if first < 1 or reading.lower[first - 1] not in _WORDS:
        return None
    stop = reading.stop(reading.around(last - 1)[1])
    verb = last
    while verb < min(stop, last + _FEW) and reading.lower[verb] in _BEFORE:
        verb += 1
    if verb >= stop or reading.lower[verb] not in _WRITING or reading.pos[verb] not in PAST:
        return None
    by = "by" in reading.lower[verb + 1 : min(stop, verb + _LONGEST)]
    return None if by else (last, verb + 1)
