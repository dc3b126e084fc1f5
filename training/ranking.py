"""Learn who is meant by a mention: ``python -m training.ranking [--measure]``, before confidence.

From the train gold and the authors' own articles: of every quote that gold says something of, the right one
among its candidates. The articles are gone through several times, each time with the answers of what has been
learned so far where gold says nothing, and all these times are learned from: who spoke last is known as
rightly, or wrongly, as it will be.
A conditional logit with one weight for each value of a column and one more for each kind of mention, pulled
to what is known of English. With ``--measure``, figures by kind of mention, cross-validated over articles
in five parts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from quotes.attribution.attributions import Attribution, find
from quotes.document import Article
from quotes.names.recognition import Name, marked
from quotes.pipeline import batches
from quotes.resources import path
from quotes.speakers.candidates.candidates import Candidate
from quotes.speakers.mentions.mentions import KINDS
from quotes.speakers.ranking import ranking
from quotes.speakers.ranking.columns import COLUMNS
from quotes.speakers.ranking.features import SOMEBODY
from quotes.speakers.resolution import Question, Resolver
from quotes.text.analysis import Reading
from training import real
from training.expected import EXPECTED
from training.marks import BRIEFS, TRAIN, Marked, Said, marked_articles

__all__ = ["Read", "Sample", "cross_validated", "learn", "main", "read", "samples"]

_PENALTY = 4.0
_CORRECTED = 0.3
"""The weight of an article whose marks are the tool's own, corrected: they are more like what it does."""

_NOBODY = 0.5
"""The weight of a quote of nobody in particular that has a mention: most are scare quotes."""

_BRIEF = 0.8
"""The weight of a quote of a brief, which tells of few kinds of cases, and of each more than news does."""

_FILE = "models/ranking.json"
_PASSES = 3
_LEARNED = (*TRAIN, BRIEFS)
_PARTS = 5
_STEPS = 300

_OFFSETS = np.cumsum([0, *COLUMNS.values()])[:-1]
_SIZE = sum(COLUMNS.values())
_TABLES = ("all", *KINDS)
"""What has weights of its own: all mentions together, and each kind."""

_NONE = len(_TABLES) * _SIZE
"""The weights of one table stand behind another's; behind all one that stays 0."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A question: the kind of mention, the columns of its candidates, and which of them are right."""

    article: str
    kind: str
    rows: NDArray[np.int32]
    right: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it is read before anybody asks who spoke."""

    reading: Reading
    found: Sequence[Attribution]
    names: Sequence[Name]
    author: str | None

    def resolver(self) -> Resolver:
        """Its attributions, to be asked for from the first on."""
        return Resolver(self.reading, self.found, self.names, self.author)


def read(articles: Iterable[Article]) -> Iterator[Read]:
    """Articles, many at a time, which takes half as long as one by one."""
    for batch in batches(articles):
        readings = [reading for _, reading in batch]
        for (article, reading), found, names in zip(batch, find(readings), marked(readings), strict=True):
            yield Read(reading, found, names, article.document.author)


def samples(own: Marked, as_read: Read) -> Iterator[Sample]:
    """The questions of an article that gold answers; the others are answered by the weights so far."""
    resolver = as_read.resolver()
    said = own.said(resolver.attributions)
    brief = own.name.startswith(f"{BRIEFS}/")
    corrected = own.name.split("/")[0] in real.SETS
    for number in range(len(resolver.attributions)):
        question = resolver.question(number)
        if question is None:
            continue
        likely = ranking.probabilities(question.mention.kind, question.rows)
        right = _right(resolver, question, said[number]) if number in said else [False] * len(likely)
        fitting = [at for at, is_right in enumerate(right) if is_right] or range(len(likely))
        best = max(fitting, key=likely.__getitem__)
        entity = question.candidates[best].entity
        if entity is not None:
            resolver.settle(question, entity, likely[best])
        if number in said and (question.mention.kind in SOMEBODY or not brief):
            nobody = right[-1] and question.mention.kind not in ("it", "nothing", "who")
            weight = (_NOBODY if nobody else _BRIEF if brief else 1.0) * (_CORRECTED if corrected else 1.0)
            rows = np.array([[*row.values()] for row in question.rows], np.int32)
            yield Sample(own.name, question.mention.kind, rows, np.array(right), weight)


def _right(resolver: Resolver, question: Question, said: Said) -> list[bool]:
    """Which candidates are right: those with the full name where there are any."""
    if not said.speakers:
        return [one.entity is None for one in question.candidates]
    found = [said.is_by(_name(resolver, one)) for one in question.candidates]
    full = [both for _, both in found]
    return full if any(full) else [same for same, _ in found]


def _name(resolver: Resolver, one: Candidate) -> str:
    if one.entity is None:
        return ""
    return resolver.scene.page.text(*one.entity.span) if one.entity.span else one.entity.name


class _Problem:
    """Samples as arrays: how unlikely the right candidates are, and the slope of that."""

    def __init__(self, found: Sequence[Sample]) -> None:
        sizes = [len(one.rows) for one in found]
        values = np.concatenate([one.rows for one in found])
        kinds = np.repeat([_TABLES.index(one.kind) for one in found], sizes)[:, None] * _SIZE
        shared = np.where(values > 0, values + _OFFSETS, _NONE)
        own = np.where(values > 0, values + _OFFSETS + kinds, _NONE)
        self.index = np.concatenate([shared, own], axis=1)
        self.start = np.cumsum([0, *sizes])[:-1]
        self.group = np.repeat(np.arange(len(found)), sizes)
        self.right = np.concatenate([one.right for one in found])
        self.weight = np.array([one.weight for one in found])

    def loss(self, weights: Floats, expected: Floats) -> tuple[float, Floats]:
        """The negative log-likelihood with the penalty, and its gradient."""
        scores = weights[self.index].sum(axis=1)
        scores -= np.maximum.reduceat(scores, self.start)[self.group]
        likely = np.exp(scores)
        every = np.add.reduceat(likely, self.start)
        good = np.add.reduceat(likely * self.right, self.start)
        slope = likely / every[self.group] - likely * self.right / good[self.group]
        slope *= self.weight[self.group]
        width = self.index.shape[1]
        gradient = np.bincount(self.index.ravel(), np.repeat(slope, width), minlength=_NONE + 1)
        gradient[-1] = 0.0
        apart = weights - expected
        loss = -float(self.weight @ np.log(good / every)) + 0.5 * _PENALTY * float(apart @ apart)
        return loss, gradient + _PENALTY * apart

    def hits(self, weights: Floats) -> NDArray[np.bool_]:
        """Whether the best candidate of each sample is right."""
        scores = weights[self.index].sum(axis=1)
        best = np.maximum.reduceat(scores, self.start)
        return np.logical_or.reduceat((scores >= best[self.group]) & self.right, self.start)


def _expected() -> Floats:
    weights = np.zeros(_NONE + 1)
    for name, offset in zip(COLUMNS, _OFFSETS, strict=True):
        for value, weight in EXPECTED.get(name, {}).items():
            weights[offset + value] = weight
    return weights


def learn(found: Sequence[Sample]) -> Floats:
    """The weights that make the right candidates likeliest, of the samples that have one."""
    problem = _Problem([one for one in found if one.right.any()])
    expected = _expected()
    options = {"maxiter": _STEPS}
    result = minimize(problem.loss, expected, (expected,), "L-BFGS-B", jac=True, options=options)
    return np.asarray(result.x)


def _save(weights: Floats) -> int:
    """Write the weights that count, by kind of mention, column and value; how many they are."""
    stored: dict[str, dict[str, dict[str, float]]] = {}
    for at, kind in enumerate(_TABLES):
        own = np.round(weights[at * _SIZE : (at + 1) * _SIZE], 2).tolist()
        columns = (
            (name, {str(value): own[offset + value] for value in range(1, size) if own[offset + value]})
            for (name, size), offset in zip(COLUMNS.items(), _OFFSETS.tolist(), strict=True)
        )
        stored[kind] = {name: values for name, values in columns if values}
    path(_FILE).write_text(json.dumps(stored, indent=0) + "\n", encoding="utf-8")
    ranking.stored.cache_clear()
    ranking.weights.cache_clear()
    return sum(len(values) for columns in stored.values() for values in columns.values())


def cross_validated(found: Sequence[Sample]) -> NDArray[np.bool_]:
    """Whether each sample is answered right by weights learned on other articles."""
    names = sorted({one.article for one in found})
    part = np.array([names.index(one.article) % _PARTS for one in found])
    hit = np.zeros(len(found), bool)
    for at in range(_PARTS):
        learned = learn([one for one, own in zip(found, part, strict=True) if own != at])
        hit[part == at] = _Problem([found[number] for number in np.flatnonzero(part == at).tolist()]).hits(
            learned
        )
    return hit


def _print_measures(found: Sequence[Sample], hit: NDArray[np.bool_]) -> None:
    within = np.array([one.right.any() for one in found])
    print("\n| | mentions | right % | right one among the candidates % |\n|---|---:|---:|---:|")
    groups = [("all", np.ones(len(found), bool))]
    groups += [(kind, np.array([one.kind == kind for one in found])) for kind in KINDS]
    groups += [(name, np.array([one.article.startswith(f"{name}/") for one in found])) for name in _LEARNED]
    for name, own in groups:
        if own.any():
            shares = f"{100 * hit[own].mean():.1f} | {100 * within[own].mean():.1f}"
            print(f"| {name} | {own.sum()} | {shares} |")


def main() -> None:
    """Learn, save and print."""
    articles = [marked for name in _LEARNED for marked in marked_articles(name)]
    as_read = list(read(own.article for own in articles))
    _save(_expected())
    found: list[Sample] = []
    for _ in range(_PASSES):
        found += [sample for pair in zip(articles, as_read, strict=True) for sample in samples(*pair)]
        _save(learn(found))
    found = [replace(one, weight=one.weight / _PASSES) for one in found]
    count = _save(learn(found))
    last = len(found) // _PASSES  # mentions, each of which is met once in every pass
    print(f"{count} weights from {last} mentions")
    if "--measure" in sys.argv:
        _print_measures(found[-last:], cross_validated(found)[-last:])


if __name__ == "__main__":
    main()
