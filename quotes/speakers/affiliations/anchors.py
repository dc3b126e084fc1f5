"""Anchors: where an article goes on about a person without a name, by he or she or by a description."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.models.columns import sums
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import JOINS
from quotes.speakers.affiliations.page import STOPS
from quotes.speakers.affiliations.pages import PERSON, Pages
from quotes.speakers.entities.entities import Entities
from quotes.speakers.entities.entity import Entity, gender_of
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, NOUNS, PLURALS, POS, mask
from quotes.words.function_words import HE_OR_SHE
from quotes.words.tokens import POSSESSIVE

__all__ = ["LINKS", "Anchor", "anchors"]

LINKS = 32
"""The number of ways in which an anchor may be linked to its person; 0 for a name."""

_PRONOUN, _BACK, _FORWARD = 1, 2, 26

_FAR = 80
"""Tokens from a name to what goes on about the person."""
_AHEAD = 60
"""Tokens from a description to the name of the person whom it introduces."""
_OPENING = 4
"""Tokens from a sentence's start in which that stands which the sentence speaks of."""
_LONGEST = 9
"""Tokens of a description up to its noun."""
_NOUN = np.array([at in NOUNS for at in range(len(POS))])
_PLURAL = mask(PLURALS)
_FINITE = mask(FINITE)


class Anchor(NamedTuple):
    """Tokens first to last (exclusive) that stand for a person, and how they are linked to the name.

    A description is anchored right before it: ``first`` and ``last`` are its article.
    """

    first: int
    last: int
    link: int


def anchors(pages: Pages) -> list[dict[Entity, list[Anchor]]]:
    """For each article and person where the article goes on about them outside quotation marks."""
    pronouns, phrases = pages.by_article(_pronouns(pages)), pages.by_article(_phrases(pages))
    return [
        _told(reading, found, *own)
        for (reading, found), *own in zip(pages.articles, pronouns, phrases, strict=True)
    ]


def _told(
    reading: Reading, found: Entities, pronouns: Sequence[int], phrases: Sequence[int]
) -> dict[Entity, list[Anchor]]:
    told: dict[Entity, list[Anchor]] = {}
    quote = reading.quote
    named = [pair for pair in found.ordered if pair[1].kind == "person" and quote[pair[0].first] < 0]
    firsts = [name.first for name, _ in named]
    persons = [entity for _, entity in named]
    for entity, anchor in _meant(reading, found, firsts, persons, pronouns):
        told.setdefault(entity, []).append(anchor)
    for entity, anchor in _described(reading, found, firsts, persons, phrases):
        told.setdefault(entity, []).append(anchor)
    return told


def _pronouns(pages: Pages) -> NDArray[np.intp]:
    """Where he or she opens a sentence outside quotation marks."""
    starts = np.flatnonzero(pages.opens)
    subjects = np.flatnonzero(pages.table("subjects", _subjects))
    sentence = np.searchsorted(starts, subjects, side="right") - 1
    near = subjects - starts[sentence] < _OPENING
    near[1:] &= ~(near[:-1] & (sentence[1:] == sentence[:-1]))
    return subjects[near & (pages.quote[subjects] < 0)]


def _subjects(words: Sequence[str]) -> NDArray[np.generic]:
    return np.array([word.lower() in HE_OR_SHE for word in words], np.bool_)


def _meant(
    reading: Reading, found: Entities, firsts: Sequence[int], persons: Sequence[Entity], places: Iterable[int]
) -> Iterator[tuple[Entity, Anchor]]:
    """The last person named before each he or she that may be meant."""
    for at in places:
        start, man = reading.around(at)[0], found.lower[at] == "he"
        for index in range(bisect_left(firsts, start) - 1, -1, -1):
            if start - firsts[index] > _FAR:
                break
            if gender_of(persons[index]) in (None, man):
                yield persons[index], Anchor(at, at + 1, _PRONOUN)
                break


def _described(
    reading: Reading, found: Entities, firsts: Sequence[int], persons: Sequence[Entity], places: Iterable[int]
) -> Iterator[tuple[Entity, Anchor]]:
    """The persons of whom each noun phrase that stands for one may be said."""
    sentence = reading.sentence
    for at in places:
        start = bisect_left(sentence, sentence[at], max(at - _OPENING, 0), at)
        opening = at - start < _OPENING
        index = bisect_left(firsts, at)
        new = found.lower[at] != "the"
        near = 99
        if index and at - firsts[index - 1] <= _FAR:
            near = sentence[at] - sentence[firsts[index - 1]]
        if not new and (near < 99 if opening else 0 < near < 99):
            last = first = index - 1
            while first and sentence[firsts[first - 1]] == sentence[firsts[last]]:
                first -= 1
            step = min(near, 3) + 12 * (not opening)
            if persons[first] is persons[last]:
                yield persons[last], Anchor(at, at, _BACK + step)
            else:
                yield persons[last], Anchor(at, at, _BACK + 4 + step)
                yield persons[first], Anchor(at, at, _BACK + 8 + step)
        if new and opening and index < len(firsts):
            entity, first = persons[index], firsts[index]
            if (
                sentence[first] - sentence[at] == 1
                and first - at <= _AHEAD
                and entity.mentions[0].first == first
            ):
                yield entity, Anchor(at, at, _FORWARD)


def _phrases(pages: Pages) -> NDArray[np.intp]:
    """The articles of noun phrases outside quotation marks whose noun is for one person, beside no name."""
    words = pages.table("descriptions", _words)
    starts = np.flatnonzero((words & 3 > 0) & (pages.quote < 0))
    noun, person = _NOUN[pages.pos], pages.named >> 1 == PERSON
    ends = np.flatnonzero((words & 4 > 0) | _FINITE[pages.pos] | person | (pages.type == 0))
    heads = np.flatnonzero((words & 8 > 0) & noun & ~_PLURAL[pages.pos])
    if not len(heads):
        return heads
    counted = sums(noun)
    end = ends[np.searchsorted(ends, starts, side="right")]
    at = np.searchsorted(heads, end) - 1
    head = heads[np.maximum(at, 0)]
    fits = (at >= 0) & (head > starts) & (head - starts <= _LONGEST) & (counted[end] == counted[head + 1])
    fits &= ~person[end] & ~((words[end] & 16 > 0) & person[end + 1])
    fits &= ~((words[starts - 1] & 16 > 0) & person[starts - 2])
    return np.asarray(starts[fits])


def _words(words: Sequence[str]) -> NDArray[np.generic]:
    """What each word may be to a description: 1 the, 2 a, 4 its end, 8 its noun, 16 a comma."""
    roles, people = lexicon("roles"), lexicon("persons")["persons"]
    found = []
    for word in words:
        lower = word.lower()
        tail = lower.rpartition("-")[2]
        found.append(
            1 * (lower == "the")
            + 2 * (lower in ("a", "an"))
            + 4 * (lower in STOPS or lower in JOINS or lower in POSSESSIVE)
            + 8
            * (
                lower not in roles["courtesy"]
                and (
                    lower in roles["roles"]
                    or lower in roles["titles"]
                    or lower in people
                    or tail in roles["roles"]
                    or tail in people
                )
            )
            + 16 * (lower == ",")
        )
    return np.array(found, np.int32)
