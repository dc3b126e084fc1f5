"""Verbs that report: where the tagger takes one for a noun, what stands beside it tells better.

'"Clear as gin," grumbles Luc.' | '"Is it him?" a buyer from Osaka whispers.' | 'Marco Dini cautions that ...'
| 'Luc quipped, "Nobody asked."'
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import regex
from numpy.typing import NDArray

from quotes.models.columns import changes
from quotes.text.tags import POS
from quotes.words.speech import classes
from quotes.words.tokens import Ints, Tokens

__all__ = ["with_verbs"]

_VBD, _VBZ = POS.index("VBD"), POS.index("VBZ")
_FINITE = np.array([tag in ("VBD", "VBZ", "VBP", "MD") for tag in POS])
_MISTAKEN = np.array([tag in ("NN", "NNS", "NNP", "JJ", "VBN", "VB", "RB") for tag in POS])
_NOUN = np.array([tag in ("NN", "NNS", "NNP", "NNPS") for tag in POS])
_REACH = 20  # tokens behind a quotation in which the verb of its source is looked for
_MARK, _STOP, _PARTICLE, _COLON, _AGED = 1, 2, 3, 4, 5
_ROOM = 3  # tokens before a quotation: its comma, a particle and a verb
_BETWEEN = 15  # tokens before a quotation in which its verb is looked for
_LIKE_VERB = regex.compile(r"[a-z]{2,}(?:ed|[^isu']s)")
_SHE, _THAT, _COMMA, _NOUNS = 1, 2, 3, 4
_DID, _DOING = 1, 2
_NN, _NNS = POS.index("NN"), POS.index("NNS")
_NAMED = np.array([tag in ("NNP", "NNPS") for tag in POS])
_PLACED = np.array([tag in ("NN", "NNS", "NNP", "NNPS", ",") for tag in POS])


def with_verbs(tokens: Tokens, pos: Ints, quote: Ints, sentence: Ints) -> Ints:
    """The tags, with verbs that report: around quotations, behind pronouns and names before "that".

    quote, sentence: the index of each token's quoted span, -1 for none, and of its sentence.
    """
    reports = tokens.vocabulary.table("reporting", _reporting)[tokens.type]
    marks = tokens.vocabulary.table("ends of quotations", _marks)[tokens.type]
    runs = np.flatnonzero(changes(quote))
    quoted = quote[runs[:-1]] >= 0
    like = np.where(reports, reports, tokens.vocabulary.table("like verbs", _like_verbs)[tokens.type])
    mended = _where_none_is(_before_clauses(tokens, pos, reports), like, sentence)
    verbs = _before_quotations(tokens, pos, runs[quote[runs] >= 0])
    mended[verbs] = np.where(reports[verbs], reports[verbs], _VBD)
    leads = tokens.vocabulary.table("before quotations", _opening)[tokens.type]
    for opens in runs[:-1][quoted].tolist():
        _mend_before(leads, mended, (reports, like), sentence, opens)
    _mend_behind(mended, pos, (reports, like), (leads, marks), (quote, sentence), runs)
    return mended


def _mend_behind(
    mended: Ints,
    pos: Ints,
    verbs: tuple[Ints, Ints],
    kinds: tuple[NDArray[np.generic], NDArray[np.generic]],
    belongs: tuple[Ints, Ints],
    runs: NDArray[np.intp],
) -> None:
    """Mend the tag of the verb behind a quotation, where its sentence has none: "No," | grumbles | Luc."""
    (reports, like), (leads, marks), (quote, sentence) = verbs, kinds, belongs
    quoted = quote[runs[:-1]] >= 0
    may_report = ((like > 0) & _MISTAKEN[pos]).tobytes()
    for opens, ends in zip(runs[:-1][quoted].tolist(), runs[1:][quoted].tolist(), strict=True):
        first = ends + (marks[ends] == _MARK)
        if 1 not in may_report[first : first + _REACH] or (first == ends and marks[ends - 2] != _MARK):
            continue
        reach = slice(first, first + _REACH)
        behind = _same(sentence[reach], marks[reach] | (_STOP * (quote[reach] >= 0)).astype(marks.dtype))
        likely = (reports[first : first + behind] > 0) & _MISTAKEN[pos[first : first + behind]]
        likely[1:] &= _NOUN[pos[first : first + behind - 1]]
        if not likely.any():
            likely = _at_edges(mended[first : first + behind], like[first : first + behind], leads[first:])
        if not likely.any() or _FINITE[pos[first : first + behind]].any():
            continue
        before = slice(max(0, opens - _REACH), opens + 1)
        same = _same(sentence[before][::-1], marks[before][::-1])
        if not _FINITE[pos[opens - same + 1 : opens]].any():
            at = first + int(likely.argmax())
            mended[at] = like[at]


def _at_edges(pos: Ints, like: Ints, leads: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Which of the tokens behind a quotation is its verb though no list has it, beside whom it needs.

    "The pier," | ventures | Reed. "The pier," the 54-year-old | points | out.
    """
    found = np.zeros(len(pos), np.bool_)
    last = len(pos) - 1
    last -= last > 0 and leads[last] == _PARTICLE
    for at, beside in ((0, 1 + (leads[1:2] == _PARTICLE).any()), (last, last - 1)):
        if 0 <= beside < len(pos) and like[at] and _MISTAKEN[pos[at]]:
            found[at] = _NAMED[pos[beside]] or (at and leads[beside] == _AGED)
    return found


def _mend_before(
    leads: NDArray[np.generic], mended: Ints, verbs: tuple[Ints, Ints], sentence: Ints, quotation: int
) -> None:
    """Mend the tag of the verb before a quotation and its comma or colon, where that clause has none.

    Reed, a baker, | snaps |, "Nobody asked." When the vote came, Reed | groans | on Monday: "Nobody asked."
    """
    (reports, like), end = verbs, quotation - 1
    if quotation <= _ROOM or leads[end] not in (_MARK, _COLON):
        return
    before = slice(max(0, end - _BETWEEN), end)
    first = end - int((sentence[before] == sentence[end]).sum())
    commas = np.flatnonzero(leads[first:end] == _MARK)
    if len(commas) and _FINITE[mended[first:end]].any():
        first += int(commas[-1]) + 1
    own, beside = slice(first + 1, end), mended[first : end - 1]
    aged = leads[first : end - 1] == _AGED
    likely = (reports[own] > 0) & (_PLACED[beside] | aged)
    if leads[end] == _MARK:  # before a colon it may be a plural: Norvik residents: "Nobody asked."
        likely |= (like[own] > 0) & (_NAMED[beside] | aged)
        likely |= (like[own] == _VBD) & (leads[first : end - 1] == _MARK)
    likely &= _MISTAKEN[mended[own]]
    if likely.any() and not _FINITE[mended[first:end]].any():
        at = first + 1 + int(likely.argmax())
        mended[at] = like[at]


def _before_clauses(tokens: Tokens, pos: Ints, reports: Ints) -> Ints:
    """The tags, those of verbs mended between a name, or a comma, and "that", and behind a pronoun."""
    roles = np.zeros(len(tokens) + 2, np.int32)
    roles[1:-1] = tokens.vocabulary.table("beside verbs", _beside)[tokens.type]
    before, own, after = roles[:-2], roles[1:-1], roles[2:]
    named = np.r_[False, _NAMED[pos[:-1]]]
    fits = (before == _SHE) | (after == _THAT) & (named | (before == _COMMA) & (own != _NOUNS))
    mended = np.where((reports == _VBZ) & (pos == _NNS) & fits, reports, pos).astype(pos.dtype)
    kinds = np.append(tokens.vocabulary.table("disagreed, saying", _disagreed)[tokens.type], (0, 0))
    did = (kinds[:-2] == _DID) & (after == _COMMA) & (kinds[2:] == _DOING) & _MISTAKEN[pos]
    mended[did & np.r_[False, _NOUN[pos[:-1]]]] = _VBD  # Roe | disagreed |, saying ...
    return mended


def _disagreed(words: Sequence[str]) -> NDArray[np.generic]:
    """Whether each word may be a regular past, or the participle of a verb that says something."""
    found = np.array([_DID * word.endswith("ed") for word in words], np.uint8)
    found[[word.endswith("ing") and "saying" in classes(word) for word in words]] = _DOING
    return found


def _where_none_is(pos: Ints, like: Ints, sentence: Ints) -> Ints:
    """The tags, with a past behind a noun that was taken for a noun where its sentence has no finite verb.

    But the teacher | disagreed |.
    """
    found = np.flatnonzero((like[1:] == _VBD) & (pos[1:] == _NN) & _NOUN[pos[:-1]]) + 1
    mended = pos.copy()
    for at in found.tolist():
        first, last = np.searchsorted(sentence, (sentence[at], sentence[at] + 1))
        if not _FINITE[mended[first:last]].any():
            mended[at] = _VBD
    return mended


def _before_quotations(tokens: Tokens, pos: Ints, opens: NDArray[np.intp]) -> NDArray[np.intp]:
    """The tokens that are verbs for what they stand between, a noun and a comma with a quotation behind it.

    A writer may make any verb report there, so that no list has them all; "back" and its like may follow it.
    """
    opens = opens[opens > _ROOM]
    marks = tokens.vocabulary.table("before quotations", _opening)[tokens.type]
    opens = opens[(marks[opens - 1] == _MARK) | (marks[opens - 1] == _COLON)]
    verbs = opens - 2 - (marks[opens - 2] == _PARTICLE)
    past = tokens.vocabulary.table("pasts", _pasts)[tokens.type]
    return np.asarray(verbs[past[verbs] & _MISTAKEN[pos[verbs]] & _NOUN[pos[verbs - 1]]])


def _opening(words: Sequence[str]) -> NDArray[np.generic]:
    found = {",": _MARK, ":": _COLON, **dict.fromkeys(("back", "in", "out", "up"), _PARTICLE)}
    return np.array([found.get(word, _AGED * word.endswith("-old")) for word in words], np.uint8)


def _pasts(words: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each word may be a verb that reports, by a regular past or by what it means."""
    return np.array([word.endswith("ed") or bool(classes(word) - {"nouns"}) for word in words], np.bool_)


def _like_verbs(words: Sequence[str]) -> NDArray[np.generic]:
    """The tag of each word in lower case that may be a finite verb by its ending; 0 of the others."""
    return np.array([_finite(word) * (_LIKE_VERB.fullmatch(word) is not None) for word in words], np.int32)


def _beside(words: Sequence[str]) -> NDArray[np.generic]:
    """What each word is beside a verb, or that it is a noun for what is said as well."""
    found = {"he": _SHE, "she": _SHE, "it": _SHE, "that": _THAT, ",": _COMMA}
    listed = (found.get(word.lower()) or _NOUNS * ("nouns" in classes(word)) for word in words)
    return np.fromiter(listed, np.int32, len(words))


def _same(sentence: Ints, marks: NDArray[np.generic]) -> int:
    """How many of some tokens are of the first one's sentence or clause."""
    ends = (sentence != sentence[:1]) | (marks == _STOP)
    return int(ends.argmax()) if ends.any() else len(ends)


def _reporting(words: Sequence[str]) -> NDArray[np.generic]:
    """The tag of each word that may be a finite verb that reports, by its form; 0 of the others."""
    return np.array([_finite(word) if classes(word) - {"nouns"} else 0 for word in words], np.int32)


def _finite(word: str) -> int:
    return _VBZ if word.endswith("s") else _VBD if word.endswith("d") else 0


def _marks(words: Sequence[str]) -> NDArray[np.generic]:
    found = {",": _MARK, "?": _MARK, "!": _MARK, ".": _STOP, ";": _STOP, ":": _STOP}
    return np.array([found.get(word, 0) for word in words], np.uint8)
