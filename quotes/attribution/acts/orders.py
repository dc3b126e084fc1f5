"""Orders: whether what is behind a word tells somebody to do something: told | drivers to stop."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotes.attribution.drafts import Draft, Range
from quotes.names.gazetteer import is_for_person
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, NAMES, POS, tagged
from quotes.words.tokens import POSSESSIVE

__all__ = ["ASKING", "REACH", "is_directed", "is_order"]

REACH = 8
"""Tokens of a content that may name whom the speaker addresses."""

ASKING = frozenset(["whether", "if", "what", "why", "how", "who", "when", "where", "which", "about"])
"""What a question begins with that somebody reports."""

_VERB, _PARTICIPLE = POS.index("VB"), POS.index("VBG")
_PLACING = frozenset(["at", "from", "in", "near", "on", "of"])
_ADDRESSED = tagged("PRP", "NNP", "NNPS", "NNS", "CC")
_TOLD_OF = frozenset(["about", "that", ",", ";", ":"])
_ANYBODY = frozenset("anybody anyone everybody everyone her him me them those us you".split())
_LOOSE = tagged("JJ", "VBG", "VBN")  # workers | likely | to strike


def is_order(reading: Reading, draft: Draft, cue: Range, tokens: Sequence[int]) -> bool:
    """Whether what is behind a word that may tell something else, too, is what somebody is to do."""
    return is_directed(reading, tokens, certain=False) or _is_bidden(reading, draft, cue, tokens)


def is_directed(reading: Reading, tokens: Sequence[int], certain: bool) -> bool:
    """Whether what follows tells somebody to do something: "(jurors) (not) to ask", "against asking".

    certain: the word before can have no other object, whatever words name it.
    """
    for at, token in enumerate(tokens[:-1]):
        word, pos = reading.lower[token], reading.pos[tokens[at + 1]]
        if (word == "to" and pos == _VERB) or (word == "against" and pos == _PARTICIPLE):
            return True
        addressed = word in ("not", "the", "all", "by") or reading.pos[token] in _ADDRESSED
        # residents of Ostby: where those live who are told, not what they are told of
        addressed = addressed or (at > 0 and word in _PLACING and pos in NAMES)
        if word in ASKING or not (certain or addressed) or at >= REACH:
            return False
    return False


def _is_bidden(reading: Reading, draft: Draft, cue: Range, tokens: Sequence[int]) -> bool:
    """Whether what is said is what people are to do: told a boy | to leave; told | drivers in town to stop.

    Not: told the paper | the mayor's plan to build would fail; told them | of plans to build.
    """
    start = min((first for first, _ in draft.content if first >= cue[1]), default=cue[1])
    somebody = False
    for token, following in pairwise(tokens):
        word, pos = reading.lower[token], reading.pos[token]
        if word == "to" and reading.pos[following] == _VERB:
            return token + 1 >= start and (
                token <= start or (somebody and reading.pos[token - 1] not in _LOOSE)
            )
        owns = reading.words[following] in POSSESSIVE
        somebody = somebody or (token >= start and not owns and _is_somebody(word))
        if word in ASKING or word in _TOLD_OF or pos in FINITE or (word == "of" and not somebody):
            return False
    return False


def _is_somebody(word: str) -> bool:
    """Whether a word is one for people who can do something."""
    sources = lexicon("sources")
    known = word in _ANYBODY or word in sources["groups"] or word in sources["bodies"]
    return known or is_for_person(word)
