"""Spoken of: the persons and bodies named in the words of others, and the words that accuse or criticize one.

For the right of reply: whoever is accused should be heard. Only a name right beside the accusing word
counts ("accused Ada Byron of", "Ada Byron was charged"), never a pronoun and never what is negated.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from quotes.document import Span, SpokenOf
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.text.tags import FINITE, NOUNS
from quotes.words.tokens import POSSESSIVE

__all__ = ["spoken_of"]

_KINDS = ("person", "organization")
_NEAR = 6
"""Tokens between an accusing word and the name of the accused."""

_PARTING = frozenset(
    'of by for from to in on at with and or that which who whom as , ; : . ? ! " “ ” ( ) — – --'.split()
)
_BE = frozenset("is are was were be been being 's 're got gets".split())
_GOES_ON = _BE | {",", "who", "has", "have", "had"}
_NEVER = frozenset(
    "not n't n’t never no nor neither without nobody none stop stops stopped short denied denies deny".split()
)


def spoken_of(page: Page, said: Iterable[tuple[Entity | None, tuple[Span, ...]]]) -> tuple[SpokenOf, ...]:
    """Who is named in others' words or accused, in the order of the text.

    said: of each content who said it, None where nobody can tell, and its pieces.
    """
    named: dict[Entity, set[Name]] = {}
    for speaker, spans in said:
        for span in spans:
            first, last = page.at(span.start, span.end)
            for name, entity in page.found.within(first, last):
                if entity.kind in _KINDS and entity is not speaker:
                    named.setdefault(entity, set()).add(name)
    accused: dict[Entity, Span] = {}
    for name, entity in page.found.ordered:
        if entity.kind in _KINDS and entity not in accused and (words := _accused(page, name)):
            accused[entity] = words
    found = [
        SpokenOf(
            entity.name,
            "person" if entity.kind == "person" else "organization",
            tuple(page.span(name.first, name.last) for name in sorted(named.get(entity, ()))),
            accused.get(entity),
        )
        for entity in dict.fromkeys((*named, *accused))
    ]
    return tuple(sorted(found, key=_place))


def _place(one: SpokenOf) -> int:
    return min(span.start for span in (*one.mentions, *filter(None, [one.accused])))


def _accused(page: Page, name: Name) -> Span | None:
    """The words that accuse or criticize the bearer of a name right there, not what is only called by it."""
    after = name.last
    if after < len(page.lower) and (page.lower[after] in POSSESSIVE or page.pos[after] in NOUNS):
        return None
    start = _before(page, name)
    if start is not None:
        return page.span(start, name.last)
    end = _behind(page, name)
    return page.span(name.first, end) if end else None


@cache
def _accusing() -> frozenset[str]:
    """The words of which one stands before the name of who is accused."""
    words = lexicon("accusing")
    return words["verbs"] | words["alleging"] | {"against", "that"}


def _before(page: Page, name: Name) -> int | None:
    """The accusing word before a name: accused | accusations against | alleged that."""
    words = lexicon("accusing")
    if _accusing().isdisjoint(page.lower[max(name.first - _NEAR, 0) : name.first]):
        return None
    for at in range(name.first - 1, max(name.first - 1 - _NEAR, -1), -1):
        word = page.lower[at]
        if page.sentence[at] != page.sentence[name.first]:
            return None
        if word in words["verbs"]:
            passive = not _BE.isdisjoint(page.lower[max(at - 2, 0) : at])
            return None if passive or _is_negated(page, at) else at
        if word == "against":
            nouns = [n for n in range(max(at - 4, 0), at) if page.lower[n] in words["nouns"]]
            return None if not nouns or _is_negated(page, nouns[0]) else nouns[0]
        if word == "that" and at and page.lower[at - 1] in words["alleging"]:
            return None if _is_negated(page, at - 1) else at - 1
        if word in words["alleging"] and at == name.first - 1:
            is_adjective = at and page.lower[at - 1] in ("the", "an", "any", "of", "these", "those")
            return None if is_adjective or _is_negated(page, at) else at
        if word in _PARTING or page.pos[at] in FINITE:
            return None
    return None


def _behind(page: Page, name: Name) -> int | None:
    """The end of what accuses behind a name: "Ada Byron, who | was | repeatedly accused"."""
    lower, at = page.lower, name.last
    if page.word(at) not in _GOES_ON or _BE.isdisjoint(lower[at : at + _NEAR]):
        return None
    for skipped in (",", "who", "has", "have", "had"):
        if page.word(at) == skipped:
            at += 1
    if page.word(at) not in _BE:
        return None
    words = lexicon("accusing")
    for end in range(at + 1, min(at + 4, len(lower))):
        if lower[end] in words["participles"]:
            return end + 1
        if lower[end] in _NEVER or lower[end] in _PARTING:
            return None
    return None


def _is_negated(page: Page, token: int) -> bool:
    return not _NEVER.isdisjoint(page.lower[max(token - 4, 0) : token])
