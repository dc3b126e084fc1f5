"""The words of a text, folded for comparison, and a report's quote with its editor's marks.

Words are the tokenizer's, without its punctuation marks; their offsets lead back to the
text. Folding is for finding only: what differs in case or form is looked at afterwards.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from graphs.words import even
from quotes.document import Span
from quotes.words.tokens import tokenize

__all__ = ["Claim", "Words", "fold", "stem"]

_WORD = regex.compile(r"[\p{L}\p{N}\p{Sc}%]")
_ELLIPSIS = regex.compile(r"[\[(]?(?:…|\.(?:[ \u00a0]?\.){2,3})[\])]?")
_BRACKETS = regex.compile(r"\[([^\[\]]{0,300})\]")
_LETTERS_IN_WORD = regex.compile(r"(?<=\w)\[\p{L}{1,8}\]|\[\p{L}{1,8}\](?=\p{L})")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "'s")


@lru_cache(200_000)
def fold(word: str) -> str:
    """The word without case, Unicode form, kind of apostrophe and final full stop; "" for punctuation."""
    if not _WORD.search(word):
        return ""
    return even(word).rstrip(".") or word


@lru_cache(200_000)
def stem(folded: str) -> str:
    """The folded word without its inflection, roughly: enough to count words in common."""
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            short = folded[: -len(ending)]
            short = short + "y" if ending == "ies" else short
            return short[:-1] if len(short) > 3 and (short[-1] == "e" or short[-1] == short[-2]) else short
    return folded[:-1] if len(folded) > 4 and folded.endswith("e") else folded


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: folded, with start and end in code points."""

    folded: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Words:
        """The words of ``text``."""
        tokens = tokenize(text)
        folded = [fold(word) for word in tokens.words()]
        kept = [i for i, word in enumerate(folded) if word]
        starts, ends = tokens.start.tolist(), tokens.end.tolist()
        return Words(
            tuple(folded[i] for i in kept), tuple(starts[i] for i in kept), tuple(ends[i] for i in kept)
        )

    def __len__(self) -> int:
        return len(self.folded)


@dataclass(frozen=True, slots=True)
class Claim:
    """The words that a report puts into a speaker's mouth.

    bracketed: whether a word stands in [brackets]; ellipses: the words before which the
    report marks that something was left out (the number of words for the end).
    """

    text: str
    words: Words
    bracketed: tuple[bool, ...]
    ellipses: frozenset[int]

    @staticmethod
    def of(text: str) -> Claim:
        """The claim with ``[T]he`` read as one word, and marks of omission taken note of."""
        letters = [match.span() for match in _LETTERS_IN_WORD.finditer(text)]
        marks = [match.span() for match in _ELLIPSIS.finditer(text)]
        words = _without(_joined(text, Words.of(text), letters), marks)
        whole = set(letters)
        brackets = [match.span(1) for match in _BRACKETS.finditer(text) if match.span() not in whole]
        inside = tuple(_covers(brackets, at) and not _covers(marks, at) for at in words.start)
        ellipses = frozenset(bisect_left(words.start, mark) for mark, _ in marks)
        return Claim(text, words, inside, ellipses)

    @staticmethod
    def plain(text: str) -> Claim:
        """The claim with brackets and dots as they are."""
        words = Words.of(text)
        return Claim(text, words, (False,) * len(words), frozenset())

    @property
    def is_edited(self) -> bool:
        """Whether it has brackets or marks of omission."""
        return "[" in self.text or bool(self.ellipses)

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, word: int) -> str:
        """The word as the report writes it."""
        return self.text[self.words.start[word] : self.words.end[word]]

    def span(self, start: int, end: int) -> Span:
        """The characters of words ``start`` to ``end``; for no words, the place where they would be."""
        if end > start:
            return Span(self.words.start[start], self.words.end[end - 1])
        at = self.words.end[start - 1] if start else 0
        return Span(at, at)


def _covers(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of ``spans``, which are in order, holds the character."""
    before = bisect_right(spans, (at, sys.maxsize)) - 1
    return before >= 0 and at < spans[before][1]


def _joined(text: str, words: Words, letters: Sequence[tuple[int, int]]) -> Words:
    """The words with the parts of ``[T]he`` or ``win[ning]`` put together."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for open_, close in [*letters, (len(text) + 1, len(text) + 1)]:
        while at < len(words) and words.end[at] < open_:
            folded.append(words.folded[at])
            starts.append(words.start[at])
            ends.append(words.end[at])
            at += 1
        start, end = open_, close
        while at < len(words) and words.start[at] <= close:
            start, end = min(start, words.start[at]), max(end, words.end[at])
            at += 1
        if starts and starts[-1] < end and ends[-1] >= start:
            start = starts.pop()
            folded.pop(), ends.pop()
        if word := fold(text[start:end].replace("[", "").replace("]", "")):
            folded.append(word)
            starts.append(start)
            ends.append(end)
    return Words(tuple(folded), tuple(starts), tuple(ends))


def _without(words: Words, marks: Sequence[tuple[int, int]]) -> Words:
    """The words cut off where a mark of omission touches them: ``war...`` is the word ``war``."""
    ends = []
    for start, end in zip(words.start, words.end, strict=True):
        mark = bisect_right(marks, (start, sys.maxsize))
        ends.append(min(end, marks[mark][0]) if mark < len(marks) else end)
    return Words(words.folded, words.start, tuple(ends))
