"""Fit confidence on the dev sets: ``python -m training.confidence``, after all other models.

Right is a quote whose speaker is the gold's (quoted speech: ``gold/*-dev``) or whose mention
is PolNeAR's source (everything else). Printed are the expected calibration error in ten
bins, by cross-validation over articles in five parts, and the precision and coverage from
0.5, 0.7 and 0.9 on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.attributions import Attribution, find
from quotes.document import Speaker
from quotes.pipeline import kind_of
from quotes.resources import path
from quotes.speakers.confidence import FEATURES, features
from quotes.speakers.resolution import resolve
from quotes.text.analysis import analyse
from training.corpus import SHARED, GoldAttribution, attributions, scorer

__all__ = ["main"]

_PENALTY = 1.0
_PARTS = 5


def _examples(texts: Path, golds: Path) -> Iterator[tuple[str, tuple[float, ...], bool]]:
    """Article, features and whether right, for each quote with a speaker."""
    score = scorer()
    for file in sorted(texts.glob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        gold = json.loads((golds / f"{file.stem}.json").read_text(encoding="utf-8"))
        marked = file.with_suffix(".ann").is_file()
        theirs = attributions(texts.name, file.stem) if marked else []
        reading = analyse(text)
        (found,) = find([reading])
        (resolution,) = resolve([reading], [found])
        named = {speaker.id: speaker for speaker in resolution.speakers}
        for attribution, resolved in zip(found, resolution.resolved, strict=True):
            if resolved.speaker is None:
                continue
            right = _spoken(attribution, named[resolved.speaker], gold, score)
            if right is None and marked:
                right = _marked(attribution, theirs)
            if right is not None:
                yield (
                    file.stem,
                    features(attribution, kind_of(text, attribution), resolved.probability),
                    right,
                )


def _spoken(
    attribution: Attribution, speaker: Speaker, gold: dict[str, Any], score: ModuleType
) -> bool | None:
    """Whether the gold's quoted spans in an attribution are said by ``speaker``; None where it has none."""
    golds = {one["id"]: one for one in gold["speakers"]}
    answers = []
    for quote in gold["quotes"]:
        shared = sum(
            max(0, min(span.end, quote["end"]) - max(span.start, quote["start"]))
            for span in attribution.quoted
        )
        if shared < 0.5 * (quote["end"] - quote["start"]):
            continue
        ids = quote["speaker"] if isinstance(quote["speaker"], list) else [quote["speaker"]]
        answers.append(
            quote["kind"] == "speech"
            and any(score.same_speaker(speaker.name, golds[id]["name"], golds[id]["kind"])[0] for id in ids)
        )
    return all(answers) if answers else None


def _marked(attribution: Attribution, golds: list[GoldAttribution]) -> bool:
    """Whether PolNeAR has such an attribution with a source that the mention overlaps."""
    own = {at for span in attribution.spans for at in range(span.start, span.end)}
    for gold in golds:
        theirs = {at for start, end in gold.content for at in range(start, end)}
        if len(own & theirs) < 0.3 * len(own | theirs):
            continue
        mention = attribution.mention
        if mention is None or not gold.source:
            return mention is None and not gold.source
        return any(mention.start < end and start < mention.end for start, end in gold.source)
    return False


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


def main() -> None:
    """Fit, save and print the figures."""
    sets = (("corpora/polnear/dev", "gold/polnear-dev"), ("corpora/abc/dev", "gold/abc-dev"))
    examples = [example for texts, golds in sets for example in _examples(SHARED / texts, SHARED / golds)]
    values = np.array([found for _, found, _ in examples])
    right = np.array([answer for *_, answer in examples], np.float64)
    names = sorted({name for name, *_ in examples})
    part = np.array([names.index(name) % _PARTS for name, *_ in examples])
    probability = np.zeros(len(right))
    for at in range(_PARTS):
        weights = _fit(values[part != at], right[part != at])
        probability[part == at] = 1 / (1 + np.exp(-values[part == at] @ weights))
    fitted = dict(zip(FEATURES, np.round(_fit(values, right), 3).tolist(), strict=True))
    path("models/confidence.json").write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(f"quotes: {len(right)}; expected calibration error: {calibration_error(probability, right):.3f}\n")
    print("| confidence from | precision % | coverage % |\n|---:|---:|---:|")
    for least in (0.0, 0.5, 0.7, 0.9):
        kept = probability >= least
        print(f"| {least} | {100 * right[kept].mean():.1f} | {100 * kept.mean():.1f} |")


if __name__ == "__main__":
    main()
