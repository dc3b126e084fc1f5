"""Signs of a firm: what stands around a name tells that it is a body's, which its words alone do not.

Auralis | shares; Anselma's | chief executive; an anime | studio | Kyoto Animation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from quotes.names.beside import PLANS
from quotes.names.gazetteer import OFTEN, flags, is_given
from quotes.names.honorifics import plain, titles
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.words.calendar import DAYS
from quotes.words.function_words import APPOSING, IS_OR_WAS
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["OF_FIRMS", "body_nouns", "companies", "told_bodies"]

OF_FIRMS = frozenset(
    (
        "ceo co-founder cofounder customer customers employee employees engineer engineers executives "
        "factory headquarters investors plant shareholder shareholders shares stock subsidiary worker workers"
    ).split()
)
_OF_TEAMS = frozenset("captain coach goalkeeper midfielder quarterback shortstop striker".split())
_CHIEFS = frozenset("executive financial legal marketing operating technology".split())
_SAYING = frozenset("announced said says".split())
_DAYS = DAYS | {"today"}
"""What stands around the names of firms and teams."""

_Text = tuple[str, ...]


def companies(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> set[_Text]:
    """The persons' names that act as firms do: Anselma's | chief executive, said | it will.

    texts: the names as they are compared.
    """
    named = {name.first for name in found if name.kind == "person" and name.last - name.first > 1}
    return {
        text
        for name, text in zip(found, texts, strict=True)
        if name.kind == "person"
        and (
            (len(text) == 1 and _is_company(words, name))
            or _has_person(words, name, named)
            or _is_paper(words, name)
            or _is_practice(words, name)
        )
    }


def _is_paper(words: Sequence[str], name: Name) -> bool:
    """Whether an article stands before a name that ends as newspapers' do: the | Ostby Advertiser |."""
    last = words[name.last - 1]
    outlet = last in _PAPERS or last in lexicon("organizations")["outlet words"]
    return outlet and name.first > 0 and words[name.first - 1] in ("The", "the")


_PAPERS = frozenset("Advertiser Advocate Argus Despatch Echo Gleaner Leader Ledger Mercury Nation".split())
"""Words that end the names of newspapers, and may be somebody's without an article: Lee | Mercury."""


def _is_practice(words: Sequence[str], name: Name) -> bool:
    """Whether a noun for several of a trade stands before or in one name: its solicitors, | Roe Poe |, said.

    Not: solicitors | Ana Roe |; solicitors | Roe and | Poe.
    """
    first = name.first
    if words[first].lower() in _PRACTICES:
        first += 1
    else:
        before = first - 1 - (first > 1 and words[first - 1] == ",")
        if first == 0 or words[before].lower() not in _PRACTICES:
            return False
    listed = words[name.last : name.last + 1] == ["and"] or words[name.last + 1 : name.last + 2] == ["and"]
    return name.last - first > 1 and not listed and not is_given(words[first])


_PRACTICES = frozenset(
    "accountants agents architects auditors brokers consultants lawyers pollsters solicitors".split()
)
"""Nouns for those who work together under one name."""


def _has_person(words: Sequence[str], name: Name, named: Collection[int]) -> bool:
    """Whether a whole name follows a possessive, as behind no person's: Deutsche Kredit | 's Ana Ott."""
    if name.last + 1 not in named or words[name.last] not in POSSESSIVE_S or is_given(words[name.first]):
        return False
    return not name.first or plain(words[name.first - 1]) not in titles()


def _is_company(words: Sequence[str], name: Name) -> bool:
    behind = [word.lower() for word in words[name.last : name.last + 5]]
    before = words[name.first - 1].lower().removesuffix(".") if name.first else ""
    if before in titles():
        return False
    if behind and (behind[0] in OF_FIRMS or behind[0] in _OF_TEAMS):
        return True
    for_it = name.first > 1 and before == "for" and words[name.first - 2].startswith("spokes")
    if (for_it or (behind and behind[0].startswith("spokes"))) and flags(words[name.first]).case != OFTEN:
        return True  # a spokesman for | Everton |, not for Trump
    if len(behind) < 5 or (behind[0] not in POSSESSIVE_S and behind[0] not in _SAYING):
        return False
    if behind[0] in POSSESSIVE_S:
        return behind[1] in OF_FIRMS or (behind[1] == "chief" and behind[2] in _CHIEFS)
    if is_given(words[name.first]):
        return False
    behind = behind[2:] if behind[1] in _DAYS else behind[1:]
    behind = behind[behind[0] == "that" :]
    if behind[0] == "it" and behind[1] in PLANS:
        return True
    doing = behind[0] == "it" and behind[1] in IS_OR_WAS and behind[2:3] and behind[2].endswith("ing")
    return (doing or behind[0] == "its") and not flags(words[name.first]).surname  # not: it is | early |


def told_bodies(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> Iterator[_Text]:
    """The names of places and things that a noun beside them tells to be bodies': studio | Kyoto Animation.

    A name that lists have as a place's is that of a place: the club | Lyon.
    """
    for name, text in zip(found, texts, strict=True):
        if name.kind in ("person", "organization") or _is_listed(words, name):
            continue
        if _is_behind_noun(words, name) or _is_before_noun(words, name):
            yield text


_ABOUT_THINGS = frozenset("app festival giant journal market marketplace platform university".split())
"""Nouns for bodies that as often are what one reads or goes to: in the journal | Nature Genetics."""


@cache
def body_nouns() -> frozenset[str]:
    """Nouns for bodies, be they also for people, and for hardly anything else."""
    listed = lexicon("organizations")
    return (listed["nouns"] | listed["trades"]) - _ABOUT_THINGS


def _is_behind_noun(words: Sequence[str], name: Name) -> bool:
    return name.first > 0 and words[name.first - 1] in body_nouns()


def _is_before_noun(words: Sequence[str], name: Name) -> bool:
    """Whether the apposition behind a name has such a noun: Ligura Ambiente, | the Genoa supplier |.

    None is what a sentence is about behind where: in Roe, | a theatre | had to close.
    """
    if name.last + 1 >= len(words) or words[name.last] != "," or words[name.last + 1] not in APPOSING:
        return False
    if name.first and words[name.first - 1].lower() in _WHERE:
        return False
    first = name.last + 2
    near = words[first : first + _APPOSED]
    size = next((at for at, word in enumerate(near) if word in _CLOSES), 0)
    return size > 0 and near[size - 1] in body_nouns()


_APPOSED = 6
_CLOSES = frozenset((",", ".", ";", "which", "that", "behind", "based"))
_WHERE = frozenset("at in near of to".split())


def _is_listed(words: Sequence[str], name: Name) -> bool:
    """Whether lists have a name, or each word of it, as a place's, a people's or a part of one."""
    places = lexicon("places")
    written = " ".join(words[name.first : name.last])
    groups = ("abbreviations", "cities", "countries", "states", "demonyms", "peoples")
    return any(written in places[group] for group in groups) or all(
        flags(word).place for word in words[name.first : name.last]
    )
