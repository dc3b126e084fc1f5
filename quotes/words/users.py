"""Users: how people call themselves on pages where they write: @ana_roe, rail_dad, tom72, NurseOnNights."""

from __future__ import annotations

from functools import lru_cache

import regex

__all__ = ["USER", "is_user"]

USER = r"(?:@\w{2,30}|(?=\w*\p{Ll})(?=\w{0,30}?(?:_|\d|\p{Ll}\p{Lu}))\p{L}\w{3,30})(?!\w)"
"""A handle, or a word with an underscore, a digit or a capital within."""

_USER = regex.compile(USER)
_DOTTED = regex.compile(r"\p{Ll}{2,20}(?:\.\p{Ll}{2,20})+")


@lru_cache(maxsize=20_000)
def is_user(word: str, called: bool = False) -> bool:
    """Whether a word is a user's name and hardly anything else: no McDonald, no YouTube.

    called: whether who bears it is called a user, of whom any word that is written like none is the name.
    """
    if called and _DOTTED.fullmatch(word):
        return True
    return _USER.fullmatch(word) is not None and (
        called or word[0] == "@" or "_" in word or any(map(str.isdigit, word))
    )
