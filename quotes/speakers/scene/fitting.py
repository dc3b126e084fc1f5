"""Fitting: bodies that the noun of a mention cannot stand for, whatever else speaks for them."""

from __future__ import annotations

from quotes.names.borders import BEHIND_DATELINE
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import PRESS, nation
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import ANOTHER, NEW, NONE, NUMBER, OWNED, A
from quotes.speakers.mentions.documents import is_document, stands_alone
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.again import is_bare, is_headlined
from quotes.words.tokens import POSSESSIVE

__all__ = ["FIRMS", "is_named_by_own", "is_unfit", "stands_for"]

_NOT_MET = (NONE, *NEW, NUMBER)
"""Determiners of several who were not met before: neighbors, some parents."""

_ANOTHER = (A, ANOTHER)
"""Determiners of what was not met before: a report, another study."""

FIRMS = frozenset(
    (
        "airline automaker business carmaker chain chipmaker company developer drugmaker employer firm "
        "landlord maker manufacturer operator producer publisher retailer startup supplier utility"
    ).split()
)
"""Nouns for bodies that do business."""

_OFFICES = frozenset(
    (
        "administration authority board bureau commission committee congress council county court department "
        "division government legislature ministry office parliament police senate"
    ).split()
)
"""Nouns for bodies that govern; each is named by its own."""

_AGENCIES = frozenset(
    "administration authority bureau commission corps department division office service survey".split()
)
"""Nouns in the names of bodies that are called agencies."""

_OTHERS = frozenset("bank church college hospital museum party union university".split())
"""Nouns for other bodies that are named by their own."""

_NO_AGENCIES = _OTHERS | frozenset("congress court league legislature parliament senate".split())
"""Nouns for bodies that are no agencies."""

_NAMED = _OFFICES | _OTHERS

_OF_STATES = frozenset("bureau county court department government ministry parliament police".split())
"""Nouns for bodies of states alone."""

_STATES = frozenset(("government", "regime"))
"""Nouns for who rules; with the word for a country they tell which."""

_PRIVATE = frozenset("alliance association coalition foundation inc ministries partners union".split())
"""Nouns that end the names of bodies that are no state's."""


_NO_FIRMS = _OFFICES | frozenset(
    "association church coalition foundation institute ministries organisation organization party".split()
)
"""Nouns that end the names of bodies that do no business."""


def is_unfit(page: Page, mention: Mention, content: Content, entity: Entity) -> bool:
    """Whether a body or person is none of those that a mention may go back to.

    Nurses are no body; the company is no commission; the council is no court; the film is nobody, though
    what is quoted may be said by somebody whom a rare noun is for.
    """
    if _is_told_apart(page, mention, entity) or (entity.kind != "person" and _is_dateline(page, entity)):
        return True
    if mention.noun == "interview":
        return entity.kind in ("document", "unnamed")  # an answer is not theirs of whom a question tells
    if mention.kind == "document" and entity.kind == "document" and not entity.mentions:
        new = mention.determiner in _ANOTHER or page.lower[mention.first] in ("a", "an")
        return new and not is_headlined(entity)
    if entity.kind == "person":
        if mention.noun == "which":
            return True
        if mention.kind != "thing" or mention.human or content.quoted > 0:
            return False
        return not any(word.endswith(("-born", "-year-old")) for word in mention.asked)
    if entity.kind == "place" and mention.kind == "body" and mention.noun in entity.words[:-1]:
        return True  # police, which are no | police station
    if entity.kind != "organization":
        return False
    if mention.kind == "many":
        return mention.determiner in _NOT_MET
    if mention.kind != "body":
        return False
    inside = page.found.within(mention.first, mention.core) if mention.noun == "office" else ()
    if any(one.kind == "person" for _, one in inside):
        return True  # Gov. Roe's office
    if mention.determiner == OWNED and _is_anothers(page, mention, entity):
        return True
    if mention.noun in entity.words[:-1]:
        return True  # the club, which is not | club TV
    if mention.noun in FIRMS and _only_reports(page, mention, entity):
        return True
    if mention.noun in FIRMS or (mention.noun == "agency" and _head(entity) in _NO_AGENCIES):
        return not stands_for(mention.noun, entity)
    if mention.noun in _OF_STATES and _head(entity) in _PRIVATE:
        return True
    if mention.noun in _STATES and any(map(nation, page.lower[mention.first : mention.head])):
        return mention.noun not in map(str.lower, entity.words)  # the US government
    if mention.noun not in _NAMED or _head(entity) not in _NAMED:
        return False
    return mention.noun not in map(str.lower, entity.words)


_REPORTS = frozenset("report reported reports".split())
_HEARS = frozenset("tell telling tells told".split())
_NAMINGS = 4
"""Namings of a body in which it is looked for what it does there."""


def _only_reports(page: Page, mention: Mention, entity: Entity) -> bool:
    """Whether a body only has the news where it is named: the | Advertiser | reports; Roe told | Obala |."""
    before = [name for name in entity.mentions[:_NAMINGS] if name.first < mention.first]
    return bool(before) and all(
        page.word(name.last) in _REPORTS
        or (name.first > 1 and page.lower[name.first - 1 - (page.lower[name.first - 1] == "the")] in _HEARS)
        for name in before
    )


def _is_dateline(page: Page, entity: Entity) -> bool:
    """Whether a place or agency is only named where a story was filed: OSLO (Norvik Wire) - The bank."""
    if len(entity.mentions) != 1:
        return False
    name = entity.mentions[0]
    before, last = name.first - 1, name.last
    if before > 0 and page.words[before] == "(" and page.word(last) == ")":
        before, last = before - 2, last + 1
    elif entity.kind != "place":
        return False
    filed = page.word(last) in BEHIND_DATELINE or (last == name.last and page.word(last) == "(")
    return filed and (before < 0 or page.paragraph[before] != page.paragraph[name.first])


def _is_told_apart(page: Page, mention: Mention, entity: Entity) -> bool:
    """Whether the words of a mention tell that it is none of those who are not in them.

    A name is no source without one: UAW-5150, beside "the university"; the filing is not who filed it or
    another; Ana Roe's model is hers.
    """
    if mention.kind == "name":
        words = {*page.lower[mention.first : mention.last]}
        return not (entity.mentions or mention.by_role) and words.isdisjoint(map(str.lower, entity.words))
    if mention.kind == "document":
        if entity.kind == "organization" and entity.words[-1].lower() == mention.noun + "s":
            return True  # the announcement, which is no group called Public Announcements
        of_body = entity.kind in ("organization", "other") and not is_document(entity)
        return of_body and is_bare(mention) and stands_alone(mention.noun) and mention.noun not in PRESS
    return mention.kind == "thing" and mention.determiner == OWNED and not mention.human


def _is_anothers(page: Page, mention: Mention, entity: Entity) -> bool:
    """Whether a body bears the noun of a mention and another owner's: the clerk's office, State's Office."""
    own = [word.lower() for word in entity.words]
    at = next(at for at in range(mention.first + 1, mention.core) if page.words[at] in POSSESSIVE)
    whose = page.found.at.get(at - 1)
    if mention.noun not in own or (whose is not None and whose[1] is entity):
        return False
    return page.lower[at - 1] not in own and bool({*own} & {*POSSESSIVE} or whose is None)


def stands_for(noun: str, entity: Entity) -> bool:
    """Whether a noun for a body may stand for one whose name has another: the company, the agency."""
    if noun == "agency":
        return _head(entity) in _AGENCIES
    return noun in FIRMS and _head(entity) not in _NO_FIRMS


def is_named_by_own(entity: Entity) -> bool:
    """Whether a body is of those that are named by their own nouns: a council, a hospital."""
    return _head(entity) in _NAMED | _AGENCIES


def _head(entity: Entity) -> str:
    """The noun that says what a body is: the | Department | of Labor."""
    words = [word.lower() for word in entity.words]
    return words[next((at for at, word in enumerate(words) if at and word in _OF), len(words)) - 1]


_OF = ("of", "for", "in", "on")
