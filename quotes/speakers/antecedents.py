"""Antecedents: the subject of the sentence before, for "it" and "they" that go back to no name.

The council issued a statement. | It said. Researchers tracked 1,140 drivers. | They found.
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.speakers.affiliations.page import FINITE, NOUNS, PREPOSITIONS
from quotes.speakers.contents import Content
from quotes.speakers.mentions import Mention, mention_of
from quotes.speakers.scene import Scene
from quotes.words.calendar import DAYS

__all__ = ["antecedent"]

_KINDS = {"it": ("body", "document"), "they": ("many",)}
_LONGEST = 25
"""Tokens of a subject before its verb."""


def antecedent(scene: Scene, mention: Mention, content: Content) -> Mention | None:
    """The words that "it" or "they" go back to: a body or document, or people, who have no name.

    They are the subject of the clause before, or of the sentence before in the same paragraph.
    """
    page, at = scene.page, mention.first
    kinds = _KINDS.get(mention.kind)
    if kinds is None:
        return None
    here = bisect_left(page.sentence, page.sentence[at], 0, at)
    before = bisect_left(page.sentence, page.sentence[here - 1], 0, here) if here else 0
    starts = [] if here in content.tokens else [here]
    starts += [before] if here and page.paragraph[here - 1] == page.paragraph[at] else []
    for first in starts:
        subject = _subject(scene, first, at)
        if subject and subject.kind in kinds and subject.human and not scene.entities.at.get(subject.head):
            return subject
    return None


def _subject(scene: Scene, first: int, stop: int) -> Mention | None:
    """The noun phrase before the first finite verb of a sentence, behind an opening phrase."""
    page = scene.page
    if page.pos[first] in PREPOSITIONS:
        within = range(first + 1, min(stop, first + _LONGEST))
        ends = (at for at in within if page.words[at] == "," or page.lower[at - 1] in DAYS)
        if (comma := next(ends, None)) is None:
            return None
        first = comma + (page.words[comma] == ",")
    last = first
    while (
        last < stop and last - first < _LONGEST and page.pos[last] not in FINITE and page.words[last] != ","
    ):
        last += 1
    if last >= stop or not any(page.pos[token] in NOUNS for token in range(first, last)):
        return None
    return mention_of(page, first, last)
