"""Nouns: what WordNet, read by ``training/nouns.py``, and lists know of a word for somebody or a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import regex

from quotes.resources import lexicon, path

__all__ = [
    "PRESS", "age", "called_so", "callings", "document_kinds", "is_for", "is_of_sport", "is_person", "nation",
    "nouns", "singular",
]  # fmt: skip


PRESS = frozenset("broadcaster channel daily magazine newspaper outlet paper station tabloid weekly".split())
"""Nouns for who brings the news."""


@cache
def _stored() -> dict[str, list[str]]:
    stored = json.loads(path("models/nouns.json").read_text(encoding="ascii"))
    return {sort: words.split() for sort, words in stored.items()}


@cache
def nouns(sort: str) -> frozenset[str]:
    """The nouns for a sort: person, body or document."""
    return frozenset(_stored()[sort])


_TITLES = {
    "rulers and nobles": "office",
    "religious": "faith",
    "academic and medical": "learning",
    "legal": "law",
    "government and parliament": "office",
}
"""Callings of titles."""

_SHORT = 3
"""Letters of a title that WordNet knows as something else: an MP is no military policeman."""


@cache
def _callings() -> dict[str, int]:
    found: dict[str, int] = {}
    bits: dict[str, int] = {}
    for at, (sort, words) in enumerate(_stored().items()):
        if sort.startswith("calling: "):
            bits[sort.removeprefix("calling: ")] = 1 << at
            for noun in words:
                found[noun] = found.get(noun, 0) | 1 << at
    for sort, calling in _TITLES.items():
        for title in lexicon("roles")[f"titles: {sort}"]:
            found[title] = bits[calling] | (found.get(title, 0) if len(title) > _SHORT else 0)
    return found


def callings(noun: str) -> int:
    """What one does in life whom a noun is for, a bit for each calling; 0 where it doesn't tell."""
    return _callings().get(noun, 0)


@cache
def _of_sport() -> frozenset[str]:
    stored = _stored()
    others = (words for sort, words in stored.items() if sort.startswith("calling: ") and "sport" not in sort)
    return frozenset(stored["calling: sport"]).difference(*others)


def is_of_sport(noun: str) -> bool:
    """Whether a noun says what somebody does in sport, and nothing else: a winger, a swimmer, no coach."""
    return noun in _of_sport()


@cache
def _called() -> dict[str, str]:
    return dict(pair.split("=") for pair in _stored()["called"])


def called_so(word: str) -> frozenset[str]:
    """The nouns for whom another word may be used: of a senator lawmaker, of a coach manager."""
    return frozenset(filter(None, _called().get(word, "").split(",")))


_OF_TWO = frozenset(("minister",))
"""Nouns for two callings of which news hardly means the rarer: a minister of the church."""


def is_for(noun: str, words: Iterable[str]) -> bool:
    """Whether a general noun is for whom one of some narrower words tells: the cleric, of an archbishop."""
    if noun not in lexicon("roles")["in general"]:
        return False
    rarest = callings(noun).bit_length()
    return rarest > 0 and any(
        callings(word).bit_length() == rarest for word in words if word not in _OF_TWO and word != noun
    )


_SHORT_NAMES = {
    "america": "america u.s us usa",
    "czechia": "czechia czech czechs",
    "korea": "korea korean",
    "lanka": "lanka lankan",
    "zealand": "zealand zealander",
    "britain": "britain u.k uk british briton scottish scot welsh english england",
}


_ALIKE, _FEWEST = 4, 3
"""Letters that a country and its people share at least, and letters of a country's name."""


def _alike(word: str, names: Sequence[str]) -> str:
    """The name that a word for a people begins with, but for two letters: Latvian, of Latvia."""
    starts = [name for name in names if word.startswith(name[: max(_ALIKE, len(name) - 2)])]
    return max(starts, key=len, default="")


@cache
def _nations() -> dict[str, str]:
    names = sorted(map(str.lower, lexicon("places")["countries"]))
    found = {country: country for country in names if country.isalpha()}
    near: dict[str, list[str]] = {}
    for country in found:
        near.setdefault(country[:_FEWEST], []).append(country)
    for word in sorted(map(str.lower, lexicon("places")["demonyms"])):
        beside = near.setdefault(word[:_FEWEST], [])
        if word not in found and (name := _alike(word, beside)):
            found[word] = found[name]
            beside.append(word)
    found |= dict(pair.split("=") for pair in _stored()["nations"])
    for country, words in _SHORT_NAMES.items():
        found |= dict.fromkeys(words.split(), country)
    return found


def nation(word: str) -> str:
    """The country of a word in lower case for it, its people or their things; empty for any other word."""
    return _nations().get(word, "")


_AGE = regex.compile(r"(\d+)-year-old")


@cache
def _person_nouns() -> frozenset[str]:
    roles = lexicon("roles")
    listed = roles["roles"] | roles["titles"] | roles["kin"] | roles["relations"]
    return listed | lexicon("sources")["persons"] | nouns("person")


def is_person(noun: str) -> bool:
    """Whether a noun says what a person is."""
    if noun in _person_nouns():
        return True
    return "-" in noun and (bool(age(noun)) or noun.rpartition("-")[2] in _person_nouns())


def age(noun: str) -> str:
    """The years of "81-year-old", empty for another noun."""
    found = _AGE.fullmatch(noun) if noun.endswith("-old") else None
    return found[1] if found else ""


@lru_cache(maxsize=10_000)
def singular(word: str) -> str:
    """A plural noun as one: women, families, boxes, farmers."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def document_kinds(noun: str) -> set[str]:
    """The kinds of documents that a noun is used for, but messages: a letter is no statement."""
    forms, sources = {noun, f"{noun}s"}, lexicon("sources")
    return {kind for kind in ("any", "law", "pleading", "study") if forms & sources[f"documents: {kind}"]}
