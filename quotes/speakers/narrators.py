"""Narrators: whom "I", "we" and "you" of an article's own text mean, outside of what anybody says."""

from __future__ import annotations

from quotes.speakers.affiliations.page import Page
from quotes.speakers.contents import Content
from quotes.speakers.entity import Entity
from quotes.speakers.mentions import Mention
from quotes.speakers.scene import Scene
from quotes.words.speech import classes

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
        bare = not mention.noun and content.quoted == 0
        return bare and not _is_verb_beside(scene.page, content.tokens)
    return mention.noun in _ALL and _is_own(scene, mention)


def _is_verb_beside(page: Page, content: range) -> bool:
    """Whether a verb tells who says it: Roe waited | and warned | that it rains. It rains, | says Roe |."""
    before, behind = content.start - 1, content.stop + (page.word(content.stop) == ",")
    if (
        before > 0
        and _says(page, before)
        and (page.lower[before - 1] in _JOINS or before - 1 in page.found.at)
    ):
        return True
    return _says(page, behind) and behind + 1 in page.found.at


def _says(page: Page, verb: int) -> bool:
    return not classes(page.word(verb)).isdisjoint(_SAYING)


_JOINS = ("and", "but")
_SAYING = frozenset(("holding", "saying", "telling"))


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
