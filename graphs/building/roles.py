"""A role without what an article says of whoever holds it just now."""

from __future__ import annotations

import regex

from quotes.resources import lexicon

__all__ = ["plain_role"]

_TIME = r"(?:years?|decades?|months?|weeks?|days?|century|centuries|generations?|history|(?:19|20)\d\d)"
_SINCE = regex.compile(rf"\s+(?:in|for|over|since|until|within)\s+(?:\S+\s+){{0,3}}?{_TIME}$", regex.I)
_COUNTED = regex.compile(r"\d+(?:st|nd|rd|th)|[\p{L}-]*(?:first|second|third|[\p{L}]{2,}th)", regex.I)
_RANKS = frozenset(
    ("first", "second", "third")
)  # of a first minister, a second lieutenant, a third secretary


def plain_role(role: str) -> str:
    """The role that variants share: "sixth prime minister in eight years" is a "prime minister".

    It drops articles, "new", "former", "acting", how many have held it, and since when. What is
    nothing else stays as it is.
    """
    words = _SINCE.sub("", role).split()
    is_counted = len(words) < len(role.split())
    groups = lexicon("roles")
    light = groups["former"] | groups["acting"] | groups["elect"] | groups["held"]
    while len(words) > 1:
        word = words[0].casefold()
        counts = _COUNTED.fullmatch(word) and (is_counted or word not in _RANKS)
        if not (counts or word in light):
            break
        del words[0]
    return " ".join(words) or role
