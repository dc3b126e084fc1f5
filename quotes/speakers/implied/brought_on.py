"""Brought on: whom a sentence turns to without a verb of saying, who speaks next.

For | Ana Roe |, who runs the mill, it is simpler. / “I sleep better.” Among those who waited was | Ana Roe |.
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.recognition import Name
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import NOUNS, PREPOSITIONS, tagged
from quotes.words.function_words import HE_OR_SHE

__all__ = ["is_brought_on"]

_TO = frozenset(("for", "like", "to", "with"))
"""Words before whom something is so: | for | Ana Roe, it is simpler."""

_SO = frozenset("for it life not same that things this to".split())
"""Words that open a sentence in which something is so: | not | so for Ana Roe; | for | some like her."""

_BEHIND = frozenset((",", ".", "(", "and", "it", "that", "there", "this"))
"""What stands behind whom it is so."""

_IS = frozenset(
    "came comes is lies lived lives sat sits stands stood waited waiting waits was works worked".split()
)
"""Verbs with somebody behind them who is there: at the back | sat | Ana Roe."""

_TURNING = frozenset("also another enter here meet nearby next one then there".split())
"""Words, beside prepositions, that open a sentence which brings somebody on: | then | there is Ana Roe."""

_BESIDE = NOUNS | tagged("DT", "JJ", "JJS", "PRP$", "POS", "CD")
"""Tags of what stands before a name and says what somebody is: the island's only teacher, | Ana Roe."""

_LONGEST = 8
"""Tokens before a name that say what somebody is."""


def is_brought_on(page: Page, name: Name) -> bool:
    """Whether a sentence turns to somebody: | For Ana Roe |, it is simpler; | Then there is | Ana Roe."""
    first = bisect_left(page.sentence, page.sentence[name.first], 0, name.first)
    at = _phrase(page, first, name.first)
    if page.pos[name.first - 1] not in _BESIDE and page.word(name.last) in ("'s", "’s"):
        return False
    if at == first:
        return False
    if page.lower[at - 1] in _TO and page.lower[first] in _SO:
        return page.word(name.last) in _BEHIND and not _is_of_another(page, name)
    if page.lower[at - 1] not in _IS | {"meet", "enter"}:
        return False
    return page.lower[first] in _TURNING or page.pos[first] in PREPOSITIONS


def _phrase(page: Page, first: int, at: int) -> int:
    """Where the words begin that say what somebody is before the name: | taxi driver | Ana Roe."""
    begin = at
    while begin > max(first, at - _LONGEST) and (
        page.pos[begin - 1] in _BESIDE or (page.words[begin - 1] == "," and begin == at)
    ):
        begin -= 1
    return begin


def _is_of_another(page: Page, name: Name) -> bool:
    """Whether the sentence goes on about somebody else: For Ana Roe, his wife, | he | built a house."""
    stop = bisect_left(page.sentence, page.sentence[name.first] + 1, name.last)
    behind = range(name.last, stop)
    before = (",", page.words[name.last - 1])
    return any(page.lower[at] in HE_OR_SHE and page.words[at - 1] in before for at in behind)
