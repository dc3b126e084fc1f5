"""Gaps: what one of two quoted judgements leaves out, as the other has it.

Called “a joke” by | the mayor | and “a crime” by | the bishop |; described the house as “a barn”
and | its park as “a bog” |; what the mayor calls “a tidy-up” and | the tenants | “a clearance”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.attribution.quotations.fragments import is_judging
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, POS
from quotes.words.tokens import A_OR_THE

__all__ = ["found", "parted"]

_PARTICIPLES = frozenset(POS.index(tag) for tag in ("VBD", "VBN"))
_JOINING = frozenset(("and", "but", "while"))
_OBJECT = 6
"""Tokens of what is judged, or of who judges, beside a quotation."""


def found(reading: Reading, starts: Mapping[int, Range]) -> Iterator[Draft]:
    """The judgements behind a participle that stand before who makes them; ``starts`` are noun phrases."""
    cue: Range | None = None
    end = -1
    for quote in reading.quoted:
        if quote.depth or not quote.closed:
            continue
        first, last = reading.at(quote.start, quote.end)
        begin = first - (first > 0 and reading.lower[first - 1] in A_OR_THE)
        begin -= begin > 0 and reading.lower[begin - 1] == "as"
        told = _participle(reading, begin)
        cue = told or (cue if end == begin - 1 and _joins(reading, end) else None)
        source = starts.get(last + 1) if cue and reading.lower[last : last + 1] == ["by"] else None
        if not cue or not source or not reading.words[first + 1][:1].islower():
            cue = None
            continue
        end = source[1] + (reading.words[source[1] : source[1] + 1] == [","])
        yield Draft(
            ((first, last),), source, cue if told else None, cue[0] if told else None, 1.0, "fragment"
        )


def _participle(reading: Reading, begin: int) -> Range | None:
    """The participle right before a token that judges: was | called | “a joke”."""
    verb = begin - 1
    if verb < 0 or reading.pos[verb] not in _PARTICIPLES or not _judges(reading, verb):
        return None
    return verb, verb + 1


def _judges(reading: Reading, verb: int) -> bool:
    return is_judging(reading.lower[verb])


def _joins(reading: Reading, at: int) -> bool:
    return reading.lower[at : at + 1] != [] and reading.lower[at] in _JOINING


def parted(reading: Reading, draft: Draft) -> list[Draft]:
    """The draft as two where its verb judges two things, or two judge: “a barn” | and its park as “a bog”."""
    cue = draft.cue
    if not cue or len(draft.content) != 1 or not any(_judges(reading, at) for at in range(*cue)):
        return [draft]
    first, last = draft.content[0]
    begin = first + (reading.lower[first] in ("as", *A_OR_THE))
    gap = reading.quote[begin] >= 0  # calls “a tidy-up” and | the tenants |
    second = _second(reading, first, last, gap)
    if second is None:
        return [draft]
    joint, quote, end = second
    own = draft._replace(content=((first, joint),))
    if gap:
        who = joint + 1, quote - (reading.lower[quote - 1] == "as")
        return [own, draft._replace(content=((quote, end),), source=who)]
    return [own, draft._replace(content=((joint + 1, end),))]


def _second(reading: Reading, first: int, last: int, gap: bool) -> tuple[int, int, int] | None:
    """Where "and" joins a second thing, where its quotation begins and ends: last, or before a verb."""
    opened = next((at for at in range(first, last) if reading.quote[at] >= 0), last)
    joint = next((at for at in range(opened, last) if reading.quote[at] < 0), last)
    if joint >= last or reading.lower[joint] not in _JOINING:
        return None
    quote = next((at for at in range(joint, last) if reading.quote[at] >= 0), last)
    end = next((at for at in range(quote, last) if reading.quote[at] < 0), last)
    if quote == last or (end < last and not (gap and reading.pos[end] in FINITE)):
        return None
    bare = all(reading.pos[at] not in FINITE for at in range(joint, quote))
    thing = quote - (reading.lower[quote - 1] == "as") - (reading.lower[quote - 1] in A_OR_THE)
    return (joint, quote, end) if bare and joint + 1 < thing <= joint + 1 + _OBJECT else None
