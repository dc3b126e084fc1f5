"""Disowned: what the article itself tells not to have been said: there is no evidence that Roe said it.

It is not true that Roe said so; rumours that Roe said so are false; a doctored video shows Roe saying so;
at no point did Roe say so; posts falsely claimed that Roe said so. Fact-checks tell most of it in such words.
"""

from __future__ import annotations

from quotes.attribution.drafts import Draft
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.words.speech import belongs
from quotes.words.wordforms import wordforms

__all__ = ["is_disowned"]

_FAR = 8
"""Tokens before who is told not to have said something in which that is told."""

_NEAR = 3
"""Tokens between a negation and what it negates: no credible public evidence."""

_IS = frozenset("are be been being is was were 's ’s".split())
_DID = frozenset("did do does had has have".split())
_NEVER = (("at", "no", "point"), ("at", "no", "time"), ("in", "no", "way"), ("not", "once"), ("nowhere",))
_NO = frozenset("hardly little n't n’t neither never no not nothing scant without".split())


def is_disowned(reading: Reading, draft: Draft) -> bool:
    """Whether the sentence of a report tells that it never was made, or asks whether it was."""
    if draft.cue is None:
        return False
    first, last = reading.around(draft.cue[0])
    if 1 not in reading.flags("disowns", _disowns)[first:last]:
        return False
    source = draft.source if draft.source and draft.source[0] < draft.cue[0] else draft.cue
    begin = max(first, source[0])
    begin += _behind_that(reading.lower[begin : draft.cue[0]])
    before = reading.lower[max(first, begin - _FAR) : begin]
    cue = reading.lower[begin : draft.cue[1]]
    return (
        _is_unproven(before)
        or _is_false(reading, before, last, draft.cue[1])
        or _is_made_up(reading.lower[max(first, begin - _FAR) : draft.cue[0]])
        or _is_unasked(before, reading.words[last - 1], begin - first)
        or not lexicon("stances")["wrongly"].isdisjoint([*cue, *before[-_NEAR - 1 :]])
        or ("should" in cue and "have" in cue)
    )


def _behind_that(source: list[str]) -> int:
    """How many words of a source tell what is said of it: | rumours that | Roe."""
    return next((at + 1 for at in range(len(source) - 1, -1, -1) if source[at] == "that"), 0)


def _disowns(word: str) -> bool:
    """Whether a word may tell that something was not said."""
    groups = lexicon("stances")
    listed = any(word in groups[name] for name in ("disowning", "false", "made up", "wrongly"))
    return listed or word in _DID or word in ("no", "not", "should") or _denies(word)


def _denies(word: str) -> bool:
    return wordforms().base(word) in lexicon("stances")["denies"]


def _is_unproven(before: list[str]) -> bool:
    """Whether nothing shows that somebody said it: there is | no evidence that |; nothing suggests that."""
    told = before[:-1] if before[-1:] in (["that"], ["of"]) else before
    if not told or _NO.isdisjoint(told[-2 - _NEAR : -1]):
        return False
    shows = len(told) < len(before) and belongs(told[-1], "showing")
    return shows or wordforms().base(told[-1]) in lexicon("stances")["unproven"]


def _is_false(reading: Reading, before: list[str], last: int, behind: int) -> bool:
    """Whether it is false that somebody said it: it is untrue | that |; rumours that he did are false."""
    if before[-1:] != ["that"] or len(before) < 2:
        return False
    groups, told = lexicon("stances"), before[:-1]
    false = groups["false"] | groups["denying"]
    if "it" in told and not _IS.isdisjoint(told):
        phrase = told[max(at for at, word in enumerate(told) if word in _IS) + 1 :]
        if {*phrase, " ".join(phrase), " ".join(phrase[-2:])} & false:
            return True
    if _denies(told[-1]):
        return True  # a spokesman denied | that Roe had said so
    if not belongs(told[-1], "nouns"):
        return False
    words = reading.lower[behind:last]
    called = (words[at + 1 : at + 1 + _NEAR] for at, word in enumerate(words) if word in _IS)
    return any(word in false or word in groups["disowning"] for found in called for word in found)


def _is_made_up(before: list[str]) -> bool:
    """Whether it is only shown in what was made up: a doctored video shows | Roe saying; as if | Roe had."""
    made = lexicon("stances")["made up"]
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] in made), None)
    supposed = at is not None and before[at] == "as" and before[at + 1 : at + 2] not in (["if"], ["though"])
    return at is not None and not supposed and not {",", ";", ":"} & {*before[at:]}


def _is_unasked(before: list[str], end: str, away: int) -> bool:
    """Whether a verb before its subject denies or asks: at no point | did | Roe say; did | Roe say so?"""
    if before[-1:] == [] or before[-1] not in _DID:
        return False
    front = tuple(before[:-1])
    return any(front[-len(never) :] == never for never in _NEVER) or (away == 1 and end == "?")
