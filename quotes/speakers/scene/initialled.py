"""Initialled: who the letters of a label stand for: JN: So much; BS: Why?, of Business Sunday: above."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity, initials
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene

__all__ = ["initialled"]

_FEWEST, _MOST = 2, 4
"""Letters of such a label."""

_ABOVE = 500
"""Tokens at the beginning of an article in which who asks is labelled in full."""


def initialled(scene: Scene, mention: Mention) -> Entity | None:
    """The only person with the initials that a label consists of; else the body that one above spells out."""
    page = scene.page
    if mention.last - mention.first != 1 or page.word(mention.last) != ":":
        return None
    label = page.words[mention.first].replace("-", "")  # AR-P: Ana Roe-Poe
    if not _FEWEST <= len(label) <= _MOST or not label.isupper():
        return None
    named = [one for one in scene.entities.persons if initials(one.words) == label]
    if named:
        return named[0] if len(named) == 1 else None
    spelled = {tuple(words) for words in _labels(page, len(label)) if initials(words) == label}
    return _body(scene, next(iter(spelled))) if len(spelled) == 1 else None


def _labels(page: Page, size: int) -> Iterator[list[str]]:
    """The labels of so many words before a colon that open a paragraph near the top."""
    for at in range(size, min(_ABOVE, len(page.words))):
        if page.words[at] != ":":
            continue
        first = at - size
        opens = first == 0 or page.paragraph[first - 1] != page.paragraph[first]
        if opens and all(word[:1].isupper() for word in page.words[first:at]):
            yield page.words[first:at]


def _body(scene: Scene, words: tuple[str, ...]) -> Entity:
    """The body of a name that no model marked, the same one for each of its labels."""
    known = (one for one in scene.entities.all if one.words == words)
    key = tuple(map(str.lower, words))
    return next(known, None) or scene.descriptions.setdefault(key, Entity("organization", words))
