"""Called: the body that a noun alone stands for, whose name has other words: the hospital, the startup."""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.kinds import known_bodies
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.natures import called_by, is_apart
from quotes.speakers.mentions.determiners import HIS, THE
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.fitting import FIRMS, is_named_by_own, stands_for
from quotes.speakers.scene.scene import Scene

__all__ = ["called", "may_be_called"]


_GROUPS = frozenset("charity group network nonprofit organisation organization".split())
"""Nouns for bodies that have the words of groups in their names."""

_BUSINESSES = FIRMS | frozenset("giant grocer insurer lender".split())
"""Nouns for whatever does business, by no word of its name."""


def called(scene: Scene, mention: Mention) -> Entity | None:
    """The only body told of so far that "the hospital" can be, None where there are more or none."""
    page, noun = scene.page, mention.noun
    known = mention.determiner == THE or (mention.determiner == HIS and mention.noun == "union")
    bare = known and mention.last == mention.head + 1  # nurses of United Nurses; their | union |
    if mention.kind not in ("body", "thing") or not bare:
        return None
    if (spoken_for := _spoken_for(scene, mention)) is not None:
        return spoken_for
    words = _words_of_names(" ".join(page.lower[mention.first + 1 : mention.core]), noun)
    if words is None and not mention.alone:
        return None
    named = scene.named_before(mention.first)
    told = dict.fromkeys(one for name, one in named if page.quote[name.first] < 0)
    headlined = (noun,)  # Firm sued: the firm has a name below
    bodies = [
        one
        for one in told
        if one.kind == "organization"
        and _lower(one) != headlined
        and not is_apart(noun, one, scene.told(one).near)
    ]
    told_so = [one for one in bodies if noun in scene.told(one).every | scene.told(one).near]
    own = told_so or [one for one in bodies if words and not words.isdisjoint(_telling(one, noun))]
    if not own and mention.alone and noun not in _ANY and (words is None or noun in _OVERSEEING):
        own = [one for one in bodies if noun in called_by(one)]
    if not own and noun in _BUSINESSES:
        own = [one for one in bodies if _is_business(one)]
    return own[0] if len(own) == 1 else None


def may_be_called(scene: Scene, entity: Entity, mention: Mention) -> bool:
    """Whether a body is told to be what a noun says, or its name tells so: their union, United Nurses."""
    told, noun = scene.told(entity), mention.noun
    if is_apart(noun, entity, told.near):
        return False
    if noun in told.every | told.near:
        return True
    words = _words_of_names(noun, noun)
    if words and not words.isdisjoint(_telling(entity, noun)):
        return True
    return noun in _BUSINESSES and _is_business(entity)


_ANY = _GROUPS | _BUSINESSES | {"agency"}
"""Nouns for bodies that are called by others."""


def _spoken_for(scene: Scene, mention: Mention) -> Entity | None:
    """The body whose spokesman spoke right before in the paragraph: said the DMV's Roe. | The agency."""
    page, last = scene.page, scene.turns[-1] if scene.turns else None
    if mention.noun not in _ANY or last is None or page.paragraph[last.at] != page.paragraph[mention.first]:
        return None
    behind = bisect_left(page.sentence, page.sentence[last.at] + 1, last.at, mention.first)
    if not any(word.startswith("spokes") for word in page.lower[last.at : behind]):
        return None
    bodies = {one for _, one in scene.entities.within(last.at, behind) if one.kind == "organization"}
    body = bodies.pop() if len(bodies) == 1 else None
    fits = body is not None and (mention.noun not in _BUSINESSES or stands_for(mention.noun, body))
    return body if fits else None


_OVERSEEING = ("regulator", "watchdog")
"""Nouns for bodies that see to others, as commissions and authorities do."""

_BY_ANY_WORD = _GROUPS | {"tank", "union"}
"""Nouns for bodies that any word of their names may tell, not the last one alone."""

_BEHIND_NOUNS = frozenset("center centre company cooperative group network partners services system".split())
"""Words that end the names of bodies behind what they are: Kern Medical | Center."""


def _telling(entity: Entity, noun: str) -> list[str]:
    """The words of a body's name that tell what it is."""
    words = [word.lower() for word in entity.words]
    if noun in _BY_ANY_WORD:
        return words
    return words[-2:] if words[-1] in _BEHIND_NOUNS else words[-1:]


def _words_of_names(phrase: str, noun: str) -> frozenset[str] | None:
    """The words of names of bodies that a phrase or its noun may stand for, None where it tells of others."""
    listed = lexicon("called")
    alone = phrase == noun or phrase.partition(" ")[0] in _SLIGHT
    sort = phrase if phrase in listed else noun if alone else ""
    if sort in _GROUPS:
        sort = "group"
    return listed.get(sort, frozenset() if sort in _BUSINESSES else None)


_SLIGHT = frozenset("nonprofit private public struggling tech".split())
"""Words before a noun that do not tell one body from others: the tech giant."""


def _lower(entity: Entity) -> tuple[str, ...]:
    return tuple(map(str.lower, entity.words))


def _is_business(entity: Entity) -> bool:
    """Whether a body may do business: no organ of a state, outlet, party or group."""
    name, listed = " ".join(entity.words), lexicon("organizations")
    if name in listed["parties"] or entity.words[-1] in listed["outlet words"] or is_named_by_own(entity):
        return False
    if not lexicon("called")["group"].isdisjoint(name.lower().split()):
        return False
    return name in listed["firms"] or not (name.isupper() or name.lower() in known_bodies())
