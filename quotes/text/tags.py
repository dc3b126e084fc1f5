"""The part of speech of each token, by a windowed linear classifier."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from quotes.models.tables import Layout, Model
from quotes.resources import lexicon, path
from quotes.words.tokens import Ints, Tokens

__all__ = [
    "COMMON",
    "DETERMINING",
    "FINITE",
    "INFLECTED",
    "IN_PHRASE",
    "NAMES",
    "NOMINAL",
    "NOUNS",
    "PAST",
    "PLURALS",
    "POS",
    "PREPOSITIONS",
    "VERBS",
    "mask",
    "tag",
    "tagged",
    "tagger",
]

POS = (
    "none", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "RP", "IN", "TO", "DT", "PDT",
    "CC", "CD", "MD", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "PRP", "PRP$", "POS", "WP", "WDT", "WRB",
    "WP$", "EX", "UH", ".", ",", ":", "``", "''", "(", ")", "$", "other",
)  # fmt: skip


def tagged(*tags: str) -> frozenset[int]:
    """The numbers of some tags."""
    return frozenset(map(POS.index, tags))


def mask(tags: Collection[int]) -> NDArray[np.bool_]:
    """For each number whether it is of some tags, for whole columns of them."""
    return np.array([number in tags for number in range(len(POS))])


VERBS = tagged("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
INFLECTED = tagged("VBD", "VBP", "VBZ")
FINITE = INFLECTED | tagged("MD")
"""The tags of finite verbs."""

PAST = tagged("VBD", "VBN")
"""The tags of the past and its participle, which are often taken for each other."""

NAMES = tagged("NNP", "NNPS")
COMMON = tagged("NN", "NNS")
NOUNS = NAMES | COMMON
NOMINAL = NOUNS | tagged("JJ")
"""The tags of what a noun phrase holds behind its determiner."""

IN_PHRASE = NOMINAL | tagged("DT", "JJR", "JJS", "PRP$", "POS", "CD", "VBN")
"""The tags of a noun phrase's words."""

PLURALS = tagged("NNS", "NNPS")
DETERMINING = tagged("DT", "PRP$")
"""The tags that open a noun phrase: the council, her lawyer."""

PREPOSITIONS = tagged("IN", "TO")

_NOUNS = mask(COMMON)
_FORMS = {"third person": POS.index("VBZ"), "past": POS.index("VBD")}
_MARKS = mask(tagged(".", ",", ":", "``", "''", "(", ")", "$"))


@cache
def tagger() -> Model:
    """The tagger that was learned by ``training/tags.py``; its labels are those of ``POS`` but the first."""
    return Model.load(path("models/tags.tables"))


def tag(tokens: Tokens, layout: Layout) -> Ints:
    """For each token the index of its tag in ``POS``; the sequences are sentences.

    A word with a letter is never a punctuation mark: where it is taken for one, the best other tag is its.
    Nor is a word a noun that can only be a verb: the neighbour | reckons.
    """
    model = tagger()
    types = model.by_type("tags", tokens.vocabulary)
    spelled = tokens.vocabulary.table("spelled", _spelled)[tokens.type]
    verb = tokens.vocabulary.table("verbs", _only_verbs)[tokens.type]
    found = [np.zeros(0, np.int32)]
    for piece, own in layout.pieces():
        scores = model.scores({"type": piece.spread(tokens.type[own])}, types)
        best = model.decode(scores, piece) + 1
        wrong = np.flatnonzero(_MARKS[best] & spelled[own])
        if len(wrong):
            best[wrong] = np.where(_MARKS[1:], -np.inf, scores[piece.place[wrong]]).argmax(axis=1) + 1
        best = np.where(_NOUNS[best] & (verb[own] > 0), verb[own], best)
        found.append(best)
    return np.concatenate(found)


def _only_verbs(words: Sequence[str]) -> Ints:
    """The tag of each word that can only be a form of a verb, 0 for all others."""
    known = {form: tag for group, tag in _FORMS.items() for form in lexicon("verbs")[group]}
    return np.array([known.get(word, 0) for word in words], np.int32)


def _spelled(words: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each word has a letter."""
    return np.array([any(map(str.isalpha, word)) for word in words], np.bool_)
