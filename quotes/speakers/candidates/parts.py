"""Parts: what somebody is in what happened, whom news mostly does not name: the victim, the caller."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, reduce
from operator import or_

from quotes.attribution.acts.acts import BE
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.nouns import callings
from quotes.speakers.mentions.grammar import SUBJECTS, grammar
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.descriptions import NOT_TOLD, Description
from quotes.speakers.scene.scene import FEW, Scene
from quotes.speakers.scene.told import Told
from quotes.text.tags import FINITE, NOUNS
from quotes.words.function_words import A_OR_AN, A_OR_THE, HE_OR_SHE

__all__ = ["is_in_another_part"]

_BESIDE = 30
"""Tokens beside a name in which it is told what part its bearer has."""

_BACK = 60
"""Tokens before "the clerk" in which a clerk is told of."""

_HARMED = frozenset("accuser complainant plaintiff survivor victim".split())
"""What the accused is not, nor who pleads in court."""

_HIDDEN = frozenset("informant insider source tipster".split())
"""Who tells something and is not named, so that nobody named is it unless that is told."""

_HEARD = frozenset(("caller", "witness"))
"""What the accused mostly is not."""


def is_in_another_part(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a noun tells what part somebody has, and the article that a person has another."""
    noun = mention.noun
    if mention.kind != "person" or entity.kind != "person":
        return False
    apart = mention.alone and _is_met_apart(scene, mention, entity)
    listed = noun in _HARMED or (mention.alone and noun in lexicon("parts"))
    wrong = mention.alone and noun not in _HARMED and _is_wrongdoer(noun)
    hidden = noun in _HIDDEN
    if not (apart or listed or wrong or hidden):
        return False
    if Description(scene, mention, False).role(entity) not in NOT_TOLD:
        return False
    if hidden:
        return True
    if wrong and not _is_told_wrong(scene, mention, entity):
        return True
    told = scene.told(entity)
    accused = noun in _HARMED | _HEARD and _is_accused(scene, entity)
    harmed = noun in _HARMED and (accused or (noun == "victim" and told.callings & callings("barrister")))
    if apart or harmed:
        return True
    if not mention.alone or noun not in lexicon("parts") or not (accused or told.heads):
        return False
    if not (accused or _is_official(told) or _is_one_of_several(scene, mention, entity)):
        return False
    return not _is_told(scene, entity, tuple(lexicon("parts")[noun]), (noun, f"{noun}s"))


def _is_accused(scene: Scene, entity: Entity) -> bool:
    """Whether somebody is told to be a defendant, or to have done violence: Roe | stabbed | a clerk."""
    told, page = scene.told(entity), scene.page
    if "defendant" in told.heads | told.near:
        return True
    violent = tuple(lexicon("parts")["attacker"])
    return any(
        page.word(name.last).startswith(violent) and page.pos[name.last] in FINITE
        for name in entity.mentions[:FEW]
        if name.last < len(page.pos)
    )


def _is_wrongdoer(noun: str) -> bool:
    return bool(callings(noun) & callings("wrongdoer")) or noun in lexicon("accusing")["wrongdoers"]


def _is_told_wrong(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether it is told of somebody that they are accused, did harm, or are what a noun for wrong tells.

    Nobody who is merely named in the article is the gunman, the thief, the suspect.
    """
    if _is_accused(scene, entity):
        return True
    stems = (*lexicon("parts")["accused"], mention.noun[:_STEM])
    return _is_told(scene, entity, stems, (mention.noun, f"{mention.noun}s"))  # Roe chased | the suspect


_STEM = 4
"""Letters by which words of one stem are known: a hostage was taken | hostage."""


@cache
def _apart() -> int:
    """The callings of those who decide about what happened, look into it, or tell of it for others."""
    nouns = ("constable", "detective", "judge", "lawyer", "mayor", "journalist", "spokesman")
    return reduce(or_, map(callings, nouns))


def _is_official(told: Told) -> bool:
    """Whether somebody has an office or a calling by which they have to do with others' troubles."""
    sits = "member" in told.heads and not _SEATS.isdisjoint(told.near | told.every)
    return sits or bool(told.callings & _apart())


_SEATS = frozenset("assembly board commission committee congress council house parliament senate".split())


def _is_one_of_several(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether others are named before, too, and somebody has quite another calling."""
    told = scene.told(entity)
    if callings(mention.noun) & told.callings or not any(map(callings, told.heads)):
        return False
    named = scene.named_before(mention.first, FEW)
    return any(one.kind == "person" and one is not entity for _, one in named)


def _is_told(scene: Scene, entity: Entity, telling: tuple[str, ...], but: tuple[str, ...]) -> bool:
    """Whether words with some beginnings, but not some, stand beside a name, outside of what others say."""
    page = scene.page
    return any(
        page.lower[at].startswith(telling)
        and page.lower[at] not in but
        and scene.reported[at] == scene.reported[name.first]
        for name in entity.mentions[:FEW]
        for at in _told_beside(page, name)
    )


def _told_beside(page: Page, name: Name) -> Iterator[int]:
    """The tokens of the sentence of a name, and of the next one if it goes on about "he" or "she"."""
    yield from _sentence(page, name.first)
    behind = bisect_right(page.sentence, page.sentence[name.first], name.last)
    if page.word(behind) in HE_OR_SHE:
        yield from _sentence(page, behind)


def _sentence(page: Page, token: int) -> Iterator[int]:
    """The tokens beside one in its sentence."""
    near = range(max(0, token - _BESIDE), min(token + _BESIDE, len(page.words)))
    return (at for at in near if page.sentence[at] == page.sentence[token])


def _is_met_apart(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody else is told of by the noun, new behind a name or beside it: Roe paid | a clerk |."""
    page, noun = scene.page, mention.head
    least = max(noun - _BACK, 2)
    met = next((at for at in range(noun - 2, least, -1) if _is_other(page, at, page.lower[noun])), None)
    if met is None or page.lower[met - 1] in A_OR_AN:
        return met is not None and first_named(entity) < met
    held = scene.named_last(met)  # Roe asked | the clerk |
    near = held is not None and held[1] is entity and page.sentence[held[0].first] == page.sentence[met]
    return near and held is not None and grammar(page, held[0])[0] in SUBJECTS


def _is_other(page: Page, noun: int, word: str) -> bool:
    """Whether a noun is for somebody to whom something is done, or who is new and does it: a clerk | came."""
    if page.lower[noun] != word or page.lower[noun - 1] not in A_OR_THE or page.quote[noun] >= 0:
        return False
    if page.word(noun + 1) and page.pos[noun + 1] in NOUNS:
        return False  # won | a governor | election
    before = page.lower[noun - 2]
    if before in _BECOMES:
        return False
    does = page.lower[noun - 1] != "the" and page.word(noun + 1) != "" and page.pos[noun + 1] in FINITE
    return does or before in _TO or page.pos[noun - 2] in FINITE


_TO = frozenset("against at behind beside by for from of to with".split())
_BECOMES = BE | frozenset("as became become becomes like remained remains".split())
"""Words behind which it stands what their subject is."""
