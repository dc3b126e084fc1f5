"""The part of speech of each token, by a windowed linear classifier."""

from __future__ import annotations

from functools import cache

from quotes.resources import path
from quotes.tables import Layout, Model
from quotes.tokens import Ints, Tokens

__all__ = ["POS", "tag", "tagger"]

POS = (
    "none", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "RP", "IN", "TO", "DT", "PDT",
    "CC", "CD", "MD", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "PRP", "PRP$", "POS", "WP", "WDT", "WRB",
    "WP$", "EX", "UH", ".", ",", ":", "``", "''", "(", ")", "$", "other",
)  # fmt: skip


@cache
def tagger() -> Model:
    """The tagger that was learned by ``training/tags.py``."""
    return Model.load(path("models/tags.npz"))


def tag(tokens: Tokens, layout: Layout) -> Ints:
    """For each token the index of its tag in ``POS``; the sequences are sentences."""
    model = tagger()
    return model.decode(model.word_scores("tags", tokens, layout), layout) + 1
