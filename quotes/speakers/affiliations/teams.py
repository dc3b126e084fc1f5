"""Teams: of which club or country somebody is who plays for it or leads it: the St Helens | captain."""

from __future__ import annotations

from quotes.names.gazetteer import is_borne, is_only_town
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.words.tokens import POSSESSIVE

__all__ = ["OF_TEAMS", "is_short", "is_team", "plays_for"]


def is_team(text: Page, last: int, end: int) -> bool:
    """Whether somebody of a team is told right behind its name: Leeds | captain, Ghana | 's head coach."""
    roles = lexicon("roles")
    if text.lower[end - 1] not in roles["of teams"]:
        return False
    last = end - 1 if text.lower[last] == "and" and text.words[last + 1][:1].isupper() else last
    return all(
        text.lower[at] in OF_TEAMS or text.lower[at] in roles["former"] or text.lower[at] in POSSESSIVE
        for at in range(last, end - 1)
    )


OF_TEAMS = frozenset(
    (
        "assistant baseball basketball batting bowling caretaker club cricket defence football head hockey "
        "interim men netball rugby soccer star team under-19 under-20 under-21 volleyball women"
    ).split()
)
"""Words between a team's name and who is of it."""


def is_short(name: Name, entity: Entity) -> bool:
    """Whether an article calls somebody by a longer name elsewhere: a surname, and no body's name."""
    size = name.last - name.first
    return any(other.last - other.first > size for other in entity.mentions)


def plays_for(text: Page, name: Name, entity: Entity, end: int) -> bool:
    """Whether what was taken for a person is the team whose the role before a token is: Munster | captain.

    People have coaches, too, and then they are called by their names.
    """
    if entity.kind != "person":
        return True
    if is_short(name, entity):
        return False
    if text.lower[end - 1] in lexicon("roles")["of teams: players"]:
        return True
    word = text.words[name.last - 1]
    return not is_borne(word) or is_only_town(word)
