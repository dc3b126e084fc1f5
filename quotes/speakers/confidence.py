"""Confidence: the calibrated probability that a quote's speaker is the right one.

A logistic regression on what the steps before say of themselves: how sure the model was of
the cue, whether a named rule agrees, how the content is quoted, how the source is mentioned,
and how much likelier the candidate was than the others. Its few weights are fitted on the
dev sets by ``training/confidence.py``.
"""

from __future__ import annotations

import json
import math
from functools import cache
from operator import mul

from quotes.attribution.attributions import Attribution
from quotes.document import QuoteKind
from quotes.resources import path
from quotes.speakers.roll import Resolved

__all__ = ["FEATURES", "confidence", "features"]

_PRONOUNS = ("he", "it", "they", "I", "who")
_NOUNS = ("person", "body", "document", "many", "thing")
FEATURES = (
    "constant", "cue", "cue of a quotation", "rule", "direct", "mixed", "candidate", "candidate by name",
    "pronoun", "description", "body", "nothing", "nothing by rule", "described", "own words", "named after",
)  # fmt: skip


def features(attribution: Attribution, kind: QuoteKind, resolved: Resolved) -> tuple[float, ...]:
    """The values of ``FEATURES``, one number each; probabilities come as log odds."""
    cue, candidate = _logit(attribution.confidence), _logit(resolved.probability)
    by_rule = attribution.rule != "model"
    mention, origin = resolved.mention, resolved.origin
    return (
        1.0,
        cue,
        cue * (kind != "indirect"),
        float(by_rule),
        float(kind == "direct"),
        float(kind == "mixed"),
        candidate,
        candidate * (mention == "name"),
        float(mention in _PRONOUNS),
        float(mention in _NOUNS),
        float(mention == "body"),
        float(mention == "nothing"),
        float(mention == "nothing" and by_rule),
        float(origin == "described"),
        float(origin == "own"),
        float(origin == "after"),
    )


def _logit(probability: float) -> float:
    clipped = min(max(probability, 0.02), 0.98)
    return math.log(clipped / (1 - clipped))


@cache
def _weights() -> tuple[float, ...]:
    stored = json.loads(path("models/confidence.json").read_text(encoding="utf-8"))
    return tuple(stored[name] for name in FEATURES)


def confidence(attribution: Attribution, kind: QuoteKind, resolved: Resolved) -> float:
    """The probability, 0 to 1, rounded to three places."""
    score = sum(map(mul, _weights(), features(attribution, kind, resolved)))
    return round(1 / (1 + math.exp(-score)), 3)
