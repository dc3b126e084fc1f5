"""Denials in other words: called reports "a lie"; said there was no truth in reports that ..."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotes.attribution.drafts import Draft, Range
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import COMMON
from quotes.words.speech import belongs, classes

__all__ = ["has_object", "is_beside", "is_called_false", "is_denial", "is_own"]

_ENDS = (",", ".", "?", "!")
_WORDS = frozenset("line phrase quote quotation remark sentence slogan statement that word words".split())
"""Nouns for the very words that are quoted behind them: denied the words | “...”."""

_IS = frozenset(["is", "was", "'s", "’s"])
_FALSELY = 12
"""Tokens behind a verb in which it is told what is called false."""

_BEHIND = 4
"""Tokens at the end of that, which may call it false: called reports that he left "a lie"."""

_DENIAL = 12
"""Tokens of a content in which something is denied."""


def is_denial(reading: Reading, draft: Draft) -> bool:
    """Whether somebody denied a clause in other words: there was no truth in reports | that."""
    if not draft.content:
        return False
    first, last = draft.content[0]
    words = reading.lower[first : min(last, first + _DENIAL)]
    if words[:1] == ["that"]:
        words = words[1:]
    if words[:1] not in (["there"], ["it"]) or reading.quote[first] >= 0 or "that" not in words:
        return False
    before = " ".join(words[: words.index("that")])
    return words[1] in _IS and not lexicon("stances")["denying"].isdisjoint(_phrases(before))


def is_called_false(reading: Reading, draft: Draft, verb: int) -> bool:
    """Whether what somebody calls false is what others say: branded | false a report that."""
    first, last = verb + 1, max(end for _, end in draft.content)
    stop = reading.stop(reading.around(verb)[1])
    words = reading.lower[first : min(stop, max(last, first))]
    said = next((at for at, word in enumerate(words[:_FALSELY]) if "nouns" in classes(word)), None)
    if said is None or "that" not in words[said : said + _FALSELY]:
        return False
    false = lexicon("stances")["false"]
    return not (false.isdisjoint(words[:said]) and false.isdisjoint(words[-_BEHIND:]))


def is_own(reading: Reading, draft: Draft) -> bool:
    """Whether a whole quotation is what somebody says who denies something: Roe objected: “...”

    Not: Roe denied saying: “...” Nor what is denied itself: Roe denied that “...”
    """
    assert draft.cue
    if not draft.content or any(
        reading.quote[first] < 0 or reading.quote[last - 1] < 0 for first, last in draft.content
    ):
        return False
    first, last = draft.content[0]
    if draft.cue[0] >= last:
        return reading.words[last - 2] in _ENDS
    mark = reading.words[first - 1]
    told = reading.lower[draft.cue[0] : first - 1]
    announced = mark == ":" or (mark == "," and draft.cue[1] >= first - 1)
    return announced and _WORDS.isdisjoint(told) and not any(_is_gerund(word) for word in told)


def is_beside(reading: Reading, draft: Draft) -> bool:
    """Whether a report is of what stands before a quotation, too: Roe did not rule out | a strike |: “...”"""
    assert draft.cue
    first = draft.content[0][0] if draft.content else 0
    behind = draft.rule == "same-paragraph" and draft.cue[1] < first - 1
    return behind and reading.words[first - 1] == ":" and is_own(reading, draft)


def has_object(reading: Reading, cue: Range) -> bool:
    """Whether a cue that ends with a colon tells what is spoken of: did not rule out | a strike |:"""
    return reading.words[cue[1] - 1] == ":" and any(reading.pos[at] in COMMON for at in range(*cue))


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and belongs(word, "saying", "telling")


def _phrases(text: str) -> Iterator[str]:
    """The words of a text, alone and by twos."""
    words = text.split()
    yield from words
    yield from map(" ".join, pairwise(words))
