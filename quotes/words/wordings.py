"""Wordings: words that say what others say, and are read as these.

'As per the ministry, prices fell' is English of South Asia and Africa for 'according to the ministry'.
"""

from __future__ import annotations

import numpy as np

from quotes.words.tokens import Tokens

__all__ = ["as_commonly_worded"]

_NOBODY = ("usual", "normal", "schedule", "plan", "plans", "tradition", "custom", "routine", "design")


def as_commonly_worded(tokens: Tokens) -> Tokens:
    """The tokens, "as per" read as "according to"; places in the text stay as they are."""
    type, vocabulary = tokens.type, tokens.vocabulary
    per = np.flatnonzero(type[1:-1] == vocabulary.type("per")) + 1
    if not len(per):
        return tokens
    nobody = [vocabulary.type(word) for word in _NOBODY]
    per = per[~np.isin(type[per + 1], nobody)]
    read = type.copy()
    for as_, according in (("as", "according"), ("As", "According")):
        own = per[type[per - 1] == vocabulary.type(as_)]
        read[own - 1] = vocabulary.type(according)
        read[own] = vocabulary.type("to")
    return Tokens(vocabulary, read, tokens.start, tokens.end)
