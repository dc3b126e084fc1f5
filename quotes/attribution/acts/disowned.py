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

_FAR = 12
"""Tokens before a report in which it is told not to have been made."""

_NEAR = 3
"""Tokens between a negation and what it negates: no credible public evidence."""

_BORDERS = frozenset(', ; : “ " and but after because when while'.split())
"""What parts the clause of a report from one before it: the story was false | and | Roe said so."""

_IS = frozenset("are be been being is was were 's ’s".split())
_THERE = frozenset("emerged exist existed exists surfaced".split())
_DID = frozenset("did do does had has have".split())
_NEVER = (("at", "no", "point"), ("at", "no", "time"), ("in", "no", "way"), ("not", "once"), ("nowhere",))
_NO = frozenset("hardly little n't n’t neither never no nobody not nothing scant without".split())
_NOT = frozenset(("never", "not", "n't", "n’t"))
_BY = frozenset(("by", "from"))
_GIVEN = frozenset(("ascribed", "attributed", "credited"))
_TOLD_OF = frozenset(("as", "imagine", "no", "nobody", "nowhere", "should", "wrong", *_NOT))
_AS_IF = (["as", "if"], ["as", "though"])


def is_disowned(reading: Reading, draft: Draft) -> bool:
    """Whether the sentence of a report tells that it never was made, or asks whether it was."""
    if draft.cue is None:
        return False
    verb = draft.cue[1] - 1
    first, last = reading.around(verb)
    if 1 not in reading.flags("disowns", _disowns)[first:last]:
        return False
    if _is_not_theirs(reading, draft, last) or _is_forged(reading, draft):
        return True
    source = draft.source if draft.source and draft.source[0] < draft.cue[0] else draft.cue
    if draft.source and verb < draft.source[0]:  # | claims | that Roe said “...” are untrue
        behind = (at for at, _ in draft.content if at > draft.source[0])
        source, verb = draft.source, next(behind, verb + 1) - 1
    subject = max(first, source[0]) + _behind_that(reading.lower[source[0] : verb])
    start = max(first, verb - _FAR)
    start = next((at + 1 for at in range(subject - 1, start - 1, -1) if reading.lower[at] in _BORDERS), start)
    before = reading.lower[start:subject]
    return (
        _is_unproven(before)
        or _is_false(reading, before, draft.cue[1], last)
        or _is_made_up(reading.lower[start:verb])
        or _is_unasked(before, reading.words[last - 1], subject - first)
        or _is_wrong(before, reading.lower[subject:verb])
    )


def _is_not_theirs(reading: Reading, draft: Draft, last: int) -> bool:
    """Whether what stands behind a quotation takes it from who is told beside it: “...” was not said by Roe.

    Also: the quote “...” is wrongly attributed to Roe.
    """
    quote = next(
        (at for first, end in draft.content for at in range(first, end) if reading.quote[at] >= 0), -1
    )
    if quote < 0:
        return False
    end = quote
    while end < last and reading.quote[end] == reading.quote[quote]:
        end += 1
    words = reading.lower[end : min(end + _FAR, last)]
    if "misattributed" in words or (words[:1] and words[0] not in _IS):
        return "misattributed" in words[: _NEAR + 1]
    border = next((at for at, word in enumerate(words) if word in _BORDERS), len(words))
    words = words[:border]
    given = not _GIVEN.isdisjoint(words) and not lexicon("stances")["wrongly"].isdisjoint(words)
    return given or ("by" in words and not _NOT.isdisjoint(words))


def _is_forged(reading: Reading, draft: Draft) -> bool:
    """Whether it stands in what was made up and only bears somebody's name: a fake letter from | Roe."""
    if not draft.source:
        return False
    words = reading.lower[slice(*draft.source)]
    made_up = lexicon("stances")["made up"]
    at = next((at for at, word in enumerate(words) if word in made_up), len(words))
    return any(word in _BY for word in words[at:])


def _behind_that(source: list[str]) -> int:
    """How many words of a source tell what is said of it: | rumours that | Roe."""
    return next((at + 1 for at in range(len(source) - 1, -1, -1) if source[at] == "that"), 0)


def _disowns(word: str) -> bool:
    """Whether a word may tell that something was not said."""
    groups = lexicon("stances")
    listed = any(word in groups[name] for name in ("disowning", "false", "made up", "wrongly"))
    return listed or word in _DID or word in _TOLD_OF or _denies(word)


def _denies(word: str) -> bool:
    return wordforms().base(word) in lexicon("stances")["denies"]


def _is_unproven(before: list[str]) -> bool:
    """Whether nothing shows that somebody said it: there is | no evidence that |; nothing suggests that."""
    told = before[:-1] if before[-1:] in (["that"], ["of"]) else before
    if len(told) < len(before) and told[-1:] and told[-1] in _THERE:
        told = told[:-1]  # no record | exists | of Roe saying
    if not told or _NO.isdisjoint(told[-2 - _NEAR : -1]):
        return False
    shows = len(told) < len(before) and belongs(told[-1], "showing")
    return shows or wordforms().base(told[-1]) in lexicon("stances")["unproven"]


def _is_false(reading: Reading, before: list[str], behind: int, last: int) -> bool:
    """Whether it is false that somebody said it: it is untrue | that |; rumours that he did are false."""
    if before[-1:] != ["that"] or len(before) < 2:
        return False
    groups, told = lexicon("stances"), before[:-1]
    if "it" in told and not _IS.isdisjoint(told):
        phrase = told[max(at for at, word in enumerate(told) if word in _IS) + 1 :]
        if {*phrase, " ".join(phrase), " ".join(phrase[-2:])} & (groups["false"] | groups["denying"]):
            return True
    if _denies(told[-1]):
        return True  # a spokesman denied | that Roe had said so
    if not belongs(told[-1], "nouns"):
        return False
    false = groups["false"] | groups["disowning"] | {"wrong"}
    ends = (at for at in range(behind, last) if reading.lower[at] in _IS and reading.verbs(behind, at))
    return any(not false.isdisjoint(reading.lower[at + 1 : at + 1 + _NEAR]) for at in ends)


def _is_made_up(words: list[str]) -> bool:
    """Whether it is only shown in what was made up: a doctored video shows Roe | saying; as if Roe | said.

    Not what is made up itself: a satire magazine | said.
    """
    for at, word in enumerate(words[:-1]):
        if word == "imagine" or words[at : at + 2] in _AS_IF:
            return True
        if word in lexicon("stances")["made up"]:
            return any(
                one in _DID or belongs(one, "saying", "showing", "telling") for one in words[at + 1 : -1]
            )
    return False


def _is_unasked(before: list[str], end: str, away: int) -> bool:
    """Whether a verb before its subject denies or asks: at no point | did | Roe say; did | Roe say so?"""
    if before[-1:] == [] or before[-1] not in _DID:
        return False
    front = tuple(before[:-1])
    return any(front[-len(never) :] == never for never in _NEVER) or (away == 1 and end == "?")


def _is_wrong(before: list[str], report: list[str]) -> bool:
    """Whether others say wrongly that it was said: falsely claimed that | Roe; was misquoted as | saying.

    Who falsely claims something says it all the same. Nor was it said by who should have.
    """
    wrongly = lexicon("stances")["wrongly"]
    if before[-1:] == ["that"] and not wrongly.isdisjoint(before):
        return True
    passive = any(word in wrongly and report[at - 1] in _IS for at, word in enumerate(report) if at)
    return passive or ("should" in report and "have" in report)
