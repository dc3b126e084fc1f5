"""How equal words are written: which normalization makes report and source the same.

Looked at only where the folded words agree already. Quotation marks, dashes, spaces,
Unicode form and the comma of an interruption are typography; whatever still differs is a
difference of case or punctuation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

import regex
from rapidfuzz.distance import Levenshtein

from graphs.checks.matching.alignment import Alignment, Piece
from graphs.checks.matching.source import Source
from graphs.checks.matching.words import Claim

__all__ = ["NORMALIZATIONS", "Surface", "surface"]

NORMALIZATIONS = ("unicode form", "quotation marks", "spaces", "dashes", "interruption")
"""In the order in which they are tried."""

_MARKS = regex.compile(r"``|''|[\"“”„‟«»‹›‘’‚‛'`]")
_APOSTROPHES = regex.compile(r"[’‘ʼ`]")
_DASHES = regex.compile(r" ?(?:-{2,3}|[–—―‒−]|(?<=\s)-(?=\s)|^-(?=\s)|(?<=\s)-$) ?")
_HYPHENS = regex.compile(r"[‐‑]")
_INVISIBLE = regex.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES = regex.compile(r"\s+")
_ELLIPSIS = regex.compile(r"\.(?:\s?\.)+")
_BRACKETED = regex.compile(r"[\[\]]")
_MINUS = regex.compile(r"(?:^|(?<=[\s(]))[-−–][$€£¥]?$")
_FINAL = regex.compile(r"[^\w\s$€£¥%(]*")


@dataclass(slots=True)
class Surface:
    """normalization: what had to be evened out; cosmetic: ``case``, ``punctuation``; question: a question
    mark stands on one side only; letters: words of claim and source with [l]etters
    in brackets; signs: numbers of both with a minus on one side only."""

    normalization: set[str] = field(default_factory=set)
    cosmetic: set[str] = field(default_factory=set)
    question: bool = False
    letters: list[tuple[int, Source, int]] = field(default_factory=list)
    signs: list[tuple[int, Source, int]] = field(default_factory=list)


def surface(alignment: Alignment) -> Surface:
    """What differs in writing where ``alignment`` has the same words."""
    found = Surface()
    claim = alignment.claim
    for piece in alignment.pieces:
        for i, word in piece.pairs:
            report = claim.surface(i)
            if "[" in report:
                found.letters.append((i, piece.source, word))
            _compare_words(report, piece.source.surface(word), found)
            if _is_negative(claim.text, claim.words.start[i]) != _is_negative(
                piece.source.text, int(piece.source.start[word])
            ):
                found.signs.append((i, piece.source, word))
        for (i, word), (j, other) in zip(piece.pairs, piece.pairs[1:], strict=False):
            if j == i + 1 and not piece.source.between(word, other):
                _compare_gaps(claim, i, piece.source, word, other, found)
    _compare_ends(claim, alignment.pieces[-1], found)
    return found


def _is_negative(text: str, start: int) -> bool:
    """Whether a minus stands before the number, or currency, that begins here."""
    if not text[start : start + 1].isdigit() and text[start : start + 1] not in "$€£¥":
        return False
    return _MINUS.search(text, max(0, start - 3), start) is not None


def _compare_words(report: str, source: str, found: Surface) -> None:
    if report == source:
        return
    if "[" in report:
        report = _BRACKETED.sub("", report)
        if report.casefold() == source.casefold():
            return
    for name, even in (
        ("unicode form", _unicode),
        ("quotation marks", lambda word: _APOSTROPHES.sub("'", word)),
        ("dashes", lambda word: _HYPHENS.sub("-", word)),
    ):
        before = report, source
        report, source = even(report), even(source)
        if before != (report, source) and (before[0] == before[1]) != (report == source):
            found.normalization.add(name)
    if report.casefold() == source.casefold():
        if report != source:
            found.cosmetic.add("case")
    else:
        found.cosmetic.add("punctuation")


def _unicode(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _compare_gaps(claim: Claim, i: int, source: Source, word: int, other: int, found: Surface) -> None:
    report = claim.text[claim.words.end[i] : claim.words.start[i + 1]]
    if other == word + 1:
        between = source.text[source.end[word] : source.start[other]]
        if source.quoted[word] != source.quoted[other]:
            # A closing mark and the mark that opens the next paragraph are the article's.
            bare = _MARKS.sub("", between)
            found.normalization |= {"quotation marks"} if bare.strip() != between.strip() else set()
            between = bare
    else:
        comma, sentence_ends = _interruption(source, word, other)
        found.normalization.add("interruption")
        if comma and _SPACES.sub(" ", report) in (" ", ". " if sentence_ends else ", "):
            return
        between = comma + " "
    _compare_punctuation(report, between, found)


def _interruption(source: Source, word: int, other: int) -> tuple[str, bool]:
    """The punctuation before the cue that interrupts, and whether a sentence ends there."""
    match = regex.compile(r"[^\w\s\"“”'‘’«»]*").match(source.text, int(source.end[word]))
    return (match.group() if match else ""), source.sentence(word) != source.sentence(other)


_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("unicode form", lambda text: _ELLIPSIS.sub("...", _unicode(text))),
    ("quotation marks", lambda text: _MARKS.sub("'", text)),
    ("spaces", lambda text: _SPACES.sub(" ", text)),
    ("dashes", lambda text: _DASHES.sub("-", _HYPHENS.sub("-", text))),
)


def _even(report: str, source: str) -> tuple[str, str, set[str]]:
    """Both with their typography evened out, and the steps that brought them closer."""
    used = set()
    for name, step in _STEPS:
        evened = step(report), step(source)
        if Levenshtein.distance(*evened) < Levenshtein.distance(report, source):
            used.add(name)
        report, source = evened
    return report, source, used


def _compare_punctuation(report: str, source: str, found: Surface) -> None:
    if report == source:
        return
    one, two, used = _even(report, source)
    if one == two or (one.strip() == two.strip() not in ("", "-")):
        found.normalization |= used
    else:
        found.cosmetic.add("punctuation")
        found.question |= ("?" in one) != ("?" in two)


def _compare_ends(claim: Claim, piece: Piece, found: Surface) -> None:
    """Final punctuation; the comma that the article sets before its closing mark is no part of the quote,
    nor is the stop of a sentence that is the article's own."""
    i, word = piece.pairs[-1]
    if i != len(claim) - 1 or len(claim) in claim.ellipses:
        return
    report = _MARKS.sub("", claim.text[claim.words.end[i] :]).strip(" \t\n[]()")
    tail = piece.source.text[piece.source.end[word] :]
    match = _FINAL.match(tail)
    final = _MARKS.split(match.group() if match else "", maxsplit=1)[0].strip()
    own = (",", "-", "–", "—") if piece.source.quoted[word] >= 0 else (",", "-", "–", "—", ".")
    if report == final or (report == "" and final in own):
        return
    one, two, used = _even(report, final)
    if one == two:
        found.normalization |= used
        return
    found.cosmetic.add("punctuation")
    found.question |= ("?" in report) != ("?" in final)
