"""Expletives: an "it" that stands for nobody, only for the clause behind it.

It is worth noting | that rents fell; it is telling that ...; it should be noted that ...; it goes without
saying.
"""

from __future__ import annotations

from quotes.attribution.acts.acts import BE, bases
from quotes.attribution.drafts import Draft
from quotes.attribution.sources.views import is_voiced
from quotes.names.borders import BEHIND_DATELINE
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import PAST, POS

__all__ = ["given"]

_IT = ("it", "itself")
_SEEMING = frozenset(("appear", "seem"))
_BEARING = frozenset(("bear", "deserve"))
_ASIDE = (("goes", "without", "saying"), ("go", "without", "saying"))
_GERUND = POS.index("VBG")
_LONGEST = 8
"""Tokens from "it" to the clause that it stands for."""


def given(reading: Reading, draft: Draft) -> Draft:
    """The draft without its source where that is an "it" that nobody says anything by."""
    draft = _without_it(reading, draft)
    if not draft.source or not draft.cue or not draft.content:
        return draft
    first, last = draft.source
    if _is_behind_place(reading, draft.cue, last):
        return draft._replace(source=None)
    if reading.lower[last - 1] not in _IT or draft.cue[0] < last or last - first > 2:
        return draft
    if last - first == 2 and reading.lower[first] != "suffice":
        return draft
    return draft._replace(source=None) if _is_expletive(reading, draft, last) else draft


def _without_it(reading: Reading, draft: Draft) -> Draft:
    """The draft without what stands for the clause before a passive: | It | was claimed that."""
    if not draft.cue or len(draft.content) < 2 or draft.source:
        return draft
    (first, last), behind = draft.content[0], draft.content[1][0]
    if last != draft.cue[0] or reading.lower[behind] != "that" or behind < draft.cue[1]:
        return draft
    cue = reading.lower[slice(*draft.cue)]
    voiced = not BE.isdisjoint(cue) and any(is_voiced(reading.lower[last - 1], word) for word in cue)
    it = reading.lower[first:last] == ["it"]
    return draft._replace(content=draft.content[1:]) if it or (voiced and last - first <= 2) else draft


def _is_behind_place(reading: Reading, cue: tuple[int, int], last: int) -> bool:
    """Whether nobody says it behind where a report is from: | OSTBY | — It has been claimed that."""
    words = reading.words[last : last + 2]
    if len(words) < 2 or words[0] not in BEHIND_DATELINE or words[1].lower() != "it":
        return False
    be = not BE.isdisjoint(reading.lower[last + 1 : cue[1] - 1])
    return be and last < cue[0] <= last + 2 and reading.pos[cue[1] - 1] in PAST


def _is_expletive(reading: Reading, draft: Draft, first: int) -> bool:
    """Whether the words from an "it" to what is told say that the clause is so, and nobody's."""
    assert draft.cue
    end = draft.cue[1]
    words = reading.lower[first:end]
    if len(words) > _LONGEST or draft.content[0][0] < end:
        return False
    worth = "worth" in words[:-1] and reading.pos[first + words.index("worth") + 1] == _GERUND
    if worth or reading.lower[first - 2] == "suffice" or tuple(words[-3:]) in _ASIDE:
        return True
    verbs = bases(reading, (first, end))
    if verbs & _SEEMING or (verbs & _BEARING and reading.pos[end - 1] == _GERUND):
        return True
    if reading.lower[end] != "that":
        return False
    return _is_telling(words) or _is_passive(reading, first, end)


def _is_telling(words: list[str]) -> bool:
    """Whether something tells a lot by itself: it is | telling | that ..., not: it is telling staff that."""
    return len(words) > 1 and words[-1] == "telling" and words[-2] not in ("'s", "’s") and words[0] in BE


def _is_passive(reading: Reading, first: int, end: int) -> bool:
    """Whether something is to be noted by whoever reads it: it should be | noted | that; not: it was told."""
    told = bases(reading, (end - 1, end)) & lexicon("acts")["addressing"]
    be = not BE.isdisjoint(reading.lower[first : end - 1])
    return be and reading.pos[end - 1] in PAST and not told
