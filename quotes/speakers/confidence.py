"""Confidence: the calibrated probability that a quote's speaker is the right one.

A logistic regression on what the steps before say of themselves: how sure the model was of
the cue, whether a named rule agrees, how the content is quoted, and how sure the step from
mention to speaker is. Its few weights are fitted on the dev sets by ``training/confidence.py``.
"""

from __future__ import annotations

import json
import math
from functools import cache

from quotes.attribution.attributions import Attribution
from quotes.document import QuoteKind
from quotes.resources import path

__all__ = ["FEATURES", "confidence", "features"]

FEATURES = (
    "constant", "cue", "resolution", "rule", "direct", "mixed", "no mention", "implied",
    "cue of a quotation",
)  # fmt: skip
_MODELS = frozenset(("model",))


def features(attribution: Attribution, kind: QuoteKind, resolution: float) -> tuple[float, ...]:
    """The values of ``FEATURES``; ``resolution`` is the probability of the step from mention to speaker."""
    cue = _logit(attribution.confidence)
    quoted = kind != "indirect"
    return (
        1.0,
        cue,
        _logit(resolution),
        float(attribution.rule not in _MODELS),
        float(kind == "direct"),
        float(kind == "mixed"),
        float(attribution.mention is None and attribution.rule in _MODELS),
        float(attribution.mention is None and attribution.rule not in _MODELS),
        cue * quoted,
    )


def _logit(probability: float) -> float:
    clipped = min(max(probability, 0.02), 0.98)
    return math.log(clipped / (1 - clipped))


@cache
def _weights() -> tuple[float, ...]:
    stored = json.loads(path("models/confidence.json").read_text(encoding="utf-8"))
    return tuple(stored[name] for name in FEATURES)


def confidence(attribution: Attribution, kind: QuoteKind, resolution: float) -> float:
    """The probability, 0 to 1, rounded to three places."""
    score = sum(w * x for w, x in zip(_weights(), features(attribution, kind, resolution), strict=True))
    return round(1 / (1 + math.exp(-score)), 3)
