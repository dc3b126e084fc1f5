"""Addenda: what the writer adds to what somebody says: who told of it, and what it is called.

Roe said the dam would hold, | Reed explains in the Post |; 14,000 stayed at home, the federation said, | in
what may be the widest strike |.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.acts.acts import base
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, NAMES, POS, tagged
from quotes.words.speech import belongs, classes

__all__ = ["parted"]

_PREPOSITION, _ADVERB = POS.index("IN"), POS.index("RB")
_BEGINS = tagged("CD", "DT", "JJ", "NNP", "NNPS", "NNS", "PRP", "PRP$")
_LIKELY = 0.6
_LONGEST_TAIL, _LONGEST_SUBJECT = 20, 8
"""Tokens of who told of it with when and where, and of who that is."""

_LONGEST = 100
"""Tokens of a content that are looked at."""


def parted(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts without what is added, and whole what another tells: | Roe said ... |, Reed | explains |."""
    cues = {draft.cue[0] for draft in drafts if draft.cue}
    for draft in drafts:
        draft = _without_name(reading, draft)
        found = _teller(reading, draft)
        if not found or not draft.source or not draft.cue:
            yield draft
            continue
        comma, source, cue = found
        first, _ = draft.content[-1]
        yield draft._replace(content=(*draft.content[:-1], (first, comma)))
        whole = (min(draft.source[0], draft.cue[0], draft.content[0][0]), comma)
        if cue[0] not in cues and not reading.inside(*whole):
            cues.add(cue[0])
            yield Draft((whole,), source, cue, cue[0], _LIKELY, "clause-source-cue")


def _without_name(reading: Reading, draft: Draft) -> Draft:
    """The draft without what the writer calls it: rents rose, | in what Roe called a scandal |."""
    kept = [part for part in (_before_name(reading, part) for part in draft.content) if part[0] < part[1]]
    return draft._replace(content=tuple(kept)) if kept and tuple(kept) != draft.content else draft


def _before_name(reading: Reading, part: Range) -> Range:
    first, last = part
    if _ADDED.isdisjoint(reading.lower[first : min(last, first + _LONGEST)]):
        return part
    for at in range(first, min(last, first + _LONGEST) - 1):
        opens = reading.lower[at : at + 2] == ["in", "what"] or _is_silence(reading, at)
        if opens and reading.quote[at] < 0 and at and reading.words[at - 1] == ",":
            return first, max(at - 1, first)
    return part


def _is_silence(reading: Reading, at: int) -> bool:
    """Whether the writer tells what was not said: | without specifying | when; | without giving details |."""
    if reading.lower[at] != "without":
        return False
    verb, *behind = reading.lower[at + 1 : at + _LONGEST_SILENCE]
    if verb in _SPECIFYING:
        return True
    return verb in _GIVING and not _DETAILS.isdisjoint(behind)


_ADDED = frozenset(("what", "without"))
_SPECIFYING = frozenset(("elaborating", "specifying"))
_GIVING = frozenset("citing disclosing giving offering providing saying".split())
_DETAILS = frozenset(
    "breakdown date details evidence explanation figures how names proof reason when where who why".split()
)
_LONGEST_SILENCE = 6
"""Tokens that tell what was not said."""


def _teller(reading: Reading, draft: Draft) -> tuple[int, Range, Range] | None:
    """The comma at the end of what is said, who told of it behind that, and with which verb."""
    if not draft.cue or not draft.content or draft.cue[1] > draft.content[-1][0]:
        return None
    first, said = draft.content[-1]
    last = reading.stop(reading.around(said - 1)[1])
    behind = range(last - 2, max(first + 1, last - _LONGEST_TAIL), -1)
    comma = next((at for at in behind if reading.words[at] == ","), None)
    if comma is None or said < comma or reading.inside(comma, last) or not reading.verbs(first, comma):
        return None
    tags = reading.pos
    verbs = [at for at in range(comma + 1, last) if tags[at] in FINITE]
    if len(verbs) != 1 or not _is_telling(reading, verbs[0]):
        return None
    verb = verbs[0]
    if verb == comma + 1:  # | reports | the daily
        named = verb + 1 < last and tags[verb + 1] in NAMES and reading.words[verb + 1][:1].isupper()
        return (comma, (verb + 1, last), (verb, verb + 1)) if named else None
    subject = (comma + 1, verb)
    if verb - comma > _LONGEST_SUBJECT or tags[subject[0]] not in _BEGINS or not _ends(reading, verb, last):
        return None
    return comma, subject, (verb, verb + 1)


def _is_telling(reading: Reading, verb: int) -> bool:
    """Whether a verb only reports: explains, told, remembers."""
    word = reading.lower[verb]
    return belongs(word, "saying", "telling") or base(word) == "remember"


def _ends(reading: Reading, verb: int, last: int) -> bool:
    """Whether behind a verb stands at most where, when and to whom: told | the Post |; said | in May |."""
    if verb + 1 == last:
        return True
    tag, word = reading.pos[verb + 1], reading.words[verb + 1]
    if tag == _PREPOSITION:
        return reading.lower[verb + 1] != "that"
    name = tag in NAMES and word[:1].isupper()
    return tag == _ADVERB or name or ("telling" in classes(reading.lower[verb]) and tag in _BEGINS)
