"""Rivals: of the drafts that claim the same cue or content, those that are kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.attribution.acts.acts import bases, is_speech
from quotes.attribution.clauses.clause_rules import RELATIVE, SHOWN
from quotes.attribution.drafts import Draft, Range, meet
from quotes.text.analysis import Reading
from quotes.words.speech import classes

__all__ = ["once", "without_done", "without_known", "without_overlap", "without_shown"]

_GOES_ON = "same-paragraph"
"""The rule of a quotation that goes on from another."""

_TOLD = "told-by"
"""The rule of what somebody was told by another."""

_SHARED = 0.5  # the share of a content that another attribution may have claimed before


def without_shown(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but those of what shows something in somebody's words: Roe | said | the vote shows why."""
    inside = bytearray(len(reading.tokens))
    for draft in drafts:
        if draft.cue and draft.source and "say" in bases(reading, draft.cue):
            for first, last in draft.content:
                inside[first:last] = b"\1" * (last - first)
    return [
        draft
        for draft in drafts
        if draft.head is None
        or not draft.source
        or not (inside[draft.head] and inside[draft.source[0]])
        or "showing" not in classes(reading.lower[draft.head])
    ]


def without_done(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but those of what is only done in a clause that is told with its source behind it.

    A chain | billed | the state for rooms that nobody slept in, according to its own books.
    """
    inside = bytearray(len(reading.tokens))
    for draft in drafts:
        if draft.cue and draft.source and reading.lower[draft.cue[0]] == "according":
            for first, last in draft.content:
                if last <= draft.cue[0]:
                    inside[first:last] = b"\1" * (last - first)
    return [
        draft
        for draft in drafts
        if draft.head is None or not inside[draft.head] or _is_of_speech(reading, draft)
    ]


def _is_of_speech(reading: Reading, draft: Draft) -> bool:
    """Whether something is said in a draft, by a word for it."""
    said = draft.rule != "model" or any(
        classes(word) for word in reading.lower[slice(*(draft.cue or (0, 0)))]
    )
    return said and is_speech(reading, draft)


def without_known(drafts: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The drafts but a model's that a rule knows more of: who said it, of what, whose its cue is.

    A sign taped to the door | said. Results | presented to | the board | showed. A plan that | critics say.
    Roe, | the report | says, left: the report alone.
    """
    heads = {draft.head for draft in told}
    subjects = {draft.head: draft.content[0] for draft in told if draft.rule.startswith("split-")}
    related = {draft.head for draft in told if draft.rule == RELATIVE}
    inside = {
        token for draft in told if draft.source and draft.rule in SHOWN for token in range(*draft.source)
    }
    return [
        draft
        for draft in drafts
        if draft.rule != "model"
        or not (
            draft.head in inside
            or draft.head in related
            or (draft.source is None and draft.head in heads)
            or (draft.source and draft.head in subjects and meet(draft.source, subjects[draft.head]))
        )
    ]


def without_overlap(drafts: Sequence[Draft], tokens: int) -> list[Draft]:
    """The likelier of drafts that claim the same content, or whose cue another claims as content.

    A draft that is certain has its source and cue for itself too.
    """
    claimed, around = bytearray(tokens), bytearray(tokens)
    kept = []
    cues = ((draft.cue, draft.content[-1][1]) for draft in drafts if draft.rule == _TOLD)
    relayed = sorted((cue[0], last) for cue, last in cues if cue)
    for draft in sorted(drafts, key=lambda draft: -draft.probability):
        if relayed and _tells_of(draft, relayed):
            first, last = draft.content[0]
            if 1 not in around[first:last]:
                kept.append(draft)
            around[first:last] = b"\1" * (last - first)
            continue
        size = shared = 0
        for first, last in draft.content:
            size += last - first
            shared += claimed.count(1, first, last)
        if (size and shared > _SHARED * size) or (draft.head is not None and claimed[draft.head]):
            continue
        own = [part for part in (draft.source, draft.cue) if part and draft.probability == 1.0]
        for first, last in (*draft.content, *own):
            claimed[first:last] = b"\1" * (last - first)
        kept.append(draft)
    return kept


def _tells_of(draft: Draft, relayed: Sequence[Range]) -> bool:
    """Whether what one tells holds all that they were told: Roe said | he was told by Poe that it rained."""
    if len(draft.content) != 1 or draft.cue is None or draft.source is None:
        return False
    first, last = draft.content[0]
    told = bisect_left(relayed, (first, 0))
    return draft.cue[1] <= first and told < len(relayed) and relayed[told][1] <= last


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts but those that only go on from another which has their words already."""
    held = {part for draft in drafts if draft.rule != _GOES_ON for part in draft.content}
    return [draft for draft in drafts if draft.rule != _GOES_ON or not held.issuperset(draft.content)]
