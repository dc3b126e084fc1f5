"""Attributive: of whom something else is told, by which they can or cannot be "he".

The | Otero-Maris | government; among the comments made by | Roe |, he.
"""

from __future__ import annotations

from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene

__all__ = ["is_only_of_rule", "whose_words"]

_RULES = frozenset(
    "administration cabinet clan dictatorship dynasty government junta presidency regime".split()
)
"""Nouns for those who rule together, behind the name of who leads them."""

_FEW = 4
"""Namings that are looked at."""


def is_only_of_rule(page: Page, mention: Mention, entity: Entity) -> bool:
    """Whether "he" cannot be somebody, who is only named in what tells who rules: the | Roe | government."""
    if mention.kind != "he" or entity.kind != "person":
        return False
    names = entity.mentions[:_FEW]
    return bool(names) and all(
        name.first > 0 and page.lower[name.first - 1] == "the" and page.word(name.last) in _RULES
        for name in names
    )


_WORDS = frozenset("comments remarks speech speeches statement statements address interview letter".split())
_GIVEN = frozenset("by delivered given made of posted".split())


def whose_words(scene: Scene, mention: Mention) -> Entity | None:
    """Whose words an opening phrase tells of before "he": among the comments made by | Roe |, he."""
    page, comma = scene.page, mention.first - 1
    if mention.kind != "he" or comma < 1 or page.words[comma] != ",":
        return None
    held = page.found.at.get(comma - 1)
    if held is None or held[1].kind != "person" or held[0].last != comma or held[0].first < _FEW:
        return None
    at = held[0].first - 1
    while page.lower[at] in _GIVEN and at > held[0].first - _FEW:
        at -= 1
    told = at < held[0].first - 1 and page.lower[at] in _WORDS
    same = page.sentence[at] == page.sentence[comma] and scene.gender(held[1]) in (None, mention.male)
    return held[1] if told and same else None
