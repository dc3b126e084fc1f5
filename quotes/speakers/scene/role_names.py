"""Role names: a mention whose name is a role or a people, as what it describes: the MEC, the Latvian."""

from __future__ import annotations

from quotes.names.kinds import known_bodies
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.determiners import KNOWN, THE
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.peoples import is_of_people
from quotes.speakers.scene.scene import Scene

__all__ = ["by_role"]

_SHORT = 5
"""Letters that a role is shortened to at most."""


def by_role(scene: Scene, mention: Mention) -> Mention:
    """A mention as the description that it is, where its name is a role or a people: the MEC, the Latvian.

    Only where the article tells a word of somebody, as it never does of the FBI, or where a word is
    always somebody's: the Utah Republican.
    """
    held = scene.entities.at.get(mention.head)
    word = scene.page.words[mention.head]
    noun = next(iter(role_words([word])), "")
    if held is None and word.isupper() and word in scene.entities.posts and mention.kind != "nothing":
        return _of_role(scene, mention, noun)
    if mention.kind != "name" or mention.determiner not in KNOWN:
        return mention
    if held is None:
        bearers = scene.by_role(noun, mention.first) if 1 < len(word) <= _SHORT and word.isupper() else []
        known = any(noun in scene.told(one).heads for one in bearers)
        return _of_role(scene, mention, noun) if known and mention.last == mention.head + 1 else mention
    name, entity = held
    if name.last != mention.head + 1 or (entity.kind == "organization" and _is_bodys(entity)):
        return mention
    if entity.kind == "person" and len(entity.words) > 1:  # the Amir, where there is an Amir Khan too
        others = [one for one in scene.by_role(noun, mention.first) if noun in scene.told(one).heads]
        if mention.determiner != THE or name.last - name.first > 1 or all(one is entity for one in others):
            return mention
    elif word.lower() not in lexicon("roles")["standing"] and not is_of_people(scene, mention, entity):
        short = 1 < len(word) <= _SHORT and word.isupper()
        if not short and entity.kind != "other":
            return mention
        bearers = scene.by_role(noun, mention.first)
        if short:
            bearers = [one for one in bearers if noun in scene.told(one).heads]
        if not bearers:
            return mention
    return _of_role(scene, mention, noun)


def _is_bodys(entity: Entity) -> bool:
    """Whether words are a body's name whatever they tell: the Office of the Prosecutor, The Economist."""
    text = " ".join(entity.words).lower().removeprefix("the ")
    return "of" in entity.words or not known_bodies().isdisjoint((text, f"the {text}"))


def _of_role(scene: Scene, mention: Mention, noun: str) -> Mention:
    """A mention as the description that its noun makes of it."""
    asked = role_words(scene.page.words[mention.first + 1 : mention.head + 1])
    return mention._replace(
        kind="person", noun=noun, asked=frozenset(asked), human=True, speaker="unnamed", by_role=True
    )
