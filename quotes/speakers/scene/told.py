"""Told: what an article tells of somebody, by which a description may go back to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotes.document import Affiliation
from quotes.names.brands import is_trade
from quotes.names.firm_signs import body_nouns
from quotes.names.honorifics import titles
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.work import is_told_by_verb
from quotes.speakers.entities.entity import Entity, gender_of
from quotes.speakers.entities.nouns import age, callings, is_of_sport, nation, singular
from quotes.speakers.entities.role_words import head_of, role_words
from quotes.speakers.scene.bynamed import byname
from quotes.speakers.scene.deeds import deeds
from quotes.speakers.scene.parties import party
from quotes.text.tags import DETERMINING, FINITE, NOUNS, POS, PREPOSITIONS, tagged
from quotes.words.function_words import A_OR_THE, IS_OR_WAS
from quotes.words.tokens import POSSESSIVE

__all__ = ["Told", "tell"]

_MOST = 12
"""Names of one person around which words that describe are looked for: the first ones."""

_SENTENCE = 40
"""Tokens of a sentence behind a name, before the next one that may go on about who bears it."""

_BEFORE, _AFTER = 7, 12
"""Tokens before and after a name that may describe who bears it."""

_LONG = 5
"""Words of a role, or letters of a rank, that are too many to be shortened or short."""

_DESCRIBING = NOUNS | tagged("JJ", "CD")
_GOING_ON = FINITE | PREPOSITIONS | tagged(",")
_ENDS = frozenset('".;“”')
_PREDICATES = _DESCRIBING | DETERMINING
"""What a predicate begins with that tells who somebody is: was | a | mayor, not was told by the mayor."""

_PRONOUNS = ("he", "she")

_OPENS = frozenset((",", "(", "is", "was", "as", "–", "—", "--", "-"))


class Told(NamedTuple):
    """What an article tells of somebody, each as ``role_words``.

    heads: the last of each title and role, past: of those that one held once. every: of all that is stated.
    near: words in the apposition or the title around a name. callings: what heads and near say of one's
    calling, see ``nouns``. nations: the countries among all of them. bynames: what one is called.
    """

    heads: frozenset[str]
    every: frozenset[str]
    near: frozenset[str]
    callings: int = 0
    nations: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    bynames: frozenset[str] = frozenset()


def tell(page: Page, entity: Entity, statements: Sequence[Affiliation]) -> Told:
    """What an article tells of somebody; statements: what it states of a person."""
    if entity.kind != "person":
        words, named = frozenset(role_words(entity.words)), entity.mentions[:_MOST]
        nouns = (noun for name in named if entity.kind == "organization" for noun in _called_by(page, name))
        return Told(frozenset(map(singular, words)), words, frozenset(role_words(nouns)))
    stated = [(one.role, one.organization, one.place) for one in statements]
    told = " ".join([*entity.titles, *(text for one in stated for text in one)])
    roles = [*entity.titles, *(role for role, _, _ in stated if role and not is_told_by_verb(role))]
    heads = role_words(map(head_of, roles))
    heads |= role_words([word for role in roles for word in _called(role.split())])
    beside: list[str] = []
    goes_on: list[str] = []
    predicates: list[str] = []
    called: list[str] = []
    for name in entity.mentions[:_MOST]:
        before = _before(page, name)
        beside += before
        beside += _behind(page, name)
        heads.update(party(page, name))
        heads.update(deeds(page, name))
        goes_on += _goes_on(page, name)
        predicates += _predicate(page, entity, name)
        called += byname(page, name)
        heads.update(word.lower() for word in _called(before) if word.isupper())
    near, bynames = role_words(beside) - _OF, role_words(called)
    near.update(goes_on)
    heads |= role_words(predicates) | bynames
    every, calling = role_words(told.split()), 0
    for word in {*heads, *near, *told.lower().split()}:
        calling |= callings(word)
    nations = frozenset(word for word in every | near if nation(word) == word)
    held = [head_of(one.role) for one in statements if one.status == "former"]
    past = frozenset(role_words(held))
    return Told(
        frozenset(heads), frozenset(every), frozenset(near), calling, nations, past, frozenset(bynames)
    )


def _called_by(page: Page, name: Name) -> Iterator[str]:
    """The nouns for a body beside its name: the charity | Roe House; the union, | Metall; Roe, a bank."""
    at = name.first - 1 - (name.first > 0 and page.lower[name.first - 1] == "the")
    if at > 0 and page.words[at] == ",":
        at -= 1
    if at >= 0 and _is_of_body(page.lower[at]) and page.sentence[at] == page.sentence[name.first]:
        yield page.lower[at]
    at = name.last + (page.word(name.last) == ",")
    if page.word(at) in ARTICLES and page.word(name.last) in _OPENS:
        noun = ""
        for token in range(at + 1, min(at + _AFTER, len(page.words))):
            if page.pos[token] not in _DESCRIBING and page.words[token] not in POSSESSIVE:
                break
            noun = page.lower[token]
        if _is_of_body(noun):
            yield noun


@cache
def _is_of_body(noun: str) -> bool:
    """Whether a noun beside a name is one for a body: a charity, an energy | supplier |, a think | tank |."""
    return noun in lexicon("sources")["bodies"] | body_nouns() | {"tank"} or is_trade(noun)


def _before(page: Page, name: Name) -> list[str]:
    """The nouns and adjectives right before a name, "of" and "for" between them too.

    A lawyer for Roe is not Roe; the minister for health, Jane Roe, is.
    """
    sentence = page.sentence[name.first]
    found: list[str] = []
    at, stop = name.first - 1, max(-1, name.first - _BEFORE)
    while at > stop and (page.lower[at].removesuffix(".") in titles() or _is_rank(page, at)):
        at -= 1
    apposed = at > stop and page.words[at] == ","
    if apposed and _is_aside(page, at):
        return found
    at = at - 1 if apposed else name.first - 1
    described = False
    while at > stop and page.sentence[at] == sentence and not page.stops(at):
        if page.kind(at) == "person" or page.pos[at] in FINITE:
            break
        if page.pos[at] in _DESCRIBING:
            described = described or page.lower[at] == page.words[at]
            found.append(page.words[at])
        elif apposed and page.lower[at] in ("of", "for"):
            found.append(page.lower[at])
        elif page.pos[at] in PREPOSITIONS and not described:
            break
        at -= 1
    return found[::-1]


def _is_aside(page: Page, comma: int) -> bool:
    """Whether a phrase of place opens a sentence before a name: Regarding North Korea, | Roe was calm."""
    held = page.found.at.get(comma - 1)
    if held is None or held[1].kind == "person":
        return False
    least = max(0, comma - _ASIDE)
    first = bisect_left(page.sentence, page.sentence[comma], least, comma)
    whole = first > least or least == 0
    return whole and (page.pos[first] in PREPOSITIONS or page.pos[first] == _PARTICIPLE)


_PARTICIPLE = POS.index("VBG")
_ASIDE = 30
"""Tokens of what stands before a sentence's subject."""


def _behind(page: Page, name: Name) -> list[str]:
    """The nouns and adjectives in an apposition or predicate behind a name, up to the next person."""
    sentence, size = page.sentence[name.first], len(page.words)
    found: list[str] = []
    at = name.last
    if at < size and page.words[at] in _OPENS and page.sentence[at] == sentence:
        at += 1
        if page.words[at - 1] in IS_OR_WAS and (at == size or page.pos[at] not in _PREDICATES):
            return found
        stop = min(size, at + _AFTER)
        while at < stop and page.sentence[at] == sentence and page.pos[at] not in FINITE:
            if page.words[at] in _ENDS or page.kind(at) == "person":
                break
            if page.words[at] in ("and", "but") and page.words[at - 1] == ",":
                break
            if page.pos[at] in _DESCRIBING:
                found.append(page.words[at])
            at += 1
    return found


def _goes_on(page: Page, name: Name) -> Iterator[str]:
    """What the next sentence calls who is named alone in one: Rao won. The | 27-year-old | trains alone.

    Only what is no office: an age, a people, what one does in sport. The judge may be somebody else.
    """
    size = len(page.words)
    limit = min(name.last + _SENTENCE, size)
    at = max(bisect_right(page.sentence, page.sentence[name.first], name.last, limit), name.last)
    if at + 1 >= size or page.lower[at] != "the" or page.quote[at] >= 0:
        return
    if any(entity.kind == "person" for _, entity in page.found.within(name.last, at)):
        return
    last = at + 1
    while last < min(size, at + _BEFORE) and page.pos[last] in _DESCRIBING:
        last += 1
    noun = page.lower[last - 1]
    if last < size and page.pos[last] in _GOING_ON and (age(noun) or is_of_sport(noun)):
        yield noun
        if age(noun):
            yield age(noun)


def _predicate(page: Page, entity: Entity, name: Name) -> Iterator[str]:
    """What the next sentence says that somebody is who is named alone in one: Rao won. He is a | cook."""
    limit = min(name.last + _SENTENCE, len(page.words))
    at = max(bisect_right(page.sentence, page.sentence[name.first], name.last, limit), name.last)
    if at + 3 >= len(page.words) or page.quote[at] >= 0 or page.lower[at] not in _PRONOUNS:
        return
    if page.lower[at + 1] not in IS_OR_WAS or page.lower[at + 2] not in A_OR_THE:
        return
    others = (one for _, one in page.found.within(name.last, at) if one.kind == "person")
    if gender_of(entity) == (page.lower[at] == "she") or any(one is not entity for one in others):
        return
    last = at + 3
    while last < limit and page.pos[last] in _DESCRIBING:
        last += 1
    if page.pos[last - 1] in NOUNS:
        yield page.lower[last - 1]


_OF = frozenset("of for at in to on and with from".split())


def _is_rank(page: Page, at: int) -> bool:
    """Whether capitals behind a comma are a rank: the divisional police officer, | SP | Ngozi Eke."""
    word = page.words[at]
    return at > 0 and page.words[at - 1] == "," and word.isupper() and word.isalpha() and len(word) < _LONG


def _called(words: Sequence[str]) -> Iterator[str]:
    """What a role is called for short: MEC | for Works; DPO, of a Divisional Police Officer; DG."""
    end = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
    if 0 < end < len(words):
        yield words[end - 1].removesuffix(",")
    parts = [part for word in words[:end] for part in word.split("-")]
    if 1 < len(parts) < _LONG and all(part[:1].isalpha() for part in parts):
        letters = "".join(part[0] for part in parts)
        yield from (letters[at:] for at in range(len(letters) - 1))
