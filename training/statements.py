"""Learn what is a statement: ``python -m training.statements [--measure]``, after cues and arguments.

From the train gold, real articles and the authors' own: an attribution of ours that gold has is said, one
that shares nothing with what gold has is not, where every statement is marked; of the other articles those
count that gold speaks of. Logistic regression with L2. With ``--measure``, figures cross-validated over
articles in five parts, and of the set that nothing was learned from.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from quotes.attribution.acts.acts import act
from quotes.attribution.acts.statements import LEAST, features, is_asked
from quotes.attribution.attributions import Attribution, attributed
from quotes.attribution.steps import drafts
from quotes.resources import path
from quotes.text.analysis import analyse
from training.marked import MEASURED
from training.marks import TRAIN, Marked, marked_articles

__all__ = ["Example", "examples", "main"]

_PENALTY = 6.0
_LEAST = 3
"""Attributions that a feature stands in, from which it has a weight."""

_LEARNED = tuple(name for name in TRAIN if name != "polnear")
"""Sets that are learned from: PolNeAR's annotators mark beliefs and plans too."""

_EVERY = frozenset((*_LEARNED, MEASURED)) - {"polnear-train"}
"""Sets in which every statement is marked."""

_FREELY = "marked freely"
"""What is learned for the sets beside these, and not kept: their readers mark calls and judgements too."""

_STRICTLY = ("world-train", "pages-train")
_PARTS = 5
_FILE = "models/statements.json"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """An attribution: what it is told by, and whether its content was said."""

    article: str
    features: frozenset[str]
    said: bool


def examples(marked: Marked) -> Iterator[Example]:
    """The attributions of an article that gold decides."""
    reading = analyse(marked.article.text)
    (found,) = drafts([reading])
    ours = [*attributed(reading, found)]
    said = marked.said(ours)
    own = marked.name.split("/")[0]
    taken = _marked(marked) if own in _EVERY else None
    for number, draft in enumerate(found):
        known = number in said or (taken is not None and not _meets(ours[number], taken))
        if known and is_asked(reading, draft) and act(reading, draft) == "statement":
            is_said = number in said and bool(said[number].speakers)
            seen = {*features(reading, draft), *([] if own in _STRICTLY else [_FREELY])}
            yield Example(marked.name, frozenset(seen), is_said)


def _marked(marked: Marked) -> set[int]:
    """The characters of what gold says that was said, none where gold has no places."""
    spans = [span for quote in marked.gold.get("quotes", ()) for span in quote.get("spans", ())]
    return {at for span in spans for at in range(span["start"], span["end"])}


def _meets(attribution: Attribution, taken: set[int]) -> bool:
    """Whether it has a part of what was said, with other borders: neither said as it is, nor made up."""
    return any(not taken.isdisjoint(range(span.start, span.end)) for span in attribution.spans)


class _Table:
    """Examples as a matrix of the features that have weights."""

    def __init__(self, found: Sequence[Example]) -> None:
        count = Counter(feature for one in found for feature in one.features)
        self.names = sorted(feature for feature, times in count.items() if times >= _LEAST)
        at = {name: number for number, name in enumerate(self.names)}
        cells = [(row, at[name]) for row, one in enumerate(found) for name in one.features if name in at]
        rows, columns = zip(*cells, strict=True)
        shape = (len(found), len(self.names))
        self.matrix = csr_matrix((np.ones(len(cells)), (rows, columns)), shape)
        self.said = np.array([one.said for one in found], np.float64)

    def fit(self, chosen: NDArray[np.bool_]) -> Floats:
        """The weights that make what gold says likeliest."""
        matrix, said = self.matrix[chosen], self.said[chosen]

        def loss(weights: Floats) -> tuple[float, Floats]:
            scores = matrix @ weights
            unlikely = np.where(said, np.logaddexp(0, -scores), np.logaddexp(0, scores)).sum()
            slope = matrix.T @ (1 / (1 + np.exp(-scores)) - said) + _PENALTY * weights
            return float(unlikely + 0.5 * _PENALTY * weights @ weights), slope

        start = np.zeros(len(self.names))
        return np.asarray(minimize(loss, start, method="L-BFGS-B", jac=True, options={"maxiter": 300}).x)


def _print_measures(found: Sequence[Example], table: _Table) -> None:
    names = sorted({one.article for one in found})
    part = np.array([names.index(one.article) % _PARTS for one in found])
    likely = np.zeros(len(found))
    for at in range(_PARTS):
        likely[part == at] = table.matrix[part == at] @ table.fit(part != at)
    likely = 1 / (1 + np.exp(-likely))
    said = table.said == 1
    print("\n| probability from | statements kept % | others left out % |\n|---|---:|---:|")
    for least in (0.2, 0.3, 0.4, 0.5):
        kept = likely >= least
        print(f"| {least} | {100 * kept[said].mean():.1f} | {100 * (~kept)[~said].mean():.1f} |")


def _print_unseen(weights: Mapping[str, float]) -> None:
    """What the weights that ship make of the articles that they were not learned from."""
    found = [one for marked in marked_articles(MEASURED) for one in examples(marked)]
    scores = np.array([sum(weights.get(name, 0.0) for name in one.features) for one in found])
    said, kept = np.array([one.said for one in found]), 1 / (1 + np.exp(-scores)) >= LEAST
    print(
        f"\n{MEASURED}, from {LEAST} on: {kept[said].mean():.0%} of {said.sum()} statements kept, "
        f"{(~kept)[~said].mean():.0%} of {(~said).sum()} others left out"
    )


def main() -> None:
    """Learn, save and print."""
    found = [one for name in _LEARNED for marked in marked_articles(name) for one in examples(marked)]
    table = _Table(found)
    weights = np.round(table.fit(np.ones(len(found), np.bool_)), 2).tolist()
    stored = {
        name: weight for name, weight in zip(table.names, weights, strict=True) if weight and name != _FREELY
    }
    path(_FILE).write_text(json.dumps(stored, indent=0) + "\n", encoding="utf-8")
    print(f"{len(stored)} weights from {len(found)} attributions")
    if "--measure" in sys.argv:
        _print_measures(found, table)
        _print_unseen(stored)


if __name__ == "__main__":
    main()
