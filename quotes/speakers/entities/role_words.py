"""Role words: the words of titles and roles as they are compared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from quotes.resources import lexicon
from quotes.speakers.entities.nouns import nation

__all__ = ["head_of", "is_same_title", "role_words"]


@cache
def _same_role() -> dict[str, str]:
    """Titles spelled out, and roles and bodies that news uses for each other."""
    return dict(pair.split("=") for pair in lexicon("roles")["same"])


def role_words(words: Iterable[str]) -> set[str]:
    """The words of a role as they are compared: lower case, without full stops, titles spelled out.

    A word for a people stands for its country: the Uruguayan leader, the leader of Uruguay.
    """
    return {*map(_role_word, words)}


def is_same_title(title: str, other: str) -> bool:
    """Whether one title is the other, written shorter: Det Sgt, DS or Sergeant for Detective Sergeant."""
    own, others = role_words(title.split()), role_words(other.split())
    short, long = sorted((title, other), key=len)
    return own <= others or others <= own or short == "".join(word[0] for word in long.split())


@lru_cache(maxsize=20_000)
def _role_word(word: str) -> str:
    plain = word.lower().removesuffix(".")
    capital = word[:1].isupper()
    return (capital and nation(plain)) or _same_role().get(plain, plain)


def head_of(role: str) -> str:
    """The word of a role that says what somebody is: Director, of a Director of Art; mum, of a mum-of-two."""
    before = role.partition(" of ")[0]
    return before.rpartition(" ")[2].partition("-of-")[0]
