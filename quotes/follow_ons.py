"""Follow-on quotes: quotations that go on from what was attributed before them.

A cue reports one piece of what somebody says; the rest stands around it in quotation marks
with no cue of its own. Each rule of ``RULES`` says of a quotation that nothing claims yet
which attribution it goes on from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from quotes.analysis import Reading
from quotes.columns import changes
from quotes.drafts import Draft, Range

__all__ = ["RULES", "FollowOn", "applied", "whole"]

_MARKS = "\"“”„‟'‘’«»` "
_NEAR = 3  # tokens between a content and a quotation that goes on from it


@dataclass(slots=True)
class _Scene:
    """The drafts of an article, and which quotations they claim."""

    reading: Reading
    drafts: list[Draft]
    ranges: dict[int, Range]
    owner: dict[int, int] = field(default_factory=dict)

    def paragraph(self, token: int) -> int:
        return int(self.reading.paragraph[token])

    def sentence(self, token: int) -> int:
        return int(self.reading.sentence[token])

    def word(self, token: int) -> str:
        return self.reading.tokens.vocabulary.words[self.reading.tokens.type[token]]

    def begins(self, token: int) -> bool:
        """Whether a token is the first of its sentence."""
        return token == 0 or self.sentence(token) != self.sentence(token - 1)

    def owner_before(self, quote: int) -> int | None:
        """The draft that claims the quotation before, if that is in the same paragraph."""
        at = self.owner.get(quote - 1)
        same = quote - 1 in self.ranges and self.paragraph(self.ranges[quote - 1][0]) == self.paragraph(
            self.ranges[quote][0]
        )
        return at if same else None


@dataclass(frozen=True, slots=True)
class FollowOn:
    """A rule: which draft a quotation goes on from (its index), or None.

    joins: whether what stands between belongs to the content too.
    """

    name: str
    example: str
    find: Callable[[_Scene, int], int | None]
    joins: bool = False


def _reopened(scene: _Scene, quote: int) -> int | None:
    return scene.owner.get(scene.reading.quoted[quote].continues)


def _continued(scene: _Scene, quote: int) -> int | None:
    """The draft whose content ends right before, in the same sentence, no cue between."""
    first = scene.ranges[quote][0]
    for at, draft in enumerate(scene.drafts):
        if not draft.content:
            continue
        end = draft.content[-1][1]
        apart = first - end
        if (
            apart >= 0
            and draft.rule != "implied-speaker"
            and scene.sentence(end - 1) == scene.sentence(first)
        ):
            parts = [
                part for other in scene.drafts for part in (other.cue, other.source, *other.content) if part
            ]
            free = not any(end <= begin < first for begin, _ in parts)
            if free and (apart <= _NEAR or scene.reading.quote[end - 1] >= 0):
                return at
    return None


def _interrupted(scene: _Scene, quote: int) -> int | None:
    """The draft of the quotation before, whose cue stands between."""
    at = scene.owner_before(quote)
    if at is None:
        return None
    cue = scene.drafts[at].cue
    between = cue is not None and scene.ranges[quote - 1][1] <= cue[0] < scene.ranges[quote][0]
    return at if scene.begins(scene.ranges[quote][0]) or between else None


def _announced(scene: _Scene, quote: int) -> int | None:
    """The draft that the paragraph before ends with, its cue and a colon last."""
    first = scene.ranges[quote][0]
    if first == 0 or scene.paragraph(first) == scene.paragraph(first - 1) or scene.word(first - 1) != ":":
        return None
    sentence = scene.sentence(first - 1)
    announcing = [
        at for at, draft in enumerate(scene.drafts) if draft.cue and scene.sentence(draft.cue[0]) == sentence
    ]
    return max(announcing, key=lambda at: scene.drafts[at].cue or (0, 0), default=None)


def _same_paragraph(scene: _Scene, quote: int) -> int | None:
    """The last attribution of the paragraph before a quotation that is a sentence of its own."""
    first = scene.ranges[quote][0]
    if not scene.begins(first):
        return None
    before = [
        (max(draft.source[1], *(last for _, last in draft.content), 0), at)
        for at, draft in enumerate(scene.drafts)
        if draft.source
        and scene.paragraph(draft.source[0]) == scene.paragraph(first)
        and all(last <= first for _, last in (draft.source, *draft.content))
        and scene.sentence(draft.source[0]) >= scene.sentence(first) - 1
    ]
    return max(before)[1] if before else None


RULES = (
    FollowOn("reopened", '"We will stay. / "We will stay for good," Lopez said.', _reopened),
    FollowOn("continued", 'He called it "a farce," a "scandal" and "a shame."', _continued, joins=True),
    FollowOn("interrupted", '"We will stay," she said. "For good."', _interrupted),
    FollowOn("announced", 'He said: / "We will stay."', _announced),
    FollowOn("same-paragraph", 'Lopez called him a liar. "He lied to us all."', _same_paragraph),
)


def whole(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every quotation whole whose beginning or end they have, unless another is inside."""
    ranges = quotations(reading)
    inside = [part for draft in drafts for part in (draft.cue, draft.source) if part]

    def grown(part: Range, own: Draft) -> Range:
        first, last = part
        for quote in {int(reading.quote[first]), int(reading.quote[last - 1])} - {-1}:
            begin, end = ranges[quote]
            touches = first <= begin or last >= end
            free = not any(begin <= other[0] < end for other in inside)
            shared = any(
                begin < other[1] and other[0] < end
                for draft in drafts
                if draft is not own
                for other in draft.content
            )
            if touches and free and not shared:
                first, last = min(first, begin), max(last, end)
        return first, last

    return [
        replace(draft, content=_merged([grown(part, draft) for part in draft.content])) for draft in drafts
    ]


def _merged(parts: list[Range]) -> tuple[Range, ...]:
    """The ranges in order, those that overlap made one."""
    found: list[Range] = []
    for first, last in sorted(parts):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def applied(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations that go on from them.

    A whole sentence in quotation marks that goes on from nothing is a draft of its own
    without a mention: its speaker is implied.
    """
    scene = _Scene(reading, list(drafts), quotations(reading))
    for at, draft in enumerate(drafts):
        for first, last in draft.content:
            for quote in np.unique(reading.quote[first:last]).tolist():
                scene.owner.setdefault(quote, at)
    scene.owner.pop(-1, None)
    for quote in sorted(scene.ranges):
        if quote not in scene.owner:
            _apply(scene, quote)
    return scene.drafts


def _apply(scene: _Scene, quote: int) -> None:
    first, last = scene.ranges[quote]
    for rule in RULES:
        at = rule.find(scene, quote)
        if at is None:
            continue
        draft = scene.drafts[at]
        content = (
            (*draft.content[:-1], (draft.content[-1][0], last))
            if rule.joins
            else (*draft.content, (first, last))
        )
        scene.drafts[at] = replace(draft, content=_merged(list(content)))
        scene.owner[quote] = at
        return
    if scene.begins(first) and _is_sentence(scene.reading, first, last):
        scene.owner[quote] = len(scene.drafts)
        scene.drafts.append(Draft(((first, last),), None, None, None, 0.5, "implied-speaker"))


def quotations(reading: Reading) -> dict[int, Range]:
    """The token range of each outermost quoted span."""
    starts = np.flatnonzero(changes(reading.quote) & (reading.quote >= 0))
    ends = np.append(np.flatnonzero(changes(reading.quote)), len(reading.quote))
    stops = ends[np.searchsorted(ends, starts, side="right")]
    numbers = reading.quote[starts].tolist()
    return dict(zip(numbers, zip(starts.tolist(), stops.tolist(), strict=True), strict=True))


def _is_sentence(reading: Reading, first: int, last: int) -> bool:
    """Whether a quoted span reads like something said: a few words that end like a sentence."""
    inner = reading.text[reading.tokens.start[first] : reading.tokens.end[last - 1]].strip(_MARKS)
    return len(inner.split()) >= 4 and inner[:1].isupper() and inner[-1:] in ".?!,…-–—"
