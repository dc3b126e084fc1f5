"""The part of speech of each token, by a windowed linear classifier."""

from __future__ import annotations

from functools import cache

from quotes.resources import path
from quotes.tables import Layout, Model
from quotes.tokens import Ints, Tokens
from quotes.wordforms import wordforms

__all__ = ["POS", "features", "tag", "tagger"]

POS = (
    "none", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "RP", "IN", "TO", "DT", "PDT",
    "CC", "CD", "MD", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "PRP", "PRP$", "POS", "WP", "WDT", "WRB",
    "WP$", "EX", "UH", ".", ",", ":", "``", "''", "(", ")", "$", "other",
)  # fmt: skip


def features(tokens: Tokens, layout: Layout) -> dict[str, Ints]:
    """The columns that the tagger reads, laid out."""
    return {name: layout.spread(column) for name, column in wordforms().columns(tokens).items()}


@cache
def tagger() -> Model:
    """The tagger that was learned by ``training/tags.py``."""
    return Model.load(path("models/tags.npz"))


def tag(columns: dict[str, Ints], layout: Layout) -> Ints:
    """For each token the index of its tag in ``POS``."""
    model = tagger()
    return model.decode(model.scores(columns), layout) + 1
