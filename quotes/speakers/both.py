"""Both: the two bodies that spoke last, where a noun in the plural stands for them: the banks."""

from __future__ import annotations

from bisect import bisect_left

from quotes.document import Span
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import singular
from quotes.speakers.scene.scene import Scene, Turn

__all__ = ["two_bodies"]

_OPENING = frozenset(("both", "the"))
_FEW = 6
"""Turns that are looked back over."""

_NEAR = 6
"""Paragraphs that a noun for two bodies goes back at most."""


def two_bodies(scene: Scene, mention: Span) -> list[tuple[Entity, Span]]:
    """The last two who spoke, where both are bodies and one is told to be what "the agencies" are.

    Where three bodies have spoken, or somebody else since the first of two, it is not told who is meant.
    """
    page = scene.page
    first, last = page.at(mention.start, mention.end)
    if last - first != 2 or page.lower[first] not in _OPENING:
        return []
    noun = singular(page.lower[first + 1])
    if noun == page.lower[first + 1] or noun not in lexicon("sources")["bodies"]:
        return []
    before = bisect_left(scene.turns, first, key=_at)
    spoke: dict[Entity, Name] = {}
    for turn in reversed(scene.turns[max(0, before - _FEW) : before]):
        if page.paragraph[first] - page.paragraph[turn.at] > _NEAR or turn.entity.kind != "organization":
            break
        if turn.entity.mentions:
            named = turn.entity.mentions
            at = bisect_left(named, turn.at + 1, key=lambda name: name.first)
            spoke.setdefault(turn.entity, named[max(at - 1, 0)])
    if len(spoke) != 2 or not any(_is_called(scene, one, noun) for one in spoke):
        return []
    return [(one, page.span(name.first, name.last)) for one, name in reversed(spoke.items())]


def _at(turn: Turn) -> int:
    return turn.at


def _is_called(scene: Scene, entity: Entity, noun: str) -> bool:
    """Whether a body is told to be what a noun says, by its name or beside it: Norvik Bank; Ko's agency."""
    told = scene.told(entity)
    page = scene.page
    beside = (page.lower[name.first - 1] for name in entity.mentions[:_FEW] if name.first)
    return noun in told.heads | told.near or noun in beside
