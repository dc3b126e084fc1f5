"""The verdict on one item, as a table of named rules.

Each rule looks at a comparison and says whether its verdict holds. The most severe one that holds is the
verdict, the others stay beside it as findings: words cut with an ellipsis and given to the
wrong person are ``misattributed``, with ``elided`` among the findings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graphs.checks.judging.comparison import Comparison

__all__ = ["RULES", "Rule", "findings"]

_OUTSIDE = 1.0
"""Content words outside quotation marks from which on the claim is no quotation of the source."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A verdict, when it holds, and an example: what speaker and quote get it from the sample article."""

    verdict: str
    holds: Callable[[Comparison], bool]
    example: tuple[str, str]


RULES = (
    Rule("not-found", lambda c: not c.near, ("Luqman Muhammad", "We will never leave Mosul.")),
    Rule(
        "misattributed",
        lambda c: c.shares["other"] > 0.5,
        ("Faruq Ahmed", "The planes hit them about three times and forced them to disperse"),
    ),
    Rule(
        "unattributed",
        lambda c: c.shares["nobody"] > 0.5,
        ("Faruq Ahmed", "IS controlled large swaths of land in the three provinces"),
    ),
    Rule(
        "paraphrase",
        lambda c: c.outside >= _OUTSIDE and c.shares["nobody"] <= 0.5 and not c.is_indirect,
        ("Faruq Ahmed", "security forces in Tuz Khurmatu are on high alert"),
    ),
    Rule(
        "composite",
        lambda c: len(c.alignment.pieces) > 1,
        ("Luqman Muhammad", "We killed two of them. The planes hit them about three times."),
    ),
    Rule(
        "altered",
        lambda c: c.has("altered"),
        (
            "Luqman Muhammad",
            "We killed three of them and seized a lot of weapons after two hours of confrontation.",
        ),
    ),
    Rule(
        "truncated",
        lambda c: c.has("dropped"),
        ("Luqman Muhammad", "We killed two of them and seized a lot of weapons"),
    ),
    Rule(
        "bracketed",
        lambda c: c.has("bracketed"),
        ("Luqman Muhammad", "[They] hit them about three times and forced them to disperse"),
    ),
    Rule(
        "elided",
        lambda c: c.has("elided"),
        ("Luqman Muhammad", "We killed two of them ... after two hours of confrontation."),
    ),
    Rule(
        "cosmetic",
        lambda c: bool(c.surface.cosmetic) or any(map(c.has, c.cosmetic)),
        ("Luqman Muhammad", "the planes hit them, uh, about three times and forced them to disperse"),
    ),
    Rule(
        "verbatim",
        lambda c: True,
        ("Luqman Muhammad", "The planes hit them about three times and forced them to disperse"),
    ),
)
"""From the most to the least severe."""


def findings(comparison: Comparison) -> list[str]:
    """The verdicts whose rules hold, the most severe first; the first is the verdict."""
    held = [rule.verdict for rule in RULES if rule.holds(comparison)]
    return (
        held[:1] if held[0] == "not-found" else [verdict for verdict in held if verdict != "verbatim"] or held
    )
