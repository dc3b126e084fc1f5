"""Businesses: the firm or group that a sentence is about, which "the company" behind it goes back to.

| Ligura |, led by the investor Brask, denies it. The company said ... Who leads it, sees or buys something
is told of beside it, by, with or in something, and so hardly meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.names.borders import BEHIND_DATELINE
from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import THE
from quotes.speakers.mentions.grammar import SUBJECTS, grammar
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.fitting import FIRMS, is_unfit
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE, PREPOSITIONS

__all__ = ["told_of"]

_RELATIVES = frozenset(("that", "which", "who", "whose"))
_CALLED = FIRMS | {"giant"}
_BESIDE = 6
"""Tokens between a preposition and a name: led | by the San Jose investor | Brask."""

_LONGEST = 40
"""Tokens between a subject and its verb."""


def told_of(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """The only body that the sentence, or the one before, is about, for a noun for what does business."""
    page = scene.page
    if mention.kind != "body" or mention.determiner != THE or mention.last != mention.head + 1:
        return None
    start = mention.first
    if content.tokens.start < start and page.quote[content.tokens.start] >= 0:
        start = content.tokens.start  # "We are open," | the company | said
    here = bisect_left(page.sentence, page.sentence[start], 0, start)
    before = bisect_left(page.sentence, page.sentence[here - 1], 0, here) if here else here
    for first in (here, before):
        if page.paragraph[mention.first] - page.paragraph[first] > 1:
            return None
        named = _named(scene, mention, content, range(first, start))
        subject = _subject(page, named, first) or _introduced(page, named)
        if subject is not None:
            return subject if _is_called(scene, mention, subject) else None
    return None


def _is_called(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a noun may be for a body: a company of any, a bank of Nordbank or of what is told to be one."""
    told = scene.told(entity)
    name = entity.words[-1].lower()
    return mention.noun in _CALLED or name.endswith(mention.noun) or mention.noun in told.every | told.near


def _named(scene: Scene, mention: Mention, content: Content, tokens: range) -> list[tuple[Name, Entity]]:
    """The bodies named among some tokens, outside quotations, that a noun may go back to."""
    page = scene.page
    return [
        pair
        for pair in scene.entities.within(tokens.start, tokens.stop)
        if pair[1].kind == "organization"
        and page.quote[pair[0].first] < 0
        and not is_unfit(scene, mention, content, pair[1])
    ]


def _subject(page: Page, named: Sequence[tuple[Name, Entity]], first: int) -> Entity | None:
    """The body that opens a sentence, or stands behind its dateline, as subject; others are beside it."""
    if not named or page.sentence[named[0][0].first] != page.sentence[first]:
        return None
    (name, subject), *others = named
    kind, leads = grammar(page, name)
    behind_dateline = name.first > 0 and page.words[name.first - 1] in BEHIND_DATELINE
    if not (leads or behind_dateline) or kind not in SUBJECTS:
        return None
    verb = _verb(page, name)
    rivals = (one for one, entity in others if entity is not subject and not _is_beside(page, one, verb))
    return None if any(rivals) else subject


def _introduced(page: Page, named: Sequence[tuple[Name, Entity]]) -> Entity | None:
    """The only body of a sentence, where what it does is told before its name: the oil giant | Brask |."""
    if len({entity for _, entity in named}) != 1:
        return None
    name, entity = named[0]
    return entity if name.first and page.lower[name.first - 1] in _CALLED else None


def _verb(page: Page, name: Name) -> int:
    """The verb of a subject, behind what is told of it between commas."""
    at, stop = name.last, min(len(page.words), name.last + _LONGEST)
    if page.word(at) == ",":
        at = next((one for one in range(at + 1, stop) if page.words[one] == ","), at)
    return next((one for one in range(at, stop) if page.pos[one] in FINITE), stop)


def _is_beside(page: Page, name: Name, verb: int) -> bool:
    """Whether a body is only told of in an aside, behind a preposition or in a relative clause."""
    if name.first < verb:
        return True
    if page.lower[name.first - 1] in _CALLED:  # the index fell with the oil giant | Brask |
        return False
    for at in range(name.first - 1, max(verb, name.first - _BESIDE), -1):
        if page.pos[at] in PREPOSITIONS or page.lower[at] in _RELATIVES:
            return True
        if page.pos[at] in FINITE or page.words[at] in (",", ";"):
            return False
    return False
