"""Candidates: who could be meant by a mention, few enough to compare, and where each stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.candidates.absent import is_to_come, wrote_in
from quotes.speakers.candidates.attributive import is_only_of_rule
from quotes.speakers.candidates.equals import equals
from quotes.speakers.candidates.excluded import (
    is_against,
    is_anybody,
    is_in_own_words,
    is_kept_back,
    is_nobody,
    is_of_another_calling,
    not_meant,
)
from quotes.speakers.candidates.naming import INSIDE, dealt_with, met_before, named_in
from quotes.speakers.candidates.own import own_words
from quotes.speakers.candidates.parts import is_in_another_part
from quotes.speakers.candidates.played import is_played
from quotes.speakers.candidates.related import is_not_so_related
from quotes.speakers.candidates.remembered import FEW, SOME, ahead, namesakes, remembered
from quotes.speakers.candidates.serving import is_in_no_such_post
from quotes.speakers.candidates.settled import settled
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import is_person, nation
from quotes.speakers.implied.antecedents import somebody_new
from quotes.speakers.implied.introductions import introduced
from quotes.speakers.implied.narrators import is_narrator, is_told_of, is_untold
from quotes.speakers.implied.onstage import told_of_above
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import NEW, NONE, THE, A
from quotes.speakers.mentions.documents import is_document
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.again import (
    is_again,
    is_bare,
    is_headlined,
    is_met,
    is_told_again,
    may_be_of,
    tells_issuer,
    whose_body,
)
from quotes.speakers.scene.apart import is_apart
from quotes.speakers.scene.bereaved import is_whose_death
from quotes.speakers.scene.families import authors_own, of_family
from quotes.speakers.scene.fitting import is_unfit
from quotes.speakers.scene.passing import is_named_beside
from quotes.speakers.scene.profiles import is_beside_profiled
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE, NOUNS

__all__ = ["ORIGINS", "Candidate", "candidates"]

ORIGINS = ("nobody", "named", "after", "described", "own", "author")
"""nobody: nobody in particular; named: before the quote or in the mention; after: not named until after it;
described: a source without a name that spoke before; own: the words of the mention, a source without a name
of its own; author: who wrote the article."""

_FIRST = attrgetter("first")


@dataclass(slots=True)
class Candidate:
    """Somebody who could be meant.

    place: the last naming before the quote, in the mention, or the first after it; None for
    who has no name. at: the token where they were last named or spoke, -1 for nowhere.
    inside: where in the mention they are named, index into ``INSIDE``.
    """

    origin: str
    entity: Entity | None
    place: Name | None = None
    at: int = -1
    inside: int = 0


def candidates(scene: Scene, mention: Mention, content: Content, told: range = range(0)) -> list[Candidate]:
    """Who could be meant: those in the mention first, then those who were named or spoke last.

    told: the tokens of whom it is told, who does not say it.
    """
    hidden = is_kept_back(scene, mention)
    alone = _alone(scene, mention, content, hidden)
    if alone is not None:
        return [alone]
    found, beside = _named(scene, mention, content, told)
    heads = mention.kind == "name" and mention.head in scene.entities.at
    heads = heads or any(one.inside in _SURE for one in found.values())
    if mention.kind == "name":
        for entity in namesakes(scene, mention, found):
            found[entity] = _placed(scene, entity, mention.first, content)
    if not heads:
        _recall(scene, mention, content, found, beside)
    found = _kept(scene, mention, found, hidden)
    own = _own(scene, mention, found)
    if mention.kind == "who" and own is not None and not any(one.inside for one in found.values()):
        found = {own: found[own]} if own in found else {}
    return _with_others(scene, mention, content, found, own)


def _alone(scene: Scene, mention: Mention, content: Content, hidden: bool) -> Candidate | None:
    """The one candidate where nobody else is to be compared; hidden: a name is kept back."""
    if content.suffered or is_nobody(scene.page, mention) or is_played(scene.page, mention, content):
        return Candidate("nobody", None)
    if scene.author and is_narrator(scene, mention):
        return Candidate("author", scene.author)
    known = None if hidden else introduced(scene, mention, content)
    if not (known or hidden):
        known = _brought_in(scene, mention, content) or settled(scene, mention, content)
    if known and not is_anybody(mention, known):
        return _placed(scene, known, mention.first, content)
    among = equals(scene, mention)
    if is_untold(scene, mention, content) or len(among) > 1:
        return Candidate("nobody", None)
    if among:
        return _placed(scene, among[0], mention.first, content)
    labelled = _labelled(scene, mention)
    return Candidate("own", labelled) if labelled else None


def _named(
    scene: Scene, mention: Mention, content: Content, told: range
) -> tuple[dict[Entity, Candidate], set[Entity]]:
    """Who is named in the mention, and who is only named beside who speaks."""
    found: dict[Entity, Candidate] = {}
    beside = {entity for _, entity in scene.entities.within(told.start, told.stop)}
    if dealt := dealt_with(scene, mention):
        beside.add(dealt)
    for name, entity, inside in named_in(scene, mention):
        ends_content = inside == _BEFORE and name.first in content.tokens
        if entity is dealt or ends_content or _is_beside(scene, mention, name, entity, inside):
            beside.add(entity)
        elif entity not in found:
            found[entity] = Candidate("named", entity, name, name.first, inside)
    return found, beside


def _is_beside(scene: Scene, mention: Mention, name: Name, entity: Entity, inside: int) -> bool:
    """Whether who is named in a mention is not meant by it: the man who met | Roe |; an adviser to Roe."""
    if _are_some_of(mention, name, entity):
        return True
    related = inside == _IN_RELATIVE and "," not in scene.page.words[mention.head + 1 : name.first]
    if entity.kind != "person" or mention.kind in ("body", "document", "thing"):
        return related and (mention.kind == "body" or entity.kind == "person")  # a post mocking | Roe
    somebody = mention.kind == "person" or (mention.kind == "many" and is_person(mention.noun))
    return somebody and (related or _is_anothers(scene, mention, name))


def _recall(
    scene: Scene, mention: Mention, content: Content, found: dict[Entity, Candidate], beside: set[Entity]
) -> None:
    """Enter who was named or spoke before, unless something tells against them, and who is named after."""
    he, met = mention.kind == "he", met_before(scene, mention)
    others = not_meant(scene, mention, content)
    nations = {*filter(None, map(nation, mention.asked))}
    for entity in remembered(scene, mention, mention.first):
        if (
            entity not in found
            and entity not in beside
            and entity not in others
            and entity not in met
            and not (nations and _is_of_another_nation(scene, nations, entity))
            and not is_unfit(scene, mention, content, entity)
            and not is_of_another_calling(scene, mention, entity)
            and not is_in_another_part(scene, mention, entity)
            and not is_apart(scene, mention, entity)
            and not is_in_no_such_post(scene, mention, entity)
            and not is_not_so_related(scene, mention, entity)
            and not is_anybody(mention, entity)
            and not is_only_of_rule(scene.page, mention, entity)
            and not is_told_of(scene, mention, entity)
            and not is_whose_death(scene, mention, entity)
            and not is_against(scene, mention, entity)
            and not is_in_own_words(scene, mention, content, entity)
            and not is_to_come(scene, mention, entity)
            and not wrote_in(scene.page, mention, entity)
            and not is_named_beside(scene, mention, entity)
            and not is_beside_profiled(scene, mention, entity)
            and not (he and (_is_long_ago(scene, mention, entity) or _is_gone(scene, mention, entity)))
        ):
            found[entity] = _placed(scene, entity, mention.first, content)
    for entity in ahead(scene, mention, content):
        if entity not in found and entity not in others and not is_told_of(scene, mention, entity):
            name = next(name for name in entity.mentions if name.first >= content.tokens.stop)
            found[entity] = Candidate("after", entity, name, name.first)


def _kept(
    scene: Scene, mention: Mention, found: dict[Entity, Candidate], hidden: bool
) -> dict[Entity, Candidate]:
    """Those who are named in the mention, and of the others those that its words leave."""
    known = mention.kind == "document" and any(is_met(mention, entity) for entity in found)
    no_bodies = known or tells_issuer(scene, mention)
    bodies = whose_body(scene, mention)
    new = mention.determiner in NEW and mention.kind == "person"
    return {
        entity: one
        for entity, one in found.items()
        if not (hidden and entity.kind == "person" and not one.inside)
        and not (
            no_bodies
            and entity.kind == "organization"
            and not (one.inside or (known and is_document(entity)))
        )
        and not (bodies and not may_be_of(scene, entity, bodies))
        and not (new and not _is_new(mention, entity, one))
    }


def _is_new(mention: Mention, entity: Entity, one: Candidate) -> bool:
    """Whether somebody may be "a nurse": in these words, after them, or never named before."""
    if one.inside not in (0, *_BESIDE) or one.origin == "after":
        return True
    return mention.determiner == A and bool(entity.mentions) and one.place is None


def _own(scene: Scene, mention: Mention, found: Mapping[Entity, Candidate]) -> Entity | None:
    """The source without a name that the mention's own words describe, unless it is a document met before."""
    met = [one for one in found if is_met(mention, one)] if mention.kind == "document" else []
    again = any(is_told_again(mention, one) or is_headlined(one) for one in met)
    return None if again or (met and is_bare(mention)) else own_words(scene, mention)


def _with_others(
    scene: Scene, mention: Mention, content: Content, found: dict[Entity, Candidate], own: Entity | None
) -> list[Candidate]:
    """The candidates, with the mention's own words, the author and nobody where they could be meant."""
    every = list(found.values())
    if own is not None and own not in found and not _is_part_of_a_name(scene, mention, every):
        every.append(Candidate("own", own))
    if mention.kind == "I" and scene.author and scene.page.quote[mention.first] < 0:
        every.append(Candidate("author", scene.author))
    if not (content.passive and every and scene.page.lower[mention.first - 1] == "by"):
        every.append(Candidate("nobody", None))
    return every


def _brought_in(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """The source without a name whom the paragraph, or the author, told of before "he" or "she" speaks."""
    somebody = somebody_new(scene, mention, content) or authors_own(scene, mention)
    somebody = somebody or told_of_above(scene, mention, content)
    if somebody is None:
        return None
    if (known := of_family(scene, somebody)) is not None:
        return known
    turns = (turn for turn in scene.turns[: -SOME - 1 : -1] if turn.entity.kind == "unnamed")
    spoke = (
        turn.entity
        for turn in turns
        if turn.at == somebody.first or (somebody.determiner == THE and is_again(somebody, turn.entity))
    )
    return next(spoke, None) or own_words(scene, somebody)


def _labelled(scene: Scene, mention: Mention) -> Entity | None:
    """The source that a label in capitals describes, who is nobody with a name: HOST: Good morning."""
    label = scene.page.words[mention.first : mention.last]
    if not mention.describes or scene.page.word(mention.last) != ":" or not all(map(str.isupper, label)):
        return None
    return own_words(scene, mention)


def _is_part_of_a_name(scene: Scene, mention: Mention, found: Sequence[Candidate]) -> bool:
    """Whether a mention of one word that no model took for a name is that of the only person who bears it."""
    if mention.kind != "name" or mention.last - mention.first > 1 or mention.head in scene.entities.at:
        return False
    word = scene.page.lower[mention.head]
    bearers = [one for one in found if one.entity and word in map(str.lower, one.entity.words)]
    return len(bearers) == 1 and bearers[0].entity is not None and bearers[0].entity.kind == "person"


_SURE = (INSIDE.index("whole"), INSIDE.index("ends the mention"), INSIDE.index("ends its phrase"))


_BEFORE = INSIDE.index("named before it")
"""Right before a mention: no apposition to whom a content ends with: Many blame | Roe |, the coach said."""

_IN_RELATIVE = INSIDE.index("behind a relative")
"""Nobody who is told of beside whom is meant: the man who met | Roe |."""

_BESIDE = tuple(
    map(INSIDE.index, ("possessor", "behind a preposition", "behind a relative", "before a noun"))
)
"""Where in a mention those are named who are not meant: one man who was held near | Roe; one | Roe aide."""


def _is_somebody(word: str) -> bool:
    """Whether a noun is one for somebody."""
    return is_person(word) or word.endswith(("er", "or", "ist"))


def _is_long_ago(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a relative is only told of in the pluperfect: Ben Roe | had built it; his son speaks."""
    before = [name for name in entity.mentions[:FEW] if name.first < mention.first]
    if not before or any(scene.page.word(name.last) != "had" for name in before):
        return False
    kin = scene.by_name(entity.words[-1].lower(), before[0].first)
    return any(
        one is not entity
        and one.mentions[0].first < before[0].first
        and scene.gender(one) in (None, mention.male)
        for one in kin
    )


def _is_gone(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody is told to have died, and who spoke last goes on: Roe died. "I like him," | he | said.

    What is said once, or in a year, the dead may have said.
    """
    last = scene.turns[-1].entity if scene.turns else None
    if last is None or last.kind not in _SOMEBODY or last is entity or _was_quoted(scene, entity):
        return False
    if scene.gender(last) not in (None, mention.male) or not scene.is_dead(entity):
        return False
    behind = scene.page.lower[mention.last : mention.last + _SAID]
    return "once" not in behind and not any(word.isdecimal() and len(word) == _YEAR for word in behind)


def _was_quoted(scene: Scene, entity: Entity) -> bool:
    turn = scene.last.get(entity)
    return turn is not None and scene.turns[turn].content.quoted > 0


_SOMEBODY = ("person", "unnamed")

_SAID, _YEAR = 8, 4
"""Tokens behind "he" in which it is told when he said it, and letters of a year."""


def _is_of_another_nation(scene: Scene, asked: set[str], entity: Entity) -> bool:
    """Whether a person is of no nation that a mention asks for, or is no more than its word: the Finn."""
    if entity.kind != "person":
        return False
    at = entity.mentions[0].first if entity.mentions else 0
    word = (
        len(entity.words) == 1
        and at
        and scene.page.lower[at - 1] == "the"
        and nation(entity.words[0].lower())
    )
    told = scene.told(entity).nations
    return bool(word) or bool(told and told.isdisjoint(asked))


_OWNING = frozenset(("for", "from", "of", "to", "with"))


def _is_anothers(scene: Scene, mention: Mention, name: Name) -> bool:
    """Whether a name is of whose somebody is who is meant: an adviser | to President | Roe."""
    page, behind = scene.page, mention.head + 1
    if mention.determiner == NONE and mention.kind == "person":
        return False  # Minister for Waste | Ana Roe
    if name.first <= behind or name.last > mention.last or page.lower[behind] not in _OWNING:
        return False
    if any(page.words[at] == "," or page.pos[at] in FINITE for at in range(behind, name.first)):
        return False
    before = name.first - 1
    word = page.lower[before].removesuffix(".")
    office = page.pos[before] in NOUNS and not (_is_somebody(word) or word in lexicon("roles")["titles"])
    placed = next(iter(scene.entities.within(behind, name.first)), None)
    return not office and placed is None


def _are_some_of(mention: Mention, name: Name, entity: Entity) -> bool:
    """Whether a name is for a body of whom only some are meant: several | Senate Republicans |."""
    some = mention.kind == "many" and mention.first < name.first
    return some and name.last == mention.head + 1 and entity.kind == "organization"


def _placed(scene: Scene, entity: Entity, at: int, content: Content) -> Candidate:
    """An entity where it was last named before token ``at``, rather outside the content."""
    mentions = entity.mentions
    before = bisect_left(mentions, at, key=_FIRST) - 1
    place = mentions[before] if before >= 0 else None
    for back in range(before, max(-1, before - FEW), -1):
        first = mentions[back].first
        if not scene.reported[first] and first not in content.tokens:
            if before == back or scene.passed[at] - scene.passed[first] <= FEW:
                place = mentions[back]
            break
    spoke = -1
    if (turn := scene.last.get(entity)) is not None:
        _, spoke, said, *_ = scene.turns[turn]
        if said and (place is None or said.first > place.first):
            place = said
    origin = "named" if mentions else "described"
    return Candidate(origin, entity, place, max(place.first if place else -1, spoke))
