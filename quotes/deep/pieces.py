"""Pieces: the parts of words that a neural network knows (WordPiece, Schuster and Nakajima 2012)."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import regex

__all__ = ["Pieces"]

_LONGEST = 100
"""Letters of a word that is taken apart; a longer one is unknown."""

_LEFT_OUT = regex.compile(r"[\p{Mn}\p{C}]")
_PART = regex.compile(r"[\p{P}$+<=>^`|~]|[^\p{P}$+<=>^`|~]+")
"""A sign, or letters without any."""


class Pieces:
    """The vocabulary of an uncased BERT, one piece a line, the number of each its line from 0 on.

    opening, closing: the numbers of the pieces that begin and end a text.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._number = {piece: at for at, piece in enumerate(file.read_text(encoding="utf-8").splitlines())}
        self._unknown = self._number["[UNK]"]
        self.opening, self.closing = self._number["[CLS]"], self._number["[SEP]"]

    def of(self, word: str) -> list[int]:
        """The numbers of a word's pieces, at least one: longest pieces first, accents and case left out."""
        plain = _LEFT_OUT.sub("", unicodedata.normalize("NFD", word.lower()))
        found = [piece for part in _PART.findall(plain) for piece in self._apart(part)]
        return found or [self._unknown]

    def _apart(self, part: str) -> list[int]:
        found, at = [], 0
        while at < len(part) <= _LONGEST:
            mark = "##" if at else ""
            ends = range(len(part), at, -1)
            stop = next((end for end in ends if mark + part[at:end] in self._number), None)
            if stop is None:
                return [self._unknown]
            found.append(self._number[mark + part[at:stop]])
            at = stop
        return found or [self._unknown]
