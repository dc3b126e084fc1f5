"""Unveiled: the body that an article describes at its top, and names right behind.

A mining company said it would shut a mine. | Dunmarra Resources | blamed the price of nickel.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice

from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import HIS, A
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.called import may_be_called
from quotes.speakers.scene.scene import FEW, Scene
from quotes.text.tags import FINITE, NOUNS, tagged
from quotes.words.function_words import A_OR_THE

__all__ = ["unveiled"]

_NEW = (A, HIS)
"""Determiners of a body that was not met before: a mining company, their union."""


_NEAR = 2
"""Paragraphs behind a description in which the body is named."""

_SAYS_MORE = frozenset((",", "("))
_BEFORE = NOUNS | tagged("DT", "JJ")


def unveiled(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """The only body that fits of those that are named for the first time behind a description of one."""
    page = scene.page
    if mention.kind != "body" or mention.determiner not in _NEW or mention.core != mention.last:
        return None
    if any(_fits(scene, one, mention) for _, one in scene.named_before(mention.first, FEW)):
        return None
    stop = max(content.tokens.stop, mention.last)
    if (below := _told_below(scene, mention, stop)) is not None:
        return below
    found = {
        one: name.first
        for name, one in islice(scene.named_after(stop), FEW)
        if first_named(one) == name.first
        and page.paragraph[name.first] - page.paragraph[stop - 1] <= _NEAR
        and _fits(scene, one, mention)
    }
    if len(found) != 1:
        return None
    entity, first = found.popitem()
    told = mention.noun in scene.told(entity).near
    return entity if told or _opens(page, first, first + len(entity.words)) else None


def _told_below(scene: Scene, mention: Mention, stop: int) -> Entity | None:
    """The only body first named further below that is told to be all that a mention says: a rights group."""
    words = mention.asked - {mention.noun}
    if not words:
        return None
    page = scene.page
    last = page.paragraph[stop - 1] + _FURTHER
    named = islice(scene.named_after(stop), _MORE)
    found = {
        one
        for name, one in named
        if one.kind == "organization"
        and first_named(one) == name.first
        and page.paragraph[name.first] <= last
        and mention.asked <= role_words(_apposed(page, name.last))
    }
    return found.pop() if len(found) == 1 else None


def _apposed(page: Page, last: int) -> list[str]:
    """The words of an apposition behind a name and its letters: Open Roads (OR), | a road safety group |."""
    at = last + 3 * (page.word(last) == "(" and page.word(last + 2) == ")")
    if page.word(at) != "," or page.word(at + 1) not in A_OR_THE:
        return []
    end = at + 2
    while end < min(at + _LONGEST, len(page.words)) and page.words[end] not in _ENDS:
        end += 1
    return page.words[at + 2 : end]


_FURTHER, _MORE = 6, 30
"""Paragraphs and names behind a description in which a body is told to be that in the same words."""

_LONGEST = 14
"""Tokens of an apposition."""

_ENDS = frozenset((",", ".", ";", "that", "which", "who"))


def _fits(scene: Scene, entity: Entity, mention: Mention) -> bool:
    return entity.kind == "organization" and may_be_called(scene, entity, mention)


def _opens(page: Page, first: int, last: int) -> bool:
    """Whether a name is a sentence's subject, which it opens: | Dunmarra Resources | blamed the price."""
    start = bisect_left(page.sentence, page.sentence[first], 0, first)
    if page.quote[first] >= 0 or any(page.pos[at] not in _BEFORE for at in range(start, first)):
        return False
    return last < len(page.words) and (page.words[last] in _SAYS_MORE or page.pos[last] in FINITE)
