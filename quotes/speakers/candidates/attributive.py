"""Attributive: who is only named in what tells of something else: the | Roe | government."""

from __future__ import annotations

from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention

__all__ = ["is_only_of_rule"]

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
