"""Passives: what was done to somebody, and it is not told by whom: they | were charged with | theft."""

from __future__ import annotations

from functools import cache

from quotes.attribution.acts.acts import BE
from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Draft
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import POS

__all__ = ["is_suffered"]

_PARTICIPLE = POS.index("VBN")
_HEARSAY = frozenset(
    "allege estimate forecast mean predict project report repute rumor rumour say suppose tell".split()
)
"""Verbs of what many say, beside those of what they think or plan, though it is not told who."""

_CLAUSAL = frozenset(("how", "if", "that", "what", "when", "whether", "why"))


@cache
def _thoughts() -> frozenset[str]:
    """The verbs of hearsay, thought and plans: is expected | to rise, are worried | the port will close."""
    acts = lexicon("acts")
    return _HEARSAY | acts["belief"] | acts["intention"]


def is_suffered(reading: Reading, draft: Draft) -> bool:
    """Whether a draft of the model only tells what is done to its subject: they | were refused | bail."""
    cue = draft.cue
    if draft.rule != "model" or not cue or not draft.content:
        return False
    participles = [at for at in range(*cue) if reading.pos[at] == _PARTICIPLE]
    if not participles or BE.isdisjoint(reading.lower[max(cue[0] - 1, 0) : participles[-1]]):
        return False
    verb = participles[-1]
    word = reading.lower[verb]
    if word in BE or not _thoughts().isdisjoint((word, *possible_lemmas(word))):
        return False
    if "by" in reading.lower[verb : cue[1] + 1] or (draft.source and draft.source[0] >= cue[1]):
        return False
    said = any(reading.inside(*part) or reading.lower[part[0]] in _CLAUSAL for part in draft.content)
    return not said and cue[1] - verb <= 3
