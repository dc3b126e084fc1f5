"""An attribution before its speaker is known: a content tied to the words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.document import Act, Span

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content, the cue that reports it and the mention of its source.

    spans: the content's pieces, quotation marks included; quoted: the pieces inside
    quotation marks. confidence: probability that the mention is the right source.
    rule: the rule or model that decided; evidence: the words that it used.
    """

    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    addressee: Span | None
    act: Act
    confidence: float
    rule: str
    evidence: tuple[Span, ...] = ()
