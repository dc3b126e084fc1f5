"""One number written in two ways is one change: "$2 million" and "two million dollars"."""

from __future__ import annotations

from dataclasses import replace

from graphs.checks.judging.numbers import is_number, is_part, one_form
from graphs.checks.matching.alignment import Alignment, Edit

__all__ = ["joined_numbers"]

_LONGEST = 8  # words of one number: nine hundred and ninety nine thousand dollars


def joined_numbers(alignment: Alignment) -> list[Edit]:
    """The edits of an alignment, those made one that are of one number, which both sides have."""
    here = alignment.claim.words.folded
    paired = {claim: (piece.source, word) for piece in alignment.pieces for claim, word in piece.pairs}

    def joined(first: Edit, last: Edit) -> Edit | None:
        """Both edits with the numbers between and beside them, where that is the same number."""
        start, end = first.start, last.end
        while start - 1 in paired and is_part(here[start - 1]):
            start -= 1
        while end in paired and is_part(here[end]):
            end += 1
        words = {*first.words, *last.words}
        for source, word in (paired[at] for at in range(start, end) if at in paired):
            if source is first.source:
                words.add(word)
        if not words or max(words) - min(words) > _LONGEST:
            return None
        there = tuple(range(min(words), max(words) + 1))
        number = one_form(here[start:end])
        if not any(map(is_number, number)):
            return None
        if number != one_form([first.source.folded[word] for word in there]):
            return None
        return Edit("change", start, end, first.source, there)

    found: list[Edit] = []
    for edit in alignment.edits:
        first = found[-1] if found else edit
        is_near = edit.kind == first.kind == "change" and edit.source is first.source
        if is_near and all(map(is_part, here[first.end : edit.start])) and (whole := joined(first, edit)):
            found[-1:] = [whole]
        else:
            found.append(joined(edit, edit) or edit if edit.kind == "change" else edit)
    return [_outward(alignment, edit) for edit in found]


def _outward(alignment: Alignment, edit: Edit) -> Edit:
    """The edit of a number at an end of the claim with all its words: a hundred and fifty, 6 p.m."""
    here = alignment.claim.words.folded
    step = -1 if edit.start == 0 else 1 if edit.end == len(here) else 0
    report = one_form(here[edit.start : edit.end])
    if edit.kind != "change" or not (step and edit.words) or not any(map(is_number, report)):
        return edit
    words, whole = [*edit.words], edit.words
    while len(words) < _LONGEST:
        if one_form([edit.source.folded[word] for word in words]) == report:
            whole = tuple(words)
        beside = edit.source.beside(words[0] if step < 0 else words[-1], step)
        if beside is None:
            break
        words = [beside, *words] if step < 0 else [*words, beside]
    return replace(edit, words=whole)
