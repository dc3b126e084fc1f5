"""Equals: two who are told in one sentence to be what a bare noun says, so that it means neither of them.

Ana Roe, the coach of Hull, met Eva Poe, the coach of Cork. | The coach | said: unless one of them just spoke.
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import FEW, Scene

__all__ = ["equals"]

_BACK = 3
"""Sentences from where they are named last to the noun, at most."""


def equals(scene: Scene, mention: Mention) -> list[Entity]:
    """Those who are equally meant by a noun alone, or who of them spoke; none where one is named since."""
    if mention.kind != "person" or not mention.alone:
        return []
    noun = next(iter(role_words([mention.noun])))
    last: dict[Entity, int] = {}
    for one in scene.by_role(noun, mention.first):
        told = scene.told(one)
        before = bisect_left(one.mentions, mention.first, key=lambda name: name.first)
        if before and noun in told.heads and noun not in told.past and scene.may_be(one, mention.male):
            last[one] = one.mentions[before - 1].first
    sentence = scene.page.sentence
    near = {one: sentence[at] for one, at in last.items() if sentence[mention.first] - sentence[at] <= _BACK}
    if len(near) < 2:
        return []
    oldest = min(near.values())
    turns = scene.turns[-FEW:]
    spoke = {turn.entity for turn in turns if turn.entity in near and sentence[turn.at] >= oldest}
    if len(spoke) == 1:
        return [*spoke]
    return [*near] if oldest == max(near.values()) else []
