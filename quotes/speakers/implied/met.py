"""Met: somebody without a name who is no subject of the sentence before, but whom "he" or "she" means.

We reached | the foreman | by phone. He asked ... The insurers sent | a man in white shoes |. He told me ...
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.nouns import is_person
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention, mention_of
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE, NOUNS, tagged
from quotes.words.function_words import HE_OR_SHE, I_OR_WE

__all__ = ["somebody_met", "somebody_reached"]

_LONGEST = 40
"""Tokens of a sentence that tells of somebody who was met."""

_PHRASE = 6
"""Tokens of a noun phrase up to its noun."""

_DETERMINERS = frozenset(("a", "an", "another", "my", "our", "the"))
_IN_PHRASE = NOUNS | tagged("CD", "JJ", "JJR", "JJS", "VBN")
_SAME = {True: frozenset(("he", "him", "his")), False: frozenset(("she", "her"))}
"""Pronouns of another man, or another woman, who may be meant as well."""


def somebody_met(scene: Scene, mention: Mention, content: Content) -> Mention | None:
    """The only person of the sentence before in the paragraph, where "he" or "she" begins the next.

    Not where somebody is named in it, is "he" in it, or says something in it, nor where it tells of two.
    """
    page = scene.page
    if mention.kind != "he" or mention.male is None:
        return None
    start = min(mention.first, content.tokens.start)
    here = bisect_left(page.sentence, page.sentence[start], 0, start)
    if here == 0 or not _begins(mention, content, here):
        return None
    first = bisect_left(page.sentence, page.sentence[here - 1], 0, here)
    if page.paragraph[first] != page.paragraph[here] or here - first > _LONGEST:
        return None
    if any(scene.reported[first:here]) or any(page.quote[at] >= 0 for at in range(first, here)):
        return None
    if not _SAME[mention.male].isdisjoint(page.lower[first:here]):
        return None
    if any(one.kind == "person" for _, one in scene.entities.within(first, start)):
        return None
    return _only_person(page, first, here, mention.male)


def somebody_reached(scene: Scene, begin: int, at: int, male: bool | None) -> Mention | None:
    """Whom the author says to have met in a paragraph, who speaks in the next: I reached | the foreman |.

    The sentences behind that one go on about "he", or there are none.
    """
    page, here = scene.page, at
    while here > begin:
        stop, here = here, max(begin, bisect_left(page.sentence, page.sentence[here - 1], 0, here))
        if page.lower[here] in I_OR_WE and male is not None and stop - here <= _LONGEST:
            return None if any(scene.reported[here:stop]) else _only_person(page, here, stop, male)
        if page.lower[here] not in HE_OR_SHE:
            return None
    return None


def _begins(mention: Mention, content: Content, here: int) -> bool:
    """Whether "he" is the first word of a sentence, or stands behind a quotation that opens it."""
    return mention.first == here or (here in content.tokens and content.tokens.stop + 1 >= mention.first)


def _only_person(page: Page, first: int, stop: int, male: bool) -> Mention | None:
    """The description of the one person whom a sentence tells of behind its first verb."""
    verb = next((at for at in range(first, stop) if page.pos[at] in FINITE), stop)
    nouns = [at for at in range(first, stop) if _is_somebody(page, at)]
    if len(nouns) != 1 or nouns[0] < verb:
        return None
    begin = nouns[0]
    while begin > verb and nouns[0] - begin < _PHRASE and page.lower[begin] not in _DETERMINERS:
        begin -= 1
        if page.pos[begin] not in _IN_PHRASE and page.lower[begin] not in _DETERMINERS:
            return None
    if page.lower[begin] not in _DETERMINERS:
        return None
    found = mention_of(page, begin, _phrase_end(page, nouns[0] + 1, stop))
    fits = found.kind == "person" and found.male in (None, male)
    return found._replace(male=male) if fits else None


def _phrase_end(page: Page, end: int, stop: int) -> int:
    """Where the phrase ends that is begun by a noun that ends before a token: a man | in white shoes |."""
    if page.lower[end] not in _TELLING:
        return end
    last = end + 1
    while last < stop and (page.pos[last] in _IN_PHRASE or page.lower[last] in _DETERMINERS):
        last += 1
    return last if page.pos[last - 1] in NOUNS else end


_TELLING = frozenset(("from", "in", "of", "with"))
"""Prepositions behind a noun that tell who somebody is, rather than what was done."""


def _is_somebody(page: Page, at: int) -> bool:
    """Whether a token is a noun for one person, or for people, that no other noun follows."""
    if page.pos[at] not in NOUNS or not NOUNS.isdisjoint(page.pos[at + 1 : at + 2]):
        return False
    word = page.lower[at]
    return is_person(word) or is_person(word.removesuffix("s"))
