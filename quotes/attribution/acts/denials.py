"""Denials in other words: called reports "a lie"; said there was no truth in reports that ..."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotes.attribution.drafts import Draft
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.words.speech import classes

__all__ = ["is_called_false", "is_denial"]

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


def _phrases(text: str) -> Iterator[str]:
    """The words of a text, alone and by twos."""
    words = text.split()
    yield from words
    yield from map(" ".join, pairwise(words))
