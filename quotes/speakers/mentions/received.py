"""Received: what somebody hears of others, whose it is: faced | criticism | that he lied, hit by claims."""

from __future__ import annotations

from quotes.attribution.acts.acts import base
from quotes.attribution.acts.stances import possible_lemmas
from quotes.document import Span
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import NOUNS, PAST, VERBS, tagged
from quotes.words.tokens import POSSESSIVE

__all__ = ["is_received"]

_NAMING = tagged("CD", "NNP", "NNPS", "NNS")
_APART = POSSESSIVE | {",", ";"}
_OBJECTS = NOUNS | tagged("VB", "VBP", "VBZ")
"""The tags of nouns that are verbs, too: heard | claims |."""

_NEAR = 4
"""Tokens between a verb and what is received: came | under intense public | criticism."""


def is_received(page: Page, mention: Span | None, cue: range, first: int) -> bool:
    """Whether a cue tells what its mention receives; ``first`` is the first token of the content.

    The noun for it ends the cue, or opens the content: faced criticism | that; drew | criticism for.
    Not a mention behind the cue, which gives it: ignored a warning by | Ana Roe |.
    """
    if not cue or (mention and mention.start > page.span(cue.start, cue.stop).start):
        return False
    ends = [at for at in cue if _is_said(page, at)]
    opens = [at for at in range(first, min(first + _NEAR, len(page.words))) if _is_said(page, at)]
    if ends:
        return _is_object(page, ends[0])
    return first == cue.stop and bool(opens) and _receives(page, cue.stop - 1)


def _is_said(page: Page, at: int) -> bool:
    return page.pos[at] in _OBJECTS and base(page.lower[at]) in lexicon("speech")["received"]


def _is_object(page: Page, noun: int) -> bool:
    """Whether a noun for what is said is the object of a verb of receiving, or does something to somebody."""
    for at in range(noun - 1, max(-1, noun - _NEAR - 1), -1):
        if page.sentence[at] != page.sentence[noun] or page.words[at] in _APART:
            return False  # responded to | Roe's | claims
        if _receives(page, at):
            return True
        if page.lower[at] == "by":
            between = page.pos[at + 1 : noun]  # dogged | by | claims; not: signed by professors, calls for
            return page.pos[noun] in NOUNS and page.pos[at - 1] in PAST and _NAMING.isdisjoint(between)
    return False


def _receives(page: Page, verb: int) -> bool:
    listed, behind = lexicon("speech")["receiving"], page.word(verb + 1)
    lemmas = possible_lemmas(page.lower[verb])
    return page.pos[verb] in VERBS and any(one in listed or f"{one} {behind}" in listed for one in lemmas)
