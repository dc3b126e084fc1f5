"""Narrators: whom "I", "we" and "you" of an article's own text mean, outside of what anybody says."""

from __future__ import annotations

from quotes.speakers.contents import Content
from quotes.speakers.entity import Entity
from quotes.speakers.mentions import Mention
from quotes.speakers.scene import Scene

__all__ = ["is_narrator", "is_told_of", "is_untold"]

_ALONE = frozenset(("i", "me"))
"""Pronouns of one who speaks."""

_MYSELF = _ALONE | {"my", "myself"}

_ALL = frozenset(("our", "us", "we", "you", "your"))
"""Pronouns of an article's own text for its readers, with or without who writes it."""

_TWICE = 2
"""Times that somebody is named who tells an article: above it and below."""


def is_narrator(scene: Scene, mention: Mention) -> bool:
    """Whether "I" is who writes the article: outside of quotations and of what anybody is told to say."""
    return mention.noun in _ALONE and _is_own(scene, mention)


def is_untold(scene: Scene, mention: Mention, content: Content) -> bool:
    """Whether it is not told who says something: "we see | a man in despair"; words without marks or source.

    What is in quotation marks somebody says, who may be told of beside it.
    """
    if mention.kind == "nothing":
        return not mention.noun and content.untold
    return mention.noun in _ALL and content.quoted == 0 and _is_own(scene, mention)


def is_told_of(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody is told of by "I" who is not named: says Roe. | I | ask her why.

    So is who is named again and again, and who spoke as somebody else than "I".
    """
    if mention.noun not in _MYSELF or entity is scene.author or not _is_own(scene, mention):
        return False
    if sum(not scene.reported[name.first] for name in entity.mentions[: 2 * _TWICE]) > _TWICE:
        return True
    turn = scene.last.get(entity)
    place = scene.turns[turn].place if turn is not None else None
    return place is not None and scene.page.lower[place.first] not in _MYSELF


def _is_own(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands in the article's own words."""
    return scene.page.quote[mention.first] < 0 and not scene.reported[mention.first]
