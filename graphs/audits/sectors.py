"""From which side a source speaks: a sector, by the nouns of its role, its body and its name.

The nouns are ``data/lexicons/sectors.txt``, made from WordNet by ``python -m training.sectors``. Where they
tell nothing the source is ``unclassed``: a lawyer speaks for anybody, and a name alone says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from graphs.words import comparable
from quotes.document import Affiliation, Speaker
from quotes.resources import lexicon

__all__ = ["IN_POWER", "SECTORS", "UNCLASSED", "sector"]

UNCLASSED = "unclassed"

SECTORS = (
    "officials", "politicians", "police and courts", "companies", "experts and researchers", "health",
    "schools", "media", "advocates and unions", "religion", "arts and sports", "residents", UNCLASSED,
)  # fmt: skip
"""All sectors, in the order in which they are shown."""

IN_POWER = frozenset(("officials", "politicians", "police and courts"))
"""The sectors of those who speak for the state."""

_KNOWN = (
    (("organizations", "outlets"), "media"),
    (("organizations", "parties"), "politicians"),
    (("places", "countries"), "officials"),
)
"""Names that are known; a country that says something is its government."""

_JOINING = ("of", "for", "at", "in", "to", "with", "on", "from")
_MOST = 3  # words of an entry
_LONGEST = 8  # words of a description that is about one thing


def sector(speaker: Speaker, body: str = "") -> str:
    """The sector of a source. body: the name of the body that it speaks for, if it does."""
    stated = sorted(speaker.affiliations, key=lambda one: one.status == "former")
    found = next(filter(None, (_of_affiliation(one) for one in stated)), None)
    if found is None and body:
        found = of_body(body)
    if found is None and speaker.kind == "organization":
        found = of_body(speaker.name)
    if found is None and speaker.kind in ("group", "unnamed", "document"):
        found = of_role(speaker.name, "") or _of_any_word(speaker.name)
    return found or UNCLASSED


def _of_affiliation(stated: Affiliation) -> str | None:
    return of_role(stated.role, stated.organization) if stated.role else of_body(stated.organization)


@lru_cache(maxsize=1 << 16)
def of_role(role: str, organization: str) -> str | None:
    """The sector of a role: by the whole of it, its noun, what stands before that, then the organization.

    An official, and whoever may be anything (a director), is what the body is: a Red Cross official.
    """
    words = tuple(map(_singular, _words(role)))
    nouns, roles = _table("roles"), lexicon("sectors")["any: roles"]
    if not words:
        return of_body(organization) if organization else None
    for phrase in _phrases(words, 2):
        if phrase in nouns and phrase not in roles:
            return nouns[phrase]
    head = _head(words)
    noun = head[-1]
    own = nouns.get(noun)
    if own not in (None, "officials") and noun not in roles:
        return own
    only_in_names = lexicon("sectors")["names only"]
    beside = (word for word in (*_phrases(words, 2), *reversed(words)) if word not in only_in_names)
    found = next(filter(None, map(_table("bodies").get, beside)), None)
    body = of_body(organization) if organization else None
    return found or body or (None if organization and noun in roles else own)


@lru_cache(maxsize=1 << 16)
def of_body(name: str) -> str | None:
    """The sector of a body, by its name: a known outlet or party, else its noun, else another word of it."""
    words = _words(name)
    if not words:
        return None
    whole, bodies = " ".join(words), _table("bodies")
    singular = tuple(map(_singular, words))
    for phrase in (whole, *_phrases(words, 2), *_phrases(singular, 2)):
        if phrase in bodies:
            return bodies[phrase]
    for group, known in _KNOWN:
        if whole in _evened(*group):
            return known
    if words[-1] in lexicon("organizations")["outlet words"] and words[-1] not in bodies:
        return "media"
    for word in (_head(words)[-1], *reversed(words)):
        found = bodies.get(word) or bodies.get(_singular(word))
        if found:
            return found
    return None


def _of_any_word(name: str) -> str | None:
    """The sector of an outlet or a noun within a description: a Washington Post analysis, court records."""
    words = _words(name)
    capital = {part for word in name.split() if word[:1].isupper() for part in _words(word)}
    for phrase in _phrases(words, 1):
        if phrase in _evened("organizations", "outlets") and capital.issuperset(phrase.split()):
            return "media"
    if len(words) > _LONGEST:
        return None
    only_in_names = lexicon("sectors")["names only"]
    for word in map(_singular, reversed(words)):
        found = _table("bodies").get(word) or _table("roles").get(word)
        if found and word not in only_in_names:
            return found
    return None


@cache
def _evened(name: str, group: str) -> frozenset[str]:
    """The names of a lexicon's group, as ``_words`` gives them."""
    return frozenset(" ".join(_words(name)) for name in lexicon(name)[group])


@cache
def _table(sort: str) -> dict[str, str]:
    """The sector of each noun of ``roles`` or ``bodies``."""
    groups = lexicon("sectors")
    return {word: name for name in SECTORS for word in groups.get(f"{sort}: {name}", frozenset())}


def _words(text: str) -> tuple[str, ...]:
    """The words of a role or name, lower case, without articles and genitives."""
    words = (word.removesuffix("'s").replace(".", "") for word in comparable(text))
    return tuple(word for word in words if word not in ("the", "a", "an"))


def _head(words: Sequence[str]) -> Sequence[str]:
    """The words up to the noun: "deputy head" of "deputy head of the department for roads"."""
    nouns = _table("roles")
    for at, word in enumerate(words):
        if at and (word in _JOINING or (word.endswith("ing") and words[at - 1] in nouns)):
            return words[:at]
    return words


def _phrases(words: Sequence[str], least: int) -> Iterator[str]:
    """All rows of words, the longest first."""
    for size in range(min(_MOST, len(words)), least - 1, -1):
        for at in range(len(words) - size + 1):
            yield " ".join(words[at : at + size])


_IRREGULAR = {"men": "man", "women": "woman", "people": "people", "children": "child", "wives": "wife"}


def _singular(word: str) -> str:
    """A guess at the singular: officials, agencies, policemen."""
    for plural, single in _IRREGULAR.items():
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
