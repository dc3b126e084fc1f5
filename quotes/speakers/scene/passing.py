"""Passing: who is only named in passing where an article tells of somebody else: she read | Ana Roe |."""

from __future__ import annotations

from bisect import bisect_left

from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.grammar import GRAMMAR, SUBJECTS, grammar
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene
from quotes.words.function_words import FEMALE, MALE

__all__ = ["is_in_passing", "is_named_beside"]


def is_in_passing(scene: Scene, entity: Entity) -> bool:
    """Whether somebody is named once in an article, as to whom or with whom something is done."""
    return _is_silent(scene, entity) and _grammar(scene, entity) in _OBLIQUE


def _is_silent(scene: Scene, entity: Entity) -> bool:
    """Whether somebody is named once, and has said nothing."""
    return entity.kind == "person" and len(entity.mentions) == 1 and entity not in scene.last


def _grammar(scene: Scene, entity: Entity) -> int:
    return grammar(scene.page, entity.mentions[0])[0]


_OBLIQUE = tuple(map(GRAMMAR.index, ("object", "behind a preposition", "before 's", "before a noun")))


def is_named_beside(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether who is named once, beside "she", is another, where "she" speaks: | She | met Ana Roe."""
    if mention.kind != "he" or mention.male is None:
        return False
    if not _is_silent(scene, entity) or _grammar(scene, entity) in SUBJECTS:
        return False
    page, name = scene.page, entity.mentions[0]
    first = bisect_left(page.sentence, page.sentence[name.first], 0, name.first)
    pronouns = MALE if mention.male else FEMALE
    if page.word(name.last) == "," and page.word(name.last + 1) in pronouns:
        return True  # Like Ana Roe, | she | works at night
    return any(
        page.lower[at] in pronouns and page.quote[at] < 0 and not scene.reported[at]
        for at in range(first, name.first)
    )
