"""Grammar: how a name stands in its sentence, read off the words and tags beside it."""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import FINITE, IN_PHRASE, POS, PREPOSITIONS, tagged
from quotes.words.tokens import POSSESSIVE

__all__ = ["GRAMMAR", "SUBJECTS", "grammar", "main_clause", "opening"]

GRAMMAR = (
    "none",
    "subject",
    "object",
    "behind a preposition",
    "before 's",
    "before a noun",
    "behind said",
    "apposed",
)

SUBJECTS = (GRAMMAR.index("subject"), GRAMMAR.index("behind said"))

_ADVERB = POS.index("RB")
_VERBS = FINITE | tagged("VB")
_NOUNS = tagged("NN", "NNP", "NNPS")
_BREAKS = _VERBS | PREPOSITIONS | tagged("VBG", ",", "``", "''", ":")
_SUBORDINATE = tagged("IN", "WRB")
_CLAUSE = 18
"""Tokens of a clause that stands before the main one."""

_SELF = frozenset(("herself", "himself", "itself", "themselves"))
_LONGEST = 8
"""Tokens before a name that its titles and roles may take."""


def grammar(page: Page, name: Name) -> tuple[int, int]:
    """Which of ``GRAMMAR`` a name has, and whether it begins its sentence (1) or its paragraph (2)."""
    words, pos, lower = page.words, page.pos, page.lower
    after, before = name.last, name.first - 1
    leads = _leads(page, name.first)
    if after + 1 < len(words):
        if words[after] in POSSESSIVE:
            return 4, leads
        verb = _verb(page, after)
        if pos[verb] in _VERBS or (words[after] in (",", "(") and (leads or pos[after + 1] in _VERBS)):
            return 1, leads
        if pos[after] in _NOUNS:
            return 5, leads
    if before >= 0 and page.sentence[before] == page.sentence[name.first]:
        if lower[before] in ("said", "says"):
            return 6, leads
        if pos[before] in PREPOSITIONS:
            return 3, leads
        if pos[before] in _VERBS:
            return 2, leads
        if words[before] == ",":
            return 7, leads
    return 0, leads


def _verb(page: Page, at: int) -> int:
    """What stands behind an adverb, "himself" or a phrase: Roe | never | left; Roe | on Monday | left."""
    pos, end = page.pos, min(at + _LONGEST, len(page.pos) - 1)
    if pos[at] == _ADVERB or page.lower[at] in _SELF:
        return min(at + 1, end)
    behind = at + 1
    if pos[at] in PREPOSITIONS:
        while behind < end and pos[behind] in IN_PHRASE and page.sentence[behind] == page.sentence[at]:
            behind += 1
    return behind if behind > at + 1 and pos[behind] in FINITE else at


def _leads(page: Page, token: int) -> int:
    """1 where a name begins its sentence, titles and roles before it allowed, 2 where its paragraph."""
    sentence, pos = page.sentence, page.pos
    own = sentence[token]
    for before in range(token - 1, token - 1 - _LONGEST, -1):
        if before < 0 or sentence[before] != own:
            break
        if pos[before] in _BREAKS:
            return 0
    else:
        return 0
    return 2 if token <= _LONGEST or page.paragraph[token] != page.paragraph[token - 1 - _LONGEST] else 1


def opening(page: Page, name: Name) -> list[str]:
    """The words of a sentence before a name, as far as its titles and roles may go."""
    first, own = name.first, page.sentence[name.first]
    while first > 0 and first > name.first - _LONGEST and page.sentence[first - 1] == own:
        first -= 1
    return page.lower[first : name.first]


def main_clause(page: Page, at: int) -> int:
    """Where the main clause of the sentence before a token begins: After Poe left, | Reed | was blunt."""
    first = bisect_left(page.sentence, page.sentence[at - 1], 0, at)
    if page.pos[first] not in _SUBORDINATE:
        return first
    within = range(first + 1, min(at, first + _CLAUSE))
    return next((token + 1 for token in within if page.words[token] == ","), first)
