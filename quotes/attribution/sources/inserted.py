"""Inserted: the subject before words between commas whose last name was taken for who speaks.

| Norvik Bank, which was founded by Ana Roe, | said; | Poe, together with Ana Roe, | warned: not Roe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS, PREPOSITIONS
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import A_OR_AN, RELATIVES

__all__ = ["given"]

_ADVERB, _PARTICIPLES = POS.index("RB"), (POS.index("VBN"), POS.index("VBG"))
_BESIDE = frozenset("along alongside like together unlike".split())
_AMONG = frozenset("chiefly especially including mainly notably particularly".split())
"""What stands before some of several who all speak: several senators, | including Roe |, said."""

_TIMES = CALENDAR | frozenset("afternoon day evening month morning night time today week year".split())
_LONGEST = 40
"""Tokens between a subject and its verb."""


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft with the subject of its verb, without what is told of it.

    starts: the noun phrases by where they start.
    """
    if not draft.cue or not draft.source or not draft.source[1] <= draft.cue[0]:
        return draft
    verb = draft.cue[0]
    close = verb - 1 - (reading.pos[verb - 1] == _ADVERB)
    first = reading.around(verb)[0]
    if reading.pos[verb] not in FINITE or reading.words[close] != "," or verb - first > _LONGEST:
        return draft
    if reading.inside(first, verb) or draft.says((first, verb)):
        return draft
    for begin, comma in _subjects(reading, first, close, starts):
        beside = draft.source[0] > comma or "," in reading.words[comma + 1 : draft.source[1] - 1]
        beside = beside or (draft.source[1] > comma and reading.lower[comma + 1] in _AMONG)
        if beside and _is_insertion(reading, comma, close, draft.source[0]):
            return draft._replace(source=(begin, comma))
    return draft


def _subjects(reading: Reading, first: int, close: int, starts: Mapping[int, Range]) -> Iterator[Range]:
    """The noun phrase that opens a sentence, or follows its first comma, each with the comma behind it."""
    begins = [first]
    opening = next((at for at in range(first, close) if reading.words[at] == ","), close)
    dated = reading.lower[opening - 1] in _TIMES
    if (first not in starts or dated) and not reading.verbs(first, opening):
        begins.append(opening + 1)  # In May, | the bank |, founded by Roe,
    for begin in begins:
        named = begin < close and begin in starts and reading.pos[begin] not in _PARTICIPLES
        named = named and not (dated and begin == first)
        if not named:
            continue
        end = starts[begin][1]
        if reading.pos[end] in _PARTICIPLES or reading.pos[end] in PREPOSITIONS:
            # a letter | signed by many |,
            end = next((at for at in range(end, close) if reading.words[at] == ","), close)
        if reading.words[end] == "," and end < close and not reading.verbs(begin, end):
            yield begin, end


def _is_insertion(reading: Reading, comma: int, close: int, named: int) -> bool:
    """Whether words between commas only tell something of the subject before them.

    named: where those begin that were taken for who speaks: a rival of | Roe |.
    """
    together = reading.lower[comma + 1] in _BESIDE | _AMONG
    opens = comma + 1 + (reading.pos[comma + 1] == _ADVERB and not together)
    related = bool(RELATIVES.intersection(reading.lower[opens : opens + 2]))
    related = related and (reading.lower[opens] in RELATIVES or reading.pos[opens] in PREPOSITIONS)
    parts = [at for at in range(comma + 1, close) if reading.words[at] == ","]
    if any(reading.pos[at + 1] in FINITE for at in parts):
        return False  # the bank, which lends, | has closed |, Ana Roe,
    if related:
        return reading.verbs(opens, close) > 0
    rival = reading.lower[opens] in A_OR_AN and any(
        reading.pos[at] in PREPOSITIONS for at in range(opens, named)
    )
    return (together or rival or reading.pos[opens] in _PARTICIPLES) and not reading.verbs(opens, close)
