"""Compounds: bodies behind an article that are named by several nouns or people, and the noun for a body.

The | Factory Safety and Health Inspectorate |; the | Road, Rail and Ports Agency |; Kenya's | Food and Drugs
Board |; the | Samuel and Ruth Okafor Foundation |; not: the Navy and Coast Guard; the Mayor and City Council.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from quotes.names.bodies import LEGAL
from quotes.names.borders import PARTICLES
from quotes.names.gazetteer import SELDOM, flags
from quotes.names.honorifics import plain, titles
from quotes.names.recognition import Name
from quotes.names.shorts import NAMED_AFTER
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import A_OR_THE, IN_ROWS
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["compounds"]

_ARTICLES = ("The", "A", "An")
_AND = ("and", "&")
_OF = ("of", "for", "on")
_MOST = 10
"""Tokens between an article and the noun for a body."""

_BODY = 2
"""What ``Flags.noun`` is of a noun for a body."""


def compounds(reading: Reading) -> Iterator[Name]:
    """The names of bodies with several nouns, or people, before or behind the noun for a body."""
    words = reading.words
    for at in reading.places("compounds", _is_head):
        if not words[at][:1].isupper():
            continue
        first = _first(words, at)
        last = _last(words, at, parted=first is not None)
        if last == at + 1 and words[last : last + 1] and words[last][:1].isupper():
            continue  # the Trade and Finance Committee | Chair
        if last < len(words) and words[last] in LEGAL:
            continue
        if first is not None or last > at + 1:
            yield Name(_run(words, at) if first is None else first, last, "organization")


def _run(words: Sequence[str], head: int) -> int:
    """Where the words with capitals before a noun for a body begin: the | National Coalition | for Peace."""
    at = head
    while at > 0 and head - at < _MOST and words[at - 1].istitle() and words[at - 1] not in _ARTICLES:
        at -= 1
    return at


@cache
def _heads() -> frozenset[str]:
    listed = lexicon("organizations")
    return frozenset(map(str.lower, listed["ending"] | listed["nouns"] | NAMED_AFTER)) - _NOT_HEADS


_NOT_HEADS = frozenset("administration cabinet campaign capital government house team united".split())
"""Nouns before which several may be named, each with an own: the Roe and Poe | Administration."""


def _is_head(word: str) -> bool:
    """Whether a word is a noun for a body."""
    return word in _heads()


def _first(words: Sequence[str], head: int) -> int | None:
    """Where the name that ends in a noun for a body begins behind its article; None if nothing parts it."""
    parts: list[range] = []
    end = at = head
    while at > 0 and head - at <= _MOST:
        before = words[at - 1]
        if before[:1].isupper() or (before in PARTICLES and words[at - 2][:1].isupper()):
            if before in _ARTICLES:
                break
            at -= 1
            continue
        if before in _AND or (before == "," and parts):
            parts.append(range(at, end))
            end = at = at - 1
            continue
        break
    parts.append(range(at, end))
    articled = at > 0 and (words[at - 1].lower() in A_OR_THE or words[at - 1] in POSSESSIVE_S)
    if len(parts) < 2 or not articled or not all(parts[1:]) or not parts[0]:
        return None
    people = all(_is_borne(words, part) for part in parts)
    nouns = all(_is_field(words, part) for part in parts)
    return at if nouns or (people and len(parts) == 2) else None


def _is_field(words: Sequence[str], part: range) -> bool:
    """Whether words are what a body is for: | Factory Safety |; none are a body: the | Navy |."""
    own = [words[at] for at in part]
    return _is_usual(own[-1]) and not any(map(_is_apart, own))


_FIELDS = frozenset(
    (
        "Aviation Business Commerce Defence Defense Family Industry Intelligence Military Pharma Rail "
        "Railway Religion Religions"
    ).split()
)
"""Nouns for what bodies do or are for, which WordNet has as bodies."""


def _is_usual(word: str) -> bool:
    """Whether news writes a word with a small letter, too, or it is one for several: Fisheries."""
    listed, one = flags(word), flags(word.removesuffix("s"))
    several = word.endswith("s") and (listed.case > 1 or (one.noun > 0 and not one.given))
    return listed.case >= SELDOM or several


@cache
def _is_apart(word: str) -> bool:
    """Whether a word names somebody or something of its own beside a body: the Mayor, the Senate, the BBC."""
    organizations, lower = lexicon("organizations"), word.lower()
    return (
        (len(word) > 1 and word.isupper())
        or (flags(word).noun == _BODY and word not in _FIELDS)
        or lower in lexicon("sources")["bodies"]
        or lower in lexicon("roles")["roles"]
        or plain(word) in titles()
        or any(word in organizations[group] for group in ("ending", "outlet words", "bodies", "parties"))
        or any(word in lexicon("places")[group] for group in ("countries", "demonyms", "capitals"))
    )


def _is_borne(words: Sequence[str], part: range) -> bool:
    """Whether words are somebody's name, or the first of two who share a surname: | Samuel | and Ruth Roe."""
    own = [words[at] for at in part if words[at] not in PARTICLES]
    while len(own) > 1 and _is_usual(own[-1]) and not flags(own[-1]).surname:
        own.pop()  # the Ruth Okafor | Family | Foundation
    initials = [word for word in own if word[-1] == "."]
    return all(map(_may_be_called, own)) and len(own) - len(initials) <= _NAMES and own[0] not in initials


_NAMES = 3


def _may_be_called(word: str) -> bool:
    """Whether a word may be in somebody's name; what no list has is a surname."""
    listed = flags(word)
    known = bool(listed.given or listed.surname)
    return word[-1] == "." or (not _is_apart(word) and (known or not any(listed)))


def _last(words: Sequence[str], head: int, *, parted: bool) -> int:
    """Where a name ends behind its noun and all that it is for: Coalition | for Rivers and Lakes |.

    One thing belongs to a name that "and" has parted before: the Ann and Ivo Roe School | of Law |.
    """
    if words[head + 1 : head + 2] == [] or words[head + 1] not in _OF:
        return head + 1
    own = end = _field_end(words, head + 2)
    while end > head + 2 and end + 1 < len(words) and words[end] in IN_ROWS:
        at = end + 1 + (words[end] == "," and words[end + 1] in _AND)
        more = _field_end(words, at)
        if more == at or not _is_field(words, range(at, more)):
            break
        end = more
        if words[at - 1] in _AND:
            return end
    return own if parted and own > head + 2 else head + 1


def _field_end(words: Sequence[str], at: int) -> int:
    """Where the words with capitals that begin at a place end."""
    while at < len(words) and words[at][:1].isupper() and words[at].lower() not in CALENDAR:
        at += 1
    return at
