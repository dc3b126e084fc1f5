"""Parties: what somebody is in a court of law, told by what they do or what is done to them.

Colm Breen, who denies murder, is "the accused" from then on; prosecuting, Una Lagan is "the prosecutor".
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page

__all__ = ["party"]

_REACH = 14
"""Tokens behind a name in which it is told what is done to somebody."""

_DONE = frozenset(
    (
        "accused acquitted arraigned arrested bailed charged cleared convicted extradited fined freed "
        "imprisoned indicted jailed prosecuted remanded sentenced tried"
    ).split()
)
"""Participles of what is done to a defendant."""

_STATED = 10
"""Tokens before a name in which it is told that somebody made a statement: in a victim impact statement."""

_BE = frozenset("are be been being is was were".split())
_HAVE = ("had", "has", "have")
_OF = ("of", "with")
_NEAR = 4

_PLEADS = frozenset("admits admitted denied denies deny denying pleaded pleads pled".split())
_CHARGES = frozenset(
    (
        "arson assault assaulting burglary causing charge charges corruption count counts fraud guilty "
        "harassment kidnapping manslaughter murder negligence rape robbery stalking theft trafficking "
        "wrongdoing"
    ).split()
)
"""What a defendant denies or pleads."""

_ARRESTS = frozenset("arrested arresting convicted indicted jailed prosecuted".split())
"""Verbs for what is done to a defendant who is named behind: police | arrested | Roe."""

_FACES = frozenset("face faced faces facing".split())
_STANDS = frozenset("on stand standing stands stood".split())
_APPEALS = frozenset("appealed appealing appeals".split())
_SUES = frozenset("sued sues suing".split())
_TELLING = _DONE | _PLEADS | _APPEALS | _SUES | _FACES | {"trial"}
_COURTS = ("prosecuting", "defending", "representing")
_SIDES = {
    "prosecuting": ("prosecutor", "counsel", "barrister", "attorney", "prosecuting", "prosecution"),
    "defending": ("counsel", "barrister", "attorney", "defence", "defense", "defending"),
    "representing": ("counsel", "barrister", "attorney"),
}


def party(page: Page, name: Name) -> Iterator[str]:
    """What a naming of a person tells of their part in a trial, as nouns and words beside nouns."""
    before = name.first - 1
    if page.lower[max(0, before - _STATED) : before + 1].count("impact"):
        first = page.lower.index("impact", max(0, before - _STATED))
        if page.lower[first - 1 : first + 2] == ["victim", "impact", "statement"]:
            yield "victim"
    if before > 0 and page.words[before] == "," and page.lower[before - 1] in _COURTS:
        yield from _SIDES[page.lower[before - 1]]
    elif before >= 0 and page.lower[before] in _SUES | _ARRESTS:
        yield "defendant"
    if _TELLING.isdisjoint(page.lower[name.last : name.last + _REACH]):
        return
    sentence = page.sentence[name.first]
    for at in range(name.last, min(name.last + _REACH, len(page.words))):
        if page.sentence[at] != sentence or page.kind(at) == "person":
            return
        word = page.lower[at]
        pleads = word in _PLEADS | _FACES and not _CHARGES.isdisjoint(page.lower[at + 1 : at + 1 + _NEAR])
        tried = word == "trial" and page.lower[at - 1] in _STANDS | _FACES
        if pleads or tried or (word in _DONE and at > name.last and _is_passive(page, at)):
            yield "defendant"
        elif at == name.last and word in _SUES:
            yield "plaintiff"
        elif at == name.last and word in _APPEALS:
            yield from ("appellant", "defendant")
        else:
            continue
        return


def _is_passive(page: Page, at: int) -> bool:
    """Whether a participle tells what is done: was jailed, a baker accused of; not has accused her."""
    if not _BE.isdisjoint(page.lower[at - 2 : at]):
        return True
    return page.word(at + 1) in _OF and page.lower[at - 1] not in _HAVE
