"""Follow-on quotes: quotations that go on from what was attributed before them.

A cue reports one piece of what somebody says; the rest stands around it in quotation marks
with no cue of its own. Each rule of ``RULES`` says of a quotation that nothing claims yet
which attribution it goes on from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import regex

from quotes.attribution.acts.terms import is_term
from quotes.attribution.acts.works import is_capitalized
from quotes.attribution.drafts import Draft, Range, merged
from quotes.attribution.quotations.named_behind import NAMED_BEHIND
from quotes.attribution.quotations.pieces import MARKS, Pieces
from quotes.models.columns import changes
from quotes.resources import lexicon
from quotes.text.analysis import Reading

__all__ = ["APART", "RULES", "FollowOn", "applied", "is_sentence", "whole"]

_NEAR = 3  # tokens between a content and a quotation that goes on from it
_REACH = 400  # tokens of a sentence over which it goes on,
_MOST = 50  # and contents that end there of which it may be one: more are no sentence

_FEWEST = 4  # words of a sentence,
_MANY = 8  # and of one without a stop
_SENTENCE_ENDS = ".?!,…-–—"
_ENDED_BEHIND = regex.compile(r"\s?[.?!](?!\S)")

_FIRST = frozenset("i me my myself we us our".split())
_THIRD = (frozenset(("he", "him", "his")), frozenset(("she", "her")))


_TURN = 25
"""Tokens of a turn in a dialogue that is told without naming who speaks."""


class FollowOn(NamedTuple):
    """A rule: which draft a quotation goes on from (its index), or None.

    joins: whether what stands between belongs to the content too. apart: whether it is a quote of its
    own where it opens a paragraph, or where that draft's content has no quotation marks.
    """

    name: str
    example: str
    find: Callable[[Pieces, int], int | None]
    joins: bool = False
    apart: bool = False


def _reopened(pieces: Pieces, quote: int) -> int | None:
    """The draft of the quotation that this one reopens, else of those that reopen this one."""
    return pieces.owner.get(pieces.reading.quoted[quote].continues, pieces.later.get(quote))


def _continued(pieces: Pieces, quote: int) -> int | None:
    """The draft whose content ends right before, in the same sentence, no cue between."""
    first = pieces.ranges[quote][0]
    for at in pieces.ended.get(pieces.sentence(first), ())[-_MOST:]:
        end = pieces.contents[at][-1][1]
        if not 0 <= first - end <= _REACH or pieces.drafts[at].rule == "implied-speaker":
            continue
        if pieces.begun[end:first].any():
            continue
        if first - end <= _NEAR or pieces.reading.quote[end - 1] >= 0:
            return at
    return None


def _interrupted(pieces: Pieces, quote: int) -> int | None:
    """The draft of the quotation before, whose cue stands between, and no other's."""
    at = pieces.owner_before(quote)
    if at is None or _another_told(pieces, at, quote):
        return None
    cue, first = pieces.drafts[at].cue, pieces.ranges[quote][0]
    if pieces.begins(first):
        return at
    if cue is None or not pieces.ranges[quote - 1][1] <= cue[0] < first:
        return None
    goes_on = pieces.sentence(cue[0]) == pieces.sentence(first) or pieces.reading.words[first - 1] == ","
    return at if goes_on else None  # not: Roe asked. Reed titled his essay | “No”


def _another_told(pieces: Pieces, at: int, quote: int) -> bool:
    """Whether a sentence of its own before a quotation tells what another said than who spoke before it.

    "A farce," says Roe. Sales will fall, reckons Reed. | "They always do."
    """
    said, here = pieces.drafts[at], pieces.sentence(pieces.ranges[quote][0]) - 1
    parts = [part for part in (said.cue, said.source) if part]
    if not parts or max(pieces.sentence(first) for first, _ in parts) >= here:
        return False
    told = (pieces.drafts[one] for one in pieces.sourced.get(here, ()))
    return any(one.source != said.source and (one.source or (0,))[0] > parts[0][0] for one in told)


def _announced(pieces: Pieces, quote: int) -> int | None:
    """The draft that the paragraph before ends with, its cue and a colon last."""
    first = pieces.ranges[quote][0]
    if not pieces.opens(first) or pieces.reading.words[first - 1] != ":":
        return None
    announcing = pieces.cued.get(pieces.sentence(first - 1), ())
    return max(announcing, key=lambda at: pieces.drafts[at].cue or (0, 0), default=None)


def _same_paragraph(pieces: Pieces, quote: int) -> int | None:
    """The last attribution of the paragraph before a quotation that is a sentence of its own."""
    first = pieces.ranges[quote][0]
    if not pieces.begins(first):
        return None
    sentence = pieces.sentence(first)
    before = []
    for at in (*pieces.sourced.get(sentence - 1, ()), *pieces.sourced.get(sentence, ())):
        draft = pieces.drafts[at]
        parts = [part for part in (draft.source, *pieces.contents[at][-1:]) if part]
        if pieces.asks(at):
            continue  # an answer
        same = pieces.paragraph(parts[0][0]) == pieces.paragraph(first)
        if same and all(last <= first for _, last in parts):
            before.append((max(last for _, last in parts), at))
    return max(before)[1] if before else None


def _next_paragraph(pieces: Pieces, quote: int) -> int | None:
    """The last attribution of the paragraph before, where that ends with its cue or its quotation."""
    first, last = pieces.ranges[quote]
    if not pieces.opens(first) or not is_sentence(pieces.reading, first, last):
        return None
    before = pieces.sentence(first - 1)
    near: set[int] = {*pieces.sourced.get(before, ()), *pieces.ended.get(before, ())}
    ends = {at: pieces.contents[at][-1][1] if pieces.contents[at] else 0 for at in near}
    sourced = [at for at in near if pieces.drafts[at].source and not pieces.asks(at)]
    last_said = max(sourced, key=ends.__getitem__, default=None)
    named_behind = NAMED_BEHIND.match(pieces.reading.text, pieces.end(quote)) is not None
    if last_said is None or named_behind or _is_answered(pieces, last_said, quote):
        return None
    if _is_of_study(pieces, last_said) and pieces.words(first, last) & _FIRST:
        return None  # Tests showed it was worse. / "I had to sit down."
    return last_said


def _is_of_study(pieces: Pieces, at: int) -> bool:
    """Whether figures, tests or a study tell something, of which nothing says "I"."""
    source = pieces.drafts[at].source
    return (
        source is not None and pieces.reading.lower[source[1] - 1] in lexicon("sources")["documents: study"]
    )


def _is_answered(pieces: Pieces, at: int, quote: int) -> bool:
    """Whether a quotation answers the last of a draft, or speaks of who spoke: its speaker is another.

    "Who was it?" she asked. / "A fox." "I only helped," he said. / "He did it all."
    """
    content, first = pieces.contents[at], pieces.ranges[quote][0]
    if not content or not pieces.is_quoted(at):
        return False
    own = {word for part in content for word in pieces.words(*part)}
    if pieces.reading.words[content[-1][1] - 2] == "?" or _is_turn(pieces, at, quote):
        return True
    opening = pieces.words(first + 1, first + 2)
    return any(opening & third and not own & third for third in _THIRD) and bool(own & _FIRST)


def _is_turn(pieces: Pieces, at: int, quote: int) -> bool:
    """Whether two speak in turn, a short paragraph each, and a quotation alone is the next one's.

    "You're late," said Ruiz. / "The bus was late," said Reed. / "Sit down."
    """
    first, last = pieces.ranges[quote]
    before = pieces.owner.get(pieces.reading.quote[pieces.contents[at][0][0]] - 1)
    if before is None or before == at or not pieces.is_alone(quote) or last - first > _TURN:
        return False
    said, asked = pieces.drafts[at], pieces.drafts[before]
    if not said.source or not asked.source or not pieces.contents[before]:
        return False
    here = pieces.paragraph(first)
    if pieces.paragraph(said.source[0]) != here - 1 or pieces.paragraph(asked.source[0]) != here - 2:
        return False
    short = first - pieces.contents[before][0][0] <= 2 * _TURN
    names = [pieces.reading.words[source[1] - 1] for source in (said.source, asked.source)]
    return short and names[0] != names[1]


RULES = (
    FollowOn("reopened", '"We will stay. / "We will stay for good," Lopez said.', _reopened),
    FollowOn("continued", 'He called it "a farce," a "scandal" and "a shame."', _continued, joins=True),
    FollowOn("interrupted", '"We will stay," she said. "For good."', _interrupted),
    FollowOn("announced", 'He said: / "We will stay."', _announced),
    FollowOn(
        "next-paragraph", 'Lopez spoke of the flood. / "It took all we had."', _next_paragraph, apart=True
    ),
    FollowOn("same-paragraph", 'Lopez called him a liar. "He lied to us all."', _same_paragraph, apart=True),
)


APART = frozenset(rule.name for rule in RULES if rule.apart)
"""Rules whose quotations may be quotes of their own, behind what the same speaker said otherwise."""


def whole(reading: Reading, ranges: Mapping[int, Range], drafts: list[Draft]) -> list[Draft]:
    """The drafts with every quotation whole whose beginning or end they have, unless another is inside."""
    inside = bytearray(len(reading.tokens))
    owner = [-1] * len(reading.tokens)
    quotes = reading.quote
    for at, draft in enumerate(drafts):
        for part in (draft.cue, draft.source):
            if part:
                inside[part[0]] = 1
        for first, last in draft.content:
            owner[first:last] = [at] * (last - first)

    def grown(part: Range, at: int) -> Range:
        first, last = part
        for quote in {quotes[first], quotes[last - 1]} & ranges.keys():
            begin, end = ranges[quote]
            alone = {-1, at}.issuperset(owner[begin:end])
            if (first <= begin or last >= end) and alone and 1 not in inside[begin:end]:
                first, last = min(first, begin), max(last, end)
        return first, last

    found = []
    for at, draft in enumerate(drafts):
        content = merged([grown(part, at) for part in draft.content])
        found.append(draft if content == draft.content else draft._replace(content=content))
    return found


def applied(reading: Reading, ranges: Mapping[int, Range], drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations that go on from them.

    A whole sentence in quotation marks that goes on from nothing is a draft of its own
    without a mention: its speaker is implied.
    """
    pieces = Pieces(reading, ranges, _of_one_cue(drafts))
    for quote in sorted(pieces.ranges):
        if quote not in pieces.owner:
            _apply(pieces, quote)
    return pieces.finished()


def _of_one_cue(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of one cue and one source made one: "The bridge," he told us, "was never safe."."""
    found: dict[tuple[Range | None, Range | None, int], Draft] = {}
    for at, draft in enumerate(drafts):
        key = (draft.cue, draft.source, -1) if draft.cue and draft.source else (None, None, at)
        first = found.setdefault(key, draft)
        if first is not draft:
            found[key] = first._replace(content=merged([*first.content, *draft.content]))
    return list(found.values())


def _apply(pieces: Pieces, quote: int) -> None:
    first, last = pieces.ranges[quote]
    if pieces.begins(first) and is_term(pieces.reading, pieces.reading.quoted[quote]):
        return  # “Rain” was the title of
    for rule in RULES:
        at = rule.find(pieces, quote)
        if at is None:
            continue
        if rule.apart and (pieces.opens(first) or not pieces.is_quoted(at)):
            pieces.add(pieces.drafts[at]._replace(content=((first, last),), rule=rule.name))
        else:
            pieces.extend(at, (first, last), rule.joins)
        return
    said = is_sentence(pieces.reading, first, last) or pieces.is_alone(quote) or pieces.is_last(quote)
    if pieces.begins(first) and said:
        pieces.add(Draft(((first, last),), None, None, None, 0.5, "implied-speaker"))


def quotations(reading: Reading, phrases: Sequence[Range]) -> dict[int, Range]:
    """The token range of each outermost quoted span; one within a noun phrase is a nickname and left out."""
    quote = reading.columns.quote
    starts = np.flatnonzero(changes(quote) & (quote >= 0))
    ends = np.append(np.flatnonzero(changes(quote)), len(quote))
    stops = ends[np.searchsorted(ends, starts, side="right")]
    numbers = quote[starts].tolist()
    ranges = zip(numbers, starts.tolist(), stops.tolist(), strict=True)
    return {number: (first, last) for number, first, last in ranges if not _is_inside(first, last, phrases)}


def _is_inside(first: int, last: int, phrases: Sequence[Range]) -> bool:
    """Whether one of some phrases, which are in order, begins before and ends after."""
    at = bisect_left(phrases, (first, 0)) - 1
    return at >= 0 and phrases[at][1] > last


def is_sentence(reading: Reading, first: int, last: int) -> bool:
    """Whether a quoted span is a few words that end like a sentence: within, behind, at a paragraph's end."""
    end = reading.ends[last - 1]
    inner = reading.text[reading.starts[first] : end].strip(MARKS)
    count = len(inner.split())
    if count < _FEWEST or not inner[0].isupper() or is_capitalized(inner):
        return False
    return inner[-1] in _SENTENCE_ENDS or (
        _ENDED_BEHIND.match(reading.text, end) is not None or (count >= _MANY and _is_last(reading, last))
    )


def _is_last(reading: Reading, last: int) -> bool:
    """Whether a paragraph ends before a token."""
    return last == len(reading.tokens) or reading.paragraph[last] != reading.paragraph[last - 1]
