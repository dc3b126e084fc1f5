"""A text as tokens: words, numbers and punctuation marks with their offsets.

A text is cut at white space, and each chunk between is analysed once in a process
and then looked up, which makes tokens cheap enough to number them: a token is the
index of its word in a ``Vocabulary``, and models add up rows of tables by it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from quotes.resources import lexicon

__all__ = ["POSSESSIVE", "POSSESSIVE_S", "Ints", "Tokens", "Vocabulary", "abbreviations", "tokenize"]

Ints = NDArray[np.int32]

POSSESSIVE_S = frozenset(("'s", "’s"))
POSSESSIVE = POSSESSIVE_S | {"'", "’"}
"""The tokens of a possessive: the council | 's, the councils | '."""

_TOKEN = regex.compile(
    r"""
      (?:https?://|www\.)[^\s"“”<>]+
    | [@\#][\p{L}\p{N}_]+
    | (?:\p{L}\.){2,}(?:-[\p{L}\p{N}]+)*          # U.S., U.S.-led
    | \p{Lu}\p{L}{0,2}+\p{N}{1,3}+(?:,\p{N}{2,3}+)++(?!\p{N})(?:\.\p{N}++)?+   # P50,000  Rs5,00,000  KSh1,200
    | \p{N}++(?:[.,:]\p{N}+)*+(?:[-\p{L}\p{M}][\p{L}\p{M}\p{N}]*)*+   # 1,000.50  44-year-old  1990s
    | (?:(?<=[ÂÃ]|A[\u0302\u0303])(?:[\u0080-\u00BF]|[13]⁄[24])|[\p{L}\p{M}\p{N}_])++   # TrÃ©vidic
      (?:(?:[-‐‑'’&]|(?<!\p{Ll}\p{Ll})\.|\.(?!\p{Lu}\p{Ll}))[\p{L}\p{M}\p{N}]++)*+  # O'Connor  AT&T  fell.The
    | \.\.+ | -{2,} | ``  | '' | [^\s\uFEFF\u200B-\u200D]
    """,
    regex.VERBOSE,
)
_CLITIC = regex.compile(r"(?i)(?<=.)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")

_ACCENT = regex.compile(r"(?<=\p{L})[´`](?=\p{L})")
"""An accent typed for an apostrophe: O´Brien, the court`s."""

# Longer runs without white space are data, not words: they are not worth remembering.
_LONGEST_CHUNK = 100
_PIECE = 10_000  # characters of such a run that are read at once
_MOST_WORDS = 200_000


@dataclass(slots=True)
class Vocabulary:
    """The word types and chunks that a process has met, numbered in order of appearance.

    words: the word of each type; type 0, the empty word, is no token's, it stands between
    sequences. It grows up to a bound, after which ``tokenize`` starts a new one, so a long run
    takes no more memory than a short one.
    """

    words: list[str] = field(default_factory=lambda: [""])
    _types: dict[str, int] = field(default_factory=lambda: {"": 0})
    _chunks: dict[str, bytes] = field(default_factory=dict)
    _tables: dict[str, NDArray[Any]] = field(default_factory=dict)
    _done: dict[str, int] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def type(self, word: str) -> int:
        """The number of a word, given on its first appearance."""
        with self._lock:
            found = self._types.get(word)
            if found is None:
                found = len(self.words)
                self.words.append(word)  # first: an interruption leaves no number without its word
                self._types[word] = found
            return found

    def chunk(self, chunk: str) -> bytes:
        """The tokens of a chunk: type, start and end within the chunk, of one after the other.

        As the bytes of their integers, which are joined in no time.
        """
        found = self._chunks.get(chunk)
        if found is None:
            found = b"".join(
                np.array(
                    [
                        (self.type(chunk[at + start : at + end]), at + start, at + end)
                        for start, end in _split(chunk[at : at + _PIECE])
                    ],
                    np.int32,
                ).tobytes()
                for at in range(0, len(chunk), _PIECE)
            )
            if len(chunk) <= _LONGEST_CHUNK:
                self._chunks[chunk] = found
        return found

    def table(self, name: str, rows: Callable[[Sequence[str]], NDArray[Any]]) -> NDArray[Any]:
        """One row for each type; ``rows`` computes those of new words, once."""
        with self._lock:
            done, size = self._done.get(name, 0), len(self.words)
            if done < size:
                new = rows(self.words[done:])
                held = self._tables.get(name, new[:0])
                if len(held) < size:  # twice as much, so that many small additions copy little
                    held = np.concatenate([held, np.empty((2 * size - len(held), *new.shape[1:]), new.dtype)])
                    self._tables[name] = held
                held[done:size] = new
                self._done[name] = size
            return self._tables[name][:size]

    @property
    def full(self) -> bool:
        """Whether it has grown to its bound."""
        return len(self.words) > _MOST_WORDS or len(self._chunks) > 2 * _MOST_WORDS


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: for each its word type, start and end (code points)."""

    vocabulary: Vocabulary
    type: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.type)

    def words(self) -> list[str]:
        """The tokens as strings."""
        table = self.vocabulary.table("words", lambda words: np.array(words, np.object_))
        words: list[str] = table[self.type].tolist()
        return words

    def lower(self) -> list[str]:
        """The tokens in lower case, looked up by their types."""
        table = self.vocabulary.table(
            "lower", lambda words: np.array([word.lower() for word in words], np.object_)
        )
        lower: list[str] = table[self.type].tolist()
        return lower

    def only(self, kept: NDArray[np.bool_] | slice) -> Tokens:
        """The tokens where ``kept`` is True, or those of a slice."""
        return Tokens(self.vocabulary, self.type[kept], self.start[kept], self.end[kept])

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (first, one past the last) that overlap characters start to end."""
        # as 32 bits: numpy copies the whole column to compare it with a wider number
        first = int(self.end.searchsorted(np.int32(start), "right"))
        return first, max(first, int(self.start.searchsorted(np.int32(end), "left")))


_current = Vocabulary()


def tokenize(text: str) -> Tokens:
    """The tokens of ``text``; clitics ('s, n't) are split off, abbreviations keep their full stop."""
    global _current
    if _current.full:
        _current = Vocabulary()
    vocabulary = _current
    known, analyse = vocabulary._chunks, vocabulary.chunk
    words = (_ACCENT.sub("’", text) if "´" in text or "`" in text else text).split()
    try:
        chunks = list(map(known.__getitem__, words))
    except KeyError:
        chunks = [known.get(word) or analyse(word) for word in words]
    token = np.frombuffer(b"".join(chunks), np.int32).reshape(-1, 3)
    counts = np.fromiter(map(len, chunks), np.int32, len(chunks)) // (3 * token.itemsize)
    at = np.repeat(_starts(text), counts)
    return Tokens(vocabulary, token[:, 0].copy(), token[:, 1] + at, token[:, 2] + at)


_SPACE = np.array([chr(code).isspace() for code in range(0x3002)])
"""Whether each code point is white space as str.split sees it; those beyond are as the last: not."""


def _starts(text: str) -> Ints:
    """Where each chunk of ``text.split()`` starts."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    space = _SPACE.take(codes, mode="clip")
    begins = ~space
    begins[1:] &= space[:-1]
    return np.flatnonzero(begins).astype(np.int32)


def _split(chunk: str) -> list[tuple[int, int]]:
    """Start and end of the tokens in a chunk."""
    found: list[tuple[int, int]] = []
    known = abbreviations()
    for match in _TOKEN.finditer(chunk):
        start, end = match.span()
        if glued := _glued(chunk[start:end]):
            found.append((start, start + glued))
            start += glued
        if chunk[start:end] == "." and found and found[-1][1] == start:
            word = chunk[found[-1][0] : start].lower()
            if word in known or (len(word) == 1 and word.isalpha() and chunk[start - 1].isupper()):
                found[-1] = (found[-1][0], end)
                continue
        clitic = _CLITIC.search(chunk[start:end]) if end - start > 2 else None
        if clitic:
            found += [(start, start + clitic.start()), (start + clitic.start(), end)]
        else:
            found.append((start, end))
    return found


_GLUED = regex.compile(r"(?P<title>\p{Lu}\p{L}{1,3})\.(?=\p{Lu}(?:\p{Ll}|[.'’]\p{Lu}))")


def _glued(word: str) -> int:
    """How many letters of a word are a title's that sticks to a name: Dr.|Franklin; 0 for none."""
    found = _GLUED.match(word) if "." in word else None
    return found.end() if found and found["title"].lower() in lexicon("abbreviations")["titles"] else 0


@cache
def abbreviations() -> frozenset[str]:
    """All that is abbreviated, with its full stop where that is part of it."""
    return frozenset().union(*lexicon("abbreviations").values())
