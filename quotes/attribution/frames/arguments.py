"""Arguments of a cue: its source, its content, and the cue's own borders.

The second of two models. It labels the paragraph around each candidate cue once, with
the cue as its point of view: how far and on which side a token stands, what lies
between, and what the first model took it for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.frames.cues import BEGIN, Cue, Cues, nearness
from quotes.attribution.frames.cues import LABELS as CUE_LABELS
from quotes.attribution.frames.cues import SIZES as CUE_SIZES
from quotes.deep.encoder import Sight
from quotes.models.columns import changes, crossed, sums
from quotes.models.tables import Layout, Model
from quotes.resources import path
from quotes.text.analysis import CLOSING, INSIDE, OPENING, Reading
from quotes.text.tags import POS
from quotes.words.tokens import Ints

__all__ = ["LABELS", "OFFSETS", "SIZES", "STATIC", "Frame", "Window", "columns", "find", "window"]

LABELS = (
    "none", "source", "in-source", "last-source", "only-source", "cue", "in-cue",
    "content", "in-content", "last-content", "only-content",
)  # fmt: skip

_AT_MARK, _AT_CUE = 6, 20  # tokens of a quotation that are kept beside its marks and beside the cue
_FAR = 99  # tokens to a mark that the article does not have
_REACH = 200  # tokens on either side of a cue that its window holds
_CUES = 12  # cues on either side that its window holds: dense ones would see the same tokens over and over
_TOGETHER = 50_000  # tokens of windows that are labelled at once: memory stays in proportion to the text
_MARGIN = 32  # tokens beside windows that their columns look at

_FORMS = {"word": (-2, -1, 0, 1, 2), "lemma": (-2, -1, 0, 1, 2), "shape": (-1, 0, 1), "ending": (-1, 0, 1)}
_STATIC = {
    "pos": (-3, -2, -1, 0, 1, 2, 3),
    "state": (-2, -1, 0, 1, 2),
    "pos-triple": (-2, -1, 0, 1, 2),
    "lemma-pos": (-1, 0, 1),
    "lemma-pair": (-1, 0),
    "in-sentence": (-1, 0, 1),
    "cue-near-pos": (0,),
    "mark-near-pos": (0,),
    "label": (-2, -1, 0, 1, 2),
    "likelihood": (-2, -1, 0, 1, 2),
}
_DYNAMIC = {
    "distance": ((0,), 24),
    "distance-pos": ((-1, 0, 1), 1 << 10),
    "distance-state": ((-1, 0, 1), 1 << 9),
    "cue-side": ((0,), 1 << 17),
    "cue-neighbour": ((-1, 0, 1), 1 << 16),
    "pattern-side": ((0,), 1 << 15),
    "pattern-label": ((0,), 1 << 15),
    "cue-pos": ((0,), 1 << 12),
    "sentences": ((0,), 1 << 9),
    "cues-between": ((0,), 1 << 9),
    "commas-between": ((-1, 0, 1), 1 << 10),
    "quotation": ((0,), 1 << 9),
    "quotation-near": ((0,), 1 << 13),
    "quotation-pattern": ((0,), 1 << 14),
    "source-rank": ((0,), 1 << 11),
    "content-rank": ((0,), 1 << 11),
    "likelihood-side": ((0,), 1 << 11),
    "phrases-between": ((0,), 1 << 11),
    "verbs-between": ((0,), 1 << 11),
    "clauses-between": ((0,), 1 << 10),
}
_SIZE = {name: size for name, (_, size) in _DYNAMIC.items()}
STATIC = tuple(_STATIC)
OFFSETS = {**_FORMS, **_STATIC, **{name: offsets for name, (offsets, _) in _DYNAMIC.items()}}

_KINDS = (
    "NNP NNPS", "PRP", "NN NNS", "VBD VBZ VBP VB MD", "VBG VBN", "DT JJ PRP$ CD PDT", "IN TO", ",", ".",
    ":", "'' ``", "WP WDT WRB WP$", "RB RP", "CC",
)  # fmt: skip
_KIND = np.full(len(POS), len(_KINDS) + 1, np.int32)
for _at, _tags in enumerate(_KINDS, 1):
    for _tag in _tags.split():
        _KIND[POS.index(_tag)] = _at
_COMMA = 8


def SIZES() -> dict[str, int]:  # noqa: N802
    """The number of values of each column."""
    return {
        **CUE_SIZES(),
        "label": len(CUE_LABELS) + 1,
        "likelihood": 126,
        **_SIZE,
    }


class Window(NamedTuple):
    """The tokens around several cues, one window after the other.

    token: index of each token in the article. cue: index of the cue it is seen from.
    """

    token: NDArray[np.intp]
    cue: NDArray[np.intp]
    layout: Layout


class Frame(NamedTuple):
    """A cue with its arguments, each a list of token ranges.

    score: how much better the best labelling is than the one without arguments.
    """

    candidate: Cue
    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@cache
def model() -> Model:
    """The model that was learned by ``training/arguments.py``."""
    return Model.load(path("models/arguments.tables"))


def window(reading: Reading, cues: tuple[Cue, ...]) -> Window:
    """The paragraph around each cue, as far as it reaches.

    The middle of a long quotation is left out: it is labelled as its ends are.
    """
    heads, first, last = _edges(reading, cues)
    length = last - first
    begin = np.cumsum(length) - length
    token = np.arange(int(length.sum())) - np.repeat(begin, length) + np.repeat(first, length)
    cue = np.repeat(np.arange(len(cues)), length)
    kept = ~_middle(reading)[token] | (np.abs(token - heads[cue]) <= _AT_CUE)
    token, cue = token[kept], cue[kept]
    return Window(token, cue, Layout.of(np.bincount(cue, minlength=len(cues)).astype(np.int32)))


def _edges(reading: Reading, cues: tuple[Cue, ...]) -> tuple[NDArray[np.intp], ...]:
    """The head of each cue, and the first token and the one past the last that its window may hold."""
    heads = np.array([cue.head for cue in cues])
    paragraph = reading.columns.paragraph
    first = np.maximum(np.searchsorted(paragraph, paragraph[heads], "left"), heads - _REACH)
    last = np.minimum(np.searchsorted(paragraph, paragraph[heads], "right"), heads + _REACH)
    first[_CUES:] = np.maximum(first[_CUES:], heads[:-_CUES])
    last[:-_CUES] = np.minimum(last[:-_CUES], heads[_CUES:] + 1)
    return heads, first, last


def _batches(reading: Reading, cues: tuple[Cue, ...]) -> Iterator[tuple[slice, slice]]:
    """Cues side by side whose windows together hold some ``_TOGETHER`` tokens, and the tokens around them."""
    _, first, last = _edges(reading, cues)
    past = np.cumsum(last - first)
    at = 0
    while at < len(cues):
        before = past[at - 1] if at else 0
        stop = max(at + 1, int(np.searchsorted(past, before + _TOGETHER, "right")))
        low, high = int(first[at:stop].min()) - _MARGIN, int(last[at:stop].max()) + _MARGIN
        yield slice(at, stop), slice(max(low, 0), min(high, len(reading.tokens)))
        at = stop


def _middle(reading: Reading) -> NDArray[np.bool_]:
    """True for the tokens of quotations that are far from both its marks."""
    edge = np.flatnonzero((reading.columns.state != INSIDE) | changes(reading.columns.article))
    place = np.arange(len(reading.columns.state))
    at = np.searchsorted(edge, place)
    before = place - edge[np.maximum(at - 1, 0)] if len(edge) else place
    after = edge[np.minimum(at, len(edge) - 1)] - place if len(edge) else place
    return np.asarray((reading.columns.state == INSIDE) & (before > _AT_MARK) & (after > _AT_MARK))


def static(cues: Cues) -> dict[str, Ints]:
    """The columns that do not depend on the point of view, by token."""
    found = {name: cues.columns[name] for name in (*_FORMS, *STATIC[:-2])}
    found["label"] = cues.labels + 1
    both = cues.probabilities[:, 1::2] + cues.probabilities[:, 2::2]  # source, cue, content
    level = np.digitize(both, (0.05, 0.2, 0.5, 0.8))
    found["likelihood"] = (1 + level @ np.array((1, 25, 5))).astype(np.int32)
    return found


def columns(
    reading: Reading, cues: Cues, fixed: Mapping[str, Ints], candidates: tuple[Cue, ...], seen: Window
) -> dict[str, Ints]:
    """The columns that depend on the cue, laid out; ``fixed`` are those that do not."""
    token, cue, spread = seen.token, seen.cue, seen.layout.spread
    size = len(reading.tokens)
    first = np.array([candidate.first for candidate in candidates])
    last = np.array([candidate.last for candidate in candidates])
    head = np.array([candidate.head for candidate in candidates])
    begin, end = first[cue], last[cue]
    before, after = token < begin, token >= end
    side = np.where(before, 0, np.where(after, 2, 1)).astype(np.int32)
    apart = np.where(before, begin - token, np.where(after, token - end + 1, 0))
    distance = np.digitize(apart, (1, 2, 3, 4, 6, 9, 14, 22, 40)) + np.where(after, 10, 0) + 1
    coarse = (side * 4 + np.digitize(apart, (2, 5, 15)) + 1).astype(np.int32)
    pos, state, label = reading.columns.pos[token], reading.columns.state[token], cues.labels[token]
    kind = _KIND[reading.columns.pos]
    previous, following = np.maximum(first - 1, 0), np.minimum(last, size - 1)
    article = reading.columns.article[first]
    opens, closes = (np.searchsorted(reading.columns.article, article, side) for side in ("left", "right"))
    has_previous, has_following = first > opens, last < closes
    kind_before = np.where(has_previous, kind[previous], 0)
    kind_after = np.where(has_following, kind[following], 0)
    state_before = np.where(has_previous, reading.columns.state[previous], 0)
    state_after = np.where(has_following, reading.columns.state[following], 0)
    pattern = (kind_before * 16 + kind_after + 256 * (state_before + 5 * state_after))[cue].astype(np.int32)
    sentence, states = reading.columns.sentence, reading.columns.state
    sentences = (np.clip(sentence[token] - sentence[head[cue]], -3, 3) + 4).astype(np.int32)

    lowest = np.where(before, token, np.where(after, end, 0))
    highest = np.where(before, begin, np.where(after, token + 1, 0))

    def between(marked: NDArray[np.bool_], most: int) -> Ints:
        """How many marked tokens stand between a token (itself included) and the cue."""
        past = sums(marked).astype(np.int32)
        counted: Ints = np.minimum(past.take(highest) - past.take(lowest), most)
        return counted + (most + 1) * side + 1

    inner = reading.columns.quote
    place = np.arange(size)
    left = np.maximum.accumulate(np.where(inner >= 0, inner, -1))
    right = np.minimum.accumulate(np.where(inner >= 0, inner, size)[::-1])[::-1]
    quote_before = np.where(has_previous, left[previous], -1)[cue]
    quote_after = np.where(has_following, right[following], size)[cue]
    quote = inner[token]
    quotation = np.select(
        [
            quote < 0,
            quote == inner[head[cue]],
            quote == quote_before,
            quote == quote_after,
            quote < quote_before,
        ],
        [0, 1, 2, 3, 4],
        5,
    )
    closed = np.maximum.accumulate(np.where(states == CLOSING, place, -1))[previous]
    opened = np.minimum.accumulate(np.where(states == OPENING, place, size)[::-1])[::-1][following]
    since = np.where(has_previous & (closed >= opens), first - closed, _FAR)
    until = np.where(has_following & (opened < closes), opened - last, _FAR)
    since, until = np.digitize(since, (1, 2, 3, 4, 6, 10, 20)), np.digitize(until, (1, 2, 3, 5, 10, 20))
    near = (since * 8 + until)[cue].astype(np.int32)

    is_source = (label == BEGIN["source"]) | (label == BEGIN["source"] + 1)
    is_content = (label == BEGIN["content"]) | (label == BEGIN["content"] + 1)
    source_rank = np.where(is_source, 1 + between(cues.labels == BEGIN["source"], 3), 1)
    content_rank = np.where(is_content, 1 + between(cues.labels == BEGIN["content"], 3), 1)
    likelihood = fixed["likelihood"][token]

    lemma = cues.columns["lemma"]
    noun = (kind == 1) | (kind == 2) | (kind == 3)
    phrases = between(noun & (changes(noun) | changes(reading.columns.article)), 4)
    verbs = between((kind == 4) & (reading.columns.state != INSIDE), 3)
    clauses = between(kind == 12, 2)
    quotation, of_cue, own_kind = 1 + quotation, lemma[head[cue]], kind[token]
    crossing: dict[str, tuple[NDArray[np.integer], ...]] = {
        "distance-pos": (distance, pos),
        "distance-state": (distance, state + 5 * label),
        "cue-side": (coarse, of_cue),
        "cue-neighbour": (np.minimum(distance, 4 + 10 * after), of_cue, pos),
        "pattern-side": (coarse, pattern),
        "pattern-label": (1 + label + 7 * side, pattern),
        "cue-pos": (coarse, reading.columns.pos[head[cue]], label),
        "sentences": (sentences, state, label),
        "cues-between": (between(cues.labels == BEGIN["cue"], 3), label, nearness(apart) // 3),
        "commas-between": (between(kind == _COMMA, 3), state, label),
        "quotation": (quotation, side, label),
        "quotation-near": (quotation, near, side, np.minimum(label, 1)),
        "quotation-pattern": (quotation, pattern, label),
        "source-rank": (source_rank, kind_after[cue], sentences),
        "content-rank": (content_rank, kind_before[cue], sentences),
        "likelihood-side": (likelihood, coarse),
        "phrases-between": (phrases, own_kind, sentences),
        "verbs-between": (verbs, own_kind, label),
        "clauses-between": (clauses, own_kind, label),
    }
    return {
        "distance": spread(distance),
        **{
            name: spread(crossed(_SIZE[name], *(column.astype(np.int32, copy=False) for column in combined)))
            for name, combined in crossing.items()
        },
    }


def find(
    reading: Reading, cues: Cues, layout: Layout, least: float = 0.0, sight: Sight | None = None
) -> list[Frame]:
    """The arguments of every cue at least so likely; ``layout`` is that of the article's paragraphs.

    sight: what the encoder sees, where it is installed.

    Cost is linear in the text: a token is seen from no more than twice ``_CUES`` cues, of which some
    are labelled together, with no more of the text than is around them.
    """
    candidates = tuple(cue for cue in cues.cues if cue.probability >= least)
    if not candidates:
        return []
    classifier = model()
    fixed = static(cues)
    read = {"type": reading.tokens.type, **{name: fixed[name] for name in STATIC}}
    alone = classifier.scores(
        {name: layout.spread(column) for name, column in read.items()},
        classifier.by_type("arguments", reading.tokens.vocabulary),
    )
    found = []
    for some, tokens in _batches(reading, candidates):
        own = candidates[some]
        near = tuple(cue.moved(-tokens.start) for cue in own)
        piece = reading.piece(tokens)
        seen = window(piece, near)
        scores = classifier.scores(columns(piece, cues.piece(tokens), _cut(fixed, tokens), near, seen))
        scores[seen.layout.place] += alone[layout.place[tokens][seen.token]]
        if sight:
            heads = np.array([candidate.head for candidate in own])
            scores[seen.layout.place] += sight.arguments(heads, seen.cue, seen.token + tokens.start)
        parts = _parts(classifier.decode(scores, seen.layout), seen, tokens.start)
        found += [
            Frame(candidate, *[tuple(parts.get((at, name), ())) for name in _PARTS[1:]])
            for at, candidate in enumerate(own)
        ]
    return found


def _cut(columns: Mapping[str, Ints], tokens: slice) -> dict[str, Ints]:
    return {name: column[tokens] for name, column in columns.items()}


_PARTS = ("none", "source", "cue", "content")
_PART = np.array([_PARTS.index(label.split("-")[-1]) for label in LABELS])
_OPENS = np.array([label == "none" or "-" not in label or label.startswith("only") for label in LABELS])
_CLOSES = np.array([label.startswith(("last", "only")) for label in LABELS])


def _parts(labels: Ints, seen: Window, before: int) -> dict[tuple[int, str], list[tuple[int, int]]]:
    """The token ranges of each part of each cue: runs of its labels, cut where it opens anew or closes.

    before: how many tokens of the text stand before those of the windows.
    """
    part = _PART[labels]
    group = (seen.cue * 4 + part).astype(np.int32)
    begins = changes(group) | _OPENS[labels]
    begins[1:] |= _CLOSES[labels[:-1]]
    starts = np.flatnonzero(begins)
    stops = np.append(starts[1:], len(labels))
    held = part[starts] > 0
    starts, stops = starts[held], stops[held]
    rows = (seen.cue[starts], part[starts], seen.token[starts] + before, seen.token[stops - 1] + 1 + before)
    found: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for cue, name, first, last in zip(*(row.tolist() for row in rows), strict=True):
        found.setdefault((cue, _PARTS[name]), []).append((first, last))
    return found
