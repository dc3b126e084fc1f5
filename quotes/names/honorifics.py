"""Titles and forms of address before names: Datuk Seri, Coun, Lt Col, Chief (Mrs)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from quotes.names import gazetteer
from quotes.resources import lexicon

__all__ = [
    "SUFFIXES",
    "after_inner_title",
    "after_titles",
    "are_initials",
    "is_numeral",
    "is_only_title",
    "is_title",
    "plain",
    "title_before",
    "titles",
]


SUFFIXES = frozenset("jr jnr sr snr ii iii iv vi esq phd ph.d m.d".split())
"""What stands behind a name and is no surname."""

_RULERS = frozenset("czar emperor empress king kings pope queen queens tsar".split())
_OF_RULERS = re.compile(r"[IVX]{1,5}")


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word of a name as it is compared: lower case, straight apostrophes, no full stop behind."""
    return word.lower().replace("’", "'").removesuffix(".")


@cache
def titles() -> frozenset[str]:
    """All titles and forms of address, of one word or several."""
    return lexicon("roles")["titles"] | lexicon("roles")["courtesy"]


_IN_CAPITALS = frozenset(("dcs", "si", "vc"))
"""Titles that are a name in other letters: SI | Ana Roe, not Si Roe."""


@cache
def _longest() -> dict[str, int]:
    """The most words of a title that begins with a word."""
    longest: dict[str, int] = {}
    for title in titles():
        words = title.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _before_names() -> frozenset[str]:
    """What may stand right before a name and say who bears it."""
    return titles() | lexicon("roles")["kin"] | lexicon("roles")["roles"]


@cache
def _last_words() -> frozenset[str]:
    return frozenset(title.rpartition(" ")[2] for title in _before_names())


def is_title(word: str) -> bool:
    """Whether one word is a title or a form of address."""
    return plain(word) in titles()


def is_only_title(words: Sequence[str], first: int, last: int) -> bool:
    """Whether words are a title of several, with a name behind it: | Rear Admiral | Ana Vole."""
    behind = last < len(words) and words[last][:1].isupper()
    return behind and last - first > 1 and " ".join(map(plain, words[first:last])) in titles()


def after_titles(words: Sequence[str], first: int, last: int) -> int:
    """The first token of a name behind the titles that it begins with.

    One that is also borne as a name (Sheikh Hasina, Nana Akufo-Addo) stays.
    """
    at = first
    while size := _size(words, at, last):
        at += size
    return at


def after_inner_title(words: Sequence[str], first: int, last: int) -> int:
    """The first token of a name behind the last title in it: Montana Sen. | Jon Tester.

    Two or small letters may be a particle of a name: Soud Bu Sleeb, Ana del Castillo; a form of address
    behind a name is a part of it: Kofi Ato Mensah, Rana Begum Khan.
    """
    for at in range(last - 2, first, -1):
        is_whole = words[at][:1].isupper() and (len(words[at]) > 2 or words[at].isupper())
        if is_whole and (size := _size(words, at, last)) and not _is_borne(words, first, at):
            return at + size
    return first


def _is_borne(words: Sequence[str], first: int, at: int) -> bool:
    """Whether a form of address stands behind a name, not behind a place or another title."""
    if plain(words[at]) not in lexicon("roles")["courtesy"] or words[at].endswith("."):
        return False
    before = words[at - 1]
    return at > first and plain(before) not in _last_words() and not gazetteer.flags(before).place


def _size(words: Sequence[str], at: int, last: int) -> int:
    """How many words from a token on are a title with a name behind it, 0 for none."""
    while last > at and plain(words[last - 1]) in SUFFIXES:
        last -= 1  # Martin Luther | King | III
    for size in range(min(_longest().get(plain(words[at]), 0), last - at - 1), 0, -1):
        text = " ".join(map(plain, words[at : at + size]))
        if text in _IN_CAPITALS and not words[at].isupper():
            continue
        behind = words[at + size : last]
        if len(behind) == 1 and are_initials(words, at):
            continue
        if text in titles() and (text not in lexicon("roles")["names too"] or _is_address(text, behind)):
            return size
    return 0


_DEPUTIES = frozenset("acting assistant deputy former vice".split())


def are_initials(words: Sequence[str], at: int) -> bool:
    """Whether two letters that may be short for an office are a name's, as an office before them is told.

    So in chief minister | MK Stalin, not in Labour | MP Roe.
    """
    if at == 0 or len(words[at]) != 2 or not words[at].isupper() or not is_title(words[at]):
        return False
    before = plain(words[at - 1])
    return before in lexicon("roles")["roles"] and before not in _DEPUTIES


def _is_address(title: str, behind: Sequence[str]) -> bool:
    """Whether what may be a name is a form of address, as a first name behind it says: Shri | P. V. Nair."""
    if title not in lexicon("roles")["courtesy"]:
        return False
    is_initial = len(behind[0]) == 2 and behind[0][1] == "."
    return is_initial or (title == "shri" and len(behind) > 1 and gazetteer.is_given(behind[0]))


def is_numeral(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a numeral tells which ruler a name of one word is: King Abdullah | I |, Pope Leo | XIV |."""
    if last >= len(words) or not _OF_RULERS.fullmatch(words[last]):
        return False
    return last - first == 1 and first > 0 and plain(words[first - 1]) in _RULERS


def title_before(words: Sequence[str], first: int) -> str:
    """The title right before a name, in lower case, empty for none; before one in brackets, too."""
    if first == 0:
        return ""
    if words[first - 1] == ")" and first > 3 and words[first - 3] == "(":
        return plain(words[first - 2]) if is_title(words[first - 2]) else title_before(words, first - 3)
    if plain(words[first - 1]) not in _last_words():
        return ""
    before = [plain(word) for word in words[max(0, first - 4) : first]]
    texts = (" ".join(before[at:]) for at in range(len(before)))
    return next((text for text in texts if text in _before_names()), "")
