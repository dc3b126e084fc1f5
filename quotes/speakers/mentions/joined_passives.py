"""Joined passives: a participle without a "be" of its own: was hailed as "a gem" and | mocked as |."""

from __future__ import annotations

from quotes.attribution.acts.acts import BE
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import NOUNS, PAST, POS, tagged
from quotes.words.speech import belongs

__all__ = ["is_joined", "is_judged_as"]

_JOINS = frozenset(("and", "but", "or", ","))
_BETWEEN = NOUNS | PAST | tagged("CC", "CD", "DT", "IN", "JJ", "RB", "PRP$")
_FAR = 80
"""Tokens from a participle back to the "be" that it shares."""


def is_joined(page: Page, cue: range) -> bool:
    """Whether a cue is such a participle without an object: and | dismissed as | "a lawnmower"."""
    verb = next((at for at in cue if page.pos[at] != _ADVERB), None)
    if verb is None or page.pos[verb] not in PAST:
        return False
    if not is_judged_as(page, verb) and not belongs(page.lower[verb], "calling", "judging", "telling"):
        return False
    if _has_object(page, verb + 1):
        return False
    at = verb - 1
    while at > 0 and page.pos[at] == _ADVERB:
        at -= 1
    return at > 0 and page.lower[at] in _JOINS and _is_behind_be(page, at)


_ADVERB = POS.index("RB")
_OPENING = tagged("DT", "PRP$", "WP")
_IS = NOUNS | tagged("DT", "JJ", "JJR", "JJS", "PRP$")
"""The tags of what opens what somebody is said to be."""


def _has_object(page: Page, at: int) -> bool:
    """Whether somebody is told to judge: dismissed | the claim |; condemned | as "a lie" the claim."""
    at += page.word(at) == "as"
    if at >= len(page.words) or page.quote[at] < 0:
        return page.word(at - 1) != "as"
    while at < len(page.words) and page.quote[at] >= 0:
        at += 1
    return at < len(page.words) and page.pos[at] in _OPENING


def is_judged_as(page: Page, verb: int) -> bool:
    """Whether behind "as" stands what a participle says that somebody is: mocked | as "a shed".

    Or seen as a fool. Not what somebody is quoted | as saying.
    """
    if page.word(verb + 1) != "as" or verb + 2 >= len(page.words):
        return False
    return page.quote[verb + 2] >= 0 or page.pos[verb + 2] in _IS


def _is_behind_be(page: Page, joint: int) -> bool:
    """Whether a passive is told before a joint, with nobody who does something since."""
    done = False
    for at in range(joint, max(-1, joint - _FAR), -1):
        if page.sentence[at] != page.sentence[joint]:
            return False
        if page.quote[at] >= 0:
            continue
        if page.lower[at] in BE:
            return done
        done = done or page.pos[at] in PAST
        if page.pos[at] not in _BETWEEN and page.lower[at] not in _JOINS:
            return False
    return False
