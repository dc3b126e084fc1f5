"""Passives: what was done to somebody, by whom is not told, and no clause says what: | was charged with | theft."""

from __future__ import annotations

from quotes.attribution.acts import BE, bases
from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading
from quotes.text.tags import POS

__all__ = ["is_suffered"]

_PARTICIPLE = POS.index("VBN")
_HEARSAY = frozenset(
    "allege anticipate assume believe consider deem estimate expect fear forecast hope intend mean plan predict "
    "project report repute rumor rumour say see suppose suspect tell think understand view".split()
)
"""Verbs of what many say, think or plan, though it is not told who: is expected | to rise."""

_CLAUSAL = frozenset(("how", "if", "that", "what", "when", "whether", "why"))


def is_suffered(reading: Reading, draft: Draft) -> bool:
    """Whether a draft of the model only tells what is done to its subject: they | were refused | bail."""
    cue = draft.cue
    if draft.rule != "model" or not cue or not draft.content:
        return False
    participles = [at for at in range(*cue) if reading.pos[at] == _PARTICIPLE]
    if not participles or BE.isdisjoint(reading.lower[max(cue[0] - 1, 0) : participles[-1]]):
        return False
    verb = participles[-1]
    if reading.lower[verb] in BE or not _HEARSAY.isdisjoint(bases(reading, (verb, verb + 1))):
        return False
    if "by" in reading.lower[verb : cue[1] + 1] or (draft.source and draft.source[0] >= cue[1]):
        return False
    said = any(reading.inside(*part) or reading.lower[part[0]] in _CLAUSAL for part in draft.content)
    return not said and cue[1] - verb <= 3
