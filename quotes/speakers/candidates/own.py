"""Own words: the source without a name that the words of a mention describe: a nurse, the police chief."""

from __future__ import annotations

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention, before_relative, mention_of, without_apposition
from quotes.speakers.scene.scene import Scene

__all__ = ["description_key", "own_words"]


def own_words(scene: Scene, mention: Mention) -> Entity | None:
    """The source without a name that the words of a mention describe; None where they are a pronoun."""
    first, last = mention.first, mention.last
    if mention.kind == "who":
        before = before_relative(scene.page, first)
        if before is None:
            return None
        first, last = before
        mention = mention_of(scene.page, first, last)
        if mention.kind == "who":
            return None
    if mention.kind in ("he", "it", "they", "I", "nothing"):
        return None
    if mention.kind != "many" and scene.entities.at.get(mention.head):
        return None  # but several | Senate Republicans |
    if mention.kind == "name":
        first = _name_start(scene, mention)
        last = mention.core
    words = without_apposition(scene.page.words[first:last])
    key = description_key(words)
    known = scene.descriptions.get(key)
    if known is not None:
        return known
    entity = Entity(mention.speaker, tuple(words))
    entity.span, entity.noun = (first, first + len(words)), mention.noun
    return entity


def _name_start(scene: Scene, mention: Mention) -> int:
    """Where a name begins that no model marked: behind titles, roles and what is not capitalised."""
    page, roles = scene.page, lexicon("roles")
    first = mention.head
    while (
        first > mention.first and page.words[first - 1][:1].isupper() and first - 1 not in scene.entities.at
    ):
        word = page.lower[first - 1].removesuffix(".")
        if word in roles["titles"] or word in roles["roles"] or word in roles["courtesy"] or word == "the":
            break
        first -= 1
    return first


def description_key(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """By what a source without a name is known again."""
    return tuple([word for word in map(str.lower, words) if word not in ("the", "a", "an")])
