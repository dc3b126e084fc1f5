"""Names in a text: the runs of words that name a person, an organization or a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from quotes.analysis import Reading
from quotes.columns import crossed
from quotes.resources import lexicon, path
from quotes.tables import Layout, Model
from quotes.tags import POS
from quotes.tokens import Ints
from quotes.wordforms import wordforms

__all__ = ["LABELS", "OFFSETS", "SIZES", "Name", "NameKind", "columns", "names", "sequences"]

NameKind = Literal["person", "organization", "place", "other"]

KINDS: tuple[NameKind, ...] = ("person", "organization", "place", "other")
LABELS = ("none", *(f"{part}{kind}" for kind in KINDS for part in ("", "in-")))
"""2k+1 begins a name of kind k, 2k+2 goes on with it."""

OFFSETS = {
    "word": (-2, -1, 0, 1, 2),
    "lemma": (-1, 0, 1),
    "suffix": (-1, 0, 1),
    "ending": (0,),
    "shape": (-2, -1, 0, 1, 2),
    "pos": (-2, -1, 0, 1, 2),
    "group": (-2, -1, 0, 1, 2),
    "shape-pair": (-1, 0),
    "group-shape": (-1, 0, 1),
    "group-pair": (-1, 0),
}
_SIZES = {"pos": len(POS), "group": 20, "shape-pair": 1 << 9, "group-shape": 1 << 9, "group-pair": 1 << 9}


def SIZES() -> dict[str, int]:  # noqa: N802
    """The number of values of each column."""
    return {**wordforms().sizes(), **_SIZES}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` to ``last`` (exclusive) that are one name."""

    first: int
    last: int
    kind: NameKind


def sequences(reading: Reading) -> Layout:
    """The layout of an article's sentences as sequences of the model."""
    sentence = reading.sentence
    changes = np.flatnonzero(np.r_[np.ones(min(1, len(sentence)), bool), sentence[1:] != sentence[:-1]])
    return Layout.of(np.diff(np.r_[changes, len(sentence)]))


def columns(reading: Reading) -> dict[str, Ints]:
    """What the model looks at, by token, besides the words' forms."""
    shape = wordforms().columns(reading.tokens)["shape"]
    vocabulary = reading.tokens.vocabulary
    group = vocabulary.table("name-groups", _groups)[reading.tokens.type].astype(np.int32)
    after = np.r_[shape[1:], 0].astype(np.int32)
    return {
        "pos": reading.pos,
        "group": group,
        "shape-pair": crossed(1 << 9, shape, after),
        "group-shape": crossed(1 << 9, group, shape),
        "group-pair": crossed(1 << 9, group, np.r_[group[1:], 0].astype(np.int32)),
    }


@cache
def _listed() -> dict[str, int]:
    """The lexicon group of each listed word; the group that tells most about a name wins."""
    places, organizations, roles = lexicon("places"), lexicon("organizations"), lexicon("roles")
    order = (
        roles["roles"],
        roles["titles"],
        places["cities"],
        places["countries"] | places["states"],
        places["demonyms"],
        organizations["outlet words"],
        organizations["ending"],
        organizations["parties"],
        organizations["outlets"] | organizations["bodies"],
        places["abbreviations"],
        roles["courtesy"],
    )
    listed: dict[str, int] = {}
    for number, entries in enumerate(order, 3):
        for entry in entries:
            for word in entry.split():
                listed[word] = number
    return listed


def _groups(words: Sequence[str]) -> NDArray[np.generic]:
    """The lexicon group of each word: 1 for none, 2 for a listed first name."""
    listed, given = _listed(), first_names()
    found = []
    for word in words:
        number = listed.get(word) or listed.get(word.lower().removesuffix("."))
        if number is None and word.isupper() and len(word) > 3:
            number = listed.get(word.title())
        found.append(number or (2 if word[:1].isupper() and word.lower() in given else 1))
    return np.array(found, np.int32)


@cache
def first_names() -> dict[str, float]:
    """First names in lower case with the share of men among their bearers.

    From the US census of 1990, which the package ``names`` carries.
    """
    from names import FILES

    bearers: dict[str, list[float]] = {}
    for at, sex in enumerate(("male", "female")):
        with open(FILES[f"first:{sex}"], encoding="ascii") as lines:
            for line in lines:
                name, share = line.split()[:2]
                bearers.setdefault(name.lower(), [0.0, 0.0])[at] = float(share) + 0.0005
    return {name: men / (men + women) for name, (men, women) in bearers.items()}


@cache
def model() -> Model:
    """The model that was learned by ``training/names.py``."""
    return Model.load(path("models/names.npz"))


def names(reading: Reading) -> list[Name]:
    """The names of a text, in order."""
    if not len(reading.tokens):
        return []
    classifier = model()
    layout = sequences(reading)
    scores = classifier.word_scores("names", reading.tokens, layout)
    scores += classifier.scores({name: layout.spread(column) for name, column in columns(reading).items()})
    return runs(classifier.decode(scores, layout), layout)


def runs(labels: Ints, layout: Layout) -> list[Name]:
    """The names that a sequence of labels marks."""
    kind = (labels + 1) // 2
    first_of_sequence = np.zeros(len(labels) + 1, bool)
    first_of_sequence[np.cumsum(layout.length)[:-1]] = True
    begins = (kind > 0) & ((labels % 2 == 1) | np.r_[True, kind[1:] != kind[:-1]] | first_of_sequence[:-1])
    found = []
    on = np.r_[kind > 0, False]
    starts = np.flatnonzero(begins).tolist()
    stops = np.flatnonzero(~on | np.r_[begins, True])
    for start in starts:
        stop = int(stops[np.searchsorted(stops, start, side="right")])
        found.append(Name(start, stop, KINDS[int(kind[start]) - 1]))
    return found
