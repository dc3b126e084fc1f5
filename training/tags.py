"""Learn the part-of-speech tagger: ``python -m training.tags``.

From the silver tags of polnear/train; the share of dev's silver tags that it gives is printed.
"""

from __future__ import annotations

import sys

import numpy as np

from quotes.models.tables import Layout, Model
from quotes.resources import path
from quotes.text.tags import POS
from quotes.words.tokens import Ints, Tokens, tokenize
from quotes.words.wordforms import wordforms
from training.corpus import articles, silver
from training.crf import Run, Sample, Spec, train

__all__ = ["agreement", "learn", "samples"]

_SAME = {"-LRB-": "(", "-RRB-": ")", "RBS": "RBR", "WP$": "WP$", "NNPS": "NNPS"}


def samples(split: str) -> list[Sample]:
    """The tokens of a split, one sequence a silver sentence, with the silver tags."""
    texts = articles(split)
    found = []
    for name, sentences in silver(split):
        tokens = tokenize(texts[name])
        by_end = {token.end: token for sentence in sentences for token in sentence}
        starts = [sentence[0].start for sentence in sentences]
        cuts = np.unique(np.r_[0, np.searchsorted(tokens.start, starts), len(tokens)])
        layout = Layout.of(np.diff(cuts))
        tags = [by_end[end].pos if end in by_end else "other" for end in tokens.end.tolist()]
        labels = np.array([_index(tag) for tag in tags], np.int32)
        found.append(Sample(laid_out(tokens, layout), layout, labels))
    return found


def laid_out(tokens: Tokens, layout: Layout) -> dict[str, Ints]:
    """The columns of the words' forms at their places."""
    return {name: layout.spread(column) for name, column in wordforms().columns(tokens).items()}


def _index(tag: str) -> int:
    tag = _SAME.get(tag, tag)
    return (POS.index(tag) if tag in POS else POS.index("other")) - 1


def learn(train_on: list[Sample]) -> Model:
    """The tagger."""
    sizes = wordforms().sizes()
    near = (-2, -1, 0, 1, 2)
    offsets = {"word": near, "lemma": (-1, 0, 1), "suffix": (-1, 0, 1), "ending": near, "shape": near}
    spec = Spec(sizes, offsets, POS[1:], chain=False)
    return train(spec, train_on, Run(50, c1=0.3, c2=0.05), verbose="-v" in sys.argv)


def agreement(model: Model, on: list[Sample]) -> float:
    """The share of tokens that get their silver tag."""
    same: list[Ints] = [
        model.decode(model.scores(sample.columns), sample.layout) == sample.labels for sample in on
    ]
    return float(np.concatenate(same).mean())


if __name__ == "__main__":
    model = learn(samples("train"))
    model.save(path("models/tags.tables"))
    print(f"tags.tables: {path('models/tags.tables').stat().st_size / 1e6:.2f} MB")
    print(
        f"agrees with {agreement(Model.load(path('models/tags.tables')), samples('dev')):.2%}"
        " of dev's silver tags"
    )
