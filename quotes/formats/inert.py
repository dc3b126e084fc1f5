"""Words of articles that only show: nothing in them steers a terminal, turns a line or runs in a spreadsheet.

What people read is written by way of this module, whatever its format. JSON, which programs read, and
XML, which has rules of its own, hold the words as they are.
"""

from __future__ import annotations

from typing import TypeVar

import regex

__all__ = ["cell", "restored", "visible"]

_Value = TypeVar("_Value")

_HIDDEN = regex.compile(
    r"[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069--\t\n\r]|\r(?!\n)",
    regex.VERSION1,
)
_FORMULA = tuple("=+-@＝＋－＠\t\r")
"""With what spreadsheets begin a formula, or skip before one."""


def visible(text: str) -> str:
    """``text`` with a replacement character for all that would not show or would reorder the line.

    Those are control characters but line breaks and tabs, lone surrogates and overrides of the writing
    direction; marks that right-to-left names need (LRM, RLM, ALM) stay. The length never changes.
    """
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def cell(value: _Value) -> _Value | str:
    """A value as a cell of CSV: visible, with an apostrophe before what a spreadsheet would reckon with."""
    if not isinstance(value, str):
        return value
    text = visible(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def restored(text: str) -> str:
    """The words of a cell, without the apostrophe of ``cell``."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text
