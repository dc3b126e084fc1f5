"""Portfolios: an office with what it is for, right before a name: minister of foreign affairs | Ana Roe."""

from __future__ import annotations

from collections.abc import Callable

from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import HOLDERS, LONGEST, may_be_called
from quotes.speakers.affiliations.nouns import is_role
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import NOMINAL

__all__ = ["office_before"]

_JOINING = frozenset(("&", ",", "and", "the"))
_ONE = frozenset(word for word in HOLDERS if not word.endswith("s"))


def office_before(text: Page, first: int, before: Callable[[Page, int], int]) -> int:
    """Where an office begins that ends, with its portfolio, right before a name at ``first``; else 0.

    before: where the words begin that stand before a token: deputy | minister of trade and sports | Ana Roe.
    """
    for at in range(first - 1, max(first - LONGEST, 1), -1):
        if text.sentence[at] != text.sentence[first]:
            return 0
        if text.lower[at] in ("for", "of"):
            holder = at - 1
            return _begin(text, holder, before) if at < first - 1 and text.lower[holder] in _ONE else 0
        held = text.found.at.get(at)
        within = text.pos[at] in NOMINAL or text.lower[at] in _JOINING
        named = held is not None and held[1].kind == "person" and may_be_called(held[1].words)
        if named or not within or _is_held(text, at) or (held and held[1].kind == "place"):
            return 0
    return 0


def _is_held(text: Page, at: int) -> bool:
    """Whether a word is a role that somebody has, not what a minister is for: of | justice."""
    return is_role(text, at) and not (text.lower[at - 1] in ("for", "of") and text.lower[at] == "justice")


def _begin(text: Page, holder: int, before: Callable[[Page, int], int]) -> int:
    """Where an office begins; small words before its capital are none of it: In reaction | Minister of."""
    start = before(text, holder)
    if not text.words[holder][:1].isupper():
        return start
    roles = lexicon("roles")
    own = roles["former"] | roles["acting"]
    while start < holder and text.words[start].islower() and text.lower[start] not in own:
        start += 1
    return start
