"""Couples: who by name a husband or wife is: Roe and Poe, newlyweds, came. | Roe's husband | said."""

from __future__ import annotations

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["owner_in", "partner"]

_WED = frozenset("bride couple groom honeymoon married newlyweds spouses wed".split())
"""Words that tell of two who are named together that they are husband and wife."""

_MOST = 6
"""Names of one person that are looked at."""

_REACH = 40
"""Tokens of a sentence around two names."""

_TWO = 2


def owner_in(scene: Scene, mention: Mention) -> Entity | None:
    """Who is named as whose relative is meant, with nothing between: | Roe |'s husband."""
    page = scene.page
    held = scene.entities.at.get(mention.first)
    if held is None or held[1].kind != "person" or held[0].first != mention.first:
        return None
    behind = page.words[held[0].last : mention.last]
    return held[1] if len(behind) == _TWO and behind[0] in POSSESSIVE_S else None


def partner(scene: Scene, mention: Mention, owner: Entity) -> Entity | None:
    """The only one whom somebody is told to be married to, who may be a man or a woman as the noun says."""
    if owner.unclear:
        bearers = [one for one in scene.by_name(owner.words[-1].lower(), mention.first) if not one.unclear]
        found = [one for one in bearers if scene.gender(one) == mention.male]
        return found[0] if len(bearers) == _TWO and len(found) == 1 and mention.male is not None else None
    named = [name for name in owner.mentions[:_MOST] if name.first < mention.first]
    beside = {one for name in named for one in _beside(scene.page, name)} - {owner}
    if not beside and "bride" in scene.told(owner).heads:
        before = {one for _, one in scene.named_before(mention.first, _REACH) if one.kind == "person"}
        beside = {one for one in before - {owner} if "bride" in scene.told(one).heads}
    found = [one for one in beside if scene.may_be(one, mention.male)]
    return found[0] if len(found) == 1 else None


def _beside(page: Page, name: Name) -> list[Entity]:
    """Who is named with somebody as one of a couple: newlyweds | Ana Roe and | Luis Poe."""
    first, last = max(0, name.first - _REACH), min(name.last + _REACH, len(page.words))
    here = [at for at in range(first, last) if page.sentence[at] == page.sentence[name.first]]
    words = page.lower[here[0] : here[-1] + 1]
    if _WED.isdisjoint(words) or "both" in words:  # Roe and Poe, both married
        return []
    joined = []
    if page.word(name.last) == "and":
        joined.append(page.found.at.get(name.last + 1))
    if name.first > 1 and page.words[name.first - 1] == "and":
        joined.append(page.found.at.get(name.first - 2))
    return [held[1] for held in joined if held and held[1].kind == "person"]
