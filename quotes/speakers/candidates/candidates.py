"""Candidates: who could be meant by a mention, few enough to compare, and where each stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import FINITE, NOUNS
from quotes.speakers.candidates.excluded import (
    is_against,
    is_anybody,
    is_kept_back,
    is_no_successor,
    is_nobody,
    is_of_another_calling,
    not_meant,
)
from quotes.speakers.candidates.naming import INSIDE, met_before, named_in
from quotes.speakers.candidates.settled import settled
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.kin import is_of_kin
from quotes.speakers.entities.nouns import is_person, nation
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.implied.antecedents import somebody_new
from quotes.speakers.implied.introductions import introduced
from quotes.speakers.implied.narrators import is_narrator, is_told_of, is_untold
from quotes.speakers.implied.onstage import told_of_above
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.documents import is_document
from quotes.speakers.mentions.mentions import (
    Mention,
    before_relative,
    mention_of,
    without_apposition,
)
from quotes.speakers.scene.again import (
    is_again,
    is_another,
    is_bare,
    is_headlined,
    is_met,
    is_told_again,
    may_be_of,
    tells_issuer,
    whose_body,
)
from quotes.speakers.scene.apart import is_apart
from quotes.speakers.scene.families import authors_own
from quotes.speakers.scene.fitting import is_unfit
from quotes.speakers.scene.scene import Scene

__all__ = ["ORIGINS", "Candidate", "candidates", "description_key", "own_words"]

ORIGINS = ("nobody", "named", "after", "described", "own", "author")
"""nobody: nobody in particular; named: before the quote or in the mention; after: not named until after it;
described: a source without a name that spoke before; own: the words of the mention, a source without a name
of its own; author: who wrote the article."""

_FEW, _SOME = 4, 7
"""Candidates of one sort: few of those that are seldom meant, some of the others."""

_THE, _A, _ANOTHER = 1, 2, 3
"""The determiners of somebody who was met before, the nurse, and who was not: a nurse, another physician."""

_ONE = 7
"""The determiner of one of several whom nobody names: one teacher."""

_AHEAD = 2
"""Paragraphs after a quote in which somebody may be named who said it."""

_DESCRIBED = 200
"""Sources without a name, the last first, that "the baker" is looked for among."""

_BACK = 62
"""Names that are looked back over at most."""


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
    if content.suffered or is_nobody(scene.page, mention):
        return [Candidate("nobody", None)]
    if scene.author and is_narrator(scene, mention):
        return [Candidate("author", scene.author)]
    found: dict[Entity, Candidate] = {}
    at = mention.first
    hidden = is_kept_back(scene, mention)
    known = None if hidden else introduced(scene, mention, content)
    if not (known or hidden):
        known = _brought_in(scene, mention, content) or settled(scene, mention, content)
    if known and not is_anybody(mention, known):
        _place(scene, found, known, at, content)
        return list(found.values())
    if is_untold(scene, mention, content):
        return [Candidate("nobody", None)]
    labelled = _labelled(scene, mention)
    if labelled:
        return [Candidate("own", labelled)]
    somebody = mention.kind == "person" or (mention.kind == "many" and is_person(mention.noun))
    beside = {entity for _, entity in scene.entities.within(told.start, told.stop)}
    for name, entity, inside in named_in(scene, mention):
        anothers = somebody and entity.kind == "person" and _is_anothers(scene, mention, name)
        if anothers or (inside == _BEFORE and name.first in content.tokens):
            beside.add(entity)
        elif entity not in found:
            found[entity] = Candidate("named", entity, name, name.first, inside)
    heads = mention.kind == "name" and mention.head in scene.entities.at
    heads = heads or any(one.inside in _SURE for one in found.values())
    if mention.kind == "name":
        for entity in _namesakes(scene, mention, found):
            _place(scene, found, entity, at, content)
    if not heads:
        he, met = mention.kind == "he", met_before(scene, mention)
        others = not_meant(scene, mention, content)
        for entity in _remembered(scene, mention, at):
            if (
                entity not in found
                and entity not in beside
                and not _is_of_nation(scene, mention, entity)
                and not is_unfit(scene.page, mention, content, entity)
                and not is_of_another_calling(scene, mention, entity)
                and not is_apart(scene, mention, entity)
                and not is_no_successor(scene, mention, entity)
                and not is_anybody(mention, entity)
                and not is_told_of(scene, mention, entity)
                and entity not in others
                and entity not in met
                and not is_against(scene, mention, entity)
                and not (he and _is_long_ago(scene, mention, entity))
            ):
                _place(scene, found, entity, at, content)
        for entity in _ahead(scene, mention, content):
            if entity not in found:
                name = next(name for name in entity.mentions if name.first >= content.tokens.stop)
                found[entity] = Candidate("after", entity, name, name.first)
    if hidden:
        found = {entity: one for entity, one in found.items() if entity.kind != "person" or one.inside}
    own = own_words(scene, mention)
    if mention.kind == "document" and any(is_met(mention, entity) for entity in found):
        found = {
            entity: one
            for entity, one in found.items()
            if entity.kind != "organization" or one.inside or is_document(entity)
        }
        again = any(is_told_again(mention, one) or is_headlined(one) for one in found if is_met(mention, one))
        own = None if again or is_bare(mention) else own
    elif tells_issuer(scene, mention):
        found = {entity: one for entity, one in found.items() if entity.kind != "organization" or one.inside}
    if bodies := whose_body(scene, mention):
        found = {entity: one for entity, one in found.items() if may_be_of(scene, entity, bodies)}
    if mention.determiner in (_A, _ANOTHER, _ONE) and mention.kind == "person":
        found = {
            entity: one
            for entity, one in found.items()
            if one.inside not in (0, *_BESIDE)
            or one.origin == "after"
            or (mention.determiner == _A and entity.mentions and one.place is None)
        }
    if mention.kind == "who" and own is not None and not any(one.inside for one in found.values()):
        found = {own: found[own]} if own in found else {}
    every = list(found.values())
    if own is not None and own not in found and not _is_part_of_a_name(scene, mention, every):
        every.append(Candidate("own", own))
    if mention.kind == "I" and scene.author and scene.page.quote[at] < 0:
        every.append(Candidate("author", scene.author))
    if not (content.passive and every and scene.page.lower[at - 1] == "by"):
        every.append(Candidate("nobody", None))
    return every


def _brought_in(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """The source without a name whom the paragraph, or the author, told of before "he" or "she" speaks."""
    somebody = somebody_new(scene, mention, content) or authors_own(scene, mention)
    somebody = somebody or told_of_above(scene, mention, content)
    if somebody is None:
        return None
    turns = (turn for turn in scene.turns[: -_SOME - 1 : -1] if turn.entity.kind == "unnamed")
    spoke = (
        turn.entity
        for turn in turns
        if turn.at == somebody.first or (somebody.determiner == _THE and is_again(somebody, turn.entity))
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

_BESIDE = tuple(
    map(INSIDE.index, ("possessor", "behind a preposition", "behind a relative", "before a noun"))
)
"""Where in a mention those are named who are not meant: one man who was held near | Roe; one | Roe aide."""


def _is_somebody(word: str) -> bool:
    """Whether a noun is one for somebody."""
    return is_person(word) or word.endswith(("er", "or", "ist"))


def _is_long_ago(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a relative is only told of in the pluperfect: Ben Roe | had built it; his son speaks."""
    before = [name for name in entity.mentions[:_FEW] if name.first < mention.first]
    if not before or any(scene.page.word(name.last) != "had" for name in before):
        return False
    kin = scene.by_name(entity.words[-1].lower(), before[0].first)
    return any(
        one is not entity
        and one.mentions[0].first < before[0].first
        and scene.gender(one) in (None, mention.male)
        for one in kin
    )


def _is_of_nation(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a person is of another nation than a mention says, or is no more than its word: the Finn."""
    if entity.kind != "person" or not (asked := {*filter(None, map(nation, mention.asked))}):
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
    if mention.determiner == 0 and mention.kind == "person":
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


def _place(scene: Scene, found: dict[Entity, Candidate], entity: Entity, at: int, content: Content) -> None:
    """Enter an entity where it was last named before token ``at``, rather outside the content."""
    mentions = entity.mentions
    before = bisect_left(mentions, at, key=_FIRST) - 1
    place = mentions[before] if before >= 0 else None
    for back in range(before, max(-1, before - _FEW), -1):
        first = mentions[back].first
        if not scene.reported[first] and first not in content.tokens:
            if before == back or scene.passed[at] - scene.passed[first] <= _FEW:
                place = mentions[back]
            break
    spoke = -1
    if (turn := scene.last.get(entity)) is not None:
        _, spoke, said, *_ = scene.turns[turn]
        if said and (place is None or said.first > place.first):
            place = said
    origin = "named" if mentions else "described"
    found[entity] = Candidate(origin, entity, place, max(place.first if place else -1, spoke))


def _namesakes(scene: Scene, mention: Mention, found: dict[Entity, Candidate]) -> list[Entity]:
    """Other persons who share a word of the name that a mention ends with."""
    held = scene.entities.at.get(mention.head)
    if held is not None and (held[1].kind != "person" or held[1].unclear):
        return []
    first, last = (held[0].first, held[0].last) if held else (mention.head, mention.head + 1)
    words = {*scene.page.lower[first:last]}
    others = {
        one: None
        for word in sorted(words)
        for one in scene.by_name(word, mention.first)[:_SOME]
        if one not in found
    }
    bearers = [one for one in others if words <= {word.lower() for word in one.words}]
    if held and len(words) == 1 and len(held[1].words) > 1 and held[1].words[-1].lower() in words:
        bearers = [one for one in bearers if one.words[-1].lower() in words]  # Ryan Thomas, not Thomas Keane
    return bearers[:_FEW]


_KINDS: dict[str, tuple[str, ...]] = {
    "he": ("person", "unnamed"),
    "who": ("person", "unnamed", "group", "organization"),
    "it": ("organization", "document", "place", "group", "other"),
    "they": ("person", "organization", "group", "unnamed"),
    "I": ("person", "unnamed", "group"),
    "person": ("person", "unnamed"),
    "body": ("organization", "place", "other"),
    "document": ("document", "organization", "other"),
    "many": ("group", "organization"),
    "thing": ("person", "organization", "unnamed", "document"),
    "name": ("person", "organization", "unnamed"),
    "nothing": ("person", "organization", "unnamed", "group", "document"),
}
"""The kinds of sources that each kind of mention may go back to."""


def _remembered(scene: Scene, mention: Mention, at: int) -> Iterator[Entity]:
    """Who was named or spoke before: the last ones, those whom the description fits, the most prominent."""
    kinds = _KINDS[mention.kind]
    names: dict[Entity, None] = {}
    for _, entity in scene.named_before(at, _BACK):
        if entity.kind in kinds:
            names[entity] = None
            if len(names) >= _SOME:
                break
    yield from names
    spoke = dict.fromkeys(
        turn.entity
        for turn in scene.turns[: -2 * _SOME - 1 : -1]
        if turn.entity.kind in kinds and not is_another(scene, mention, turn.entity)
    )
    yield from islice(spoke, _FEW)
    if mention.describes:
        own = next(iter(role_words([mention.noun])))
        fitting = [*scene.by_role(own, at)] if "person" in kinds else []
        if "person" in kinds:
            nations = sorted(filter(nation, mention.asked))
            fitting += [one for word in nations for one in scene.by_role(word, at)]
        fitting += [one for one in scene.by_noun(own, at) if one.kind in kinds]
        fitting.sort(key=lambda one: (-len(mention.asked & scene.told(one).every), -len(one.mentions)))
        yield from fitting[:_FEW]
        described = [
            one
            for one in islice(reversed(scene.descriptions.values()), _DESCRIBED)
            if is_again(mention, one) and not is_another(scene, mention, one)
        ]
        yield from described[:_FEW]
    if "person" in kinds and mention.human:
        heard = any(one.kind == "person" for one in names)  # "he" is hardly somebody who is only named later
        yield from (
            one for one in scene.prominent() if not (heard and mention.kind == "he") or first_named(one) < at
        )


def _ahead(scene: Scene, mention: Mention, content: Content) -> list[Entity]:
    """Persons who are named after a quote and not before: in the paragraphs after it."""
    if mention.kind not in ("nothing", "he", "person", "they"):
        return []
    page, stop = scene.page, max(content.tokens.stop, mention.last)
    if stop >= len(page.words):
        return []
    last = page.paragraph[content.tokens.stop - 1] + _AHEAD
    found: dict[Entity, None] = {}
    for name, entity in scene.named_after(stop):
        if page.paragraph[name.first] > last or len(found) >= _FEW:
            break
        new = entity.mentions[0].first >= content.tokens.start
        if entity.kind == "person" and new and entity not in found:
            found[entity] = None
    first = [one for one in found if not is_of_kin(page.words, one)]
    return first or list(found)


def own_words(scene: Scene, mention: Mention) -> Entity | None:
    """The source without a name that the words of a mention describe; None where they are a pronoun."""
    first, last = mention.first, mention.last
    if mention.kind == "who":
        before = before_relative(scene.page, first)
        if before is None:
            return None
        first, last = before
        mention = mention_of(scene.page, first, last)
        if mention.kind == "who":
            return None
    if mention.kind in ("he", "it", "they", "I", "nothing") or scene.entities.at.get(mention.head):
        return None
    if mention.kind == "name":
        first = _name_start(scene, mention)
        last = mention.core
    words = without_apposition(scene.page.words[first:last])
    key = description_key(words)
    known = scene.descriptions.get(key)
    if known is not None:
        return known
    entity = Entity(mention.speaker, tuple(words))
    entity.span, entity.noun = (first, first + len(words)), mention.noun
    return entity


def _name_start(scene: Scene, mention: Mention) -> int:
    """Where a name begins that no model marked: behind titles, roles and what is not capitalised."""
    page, roles = scene.page, lexicon("roles")
    first = mention.head
    while (
        first > mention.first and page.words[first - 1][:1].isupper() and first - 1 not in scene.entities.at
    ):
        word = page.lower[first - 1].removesuffix(".")
        if word in roles["titles"] or word in roles["roles"] or word in roles["courtesy"] or word == "the":
            break
        first -= 1
    return first


def description_key(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """By what a source without a name is known again."""
    return tuple([word for word in map(str.lower, words) if word not in ("the", "a", "an")])
