"""Sorts of bodies: the only one of its sort that was named, for a bare noun that its name does not hold.

The rights group | Gader |; the NGO. The theft at the | Musée Lachance |; the museum. Kestrel | Ltd |; the firm.
"""

from __future__ import annotations

from functools import cache

from quotes.speakers.entity import Entity
from quotes.speakers.fitting import FIRMS
from quotes.speakers.mentions import DETERMINERS, Mention
from quotes.speakers.nouns import PRESS
from quotes.speakers.scene import Scene

__all__ = ["only_one"]

_THE = DETERMINERS.index("the")

_SORTS = (
    FIRMS
    | frozenset(
        (
            "bakery brand brewer brewery brokerage bhd chain co company conglomerate contractor corp corporation "
            "distillery enterprise fintech firm giant gmbh grocer holding inc insurer lender llc llp ltd miner "
            "plc pty startup start-up studio subsidiary wholesaler winery"
        ).split()
    ),
    frozenset(
        "charity foundation fundação fundación ngo non-profit nonprofit organisation organization".split()
    ),
    frozenset("banca banco bank banque lender".split()),
    frozenset("club side team".split()),
    frozenset("gallery galleria galerie musée museo museu museum".split()),
    frozenset("brasserie osteria restaurant ristorante trattoria".split()),
    frozenset("clinic hospital hôpital ospedale".split()),
    frozenset("federation guild sindicato syndicat union".split()),
    frozenset("universidad universidade università universität université university".split()),
    PRESS,
)
"""Nouns by which one sort of body is called, in its name, beside it or behind it."""


_ALSO = dict.fromkeys(("charity", "ngo", "non-profit", "nonprofit"), frozenset(("group", "watchdog")))
"""Nouns that are told of bodies of a sort, and of others, too: the rights | group |."""


@cache
def _sort(noun: str) -> frozenset[str]:
    """All nouns by which a body may be called that one is for."""
    return frozenset(word for sort in _SORTS if noun in sort for word in sort)


def only_one(scene: Scene, mention: Mention) -> Entity | None:
    """The only body of the sort of a bare noun that was named before it, where none without a name spoke."""
    if mention.kind != "body" or mention.determiner != _THE or mention.last != mention.head + 1:
        return None
    sort = _sort(mention.noun) | _ALSO.get(mention.noun, frozenset())
    if not sort or mention.last - mention.first != _BARE:
        return None
    found = {
        entity: None
        for word in sorted(sort)
        for entity in scene.by_noun(word, mention.first)
        if entity.kind == "organization"
        and entity.mentions[0].first < mention.first
        and _is_called(scene, entity, word)
    }
    if len(found) != 1 or any(one.noun in sort for one in scene.descriptions.values()):
        return None
    return next(iter(found))


def _is_called(scene: Scene, entity: Entity, word: str) -> bool:
    """Whether a noun is told of a body, or ends its name, or begins it as in other languages; not club TV."""
    first, last = entity.words[0], entity.words[-1]
    named = last.lower().removesuffix(".") == word or (first.lower() == word and first[0].isupper())
    return named or word in scene.told(entity).near


_BARE = 2
"""Tokens of a bare noun: the NGO."""
