"""Copies of marked documents, written otherwise: in capitals, in Title Case, with other persons' names."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.names import gazetteer
from training.named import Marked, Spans

__all__ = ["copies", "in_capitals", "in_title_case"]

_SMALL = frozenset("a an the of and for in on at to by or as but with from".split())
_PARTICLES = (
    "al", "bin", "bin", "binti", "da", "de", "de la", "del", "della", "di", "dos", "el", "ibn", "ould", "ter",
    "van", "van den", "van der", "von",
)  # fmt: skip
_VOWELS, _CONSONANTS = "aeiou", "bdgklmnrstvz"


def in_capitals(document: Marked) -> Marked:
    """A document in capitals, letters at their places."""
    return replace(document, text=_upper(document.text))


def in_title_case(document: Marked) -> Marked:
    """A document in Title Case, letters at their places."""
    parts = re.split(r"(\s+|-)", document.text)
    return replace(document, text="".join(p if p in _SMALL else _upper(p[:1]) + p[1:] for p in parts))


def _upper(text: str) -> str:
    return "".join(large if len(large := letter.upper()) == 1 else letter for letter in text)


def copies(documents: Sequence[Marked]) -> list[Marked]:
    """Every sixth document in capitals, every sixth in Title Case, every third with persons renamed."""
    chance = random.Random(1)
    given, surnames = _lists()
    return [
        *map(in_capitals, documents[::6]),
        *map(in_title_case, documents[3::6]),
        *(_renamed(one, chance, given, surnames) for one in documents[1::3]),
    ]


def _lists() -> tuple[list[str], list[str]]:
    """First names and surnames, the common ones more often."""
    given: list[str] = []
    surnames: list[str] = []
    for word, number in sorted(gazetteer.entries().items()):
        given += [word] * (0, 1, 2, 6)[number // 100_000]
        surnames += [word] * (0, 1, 8)[number // 1_000 % 10]
    return given, surnames


def _renamed(
    document: Marked, chance: random.Random, given: Sequence[str], surnames: Sequence[str]
) -> Marked:
    """A document whose persons have other names, each of them one throughout."""
    persons = sorted(span for span in document.spans if span[2] == "person")
    texts = [document.text[start:end] for start, end, _ in persons]
    new: dict[str, str] = {}
    for text in sorted(set(texts), key=lambda text: (-len(text.split()), text)):
        words = text.split()
        if text in new or not all(word[:1].isalpha() for word in words):
            continue
        if len(words) == 1:
            new[text] = _word(chance, surnames if chance.random() < 0.6 else given)
            continue
        first, last = _word(chance, given), _surname(chance, surnames)
        new[text] = _written(chance, first, last)
        new.setdefault(words[-1], last)
        new.setdefault(words[0], first)
    pieces: list[str] = []
    spans: Spans = set()
    at, moved = 0, 0
    shifts: list[tuple[int, int]] = []  # from where on, by how much
    for (start, end, _), text in zip(persons, texts, strict=True):
        pieces += [document.text[at:start], new.get(text, text)]
        spans.add((start + moved, start + moved + len(pieces[-1]), "person"))
        moved += len(pieces[-1]) - (end - start)
        shifts.append((end, moved))
        at = end
    pieces.append(document.text[at:])
    for start, end, kind in document.spans:
        if kind != "person":
            by = max((shift for shift in shifts if shift[0] <= start), default=(0, 0))[1]
            spans.add((start + by, end + by, kind))
    return replace(document, text="".join(pieces), spans=spans)


def _word(chance: random.Random, listed: Sequence[str]) -> str:
    """A listed word, or one time in four one that sounds like it; with a capital."""
    word = chance.choice(listed)
    if chance.random() < 0.25:
        at = chance.randrange(len(word))
        letter = chance.choice(_VOWELS if word[at] in _VOWELS else _CONSONANTS)
        word = word[:at] + letter + word[at + 1 :]
        word += chance.choice(("", "", "a", "i", "o", "u", "an", "ev", "ma", "ng"))
    return word[:1].upper() + word[1:]


def _surname(chance: random.Random, surnames: Sequence[str]) -> str:
    """A surname: one word, two, two with a hyphen, or with a particle."""
    kind = chance.random()
    last = _word(chance, surnames)
    if kind < 0.08:
        particle = chance.choice(_PARTICLES)
        return f"{particle[:1].upper() + particle[1:] if chance.random() < 0.2 else particle} {last}"
    if kind < 0.12:
        return f"{last}-{_word(chance, surnames)}"
    if kind < 0.17:
        return f"{last} {_word(chance, surnames)}"
    return f"al-{last}" if kind < 0.19 else last


def _written(chance: random.Random, first: str, last: str) -> str:
    """A full name: with initials, a second first name, a suffix, the surname before a first name of two."""
    kind = chance.random()
    initial = chance.choice("ABCDEFGHJKLMNPRSTVW")
    if kind < 0.1:
        return f"{first} {initial}. {last}"
    if kind < 0.16:
        return f"{first[0]}. {initial}. {last}"
    if kind < 0.19:
        return f"{first[0]}. {last}"
    if kind < 0.23:
        return f"{last} {first}-{first[::-1].lower()[:4]}"
    if kind < 0.26:
        return f"{first} {last} {chance.choice(('Jr.', 'Jr', 'Sr.', 'III'))}"
    return f"{first} {last}"
