"""Narrators: "I" of who writes the article, and those whom the writer tells of, who are not "I".

I asked | Reed | how many he had. | Roe | was late when I came. “We wait,” | she | said. I said no.
"""

from __future__ import annotations

from quotes.names.recognition import Name
from quotes.speakers.entity import Entity
from quotes.speakers.mentions import Mention
from quotes.speakers.scene import Scene

__all__ = ["is_met_by_narrator", "is_narrator"]

_ALONE = ("i", "me")
"""Pronouns of one who speaks."""

_WRITERS = frozenset((*_ALONE, "we", "us"))

_TURNS = 40
"""Turns that are looked back over for who has spoken."""

_NAMINGS = 5
"""First namings of somebody beside which the writer may stand."""

_REACH = 30
"""Tokens to either side of a naming."""


def is_narrator(scene: Scene, mention: Mention) -> bool:
    """Whether "I" is who writes the article: outside of quotations and of what anybody is told to say."""
    return mention.noun in _ALONE and _is_outside(scene, mention.first)


def is_met_by_narrator(scene: Scene, entity: Entity) -> bool:
    """Whether the writer tells of somebody: of what they said, or beside "I" in one sentence."""
    spoke = any(
        turn.entity is entity and turn.place and scene.page.lower[turn.place.first] not in _WRITERS
        for turn in scene.turns[-_TURNS:]
    )
    return spoke or any(_is_beside(scene, name) for name in entity.mentions[:_NAMINGS])


def _is_beside(scene: Scene, name: Name) -> bool:
    page = scene.page
    near = range(max(0, name.first - _REACH), min(name.last + _REACH, len(page.words)))
    return _is_outside(scene, name.first) and any(
        page.lower[at] in _ALONE and page.sentence[at] == page.sentence[name.first] and _is_outside(scene, at)
        for at in near
    )


def _is_outside(scene: Scene, at: int) -> bool:
    return scene.page.quote[at] < 0 and not scene.reported[at]
