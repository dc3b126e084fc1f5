"""Unnamed: who asks for nothing but to have no name: an aide, who | asked | that her name be withheld."""

from __future__ import annotations

from quotes.attribution.acts.acts import bases
from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading

__all__ = ["asks_to_be_unnamed"]

_ASKING = frozenset("ask demand insist prefer request seek speak want wish".split())
_FIRST = 7
"""Tokens of what is asked for that tell whether it is no name."""

_KEPT = frozenset("changed disclosed printed published used withheld".split())
_NAMED = frozenset("identified named quoted".split())
_UNKNOWN = _NAMED | {"anonymous"}
_STAYING = frozenset(("be", "remain", "stay"))


def asks_to_be_unnamed(reading: Reading, draft: Draft) -> bool:
    """Whether a draft tells why its source has no name: asked | not to be named; requested | anonymity."""
    if not draft.content or (draft.cue and bases(reading, draft.cue).isdisjoint(_ASKING)):
        return False
    first, last = draft.content[0]
    words = reading.lower[first : min(last, first + _FIRST)]
    begin = draft.cue[0] if draft.cue and first - _FIRST < draft.cue[0] < first else first
    no_name = "anonymity" in reading.lower[begin : first + 2]  # asked for anonymity to discuss | the deal
    return no_name or _keeps_name(words) or _is_kept_back(words)


def _keeps_name(words: list[str]) -> bool:
    """Whether a name is to be kept: that | her name be withheld |; that | their names not be used |."""
    name = next((at for at, word in enumerate(words[:4]) if word in ("name", "names")), len(words))
    return "be" in words[name:] and ("not" in words or not _KEPT.isdisjoint(words[name:]))


def _is_kept_back(words: list[str]) -> bool:
    """Whether somebody is to be this: not to be | named; to be | named | Ana; to stay | anonymous."""
    if words[:1] == ["not"]:
        return words[1:3] == ["to", "be"] and not _NAMED.isdisjoint(words[3:4])
    known = words[:1] == ["to"] and not _STAYING.isdisjoint(words[1:2])
    return known and not _UNKNOWN.isdisjoint(words[2:3])
