"""Windows: the stretches of a text that the encoder reads at once, as pieces of words and their flags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.deep.pieces import Pieces
from quotes.models.columns import changes
from quotes.text.analysis import Reading
from quotes.words.tokens import Ints

__all__ = ["FLAGS", "LONGEST", "Window", "windows"]

FLAGS = (6, 5)
"""How many values the flags of a word piece have: the form of its word, and its place in a quotation."""

LONGEST = 256
"""Word pieces of a window at most, with its two ends."""

_PIECES = 8  # of a word at most


class Window(NamedTuple):
    """Whole paragraphs that are read together: word pieces, their flags, the first piece of each token."""

    pieces: Ints
    flags: Ints
    heads: NDArray[np.intp]
    tokens: slice


def windows(reading: Reading, pieces: Pieces) -> Iterator[Window]:
    """The windows of a reading; one that is too long is cut at a sentence, a long sentence anywhere."""
    tokens = reading.tokens
    if not len(tokens):
        return
    made = tokens.vocabulary.table(f"pieces: {pieces.file}", lambda words: _rows(words, pieces))[tokens.type]
    form = tokens.vocabulary.table("forms", _forms)[tokens.type]
    flags = np.column_stack([form, reading.columns.state])
    size = np.count_nonzero(made, axis=1)
    past = np.concatenate([[0], np.cumsum(size)])
    for first, last in _cuts(reading, past):
        if not reading.columns.state[first]:
            continue  # no token: the border of an article
        own = made[first:last]
        repeated = np.repeat(flags[first:last], size[first:last], axis=0)
        yield Window(
            np.concatenate([[pieces.opening], own[own > 0], [pieces.closing]]).astype(np.int32),
            np.pad(repeated, ((1, 1), (0, 0))).astype(np.int32),
            1 + past[first:last] - past[first],
            slice(first, last),
        )


def _rows(words: Sequence[str], pieces: Pieces) -> Ints:
    """The pieces of each word, zeros behind."""
    rows = np.zeros((len(words), _PIECES), np.int32)
    for row, word in zip(rows, words, strict=True):
        own = pieces.of(word)[:_PIECES]
        row[: len(own)] = own
    return rows


def _forms(words: Sequence[str]) -> Ints:
    return np.array([_form(word) for word in words], np.int32)


def _form(word: str) -> int:
    """How a word is spelled: no letters, small ones, Capitalized, CAPITALS, one capital, otherwise."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if not letters:
        return 0
    if not capitals:
        return 1
    if capitals == len(letters):
        return 3 if capitals > 1 else 4
    return 2 if capitals == 1 and word[0].isupper() else 5


def _cuts(reading: Reading, past: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """From which token to which each window goes. past: the word pieces before each token, and all."""
    count, room = len(reading.tokens), LONGEST - 2
    paragraphs = np.flatnonzero(changes(reading.columns.paragraph)).tolist()
    sentences = np.flatnonzero(changes(reading.columns.sentence))
    article = reading.columns.article
    begin = 0
    for first, last in zip(paragraphs, [*paragraphs[1:], count], strict=True):
        if first > begin and (past[last] - past[begin] > room or article[first] != article[begin]):
            yield begin, first
            begin = first
        while past[last] - past[begin] > room:
            top = int(np.searchsorted(past, past[begin] + room, "right")) - 1
            stop = int(sentences[np.searchsorted(sentences, top, "right") - 1])
            stop = stop if stop > begin else max(begin + 1, top)
            yield begin, stop
            begin = stop
    yield begin, count
