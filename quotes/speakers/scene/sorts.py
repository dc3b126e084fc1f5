"""Sorts of bodies: the only one of its sort that was named, for a bare noun that its name does not hold.

The rights group | Gader |; the NGO. The theft at the | Musée Roe |; the museum. Kestrel | Ltd |; the firm.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import islice

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.nouns import PRESS
from quotes.speakers.mentions.grammar import SUBJECTS, grammar
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.fitting import FIRMS
from quotes.speakers.scene.scene import Scene

__all__ = ["in_person", "only_one"]

_KINDS = ("body", "person", "thing")

_ALSO = dict.fromkeys(("charity", "ngo", "non-profit", "nonprofit"), frozenset(("group", "watchdog")))
"""Nouns that are told of bodies of a sort, and of others, too: the rights | group |."""


@cache
def _sort(noun: str) -> frozenset[str]:
    """All nouns by which a body may be called that one is for."""
    listed = lexicon("sorts")
    sorts = (PRESS, listed["firms"] | FIRMS, *(words for sort, words in listed.items() if sort != "firms"))
    return frozenset(word for sort in sorts if noun in sort for word in sort)


def only_one(scene: Scene, mention: Mention) -> Entity | None:
    """The only body of the sort of a bare noun that was named before it, where none without a name spoke.

    Be it a noun that is as much for somebody or a thing: the energy supplier | Orley |; the supplier.
    """
    noun, alone = mention.noun, mention.alone
    think_tank = noun == "tank" and scene.page.lower[mention.first + 1 : mention.last] == ["think", noun]
    if mention.kind not in _KINDS or not (alone or think_tank):
        return None
    if mention.kind == "person" and scene.by_role(noun, mention.first):
        return None
    sort = _sort(noun) | _ALSO.get(noun, frozenset()) or {noun}
    found = {
        entity: None
        for word in sorted(sort)
        for entity in scene.by_noun(word, mention.first)
        if entity.kind == "organization"
        and entity.mentions[0].first < mention.first
        and (word == noun or word in lexicon("sources")["bodies"] or word in _in_name(entity))
        and _is_called(scene, entity, word)
    }
    described = islice(reversed(scene.descriptions.values()), _DESCRIBED)
    if len(found) != 1 or any(one.noun in sort for one in described):
        return None
    only = next(iter(found))
    return None if _is_rivalled(scene, mention, only) else only


def _is_rivalled(scene: Scene, mention: Mention, only: Entity) -> bool:
    """Whether the sentence, or the one before, is about another body: Lumio bought the chipmaker Brask."""
    page, at = scene.page, mention.first
    here = bisect_left(page.sentence, page.sentence[at], 0, at)
    first = bisect_left(page.sentence, page.sentence[here - 1], 0, here) if here else here
    others = (
        name for name, one in scene.entities.within(first, at) if one is not only and one.kind != "person"
    )
    return any(leads and kind in SUBJECTS for kind, leads in (grammar(page, name) for name in others))


def _is_called(scene: Scene, entity: Entity, word: str) -> bool:
    """Whether a noun is told of a body, or stands in its name with a capital: no club is | club | TV."""
    return word in _in_name(entity) or word in scene.told(entity).near


def _in_name(entity: Entity) -> set[str]:
    """The words with a capital in a name, in lower case."""
    return {one.lower().removesuffix(".") for one in entity.words if one[0].isupper()}


_DESCRIBED = 200
"""Sources without a name, the last first, among which one of the sort may be."""


def in_person(scene: Scene, mention: Mention) -> Entity | None:
    """The only person told to be what is mostly a firm: her publisher, Dan Roe. | The publisher | said."""
    if mention.kind != "body" or not mention.alone:
        return None
    at = mention.first
    people = scene.by_role(mention.noun, at)
    bearers = [one for one in people if mention.noun in scene.told(one).heads and first_named(one) < at]
    return bearers[0] if len(bearers) == 1 and not scene.by_noun(mention.noun, at) else None
