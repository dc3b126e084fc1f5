"""Questions and answers: two voices that stand side by side are no quote of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from quotes.attribution.drafts import Draft, Range, merged
from quotes.text.analysis import Reading

__all__ = ["ASKED", "PRESSED", "asks", "parted"]

ASKED = frozenset(("asked", "asks"))
"""The words of a cue behind which a quotation is an answer."""

PRESSED = frozenset("grilled pressed presses questioned questions quizzed quizzes".split())
"""Those of one behind which somebody must be named for that: pressed Roe, not pressed for more."""

_WHOM = frozenset("her him me the them".split())


def asks(reading: Reading, cue: Range) -> bool:
    """Whether somebody is told to have asked: asked, wanted to know, put it to her, pressed Roe."""
    words = reading.words
    if not ASKED.isdisjoint(words[slice(*cue)]) or "know" in words[cue[0] + 1 : cue[1]]:
        return True
    whom = [words[at + 1] for at in range(*cue) if words[at] in PRESSED and at + 1 < len(words)]
    is_put = words[cue[0] : cue[0] + 2] == ["put", "it"]
    return is_put or any(word in _WHOM or word[:1].isupper() for word in whom)


def parted(reading: Reading, ranges: Mapping[int, Range], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those cut that hold a question and its answer. ranges: of the quotations."""
    return [part for draft in drafts for part in _question_and_answer(reading, ranges, draft)]


def _question_and_answer(reading: Reading, ranges: Mapping[int, Range], draft: Draft) -> list[Draft]:
    """The draft, cut where an answer begins: "Is it safe?" "It is," he said. Or: He was asked why. "I must."

    The part at the cue keeps it; the other is a draft of its own, whose speaker is implied.
    """
    cut = _answer(reading, ranges, draft)
    if cut is None:
        return [draft]
    left = merged([(first, min(last, cut)) for first, last in draft.content if first < cut])
    right = merged([(max(first, cut), last) for first, last in draft.content if last > cut])
    if draft.cue and draft.cue[0] >= cut:
        asked, answered = _implied(left), draft._replace(content=right)
    else:
        asked, answered = draft._replace(content=left), _implied(right)
    return [asked, *_question_and_answer(reading, ranges, answered)]


def _answer(reading: Reading, ranges: Mapping[int, Range], draft: Draft) -> int | None:
    """The first token of a quotation of a draft that answers what stands before it in the draft."""
    if not reading.any_inside(draft.content):
        return None
    quotes = [q for part in draft.content for q in reading.quote[slice(*part)]]
    own = [quote for quote in dict.fromkeys(quotes) if quote in ranges]
    for before, after in pairwise(own):
        cut = ranges[after][0]
        if ranges[before][1] == cut and "?" in reading.words[max(cut - 2, 0) : cut]:
            return cut
    if draft.cue and -1 in quotes and asks(reading, draft.cue):
        sentence = reading.sentence[draft.cue[0]]
        later = (ranges[quote][0] for quote in own if reading.sentence[ranges[quote][0]] > sentence)
        return next((cut for cut in later if draft.content[0][0] < cut), None)
    return None


def _implied(content: tuple[Range, ...]) -> Draft:
    return Draft(content, None, None, None, 0.5, "implied-speaker")
