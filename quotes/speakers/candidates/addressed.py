"""Addressed: whom a quotation speaks to by name, who is not who says it: “Mona, | you are late,” she said."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.names.honorifics import titles
from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene

__all__ = ["addressed"]

_LOOKED = 60
"""Tokens of a quotation in which it speaks to somebody."""

_OPENING = frozenset(("“", "‘", '"', "'", "``", ".", "?", "!", "«", "„"))
_DOUBLE, _SINGLE = frozenset(("“", '"', "„", "«")), frozenset(("‘", "'"))
_CLOSING = frozenset((",", ".", "?", "!", "”", "’", '"', "'", "»"))
_GREETING = frozenset("but dear hello hey hi look no oh sir so thanks well yes you".split())
"""Words before whom somebody speaks to: | well |, Mona."""


def addressed(scene: Scene, mention: Mention, content: Content) -> Iterator[Entity]:
    """Who is spoken to by name in a quotation that "he", "she" or nobody with a name says."""
    if mention.kind not in ("he", "nothing") or not content.quoted:
        return
    page, tokens = scene.page, content.tokens
    for name, entity in scene.entities.within(tokens.start, min(tokens.stop, tokens.start + _LOOKED)):
        within = page.quote[name.first] >= 0 and not _is_within(page, tokens.start, name.first - 1)
        if entity.kind == "person" and within and _is_spoken_to(page, name):
            yield entity


def _is_within(page: Page, first: int, mark: int) -> bool:
    """Whether a mark opens what is quoted within a quotation: “He told me, | ‘Mona, you are late.’” |"""
    return page.words[first] in _DOUBLE and page.words[mark] in _SINGLE


def _is_spoken_to(page: Page, name: Name) -> bool:
    """Whether a name stands alone between marks: “| Mona |, you ...”, “... you, Mrs | Dreyer |,”."""
    first, behind = name.first, page.word(name.last)
    if page.lower[first - 1].removesuffix(".") in titles():
        first -= 1
    before = page.words[first - 1] if first else ""
    if before in _OPENING:
        return behind in (",", "!", "?") and page.word(name.last + 1) not in ("and", "or", "who")
    if behind not in _CLOSING:
        return False
    if before == ",":
        return _ends(page, name.last)
    return page.lower[first - 1] in _GREETING


def _ends(page: Page, at: int) -> bool:
    """Whether a quotation, or a sentence of it, ends with a token."""
    return page.words[at] in (".", "?", "!") or page.word(at + 1) in ("”", "’", '"', "'", "»", "''")
