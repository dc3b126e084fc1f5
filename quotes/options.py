"""What a user may choose about the reading of one article."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Options"]


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that travel together through every step.

    min_confidence: probability (0 to 1) from which a speaker is named; a quote below
        it keeps its content and cue and gets ``speaker`` None.
    """

    min_confidence: float = 0.35

    def __post_init__(self) -> None:
        if not 0.0 <= self.min_confidence <= 1.0:
            raise ValueError(f"min_confidence is a probability from 0 to 1, not {self.min_confidence}")
