"""Natures: what a body is by its name, a court or a firm, and by which nouns it is therefore not called."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache

from quotes.names.kinds import known_bodies
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity

__all__ = ["are_apart", "called_by", "is_apart"]

_OF = ("of", "for", "in", "on")


def _words(entity: Entity) -> tuple[str, ...]:
    """The words of a name up to the noun that says what the body is, in lower case."""
    words = [word.lower().removesuffix(".") for word in entity.words]
    end = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
    return tuple(words[:end])


def called_by(entity: Entity, told: Collection[str] = ()) -> frozenset[str]:
    """The nouns for a body whose name, or the nouns told of it, tell what it is; none where they do not."""
    return _called(_words(entity)).union(*(_called((noun,)) for noun in told))


def is_apart(noun: str, entity: Entity, told: Collection[str] = ()) -> bool:
    """Whether a body is of another nature than a noun is for: no Inc is a court.

    told: nouns beside its name. A ministry or court has that in its name, or is known by another or letters.
    """
    if noun not in _nouns() or noun in told or noun == entity.words[-1].lower():
        return False
    own = called_by(entity, told)
    if own or entity.name.lower() in known_bodies() or entity.name.replace(".", "").isupper():
        return bool(own) and noun not in own
    return noun in lexicon("natures")["by own"] and noun not in map(str.lower, entity.words)


def are_apart(noun: str, other: str) -> bool:
    """Whether no body is called by both of two nouns: union and bank; not company and bank."""
    own, others = _called((noun,)), _called((other,))
    return bool(own and others) and noun not in others and other not in own


@cache
def _nouns() -> frozenset[str]:
    """All nouns for bodies of some nature."""
    return frozenset().union(*lexicon("natures").values())


@cache
def _by_end() -> dict[str, frozenset[str]]:
    """By the end of a name what a body is called; nouns for firms alone tell of a firm: the Roe Bakery."""
    listed = lexicon("natures")
    found: dict[str, frozenset[str]] = {}
    for group in listed:
        nature, _, sort = group.partition(": ")
        called = listed.get(f"{nature}: called", frozenset())
        for end in listed[group] if sort == "names" else ():
            found[end] = found.get(end, frozenset({end})) | called
    return {**dict.fromkeys(listed["firm: called"], listed["firm: called"]), **found}


@lru_cache(maxsize=10_000)
def _called(words: tuple[str, ...]) -> frozenset[str]:
    """The nouns that the end of a name tells of: the Coast Guard; Ltd, and what the word before is."""
    ends = _by_end()
    if two := ends.get(" ".join(words[-2:])):
        return two
    last = ends.get(words[-1], frozenset())
    firm = len(words) > 1 and words[-1] in lexicon("natures")["firm: names"]
    return last | ends.get(words[-2], frozenset()) if firm else last
