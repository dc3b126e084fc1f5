"""Blocks: quotations that the layout gives to somebody: signed, listed by names, announced before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from quotes.attribution.acts import reports
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.labels import FIRST_PERSON, LINE_NAME, is_role, label
from quotes.text.analysis import Reading
from quotes.text.layout import DATE, Paragraph
from quotes.text.tags import POS

__all__ = ["found"]

_SIGNATURE = regex.compile(
    r"(?P<cue>[-–—―]{1,2}) ?"
    r"(?P<name>\p{Lu}[\p{L}\p{M}.'’-]*?(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*?|al|bin|de|del|van|von)){0,5})"
    rf"(?:(?P<handle> ?\(@\w{{1,30}}\))(?: {DATE})?|(?P<role>,[^\n]{{0,80}}))?\.?"
)
_NAME_LINE = regex.compile(rf"{LINE_NAME}(?:(?P<role>, [^:;!?\"“”\n]{{1,80}}?)| ?\(@?[\w ,]{{1,30}}\))?")
_LEAST = 3  # tokens of a quotation with a signature
_LEAST_BLOCK = 6  # tokens of one without quotation marks
_LONGEST_LINE = 110  # characters of a line with a name
_REACH = 10  # tokens before a colon in which the verb that announces stands
_MARKUP = "<\"“‘'*•-–—"  # what begins no block quotation
_NAMED = frozenset(POS.index(tag) for tag in ("NNP", "NNPS"))
_CLOSERS = frozenset((",", ".", ";", ":", "?", "!", '"', "“", "”", "<", ">"))


def found(reading: Reading) -> list[Draft]:
    """Quotations with a name below, above or before them, and blocks that the paragraph before announces."""
    return [*_signed(reading), *_listed(reading), *_headed(reading), *_announced(reading)]


def _signed(reading: Reading) -> Iterator[Draft]:
    """A paragraph with a signature below it: "- Maria Lopez, a farmer", "— Lena Ortiz (@lena) March 3, 2024".

    Without quotation marks it needs the mark of a block quotation, a handle, or "I".
    """
    for paragraph, below in pairwise(reading.paragraphs):
        if reading.text[below.start] not in "-–—―" or not paragraph.is_read:
            continue
        signature = _SIGNATURE.fullmatch(reading.text, below.start, below.end)
        part = reading.tokens.at(paragraph.start, paragraph.end)
        if not signature or part[1] - part[0] < _LEAST:
            continue
        signed = signature["handle"] or (
            signature["role"] and (_is_marked(reading, paragraph) or _first_person(reading, paragraph))
        )
        if _is_quoted(reading, part) or (signed and part[1] - part[0] >= _LEAST_BLOCK):
            source, cue = (reading.tokens.at(*signature.span(group)) for group in ("name", "cue"))
            yield Draft((part,), source, cue, None, 1.0, "quote-dash-name")


def _listed(reading: Reading) -> Iterator[Draft]:
    """Names with a role or a handle before a colon and a quotation: "Ana Roe, nurse: ...".

    Without quotation marks there must be two such paragraphs, and somebody says "I".
    """
    bare = []
    for paragraph in reading.paragraphs:
        one = label(reading, paragraph)
        if not one or one.in_capitals or not _is_named(reading, one.source):
            continue
        more = one.role or one.cue[0] > one.source[1]
        if more and _is_quoted(reading, one.content):
            yield one.draft("name-role-quote")
        elif one.role and one.source[1] - one.source[0] > 1 and _is_bare(reading, one.content):
            bare.append(one)
    if len(bare) > 1 and 2 * sum(_first_person(reading, one.paragraph) for one in bare) >= len(bare):
        yield from (one.draft("name-role-quote") for one in bare)


def _headed(reading: Reading) -> Iterator[Draft]:
    """Quotations with a line above or below each that names who says it: "Ana Roe, 34, nurse".

    The first of them tells whether the names stand above or below.
    """
    taken: set[int] = set()
    above = None
    for at, (first, second) in enumerate(pairwise(reading.paragraphs)):
        if at in taken:
            continue
        for name, words, is_above in ((first, second, True), (second, first, False)):
            if above not in (None, is_above) or not _is_line(name):
                continue
            part = reading.tokens.at(words.start, words.end)
            if _is_quoted(reading, part) and (line := _named(reading, name)):
                above = is_above
                taken |= {at, at + 1}
                yield Draft((part,), line, None, None, 1.0, "name-line-quote")
                break


def _is_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph is short enough for a line that names somebody."""
    short = paragraph.end - paragraph.start <= _LONGEST_LINE
    return short and paragraph.is_read and paragraph.role != "title"


def _named(reading: Reading, paragraph: Paragraph) -> Range | None:
    """The name of a line that consists of one and of what tells who that is."""
    found = _NAME_LINE.fullmatch(reading.text, paragraph.start, paragraph.end)
    if not found or not found["role"]:
        return None
    name, role = (reading.tokens.at(*found.span(group)) for group in ("name", "role"))
    return name if name[1] - name[0] > 1 and _is_named(reading, name) and is_role(reading, role) else None


def _announced(reading: Reading) -> Iterator[Draft]:
    """A paragraph without quotation marks that the one before announces: "Lopez wrote in a letter:"."""
    text = reading.text
    for before, paragraph in pairwise(reading.paragraphs):
        if text[before.end - 1] != ":" or not before.is_read or not paragraph.is_read:
            continue
        part = reading.tokens.at(paragraph.start, paragraph.end)
        is_bare = text[paragraph.start] not in _MARKUP and _is_bare(reading, part)
        announcing = _announcing(reading, reading.tokens.at(before.start, before.end))
        if announcing and is_bare and part[1] - part[0] >= _LEAST_BLOCK:
            source, cue = announcing
            yield Draft((part,), source, cue, cue[0], 1.0, "block-quotation")


def _announcing(reading: Reading, part: Range) -> tuple[Range, Range] | None:
    """Source and cue of a paragraph that ends with them and a colon."""
    first, last = part
    for verb in range(last - 2, max(first, last - 2 - _REACH), -1):
        if reading.words[verb] in _CLOSERS:
            return None
        if reports(reading, verb):
            break
    else:
        return None
    end = verb - (reading.lower[verb - 1] in ("also", "later", "then"))
    comma = end - 1 > first and reading.words[end - 1] == ","
    start = stop = end - comma
    while start > first and reading.words[start - 1] not in _CLOSERS and stop - start < 2 * _REACH:
        start -= 1
    return ((start, stop), (end, verb + 1)) if start < stop else None


def _is_quoted(reading: Reading, part: Range) -> bool:
    """Whether some tokens all stand in quotation marks."""
    first, last = part
    return last - first >= _LEAST and reading.inside(first, last) == last - first


def _is_bare(reading: Reading, part: Range) -> bool:
    """Whether none of some tokens stands in quotation marks."""
    return not reading.inside(*part)


def _is_named(reading: Reading, part: Range) -> bool:
    """Whether the first and last of some tokens are names."""
    return {int(reading.pos[part[0]]), int(reading.pos[part[1] - 1])} <= _NAMED


def _is_marked(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph has the mark of a block quotation: "> We will stay."."""
    return reading.text[max(0, paragraph.start - 2) : paragraph.start].strip() == ">"


def _first_person(reading: Reading, paragraph: Paragraph) -> bool:
    return FIRST_PERSON.search(reading.text, paragraph.start, paragraph.end) is not None
