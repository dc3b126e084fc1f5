"""The part of speech of each token, by a windowed linear classifier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from quotes.resources import path
from quotes.tables import Layout, Model
from quotes.tokens import Ints, Tokens

__all__ = ["POS", "tag", "tagger"]

POS = (
    "none", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "RP", "IN", "TO", "DT", "PDT",
    "CC", "CD", "MD", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "PRP", "PRP$", "POS", "WP", "WDT", "WRB",
    "WP$", "EX", "UH", ".", ",", ":", "``", "''", "(", ")", "$", "other",
)  # fmt: skip


_MARKS = np.array([POS.index(tag) - 1 for tag in (".", ",", ":", "``", "''", "(", ")", "$")])


@cache
def tagger() -> Model:
    """The tagger that was learned by ``training/tags.py``."""
    return Model.load(path("models/tags.npz"))


def tag(tokens: Tokens, layout: Layout) -> Ints:
    """For each token the index of its tag in ``POS``; the sequences are sentences."""
    model = tagger()
    scores = model.scores({"type": layout.spread(tokens.type)}, model.by_type("tags", tokens.vocabulary))
    spelled = tokens.vocabulary.table("spelled", _spelled)[tokens.type]
    scores[layout.place[spelled][:, None], _MARKS] = -np.inf
    return model.decode(scores, layout) + 1


def _spelled(words: Sequence[str]) -> NDArray[np.generic]:
    """Whether each word has a letter: such a word is never a punctuation mark."""
    return np.array([any(map(str.isalpha, word)) for word in words], np.bool_)
