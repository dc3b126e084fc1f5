"""Absent: who only seems to be there to speak: asked about, named only later."""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.agreement import AGAINST, gender_agrees
from quotes.speakers.scene.scene import Scene
from quotes.words.speech import is_questioned

__all__ = ["asked_about", "is_to_come", "wrote_in"]

_FEW = 7
"""Names and turns that are looked at."""


def asked_about(scene: Scene, mention: Mention) -> tuple[Entity, ...]:
    """Of whom somebody is asked who is meant: Asked about | Poe |, the captain smiled."""
    page, at = scene.page, mention.first
    if mention.kind not in ("he", "person") or page.lower[at] == "his":
        return ()
    first = bisect_left(page.sentence, page.sentence[at], 0, at)
    verb = first + (page.lower[first] in _WHEN)
    if not is_questioned(page.lower[verb]) or page.word(verb + 1) not in _ABOUT:
        return ()
    return tuple(one for _, one in scene.entities.within(verb, at) if one.kind == "person")


_WHEN = frozenset(("if", "when"))
_ABOUT = frozenset("about for if on over whether".split())


def is_to_come(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a person is named only later, where "she" may be somebody without a name who has spoken."""
    if mention.kind != "he" or not entity.mentions or entity in scene.last:
        return False
    if first_named(entity) < mention.first:
        return False
    return any(
        turn.entity.kind == "unnamed" and gender_agrees(scene, turn.entity, bool(mention.male)) != AGAINST[-1]
        for turn in scene.turns[-_FEW:]
    )


def wrote_in(page: Page, mention: Mention, entity: Entity) -> bool:
    """Whether somebody is only told of as who sent a question in: Why is it late? – Ana, | Ostby |."""
    if mention.kind not in ("he", "nothing") or not entity.mentions:
        return False
    return all(_signs_question(page, name) for name in entity.mentions[:_FEW])


def _signs_question(page: Page, name: Name) -> bool:
    """Whether a name stands behind the question mark and dash that its paragraph ends with."""
    end = min(name.last + _SIGNED, len(page.words))
    if page.paragraph[end - 1] == page.paragraph[name.first] and end < len(page.words):
        return False
    before = range(name.first - 1, max(0, name.first - _SIGNED), -1)
    dash = next((at for at in before if page.words[at] in _DASHES), 0)
    same = page.paragraph[dash - 1] == page.paragraph[name.first]
    return dash > 0 and same and page.words[dash - 1].strip("”’\"'") in ("?", "")


_DASHES = frozenset(("-", "–", "—"))
_SIGNED = 6
"""Tokens of the name and place of who sent a question in."""
