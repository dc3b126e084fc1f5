"""Epithets: what stands beside a name and belongs to its source, though it was taken for the cue."""

from __future__ import annotations

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS, tagged
from quotes.words.tokens import POSSESSIVE

__all__ = ["is_epithet", "owned", "untitled"]

_DETERMINER = POS.index("DT")
_EPITHET = tagged("DT", "JJ", "RB")
_NOUNS = tagged("NN", "NNS", "NNP", "NNPS", "JJ", "JJR")


def is_epithet(reading: Reading, cue: Range | None) -> bool:
    """Whether a cue is only what somebody is like: | An exasperated | Roe snapped."""
    if cue is None or reading.pos[cue[0]] != _DETERMINER:
        return False
    return all(reading.pos[at] in _EPITHET and reading.words[at].isalpha() for at in range(*cue))


def untitled(reading: Reading, draft: Draft) -> Draft:
    """The draft whose cue is the verb behind its source, not what stands before it.

    | State | Sen. Roe said; | A tired | Roe snaps.
    """
    if not draft.cue or not draft.source:
        return draft
    verb = draft.source[1]
    before = is_epithet(reading, draft.cue) or reading.words[slice(*draft.cue)] == ["State"]
    if not before or draft.cue[1] != draft.source[0] or verb >= len(reading.words):
        return draft
    if reading.pos[verb] not in FINITE:
        return draft
    return draft._replace(cue=(verb, verb + 1), head=verb, source=(draft.cue[0], draft.source[1]))


def owned(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source has the noun that it owns, none of its cue: | Roe's sister | would say."""
    if not draft.cue or not draft.source or reading.words[draft.source[1] - 1] not in POSSESSIVE:
        return draft
    verb, last = draft.cue
    if verb != draft.source[1]:
        return draft
    while verb < last and reading.pos[verb] in _NOUNS:
        verb += 1
    if draft.cue[0] < verb < last and reading.pos[verb] in FINITE:
        return draft._replace(source=(draft.source[0], verb), cue=(verb, last))
    return draft
