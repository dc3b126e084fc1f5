"""Verbs that report: where the tagger takes one for a noun, what stands beside it tells better.

'"Clear as gin," grumbles Luc.' | '"Is it him?" a buyer from Osaka whispers.' | 'Marco Dini cautions that ...'
| 'Luc quipped, "Nobody asked."'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from quotes.models.columns import after, before, changes
from quotes.text.tags import FINITE, NAMES, NOUNS, POS, mask, tagged
from quotes.words.speech import classes
from quotes.words.tokens import Ints, Tokens

__all__ = ["with_verbs"]

_VBD, _VBZ = POS.index("VBD"), POS.index("VBZ")
_VBP, _VBN, _JJS, _DASH = POS.index("VBP"), POS.index("VBN"), POS.index("JJS"), POS.index(":")
_NN, _NNS = POS.index("NN"), POS.index("NNS")
_FINITE = mask(FINITE)
_MISTAKEN = mask(tagged("NN", "NNS", "NNP", "JJ", "VBN", "VB", "RB"))
_NOUN = mask(NOUNS)
_NAMED = mask(NAMES)
_PLACED = mask(NOUNS | tagged(","))
_PLURAL_VERB = mask(tagged("NN", "VB", "JJ", "VBN"))
_SETTING = mask(tagged("IN", "WRB"))
_OPENING = mask(tagged("DT", "PRP$", "NNP", "NNPS", "NNS", "CD", "PRP"))
_REACH = 20  # tokens behind a quotation in which the verb of its source is looked for
_ROOM = 3  # tokens before a quotation: its comma, a particle and a verb
_BETWEEN = 15  # tokens before a quotation in which its verb is looked for
_LIKE_VERB = regex.compile(r"[a-z]{2,}(?:ed|[^isu']s)")

_COMMA, _COLON, _ASKING, _STOP, _PARTICLE, _AGED, _BY, _A = range(1, 9)
"""What a token is beside a quotation or verb: "?" and "!" ask; out; 54-year-old."""
_MARKS = {",": _COMMA, ":": _COLON, "?": _ASKING, "!": _ASKING, ".": _STOP, ";": _STOP}
_MARKS |= dict.fromkeys(("back", "in", "out", "up"), _PARTICLE) | {"by": _BY, "a": _A, "an": _A}

_SHE, _THAT, _NOUNS = 1, 2, 3
"""What a word is beside a verb: she, that, a noun for what is said as well."""
_BESIDE = {"he": _SHE, "she": _SHE, "it": _SHE, "that": _THAT}

_DID, _SAYING = 1, 2
"""A regular past; the participle of a verb that says something."""


class _Words(NamedTuple):
    """What the form of each token tells.

    reports: the tag of a finite verb that reports, else 0; like: of one that may by its ending; past: whether
    it may be a verb before a quotation; mark, beside, did: see above.
    """

    reports: Ints
    like: Ints
    past: Ints
    mark: Ints
    beside: Ints
    did: Ints


@dataclass(slots=True)
class _Text:
    """A text's words and tags.

    pos: the tags as they were; mended: as they are, changed in place. quote, sentence: the index of each
    token's quoted span, -1 for none, and of its sentence.
    """

    words: _Words
    pos: Ints
    mended: Ints
    quote: Ints
    sentence: Ints


def with_verbs(tokens: Tokens, pos: Ints, quote: Ints, sentence: Ints) -> Ints:
    """The tags, with verbs that report: around quotations, behind pronouns and names before "that".

    quote, sentence: the index of each token's quoted span, -1 for none, and of its sentence.
    """
    rows = tokens.vocabulary.table("reporting", _rows)[tokens.type]
    words = _Words(*np.ascontiguousarray(rows.T))
    text = _Text(words, pos, _before_clauses(words, pos), quote, sentence)
    _mend_where_none_is(text)
    _mend_behind_clauses(text)
    runs = np.flatnonzero(changes(quote))
    _mend_at_marks(text, runs[quote[runs] >= 0])
    quoted = quote[runs[:-1]] >= 0
    may_report = ((words.like > 0) & _MISTAKEN[pos]).tobytes()  # few do: the rest is not looked at
    for opens in runs[:-1][quoted].tolist():
        if 1 in may_report[max(0, opens - 1 - _BETWEEN) : opens]:
            _mend_before(text, opens)
    for opens, ends in zip(runs[:-1][quoted].tolist(), runs[1:][quoted].tolist(), strict=True):
        if 1 in may_report[ends : ends + 1 + _REACH]:
            _mend_behind(text, opens, ends)
    return text.mended


def _before_clauses(words: _Words, pos: Ints) -> Ints:
    """The tags, those of verbs mended between a name, or a comma, and "that", and behind a pronoun."""
    left, beside = before(pos), words.beside
    named = _NAMED[left] | (before(words.mark) == _COMMA) & (beside != _NOUNS)
    fits = (before(beside) == _SHE) | (after(beside) == _THAT) & named
    mended = np.where((words.reports == _VBZ) & (pos == _NNS) & fits, words.reports, pos).astype(pos.dtype)
    saying = after(after(words.did)) == _SAYING
    did = (words.did == _DID) & (after(words.mark) == _COMMA) & saying & _MISTAKEN[pos]
    mended[did & _NOUN[left]] = _VBD  # Roe | disagreed |, saying ...
    return mended


def _mend_where_none_is(text: _Text) -> None:
    """Mend a past behind a noun that was taken for a noun where its sentence has no finite verb.

    But the teacher | disagreed |.
    """
    found = (text.words.like[1:] == _VBD) & (text.mended[1:] == _NN) & _NOUN[text.mended[:-1]]
    for at in (np.flatnonzero(found) + 1).tolist():
        first, last = np.searchsorted(text.sentence, (text.sentence[at], text.sentence[at] + 1))
        if not _FINITE[text.mended[first:last]].any():
            text.mended[at] = _VBD


def _mend_behind_clauses(text: _Text) -> None:
    """Mend the verb of who said the clause before: The bridge is old, the firm | estimates | at a hearing."""
    words, tags = text.words, text.mended
    left, mark = tags[:-2], words.mark
    own = tags[1:-1]
    form = words.reports[1:-1]
    finite = (own == _VBN) | ((form == _VBZ) | (words.did[1:-1] == _DID)) & (_MISTAKEN[own] | (own == _NNS))
    finite &= form > 0
    plural = (words.past[1:-1] > 0) & (form == 0) & _PLURAL_VERB[own] & (left == _NNS)
    may = (finite & (_NOUN[left] | (mark[:-2] == _COMMA))) | plural
    may &= (mark[2:] == _STOP) | (mark[2:] == _COMMA) | (_SETTING[tags[2:]] & (mark[2:] != _BY))
    for at in (np.flatnonzero(may & (text.quote[1:-1] < 0)) + 1).tolist()[::-1]:
        first, last = np.searchsorted(text.sentence, (text.sentence[at], text.sentence[at] + 1)).tolist()
        if _is_behind_clause(text, first, at) and not _FINITE[tags[at : min(at + _REACH, last)]].any():
            tags[at] = words.reports[at] or _VBP


def _is_behind_clause(text: _Text, first: int, at: int) -> bool:
    """Whether a clause, its comma and a noun phrase stand before a verb that ends its sentence.

    Not: a move | announced | in May, the highest sum | recorded |.
    """
    tags, mark = text.mended, text.words.mark
    commas, dependent = mark[first:at] == _COMMA, tags[at] == _VBN
    for comma in (np.flatnonzero(commas)[:-4:-1] + first).tolist():
        if comma == at - 1:
            continue  # the end of an apposition: the contractor, Boyle & Sons, | warns |
        if at - comma > _BETWEEN or _FINITE[tags[comma:at]].any():
            return False
        own = tags[comma + 1 : at]
        noun = mark[comma + 1] == _A and mark[at + 1] != _STOP
        apart = (own == _DASH).any() or (dependent and (noun or (own == _JJS).any()))
        if _OPENING[own[0]] and not apart and _FINITE[tags[first:comma]].any():
            return True
    return False


def _mend_at_marks(text: _Text, opens: NDArray[np.intp]) -> None:
    """Mend the verbs between a noun and a comma or colon with a quotation behind it: Luc | quipped |, "No."

    A writer may make any verb report there, so that no list has them all; "back" and its like may follow it.
    """
    words, opens = text.words, opens[opens > _ROOM]
    mark = words.mark[opens - 1]
    opens = opens[(mark == _COMMA) | (mark == _COLON)]
    verbs = opens - 2 - (words.mark[opens - 2] == _PARTICLE)
    # before a colon another form is a noun: of the Metro Express project: "It is a gift."
    may = (words.past[verbs] > 0) & ((words.like[verbs] == _VBD) | (words.mark[opens - 1] == _COMMA))
    verbs = verbs[may & _MISTAKEN[text.mended[verbs]] & _NOUN[text.mended[verbs - 1]]]
    text.mended[verbs] = np.where(words.reports[verbs], words.reports[verbs], _VBD)


def _mend_before(text: _Text, quotation: int) -> None:
    """Mend the tag of the verb before a quotation and its comma or colon, where that clause has none.

    Reed, a baker, | snaps |, "Nobody asked." When the vote came, Reed | groans | on Monday: "Nobody asked."
    """
    words, end = text.words, quotation - 1
    if quotation <= _ROOM or words.mark[end] not in (_COMMA, _COLON):
        return
    before = slice(max(0, end - _BETWEEN), end)
    first = end - int((text.sentence[before] == text.sentence[end]).sum())
    commas = np.flatnonzero(words.mark[first:end] == _COMMA)
    if len(commas) and _FINITE[text.mended[first:end]].any():
        first += int(commas[-1]) + 1
    own, left = slice(first + 1, end), slice(first, end - 1)
    beside, aged = text.mended[left], words.mark[left] == _AGED
    likely = (words.reports[own] > 0) & (_PLACED[beside] | aged)
    if words.mark[end] == _COMMA:  # before a colon it may be a plural: Norvik residents: "Nobody asked."
        likely |= (words.like[own] > 0) & (_NAMED[beside] | aged)
        likely |= (words.like[own] == _VBD) & (words.mark[left] == _COMMA)
    likely &= _MISTAKEN[text.mended[own]]
    if likely.any() and not _FINITE[text.mended[first:end]].any():
        at = first + 1 + int(likely.argmax())
        text.mended[at] = words.like[at]


def _mend_behind(text: _Text, opens: int, ends: int) -> None:
    """Mend the tag of the verb behind a quotation, where its sentence has none: "No," | grumbles | Luc."""
    words = text.words
    first = ends + (words.mark[ends] in (_COMMA, _ASKING))
    if first == ends and words.mark[ends - 2] not in (_COMMA, _ASKING):
        return
    reach = slice(first, first + _REACH)
    own = slice(first, first + _same(text.sentence[reach], words.mark[reach], text.quote[reach] >= 0))
    pos = text.pos[own]
    likely = (words.reports[own] > 0) & _MISTAKEN[pos]
    likely[1:] &= _NOUN[pos[:-1]]
    if not likely.any():
        likely = _at_edges(text, own)
    if not likely.any() or _FINITE[pos].any():
        return
    before = slice(max(0, opens - _REACH), opens + 1)
    same = _same(text.sentence[before][::-1], words.mark[before][::-1])
    if not _FINITE[text.pos[opens - same + 1 : opens]].any():
        at = first + int(likely.argmax())
        text.mended[at] = words.like[at]


def _at_edges(text: _Text, own: slice) -> NDArray[np.bool_]:
    """Which of the tokens behind a quotation is its verb though no list has it, beside whom it needs.

    "The pier," | ventures | Reed. "The pier," the 54-year-old | points | out.
    """
    pos, like, mark = text.mended[own], text.words.like[own], text.words.mark[own]
    found = np.zeros(len(pos), np.bool_)
    last = len(pos) - 1
    last -= last > 0 and mark[last] == _PARTICLE
    for at, beside in ((0, 1 + (mark[1:2] == _PARTICLE).any()), (last, last - 1)):
        if 0 <= beside < len(pos) and like[at] and _MISTAKEN[pos[at]]:
            found[at] = _NAMED[pos[beside]] or (at and mark[beside] == _AGED)
    return found


def _same(sentence: Ints, mark: Ints, quoted: NDArray[np.bool_] | None = None) -> int:
    """How many of some tokens are of the first one's sentence or clause, outside other quotations."""
    ends = (sentence != sentence[:1]) | (mark == _STOP) | (mark == _COLON)
    if quoted is not None:
        ends |= quoted
    return int(ends.argmax()) if ends.any() else len(ends)


def _rows(words: Sequence[str]) -> NDArray[np.generic]:
    """What ``_Words`` has of each word."""
    return np.array([_row(word) for word in words], np.int32).reshape(len(words), len(_Words._fields))


@lru_cache(maxsize=50_000)
def _row(word: str) -> tuple[int, ...]:
    own = classes(word)
    finite = _VBZ if word.endswith("s") else _VBD if word.endswith("d") else 0
    reports = finite if own - {"nouns"} else 0
    like = reports or finite * (_LIKE_VERB.fullmatch(word) is not None)
    past = word.endswith("ed") or bool(own - {"nouns"})
    saying = word.endswith("ing") and "saying" in own
    return (
        reports,
        like,
        past,
        _MARKS.get(word, _AGED * word.endswith("-old")),
        _BESIDE.get(word.lower(), _NOUNS * ("nouns" in own)),
        _SAYING if saying else _DID * word.endswith("ed"),
    )
