"""Singular: one man or woman, named alone, whom "they" does not stand for."""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import FEW, Scene
from quotes.text.tags import FINITE

__all__ = ["is_one"]

_THEY = frozenset(("them", "they"))
_REACH = 12
"""Tokens beside a name, up to a verb, in which those are told of who are named together with it."""

_WITH = frozenset(("and", "&", "led", "with"))
"""Words that join others to a name, as kin do: Roe | and | her team, a team | led | by Roe."""


def is_one(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether "they" is said, and somebody is a man or a woman named alone: the council met, Roe was ill."""
    if mention.kind != "they" or entity.kind != "person" or entity in scene.plural:
        return False
    if scene.page.lower[mention.first] not in _THEY:
        return False
    last = bisect_left(entity.mentions, mention.first, key=lambda name: name.first)
    near = entity.mentions[max(0, last - FEW) : max(last, 1)]
    return not any(_is_joined(scene.page, name) for name in near)


def _is_joined(page: Page, name: Name) -> bool:
    """Whether others are told of in the clause of a name, before its verb or behind one."""
    behind = range(name.last, min(name.last + _REACH, len(page.words)))
    before = range(name.first - 1, max(name.first - _REACH, 0), -1)
    joining = _WITH | lexicon("roles")["kin"]
    return any(
        not joining.isdisjoint(page.lower[at] for at in _clause(page, side, page.sentence[name.first]))
        for side in (behind, before)
    )


def _clause(page: Page, side: range, sentence: int) -> list[int]:
    """The tokens beside a name up to a verb, in its sentence."""
    end = next(
        (size for size, at in enumerate(side) if page.sentence[at] != sentence or _is_verb(page, at)),
        len(side),
    )
    return [*side[:end]]


def _is_verb(page: Page, at: int) -> bool:
    """Whether a token is a finite verb, but "led" behind a team."""
    return page.pos[at] in FINITE and page.lower[at] not in _WITH
