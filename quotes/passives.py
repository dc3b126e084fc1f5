"""Passives: "Cole was quoted by the Post as saying that ...", said by Cole, not by the Post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import regex

from quotes.analysis import Reading
from quotes.drafts import Draft, Range

__all__ = ["found"]

_QUOTED = regex.compile(
    r"\b(?:was|were|is|are|been|being) (?:also |later )?(?:quoted|cited) "
    r"(?:(?:by|in|on) [^.;:\n]{1,60}? )?as saying\b"
)
_LEAST = 2  # tokens of a content


def found(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """What somebody is quoted as saying; ``phrases`` are the noun phrases."""
    ends = {end: (start, end) for start, end in phrases}
    for match in _QUOTED.finditer(reading.text):
        first, last = reading.tokens.at(*match.span())
        sentence = np.searchsorted(reading.sentence, reading.sentence[first], "right")
        stop = int(sentence) - (_word(reading, int(sentence) - 1) in ".?!")
        source = ends.get(first)
        if source and stop - last >= _LEAST and _word(reading, last) not in ",":
            yield Draft(((last, stop),), source, (first, last), first, 1.0, "quoted-as-saying")


def _word(reading: Reading, token: int) -> str:
    return reading.tokens.vocabulary.words[int(reading.tokens.type[token])]
