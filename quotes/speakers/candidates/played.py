"""Played: words that somebody says on a stage, in a part: "Who is there?" he pleads in the second act."""

from __future__ import annotations

from quotes.speakers.affiliations.page import Page
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.text.tags import POS

__all__ = ["is_played"]

_PRESENT = POS.index("VBZ")
_PARTS = frozenset("act aria curtain duet finale monologue scene soliloquy".split())
_TRUE = frozenset("biography documentary footage interview".split())
"""Works in which people speak for themselves."""

_IN = frozenset("as at before during in".split())
_BEHIND = 10
"""Tokens behind who says it in which the part of a play is named."""


def is_played(page: Page, mention: Mention, content: Content) -> bool:
    """Whether a quotation is of a play: who speaks in the present is in an act or a scene of one."""
    if mention.kind not in ("he", "name", "person") or not content.whole:
        return False
    first, sentence = content.tokens.stop, page.sentence[mention.first]
    last = min(max(mention.last, first) + _BEHIND, len(page.words))
    if _PRESENT not in page.pos[first:last]:
        return False
    words = [page.lower[at] for at in range(first, last) if page.sentence[at] == sentence]
    named = next((at for at, word in enumerate(words) if word in _PARTS), None)
    return named is not None and not _IN.isdisjoint(words[:named]) and _TRUE.isdisjoint(words)
