"""Dead: who is told to have died, and so is not who speaks: of several with one surname, or as "he"."""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.borders import BEHIND_DATELINE
from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.words.function_words import HE_OR_SHE

__all__ = ["LATE", "is_dead"]

LATE = frozenset("deceased late murdered slain".split())
"""Words before a name or a noun for somebody who has died."""
_DEAD = frozenset("buried dead died".split())
_OWN = frozenset("body death funeral killer killing murder".split())
_NEAR = 8
"""Tokens behind a name in which its verb stands."""

_MOST = 12
"""Names of one person that are looked at: the first ones."""


def is_dead(page: Page, entity: Entity) -> bool:
    """Whether somebody is told to have died: Ana Roe died in May; the late Ana Roe. She was killed."""
    return any(_is_told_dead(page, name) for name in entity.mentions[:_MOST])


def _is_told_dead(page: Page, name: Name) -> bool:
    """Whether what stands around a name tells so, or a sentence behind it that goes on with "he" or "she"."""
    if name.first and page.lower[name.first - 1] in LATE:
        return True
    if page.word(name.last) in ("'s", "\u2019s") and page.word(name.last + 1) in _OWN:
        return True
    end = bisect_left(page.sentence, page.sentence[name.first] + 1, name.first)
    if _dies(page, name.last, end) or _is_of_old(page, name.last, end):
        return True
    behind = bisect_left(page.sentence, page.sentence[name.first] + 2, name.first)
    opens = name.first == 0 or page.sentence[name.first - 1] != page.sentence[name.first]
    opens = opens or page.words[name.first - 1] in BEHIND_DATELINE
    return opens and page.word(end).lower() in HE_OR_SHE and _dies(page, end + 1, behind)


_LIVING = 1930
"""The year before which who did something is not heard today."""


def _is_of_old(page: Page, first: int, end: int) -> bool:
    """Whether a relative clause tells what somebody did long ago: Roe, | who burned his fleet in 1759 |."""
    if page.word(first) != "," or page.word(first + 1) not in ("who", "whose"):
        return False
    years = (
        page.words[at + 1] for at in range(first + 2, min(first + _CLAUSE, end - 1)) if page.lower[at] == "in"
    )
    return any(len(year) == _YEAR and year.isdecimal() and int(year) < _LIVING for year in years)


_CLAUSE, _YEAR = 16, 4
"""Tokens of a relative clause, and letters of a year."""


def _dies(page: Page, first: int, end: int) -> bool:
    """Whether a subject's verb, right behind it or its apposition, tells of its death."""
    if page.word(first) == ",":
        comma = (at + 1 for at in range(first + 1, min(first + _NEAR, end)) if page.words[at] == ",")
        first = next(comma, first + 1)
    verb = page.lower[first : min(first + _NEAR, end)]
    if (verb and verb[0] in _DIES) or verb[:2] == ["has", "died"] or verb[:2] == ["had", "died"]:
        return True
    if verb[:1] != ["was"] and verb[:2] not in (["has", "been"], ["had", "been"]):
        return False
    return (len(verb) > 1 and verb[1] in _KILLED) or not _DEAD.isdisjoint(verb)


_DIES = frozenset(("died", "drowned", "perished"))
_KILLED = frozenset("assassinated executed killed murdered slain".split())
