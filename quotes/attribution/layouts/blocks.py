"""Blocks: quotations that the layout gives to somebody: listed by names, or announced before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotes.attribution.acts.acts import reports
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.layouts.labels import CLOSERS, bare_label, first_person, is_named, is_quoted, label
from quotes.text.analysis import Reading

__all__ = ["found"]

_LEAST_BLOCK = 6  # tokens of a block without quotation marks
_LONGEST_OPENING = 60  # characters before a colon that say who speaks
_TURNED = 4  # paragraphs behind a line that turns the page, with what stands above the rest there
_REACH = 10  # tokens before a colon in which the verb that announces stands
_MARKUP = "<\"“‘'*•-–—"  # what begins no block quotation


def found(reading: Reading) -> list[Draft]:
    """Quotations with a name before them, and blocks that the paragraph before announces."""
    return [*_listed(reading), *_announced(reading), *_carried_over(reading), *_replied(reading)]


def _listed(reading: Reading) -> Iterator[Draft]:
    """Names with a role or a handle before a colon or dash and a quotation: "Ana Roe, nurse: ...".

    Without quotation marks there must be two such paragraphs, and somebody says "I".
    """
    bare = []
    for paragraph in reading.paragraphs:
        one = label(reading, paragraph) or bare_label(reading, paragraph)
        if not one or one.in_capitals or not is_named(reading, one.source):
            continue
        more = one.role or one.cue[0] > one.source[1]
        if more and is_quoted(reading, one.content):
            yield one.draft("name-role-quote")
        elif one.end and one.role and one.source[1] - one.source[0] > 1 and _is_bare(reading, one.content):
            bare.append(one)
    if len(bare) > 1 and 2 * sum(first_person(reading, one.paragraph) for one in bare) >= len(bare):
        yield from (one.draft("name-role-quote") for one in bare)


def _announced(reading: Reading) -> Iterator[Draft]:
    """A paragraph without quotation marks that the one before announces: "Lopez wrote in a letter:"."""
    text = reading.text
    for before, paragraph in pairwise(reading.paragraphs):
        if text[before.end - 1] != ":" or not before.is_read or not paragraph.is_read:
            continue
        part = reading.at(paragraph.start, paragraph.end)
        is_bare = text[paragraph.start] not in _MARKUP and _is_bare(reading, part)
        announcing = _announcing(reading, reading.at(before.start, before.end))
        if announcing and is_bare and part[1] - part[0] >= _LEAST_BLOCK:
            source, cue = announcing
            yield Draft((part,), source, cue, cue[0], 1.0, "block-quotation")


def _carried_over(reading: Reading) -> Iterator[Draft]:
    """What goes on behind a line that turns to another page: She said that / See FERRY, Page 6 / it sank."""
    text, paragraphs = reading.text, reading.paragraphs
    for at, turned in enumerate(paragraphs[1:-1], 1):
        if turned.role != "notice" or not text[paragraphs[at - 1].end - 1].isalpha():
            continue
        behind = paragraphs[at + 1 : at + 1 + _TURNED]
        goes_on = next((one for one in behind if one.role == "body"), None)
        opening = reading.at(paragraphs[at - 1].start, paragraphs[at - 1].end)
        if not goes_on or not text[goes_on.start].islower() or reading.lower[opening[1] - 1] != "that":
            continue
        if announcing := _announcing(reading, opening):
            source, cue = announcing
            first = reading.at(goes_on.start, goes_on.end)[0]
            part = first, reading.stop(reading.around(first)[1])
            yield Draft((part,), source, cue, cue[0], 1.0, "block-quotation")


def _replied(reading: Reading) -> Iterator[Draft]:
    """A paragraph without quotation marks that begins with who says it: "Ana Roe replies: I would leave."."""
    for paragraph in reading.paragraphs:
        colon = reading.text.find(
            ":", paragraph.start, min(paragraph.end, paragraph.start + _LONGEST_OPENING)
        )
        if colon < 0 or not paragraph.is_read or not first_person(reading, paragraph):
            continue
        announcing = _announcing(reading, reading.at(paragraph.start, colon + 1))
        part = reading.at(colon + 1, paragraph.end)
        if announcing and _is_bare(reading, part) and part[1] - part[0] >= _LEAST_BLOCK:
            source, cue = announcing
            if source[0] == reading.at(paragraph.start, colon)[0]:
                yield Draft((part,), source, cue, cue[0], 1.0, "block-quotation")


def _announcing(reading: Reading, part: Range) -> tuple[Range, Range] | None:
    """Source and cue of a paragraph that ends with them and a colon, or "that"."""
    first, last = part
    for verb in range(last - 2, max(first, last - 2 - _REACH), -1):
        if reading.words[verb] in CLOSERS:
            return None
        if reports(reading, verb):
            break
    else:
        return None
    end = verb - (reading.lower[verb - 1] in ("also", "later", "then"))
    comma = end - 1 > first and reading.words[end - 1] == ","
    start = stop = end - comma
    while start > first and reading.words[start - 1] not in CLOSERS and stop - start < 2 * _REACH:
        start -= 1
    return ((start, stop), (end, verb + 1)) if start < stop else None


def _is_bare(reading: Reading, part: Range) -> bool:
    """Whether none of some tokens stands in quotation marks."""
    return not reading.inside(*part)
