"""What is known of English: weights of the ranking that examples only pull, too few to teach them.

By column and value, see ``quotes/speakers/ranking/features.py``; a weight that is not here is pulled to 0.
"""

from __future__ import annotations

from quotes.speakers.candidates.naming import INSIDE
from quotes.speakers.mentions.determiners import DETERMINERS

__all__ = ["EXPECTED"]

_IN_MENTION = {
    "whole": (0.0, 2.0, 3.0),
    "ends the mention": (0.0, 1.5, 3.0),
    "ends its phrase": (0.0, 1.0, 2.5),
    "then comma": (0.0, 1.0, 2.0),
    "then and": (0.0, 1.0, 2.0),
    "behind and": (-1.0, -1.0, 0.0),
    "possessor": (-3.0, -2.5, -3.0),
    "behind a preposition": (-2.0, -1.5, -2.0),
    "behind a comma": (-1.0, -0.5, 1.5),
    "behind a relative": (-2.0, -2.0, -2.0),
    "before a noun": (-2.0, -2.0, -2.0),
    "elsewhere": (-1.0, -0.5, -0.5),
    "named behind it": (-2.0, -1.0, 3.0),
    "named before it": (-1.0, 0.0, 2.5),
    "before the relative": (-1.0, 0.0, 1.0),
}
"""Of what is named in the words of the mention: the weight of a place, an organization and a person."""

_NEW = [DETERMINERS.index(word) for word in ("a", "another", "number", "one")]
"""Determiners of somebody new."""

_THING, _MANY_THINGS = 5, 8  # heads of own words that can say nothing
_NAMED = 96  # own words that hold a name
_PASSIVE, _KINDS, _RULES = 3, 6, 18  # what nobody's values are made of

_OFFICE_UNKNOWN = 1 + (6 * 4 + 1) * 12 + 8  # "the minister" where nobody fits: rather somebody who was named

EXPECTED: dict[str, dict[int, float]] = {
    "place in the mention": {
        INSIDE.index(place) * 3 + sort: weights[sort]
        for place, weights in _IN_MENTION.items()
        for sort in range(3)
    },
    "gender": {1: 0.5, 2: 0.3, 5: -1.0, 6: -5.0, 7: -6.0, 10: 0.4, 12: -1.5, 13: -6.0, 14: 0.5, 15: -6.0},
    "name": {
        1: 3.0,
        2: 3.0,
        3: 3.0,
        5: -1.0,
        6: -1.0,
        8: -3.0,
        9: -1.0,
        10: 2.0,
        11: 2.0,
        12: 2.0,
        13: -3.0,
        14: -3.0,
    },
    "role": {1: -1.5, 2: 1.5, 3: 2.5, 4: 1.5, 5: 1.5, 6: 4.0, 8: 2.0, 9: 1.8, 11: -3.5, 12: -2.5},
    "role and rank": {1: -1.5, 2: -1.5, 3: 1.0, 4: 0.5, 8: 0.7, 9: -0.5, 10: -2.5},
    "words of the role": {2: -0.3, 10: -1.0, 18: -3.0, 9: -1.0},
    "determiner": {
        **{1 + determiner * 5: -4.0 for determiner in _NEW},
        **{1 + determiner * 5 + 2: -3.0 for determiner in _NEW},
    },
    "own words": {
        **{
            1 + determiner * 12 + head + named: -3.0
            for determiner in range(len(DETERMINERS))
            for head in (_THING, _MANY_THINGS)
            for named in (0, _NAMED)
        },
        **{1 + DETERMINERS.index(word) * 12 + _NAMED: 1.0 for word in ("none", "the", "a", "'s")},
    },
    "noun and fit": {
        1 + (3 * 4 + determiner) * 12 + how: weight
        for determiner in range(4)
        for how, weight in ((0, -4.0), (1, 0.5), (3, 1.0), (8, 1.0))
    }
    | {_OFFICE_UNKNOWN: -0.7},
    "calling": {3: 0.5, 8: 1.0, 4: -1.0, 9: -1.5},
    "nation": {2: 2.0, 3: -2.0},
    "named later": {4: 1.0, 8: 4.0, 12: 1.0, 16: 1.5, 18: 0.5, 19: 1.0},
    "new": {
        3 + 2 * subject + 4 * others + 12 * opens: 3.0
        for subject in (0, 1)
        for others in range(3)
        for opens in (0, 1)
    },
    "after": {
        1 + paragraphs * 20 + 2 * 4 + 2 + subject: 2.0 for paragraphs in range(2) for subject in (0, 1)
    },
    "nobody": {
        1 + quoted + _PASSIVE + _KINDS * kind + _RULES * rule: 4.0
        for quoted in range(3)
        for kind in range(3)
        for rule in (0, 1)
    },
}
