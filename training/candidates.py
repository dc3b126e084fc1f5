"""Learn which person a pronoun stands for: ``python -m training.candidates``.

From the pronouns among PolNeAR's sources; whom they stand for is what Stanford CoreNLP's
coreference chains (silver) say. A conditional log-linear model: the best place of each
person is chosen by the weights so far, then the weights are fitted, a few times over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.attributions import Attribution
from quotes.document import Span
from quotes.resources import path
from quotes.speakers import anaphora, candidates
from quotes.speakers.entities import Entity
from quotes.speakers.resolution import resolve
from quotes.speakers.scene import Found, Scene
from quotes.text.analysis import analyse
from training.corpus import articles, attributions, silver

_EXPECTED = {
    "sentences away": -1.0,
    "subject": 1.2,
    "begins its sentence": 0.6,
    "begins its paragraph": 0.4,
    "paragraphs away": -0.4,
    "spoke here": 1.2,
    "spoke last": 1.0,
    "after a preposition": -0.7,
    "before 's": -0.8,
    "before a noun": -1.5,
    "inside a quotation": -2.5,
    "inside a content": -0.8,
    "inside its own content": -2.5,
    "named in its own content": -2.5,
    "gender unknown": -1.2,
    "first name against": -3.0,
    "pronouns agree": 1.0,
    "pronouns disagree": -1.0,
    "mentions": 0.4,
    "no name": -0.8,
}
"""What is known of English; the silver chains, themselves the work of rules, only pull these."""

_ROUNDS = 4
_STEPS = 400
_RATE = 0.5
_PENALTY = 0.03

Places = dict[Entity, list[list[float]]]
Weights = NDArray[np.float64]


def gold(split: str, name: str) -> list[Attribution]:
    """The gold attributions of an article in the order of their contents."""
    found = [
        Attribution(
            tuple(Span(*span) for span in sorted(one.content)),
            (),
            Span(*one.cue[0]) if one.cue else None,
            Span(*one.source[0]) if one.source else None,
            None,
            "statement",
            1.0,
            "gold",
        )
        for one in attributions(split, name)
        if one.content
    ]
    return sorted(found, key=lambda one: one.spans[0])


def samples(split: str) -> Iterator[tuple[Places, Entity]]:
    """The places of all candidates for each pronoun, and who of them it is.

    Who spoke before is told by the expected weights, so that the same input gives the same file.
    """
    texts = articles(split)
    for name, sentences in silver(split):
        if name not in texts:
            continue
        reading = analyse(texts[name])
        chains: dict[int, set[str]] = {}
        for token in (token for sentence in sentences for token in sentence if token.chains != "_"):
            first, last = reading.tokens.at(token.start, token.end)
            for at in range(first, last):
                chains.setdefault(at, set()).update(token.chains.split(","))
        recorder = _Recorder(chains)
        with (
            patch.object(anaphora, "best_person", recorder),
            patch.object(
                candidates, "weights", lambda: dict(zip(candidates.FEATURES, _expected(), strict=True))
            ),
        ):
            list(resolve([reading], [gold(split, name)]))
        yield from recorder.met


@dataclass(slots=True)
class _Recorder:
    """Stands for ``best_person`` and writes down the candidates of each pronoun and who is right."""

    chains: dict[int, set[str]]
    met: list[tuple[Places, Entity]] = field(default_factory=list)

    def __call__(self, scene: Scene, at: int, male: bool | None, *rest: Any, **more: Any) -> Found | None:
        places: Places = {}
        for entity, _, values in candidates.candidates(scene, at, male):
            places.setdefault(entity, []).append([float(values.get(name, 0)) for name in candidates.FEATURES])
        own = self.chains.get(at, set())
        right = [entity for entity in places if self._shared(own, entity, at)]
        if male is not None and len(right) == 1 and len(places) > 1:
            self.met.append((places, right[0]))
        return candidates.best_person(scene, at, male, *rest, **more)

    def _shared(self, own: set[str], entity: Entity, at: int) -> bool:
        return any(own & self.chains.get(name.last - 1, set()) for name in entity.mentions if name.first < at)


def _rows(found: list[tuple[Places, Entity]], weights: Weights) -> list[tuple[Weights, int]]:
    """For each pronoun a row of features for each person, its best place, and which row is right."""
    rows = []
    for places, right in found:
        best = [max(values, key=lambda one: float(np.dot(weights, one))) for values in places.values()]
        rows.append((np.array(best), list(places).index(right)))
    return rows


def accuracy(found: list[tuple[Places, Entity]], weights: Weights) -> float:
    """The share of pronouns whose person is ranked first."""
    return float(np.mean([int((rows @ weights).argmax()) == right for rows, right in _rows(found, weights)]))


def _expected() -> Weights:
    return np.array([_EXPECTED.get(name, 0.0) for name in candidates.FEATURES])


def learn(found: list[tuple[Places, Entity]]) -> Weights:
    """The weights that make the silver persons likeliest."""
    expected = _expected()
    weights = expected.copy()
    for _ in range(_ROUNDS):
        rows = _rows(found, weights)
        for _ in range(_STEPS):
            gradient = -_PENALTY * (weights - expected) * len(rows)
            for features, right in rows:
                scores = features @ weights
                likely = np.exp(scores - scores.max())
                gradient += features[right] - (likely / likely.sum()) @ features
            weights = weights + _RATE * gradient / len(rows)
    return weights


if __name__ == "__main__":
    train, dev = list(samples("train")), list(samples("dev"))
    start, learned = _expected(), learn(train)
    stored = {
        name: round(float(weight), 3) for name, weight in zip(candidates.FEATURES, learned, strict=True)
    }
    path("models/candidates.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    for name, weight in stored.items():
        print(f"{weight:8.2f}  {name}")
    print(
        f"train {len(train)}: {accuracy(train, start):.1%} at first, {accuracy(train, learned):.1%} learned"
    )
    print(f"dev {len(dev)}: {accuracy(dev, start):.1%} at first, {accuracy(dev, learned):.1%} learned")
