"""Holders: who alone is told to hold the post that a description tells of in full: the SFD's CEO."""

from __future__ import annotations

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.determiners import DEFINITE
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.descriptions import Description
from quotes.speakers.scene.scene import Scene

__all__ = ["holder"]

_STATED = 8
"""The value of ``role`` of whom the article states a description's noun."""


def holder(scene: Scene, mention: Mention) -> Entity | None:
    """The only person of whom a post's noun and whose it is are told: the Minister of Education.

    Another may have spoken last. A bare noun, the minister, may mean somebody else; so may a spokesman.
    """
    if mention.kind != "person" or mention.determiner not in DEFINITE or not _is_post(mention.noun):
        return None
    told = Description(scene, mention, False)
    if not (told.of or told.nations or _is_bodys(scene, mention)) or _is_apposed(scene, mention):
        return None
    every = told.head | told.rest | told.of
    fitting = [
        one
        for one in scene.by_role(next(iter(told.head)), mention.first)
        if first_named(one) < mention.first and told.role(one) == _STATED and _holds(scene, one, every)
    ]
    return fitting[0] if len(fitting) == 1 and scene.may_be(fitting[0], mention.male) else None


def _is_post(noun: str) -> bool:
    """Whether a noun is an office's or a trade's, of which one is known by the words beside it."""
    roles = lexicon("roles")
    if any(noun in roles[group] for group in ("kin", "for others", "relations")):
        return False
    return noun in roles["titles"] or noun in roles["standing"] or noun in roles["roles"]


def _is_bodys(scene: Scene, mention: Mention) -> bool:
    """Whether a body or place is named before the noun, and nobody: the | SFD's | CEO."""
    named = [one.kind for _, one in scene.entities.within(mention.first, mention.last)]
    return bool(named) and "person" not in named


def _is_apposed(scene: Scene, mention: Mention) -> bool:
    """Whether somebody is named right before, behind a comma: Ana Roe, | the Hull mayor |."""
    return scene.page.kind(mention.first - 2) == "person" and scene.page.words[mention.first - 1] == ","


def _holds(scene: Scene, entity: Entity, every: set[str]) -> bool:
    """Whether one statement about somebody has all words of a post, and it is no former one."""
    return any(
        every <= role_words(f"{one.role} {one.organization} {one.place}".split())
        for one in scene.statements(entity)
        if one.status != "former"
    )
