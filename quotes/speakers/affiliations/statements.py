"""Statements: what an article says of a person, and where it says it.

Around each of a person's names a table of patterns is tried (``PATTERNS``). A pattern
finds a noun phrase that says something of the person, and one reader of noun phrases
(``phrases.phrase``) cuts it into role, organization and place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from quotes.document import Affiliation
from quotes.names.gazetteer import is_only_town
from quotes.names.honorifics import SUFFIXES
from quotes.resources import lexicon
from quotes.speakers.affiliations.appositions import (
    apposition_after,
    apposition_before,
    by_first_name,
    in_brackets,
)
from quotes.speakers.affiliations.complements import JOINS, Parts
from quotes.speakers.affiliations.moves import moved
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.parties import Key, key, party
from quotes.speakers.affiliations.phrases import phrase
from quotes.speakers.affiliations.predicates import by_pronoun, origin, predicate
from quotes.speakers.affiliations.rows import beside_row, respectively
from quotes.speakers.affiliations.titles import letters, title
from quotes.speakers.affiliations.work import is_told_by_verb
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import singular
from quotes.speakers.entities.role_words import role_words
from quotes.words.tokens import POSSESSIVE

__all__ = ["MOST", "PATTERNS", "Pattern", "affiliations", "described", "distinct", "is_general"]

_BEHIND_NAME = frozenset("after before by during from since under until when while with".split())
MOST = 100
"""Things stated about one person that are kept: who has more is no person."""

_NO_BODIES = SUFFIXES | lexicon("roles")["courtesy"]


class Pattern(NamedTuple):
    """Where, seen from a name at tokens first to last, a statement may stand."""

    name: str
    example: str
    result: str
    finds: Callable[[Page, int, int], Iterator[tuple[Parts, int, int]]]


def affiliations(text: Page, entity: Entity) -> list[Affiliation]:
    """What the article states about a person, in the order of the text."""
    stated: dict[Key, Affiliation] = {}
    for name in entity.mentions:
        if len(stated) > MOST:
            break
        before: list[Affiliation] = []
        in_turn = next(respectively(text, name.first, name.last), None)
        for pattern in (_IN_TURN,) if in_turn else PATTERNS:
            for parts, first, last in pattern.finds(text, name.first, name.last):
                for one in _stated(text, parts, first, last):
                    if pattern.name == "title":
                        before.append(one)
                    elif pattern.name == "origin":
                        one = _joined(stated, before, one)
                    stated.setdefault(key(one), one)
        party(text, name.last, stated)
    return list(stated.values())


def _joined(stated: dict[Key, Affiliation], before: Sequence[Affiliation], one: Affiliation) -> Affiliation:
    """What stands behind a name, with the title before that is held there: Pastor | Ana Roe of Bari."""
    if one.role or not before:
        return one
    title = before[-1]
    stands = title.role and not (title.place or _is_slight(title))
    if not stands or (title.organization and title.organization not in lexicon("organizations")["parties"]):
        return one
    if title.organization and one.organization:
        return one
    stated.pop(key(title), None)
    return replace(title, organization=one.organization or title.organization, place=one.place, end=one.end)


def described(text: Page, first: int, last: int, known: bool = False) -> list[Affiliation]:
    """What a description says of whom it stands for: "the New York businessman".

    known: that it stands for somebody is known; any noun is a role: "a source at the ministry".
    """
    parts = phrase(text, first, last, known)
    if not parts:
        return []
    end = max(parts.end, parts.role[1] if parts.role else first)
    told = [(parts, first, last)] + ([] if known else list(apposition_after(text, first, end)))
    return [one for found in told for one in _stated(text, *found)]


_GENERAL = frozenset(
    (
        "candidate chair legislator lawmaker leader manager minister official politician president "
        "representative spokesman spokesperson spokeswoman teenager witness"
    ).split()
)
"""Words for what so many are that they tell nothing new of somebody whose role is known: the official."""


def is_general(told: Sequence[Affiliation]) -> bool:
    """Whether a description says no more of somebody than a word that is for many."""
    return all(one.role.lower() in _GENERAL and not (one.organization or one.place) for one in told)


def distinct(stated: list[Affiliation]) -> list[Affiliation]:
    """The statements of which no other says the same and more, in the order of the text.

    The same is told by abbreviations and acronyms, too: Gov. and governor, CEO and chief executive officer.
    A form of address (Dr.) and whose relative somebody is tell nothing where another role is told.
    """
    stated = [one for one in stated if not _is_of_body(one)]
    if any(one.role and not (_is_slight(one) or is_told_by_verb(one.role)) for one in stated):
        stated = [one for one in stated if not _is_slight(one)]
    kept: list[Affiliation] = []
    told: list[tuple[set[str], ...]] = []
    for one in sorted(stated, key=lambda one: (-len(_words(" ".join(_fields(one)))), one.start)):
        mine = [_words(field) for field in _fields(one)]
        if not any(
            one.status == other.status and all(a <= b for a, b in zip(mine, every, strict=True))
            for other, every in zip(kept, told, strict=True)
        ):
            kept.append(one)
            told.append(
                tuple({*words, _initials(field)} for words, field in zip(mine, _fields(one), strict=True))
            )
    return sorted(kept, key=lambda one: one.start)


def _is_of_body(one: Affiliation) -> bool:
    """Whether a role says what a body is, not a person: Ana Roe of the Farm Project, | an advocacy group."""
    noun = one.role.lower().rpartition(" ")[2]
    return noun in _GROUPS and not one.organization and not is_told_by_verb(one.role)


_GROUPS = frozenset(
    "agency association charity company firm group nonprofit organisation organization".split()
)
"""Nouns for bodies that nobody is called by."""

_ADDRESS = frozenset("dr eng engr prof".split())


def _fields(one: Affiliation) -> tuple[str, str, str]:
    return one.role, one.organization, one.place


def _is_slight(one: Affiliation) -> bool:
    """Whether nothing but a form of address or a relative is told: Dr., mother of two."""
    words = [word.removesuffix(".") for word in one.role.lower().split()]
    if not words or one.organization or one.place:
        return False
    head = next((at for at, word in enumerate(words) if word in JOINS), len(words)) - 1
    return all(word in _ADDRESS for word in words) or (
        words[max(head, 0)].rpartition("-")[2] in lexicon("roles")["kin"]
    )


def _words(text: str) -> set[str]:
    """The words of a value as they are compared."""
    return role_words(_POSSESSIVE.sub("", text).split())


_POSSESSIVE = regex.compile(r"['’]s?(?= |$)")


def _initials(text: str) -> str:
    """The acronym of a value of several words, without its small ones."""
    words = [word for word in text.lower().split() if word not in JOINS and word not in ("and", "the", "&")]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _stated(text: Page, parts: Parts, first: int, last: int) -> Iterator[Affiliation]:
    """The affiliations of a phrase's parts: the role with the first organization and place, others alone."""
    if any(text.lower[last - 1].removesuffix(".") in _NO_BODIES for _, last in parts.organizations or ()):
        return
    role = text.text(*parts.role) if parts.role else ""
    if parts.shared:
        role = _of_one(role)
    bodies = [_name(text, *part) for part in parts.organizations or ()]
    places = [text.text(*part) for part in parts.places or ()]
    for at, (begin, end) in enumerate(bodies):
        if (mark := _behind_place(text, begin, end)) > begin:
            places.append(text.text(begin, mark - 1))
            bodies[at] = mark, end
    organizations = [text.text(*part) for part in bodies]
    if (based := _BASED.match(role)) and not places:
        places, role = [based["place"]], role[based.end() :]
    start, end = text.start[first], text.end[last - 1]
    for at in range(max(1 if role else 0, len(organizations), len(places))):
        yield Affiliation(
            role if at == 0 else "",
            organizations[at] if at < len(organizations) else "",
            places[at] if at < len(places) else "",
            start,
            end,
            parts.status if at == 0 else "present",
        )


def _behind_place(text: Page, first: int, last: int) -> int:
    """Where a body's name begins behind the place whose it is: Bari's | Harbour Board; else the start."""
    for mark in range(first + 1, min(first + _OF_PLACE, last - 1)):
        if text.lower[mark] in POSSESSIVE:
            place = text.is_place(first, mark) or (mark == first + 1 and is_only_town(text.words[first]))
            return mark + 1 if place and text.words[mark + 1][:1].isupper() else first
    return first


_OF_PLACE = 4
"""Tokens of a place's name before a body that is there."""

_BASED = regex.compile(r"(?P<place>\p{Lu}[\p{L}. ]+)-based ?")
"""Where somebody works, before what they are: Chicago-based | lawyer."""


def _of_one(role: str) -> str:
    """A role in the plural as one person has it: policy analysts, analyst."""
    before, space, noun = role.rpartition(" ")
    dot = "." if noun.endswith("s.") else ""
    return before + space + singular(noun.removesuffix(dot)) + dot


def _name(text: Page, first: int, last: int) -> tuple[int, int]:
    """The name of an organization without adjectives before it and what happened when behind it."""
    capital = next((token for token in range(first, last) if text.words[token][:1].isupper()), first)
    if any(text.lower[token] in JOINS for token in range(first, capital)):
        return first, last
    behind = (token for token in range(capital + 1, last) if text.lower[token] in _BEHIND_NAME)
    return capital, next(behind, last)


_IN_TURN = Pattern("in-turn", "Roe and Poe, the mayor and the clerk respectively", "mayor | |", respectively)
PATTERNS = (
    Pattern("letters", "Maria Lopez MP", "MP | |", letters),
    Pattern("title", "Iowa Gov. Maria Lopez", "Gov. | | Iowa", title),
    Pattern("apposition-before", "The union's president, Maria Lopez,", "president", apposition_before),
    Pattern(
        "apposition-after",
        "Maria Lopez, head of the union in Ames,",
        "head | union in Ames | Ames",
        apposition_after,
    ),
    Pattern("brackets", "Maria Lopez (volunteer; now a judge)", "volunteer | |", in_brackets),
    Pattern("row", "Maria Lopez and Joe Roe, owners of the mill,", "owner of the mill | |", beside_row),
    Pattern("first-name", "A clerk who gave her first name, Maria,", "clerk | |", by_first_name),
    Pattern("predicate", "Maria Lopez leads the Farmers Union", "| Farmers Union |", predicate),
    Pattern("move", "Maria Lopez, who left Acme for Unity Bank,", "| Unity Bank |", moved),
    Pattern("pronoun", "Maria Lopez said so. She is a nurse.", "nurse | |", by_pronoun),
    Pattern("origin", "Maria Lopez from the Farmers Union", "| Farmers Union |", origin),
)
