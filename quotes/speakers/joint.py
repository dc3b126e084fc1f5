"""Joint speakers: all who are named in the words for the source of one statement.

Roe and | Poe | said. She and | Supervisor Ana Beck | said. Meta, | Google | and | Amazon | said.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from quotes.document import Span
from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import FINITE, NOUNS, PREPOSITIONS, Page
from quotes.speakers.entity import Entity
from quotes.text.tags import POS
from quotes.words.tokens import POSSESSIVE

__all__ = ["together"]

_AND = frozenset(("and", "&", "plus"))
_BOTH = frozenset(("and", "both"))
_HE = frozenset(("he", "she"))
_NO_PART = frozenset((",", ";", ":", "(", ")", '"', "“", "”", "who", "which", "that", "or", "but")) | _AND
_KINDS = ("person", "organization")
_SINGULAR = POS.index("VBZ")
_LONGEST = 30
"""Tokens of what stands in commas behind a name."""


def together(page: Page, mention: Span, entity: Entity) -> list[tuple[Entity, Span]]:
    """Who else says what the source in a mention says, and where they are named in it.

    entity: the one for whom the mention stands.
    """
    first, last = bisect_right(page.end, mention.start), bisect_left(page.start, mention.end)
    if _AND.isdisjoint(page.lower[first:last]) or (last < len(page.pos) and page.pos[last] == _SINGULAR):
        return []
    named = list(_named(page, first, last))
    held = {one: page.span(name.first, name.last) for name, one in named}
    if len(held) + (page.lower[first] in _HE) < 2 or (entity not in held and page.lower[first] not in _HE):
        return []
    return [(one, span) for one, span in held.items() if one is not entity and not one.unclear]


def _named(page: Page, at: int, last: int) -> Iterator[tuple[Name, Entity]]:
    """The names that "and" and commas join at the head of a noun phrase, in order."""
    if page.lower[at] in _HE and page.word(at + 1) in _AND:
        at += 2
    while at < last:
        at += page.lower[at] in _BOTH
        held = _next(page, at, last)
        if held is None:
            return
        yield held
        at = _joined(page, held[0].last, last)


def _next(page: Page, at: int, last: int) -> tuple[Name, Entity] | None:
    """The name at the end of the noun phrase that begins here, behind what they are: Mayor | Roe."""
    while at < last and page.lower[at] not in _NO_PART:
        if page.pos[at] in PREPOSITIONS or page.pos[at] in FINITE:
            return None
        held = page.found.at.get(at)
        if held is None:
            at += 1
            continue
        name, entity = held
        at = name.last
        ends = at >= last or page.lower[at] in _NO_PART or page.pos[at] not in NOUNS
        if ends and entity.kind in _KINDS and page.word(at) not in POSSESSIVE:
            return held
    return None


def _joined(page: Page, at: int, last: int) -> int:
    """Where the next noun phrase begins behind a name and what is said of it, else ``last``."""
    if page.word(at) == "(":
        at = next((token + 1 for token in range(at, min(at + 5, last)) if page.words[token] == ")"), last)
    if at < last and page.pos[at] in PREPOSITIONS:
        inside = at + 1 + (page.word(at + 1) == "the")
        held = page.found.at.get(inside)
        at = held[0].last if held and held[1].kind != "person" else last
    if at >= last:
        return last
    if page.lower[at] in _AND:
        return at + 1
    if page.words[at] != ",":
        return last
    if at + 1 + (page.word(at + 1) == "the") in page.found.at and any(
        page.lower[token] in _AND and token not in page.found.at
        for token in range(at + 1, min(at + 2 * _LONGEST, last))
    ):
        return at + 1
    for token in range(at, min(at + _LONGEST, last - 1)):
        if page.words[token] == "," and page.lower[token + 1] in _AND:
            return token + 2
    return last
