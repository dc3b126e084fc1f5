"""What a user may choose about a graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphs.identities.judgements import Judgement

__all__ = ["GraphOptions"]


@dataclass(frozen=True, slots=True)
class GraphOptions:
    """Choices that travel together through every step of building a graph.

    acts: ``statement`` for what was said, ``all`` for beliefs and intentions too.
    judgements: what people decided about who is who.
    """

    acts: Literal["statement", "all"] = "statement"
    judgements: tuple[Judgement, ...] = ()
