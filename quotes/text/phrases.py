"""Noun phrases: the runs of words that can name a source."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.text.tags import POS
from quotes.words.function_words import A_OR_THE
from quotes.words.tokens import Ints, Tokens

__all__ = ["noun_phrases"]

_CLASS = {
    "D": "DT PDT PRP$ WP$",
    "J": "JJ JJR JJS CD VBN",
    "G": "VBG",
    "N": "NN NNS",
    "M": "NNP NNPS",
    "R": "RBR",
    "S": "POS",
    "V": "VBD VBZ VBP MD",
    "(": "(",
    ")": ")",
    ",": ",",
}
_QUOTATION = frozenset('"“”„')
_LETTER = np.full(len(POS), ord("x"), np.uint8)
for _letter, _tags in _CLASS.items():
    for _tag in _tags.split():
        _LETTER[POS.index(_tag)] = ord(_letter)

# the Iraqi officials | Lt. Col. Faruq Ahmed | the senator's chief of staff | Sen. Ron Johnson (R-Wis.)
# | Maria "Mia" Lopez | the accused said | the most recent audit
_CORE = r"(?:D{0,2}(?:(?<=D)R(?=J))?(?:(?:[JGNM]|(?<=M)qM{1,2}q(?=M)){0,8}(?<=[NM]))|DJ{1,3}(?=V))"
_OF_WHOM = r"(?:S[JGNM]{1,8}+(?<=[NM]))*"
_PHRASE = re.compile(  # over ASCII letters, which re reads in half the time of regex
    # groups are not possessive: before Python 3.11.5 re then takes more than such a group matches; nothing
    # that must follow makes it go back
    rf"(?=[DJGNM]){_CORE}{_OF_WHOM}(?:o{_CORE}{_OF_WHOM})*(?:\([NMJ]{{1,4}},?[NM]{{0,3}}\))?"
)


def _marks(words: Sequence[str]) -> NDArray[np.generic]:
    return np.array([word in _QUOTATION for word in words], np.uint8)


def _articles(words: Sequence[str]) -> NDArray[np.generic]:
    return np.array([word.lower() in A_OR_THE for word in words], np.uint8)


def _are_articles(tokens: Tokens) -> NDArray[np.bool_]:
    """Which tokens are articles."""
    return np.asarray(tokens.vocabulary.table("articles", _articles)[tokens.type] != 0)


def noun_phrases(tokens: Tokens, pos: Ints, barrier: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Token ranges of the noun phrases, in order.

    barrier: True for the tokens that begin a sentence: no phrase runs across.
    """
    letters = _LETTER[pos]
    of = tokens.vocabulary.type("of")
    letters = np.where(tokens.type == of, np.uint8(ord("o")), letters)
    past = (pos == POS.index("VBD")) & np.append(False, _are_articles(tokens)[:-1])
    letters = np.where(past, np.uint8(ord("J")), letters)  # a | flabbergasted | Roe
    marks = tokens.vocabulary.table("marks", _marks)[tokens.type]
    letters = np.where(marks != 0, np.uint8(ord("q")), letters)
    starts = np.flatnonzero(barrier)
    line = np.insert(letters, starts, np.uint8(ord("\n"))).tobytes().decode("ascii")
    spans = np.array([match.span() for match in _PHRASE.finditer(line)], np.intp).reshape(-1, 2)
    spans -= np.searchsorted(starts + np.arange(len(starts)), spans, "left")
    return [(start, end) for start, end in spans.tolist() if end > start]
