"""Learn the cue model: ``python -m training.cues``.

From PolNeAR's training articles, the project's own, what ``training.confirmed`` has of world-train and
``training.silver`` of other news. Each article is also labelled by a model that was trained on the other
half of the corpus, for the model of arguments to learn from.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from quotes.attribution.frames.cues import BEGIN, LABELS, NO_LEMMA, OFFSETS, SIZES, columns, sequences, uses
from quotes.models.tables import Model
from quotes.resources import path
from quotes.text.analysis import Reading, analyse
from quotes.words.tokens import Ints
from quotes.words.wordforms import wordforms
from training import confirmed, real, silver
from training.corpus import GoldAttribution, articles, attributions
from training.crf import UNKNOWN, Sample, Spec
from training.gradient import Run, train_all
from training.marked import LEARNED, SETS, TO_THE_WORD, MarkedArticle
from training.marked import articles as marked_articles

__all__ = ["Shares", "Training", "half", "read_all", "read_marked"]

_BINS = (0.003, 0.01, 0.03, 0.07, 0.15, 0.3, 0.5, 0.7)
_RUNS = (Run(seed=1), Run(seed=2), Run(seed=3))  # each ends a little off, in a direction of its own
_TIMES = 2  # own articles are few, and of many kinds
_COPIED = ("lemma", "pos", "state", "share", "mark-near", "cue-near", "in-article")


@dataclass(frozen=True, slots=True)
class Training:
    """An article as the models see it, with its gold attributions.

    exact: the attributions whose sources and contents are marked to the word by PolNeAR's guide or the one of
    our first articles; later ones draw borders otherwise. times: how often it is learned from. other: whether
    it is marked by another guide than PolNeAR's, which also marks beliefs and intentions.
    """

    reading: Reading
    gold: list[GoldAttribution]
    labels: Ints
    exact: list[GoldAttribution]
    times: int = 1
    other: bool = False


def read_marked() -> dict[str, Training]:
    """The articles by name: PolNeAR's, the project's own, and those of world-train."""
    found = {}
    for name, text in articles("train").items():
        reading, gold = analyse(text), attributions("train", name)
        found[name] = Training(reading, gold, _labels(reading, gold), gold)
    for own, exact in sorted(_marked(), key=lambda pair: pair[0].id):
        reading, gold = analyse(own.text), own.attributions()
        labels = _labels(reading, gold)
        found[f"own {own.id}"] = Training(reading, gold, labels, gold if exact else [], _TIMES, other=True)
    for one in confirmed.read():
        reading = analyse(one.text)
        labels = _labels(reading, one.attributions, one.unsure)
        found[f"world {one.name}"] = Training(reading, one.attributions, labels, one.exact, other=True)
    return found


def read_all() -> dict[str, Training]:
    """The marked articles, to the word as far as the encoder's engine is, and those that it marked."""
    found = read_marked()
    for own in silver.loosely_marked():
        name = f"own {own.id}"
        found[name] = replace(found[name], exact=silver.borders(own))
    for told in silver.read():
        reading = analyse(told.text)
        labels = _labels(reading, told.attributions, told.unsure)
        found[f"silver {told.name}"] = Training(reading, told.attributions, labels, told.attributions)
    return found


def _marked() -> Iterator[tuple[MarkedArticle, bool]]:
    """The articles that we marked, and whether their attributions are marked to the word."""
    for name in LEARNED:
        for own in marked_articles(SETS[name]):
            yield own, name in TO_THE_WORD
    for name in real.TAGGED:
        for own in real.articles(name):
            yield own, False


def _labels(reading: Reading, gold: list[GoldAttribution], unsure: Iterable[tuple[int, int]] = ()) -> Ints:
    """The label of each token; nobody knows those of a paragraph that has an unsure range of characters."""
    labels = np.zeros(len(reading.tokens), np.int32)
    for attribution in gold:
        for role, spans in attribution.parts():
            for start, end in spans:
                first, last = reading.tokens.at(start, end)
                free = (
                    np.ones(last - first, bool)
                    if role != "content"
                    else ~np.isin(labels[first:last], (1, 2, 3, 4))
                )
                labels[first:last][free] = BEGIN[role] + 1
                if last > first and free[0]:
                    labels[first] = BEGIN[role]
    for start, end in unsure:
        first, last = reading.tokens.at(start, end)
        labels[np.isin(reading.paragraph, reading.paragraph[first:last])] = UNKNOWN
    return labels


class Shares:
    """How often each use of a lemma reports, also counted without one article."""

    def __init__(self, corpus: dict[str, Training]) -> None:
        size = 2 * wordforms().sizes()["lemma"]
        self._uses, self._cues = np.zeros(size), np.zeros(size)
        self._own: dict[str, tuple[Counter[int], Counter[int]]] = {}
        for name, article in corpus.items():
            lemma = wordforms().columns(article.reading.tokens)["lemma"]
            used = uses(lemma, article.reading.pos)
            occurrences = Counter(used.tolist())
            cues = Counter(used[np.isin(article.labels, (BEGIN["cue"], BEGIN["cue"] + 1))].tolist())
            self._own[name] = occurrences, cues
            _add(self._uses, occurrences, 1)
            _add(self._cues, cues, 1)

    def buckets(self, without: str | None = None) -> Ints:
        """The bucket of each use's share, the article ``without`` left out."""
        occurrences, cues = self._uses.copy(), self._cues.copy()
        if without in self._own:
            _add(occurrences, self._own[without][0], -1)
            _add(cues, self._own[without][1], -1)
        return (np.digitize((cues + 0.02) / (occurrences + 1.0), _BINS) + 1).astype(np.int32)


def _add(counts: np.ndarray, more: Counter[int], sign: int) -> None:
    for number, count in more.items():
        counts[number] += sign * count


def half(names: Iterable[str]) -> dict[str, int]:
    """Which half of the corpus each article is in."""
    return {name: at % 2 for at, name in enumerate(sorted(names))}


def _sample(article: Training, share: Ints) -> Sample:
    layout = sequences(article.reading)
    found = columns(article.reading, share)
    spread = {name: layout.spread(column) for name, column in found.items()}
    return Sample(spread, layout, article.labels, article.other)


def main(scratch: Path) -> None:
    """Ship the mean of models of all articles and of halves; ``scratch`` has those that arguments learn from.

    These are the ones of halves: of all articles, and of the marked ones alone.
    """
    corpus = read_all()
    shares = Shares(corpus)
    listed = shares.buckets()[2 * NO_LEMMA :].tolist()
    path("models/cues.json").write_text(json.dumps(listed) + "\n", encoding="ascii")
    marked = read_marked()
    every, *halves = _samples(corpus, shares, ("all", "0", "1"))
    halves += _samples(marked, Shares(marked), ("0", "1"))
    jobs = [(every, run) for run in _RUNS] + [(samples, Run()) for samples in halves]
    models = [*train_all(Spec(SIZES(), OFFSETS, LABELS, copied=_COPIED), jobs)]
    of_all = models[:-2]  # the last two are of the marked ones
    Model.blend(of_all, len(of_all) * [1 / len(of_all)]).save(path("models/cues.tables"))
    for name, model in zip(("0", "1", "marked-0", "marked-1"), models[len(_RUNS) :], strict=True):
        model.save(scratch / f"cues-{name}.tables")


def _samples(corpus: dict[str, Training], shares: Shares, parts: Iterable[str]) -> Iterator[list[Sample]]:
    """What the model of all of a corpus, or of a half of it, learns from, for each part."""
    own = {name: _sample(article, shares.buckets(name)) for name, article in corpus.items()}
    for part in parts:
        left_out = half(corpus) if part != "all" else {}
        kept = (name for name in own if not left_out or left_out[name] != int(part))
        yield [own[name] for name in kept for _ in range(corpus[name].times)]


if __name__ == "__main__":
    main(Path("build/training"))
