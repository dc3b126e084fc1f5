"""Numbers read as numbers: ``two million`` is ``2,000,000`` and ``$2.50`` is ``2.5 dollars``, never ``$250``.

A list of words in; out the same with each number in one form, its unit, currency or time of day behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

import regex

from quotes.resources import lexicon
from quotes.words.calendar import MONTHS

__all__ = ["is_number", "is_part", "is_rank", "one_form", "ranks"]

_FIGURE = regex.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_TIME = regex.compile(r"(\d{1,2})(?:[:.](\d\d))?([ap])\.?m\.?")
_CLOCK = regex.compile(r"(\d{1,2}):(\d\d)")
_DECADE = regex.compile(r"(?<= \d{4}) ?'?s ")
_DAY = regex.compile(r"\b(\L<months>) (\d{1,2})\b(?!,)", months=MONTHS)
_ORDINAL = regex.compile(r"(\d+)(?:st|nd|rd|th)")
_FRACTION = regex.compile(r"(\d*)(\d)\u2044(\d)")
"""A figure with a fraction, as Unicode's compatible form has it: 2\u00bd is 21\u20442 there."""
_MAGNITUDES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "m": 10**6, "bn": 10**9, "k": 1000,
}  # fmt: skip
_ATTACHED = regex.compile(r"(\d[\d,.]*)([a-z]{1,3})")
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees", "rs": "rupees"}
_PARTS_OF_ONE = frozenset(("half", "third", "quarter", "fifth", "sixth", "eighth", "tenth"))


@cache
def _small() -> dict[str, int]:
    return {word: int(value) for word, value in _pairs("number")}


@cache
def _ordinals() -> dict[str, int]:
    return {word: int(value) for word, value in _pairs("ordinal")}


@cache
def _written() -> dict[str, str]:
    """The words of ordinals by their figures: 3 -> third."""
    return {str(value): word for word, value in _ordinals().items()}


@cache
def _units() -> dict[str, str]:
    """Units as they are written, by one form each: km, kilometres -> kilometers."""
    return dict(_pairs("unit forms"))


def _pairs(section: str) -> Iterator[tuple[str, str]]:
    for entry in lexicon("meaning")[section]:
        word, _, value = entry.partition("=")
        yield word, value


def is_number(word: str) -> bool:
    """Whether a folded word is a number, in figures or letters."""
    parts = word.split("-")
    return bool(_FIGURE.fullmatch(word)) or all(part in _small() or part in _MAGNITUDES for part in parts)


def is_part(word: str) -> bool:
    """Whether a folded word may belong to a number: a number, its currency, a fraction or a month."""
    known = word in _CURRENCIES or word in _PARTS_OF_ONE or word in MONTHS
    return known or word in lexicon("meaning")["date"] or is_number(word)


def one_form(words: Sequence[str]) -> tuple[str, ...]:
    """Folded words with their numbers in one form."""
    return _in_one_form(tuple(words))


@lru_cache(1 << 14)  # most are a single word, and the same ones are asked for again and again
def _in_one_form(words: tuple[str, ...]) -> tuple[str, ...]:
    out: list[str] = []
    number = _Number()
    parts = _parts(words)
    for word, following in pairwise([*parts, ""]):
        if not number.takes(word):
            if _links(number.last, word, following):
                continue
            out += number.words()
            number = _Number()
        if number.takes(word):
            number.add(word)
        elif word in _CURRENCIES and is_number(following):
            number = _Number(_CURRENCIES[word])
        else:
            out.append(_units().get(word, word))
    return (*out, *number.words())


class _Number:
    """A number that is read word by word. last: the one read last; empty before the first."""

    def __init__(self, currency: str = "") -> None:
        self.last = ""
        self._currency = currency
        self._whole = self._part = Decimal(0)

    def takes(self, word: str) -> bool:
        """Whether a word begins it or goes on with it."""
        if word in _MAGNITUDES:
            return bool(self.last) or len(word) > 2
        if not self.last:
            return is_number(word)
        if word not in _small():
            return False
        is_unit_of_tens = _small()[word] < 10 <= _small().get(self.last, 0) and self._part % 10 == 0
        return self.last in _MAGNITUDES or is_unit_of_tens

    def add(self, word: str) -> None:
        """Go on with a word that it takes."""
        if word in _MAGNITUDES:
            part = (self._part if self.last else 1) * Decimal(_MAGNITUDES[word])
            if word in ("hundred", "dozen"):
                self._part = part
            else:
                self._whole, self._part = self._whole + part, Decimal(0)
        elif word in _small():
            self._part += _small()[word]
        else:
            self._part = Decimal(word.replace(",", ""))
        self.last = word

    def words(self) -> list[str]:
        """The number in figures, and its currency; nothing where no word was read."""
        if not self.last:
            return []
        return [format((self._whole + self._part).normalize(), "f"), *filter(None, [self._currency])]


def _links(last: str, word: str, following: str) -> bool:
    """Whether a word only joins those of a number: a million, a hundred and five."""
    if word in ("a", "an"):
        return following in _MAGNITUDES and len(following) > 2
    return word == "and" and last == "hundred" and following in _small()


def _parts(words: Sequence[str]) -> list[str]:
    """The words, those cut that hold a number and more: ``twenty-five``, ``9:30am``, ``5m``, ``2½``."""
    out: list[str] = []
    whole = f" {' '.join(words)} ".replace(" per cent ", " percent ").replace(" and a half ", ".5 ")
    for word in _DECADE.sub("s ", whole.replace(" us $ ", " $ ")).split():
        out += _cut(word, out[-1] if out else "")
    out = _DAY.sub(r"\2 \1", " ".join(out)).split()
    return ["one" if _is_one(out, at) else word for at, word in enumerate(out)]


def _cut(word: str, before: str) -> list[str]:
    """A word in its parts, where it holds a number and more; ``before``: the one in front of it."""
    pieces = word.split("-")
    if len(pieces) == 2 and _small().get(pieces[0], 0) >= 20 and pieces[1] in _ordinals():
        return [*ranks(pieces)]
    if len(pieces) > 1 and all(p in _small() or p in _MAGNITUDES or p in _PARTS_OF_ONE for p in pieces):
        return pieces
    if match := _TIME.fullmatch(word) or _CLOCK.fullmatch(word):
        hour, minutes, *half = match.groups()
        return [hour if minutes in (None, "00") else f"{hour}.{minutes}", *(f"{part}m" for part in half)]
    if match := _ATTACHED.fullmatch(word):
        is_unit = match[2] in _MAGNITUDES or match[2] in _units()
        return [*match.groups()] if is_unit else [_ordinal(word, before)]
    if match := _FRACTION.fullmatch(word):
        return [str(Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(max(1, int(match[3]))))]
    if word.endswith(".5") and word[:-2] in _small():  # two and a half
        return [f"{_small()[word[:-2]]}.5"]
    return [word]


def _ordinal(word: str, before: str = "") -> str:
    """1st as first, and the day of a month without its ending: July 4th."""
    match = _ORDINAL.fullmatch(word)
    if not match:
        return word
    return match[1] if before in lexicon("meaning")["date"] else _written().get(match[1], word)


def ranks(words: Sequence[str]) -> Iterator[str]:
    """Folded words with their ordinals in one form, also that of a fraction: 3rd and thirds -> third, 21st.

    Those of two words are one: twenty first -> 21st.
    """
    tens = 0
    for word, following in pairwise([*words, ""]):
        if tens:
            unit = _ordinals()[word]
            yield f"{tens + unit}{_ENDINGS.get(unit, 'th')}"
        tens, before = _tens(word, following), tens
        if not tens and not before:
            yield _bare(_ordinal(word))


def _tens(word: str, following: str) -> int:
    """The tens of an ordinal of two words: 20 of twenty first."""
    tens = _small().get(word, 0)
    return tens if tens >= 20 and 0 < _ordinals().get(following, 0) < 10 else 0


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def _bare(word: str) -> str:
    """A fraction in the singular: thirds -> third; a second is also a time, and has many."""
    bare = word.removesuffix("s")
    return bare if _ordinals().get(bare, 0) > 2 or bare == "quarter" else word


def is_rank(word: str) -> bool:
    """Whether a word is an ordinal or a fraction in the form of ``ranks``."""
    return word in _ordinals() or word == "quarter" or bool(_ORDINAL.fullmatch(word))


def _is_one(parts: Sequence[str], at: int) -> bool:
    """Whether "a" counts: a third is one third."""
    return parts[at] == "a" and at + 1 < len(parts) and parts[at + 1] in _PARTS_OF_ONE
