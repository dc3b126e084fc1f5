"""Nouns: what one word of a page says of a person or a body."""

from __future__ import annotations

from functools import cache

from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import NAMES, NOUNS, POS, tagged
from quotes.words.tokens import POSSESSIVE

__all__ = [
    "before_courtesy",
    "behind_number",
    "is_body",
    "is_of_something",
    "is_plural",
    "is_role",
    "tells_body",
]

_DOING = ("ologist", "ician", "woman", "grapher", "smith", "owner", "maker", "keeper", "holder")
"""Endings of nouns for what a person does."""


def is_role(text: Page, token: int) -> bool:
    """Whether a noun says what a person does or is."""
    roles = lexicon("roles")
    word = text.lower[token].removesuffix(".")
    hyphens = "-" in word
    if hyphens:
        word = word.removesuffix("-elect").removesuffix("-designate")
    if word in roles["courtesy"]:
        return False
    if word in roles["roles"] or word in roles["titles"] or word in roles["kin"]:
        return True
    if word in roles["of teams"] and token and text.words[token - 1][:1].isupper():
        return True  # the Ghana | forward
    if text.lower[token] in _ends_of_long_titles():
        before = (token - size for size in (2, 3) if token >= size)
        if any(" ".join(text.lower[first : token + 1]) in roles["titles"] for first in before):
            return True
    tail = word.rpartition("-")[2] if hyphens else word
    if tail != word and tail in roles["roles"]:
        return True
    if hyphens and "-of-" in word and word.partition("-of-")[0] in roles["kin"]:
        return True  # mother-of-three
    if word.endswith("s") and (word[:-1] in roles["roles"] or word[:-1] in roles["titles"]):
        return True
    if text.pos[token] not in NOUNS or word in roles["relations"] or token in text.found.at:
        return False
    persons = lexicon("persons")["persons"]
    return word in persons or tail in persons or word.endswith(_DOING)


@cache
def _ends_of_long_titles() -> frozenset[str]:
    """The last words of the titles of three words or more."""
    titles = lexicon("roles")["titles"]
    return frozenset(title.rpartition(" ")[2] for title in titles if title.count(" ") > 1)


def is_body(text: Page, first: int, last: int) -> bool:
    """Whether tokens name an organization, by a name or by a noun such as department."""
    for token in range(first, last):
        if text.kind(token) == "organization":
            return True
    return any(text.lower[token] in lexicon("sources")["bodies"] for token in range(first, last))


def tells_body(text: Page, first: int, last: int) -> bool:
    """Whether words in small letters tell which body is meant, by what it does: state weather bureau.

    What such a noun is like does not: the old school.
    """
    return (
        text.lower[last - 1] in lexicon("sources")["bodies"]
        and last - first > 1
        and all(text.words[at].islower() or text.lower[at] in POSSESSIVE for at in range(first, last))
        and all(is_of_something(text, at) for at in range(first, last - 1))
    )


def is_of_something(text: Page, token: int) -> bool:
    """Whether a word before a noun says of what it is: weather, teachers', electoral, anti-corruption."""
    word = text.lower[token]
    return text.pos[token] in _TELLING or word.endswith(_RELATING) or word.startswith("anti-")


_TELLING = NOUNS | tagged("POS")
_RELATING = ("al", "ary", "ic", "il")
"""Endings of adjectives that say of what something is: central, military, public, civil."""


def is_plural(text: Page, token: int) -> bool:
    """Whether a role is of several people: young voters; titles may be (Senators Lopez and Reed)."""
    word = text.lower[token].removesuffix(".")
    if word in lexicon("roles")["titles"]:
        return False
    if text.pos[token] == _NNS:
        return True
    doers = _doers()
    return text.pos[token] in NAMES and word.endswith("s") and word[:-1] in doers and word not in doers


_NNS = POS.index("NNS")


@cache
def _doers() -> frozenset[str]:
    return lexicon("roles")["roles"] | lexicon("persons")["persons"]


_NUMBER = POS.index("CD")
_SOME = frozenset("many other others several some".split())


def behind_number(text: Page, first: int, last: int) -> int:
    """Where a phrase in the plural begins behind what says how many: two other | analysts."""
    while first < last - 1 and (text.pos[first] == _NUMBER or text.lower[first] in _SOME):
        first += 1
    return first


@cache
def _last_of_courtesies() -> frozenset[str]:
    return frozenset(form.rpartition(" ")[2] for form in lexicon("roles")["courtesy"])


def before_courtesy(text: Page, first: int) -> int:
    """Where the forms of address begin that stand before a name: the mayor | Tan Sri Maria Lopez."""
    last = _last_of_courtesies()
    while first and text.lower[first - 1].removesuffix(".") in last:
        courtesy = lexicon("roles")["courtesy"]
        words = [word.removesuffix(".") for word in text.lower[max(first - 3, 0) : first]]
        size = next((n for n in range(len(words), 0, -1) if " ".join(words[-n:]) in courtesy), 0)
        if not size:
            break
        first -= size
    return first
