"""Follow-on quotes: quotations that go on from what was attributed before them.

A cue reports one piece of what somebody says; the rest stands around it in quotation marks
with no cue of its own. Each rule of ``RULES`` says of a quotation that nothing claims yet
which attribution it goes on from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import regex

from quotes.attribution.acts.terms import is_term
from quotes.attribution.acts.works import is_capitalized
from quotes.attribution.drafts import Draft, Range, merged
from quotes.attribution.layouts.answers import asks
from quotes.attribution.quotations.named_behind import NAMED_BEHIND
from quotes.models.columns import changes
from quotes.text.analysis import Reading

__all__ = ["APART", "RULES", "FollowOn", "applied", "is_sentence", "whole"]

_MARKS = "\"“”„‟'‘’«»` "
_ENDING = frozenset(".?!…")
_NEAR = 3  # tokens between a content and a quotation that goes on from it
_REACH = 400  # tokens of a sentence over which it goes on,
_LOOKED = 60  # tokens of a content that are looked at for whom it speaks of
_MOST = 50  # and contents that end there of which it may be one: more are no sentence

_FEWEST = 4  # words of a sentence,
_MANY = 8  # and of one without a stop
_SENTENCE_ENDS = ".?!,…-–—"
_ENDED_BEHIND = regex.compile(r"\s?[.?!](?!\S)")

_FIRST = frozenset("i me my myself we us our".split())
_THIRD = (frozenset(("he", "him", "his")), frozenset(("she", "her")))


class _Scene:
    """The drafts of an article, where their parts stand, and which quotations they claim."""

    def __init__(self, reading: Reading, ranges: Mapping[int, Range], drafts: list[Draft]) -> None:
        self.reading = reading
        self.drafts = list(drafts)
        self.contents = [list(draft.content) for draft in drafts]  # of each draft, as far as it goes on
        self.ranges = ranges
        self.owner: dict[int, int] = {}
        self.begun = np.zeros(len(reading.tokens) + 1, bool)  # where a cue, source or content begins
        self.ended: dict[int, list[int]] = {}  # by sentence: the drafts whose content ends there,
        self.cued: dict[int, list[int]] = {}  # whose cue stands there,
        self.sourced: dict[int, list[int]] = {}  # and whose source
        for at, draft in enumerate(drafts):
            self._enter(at, draft)
        self.later: dict[int, int] = {}  # by quotation: the draft of one that goes on from it, at last
        for quote in sorted(self.ranges, reverse=True):
            before = reading.quoted[quote].continues
            following = self.owner.get(quote, self.later.get(quote))
            if before >= 0 and following is not None:
                self.later[before] = following

    def _enter(self, at: int, draft: Draft) -> None:
        for part in (draft.cue, draft.source, *draft.content):
            if part:
                self.begun[part[0]] = True
        if draft.cue:
            self.cued.setdefault(self.sentence(draft.cue[0]), []).append(at)
        if draft.source:
            self.sourced.setdefault(self.sentence(draft.source[0]), []).append(at)
        self._end(at)
        for part in draft.content:
            self._own(at, part)

    def _end(self, at: int) -> None:
        if self.contents[at]:
            self.ended.setdefault(self.sentence(self.contents[at][-1][1] - 1), []).append(at)

    def _own(self, at: int, part: Range) -> None:
        for quote in set(self.reading.quote[slice(*part)]):
            if quote >= 0:
                self.owner.setdefault(quote, at)

    def extend(self, at: int, part: Range, joins: bool) -> None:
        """Give a draft one more piece of content; where it ``joins``, with what stands before it."""
        content = self.contents[at]
        if joins:
            part = (content[-1][1], part[1])
            content[-1] = (content[-1][0], max(content[-1][1], part[1]))
        else:
            place = bisect_left(content, part)
            content.insert(place, part)
            if any(left[1] > right[0] for left, right in pairwise(content[max(place - 1, 0) : place + 2])):
                content[:] = merged(content)
        self._end(at)
        self._own(at, part)

    def add(self, draft: Draft) -> None:
        """One more draft."""
        self.drafts.append(draft)
        self.contents.append(list(draft.content))
        self._enter(len(self.drafts) - 1, draft)

    def finished(self) -> list[Draft]:
        """The drafts with their contents."""
        return [
            draft if list(draft.content) == content else draft._replace(content=tuple(content))
            for draft, content in zip(self.drafts, self.contents, strict=True)
        ]

    def is_quoted(self, at: int) -> bool:
        """Whether a part of a draft's content stands in quotation marks, or it has none yet."""
        own = self.contents[at]
        return not own or self.reading.any_inside(own)

    def asks(self, at: int) -> bool:
        """Whether a draft tells in its own words what was asked, so that a quotation behind it answers."""
        cue = self.drafts[at].cue
        if cue is None or self.is_quoted(at):
            return False
        return asks(self.reading, cue)

    def paragraph(self, token: int) -> int:
        """The number of a token's paragraph."""
        return self.reading.paragraph[token]

    def sentence(self, token: int) -> int:
        """The number of a token's sentence."""
        return self.reading.sentence[token]

    def words(self, first: int, last: int) -> set[str]:
        """The words from one token to another, in lower case."""
        return set(self.reading.lower[first : min(last, first + _LOOKED)])

    def end(self, quote: int) -> int:
        """Where a quotation ends in the text."""
        return self.reading.quoted[quote].end

    def opens(self, token: int) -> bool:
        """Whether a token is the first of a paragraph that is not its article's first."""
        return (
            token > 0
            and self.paragraph(token) != self.paragraph(token - 1)
            and self.reading.columns.article[token] == self.reading.columns.article[token - 1]
        )

    def begins(self, token: int) -> bool:
        """Whether a token is the first of its sentence."""
        return token == 0 or self.sentence(token) != self.sentence(token - 1)

    def is_alone(self, quote: int) -> bool:
        """Whether a quotation that ends like a sentence is the whole of its paragraph."""
        first, last = self.ranges[quote]
        return self.opens(first) and self._closes(last) and self.reading.words[last - 2][-1:] in _ENDING

    def is_last(self, quote: int) -> bool:
        """Whether a few words that end like a sentence end their paragraph behind another sentence."""
        first, last = self.ranges[quote]
        reading = self.reading
        same = first > 0 and reading.columns.article[first] == reading.columns.article[first - 1]
        if not same or self.opens(first) or reading.words[first - 1] not in _ENDING or not self._closes(last):
            return False
        inner = reading.text[reading.starts[first] : reading.ends[last - 1]].strip(_MARKS)
        return inner[-1:] in _ENDING and inner[0].isupper() and not is_capitalized(inner)

    def _closes(self, last: int) -> bool:
        """Whether a paragraph, or the article, ends before a token."""
        article = self.reading.columns.article
        return last == len(article) or article[last] != article[last - 1] or self.opens(last)

    def owner_before(self, quote: int) -> int | None:
        """The draft that claims the quotation before, if that is in the same paragraph."""
        if quote - 1 not in self.ranges:
            return None
        same = self.paragraph(self.ranges[quote - 1][0]) == self.paragraph(self.ranges[quote][0])
        return self.owner.get(quote - 1) if same else None


_TURN = 25
"""Tokens of a turn in a dialogue that is told without naming who speaks."""


class FollowOn(NamedTuple):
    """A rule: which draft a quotation goes on from (its index), or None.

    joins: whether what stands between belongs to the content too. apart: whether it is a quote of its
    own where it opens a paragraph, or where that draft's content has no quotation marks.
    """

    name: str
    example: str
    find: Callable[[_Scene, int], int | None]
    joins: bool = False
    apart: bool = False


def _reopened(scene: _Scene, quote: int) -> int | None:
    """The draft of the quotation that this one reopens, else of those that reopen this one."""
    return scene.owner.get(scene.reading.quoted[quote].continues, scene.later.get(quote))


def _continued(scene: _Scene, quote: int) -> int | None:
    """The draft whose content ends right before, in the same sentence, no cue between."""
    first = scene.ranges[quote][0]
    for at in scene.ended.get(scene.sentence(first), ())[-_MOST:]:
        end = scene.contents[at][-1][1]
        if not 0 <= first - end <= _REACH or scene.drafts[at].rule == "implied-speaker":
            continue
        if scene.begun[end:first].any():
            continue
        if first - end <= _NEAR or scene.reading.quote[end - 1] >= 0:
            return at
    return None


def _interrupted(scene: _Scene, quote: int) -> int | None:
    """The draft of the quotation before, whose cue stands between, and no other's."""
    at = scene.owner_before(quote)
    if at is None or _another_told(scene, at, quote):
        return None
    cue = scene.drafts[at].cue
    between = cue is not None and scene.ranges[quote - 1][1] <= cue[0] < scene.ranges[quote][0]
    return at if scene.begins(scene.ranges[quote][0]) or between else None


def _another_told(scene: _Scene, at: int, quote: int) -> bool:
    """Whether a sentence of its own before a quotation tells what another said than who spoke before it.

    "A farce," says Roe. Sales will fall, reckons Reed. | "They always do."
    """
    said, here = scene.drafts[at], scene.sentence(scene.ranges[quote][0]) - 1
    parts = [part for part in (said.cue, said.source) if part]
    if not parts or max(scene.sentence(first) for first, _ in parts) >= here:
        return False
    told = (scene.drafts[one] for one in scene.sourced.get(here, ()))
    return any(one.source != said.source and (one.source or (0,))[0] > parts[0][0] for one in told)


def _announced(scene: _Scene, quote: int) -> int | None:
    """The draft that the paragraph before ends with, its cue and a colon last."""
    first = scene.ranges[quote][0]
    if not scene.opens(first) or scene.reading.words[first - 1] != ":":
        return None
    announcing = scene.cued.get(scene.sentence(first - 1), ())
    return max(announcing, key=lambda at: scene.drafts[at].cue or (0, 0), default=None)


def _same_paragraph(scene: _Scene, quote: int) -> int | None:
    """The last attribution of the paragraph before a quotation that is a sentence of its own."""
    first = scene.ranges[quote][0]
    if not scene.begins(first):
        return None
    sentence = scene.sentence(first)
    before = []
    for at in (*scene.sourced.get(sentence - 1, ()), *scene.sourced.get(sentence, ())):
        draft = scene.drafts[at]
        parts = [part for part in (draft.source, *scene.contents[at][-1:]) if part]
        if scene.asks(at):
            continue  # an answer
        if scene.paragraph(parts[0][0]) == scene.paragraph(first) and all(last <= first for _, last in parts):
            before.append((max(last for _, last in parts), at))
    return max(before)[1] if before else None


def _next_paragraph(scene: _Scene, quote: int) -> int | None:
    """The last attribution of the paragraph before, where that ends with its cue or its quotation."""
    first, last = scene.ranges[quote]
    if not scene.opens(first) or not is_sentence(scene.reading, first, last):
        return None
    before = scene.sentence(first - 1)
    near: set[int] = {*scene.sourced.get(before, ()), *scene.ended.get(before, ())}
    ends = {at: scene.contents[at][-1][1] if scene.contents[at] else 0 for at in near}
    sourced = [at for at in near if scene.drafts[at].source and not scene.asks(at)]
    last_said = max(sourced, key=ends.__getitem__, default=None)
    named_behind = NAMED_BEHIND.match(scene.reading.text, scene.end(quote)) is not None
    if last_said is None or named_behind or _is_answered(scene, last_said, quote):
        return None
    return last_said


def _is_answered(scene: _Scene, at: int, quote: int) -> bool:
    """Whether a quotation answers the last of a draft, or speaks of who spoke: its speaker is another.

    "Who was it?" she asked. / "A fox." "I only helped," he said. / "He did it all."
    """
    content, first = scene.contents[at], scene.ranges[quote][0]
    if not content or not scene.is_quoted(at):
        return False
    own = {word for part in content for word in scene.words(*part)}
    if scene.reading.words[content[-1][1] - 2] == "?" or _is_turn(scene, at, quote):
        return True
    opening = scene.words(first + 1, first + 2)
    return any(opening & third and not own & third for third in _THIRD) and bool(own & _FIRST)


def _is_turn(scene: _Scene, at: int, quote: int) -> bool:
    """Whether two speak in turn, a short paragraph each, and a quotation alone is the next one's.

    "You're late," said Ruiz. / "The bus was late," said Reed. / "Sit down."
    """
    first, last = scene.ranges[quote]
    before = scene.owner.get(scene.reading.quote[scene.contents[at][0][0]] - 1)
    if before is None or before == at or not scene.is_alone(quote) or last - first > _TURN:
        return False
    said, asked = scene.drafts[at], scene.drafts[before]
    if not said.source or not asked.source or not scene.contents[before]:
        return False
    here = scene.paragraph(first)
    if scene.paragraph(said.source[0]) != here - 1 or scene.paragraph(asked.source[0]) != here - 2:
        return False
    short = first - scene.contents[before][0][0] <= 2 * _TURN
    names = [scene.reading.words[source[1] - 1] for source in (said.source, asked.source)]
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
    scene = _Scene(reading, ranges, _of_one_cue(drafts))
    for quote in sorted(scene.ranges):
        if quote not in scene.owner:
            _apply(scene, quote)
    return scene.finished()


def _of_one_cue(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of one cue and one source made one: "The bridge," he told us, "was never safe."."""
    found: dict[tuple[Range | None, Range | None, int], Draft] = {}
    for at, draft in enumerate(drafts):
        key = (draft.cue, draft.source, -1) if draft.cue and draft.source else (None, None, at)
        first = found.setdefault(key, draft)
        if first is not draft:
            found[key] = first._replace(content=merged([*first.content, *draft.content]))
    return list(found.values())


def _apply(scene: _Scene, quote: int) -> None:
    first, last = scene.ranges[quote]
    if scene.begins(first) and is_term(scene.reading, scene.reading.quoted[quote]):
        return  # “Rain” was the title of
    for rule in RULES:
        at = rule.find(scene, quote)
        if at is None:
            continue
        if rule.apart and (scene.opens(first) or not scene.is_quoted(at)):
            scene.add(scene.drafts[at]._replace(content=((first, last),), rule=rule.name))
        else:
            scene.extend(at, (first, last), rule.joins)
        return
    said = is_sentence(scene.reading, first, last) or scene.is_alone(quote) or scene.is_last(quote)
    if scene.begins(first) and said:
        scene.add(Draft(((first, last),), None, None, None, 0.5, "implied-speaker"))


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
    inner = reading.text[reading.starts[first] : end].strip(_MARKS)
    count = len(inner.split())
    if count < _FEWEST or not inner[0].isupper() or is_capitalized(inner):
        return False
    return inner[-1] in _SENTENCE_ENDS or (
        _ENDED_BEHIND.match(reading.text, end) is not None or (count >= _MANY and _is_last(reading, last))
    )


def _is_last(reading: Reading, last: int) -> bool:
    """Whether a paragraph ends before a token."""
    return last == len(reading.tokens) or reading.paragraph[last] != reading.paragraph[last - 1]
