"""Fit confidence on the dev sets: ``python -m training.confidence``, after all other models.

Right is a quote whose speaker is the gold's. Printed are, by cross-validation over articles in five
parts, the expected calibration error in ten bins, precision and coverage from some probabilities on, and
how reliable the figures are by kind of mention and by rule: mean probability beside the share of right ones.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.attributions import find
from quotes.pipeline import kind_of
from quotes.resources import path
from quotes.speakers.confidence import FEATURES, features
from quotes.speakers.resolution import resolve
from quotes.text.analysis import analyse
from training.marks import DEV, Marked, marked_articles

__all__ = ["Example", "examples", "main", "reliability", "shipped"]

_PENALTY = 5.0
_PARTS = 5
_LEAST = 20
"""Quotes from which a rule has a line of its own."""


@dataclass(frozen=True, slots=True)
class Example:
    """A quote with a speaker: what its confidence is told by, and whether the speaker is right."""

    article: str
    mention: str
    rule: str
    features: tuple[float, ...]
    right: bool


def examples(marked: Marked) -> Iterator[Example]:
    """The quotes of an article that have a speaker and of which gold says something."""
    text = marked.article.text
    reading = analyse(text)
    (found,) = find([reading])
    (resolution,) = resolve([reading], [found], [marked.article.document.author])
    named = {speaker.id: speaker.name for speaker in resolution.speakers}
    said = marked.said(found)
    for number, (attribution, resolved) in enumerate(zip(found, resolution.resolved, strict=True)):
        if resolved.speaker is not None and number in said:
            right, _ = said[number].is_by(named[resolved.speaker])
            told = features(attribution, kind_of(text, attribution), resolved)
            yield Example(marked.name, resolved.mention, attribution.rule, told, right)


def _fit(values: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method."""
    weights = np.zeros(values.shape[1])
    for _ in range(30):
        probability = 1 / (1 + np.exp(-values @ weights))
        gradient = values.T @ (probability - right) + _PENALTY * weights
        curvature = (values.T * (probability * (1 - probability))) @ values + _PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def calibration_error(probability: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Expected calibration error in ten equal bins (Naeini et al. 2015)."""
    bins = np.minimum((probability * 10).astype(int), 9)
    return sum(
        float(abs(probability[bins == at].mean() - right[bins == at].mean()) * (bins == at).mean())
        for at in range(10)
        if (bins == at).any()
    )


def cross_validated(found: Sequence[Example]) -> NDArray[np.float64]:
    """The probability of each example by weights that were fitted on other articles."""
    values = np.array([one.features for one in found])
    right = np.array([one.right for one in found], np.float64)
    names = sorted({one.article for one in found})
    part = np.array([names.index(one.article) % _PARTS for one in found])
    probability = np.zeros(len(found))
    for at in range(_PARTS):
        weights = _fit(values[part != at], right[part != at])
        probability[part == at] = 1 / (1 + np.exp(-values[part == at] @ weights))
    return probability


def shipped(found: Sequence[Example]) -> NDArray[np.float64]:
    """The probability of each example by the weights that are shipped."""
    stored = json.loads(path("models/confidence.json").read_text(encoding="utf-8"))
    weights = np.array([stored[name] for name in FEATURES])
    return np.asarray(1 / (1 + np.exp(-np.array([one.features for one in found]) @ weights)))


def reliability(
    found: Sequence[Example], probability: NDArray[np.float64]
) -> Iterator[tuple[str, int, float, float]]:
    """Kind of mention or rule, how many, their mean probability and the share of right ones, in per cent."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        groups[f"mention: {one.mention}"].append(number)
        groups[f"rule: {one.rule}"].append(number)
    for name, numbers in sorted(groups.items()):
        if len(numbers) >= _LEAST:
            right = float(np.mean([found[number].right for number in numbers]))
            yield name, len(numbers), 100 * float(probability[numbers].mean()), 100 * right


def main() -> None:
    """Fit, save and print the figures."""
    found = [one for name in DEV for marked in marked_articles(name) for one in examples(marked)]
    probability = cross_validated(found)
    right = np.array([one.right for one in found], np.float64)
    fitted = np.round(_fit(np.array([one.features for one in found]), right), 3).tolist()
    stored = dict(zip(FEATURES, fitted, strict=True))
    path("models/confidence.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"quotes: {len(right)}; expected calibration error: {calibration_error(probability, right):.3f}\n")
    print("| confidence from | precision % | coverage % |\n|---|---:|---:|")
    for least in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = probability >= least
        print(f"| {least} | {100 * right[kept].mean():.1f} | {100 * kept.mean():.1f} |")
    print("\n| mention or rule | quotes | mean confidence % | right % |\n|---|---:|---:|---:|")
    for name, count, sure, share in reliability(found, probability):
        print(f"| {name} | {count} | {sure:.1f} | {share:.1f} |")


if __name__ == "__main__":
    main()
