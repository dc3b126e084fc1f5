"""Reporters: who reached whom an article goes on to quote, and is not quoted.

Our reporter Ana Roe has got through to | a passenger, Bea Poe |. The lights are off, | she | says.
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.recognition import Name
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene
from quotes.words.function_words import MY_OR_OUR

__all__ = ["who_reached"]

_REPORTERS = frozenset("columnist correspondent editor journalist reporter".split())
_REACHED = frozenset(
    "caught contacted interviewed met phoned reached sat spoke spoken talked through tracked visited".split()
)
"""Words for how a reporter came to somebody: spoke to, has got through to, sat down with."""

_TWO = 2  # who reached, and who was reached

_SENTENCES = 2
"""Sentences back to where it is told."""

_NEAR = 12
"""Tokens behind a reporter's name, with an apposition, and half as many before it that say so."""


def who_reached(scene: Scene, mention: Mention) -> Entity | None:
    """The reporter who reached somebody else in one of the sentences before "he" or "she" speaks."""
    page, at = scene.page, mention.first
    if mention.kind != "he" or not at:
        return None
    begin = bisect_left(page.sentence, page.sentence[at] - _SENTENCES, 0, at)
    named = [(name, one) for name, one in scene.entities.within(begin, at) if one.kind == "person"]
    if len({one for _, one in named}) < _TWO:
        return None
    name, reporter = named[0]
    return reporter if _reaches(scene, name) and _is_reporter(scene, name, reporter) else None


def _reaches(scene: Scene, name: Name) -> bool:
    """Whether somebody is told to have reached another, right behind the name."""
    page = scene.page
    behind = range(name.last, min(name.last + _NEAR, len(page.words)))
    return any(page.lower[at] in _REACHED and page.sentence[at] == page.sentence[name.first] for at in behind)


def _is_reporter(scene: Scene, name: Name, entity: Entity) -> bool:
    """Whether a name is a reporter's: our Ana Roe, the BBC's correspondent Ana Roe."""
    before = scene.page.lower[max(0, name.first - _NEAR // 2) : name.first]
    own = not MY_OR_OUR.isdisjoint(before[-3:])
    return own or not _REPORTERS.isdisjoint(before) or not _REPORTERS.isdisjoint(scene.told(entity).heads)
