"""Agents: who says what a passive or an inserted verb reports.

"The plan was called “a joke” by | the mayor |": she says so. "The plan, says | the mayor |, is a joke".
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.acts.acts import BE, bases
from quotes.attribution.drafts import Draft, Range
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import PAST, POS, tagged
from quotes.words.speech import classes

__all__ = ["given"]

_GERUND = POS.index("VBG")
_SOME = frozenset("critics many most others several some".split())
_NAMED = tagged("NNP", "NNPS", "PRP", "PRP$", "DT")
_FAR = 25
"""Tokens behind a passive in which "by" is looked for."""


def given(reading: Reading, draft: Draft, phrases: Mapping[int, Range]) -> Draft:
    """The draft with its agent as the source; ``phrases`` are noun phrases by where they start."""
    if not draft.cue or draft.rule == "quoted-as-saying":
        return draft
    return (draft.source and _inserted(reading, draft, phrases)) or _by_whom(reading, draft, phrases) or draft


def _by_whom(reading: Reading, draft: Draft, phrases: Mapping[int, Range]) -> Draft | None:
    """The draft of a passive, with who stands behind "by": right behind its cue, or behind a quotation."""
    assert draft.cue
    first, last = draft.cue
    if "by" not in reading.lower[first : last + _FAR]:
        return None
    is_passive = any(
        reading.pos[token] in PAST
        and not BE.isdisjoint(reading.lower[max(token - 3, draft.cue[0] - 3, 0) : token])
        for token in range(first, last)
    )
    if not is_passive and not _is_without_be(reading, draft):
        return None
    stop = min(reading.stop(reading.around(first)[1]), last + _FAR)
    for at in range(first, stop - 1):
        if reading.lower[at] != "by" or reading.quote[at] >= 0:
            continue
        phrase = _without_charge(reading, phrases.get(at + 1) or _many(reading, at + 1))
        behind = at <= last or reading.quote[at - 1] >= 0
        if phrase and behind and _is_somebody(reading, phrase):
            content = draft.content
            if draft.source and draft.source[0] == phrase[0]:
                charged = draft.source[1] > phrase[1] and reading.lower[phrase[1]] == "of"
                if not charged and not reading.inside(*draft.source):
                    return None
                content = (draft.source,)  # who says it was taken for one with what is said
            content = _without_apposition(reading, _without(content, (at, phrase[1])), phrase[1])
            return draft._replace(source=phrase, content=content) if content else None
    return None


def _without_apposition(reading: Reading, content: tuple[Range, ...], end: int) -> tuple[Range, ...]:
    """The content without what is added to the agent, who ends there: “no” by the mayor |, Ana Roe |."""
    apposed = reading.words[end : end + 1] == [","]
    return tuple(part for part in content if not (apposed and part[0] == end and not reading.inside(*part)))


def _is_without_be(reading: Reading, draft: Draft) -> bool:
    """Whether somebody is judged by another: the board, | criticised | by the mayor for its silence."""
    assert draft.cue
    verb = draft.cue[1] - 1
    judged = reading.pos[verb] in PAST and "judging" in classes(reading.lower[verb])
    before = draft.source is not None and draft.source[1] <= draft.cue[0]
    return judged and before and reading.lower[verb + 1 : verb + 2] == ["by"]


def _is_somebody(reading: Reading, phrase: Range) -> bool:
    named = any(reading.pos[token] in _NAMED for token in range(*phrase))
    noun = reading.lower[phrase[1] - 1]
    return named or noun in _SOME or noun in lexicon("sources")["groups"]


def _many(reading: Reading, at: int) -> Range | None:
    """A word for people without a noun: | many |, | some |."""
    return (at, at + 1) if reading.lower[at] in _SOME else None


def _without_charge(reading: Reading, phrase: Range | None) -> Range | None:
    """A phrase up to what is charged: accused by | the mayor | of stealing books."""
    if phrase is None:
        return None
    of = (at for at in range(phrase[0] + 1, phrase[1] - 1) if reading.lower[at] == "of")
    end = next((at for at in of if reading.pos[at + 1] == _GERUND), phrase[1])
    return phrase[0], end


def _inserted(reading: Reading, draft: Draft, phrases: Mapping[int, Range]) -> Draft | None:
    """The draft of a verb between commas with who stands behind it: Reed, | says | the mayor, is tired."""
    assert draft.cue and draft.source
    first, last = draft.cue
    phrase = phrases.get(last)
    apposed = "," in reading.words[draft.source[0] + 1 : draft.source[1] - 1]
    if (
        last - first > 1
        or apposed  # the clerk, Ana Roe, | said | the lab, in Ostby, takes a week
        or draft.source[1] > first
        or not phrase
        or reading.words[first - 1] != ","
        or reading.words[phrase[1] : phrase[1] + 1] != [","]
        or reading.quote[first] >= 0
        or bases(reading, draft.cue).isdisjoint(lexicon("speech")["saying"])
    ):
        return None
    begin = draft.source[0]
    ends = [end for _, end in draft.content if end > phrase[1] + 1]
    if not ends or begin >= first - 1:
        return None
    return draft._replace(source=phrase, content=((begin, first - 1), (phrase[1] + 1, max(ends))))


def _without(content: tuple[Range, ...], taken: Range) -> tuple[Range, ...]:
    """The content without some tokens in it."""
    parts = []
    for first, last in content:
        if taken[0] < last and first < taken[1]:
            parts += [(first, taken[0]), (taken[1], last)]
        else:
            parts.append((first, last))
    return tuple((first, last) for first, last in parts if first < last)
