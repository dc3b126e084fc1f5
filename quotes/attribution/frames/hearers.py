"""Hearers: who is asked, urged or mocked, and says nothing: Ministers | urged to | act."""

from __future__ import annotations

from quotes.attribution.acts.acts import BE, base
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import PAST, POS

__all__ = ["is_asked", "is_suffered"]

_PARTICIPLE = POS.index("VBG")


def is_asked(reading: Reading, draft: Draft) -> bool:
    """Whether a draft tells what its source was asked: (when) | asked about | the strike, Roe said."""
    if not draft.cue or not draft.source or not draft.content or reading.lower[draft.cue[0]] != "asked":
        return False
    first = draft.cue[0] - (reading.lower[draft.cue[0] - 1] in ("if", "when"))
    opens = first <= 0 or reading.sentence[first - 1] != reading.sentence[first]
    return bool(opens) and draft.source[0] >= draft.content[-1][1]


def is_suffered(reading: Reading, draft: Draft) -> bool:
    """Whether the source of a draft is who is spoken to or of: Ministers | urged to | act.

    Headlines leave out the verb of the passive; there one is asked, expected and warned, too.
    """
    if draft.cue and draft.content and _is_done_by(reading, draft.cue, draft.content[0][0]):
        return True
    if not draft.cue or not draft.source or draft.source[1] != draft.cue[0]:
        return False
    verb = draft.cue[0]
    behind = verb + 1
    if reading.pos[verb] not in PAST or behind >= len(reading.words) or reading.quote[verb] >= 0:
        return False
    first, last = reading.around(verb)
    headline = reading.stop(last) == last and draft.source[0] == first
    verbs = _SUFFERED | _HEADLINED if headline else _SUFFERED
    return base(reading.lower[verb]) in verbs and reading.lower[behind] in _TOWARDS


def _is_done_by(reading: Reading, cue: Range, by: int) -> bool:
    """Whether a content tells who did it to somebody: Roe was mocked and | criticised | by rivals."""
    if cue[1] != by or by + 1 == len(reading.words) or reading.lower[by] != "by" or reading.quote[by] >= 0:
        return False
    passive = not BE.isdisjoint(reading.lower[max(cue[0] - 1, 0) : by])
    return not passive and reading.pos[by - 1] in PAST and reading.pos[by + 1] != _PARTICIPLE


_SUFFERED = frozenset("accuse advise blame encourage instruct invite order persuade remind tell urge".split())
"""Verbs that always have an object: what is named before their past form and no object suffers them."""
_HEADLINED = frozenset("allow ask criticise criticize expect forecast predict promise tip warn".split())
_TOWARDS = frozenset("against as for not of off over to with".split())
