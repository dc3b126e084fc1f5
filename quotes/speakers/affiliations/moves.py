"""Moves: which body somebody went to from which other: Ana Roe, who left the Treasury for Unity Bank."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.speakers.affiliations.complements import ARTICLES, Parts, phrase_end
from quotes.speakers.affiliations.nouns import is_body
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.predicates import sentence_end

__all__ = ["moved"]

_LEAVING = frozenset("departed left leaves leaving quit quits".split())
"""Verbs whose object somebody leaves, for another or to do something at another."""
_GOING = frozenset("crossed defected moved moves moving returned switched transferred went".split())
"""Verbs behind which "to" tells where somebody went, and "from" whence."""
_JOINING = frozenset("joined joining joins".split())
_DOING = frozenset("establish found head join lead launch run set start".split())
"""What one leaves a body for, behind "to": left Acme | to join | Unity Bank."""
_BEFORE = frozenset((",", "had", "has", "he", "just", "recently", "she", "who"))
_FAR = 25
"""Tokens behind a name in which somebody moves."""


def moved(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """The bodies that somebody left, and went to, as the clause right behind a name tells."""
    limit = min(sentence_end(text, last - 1), last + _FAR)
    verb = last
    while verb < limit and text.lower[verb] in _BEFORE:
        verb += 1
    if verb + 1 >= limit or text.quote[verb] >= 0:
        return
    word = text.lower[verb]
    if word in _LEAVING:
        left = _body(text, verb + 1, limit)
        if left:
            yield Parts(organizations=[left], status="former"), verb, left[1]
        new = _aim(text, left[1] if left else verb + 1, limit)
    elif word in _GOING or word in _JOINING:
        came = next((at for at in _clause(text, verb + 1, limit) if text.lower[at] == "from"), 0)
        left = _body(text, came + 1, limit) if came else None
        if left:
            yield Parts(organizations=[left], status="former"), verb, left[1]
        to = next((at for at in _clause(text, verb + 1, limit) if text.lower[at] == "to"), 0)
        new = _body(text, to + 1, came if came > to else limit) if to and word in _GOING else None
    else:
        return
    if new:
        yield Parts(organizations=[new]), verb, new[1]


def _aim(text: Page, first: int, limit: int) -> tuple[int, int] | None:
    """The body that somebody left another for: left Oslo | for | Unity Bank; left | to join | Unity Bank."""
    for at in _clause(text, first, limit - 1):
        if text.lower[at] == "for" or (text.lower[at] == "to" and text.lower[at + 1] in _DOING):
            return _body(text, at + 1 + (text.lower[at] == "to"), limit)
    return None


def _clause(text: Page, first: int, limit: int) -> Iterator[int]:
    """The tokens of a clause from one on."""
    for at in range(first, limit):
        if text.words[at] in (",", ";", "."):
            return
        yield at


def _body(text: Page, first: int, limit: int) -> tuple[int, int] | None:
    """The body that a phrase names: the research firm | Unity Analytics |, not Oslo."""
    first += first < limit and text.lower[first] in ARTICLES
    end = phrase_end(text, first, limit) if first < limit else first
    for at in range(first, end):
        held = text.found.at.get(at)
        if held and held[0].first == at:
            kind, last = held[1].kind, held[0].last
            if kind == "organization" or (kind != "person" and is_body(text, first, last)):
                return at, last
            return None
    return None
