"""Named-entity recognition: the model that marks the runs of words that name somebody or something."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.models.columns import after, changes, crossed
from quotes.models.tables import Layout, Model
from quotes.names import gazetteer
from quotes.resources import lexicon, path
from quotes.text.analysis import Reading, joined
from quotes.text.tags import POS
from quotes.words.tokens import Ints, Tokens, Vocabulary
from quotes.words.wordforms import wordforms

__all__ = [
    "KINDS", "LABELS", "OFFSETS", "Name", "NameKind", "capital", "cased", "columns", "marked", "recognized",
    "runs", "sequences", "sizes",
]  # fmt: skip

NameKind = Literal["person", "organization", "place", "other"]

_NEAR = 2
"""Tokens around a capital letter that belong to a run."""

KINDS = ("person", "organization", "place", "people", "other")
"""What the model tells apart: peoples, faiths and parties are kinds of others."""

_KIND: tuple[NameKind, ...] = ("person", "organization", "place", "other", "other")
LABELS = ("none", *(f"{part}{kind}" for kind in KINDS for part in ("", "in-")))
"""2k+1 begins a name of kind k, 2k+2 goes on with it."""

_WORDS, _AFFIXES, _PAIRS = 1 << 14, 1 << 12, 1 << 13

OFFSETS = {
    "token": (-2, -1, 0, 1, 2),
    "start": (0,),
    "end": (-1, 0, 1),
    "tail": (-1, 0, 1),
    "shape": (-2, -1, 0, 1, 2),
    "listed": (-2, -1, 0, 1, 2),
    "noun": (-2, -1, 0, 1, 2),
    "group": (-2, -1, 0, 1, 2),
    "pos": (-2, -1, 0, 1, 2),
    "class-pair": (-2, -1, 0, 1),
    "class-triple": (-1, 0, 1),
    "class-pos": (-1, 0, 1),
    "token-pair": (-1, 0),
    "case": (-1, 0, 1),
}
_CLASSES = 48


def sizes() -> dict[str, int]:
    """The number of values of each column."""
    return {
        "token": _WORDS, "start": _AFFIXES, "end": _AFFIXES, "tail": _AFFIXES,
        "shape": wordforms().sizes()["shape"], "listed": 61, "noun": 26, "group": 20, "pos": len(POS),
        "class-pair": _CLASSES * _CLASSES, "class-triple": _PAIRS, "class-pos": _PAIRS, "token-pair": _PAIRS,
        "case": 1 << 10,
    }  # fmt: skip


class Name(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) that are one name."""

    first: int
    last: int
    kind: NameKind


def sequences(reading: Reading) -> tuple[NDArray[np.intp], Layout]:
    """The tokens near a capital letter, where names may be, and the layout of their runs as sequences.

    The tokens are an array of their numbers, in order; each run of neighbours is a sequence, and does not
    go over the end of a sentence. The rest, a third of a text, is never looked at.
    """
    large = capital(reading.tokens)
    near, article = large.copy(), reading.columns.article
    for step in range(1, _NEAR + 1):
        same = article[step:] == article[:-step]
        near[step:] |= large[:-step] & same
        near[:-step] |= large[step:] & same
    kept = np.flatnonzero(near)
    if not len(kept):
        return kept, Layout.of([])
    breaks = changes(reading.columns.sentence[kept])
    breaks[1:] |= kept[1:] - kept[:-1] > 1
    return kept, Layout.of(np.diff(np.flatnonzero(breaks), append=len(kept)))


def capital(tokens: Tokens) -> NDArray[np.bool_]:
    """Whether each token may begin a name."""
    return tokens.vocabulary.table("capitals", _capitals)[tokens.type].astype(np.bool_)


def _capitals(words: Sequence[str]) -> NDArray[np.generic]:
    """Whether each word begins with a capital letter or is a handle."""
    return np.array([word[:1].isupper() or word[:1] == "@" for word in words], np.bool_)


SPELLED = ("token", "start", "end", "tail", "shape", "listed", "noun", "group", "class", "usual")


def _hashed(text: str, size: int) -> int:
    return 1 + zlib.crc32(text.encode("utf-8", "surrogatepass")) % (size - 1) if text else 0


def spelled(words: Sequence[str]) -> NDArray[np.generic]:
    """What each word tells by itself: a row of ``SPELLED``."""
    rows = np.zeros((len(words), len(SPELLED)), np.int32)
    if not len(words):
        return rows
    groups = _groups(words)
    shapes = np.asarray(wordforms()(words))[:, 4]
    for at, word in enumerate(words):
        if not word:
            continue
        folded = gazetteer.folded(word)
        given, _, surname, place, noun, case = gazetteer.flags(word)
        rows[at] = (
            _hashed(folded, _WORDS),
            _hashed(folded[:3], _AFFIXES),
            _hashed(folded[-3:], _AFFIXES),
            _hashed(folded[-4:], _AFFIXES),
            shapes[at],
            1 + given * 15 + surname * 5 + place,
            1 + noun * 5 + case,
            groups[at],
            _class(word, groups[at], given, surname, place, noun, case),
            case + 1,
        )
    return rows


_SMALL = {word: at for at, word in enumerate("of and the for in to at a , . ( ) - 's :".split(), 2)}


def _class(word: str, group: int, given: int, surname: int, place: int, noun: int, case: int) -> int:
    """One of few classes, whose neighbours are looked at together."""
    if number := _SMALL.get(word.replace("’", "'").lower()):
        return number
    if not word[0].isalpha():
        return 17 if word[0].isdigit() else 18
    if not word[0].isupper():
        return 19 + min(noun, 3)
    if len(word) == 1 or (len(word) == 2 and word[1] == "."):
        return 23
    if group > 2:
        return 23 + group - 2  # up to 24 + 11
    if given > 1 or surname > 1:
        return 36 + (given > 1) + 2 * (surname > 1) + (4 if place > 1 else 0) - 1
    if place > 1:
        return 43
    if case > 2:
        return 44
    if word.isupper():
        return 45
    return 46 if given or surname else 47


def columns(reading: Reading) -> dict[str, Ints]:
    """What the model looks at: by the column's name a number a token, for all tokens of the text."""
    rows = reading.tokens.vocabulary.table("names-spelled", spelled)[reading.tokens.type]
    found = {name: rows[:, at].astype(np.int32) for at, name in enumerate(SPELLED)}
    goes_on = (after(reading.columns.sentence + 1) == reading.columns.sentence + 1).astype(np.int32)
    own = found.pop("class")
    follows = after(own) * goes_on
    found["pos"] = reading.columns.pos
    found["class-pair"] = own * _CLASSES + follows
    found["class-triple"] = crossed(_PAIRS, found["class-pair"], after(follows) * goes_on)
    found["class-pos"] = crossed(_PAIRS, own, reading.columns.pos)
    found["token-pair"] = crossed(_PAIRS, found["token"], after(found["token"]) * goes_on)
    found["case"] = crossed(1 << 10, cased(reading), found.pop("usual"), found["shape"])
    return found


def cased(reading: Reading) -> Ints:
    """How each token's sentence is written: 1 usual, 2 Title Case, 3 CAPITALS; 3 more where it begins.

    By the words that news hardly ever writes with a capital.
    """
    kinds = reading.tokens.vocabulary.table("names-case", _written)[reading.tokens.type]
    starts = np.flatnonzero(reading.opens)
    if not len(starts):
        return np.zeros(0, np.int32)
    summed = np.add.reduceat(kinds, starts)
    usual, small, upper = (summed >> shift & _WRITTEN for shift in _SHIFTS)
    case = np.where(5 * upper > 4 * usual, 3, np.where((5 * small < usual) & (usual > 1), 2, 1))
    found = np.repeat(case, np.diff(starts, append=len(kinds))).astype(np.int32)
    found[starts] += 3
    return found


_SHIFTS = (0, 20, 40)
_WRITTEN = (1 << 20) - 1
"""Counts of three kinds of words side by side in one integer, which are added up at once."""


def _written(words: Sequence[str]) -> NDArray[np.generic]:
    """For each word whether it is a usual one of four letters or more; one in small letters, in capitals."""
    rows = np.zeros(len(words), np.int64)
    for at, word in enumerate(words):
        if len(word) > 3 and gazetteer.flags(word).case > 2:
            own = (1, word[0].islower(), word.isupper())
            rows[at] = sum(one << shift for one, shift in zip(own, _SHIFTS, strict=True))
    return rows


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
                if word.lower() not in _SMALL:
                    listed[word] = number
    return listed


def _groups(words: Sequence[str]) -> Ints:
    """The lexicon group of each word: 1 for none, 0 for no word."""
    listed = _listed()
    found = []
    for word in words:
        number = listed.get(word) or listed.get(word.lower().removesuffix("."))
        if number is None and word.isupper() and len(word) > 3:
            number = listed.get(word.title())
        found.append((number or 1) * bool(word))
    return np.array(found, np.int32)


@cache
def model() -> Model:
    """The model that was learned by ``training/names.py``."""
    return Model.load(path("models/names.tables"))


def marked(readings: Sequence[Reading]) -> list[list[Name]]:
    """The names that the model finds in each of some articles, in order.

    The readings must share a vocabulary.
    """
    found: list[list[Name]] = [[] for _ in readings]
    for at, first, last, kind in recognized(readings, model()):
        found[at].append(Name(first, last, _KIND[kind]))
    return found


def recognized(readings: Sequence[Reading], classifier: Model) -> list[tuple[int, int, int, int]]:
    """Article, first token, last token (exclusive) and kind (of ``KINDS``) of each name."""
    whole = joined(readings)
    kept, layout = sequences(whole)
    if not len(kept):
        return []
    vocabulary = whole.tokens.vocabulary
    read = {name: column for name, column in columns(whole).items() if name not in SPELLED}
    scores = classifier.scores(
        {name: layout.spread(column[kept]) for name, column in [("type", whole.tokens.type), *read.items()]},
        classifier.by_type("names", vocabulary, **_by_word(vocabulary)),
    )
    starts, ends, kinds = runs(classifier.decode(scores, layout), layout)
    article = whole.columns.article[kept[starts]]
    before = np.searchsorted(whole.columns.article, article)
    firsts, lasts = kept[starts] - before, kept[ends - 1] - before + 1
    return list(zip((article // 2).tolist(), firsts.tolist(), lasts.tolist(), kinds.tolist(), strict=True))


def _by_word(vocabulary: Vocabulary) -> dict[str, Callable[[Sequence[str]], Ints]]:
    """What gives the columns that depend on the word alone for the last words of a vocabulary."""

    def column(at: int, words: Sequence[str]) -> Ints:
        rows = vocabulary.table("names-spelled", spelled)
        return np.asarray(rows[len(rows) - len(words) :, at], np.int32)

    return {name: partial(column, at) for at, name in enumerate(SPELLED) if name in OFFSETS}


def runs(labels: Ints, layout: Layout) -> tuple[NDArray[np.intp], NDArray[np.intp], Ints]:
    """Start and end of each name that labels mark, and its kind; none goes over the end of a sequence."""
    kind = (labels + 1) // 2
    on = kind > 0
    fresh = changes(kind) | (labels % 2 == 1)
    fresh[(np.cumsum(layout.length) - layout.length)[layout.length > 0]] = True
    starts = np.flatnonzero(on & fresh)
    edges = np.append(np.flatnonzero(~on | fresh), len(labels))
    return starts, edges[np.searchsorted(edges, starts, side="right")], kind[starts] - 1
