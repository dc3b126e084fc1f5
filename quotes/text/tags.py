"""The part of speech of each token, by a windowed linear classifier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from quotes.models.tables import Bank, Layout, Model
from quotes.resources import path
from quotes.words.tokens import Ints, Tokens

__all__ = ["POS", "tag", "tagger"]

POS = (
    "none", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "RB", "RBR", "RP", "IN", "TO", "DT", "PDT",
    "CC", "CD", "MD", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "PRP", "PRP$", "POS", "WP", "WDT", "WRB",
    "WP$", "EX", "UH", ".", ",", ":", "``", "''", "(", ")", "$", "other",
)  # fmt: skip


_MARKS = frozenset((".", ",", ":", "``", "''", "(", ")", "$"))


@cache
def tagger() -> Model:
    """The tagger that was learned by ``training/tags.py``; it takes no word with a letter for a mark."""
    learned = Model.load(path("models/tags.npz"))
    # tags are often so near each other that weights in steps would change some
    banks = [Bank(bank.name, bank.offsets, learned.weights(bank)) for bank in learned.banks]
    never = [-np.inf if label in _MARKS else 0.0 for label in learned.labels]
    spelled = Bank("spelled", (0,), np.array([np.zeros(len(never)), never], np.float32))
    return Model(learned.labels, (*banks, spelled), None)


def tag(tokens: Tokens, layout: Layout) -> Ints:
    """For each token the index of its tag in ``POS``; the sequences are sentences."""
    model = tagger()
    types = model.by_type("tags", tokens.vocabulary, spelled=_spelled)
    found = [
        model.decode(model.scores({"type": piece.spread(tokens.type[own])}, types), piece)
        for piece, own in layout.pieces()
    ]
    return np.concatenate([np.zeros(0, np.int32), *found]) + 1


def _spelled(words: Sequence[str]) -> Ints:
    """1 for each word that has a letter: such a word is never a punctuation mark."""
    return np.array([any(map(str.isalpha, word)) for word in words], np.int32)
