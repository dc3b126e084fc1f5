"""Families: who is meant where relatives speak: his ex-wife, my mother and then "she"."""

from __future__ import annotations

from bisect import bisect_left

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.kin import is_of_kin
from quotes.speakers.mentions.mentions import Mention, mention_of
from quotes.speakers.scene.bereaved import left_behind
from quotes.speakers.scene.couples import owner_in, partner
from quotes.speakers.scene.scene import Scene

__all__ = ["authors_own", "is_authors", "of_family"]

_HIS_WIFE = 2
"""Tokens of "his wife"."""
_OWN = 3
"""Tokens from "my" to whose it is: my | late | mother."""
_REACH = 1000  # tokens
_LAST = 12
"""Names, turns and relatives that are looked back over."""


def of_family(scene: Scene, mention: Mention) -> Entity | None:
    """Who alone is meant of a family: his ex-wife; the father, where the son spoke last; the widow."""
    return _spouse(scene, mention) or _parent(scene, mention) or left_behind(scene, mention)


def _parent(scene: Scene, mention: Mention) -> Entity | None:
    """The father or mother with a name of whose child spoke last: "I win," says Tom Roe. | The father |."""
    page = scene.page
    if mention.kind != "person" or mention.last - mention.first != 2 or page.lower[mention.first] != "the":
        return None
    last = scene.turns[-1].entity if scene.turns else None
    if page.lower[mention.head] not in lexicon("roles")["parents"] or last is None or last.kind != "person":
        return None
    told = scene.told(last)
    if (told.heads | told.near).isdisjoint(lexicon("roles")["children"]):
        return None
    kin = _namesakes(scene, last, mention)
    if len(kin) != 1 or scene.gender(kin[0]) not in (None, mention.male):
        return None
    other = scene.told(kin[0])  # the son of a vicar is not whose coach has his surname
    parent = not lexicon("roles")["parents"].isdisjoint(other.heads | other.near)
    return kin[0] if parent or is_of_kin(page.words, last) else None


def _namesakes(scene: Scene, one: Entity, mention: Mention) -> list[Entity]:
    """The others with somebody's surname who were named before in full."""
    return [
        other
        for other in scene.by_name(one.words[-1].lower(), mention.first)
        if other is not one
        and len(other.words) > 1
        and other.words[-1] == one.words[-1]
        and first_named(other) < mention.first
    ]


def _spouse(scene: Scene, mention: Mention) -> Entity | None:
    """The only other person of the surname of whose husband or wife speaks: Jan Roe left. | His ex-wife |."""
    page, his = scene.page, scene.page.lower[mention.first]
    if mention.kind != "person" or page.lower[mention.head] not in lexicon("roles")["spouses"]:
        return None
    own = his in ("his", "her") and mention.last - mention.first == _HIS_WIFE
    owner = _owner(scene, mention, his == "his") if own else owner_in(scene, mention)
    if owner is None:
        return None
    if (known := partner(scene, mention, owner)) is not None or len(owner.words) < 2 or not own:
        return known
    kin = _namesakes(scene, owner, mention)
    if len(kin) != 1:
        return None
    told = scene.told(kin[0])
    other = (told.heads | told.near) & lexicon("roles")["kin"] - lexicon("roles")["spouses"]
    return kin[0] if scene.may_be(kin[0], mention.male) and not other else None


def _owner(scene: Scene, mention: Mention, male: bool) -> Entity | None:
    """Who "his" or "her" before a relative most likely goes back to: who spoke or was named last."""
    last = scene.turns[-1] if scene.turns else None
    for name, entity in scene.named_before(mention.first, _LAST):
        if last and name.first < last.at:
            break
        there = entity.kind == "person" and not scene.reported[name.first]
        if there and scene.gender(entity) in (None, male):
            return entity
    return last.entity if last and scene.gender(last.entity) in (None, male) else None


def authors_own(scene: Scene, mention: Mention) -> Mention | None:
    """The words for the author's relative whom "he" or "she" goes on with: My mother fell. | She | said.

    Nobody else who may be meant has been named or heard since.
    """
    page, at = scene.page, mention.first
    if mention.kind != "he" or mention.male is None or page.quote[at] >= 0 or scene.reported[at]:
        return None
    own = _own(scene, mention)
    if own is None:
        return None
    for name, entity in scene.named_before(at, _LAST):
        if name.first < own.first:
            break
        named = entity.kind == "person" and not scene.reported[name.first]
        if named and scene.gender(entity) in (None, mention.male):
            return None
    last = scene.turns[: -_LAST - 1 : -1]
    turn = next((one for one in last if _is_other(one.entity, scene, mention.male)), None)
    heard = turn is not None and turn.at > own.first and not is_authors(turn.entity)
    return None if heard else own


def _is_other(entity: Entity, scene: Scene, male: bool) -> bool:
    """Whether somebody who spoke may be meant by "he" or "she"."""
    if entity.kind == "person":
        return entity is not scene.author and scene.gender(entity) in (None, male)
    against = lexicon("roles")["female" if male else "male"]
    return entity.kind == "unnamed" and against.isdisjoint(map(str.lower, entity.words))


def is_authors(entity: Entity) -> bool:
    """Whether a source without a name is a relative of the author's."""
    return entity.kind == "unnamed" and entity.words[0].lower() == "my"


def _own(scene: Scene, mention: Mention) -> Mention | None:
    """The last words for a relative of the author's who may be meant; None for one who has a name."""
    page, at = scene.page, mention.first
    every = _relatives(scene)
    known = bisect_left(every, (at, 0))
    for first, last in every[max(known - _LAST, 0) : known][::-1]:
        if at - first > _REACH:
            break
        found = mention_of(page, first, last)
        if found.male == mention.male:
            beside = last + (page.word(last) == ",")
            return None if page.found.at.get(beside) else found
    return None


def _relatives(scene: Scene) -> list[tuple[int, int]]:
    """Where the author tells of relatives: | my | late | mother |, outside of quotations."""
    if scene.relatives is None:
        page, kin = scene.page, lexicon("roles")["kin"]
        scene.relatives = [
            (first, last)
            for first, word in enumerate(page.lower)
            if word == "my" and page.quote[first] < 0 and not scene.reported[first]
            for last in range(first + 2, first + 2 + _OWN)
            if last <= len(page.words) and page.lower[last - 1] in kin
        ]
    return scene.relatives
