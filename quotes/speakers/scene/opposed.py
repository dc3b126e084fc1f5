"""Opposed: who of two is meant where the other is told to be the opposite, or of another age or people.

Roe, who seeks another term, met Poe: | the challenger | is Poe. The Finn spoke: | the Dane | is the other.
"""

from __future__ import annotations

from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import age, nation
from quotes.speakers.mentions.determiners import THE
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.apart import is_apart
from quotes.speakers.scene.scene import Scene

__all__ = ["other_of_two"]

_PAIRS = (
    "incumbent challenger", "plaintiff defendant", "winner loser", "landlord tenant", "buyer seller",
    "bride groom",
)  # fmt: skip
_OPPOSITE = {one: other for pair in _PAIRS for one, other in (pair.split(), pair.split()[::-1])}

_BACK = 30
"""Names that are looked back over."""

_TWO = 2


def other_of_two(scene: Scene, mention: Mention) -> Entity | None:
    """The one of two persons named before whom a noun can mean, as the other is told to be something else."""
    opposite = _OPPOSITE.get(mention.noun, "") or _in_office(mention.noun)
    told = age(mention.noun) or (mention.by_role and nation(scene.page.lower[mention.head]))
    if mention.determiner != THE or not (told or (opposite and mention.alone)):
        return None
    named = {
        one
        for name, one in scene.named_before(mention.first, _BACK)
        if one.kind == "person" and name.last <= mention.first
    }
    if len(named) != _TWO:
        return None
    if told:
        others = [one for one in named if not is_apart(scene, mention, one)]
    elif any(mention.noun in scene.told(one).heads for one in named):
        return None
    else:
        others = [one for one in named if opposite not in scene.told(one).heads | scene.told(one).near]
    return others[0] if len(others) == 1 else None


def _in_office(noun: str) -> str:
    """Of a noun for who was elected the one for who still holds the office: of president-elect, president."""
    return noun.removesuffix(_ELECT) if noun.endswith(_ELECT) else ""


_ELECT = "-elect"
