"""Users: how people call themselves on pages where they write: @ana_roe, rail_dad, tom72, NurseOnNights."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

__all__ = ["USER", "are_users", "is_user"]

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


def are_users(before: Sequence[str]) -> bool:
    """Whether a handle stands behind some words: Reddit user | rail.dad |, a user called | rail.dad |."""
    word = next((word.lower() for word in reversed(before) if word not in _CALLED), "")
    return word in _USERS


_CALLED = frozenset((",", "called", "named"))
_USERS = frozenset(
    "account blogger commenter fan follower poster reader redditor user username viewer".split()
)
"""What somebody on a page is called before their handle: User | @ana_roe, Reddit user | rail.dad."""
