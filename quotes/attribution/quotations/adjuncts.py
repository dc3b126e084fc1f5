"""Adjuncts: quotation marks in what tells who spoke: "We go," said Roe, one of the "big four" farmers."""

from __future__ import annotations

from quotes.attribution.acts.works import is_title
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import CLOSING, Reading
from quotes.text.tags import VERBS
from quotes.words.speech import classes

__all__ = ["without"]

_MOST = 14  # tokens of an adjunct's quotation, marks included
_FAR = 40  # tokens between who spoke and an adjunct
_OPENING = frozenset(",:;-–—(")
_JOINING = frozenset(("and", "but", "or"))


def without(reading: Reading, draft: Draft) -> Draft:
    """The draft without a quotation that stands in the same sentence behind who spoke, and told by nobody.

    "Salt," said Roe, who kept her | "buy" | rating. But: "Salt," said Roe, "and sand." "Salt," said Roe,
    calling it | "cheap" |.
    """
    if len(draft.content) < 2 or not draft.cue or not draft.source:
        return draft
    before, behind = min(draft.cue[0], draft.source[0]), max(draft.cue[1], draft.source[0] + 1)
    said = [last for _, last in draft.content if last <= before]
    if not said or reading.state[said[-1] - 1] != CLOSING:
        return draft
    goes_on = draft.source[0] < draft.cue[1]  # not: "...," | said | Roe
    kept = tuple(part for part in draft.content if not _is_adjunct(reading, part, behind, goes_on))
    return draft if kept == draft.content else draft._replace(content=kept)


def _is_adjunct(reading: Reading, part: Range, behind: int, goes_on: bool) -> bool:
    """Whether a quotation is part of what stands ``behind`` who spoke.

    goes_on: whether what was said may go on behind a comma.
    """
    first, last = part
    if not behind < first <= behind + _FAR or last - first > _MOST:
        return False
    if reading.sentence[first] != reading.sentence[behind - 1] or reading.quote[first] < 0:
        return False
    between = reading.lower[behind:first]
    if between[-1] in _OPENING or between[-1] == "that" or _joins(between):
        return False
    if goes_on and "," in between:
        return False
    if is_title(reading, reading.quote[first], None):
        return False
    return not any(_reports(reading, at) for at in range(behind, first))


def _joins(between: list[str]) -> bool:
    """Whether a quotation goes on behind "and": said Roe, and | "sand" |."""
    return between[-1] in _JOINING and (len(between) == 1 or between[-2] == ",")


def _reports(reading: Reading, at: int) -> bool:
    return reading.pos[at] in VERBS and bool(classes(reading.lower[at]))
