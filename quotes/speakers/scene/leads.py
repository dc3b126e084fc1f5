"""Leads: whom the lead of an article only describes, and the quotation below it names.

Rates must rise, | the bank's deputy governor | has said. "We are late," Ana Roe told a congress.
"""

from __future__ import annotations

from itertools import islice

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import callings, is_person
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import A
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE

__all__ = ["named_below_lead"]

_FEW = 4
"""Names that are looked through before a description, and behind it."""

_ONE = frozenset(("another", "one"))
_SAYS_MORE = frozenset((",", "(", "–", "—"))


def named_below_lead(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Who is quoted with the bare name right below a lead that has words from whom it describes."""
    known = mention.kind == "person" and mention.describes and mention.determiner != A
    if not known or mention.noun in lexicon("roles")["for others"] or scene.page.lower[mention.first] in _ONE:
        return None
    stop = max(content.tokens.stop, mention.last)
    pair = next((one for one in islice(scene.named_after(stop), _FEW) if one[1].kind == "person"), None)
    if pair is None or pair[0].last - pair[0].first < 2 or not _is_quoted_below(scene.page, pair[0], stop):
        return None
    entity = pair[1]
    before = {one for _, one in scene.named_before(mention.first, _FEW) if one.kind == "person"}
    if before - {entity} or not scene.may_be(entity, mention.male):
        return None
    told, own = scene.told(entity), callings(mention.noun)
    if told.callings and not own & told.callings:
        return None
    people = {word for word in told.heads | told.near if is_person(word)}
    return entity if not people or mention.noun in people else None


def _is_quoted_below(page: Page, name: Name, stop: int) -> bool:
    """Whether the next paragraph opens with a quotation, and then with a name and verb that tell whose."""
    first, last = name.first, name.last
    if last >= len(page.words) or page.quote[first] >= 0 or page.words[last] in _SAYS_MORE:
        return False
    below = page.paragraph[stop - 1] + 1
    behind = page.pos[first - 1] in FINITE  # said | Ana Roe |
    closed = first - 1 - behind
    if page.paragraph[first] != below or page.paragraph[closed] != below:
        return False
    opened = closed
    while opened and page.paragraph[opened - 1] == below and page.quote[opened - 1] == page.quote[closed]:
        opened -= 1
    whole = page.quote[closed] >= 0 and page.paragraph[opened - 1] != below
    return whole and (behind or page.pos[last] in FINITE)
