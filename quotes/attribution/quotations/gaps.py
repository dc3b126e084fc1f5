"""Gaps: what one of two quoted judgements leaves out, as the other has it.

Called “a joke” and “a waste” by | the mayor | and “a crime” by | the bishop |; described the house as
“a barn” and | its park as “a bog” |; what the mayor calls “a tidy-up” and | the tenants | “a clearance”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.attribution.quotations.fragments import is_judging
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, PAST
from quotes.words.function_words import A_OR_THE

__all__ = ["found", "parted"]

_JOINING = frozenset(("and", "but", "while"))
_DASHES = (["-"], ["--"], ["–"], ["—"])
_ROW = frozenset((",", "and", "or"))
_OBJECT = 6
"""Tokens of what is judged, or of who judges, beside a quotation."""


def found(reading: Reading, starts: Mapping[int, Range]) -> Iterator[Draft]:
    """The judgements behind a participle that stand before who makes them; ``starts`` are noun phrases."""
    cue: Range | None = None
    row: list[Range] = []  # the quotations of what one calls something
    own: Range | None = None  # their participle
    end = -1
    for first, last, begin in _fragments(reading):
        if told := _participle(reading, begin):
            cue, own, row = told, told, [(first, last)]
        elif row and _in_row(reading, end, begin):
            row.append((first, last))
        else:
            own, row = None, [(first, last)] if cue and end == begin - 1 and _joins(reading, end) else []
        if not row:
            cue = None
            continue
        source, end = _by(reading, last, starts), last
        if source:
            end = _behind(reading, source[1], starts)
            yield Draft(tuple(row), source, own, own[0] if own else None, 1.0, "fragment")
            row = []


def _fragments(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """The quotations that are no sentences, and where "as" and an article before each begin."""
    for quote in reading.quoted:
        if quote.depth or not quote.closed:
            continue
        first, last = reading.at(quote.start, quote.end)
        begin = first - (first > 0 and reading.lower[first - 1] in A_OR_THE)
        begin -= begin > 0 and reading.lower[begin - 1] == "as"
        yield first, last, begin if reading.words[first + 1][:1].islower() else -1


def _by(reading: Reading, last: int, starts: Mapping[int, Range]) -> Range | None:
    """Who judges, behind a quotation: “a joke” | by the mayor |; “a joke” – by the mayor."""
    by = last + (reading.words[last : last + 1] in _DASHES)
    return starts.get(by + 1) if reading.lower[by : by + 1] == ["by"] else None


def _behind(reading: Reading, end: int, starts: Mapping[int, Range]) -> int:
    """Where a source ends, with its apposition and comma: the mayor, | Ana Roe, |."""
    if reading.words[end : end + 1] != [","]:
        return end
    added = starts.get(end + 1)
    closed = added is not None and reading.words[added[1] : added[1] + 1] == [","]
    return added[1] + 1 if added and closed else end + 1


def _participle(reading: Reading, begin: int) -> Range | None:
    """The participle before a token that judges: was | called | “a joke”; described on Monday as “a joke”."""
    verb = begin - 1
    verb -= 2 * (verb > 2 and reading.lower[verb - 1] == "on" and reading.words[verb][:1].isupper())
    if verb < 0 or reading.pos[verb] not in PAST or not is_judging(reading.lower[verb]):
        return None
    return verb, verb + 1


def _in_row(reading: Reading, end: int, begin: int) -> bool:
    """Whether a quotation is one more of what one judges: as “a” | and, more mildly, as | “b” by Roe."""
    between = range(end, begin)
    if len(between) > _OBJECT or end < 1 or reading.sentence[end - 1] != reading.sentence[begin]:
        return False
    joined = any(reading.lower[at] in _ROW for at in between) or reading.words[end - 2] == ","
    return joined and all(reading.pos[at] not in FINITE and reading.lower[at] != "by" for at in between)


def _joins(reading: Reading, at: int) -> bool:
    return reading.lower[at : at + 1] != [] and reading.lower[at] in _JOINING


def parted(reading: Reading, draft: Draft) -> list[Draft]:
    """The draft as two where its verb judges two things, or two judge: “a barn” | and its park as “a bog”."""
    cue = draft.cue
    if not cue or len(draft.content) != 1 or not any(map(is_judging, reading.lower[slice(*cue)])):
        return [draft]
    first, last = draft.content[0]
    begin = first + (reading.lower[first] in ("as", *A_OR_THE))
    gap = begin < last and reading.quote[begin] >= 0  # calls “a tidy-up” and | the tenants |
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
