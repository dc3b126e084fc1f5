"""Numbers read as numbers: ``two million`` is ``2,000,000`` and ``$2.50`` is ``2.5 dollars``, never ``$250``.

A list of words in; out the same with each number in one form, its unit, currency or time of day behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import regex

from quotes.resources import lexicon

__all__ = ["is_number", "is_part", "is_rank", "one_form", "ranks"]

_MONTHS = "january february march april may june july august september october november december".split()
_FIGURE = regex.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_TIME = regex.compile(r"(\d{1,2})(?:[:.](\d\d))?([ap])\.?m\.?")
_CLOCK = regex.compile(r"(\d{1,2}):(\d\d)")
_DECADE = regex.compile(r"(?<= \d{4}) ?'?s ")
_DAY = regex.compile(r"\b(\L<months>) (\d{1,2})\b(?!,)", months=_MONTHS)
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
    known = word in _CURRENCIES or word in _PARTS_OF_ONE or word in lexicon("meaning")["date"]
    return known or is_number(word)


def one_form(words: Sequence[str]) -> list[str]:
    """Folded words with their numbers in one form."""
    out: list[str] = []
    currency = ""
    total = current = Decimal(0)
    spelled = None  # the last number word of a run, None outside of one

    def flush() -> None:
        nonlocal total, current, spelled, currency
        if spelled is not None:
            out.append(format((total + current).normalize(), "f"))
            if currency:
                out.append(currency)
        total, current, spelled, currency = Decimal(0), Decimal(0), None, ""

    parts = _parts(words)
    for at, word in enumerate(parts):
        following = parts[at + 1 : at + 2]
        if word in _MAGNITUDES and (spelled is not None or len(word) > 2):
            size = _MAGNITUDES[word]
            if word == "hundred" or size == 12:
                current = (current if spelled is not None else 1) * Decimal(size)
            else:
                total, current = total + (current if spelled is not None else 1) * Decimal(size), Decimal(0)
            spelled = word
        elif _FIGURE.fullmatch(word):
            if spelled is not None:
                flush()
            current, spelled = Decimal(word.replace(",", "")), word
        elif word in _small():
            value = _small()[word]
            joins = spelled in _MAGNITUDES or (
                spelled is not None and value < 10 <= _small().get(spelled, 0) and current % 10 == 0
            )
            if spelled is not None and not joins:
                flush()
            current, spelled = current + value, word
        elif (
            word in ("a", "an") and following and following[0] in _MAGNITUDES and len(following[0]) > 2
        ) or (word == "and" and spelled == "hundred" and following and following[0] in _small()):
            continue
        else:
            flush()
            if word in _CURRENCIES and following and is_number(following[0]):
                currency = _CURRENCIES[word]
            else:
                out.append(_units().get(word, word))
    flush()
    return out


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
        return (
            [*match.groups()] if match[2] in _MAGNITUDES or match[2] in _units() else _ordinal(word, before)
        )
    if match := _FRACTION.fullmatch(word):
        return [str(Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(max(1, int(match[3]))))]
    if word.endswith(".5") and word[:-2] in _small():  # two and a half
        return [f"{_small()[word[:-2]]}.5"]
    return [word]


def _ordinal(word: str, before: str) -> list[str]:
    """1st as first, and the day of a month without its ending: July 4th."""
    match = _ORDINAL.fullmatch(word)
    if not match:
        return [word]
    return [match[1]] if before in lexicon("meaning")["date"] else [_written().get(match[1], word)]


def ranks(words: Sequence[str]) -> Iterator[str]:
    """Folded words with their ordinals in one form, also that of a fraction: 3rd and thirds -> third, 21st.

    Those of two words are one: twenty first -> 21st.
    """
    tens = 0
    for word, following in zip(words, [*words[1:], ""], strict=False):
        unit = _ordinals().get(word, 0)
        if tens and unit:
            yield f"{tens + unit}{_ENDINGS.get(unit, 'th')}"
        elif not (_small().get(word, 0) >= 20 and 0 < _ordinals().get(following, 0) < 10):
            yield _bare(*_ordinal(word, ""))
        tens = _small().get(word, 0) if 0 < _ordinals().get(following, 0) < 10 else 0
        tens = tens if tens >= 20 else 0


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
