"""Reduced clauses: a participle that tells which thing is meant: the cuts | announced Monday | were deep.

A thing announces nothing, and no clause is said where its subject is wanting; but: the mayor | announced |
Monday would be a holiday; the report | noted | last month was wet.
"""

from __future__ import annotations

from quotes.attribution.acts.acts import base
from quotes.attribution.drafts import Draft
from quotes.names.gazetteer import is_for_person
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import COMMON, FINITE, IN_PHRASE, PAST, POS
from quotes.words.calendar import CALENDAR

__all__ = ["is_reduced"]

_MADE = frozenset("announce cite detail disclose outline propose unveil".split())
"""Verbs of what is done to a document rather than by it."""

_MANY = frozenset(("are", "have", "were"))
"""Verbs of many, which no month is the subject of: the figures revealed last month | were | low."""

_EARLY = frozenset("earlier early late later".split())
_THIS = frozenset("last next this".split())
_NOW = frozenset("here now there today tonight tomorrow yesterday".split())
_SPANS = frozenset(
    "afternoon autumn day decade evening fall month morning night quarter season spring summer week weekend "
    "winter year".split()
)
_PREPOSITION, _ADVERB = POS.index("IN"), POS.index("RB")
_EARLIEST = 4
"""Tokens behind a participle that a sentence has at least: announced | late today will end |."""

_LONGEST = 6
"""Tokens of a phrase that tells when or where."""


def is_reduced(reading: Reading, draft: Draft) -> bool:
    """Whether the cue of a draft is the participle of a thing whose verb is still to come."""
    if not draft.cue or not draft.source or not draft.content or draft.source[1] != draft.cue[0]:
        return False
    behind = draft.cue[0] + 1
    if behind + _EARLIEST >= len(reading.pos):
        return False
    if reading.pos[draft.cue[0]] not in PAST or reading.any_inside(draft.content):
        return False
    verb = _behind_when(reading, behind)
    if verb == behind or not draft.cue[1] <= verb or draft.content[0][0] > verb:
        return False
    many = reading.lower[verb] in _MANY and not reading.lower[verb - 1].endswith("s")
    verb += verb + 1 < len(reading.pos) and reading.pos[verb] == _ADVERB
    if reading.pos[verb] not in FINITE:
        return False
    noun = _head(reading, *draft.source)
    if reading.pos[noun] not in COMMON or _is_somebody(reading.lower[noun]):
        return False
    if many or reading.lower[noun] not in lexicon("sources")["documents"]:
        return True
    return reading.pos[behind] == _PREPOSITION or base(reading.lower[draft.cue[0]]) in _MADE


def _head(reading: Reading, first: int, last: int) -> int:
    """The last token of a noun phrase before its preposition: the | cuts | in May."""
    return next((at for at in range(first + 1, last) if reading.pos[at] == _PREPOSITION), last) - 1


def _is_somebody(noun: str) -> bool:
    """Whether a noun is for people or a body, who may announce something."""
    sources = lexicon("sources")
    return is_for_person(noun) or any(noun in sources[group] for group in ("bodies", "groups", "persons"))


def _behind_when(reading: Reading, first: int) -> int:
    """The token behind what tells when or where, the same one for none: earlier this week; in the files."""
    at = first + (reading.lower[first] in _EARLY)
    word = reading.lower[at]
    if word in _NOW:
        return at + 1
    if word in _THIS:
        at += 1
    elif reading.pos[at] == _PREPOSITION and word != "that":
        end = at + 1
        while end < min(at + _LONGEST, len(reading.pos) - 1) and reading.pos[end] in IN_PHRASE:
            end += 1
        return end if end > at + 1 else first
    end = at
    while end < min(at + _LONGEST, len(reading.pos) - 1) and _is_time(reading, end):
        end += 1
    return end if end > at else first


def _is_time(reading: Reading, at: int) -> bool:
    return reading.lower[at] in CALENDAR or reading.lower[at] in _SPANS or reading.words[at].isdigit()
