"""Deeds: what somebody is called by for what they do, or what befell them, which no role says.

Ana Roe, who seeks another term, is "the incumbent" from then on; Eva Poe, whose husband died, "the widow".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page

__all__ = ["deeds"]

_REACH = 16
"""Tokens behind a name in which it is told what somebody does."""

_NEAR = 6
"""Tokens between a verb and what it tells."""

_SEEKS = frozenset(
    (
        "bid bidding campaigning fighting run running runs seek seeking seeks sought stand standing stands "
        "wants win"
    ).split()
)
_AGAIN = frozenset(("re-election", "reelection"))
_ANOTHER = frozenset(
    "another consecutive fifth final fourth fresh further second sixth straight third".split()
)
_CHALLENGES = frozenset(
    "challenge challenges challenging dethrone dethroning oust ousting unseat unseating".split()
)
_WHOM = frozenset(("her", "him", "them"))
_SPOUSES = frozenset(("husband", "wife"))
_DIED = frozenset("buried died drowned killed lost mourned mourning".split())
_TELLING = _SEEKS | _CHALLENGES | _SPOUSES | {"married"}


def deeds(page: Page, name: Name) -> Iterator[str]:
    """What the clause behind a naming of a person tells that they are, as nouns."""
    if not _WEDS.isdisjoint(page.lower[max(0, name.first - _TITLED) : name.last + 1]) and _is_wed(page, name):
        yield from ("bride", "groom")
    if _TELLING.isdisjoint(page.lower[name.last : name.last + _REACH]):
        return
    clause = _clause(page, name)
    for at, word in enumerate(clause):
        behind = clause[at + 1 : at + _NEAR]
        if word in _SEEKS and _is_again(behind):
            yield "incumbent"
        elif word in _CHALLENGES and _is_somebody(page, name.last + at + 1):
            yield "challenger"
        elif (word == "married" and behind[:1] == ["to"] and _was(clause[:at])) or (
            word in _SPOUSES and not _DIED.isdisjoint(clause)
        ):
            yield from ("widow", "widower")


def _is_wed(page: Page, name: Name) -> bool:
    """Whether it is told of whom somebody marries: Roe | married | the nurse Ana Poe; | to wed | Roe."""
    if page.word(name.last) in _WEDS:
        return any(one.kind == "person" for _, one in page.found.within(name.last, name.last + _NEAR))
    return not _WEDS.isdisjoint(page.lower[max(0, name.first - _TITLED) : name.first])


_WEDS = frozenset("married marries marry wed weds".split())
_TITLED = 3
"""Tokens between a verb and a name: married | the nurse | Ana Poe."""


def _clause(page: Page, name: Name) -> Sequence[str]:
    """The words behind a name up to the next person in its sentence."""
    end = name.last
    while end < min(name.last + _REACH, len(page.words)) and page.sentence[end] == page.sentence[name.first]:
        if page.kind(end) == "person":
            break
        end += 1
    return page.lower[name.last : end]


def _is_again(behind: Sequence[str]) -> bool:
    """Whether somebody is in office already: seeks | a third term; runs | for re-election; stands | again."""
    if not _AGAIN.isdisjoint(behind):
        return True
    return behind[:1] == ["again"] or ("term" in behind and not _ANOTHER.isdisjoint(behind))


def _is_somebody(page: Page, at: int) -> bool:
    """Whether it is somebody who is challenged: him, the mayor, Ana Roe; no law and no ruling."""
    return page.kind(at) == "person" or page.word(at) in _WHOM


def _was(before: Sequence[str]) -> bool:
    """Whether a marriage is over: had been | married, was | married."""
    return before[-1:] == ["was"] or before[-2:] == ["had", "been"]
