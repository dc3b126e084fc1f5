"""Again: whether a mention stands for a document or somebody without a name who was met before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import callings, document_kinds, is_person, singular
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.determiners import ANOTHER, NONE, NUMBER, OWNED, THE, A
from quotes.speakers.mentions.documents import is_document, stands_alone
from quotes.speakers.mentions.mentions import EMPTY, Mention
from quotes.speakers.scene.scene import Scene, Turn
from quotes.words.function_words import A_OR_THE
from quotes.words.tokens import POSSESSIVE

__all__ = [
    "adds", "is_again", "is_another", "is_bare", "is_headlined", "is_met", "is_told_again", "just_heard",
    "may_be_of", "tells_issuer", "whose_body",
]  # fmt: skip

_TOLD = 6
"""Tokens behind a body's name in which the noun stands that says what it is."""


_MET = (THE, OWNED)
"""Determiners of a document that was told before: the, the auditor's."""

_INTRODUCING = (A, ANOTHER)
"""Determiners of somebody who was not met before: a lawyer, another witness."""

_HEADLINE = 20
"""Tokens at the beginning of an article that may be its headline."""

_OWNING = frozenset((*POSSESSIVE, "of", "for"))
"""What stands beside whose somebody is: the same may be told of them by another word for it."""

_NOT_TELLING = frozenset(
    (
        "anonymous chief first four head last latest main new old other same second senior third three top "
        "two unidentified unnamed young"
    ).split()
)
"""Words beside a noun that do not tell one from another."""

_NO_WORDS = frozenset(("a", "an", "the", "'s", "’s", "'", "’"))


def whose_body(scene: Scene, mention: Mention) -> set[Entity]:
    """The bodies that "the union's" before a description may mean: those that it names, or their noun."""
    page = scene.page
    if mention.kind != "person" or POSSESSIVE.isdisjoint(page.words[mention.first + 1 : mention.core]):
        return set()
    at = next(at for at in range(mention.first + 1, mention.core) if page.words[at] in POSSESSIVE)
    held = scene.entities.at.get(at - 1)
    if held:
        return {held[1]} if held[1].kind == "organization" else set()
    noun = page.lower[at - 1]
    named = {entity: name for name, entity in scene.named_before(mention.first)}
    return {
        entity
        for entity, name in named.items()
        if entity.kind == "organization"
        and (noun in map(str.lower, entity.words) or noun in page.lower[name.last : name.last + _TOLD])
    }


def just_heard(scene: Scene, mention: Mention) -> Entity | None:
    """Who spoke last where no other is meant: a nurse said | she said; in a statement | the statement said.

    "They" are the several who spoke last in the paragraph; the same official is who spoke last.
    """
    if not scene.turns:
        return None
    page, last = scene.page, scene.turns[-1]
    if mention.noun == "statement" and mention.kind == "document" and is_bare(mention):
        return _whose_statement(scene, mention)
    if mention.kind == "they":
        near = page.paragraph[last.at] == page.paragraph[mention.first]
        return last.entity if near and last.entity.kind == "group" else None
    if mention.kind == "person" and page.lower[mention.first : mention.first + 2] == ["the", "same"]:
        return last.entity if last.entity.kind in ("person", "unnamed") else None
    if mention.kind != "he":
        return None
    if (
        last.entity.kind != "unnamed"
        or not is_person(last.entity.noun)
        or page.paragraph[last.at] != page.paragraph[mention.first]
    ):
        return None
    roles, own = lexicon("roles"), [*map(str.lower, last.entity.words)]
    if not roles["female" if mention.male else "male"].isdisjoint(own):
        return None
    begin = bisect_left(page.paragraph, page.paragraph[mention.first], 0, mention.first)
    if own[0] in A_OR_THE and not roles["male" if mention.male else "female"].isdisjoint(own):
        begin = last.at  # a woman asked: | she | is nobody who was named before
    named = scene.entities.within(begin, mention.first)
    others = (name for name, one in named if one.kind == "person" and scene.is_there(name))
    return last.entity if next(others, None) is None else None


def adds(scene: Scene, mention: Mention) -> Entity | None:
    """Who spoke last, here or a paragraph before, where "he", "the fan" or "it" adds: "No," he added."""
    page, sorts = scene.page, _ADDING.get(mention.kind)
    if sorts is None or not scene.turns or not _goes_on(page, mention.last):
        return None
    last = _outermost(scene)
    if page.paragraph[mention.first] - page.paragraph[last.at] > 1 or last.entity.kind not in sorts:
        return None
    if mention.kind in ("person", "thing"):
        return last.entity if _may_be_called(scene, mention, last) else None
    if mention.kind == "he" and scene.gender(last.entity) not in (None, mention.male):
        return None
    return None if mention.kind == "he" and _is_other_told_of(scene, last, mention) else last.entity


def _outermost(scene: Scene) -> Turn:
    """Who spoke last in a main clause: the centre | said that it had asked the ministry, which denied it."""
    turns, sentence = scene.turns, scene.page.sentence
    least = max(0, len(turns) - _TURNS)
    for at in range(len(turns) - 1, least, -1):
        turn, before = turns[at], turns[at - 1]
        goes_on = turn.entity is before.entity and sentence[turn.at] == sentence[before.at]
        if not (goes_on or turn.at in before.content.tokens):
            return turn
    return turns[least]


def _is_other_told_of(scene: Scene, last: Turn, mention: Mention) -> bool:
    """Whether the text went on to another person: "No," said Roe. | Lund | bowed. "Sorry," he added."""
    page, spoke = scene.page, scene.page.sentence[last.at]
    others = scene.entities.within(last.content.tokens.stop, mention.first)
    return any(
        page.quote[name.first] < 0 and page.sentence[name.first] > spoke
        for name, one in others
        if one.kind == "person" and one is not last.entity and scene.gender(one) in (None, mention.male)
    )


def _goes_on(page: Page, verb: int) -> bool:
    """Whether a verb tells that somebody says more: added, went on."""
    word = page.word(verb)
    return word in ("added", "adds") or (word in ("went", "goes") and page.word(verb + 1) == "on")


def _may_be_called(scene: Scene, mention: Mention, last: Turn) -> bool:
    """Whether who spoke last may be "the fan": nobody is told to be one, nor is anybody else there."""
    if mention.determiner != THE or scene.entities.at.get(mention.head):
        return False
    if (
        _is_other_told_of(scene, last, mention)
        or callings(mention.noun)
        or scene.by_role(mention.noun, mention.first)
    ):
        return False
    return scene.gender(last.entity) in (None, mention.male) or mention.male is None


_ADDING = {
    "he": ("person",),
    "person": ("person",),
    "thing": ("person",),
    "it": ("organization", "document", "place"),
}
"""The kinds of sources that "he", "the fan" and "it" go back to."""


def _whose_statement(scene: Scene, mention: Mention) -> Entity | None:
    """Who spoke last, and did so in a statement: the agency said | in a statement | it was closed.

    What somebody signed for another may be either's.
    """
    page, entity = scene.page, scene.turns[-1].entity
    for turn in scene.turns[: -_TURNS - 1 : -1]:
        if turn.entity is not entity:
            return None
        first = bisect_left(page.sentence, page.sentence[turn.at], 0, turn.at)
        end = min(bisect_left(page.sentence, page.sentence[turn.at] + 1, turn.at), mention.first)
        for at in range(first + 2, end):
            if page.lower[at] == "statement" and _in_one(page, at) and page.word(at + 1) != "signed":
                return entity
    return None


def _in_one(page: Page, at: int) -> bool:
    """Whether it is told that somebody spoke in one: in a joint | statement."""
    before = page.lower[at - 1 - (page.lower[at - 1] in _SORTS) - 1 : at]
    return before[:2] == ["in", "a"]


_TURNS = 12
"""Turns back in which a statement was made that is spoken of again."""

_SORTS = frozenset("brief emailed joint news press public short sworn separate written".split())
"""What a statement is."""


def may_be_of(scene: Scene, entity: Entity, bodies: set[Entity]) -> bool:
    """Whether a source without a name may be one of these bodies': it is told of no other."""
    if entity.mentions or entity.kind != "unnamed" or entity.span is None:
        return True
    own = {one for _, one in scene.entities.within(*entity.span) if one.kind == "organization"}
    return not own or not own.isdisjoint(bodies)


def is_met(mention: Mention, entity: Entity) -> bool:
    """Whether a document that speaks for itself spoke before."""
    if entity.mentions and is_document(entity):
        return bool(document_kinds(mention.noun) & document_kinds(entity.words[-1].lower()))
    alone = stands_alone(mention.noun) or mention.noun in _LETTERS
    return entity.kind == "document" and alone and is_again(mention, entity)


_LETTERS = frozenset(
    (
        "agenda contract email letter log manual memo memorandum message minutes note notice post sign text "
        "tweet"
    ).split()
)
"""Nouns for what is written by somebody, and yet stands for itself when it is spoken of again."""


def is_told_again(mention: Mention, entity: Entity) -> bool:
    """Whether a document was told before in the same words, or more or fewer: the U.S. auditors' | report."""
    if mention.determiner not in _MET or not is_met(mention, entity):
        return False
    noun = role_words([mention.noun])
    told, asked = role_words(entity.words) - noun - _NO_WORDS, mention.asked - noun
    return bool(asked & told) and (asked <= told or told <= asked)


def tells_issuer(scene: Scene, mention: Mention) -> bool:
    """Whether a document that speaks for itself is told with a body, so that no other body is meant."""
    if mention.kind != "document" or not stands_alone(mention.noun):
        return False
    inside = scene.entities.within(mention.first, mention.last)
    return any(entity.kind == "organization" for _, entity in inside)


def is_bare(mention: Mention) -> bool:
    """Whether a mention tells no more than what it is: the report, the 40-page study."""
    rest = mention.asked - role_words([mention.noun])
    return mention.determiner == THE and all(word.endswith("-page") for word in rest)


def is_another(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a mention tells of another source without a name, or names another issuer of a document."""
    if mention.describes and not entity.mentions and _are_two(mention, entity):
        return True
    if mention.kind != "document" or entity.kind != "document" or entity.span is None:
        return False
    issuers = [one for _, one in scene.entities.within(mention.first, mention.last)]
    known = [one for _, one in scene.entities.within(*entity.span)]
    return bool(issuers and known) and not any(one in known for one in issuers)


def is_again(mention: Mention, entity: Entity) -> bool:
    """Whether the noun of a mention may stand for a source without a name that was met before."""
    new = mention.determiner in _INTRODUCING and not is_headlined(entity)
    if new or (mention.kind == "many") != (entity.kind == "group") or _are_others(mention, entity):
        return False
    if mention.kind == "document" and mention.determiner == NONE and _is_other(mention, entity):
        return False
    one_of_them = mention.kind == "document" and _is_collection(entity) and not _is_any(mention.noun)
    return not one_of_them and _are_kin(mention.noun, entity.noun) and not _are_two(mention, entity)


def _are_others(mention: Mention, entity: Entity) -> bool:
    """Whether many are told apart as others: | officials involved then |, some voters who are now sorry."""
    if mention.kind != "many" or mention.determiner not in (NONE, NUMBER):
        return False
    same = entity.span is not None and entity.span[0] == mention.first
    return mention.last > mention.head + 1 and not same


def _is_other(mention: Mention, entity: Entity) -> bool:
    """Whether what is told in its own words is not called as the other is: state law | property | records."""
    noun = role_words([mention.noun])
    return bool(mention.asked - noun) and not noun & role_words([entity.noun])


def _is_any(noun: str) -> bool:
    """Whether a noun is used of documents of any kind: the record, the files."""
    return "any" in document_kinds(noun)


def _is_collection(entity: Entity) -> bool:
    """Whether a source is documents of any kind: records | reviewed by the Post; none of them is one."""
    return _is_any(entity.noun) and f"{entity.noun}s" in map(str.lower, entity.words)


def _are_two(mention: Mention, entity: Entity) -> bool:
    """Whether words beside one noun tell two apart: the | rail | industry and the | trucking | industry."""
    noun = role_words([mention.noun])
    words: Sequence[str] = entity.words
    if mention.determiner == NONE and mention.kind == "many":
        words = _before(words, entity.noun)  # macadamia growers are no | wine growers | in the state's hills
    owned = mention.determiner == OWNED or not _OWNING.isdisjoint(map(str.lower, words))
    if not noun & role_words([entity.noun]) or owned:
        return False
    mine = mention.asked - noun - _NOT_TELLING
    others = role_words(words) - noun - EMPTY - _NOT_TELLING
    return bool(mine - role_words(entity.words) and others - mine)


def _before(words: Sequence[str], noun: str) -> Sequence[str]:
    """The words up to the noun and the one behind it, which may tell whose they are: wine | growers | of."""
    at = next((at for at, word in enumerate(words) if singular(word.lower()) == noun), len(words))
    return words[: at + 2]


_RESEARCHERS = frozenset(("researcher", "scientist"))
_AUTHORS = frozenset(("author", "team"))
"""Nouns, in the singular, for those who did a study, and for the same as who wrote it."""


def is_headlined(entity: Entity) -> bool:
    """Whether a document has only been told as headlines tell it, by its noun: Rents rise, | study | says."""
    if entity.kind != "document" or entity.span is None:
        return False
    return len(entity.words) == 1 and entity.span[0] < _HEADLINE


@lru_cache(maxsize=10_000)
def _are_kin(noun: str, other: str) -> bool:
    """Whether news uses two nouns for one source: lawyer and attorney, report and survey."""
    if role_words([noun]) == role_words([other]):
        return bool(noun)
    if (noun in _AUTHORS and other in _RESEARCHERS) or (other in _AUTHORS and noun in _RESEARCHERS):
        return True
    mine, others = document_kinds(noun), document_kinds(other)
    return bool(mine and others) and ("any" in mine or "any" in others or not mine.isdisjoint(others))
