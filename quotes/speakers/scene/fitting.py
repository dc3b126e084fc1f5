"""Fitting: bodies that the noun of a mention cannot stand for, whatever else speaks for them."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.names.borders import BEHIND_DATELINE
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.natures import called_by, is_apart
from quotes.speakers.entities.nouns import PRESS, nation
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import ANOTHER, NEW, NONE, NUMBER, OWNED, A
from quotes.speakers.mentions.documents import is_document, stands_alone
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.again import is_bare, is_headlined
from quotes.speakers.scene.scene import Scene
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

_STATES = frozenset(("government", "regime"))
"""Nouns for who rules; with the word for a country they tell which."""


def is_unfit(scene: Scene, mention: Mention, content: Content, entity: Entity) -> bool:
    """Whether a body or person is none of those that a mention may go back to.

    Nurses are no body; the company is no commission; the council is no court; the film is nobody, though
    what is quoted may be said by somebody whom a rare noun is for.
    """
    page = scene.page
    if _is_told_apart(page, mention, entity) or (entity.kind != "person" and _is_dateline(page, entity)):
        return True
    if mention.kind == "it" and mention.noun == "this":
        return entity.kind != "document"  # what was told: | This | means war
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
    if is_apart(mention.noun, entity, scene.told(entity).near):
        return True
    if mention.noun in entity.words[:-1]:
        return True  # the club, which is not | club TV
    if mention.noun in FIRMS and _only_reports(page, mention, entity):
        return True
    foreign = mention.noun in _STATES and any(map(nation, page.lower[mention.first : mention.head]))
    return foreign and mention.noun not in map(str.lower, entity.words)  # the US government


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
        if mention.by_role or not words.isdisjoint(map(str.lower, entity.words)):
            return False
        return not entity.mentions or _is_other_name(page, mention, entity)
    if mention.kind == "document":
        if entity.kind == "organization" and entity.words[-1].lower() == mention.noun + "s":
            return True  # the announcement, which is no group called Public Announcements
        of_body = entity.kind in ("organization", "other") and not is_document(entity)
        return of_body and is_bare(mention) and stands_alone(mention.noun) and mention.noun not in PRESS
    return mention.kind == "thing" and mention.determiner == OWNED and not mention.human


def _is_other_name(page: Page, mention: Mention, entity: Entity) -> bool:
    """Whether words with capitals that were taken for no name's are not like somebody's: | Greens | said.

    Initials and misspelt or short forms are like it: OJ, Eldrige, Trumpy.
    """
    if mention.head in page.found.at or page.words[mention.head].isupper():
        return False
    return _beginnings(page.lower[mention.first : mention.last]).isdisjoint(_beginnings(entity.words))


def _beginnings(words: Iterable[str]) -> set[str]:
    return {word.lower().lstrip(_MARKS)[:_ALIKE] for word in words}


_MARKS = "'’‘"
"""What may open a name of a language with other letters: ‘Enbaqom."""

_ALIKE = 3
"""Letters with which forms of one name begin."""


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
        return noun in called_by(entity)
    return noun in FIRMS and not is_apart(noun, entity)


def is_named_by_own(entity: Entity) -> bool:
    """Whether a body is of those that are named by their own nouns: a council, a hospital."""
    return is_apart("maker", entity)
