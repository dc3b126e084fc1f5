"""Learn what an article says of a person: ``python -m training.affiliations``.

From the affiliations that are marked by hand in the training articles: where a value's words stand in a
window around the person's names and their tie to a name is clear, they are labelled.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from quotes.models.tables import Layout, Model
from quotes.names.recognition import marked
from quotes.resources import path
from quotes.speakers.affiliations.anchors import Anchor
from quotes.speakers.affiliations.pages import Pages
from quotes.speakers.affiliations.windows import LABELS, OF_WORDS, OFFSETS, SIZES, Windows
from quotes.speakers.entities.entities import Entities, entities
from quotes.speakers.entities.entity import Entity
from quotes.text.analysis import Reading, analyse
from quotes.text.tags import FINITE
from quotes.words.tokens import Ints, tokenize
from quotes.words.wordforms import wordforms
from training.corpus import scorer
from training.crf import Run, Sample, Spec, train
from training.marks import TRAIN, marked_articles

_BESIDE = 2
"""Tokens between a name and a value that need no other sign of a tie."""
_NEAR = 12
"""Tokens between them where no verb and no other person stands between."""
_TOGETHER = 4
"""Tokens between two values of one affiliation."""
_FAR = 25
"""Tokens up to which the place that is nearest to a name is taken where no tie is clear."""
_BEING = frozenset(["is", "was", "'s", "’s", "are"])
_FIELDS = ("role", "organization", "place")

Place = tuple[int, int]
"""Tokens, first and one past the last."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of an article with what is marked of them."""

    reading: Reading
    found: Entities
    entity: Entity
    stated: Sequence[Mapping[str, str]]


def persons() -> Iterator[Person]:
    """The marked persons whom the tool finds in their articles."""
    same_speaker = scorer().same_speaker
    for article in (one for name in TRAIN for one in marked_articles(name)):
        reading = analyse(article.article.text)
        found = entities(reading, marked([reading])[0], ())
        for speaker in article.gold["speakers"]:
            if speaker["kind"] != "person":
                continue
            fitting = [
                (same_speaker(entity.name, speaker["name"], "person"), len(entity.mentions), -number)
                for number, entity in enumerate(found.all)
                if entity.kind == "person"
            ]
            (same, _), _, number = max(fitting, default=((False, False), 0, 0))
            if same:
                yield Person(reading, found, found.all[-number], speaker["affiliations"])


def _words(text: str) -> list[str]:
    """The words of a value as they are looked for."""
    words = [word.lower().removesuffix(".") for word in tokenize(text).words()]
    while words and words[0] in ("the", "a", "an"):
        del words[0]
    return words


class _Window:
    """A window of a person, to label values in."""

    def __init__(self, person: Person, first: int, last: int, seen: Sequence[Anchor]) -> None:
        self.person = person
        self.first, self.last = first, last
        names = [(name.first, name.last) for name in person.entity.mentions if first <= name.first < last]
        self.names = names + [anchor[:2] for anchor in seen if anchor.link]

    def places(self, words: Sequence[str]) -> list[Place]:
        """Where words stand, outside the names."""
        lower = self.person.found.lower
        size = len(words)
        return [
            (at, at + size)
            for at in range(self.first, self.last - size + 1)
            if [word.removesuffix(".") for word in lower[at : at + size]] == words
            and not any(at < end and start < at + size for start, end in self.names)
        ]

    def away(self, place: Place) -> tuple[int, Place]:
        """How far from the nearest name a place is, and the tokens between."""
        between = [(place[1], start) if place[1] <= start else (end, place[0]) for start, end in self.names]
        return min((high - low, (low, high)) for low, high in between)

    def is_clear(self, place: Place) -> bool:
        """Whether a place is tied to a name for certain."""
        away, (low, high) = self.away(place)
        if away > _NEAR:
            return False
        pos, lower, at = self.person.reading.pos, self.person.found.lower, self.person.found.at
        return away <= _BESIDE or not any(
            (pos[token] in FINITE and lower[token] not in _BEING)
            or ((held := at.get(token)) is not None and held[1].kind == "person")
            for token in range(low, high)
        )


def _apart(one: Place, other: Place) -> int:
    return max(one[0] - other[1], other[0] - one[1])


Marked = list[tuple[str, int, Place]]
"""Field, number of the window, and place of values."""


def _tied(windows: Sequence[_Window], stated: Mapping[str, str]) -> Marked:
    """Where the values of one affiliation stand with a tie to the person."""
    found: Marked = []
    for field in _FIELDS:
        if words := _words(stated.get(field) or ""):
            found += [(field, n, place) for n, window in enumerate(windows) for place in window.places(words)]
    clear = [one for one in found if windows[one[1]].is_clear(one[2])]
    for _ in range(2):
        clear += [
            one
            for one in found
            if one not in clear
            and any(
                one[1] == other[1] and one[0] != other[0] and -1 <= _apart(one[2], other[2]) <= _TOGETHER
                for other in clear
            )
        ]
    for field in _FIELDS:
        others = [one for one in found if one[0] == field]
        if others and not any(one[0] == field for one in clear):
            nearest = min(others, key=lambda one: windows[one[1]].away(one[2])[0])
            if windows[nearest[1]].away(nearest[2])[0] <= _FAR:
                clear.append(nearest)
    return clear


def labels(person: Person, seen: Windows) -> Ints:
    """The label of each row of a person's windows."""
    ends = np.cumsum(seen.length).tolist()
    starts = [end - length for end, length in zip(ends, seen.length, strict=True)]
    windows = [
        _Window(person, int(seen.token[start]), int(seen.token[end - 1]) + 1, own)
        for start, end, own in zip(starts, ends, seen.seen, strict=True)
    ]
    found = np.zeros(len(seen.token), np.int32)
    for stated in person.stated:
        for field, number, (first, last) in _tied(windows, stated):
            at = starts[number] + first - windows[number].first
            if not found[at : at + last - first].any():
                found[at : at + last - first] = LABELS.index(f"in-{field}")
                found[at] = LABELS.index(field)
    return found


def _columns(person: Person, seen: Windows) -> dict[str, Ints]:
    """The columns of a person's windows, with those that depend on the word alone."""
    tokens = person.reading.tokens
    words = tokens.words()
    own = {name: values([words[token] for token in seen.token]) for name, values in OF_WORDS.items()}
    own.update((name, column[seen.token]) for name, column in wordforms().columns(tokens).items())
    return {**own, **seen.columns}


def learn() -> Model:
    """The model of all training articles."""
    samples = []
    for person in persons():
        seen = Windows.of(Pages.of([(person.reading, person.found)]), [[person.entity]])
        if len(seen.token):
            layout = Layout.of(seen.length)
            columns = {name: layout.spread(column) for name, column in _columns(person, seen).items()}
            samples.append(Sample(columns, layout, labels(person, seen)))
    print(f"{len(samples)} marked persons whom the tool finds where something may be said of them")
    return train(Spec(SIZES(), OFFSETS, LABELS), samples, Run(100, c2=4.0), verbose="-v" in sys.argv)


if __name__ == "__main__":
    learn().save(path("models/affiliations.tables"))
