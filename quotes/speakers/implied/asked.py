"""Asked: whom the sentence before a quotation tells that somebody asked, so that the quotation answers."""

from __future__ import annotations

from bisect import bisect_left

from quotes.attribution.layouts.answers import ASKED, PRESSED
from quotes.speakers.affiliations.page import Page
from quotes.speakers.implied.onstage import goes_on_about, told_of_before
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention, mention_of
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import NOUNS, tagged

__all__ = ["implied"]

_ASKED = ASKED | PRESSED
_WHAT = frozenset("about how if on over what when where whether which who why".split())
"""What stands behind who is asked, and not who shall do something: asked Roe | to | wait."""

_LONGEST = 60
"""Tokens of a sentence that are looked through, from its beginning."""

_PHRASE = 8
"""Tokens of the words for who is asked."""

_IN_PHRASE = NOUNS | tagged("DT", "JJ", "PRP$", "POS", "CD")
_KINDS = ("name", "he", "person", "they", "body", "many")


def implied(scene: Scene, content: Content) -> Mention | None:
    """The words before a quotation without a cue for who must have said it: who was asked, or is told of."""
    return _asked_before(scene, content) or told_of_before(scene, content) or goes_on_about(scene, content)


def _asked_before(scene: Scene, content: Content) -> Mention | None:
    """The words for who was asked: Counsel asked | Ana Roe | why she had left. “I was tired.”

    Or put it to | her | that she slept. Not where what is quoted asks, too.
    """
    page, at = scene.page, content.tokens.start
    if not content.whole or content.asks or at == 0 or page.quote[at - 1] >= 0:
        return None
    if (
        page.sentence[at - 1] == page.sentence[at]
        or page.paragraph[at] - page.paragraph[at - 1] > content.opens
    ):
        return None
    first = bisect_left(page.sentence, page.sentence[at - 1], 0, at)
    for verb in range(first + 1, min(first + _LONGEST, at - 2)):
        behind = _behind(page, verb)
        if behind and page.quote[verb] < 0:
            found = _whom(scene, behind, page.lower[behind - 1] == "to", at)
            of_them = found and found.male is not None and (content.he if found.male else content.she)
            return None if of_them else found  # asked | his mother | why. “She told me nothing.”
    return None


def _behind(page: Page, verb: int) -> int | None:
    """Where the words for who is asked begin, behind a verb that asks."""
    if page.lower[verb] in _ASKED:
        return verb + 1
    if page.lower[verb : verb + 3] == ["put", "it", "to"]:
        return verb + 3
    return verb + 4 if page.lower[verb : verb + 4] == ["wanted", "to", "know", "from"] else None


def _whom(scene: Scene, first: int, is_put: bool, stop: int) -> Mention | None:
    """The words from a token on for who is asked something: her, Ana Roe, the widow."""
    page, held = scene.page, scene.entities.at.get(first)
    last = held[0].last if held else first + 1
    while not held and last < min(first + _PHRASE, stop) and page.pos[last] in _IN_PHRASE:
        last += 1
        held = scene.entities.at.get(last - 1)
    if page.word(last) not in _WHAT and not (is_put and page.word(last) == "that"):
        return None
    found = mention_of(page, first, last)
    return found if found.kind in _KINDS else None
