"""Bynamed: by which nouns somebody goes: Roe, whom the fans call the Professor; known to all as the Cat."""

from __future__ import annotations

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import NOUNS

__all__ = ["byname"]

_CALLED_SO = frozenset("call called calls dub dubbed nicknamed".split())
_OPENS_CALLED = frozenset("called dubbed known nicknamed who whom".split())
_FAR = 8
"""Tokens behind a name in which it is said how its bearer is called."""


def byname(page: Page, name: Name) -> list[str]:
    """The nouns by which somebody goes: Roe, whom the fans call | the Professor |; known as the Cat."""
    at = name.last + (page.word(name.last) == ",")
    if page.word(at) not in _OPENS_CALLED:
        return []
    last = min(at + _FAR, len(page.words) - 2)
    verbs = _CALLED_SO if page.word(at) != "known" else ("as",)
    verb = next((one for one in range(at, last) if page.lower[one] in verbs), last)
    first = verb + 1 + (page.quote[min(verb + 1, last)] >= 0 and not page.words[verb + 1][0].isalnum())
    if verb == last or page.word(first) != "the":
        return []
    nouns = []
    for token in range(first + 1, min(first + 4, len(page.words))):
        if page.pos[token] not in NOUNS or not page.words[token][:1].isupper():
            break
        nouns.append(page.lower[token])
    return nouns[-1:]
