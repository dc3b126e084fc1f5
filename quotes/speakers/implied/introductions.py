"""Introductions: who somebody is whom the next sentence gives a name.

“In May I waited,” | he | says. His name is Ana Roe. “Because I do it,” calls | a voice |. That is Roe's
daughter, Mona.
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import NEW
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import PREPOSITIONS
from quotes.words.tokens import POSSESSIVE

__all__ = ["introduced"]

_REACH = 14
"""Tokens of a sentence in which it gives a name: That is the driver's only daughter, | Mona |."""

_HE = {
    "he": True, "his": True, "she": False, "her": False, "that": None, "this": None, "the": None,
}  # fmt: skip
"""Words that an introduction opens with, and whether they are for a man."""

_THAT = frozenset(("that", "this"))
_BE = frozenset(("is", "was", "'s", "’s"))
_UNSEEN = frozenset(("figure", "voice"))
"""Nouns for somebody who is not seen well."""

_HERE = ("man", "woman", "speaker", "voice")
"""Nouns that an introduction may say again: the | man | is Ana Roe."""


def introduced(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Who is first named in the sentence behind a quote, which says that it is they."""
    page, inside = scene.page, mention.first > content.tokens.start and scene.page.quote[mention.first] < 0
    stop = mention.last if inside else max(content.tokens.stop, mention.last)
    somebody = mention.kind == "person" or mention.noun in _UNSEEN
    if not (mention.kind == "he" or (mention.determiner in NEW and somebody)):
        return None
    first = _next_sentence(page, stop)
    if first is None or page.quote[first] >= 0 or page.paragraph[first] - page.paragraph[stop - 1] > 1:
        return None
    verb = _verb(page, first)
    if verb is None:
        return None
    male = _HE[page.lower[first]]
    last = mention.kind != "he" and mention.first >= content.tokens.stop
    if page.lower[first] in _THAT and not last:
        return None  # “One of them left,” she said. That was Graham Poe.
    if mention.male is not None and male is not None and mention.male != male:
        return None
    named = scene.entities.within(verb + 1, min(verb + _REACH, len(page.words)))
    for name, entity in named:
        if entity.kind == "person" and _gives(page, verb, name):
            return entity if first_named(entity) == name.first else None
    return None


def _next_sentence(page: Page, stop: int) -> int | None:
    """Where the sentence begins behind the one that ends with a quote and who says it."""
    first = bisect_left(page.sentence, page.sentence[stop - 1] + 1, stop, min(stop + _REACH, len(page.words)))
    return first if first < len(page.words) and page.sentence[first] > page.sentence[stop - 1] else None


def _verb(page: Page, first: int) -> int | None:
    """Where the verb stands that says who somebody is: she | is |, his name | is |, the man | is."""
    opens, noun = page.lower[first], page.word(first + 1).lower()
    if opens not in _HE or first + 2 >= len(page.words):
        return None
    if opens in ("his", "her"):
        verb = first + 2 if noun == "name" else None
    elif opens == "the":
        verb = first + 2 if noun in _HERE else None
    else:
        verb = first + 1
    return verb if verb is not None and page.lower[verb] in _BE else None


def _gives(page: Page, verb: int, name: Name) -> bool:
    """Whether a name stands right behind the verb, or in an apposition to whose relative somebody is."""
    if page.sentence[name.first] != page.sentence[verb] or page.word(name.last) in POSSESSIVE:
        return False
    right = name.first == verb + 1 and page.lower[verb - 1] not in _THAT
    apposed = page.words[name.first - 1] == "," and page.word(name.last) in _ENDS
    of_other = any(page.pos[at] in PREPOSITIONS for at in range(verb, name.first))
    return right or (apposed and not of_other)  # not: she is a friend of the mayor, Roe


_ENDS = frozenset((",", ".", ""))
