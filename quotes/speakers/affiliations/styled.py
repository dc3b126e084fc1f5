"""Styled: what somebody makes of himself: Roe, who proclaimed himself | president of the republic."""

from __future__ import annotations

from quotes.speakers.affiliations.page import Page
from quotes.words.function_words import SELF

__all__ = ["own_style"]

_STYLING = frozenset("crowned declared declares proclaimed proclaims styles".split())


def own_style(text: Page, verb: int) -> int:
    """The token behind which stands what one makes of oneself: proclaimed himself (as) | president."""
    if text.lower[verb] not in _STYLING or text.word(verb + 1) not in SELF:
        return 0
    return verb + 1 + (text.word(verb + 2) == "as")
