"""What a user may choose about a graph."""

from __future__ import annotations

from dataclasses import dataclass

from graphs.identities.judgements import Judgement
from graphs.shown import Acts

__all__ = ["GraphOptions"]


@dataclass(frozen=True, slots=True)
class GraphOptions:
    """Choices that travel together through every step of building a graph.

    acts: which quotes count.
    judgements: what people decided about who is who.
    claims: what they decided about two claims, the later and the earlier by their nodes: whether one takes up
    the other.
    """

    acts: Acts = "statement"
    judgements: tuple[Judgement, ...] = ()
    claims: tuple[Judgement, ...] = ()
