"""Styled: the king, the pope, the governor whom a style alone means: His Majesty, Her Excellency."""

from __future__ import annotations

from quotes.names.honorifics import titles
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention, mention_of
from quotes.speakers.scene.scene import Scene

__all__ = ["styled"]

_MONARCHS = ("emperor", "empress", "king", "queen")
_HEIRS = "amir crown duchess duke emir grand prince princess shaikh sheikh sheikha sultan".split()
_BEARERS = {
    "majesty": frozenset((*_MONARCHS, "sultan")),
    "highness": frozenset(_HEIRS),
    "holiness": frozenset(("lama", "patriarch", "pope")),
    "eminence": frozenset(("archbishop", "cardinal")),
}
"""Titles of those to whom a style belongs; any other style is a word of many."""

_OWNERS = {"his": True, "her": False}
_WITHIN = 3
"""Tokens before a name among which a title or style of who bears it stands."""


def styled(scene: Scene, mention: Mention) -> Mention:
    """A mention, as the last naming of whom its style means: King Otto came. | His Majesty | was glad.

    Who bears the title or was called by the style; as a pronoun does, it means a man or a woman.
    """
    page = scene.page
    male = _OWNERS.get(page.lower[mention.first])
    if male is None or " ".join(page.lower[mention.first : mention.last]) not in titles():
        return mention
    style = page.lower[mention.last - 1]
    before = range(max(0, mention.first - _BACK), mention.first)
    for name, entity in reversed([*scene.entities.within(before.start, before.stop)]):
        if entity.kind == "person" and scene.gender(entity) in (None, male) and _bears(scene, entity, style):
            return mention_of(page, name.first, name.last)
    return mention._replace(kind="he", noun=page.lower[mention.first], male=male)


_BACK = 1000
"""Tokens that a style goes back at most."""


def _bears(scene: Scene, entity: Entity, style: str) -> bool:
    """Whether a title or the style stands right before a name of somebody, or is a part of it."""
    told = _BEARERS.get(style, frozenset()) | {style}
    for name in entity.mentions[:_NAMINGS]:
        words = scene.page.lower[max(0, name.first - _WITHIN) : name.first + 1]
        if not told.isdisjoint(words):
            return True
    return False


_NAMINGS = 5
"""Namings of somebody in which a title is looked for."""
