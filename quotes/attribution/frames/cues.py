"""Cues: the words that report what somebody said, found by a model of the whole attribution.

The first of two models. For every token it gives the probability of being part of a
source, a cue or a content, from the words around it, quotation marks, and how often a
word reports in the training corpus. The second model (``quotes.attribution.frames.arguments``) then looks
for the source and the content of each cue.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from quotes.deep.encoder import Sight
from quotes.models.banks import Floats
from quotes.models.columns import after, before, changes, crossed
from quotes.models.tables import Layout, Model
from quotes.resources import path
from quotes.text.analysis import CLOSING, INSIDE, OPENING, Reading
from quotes.text.tags import POS, VERBS
from quotes.words.tokens import Ints
from quotes.words.wordforms import wordforms

__all__ = [
    "BEGIN",
    "LABELS",
    "OFFSETS",
    "SIZES",
    "Cue",
    "Cues",
    "columns",
    "find",
    "nearness",
    "seen",
    "sequences",
    "uses",
]

LABELS = ("none", "source", "in-source", "cue", "in-cue", "content", "in-content")
BEGIN = {"source": 1, "cue": 3, "content": 5}

_LONGEST = 400  # tokens in a sequence: a longer paragraph is cut, so that cost stays linear
_MARGIN = 32  # tokens beside a piece that its columns look at, and of a cue beside its head
_LIKELY = 6  # the bucket of the share of a word's uses that report, from which it may be a cue
_LEAST = 0.12  # the probability from which a token is tried as a cue

OFFSETS = {
    "word": (-2, -1, 0, 1, 2),
    "lemma": (-3, -2, -1, 0, 1, 2, 3),
    "suffix": (0,),
    "ending": (-1, 0, 1),
    "shape": (-2, -1, 0, 1, 2),
    "pos": (-3, -2, -1, 0, 1, 2, 3),
    "state": (-2, -1, 0, 1, 2),
    "share": (-3, -2, -1, 0, 1, 2, 3),
    "pos-triple": (-1, 0, 1),
    "lemma-pair": (-2, -1, 0, 1),
    "lemma-pos": (0,),
    "lemma-tag": (-1, 0, 1),
    "lemma-state": (0,),
    "in-sentence": (0,),
    "cue-near": (0,),
    "cue-near-pos": (0,),
    "mark-near": (0,),
    "mark-near-pos": (0,),
    "in-article": (0,),
}
_SIZES = {
    "pos": len(POS),
    "state": 5,
    "share": 12,
    "pos-triple": 1 << 12,
    "lemma-pair": 1 << 17,
    "lemma-pos": 1 << 15,
    "lemma-tag": 1 << 15,
    "lemma-state": 1 << 15,
    "in-sentence": 40,
    "cue-near": 120,
    "cue-near-pos": 1 << 13,
    "mark-near": 120,
    "mark-near-pos": 1 << 13,
    "in-article": 20,
}


_OWN = frozenset(["suffix", "share", "lemma-tag", "lemma-state", "cue-near", "mark-near", "in-article"])
"""Columns that the second model has no use for."""


def SIZES() -> dict[str, int]:  # noqa: N802
    """The number of values of each column."""
    return {**wordforms().sizes(), **_SIZES}


class Cue(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) that may report; ``head`` is the likeliest of them."""

    first: int
    last: int
    head: int
    probability: float

    def moved(self, by: int) -> Cue:
        """The cue where so many more tokens stand before it."""
        return Cue(self.first + by, self.last + by, self.head + by, self.probability)


class Cues(NamedTuple):
    """The first model's view of an article.

    columns: by token. probabilities: tokens x LABELS. labels: the likeliest label of each.
    """

    columns: dict[str, Ints]
    probabilities: Floats
    labels: Ints
    cues: tuple[Cue, ...]

    def piece(self, tokens: slice) -> Cues:
        """The view of some tokens, without cues."""
        columns = {name: column[tokens] for name, column in self.columns.items()}
        return Cues(columns, self.probabilities[tokens], self.labels[tokens], ())


def sequences(reading: Reading) -> Layout:
    """The layout of an article's paragraphs as sequences of the models."""
    return Layout.of(_pieces(reading.columns.paragraph))


def _pieces(group: Ints) -> list[int]:
    lengths = np.diff(np.flatnonzero(changes(group)), append=len(group)).tolist()
    cut: list[int] = []
    for length in lengths:
        cut += [_LONGEST] * (length // _LONGEST)
        cut += [length % _LONGEST] if length % _LONGEST else []
    return cut


def _ends(begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True at the last token of each run, of which ``begins`` marks the first."""
    found = np.ones(len(begins), bool)
    found[:-1] = begins[1:]
    return found


_NEARNESS = np.digitize(np.arange(23), (1, 2, 3, 4, 6, 9, 14, 22)).astype(np.int32)


def nearness(distance: NDArray[np.integer]) -> Ints:
    """Distances in tokens, of any shape, as the numbers of nine buckets.

    These are 0, 1, 2, 3, 4-5, 6-8, 9-13, 14-21, 22 and more.
    """
    return _NEARNESS.take(distance, mode="clip")


_VERBS = tuple(VERBS)


NO_LEMMA = 2
"""Numbers of lemmas from which on there are listed ones."""


def uses(lemma: Ints, pos: ArrayLike) -> Ints:
    """The number of each token's use: its lemma, as a verb or otherwise."""
    return 2 * lemma + np.isin(pos, _VERBS).astype(np.int32)


@cache
def shares() -> Ints:
    """For each use (see ``uses``) the bucket of the share of its occurrences that report."""
    stored = json.loads(path("models/cues.json").read_text(encoding="ascii"))
    return np.array(2 * NO_LEMMA * [1] + stored, np.int32)


@cache
def model() -> Model:
    """The model that was learned by ``training/cues.py``."""
    return Model.load(path("models/cues.tables"))


def columns(reading: Reading, share: Ints) -> dict[str, Ints]:
    """What the model looks at, by token; ``share`` holds the bucket of each use."""
    forms, part = wordforms().columns(reading.tokens), reading.columns.place
    place = np.arange(len(reading.tokens))
    pos, state, lemma = reading.columns.pos, reading.columns.state, forms["lemma"]
    bucket = share[uses(lemma, pos)]
    first, last = _bounds(reading.columns.sentence)
    likely = (bucket >= _LIKELY) & (state != INSIDE)
    cue_near = _between(likely, likely, place, first, last)
    first_of_paragraph, last_of_paragraph = _bounds(reading.columns.paragraph)
    mark_near = _between(state == CLOSING, state == OPENING, place, first_of_paragraph, last_of_paragraph)
    opens = changes(reading.columns.paragraph)
    closes = _ends(opens)
    pos_before = np.where(opens, 0, before(pos))
    pos_after = np.where(closes, 0, after(pos))
    next_lemma = np.where(closes, 0, after(lemma))
    return {
        **forms,
        "pos": pos,
        "state": state,
        "share": bucket,
        "pos-triple": crossed(_SIZES["pos-triple"], pos, pos_before, pos_after),
        "lemma-pair": crossed(_SIZES["lemma-pair"], lemma, next_lemma),
        "lemma-pos": crossed(_SIZES["lemma-pos"], lemma, pos_after),
        "lemma-tag": crossed(_SIZES["lemma-tag"], lemma, pos),
        "lemma-state": crossed(_SIZES["lemma-state"], lemma, state),
        "in-sentence": 1 + nearness(place - first) * 3 + np.minimum(last - place, 2).astype(np.int32),
        "cue-near": cue_near,
        "cue-near-pos": crossed(1 << 13, cue_near, pos),
        "mark-near": mark_near,
        "mark-near-pos": crossed(1 << 13, mark_near, pos),
        "in-article": (1 + (part % 3) * 4 + (part >= 3) * 2 + (reading.columns.quote < 0)).astype(np.int32),
    }


def _bounds(group: Ints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For each token the first and the last token of its run of equal values."""
    place = np.arange(len(group))
    begins = changes(group)
    ends = _ends(begins)
    return (
        np.maximum.accumulate(np.where(begins, place, 0)),
        np.minimum.accumulate(np.where(ends, place, len(group))[::-1])[::-1],
    )


def _between(
    left: NDArray[np.bool_],
    right: NDArray[np.bool_],
    place: NDArray[np.intp],
    first: NDArray[np.intp],
    last: NDArray[np.intp],
) -> Ints:
    """How near the next ``left`` token before and ``right`` token after stand, within first to last."""
    last_left = np.maximum.accumulate(np.where(left, place, -1))
    next_right = np.minimum.accumulate(np.where(right, place, len(place))[::-1])[::-1]
    near_before = np.where(last_left >= first, nearness(place - last_left), 9)
    near_after = np.where(next_right <= last, nearness(next_right - place), 9)
    return (1 + near_before * 10 + near_after).astype(np.int32)


def find(reading: Reading, layout: Layout, sight: Sight | None = None) -> Cues:
    """The words of an article that may report; ``layout`` is that of ``sequences``.

    sight: what the encoder sees, where it is installed.
    """
    labelled = [_labelled(reading, piece, tokens, sight) for piece, tokens in layout.pieces()]
    if len(labelled) == 1:
        return seen(reading, *labelled[0])
    probabilities = np.concatenate([part for _, part in labelled])
    found = {name: np.concatenate([part.pop(name) for part, _ in labelled]) for name in [*labelled[0][0]]}
    return seen(reading, found, probabilities)


def _labelled(
    reading: Reading, piece: Layout, tokens: slice, sight: Sight | None
) -> tuple[dict[str, Ints], Floats]:
    """The columns and the probabilities of some tokens, with those of a margin in view."""
    low = max(tokens.start - _MARGIN, 0)
    near = reading.piece(slice(low, min(tokens.stop + _MARGIN, len(reading.tokens))))
    own = slice(tokens.start - low, tokens.stop - low)
    found = {name: column[own].copy() for name, column in columns(near, shares()).items()}
    read = {"type": reading.tokens.type[tokens], **{name: found[name] for name in _SIZES}}
    classifier = model()
    scores = classifier.scores(
        {name: piece.spread(column) for name, column in read.items()},
        classifier.by_type("cues", reading.tokens.vocabulary),
    )
    if sight:
        scores[piece.place] += sight.roles[tokens]
    shared = {name: column for name, column in found.items() if name not in _OWN}
    return shared, classifier.marginals(scores, piece)


def seen(reading: Reading, found: dict[str, Ints], probabilities: Floats) -> Cues:
    """What the model's probabilities say of each token.

    A token's role is the likelier of none, source, cue and content, begun and continued
    taken together; a part begins where the role changes or a beginning is the likelier.
    """
    begun, continued = probabilities[:, 1::2], probabilities[:, 2::2]
    roles = np.concatenate((probabilities[:, :1], begun + continued), axis=1).argmax(axis=1)
    at = np.maximum(roles - 1, 0)[:, None]
    begins = np.take_along_axis(begun, at, 1)[:, 0] > np.take_along_axis(continued, at, 1)[:, 0]
    begins |= changes(roles.astype(np.int32)) | changes(reading.columns.paragraph)
    labels = np.where(roles == 0, 0, 2 * roles - begins).astype(np.int32)
    return Cues(found, probabilities, labels, _runs(probabilities, reading.columns.paragraph))


def _runs(probabilities: Floats, paragraph: Ints) -> tuple[Cue, ...]:
    """The runs of tokens of a paragraph that are likely enough to report."""
    reporting = probabilities[:, BEGIN["cue"]] + probabilities[:, BEGIN["cue"] + 1]
    likely = reporting > _LEAST
    firsts = np.flatnonzero(likely & (changes(likely) | changes(paragraph)))
    lasts = np.flatnonzero(likely & (_ends(changes(likely)) | _ends(changes(paragraph)))) + 1
    cues = []
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        head = first if last - first == 1 else max(range(first, last), key=reporting.item)
        near = max(first, head - _MARGIN), min(last, head + _MARGIN)
        cues.append(Cue(*near, head, reporting.item(head)))
    return tuple(cues)
