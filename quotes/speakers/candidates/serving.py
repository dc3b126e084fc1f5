"""Serving: who is somebody's adviser, lawyer, driver, and who cannot be as nothing tells so."""

from __future__ import annotations

from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import age, is_person
from quotes.speakers.mentions.determiners import HIS, OWNED, THE
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.descriptions import NOT_TOLD, Description
from quotes.speakers.scene.scene import Scene
from quotes.words.tokens import POSSESSIVE

__all__ = ["is_in_no_such_post"]


def is_in_no_such_post(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody of whom no post is told is no successor in one, nor anybody's aide.

    Nor is anybody's lawyer or adviser, of whom only another post is told.
    """
    if entity.kind != "person":
        return False
    page, noun = scene.page, mention.noun
    serves = _is_anothers(page, mention) and (
        noun in lexicon("roles")["serving"] or (_is_calling(mention) and _is_persons(page, mention))
    )
    if serves and noun not in _IN_MANY_POSTS:
        return Description(scene, mention, False).role(entity) in NOT_TOLD
    return (serves or noun in _IN_POST) and not scene.told(entity).heads


def _is_anothers(page: Page, mention: Mention) -> bool:
    """Whether words tell whose somebody is: | her | spokesman, Ana Roe's, the spokesman | of Ana Roe |."""
    told = mention.last > mention.head + 1 and page.lower[mention.head + 1] in _OF_WHOM
    return mention.determiner in (HIS, OWNED) or (mention.determiner == THE and told)


def _is_calling(mention: Mention) -> bool:
    """Whether a noun is for somebody with work: an adviser, a driver; no rival, son, guest, who may be any.

    Who has a title is known without being told to: Roe's vice president.
    """
    roles, noun = lexicon("roles"), mention.noun
    if noun in roles["titles"] and noun not in _CLERKS:
        return False
    if mention.kind != "person" or not is_person(noun) or age(noun) or noun in lexicon("sources")["persons"]:
        return False
    return not any(noun in roles[group] for group in _ANYBODY)


def _is_persons(page: Page, mention: Mention) -> bool:
    """Whether a person is named whose somebody is: Ana Roe's adviser, the adviser of | Ana Roe |."""
    return any(
        owner.kind == "person"
        and not page.is_listed(name.first, name.last)
        and (page.word(name.last) in POSSESSIVE or page.lower[name.first - 1] in _OF_WHOM)
        for name, owner in page.found.within(mention.first, mention.last)
    )


_ANYBODY = ("beside another", "for now", "kin", "relations")
"""Nouns for what somebody may be to another of whom nothing tells so: a rival, a son, a guest."""
_CLERKS = frozenset(("chief", "manager", "officer", "secretary"))
"""Nouns for offices, and for who works for somebody, too: Roe's press | secretary |, | chief | of staff."""

_IN_POST = frozenset(("forerunner", "predecessor", "successor"))
_IN_MANY_POSTS = frozenset(
    (
        "adviser advisor agent aide assistant associate confidant confidante consultant deputy helper "
        "lieutenant operative staffer strategist surrogate"
    ).split()
)
"""What somebody may be whom the article tells to hold a post of another name."""

_OF_WHOM = frozenset(("for", "of", "to"))
