"""Witnesses: who "the witness" is in court, and who "you" are whose letter a column answers."""

from __future__ import annotations

from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.again import is_bare
from quotes.speakers.scene.scene import Scene

__all__ = ["reader", "witness"]

_LAWYERS = frozenset(
    (
        "advocate attorney barrister coroner counsel judge justice kc lawyer magistrate prosecuting "
        "prosecution prosecutor qc sc solicitor"
    ).split()
)
"""What those are in court who ask."""

_COURT = _LAWYERS | frozenset(
    (
        "court cross-examined defence defense deposition evidence hearing inquest inquiry jury testified "
        "testimony trial tribunal"
    ).split()
)
_NEAR = 600
"""Tokens before "the witness" in which it is told that there is a court."""

_SIDES = frozenset("crown defence defense plaintiff prosecution state".split())
"""For whom they ask: Ana Roe, for the | defence."""

_BACK = 12
"""Turns that are looked back over."""

_LETTERS = 40
"""The same, for a letter."""

_BESIDE = 5


def witness(scene: Scene, mention: Mention) -> Entity | None:
    """The last person who spoke in court and is no lawyer or judge, where "the witness" says no more."""
    if mention.noun != "witness" or not is_bare(mention):
        return None
    if _COURT.isdisjoint(scene.page.lower[max(0, mention.first - _NEAR) : mention.first]):
        return None
    persons = (turn.entity for turn in scene.turns[: -_BACK - 1 : -1] if turn.entity.kind == "person")
    return next((one for one in persons if not _asks(scene, one)), None)


def _asks(scene: Scene, entity: Entity) -> bool:
    """Whether somebody is a lawyer or judge, or speaks for a side."""
    told, page = scene.told(entity), scene.page
    if not (told.heads | told.near).isdisjoint(_LAWYERS):
        return True
    return any(
        page.lower[name.last : name.last + 3] == [",", "for", "the"]
        and not _SIDES.isdisjoint(page.lower[name.last : name.last + _BESIDE])
        for name in entity.mentions[:_BACK]
    )


def reader(scene: Scene, mention: Mention) -> Entity | None:
    """Whose letter stands above, with a line below that names who wrote it, where "you" write."""
    page, at = scene.page, mention.first
    if mention.noun != "you" or page.quote[at] >= 0 or scene.reported[at]:
        return None
    for turn in scene.turns[: -_LETTERS - 1 : -1]:
        place = turn.place
        if (
            place
            and place.first == turn.content.tokens.stop
            and page.paragraph[place.first] != page.paragraph[place.first - 1]
        ):
            return turn.entity
    return None
