"""What a word's form alone tells: its number, lemma, ending and shape.

The numbers come from a list learned on the training corpus; a word that is not on it is
known by its ending and shape. 0 stands for no token, 1 for a value that is not listed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from quotes.resources import lexicon, path
from quotes.words.tokens import Ints, Tokens, Vocabulary

__all__ = ["COLUMNS", "WordForms", "lemma", "shape", "wordforms"]

COLUMNS = ("word", "lemma", "suffix", "ending", "shape")

_SHAPES = (
    (regex.compile(r"\p{Lu}\p{L}*\.(?:\p{L}\.)*"), "X."),
    (regex.compile(r"\p{Lu}"), "X"),
    (regex.compile(r"\p{Lu}{2,}"), "XX"),
    (regex.compile(r"\p{Lu}+[\p{L}\p{M}’'.&]*(?:-\p{Lu}[\p{L}\p{M}]*)*"), "Xx"),
    (regex.compile(r"\p{Lu}[\p{L}\p{M}]*-[\p{Ll}\p{M}][\p{L}\p{M}-]*"), "Xx-x"),
    (regex.compile(r"[\p{Ll}\p{M}]+"), "x"),
    (regex.compile(r"[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)+"), "x-x"),
    (regex.compile(r"(?:19|20)\p{N}\p{N}"), "year"),
    (regex.compile(r"\p{N}+"), "0"),
    (regex.compile(r"\p{N}[\p{N}.,:]*"), "0.0"),
    (regex.compile(r"\p{N}.*"), "0x"),
    (regex.compile(r"[@].+"), "@"),
    (regex.compile(r"[#].+"), "#"),
    (regex.compile(r"(?:https?:|www\.).+"), "url"),
    (regex.compile(r"['’]\p{L}+|n['’]t"), "'s"),
    (regex.compile(r"[^\p{L}\p{N}]+"), "."),
)


_SHORT = 5
"""Letters from which on a word is looked up as it is spelled elsewhere."""

_PAIR = 2


def shape(word: str) -> str:
    """The kind of a word's spelling: ``Xx`` for Ahmed, ``XX`` for VOA, ``0x`` for 44-year-old."""
    return next((name for pattern, name in _SHAPES if pattern.fullmatch(word)), "other")


def lemma(word: str) -> str:
    """A guess at the base form of a lower-case word that is on no list."""
    for ending, base in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 3 and not word.endswith("ss"):
            return word[: len(word) - len(ending)] + base
    return word


@dataclass(frozen=True, slots=True)
class WordForms:
    """The listed values of each column, and the lemma of each listed word."""

    values: dict[str, dict[str, int]]
    lemmas: dict[str, str]

    def __call__(self, words: Sequence[str]) -> NDArray[np.generic]:
        """A row of ``COLUMNS`` for each word, of zeros for the empty one, which is no token."""
        rows = np.ones((len(words), len(COLUMNS)), np.int32)
        for row, word in zip(rows, words, strict=True):
            if not word:
                row[:] = 0
                continue
            lower = word.lower().replace("’", "'")
            known = self.twin(lower)
            row[:] = [
                self.values["word"].get(known, 1),
                self.values["lemma"].get(self.lemmas.get(known) or lemma(known), 1),
                self.values["suffix"].get(lower[-3:], 1),
                self.values["ending"].get(lower[-2:], 1),
                self.values["shape"].get(shape(word), 1),
            ]
        return rows

    def twin(self, word: str) -> str:
        """The word, or as Americans spell it where the list has only that: criticised, favour, travelled."""
        if word in self.values["word"] or len(word) < _SHORT:
            return word
        for american, british in _spellings():
            if british in word and (other := word.replace(british, american)) in self.values["word"]:
                return other
        return word

    def base(self, word: str) -> str:
        """The listed lemma of a word in lower case, however it is spelled; the word itself where none is."""
        return self.lemmas.get(word) or self.lemmas.get(self.twin(word), word)

    def sizes(self) -> dict[str, int]:
        """The number of values of each column, 0 and 1 included."""
        return {column: len(self.values[column]) + 2 for column in COLUMNS}

    def known(self, vocabulary: Vocabulary) -> NDArray[Any]:
        """The rows of all types of a vocabulary."""
        return vocabulary.table("wordforms", self)

    def columns(self, tokens: Tokens) -> dict[str, Ints]:
        """The columns of a text's tokens."""
        rows = self.known(tokens.vocabulary)[tokens.type]
        return {name: rows[:, at].astype(np.int32) for at, name in enumerate(COLUMNS)}


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    """Groups of letters as Americans and as the British write them; two alone stand in too many words."""
    pairs = [pair.split() for pair in sorted(lexicon("spelling")["letters"])]
    return tuple((american, british) for american, british in pairs if len(british) > _PAIR)


@cache
def wordforms() -> WordForms:
    """The list that was learned by ``training/wordforms.py``."""
    told = json.loads(path("models/wordforms.json").read_text(encoding="utf-8"))
    stored = {name: values.split() for name, values in told.items()}
    values = {column: dict(zip(stored[column], count(2))) for column in COLUMNS}
    return WordForms(values, dict(zip(stored["forms"], stored["bases"], strict=True)))
