"""Relatives: what a clause tells of a source is not who says it, nor how it is said.

The log, which the third survivor kept, records: “...” The letter, which her mother keeps, said she was small.
The woman Roe married said so.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.acts.acts import base
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources.phrases import first_opening, phrase_begin
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import COMMON, INFLECTED, PAST, POS, PREPOSITIONS, tagged
from quotes.words.speech import belongs

__all__ = ["alone", "given", "is_of_paper", "whole"]


def given(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Draft:
    """The draft with what the clause is about as its source; ``ends`` are noun phrases by where they end."""
    if not draft.source or not draft.cue:
        return draft
    first, cue = draft.source[0], draft.cue[0]
    which = first - 1 - (reading.lower[first - 1] != "which")  # which the third | survivor |
    if which < 2 or reading.lower[which] != "which" or reading.words[which - 1] != ",":
        return draft
    closed = [at for at in range(first + 1, cue) if reading.words[at] == ","]
    phrase = ends.get(which - 1)
    if not closed or cue - closed[-1] > _NEAR or phrase is None:
        return draft
    if reading.sentence[phrase[0]] != reading.sentence[cue] or reading.inside(first, cue):
        return draft
    behind = phrase[0] > 0 and reading.pos[phrase[0] - 1] == _PREPOSITION  # the head of | the firm |, which
    return draft if behind else draft._replace(source=phrase)


def whole(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source has the clause about it, none of its cue: the woman Roe | married | said.

    Two finite verbs without a word between them that joins are of two clauses. Behind "according to" a comma
    closes the clause.
    """
    if not draft.source or not draft.cue or not reading.words[draft.source[1] - 1][:1].isupper():
        return draft
    (first, last), cue = draft.source, draft.cue
    if last >= len(reading.pos) or reading.pos[last] not in _DID:
        return draft
    end = last + 1
    while end < len(reading.pos) - 1 and reading.pos[end] in _BEHIND_VERB and not _says(reading, end):
        end += 1
    according = cue[1] == first and reading.words[end : end + 1] == [","]
    says = last <= cue[0] <= end < cue[1] and reading.pos[end] in _DID and _says(reading, end)
    told = any(
        reading.pos[at] in _DID and base(reading.lower[at]) not in _AUXILIARY for at in range(last, end)
    )
    if not told or not (according or says) or "," in reading.words[first:last]:
        return draft
    if reading.lower[first - 1] in _RELATIVES:
        first = first_opening(
            reading, phrase_begin(reading, first - 1, max(first - _LONGEST, 0), first), first
        )
    noun = any(reading.pos[at] in COMMON for at in range(first, last))
    if reading.pos[first] != _DETERMINER or not noun or draft.says((first, end)):
        return draft
    if according:
        return draft._replace(source=(first, end))
    return draft._replace(source=(first, end), cue=(end, cue[1]), head=end)


def _says(reading: Reading, verb: int) -> bool:
    return belongs(reading.lower[verb], "saying", "telling")


_RELATIVES = frozenset("that where which who whom".split())
_BEHIND_VERB = PREPOSITIONS | tagged("RB", "RP", "VBN")
_AUXILIARY = frozenset(("be", "do", "have"))
_DID = INFLECTED | PAST
_DETERMINER = POS.index("DT")
_LONGEST = 12
"""Tokens of what a clause is about."""


def alone(reading: Reading, part: Range) -> Range:
    """A document up to where more is told of it: | a preprint | posted on Monday that nobody has read."""
    first, last = part
    noun = _paper(reading, first)
    if noun is None or noun >= last - 1:
        return part
    told = reading.lower[noun + 1] in _RELATED or reading.pos[noun + 1] in PAST
    return (first, noun + 1) if told else part


def is_of_paper(reading: Reading, first: int) -> bool:
    """Whether the noun phrase that begins at a token is of a document: a paper, the new survey."""
    return _paper(reading, first) is not None


def _paper(reading: Reading, first: int) -> int | None:
    """The last noun of a phrase that begins at a token, where it is for a document."""
    near = range(first, min(first + _NEAR, len(reading.words) - 1))
    noun = next((at for at in near if reading.pos[at] in COMMON), None)
    while noun is not None and noun + 1 < len(reading.words) and reading.pos[noun + 1] in COMMON:
        noun += 1
    return noun if noun is not None and reading.lower[noun] in lexicon("sources")["documents"] else None


_RELATED = frozenset(("that", "which"))

_PREPOSITION = POS.index("IN")

_NEAR = 4
"""Tokens between the end of the clause and the verb of the source."""
