"""Related: who cannot be meant by what a clause tells of somebody, of whom it is not told.

Roe met the mayor. The man who shot | Roe | said so: the mayor is not told to have shot anybody.
"""

from __future__ import annotations

from quotes.attribution.acts.acts import BE, base
from quotes.names.recognition import Name
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contacts import contact
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.descriptions import NOT_TOLD, Description
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import VERBS, tagged
from quotes.words.function_words import RELATIVES

__all__ = ["is_not_so_related"]


def is_not_so_related(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a clause with another's name describes who is meant, and tells what is not told of somebody."""
    clause = _clause(scene, mention) if mention.kind in ("person", "body") else range(0)
    named = [one for _, one in scene.entities.within(clause.start, clause.stop)]
    if entity in named or not any(one.kind == "person" for one in named):
        return False
    if Description(scene, mention, False).role(entity) not in NOT_TOLD:
        return False
    done = _verbs(scene, clause)
    told = (_told(scene, name, mention.first) for name in _before(entity, mention.first))
    return not any(done & _verbs(scene, sentence) for sentence in told)


def _clause(scene: Scene, mention: Mention) -> range:
    """The tokens of a clause right behind a noun: the man | who shot Roe |, the firm | Roe founded |."""
    page, behind = scene.page, mention.head + 1
    opens = page.word(behind) in _OPENING or page.word(behind + 1) in ("by", "of", "with")
    participle = behind < mention.last and page.pos[behind] in _PARTICIPLES
    if opens or participle or contact(page, mention.first, mention.last) == behind:
        return range(behind, mention.last)
    return range(0)


def _before(entity: Entity, at: int) -> list[Name]:
    """The names of somebody before a token, the first and the last ones."""
    names = [name for name in entity.mentions if name.first < at]
    return names[:_MOST] + names[-_MOST:]


def _told(scene: Scene, name: Name, stop: int) -> range:
    """The tokens around a name, before another, of its sentence and the next, which may go on about it."""
    sentence, first, last = scene.page.sentence, name.first, name.last
    while first > max(0, name.first - _FAR) and sentence[first - 1] == sentence[name.first]:
        first -= 1
    while last < min(stop, name.last + _FAR) and sentence[last] <= sentence[name.first] + 1:
        last += 1
    return range(first, last)


def _verbs(scene: Scene, tokens: range) -> set[str]:
    """The verbs among some tokens by their lemmas."""
    page = scene.page
    return {base(page.lower[at]) for at in tokens if page.pos[at] in VERBS} - _SLIGHT


_OPENING = RELATIVES | {"where"}
_PARTICIPLES = tagged("VBG", "VBN")
_SLIGHT = {*map(base, BE), "be", "do", "have"}
"""Verbs that tell nothing of what is done."""
_MOST, _FAR = 3, 40
"""Names at either end, and tokens of a sentence, in which it is looked for."""
