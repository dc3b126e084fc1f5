"""Nouns: what WordNet knows of a word for somebody, made by ``training/nouns.py``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from quotes.resources import lexicon, path

__all__ = ["callings", "nation", "nouns"]


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


_SHORT_NAMES = {
    "america": "america u.s us usa",
    "britain": "britain u.k uk british briton scottish scot welsh english england",
}


_ALIKE = 4
"""Letters that a country and its people share at least."""


def _alike(word: str, countries: Mapping[str, str]) -> str:
    """The country whose name a word for a people begins with, but for two letters: Latvian, of Latvia."""
    starts = [name for name in countries if word.startswith(name[: max(_ALIKE, len(name) - 2)])]
    return countries[max(starts, key=len)] if starts else ""


@cache
def _nations() -> dict[str, str]:
    found = dict.fromkeys(lexicon("places")["countries"], "")
    found = {country: country for name in found if (country := name.lower()).isalpha()}
    for word in sorted(map(str.lower, lexicon("places")["demonyms"])):
        if word not in found and (country := _alike(word, found)):
            found[word] = country
    found |= dict(pair.split("=") for pair in _stored()["nations"])
    for country, words in _SHORT_NAMES.items():
        found |= dict.fromkeys(words.split(), country)
    return found


def nation(word: str) -> str:
    """The country of a word in lower case for it, its people or their things; empty for any other word."""
    return _nations().get(word, "")
