"""Minded: who fears, doubts or welcomes what a clause tells, by a participle or adjective.

"| Growers | are worried the port will close": the growers are the source, which models take for a part of
what is said, as they rightly do in "| Prices | are expected | to fall".
"""

from __future__ import annotations

from quotes.attribution.acts.acts import BE, bases, has_verb
from quotes.attribution.drafts import Draft
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import POS, tagged
from quotes.words.speech import belongs

__all__ = ["given"]

_MINDS = tagged("JJ", "VBN", "VBD")
_NOBODY = frozenset("it that there this what which".split())
_TO = POS.index("TO")


def given(reading: Reading, draft: Draft) -> Draft:
    """The draft of a state of mind with its subject, which is a part of what is said, as its source."""
    if draft.source or not draft.cue or len(draft.content) < 2 or draft.rule != "model":
        return draft
    begin, end = draft.cue
    subject = next((part for part in draft.content if part[1] == begin), None)
    behind = tuple(part for part in draft.content if part[0] >= end)
    if subject is None or len(behind) != len(draft.content) - 1 or not _is_minded(reading, draft.cue):
        return draft
    if reading.lower[subject[0]] in _NOBODY or has_verb(reading, subject) or reading.inside(*subject):
        return draft
    first, last = behind[0]
    is_clause = first == end and reading.pos[first] != _TO and has_verb(reading, (first, last))
    return draft._replace(source=subject, content=behind) if is_clause else draft


def _is_minded(reading: Reading, cue: tuple[int, int]) -> bool:
    """Whether a cue tells how somebody is, and not what they were told or called: are | deeply worried."""
    last = cue[1] - 1
    word = reading.lower[last]
    if reading.pos[last] not in _MINDS or BE.isdisjoint(reading.lower[cue[0] : last]):
        return False
    if word in lexicon("acts")["belief"]:  # convinced
        return True
    told = bases(reading, (last, cue[1])) & lexicon("acts")["addressing"]
    return not told and not belongs(word, "asking", "calling", "judging", "saying", "telling")
