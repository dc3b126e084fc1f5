"""Pieces: the drafts of an article, where their parts stand, and which quotations are theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from quotes.attribution.acts.works import is_capitalized
from quotes.attribution.drafts import Draft, Range, merged
from quotes.attribution.layouts.answers import asks
from quotes.text.analysis import Reading

__all__ = ["MARKS", "Pieces"]

MARKS = "\"“”„‟'‘’«»` "
_ENDING = frozenset(".?!…")
_LOOKED = 60  # tokens of a content that are looked at for whom it speaks of


class Pieces:
    """What each draft has of an article, which grows while quotations are found that go on from it."""

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
        inner = reading.text[reading.starts[first] : reading.ends[last - 1]].strip(MARKS)
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
