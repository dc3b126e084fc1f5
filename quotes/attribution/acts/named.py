"""Named: how somebody or something is only called or known: dubbed | Sea Days |; known as | Bibo |."""

from __future__ import annotations

from quotes.attribution.acts.acts import bases
from quotes.attribution.acts.terms import billed
from quotes.attribution.drafts import Draft
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import POS
from quotes.words.function_words import A_OR_ANOTHER
from quotes.words.speech import classes

__all__ = ["is_only_named"]

_ITS = frozenset(("her", "his", "its", "their"))


def is_only_named(reading: Reading, draft: Draft) -> bool:
    """Whether a draft tells only what somebody or something is called or known by, or is called off."""
    return (
        _is_called_off(reading, draft)
        or _is_named(reading, draft)
        or _is_known(reading, draft)
        or _is_byname(reading, draft)
        or _is_billed(reading, draft)
    )


def _is_billed(reading: Reading, draft: Draft) -> bool:
    """Whether something is done with what is billed as something: opened | a hotel hailed as “a gem” |."""
    if not draft.cue:
        return False
    first, last = draft.cue
    reports = any(map(classes, reading.lower[first:last]))
    numbers = {number for part in draft.content for number in reading.quote[slice(*part)] if number >= 0}
    verbs = [billed(reading, reading.quoted[number]) for number in numbers]
    return bool(verbs) and all(
        verb is not None and (first <= verb < last or (last <= verb and not reports)) for verb in verbs
    )


_CALLED = frozenset(("off", "up"))
"""What is behind "call" where nothing is called out: called off | the strike."""


def _is_called_off(reading: Reading, draft: Draft) -> bool:
    """Whether a cue is "call" with what makes another verb of it: called off | the protest."""
    if not draft.cue or not draft.content or draft.cue[1] - draft.cue[0] < 2:
        return False
    last = draft.cue[1] - 1
    called = reading.lower[last] in _CALLED and "call" in bases(reading, (last - 1, last))
    return called and not reading.any_inside(draft.content)


def _is_named(reading: Reading, draft: Draft) -> bool:
    """Whether a draft tells only what something is called: the festival, | dubbed | Sea Days, opens.

    A group | called | Halo Families sued the town; a firm called Halo, which is small. Not: called Roe so.
    """
    if not draft.cue or (not draft.source and reading.lower[draft.cue[1] - 1] != "by"):
        return False
    first, last = draft.cue
    word, own = reading.lower[first], lexicon("words_as_words")["naming"]
    if reading.lower[max(last - 2, 0) : last] == ["known", "by"]:
        return not reading.any_inside(draft.content)  # known by | its initials
    if not draft.source:
        return False
    if draft.source[0] == last:
        return word in own and reading.words[first - 1] == ","
    named = draft.source[1] == first and (word == "called" or word in own)
    return named and _is_name_of(reading, draft.source[0], first)


_GOING_BY = frozenset(("call", "dub", "nickname"))


def _is_byname(reading: Reading, draft: Draft) -> bool:
    """Whether it is only told how one is called: Roe, | whom | fans call | the Cat |."""
    if not draft.cue or not draft.content or not draft.source:
        return False
    if reading.lower[draft.source[0] - 1] != "whom" or reading.any_inside(draft.content):
        return False
    return not _GOING_BY.isdisjoint(bases(reading, draft.cue))


def _is_name_of(reading: Reading, source: int, cue: int) -> bool:
    """Whether a name behind a cue is the subject's own: a verb stands behind it, or after "a" a comma."""
    stop = min(cue + _LONGEST_NAME, len(reading.words))
    end = next((at for at in range(cue + 1, stop) if not reading.words[at][:1].isupper()), stop)
    if end == cue + 1 or end == stop:
        return False
    apposed = reading.words[end] == "," and reading.lower[source] in A_OR_ANOTHER
    return apposed or POS[reading.pos[end]] in _FINITE


def _is_known(reading: Reading, draft: Draft) -> bool:
    """Whether it is told how, where or for what somebody is known, not what is known of them.

    The singer, | widely known in | the north as Bibo; is best remembered for | her films; known | to all as.
    """
    if not draft.cue:
        return False
    first, last = draft.cue
    known, behind = reading.lower[max(last - 2, 0)], reading.lower[last - 1]
    if behind in _KNOWN:
        known, behind = behind, (reading.lower[last : last + 1] or [""])[0]
    noted = known in _NOTED and behind == "for" and not _ITS.isdisjoint(reading.lower[last : last + 1])
    if noted or (known in _KNOWN and behind in _AS):
        return True
    if "known" not in reading.lower[first:last] or reading.any_inside(draft.content):
        return False
    return bool(draft.content) and "as" in reading.lower[last - 1 : draft.content[-1][1]]


_KNOWN = frozenset(("known", "remembered"))
_NOTED = frozenset(("celebrated", "famed", "noted"))
_AS = frozenset(("among", "as", "for", "in"))
_LONGEST_NAME = 8
"""Tokens of a name behind what something is called by."""
_FINITE = frozenset(("MD", "VBD", "VBZ"))
