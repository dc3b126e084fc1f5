"""Replies: who answers where the answer is named: “No,” came | the reply | to Roe; was | Poe |'s answer.

Whom a reply goes to does not give it.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import POS
from quotes.words.tokens import POSSESSIVE

__all__ = ["REPLIES", "given"]

REPLIES = frozenset("answer rejoinder reply response retort".split())
"""Nouns for what is said by whom somebody asked, who is not told."""

_OWN = POS.index("PRP$")
_COMING = frozenset("came comes is was".split())
_FROM = (["by"], ["from"])


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft of a quotation with the reply behind it as its source, or whose reply it is.

    starts: the noun phrases by where they start.
    """
    if not draft.cue or not draft.content:
        return draft
    verb = draft.content[-1][1]
    if verb + 1 >= len(reading.words) or reading.quote[verb - 1] < 0 or reading.lower[verb] not in _COMING:
        return draft
    phrase = starts.get(verb + 1)
    if (
        phrase is None
        or reading.lower[phrase[1] - 1] not in REPLIES
        or reading.lower[phrase[1] : phrase[1] + 1] in _FROM
    ):
        return draft
    if reading.pos[phrase[0]] == _OWN:
        return draft
    whose = next((at for at in range(phrase[0] + 1, phrase[1]) if reading.words[at] in POSSESSIVE), None)
    source = phrase if whose is None else (phrase[0], whose)
    return draft._replace(source=source, cue=(verb, verb + 1), head=verb, addressee=None)
