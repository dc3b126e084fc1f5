"""Numbers read as numbers: ``two million`` is ``2,000,000`` and ``$2.50`` is ``2.5 dollars``, never ``$250``.

A list of words in; out the same with each number in one form, its unit, currency or time of day behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import regex

from quotes.resources import lexicon

__all__ = ["is_number", "one_form"]

_FIGURE = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_TIME = regex.compile(r"(\d{1,2})(?::(\d\d))?([ap])\.?m\.?")
_CLOCK = regex.compile(r"(\d{1,2}):(\d\d)")
_MAGNITUDES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "m": 10**6, "bn": 10**9, "k": 1000,
}  # fmt: skip
_SHORT = regex.compile(r"(\d[\d,.]*)(m|bn|k)")
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_UNITS = {"%": "percent", "a.m": "am", "p.m": "pm", "dollar": "dollars", "euro": "euros", "pound": "pounds"}


@cache
def _small() -> dict[str, int]:
    return {
        word: int(value)
        for word, _, value in (entry.partition("=") for entry in lexicon("meaning")["number"])
    }


def is_number(word: str) -> bool:
    """Whether a folded word is a number, in figures or letters."""
    parts = word.split("-")
    return bool(_FIGURE.fullmatch(word)) or all(part in _small() or part in _MAGNITUDES for part in parts)


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
            if (
                word in _CURRENCIES
                and following
                and (is_number(following[0]) or _SHORT.fullmatch(following[0]))
            ):
                currency = _CURRENCIES[word]
            else:
                out.append(_UNITS.get(word, word))
    flush()
    return out


def _parts(words: Sequence[str]) -> list[str]:
    """The words, those cut that hold a number and more: ``twenty-five``, ``9:30am``, ``5m``."""
    out: list[str] = []
    for word in " ".join(words).replace("per cent", "percent").split():
        pieces = word.split("-")
        if len(pieces) > 1 and all(piece in _small() or piece in _MAGNITUDES for piece in pieces):
            out += pieces
        elif match := _TIME.fullmatch(word) or _CLOCK.fullmatch(word):
            hour, minutes, *half = match.groups()
            out += [hour if minutes in (None, "00") else f"{hour}.{minutes}", *(f"{part}m" for part in half)]
        elif match := _SHORT.fullmatch(word):
            out += match.groups()
        else:
            out.append(word)
    return out
