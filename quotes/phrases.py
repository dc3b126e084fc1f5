"""Noun phrases: the runs of words that can name a source."""

from __future__ import annotations

import numpy as np
import regex
from numpy.typing import NDArray

from quotes.tags import POS
from quotes.tokens import Ints, Tokens

__all__ = ["noun_phrases"]

_CLASS = {
    "D": "DT PDT PRP$ WP$",
    "J": "JJ JJR JJS CD VBN",
    "G": "VBG",
    "N": "NN NNS",
    "M": "NNP NNPS",
    "S": "POS",
    "(": "(",
    ")": ")",
    ",": ",",
}
_LETTER = np.full(len(POS), ord("x"), np.uint8)
for _letter, _tags in _CLASS.items():
    for _tag in _tags.split():
        _LETTER[POS.index(_tag)] = ord(_letter)

# the Iraqi officials | Lt. Col. Faruq Ahmed | the senator's chief of staff | Sen. Ron Johnson (R-Wis.)
_CORE = r"D{0,2}(?:[JGNM]{0,8}+(?<=[NM]))"
_PHRASE = regex.compile(
    rf"{_CORE}(?:S[JGNM]{{1,8}}+(?<=[NM]))*+(?:o{_CORE}(?:S[JGNM]{{1,8}}+(?<=[NM]))*+)*+(?:\([NMJ]{{1,4}},?[NM]{{0,3}}\))?"
)


def noun_phrases(tokens: Tokens, pos: Ints, barrier: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Token ranges of the noun phrases, in order.

    barrier: tokens that no phrase may begin a new sentence or paragraph across (True for
    the first token of each).
    """
    letters = _LETTER[pos]
    of = tokens.vocabulary.type("of")
    letters = np.where(tokens.type == of, np.uint8(ord("o")), letters)
    line = letters.tobytes().decode("ascii")
    starts = np.flatnonzero(barrier).tolist()
    found = []
    at = 0
    for match in _PHRASE.finditer(line):
        start, end = match.span()
        if end == start:
            continue
        while at < len(starts) and starts[at] <= start:
            at += 1
        found.append((start, min(end, starts[at]) if at < len(starts) else end))
    return found
