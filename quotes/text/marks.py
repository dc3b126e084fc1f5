"""Quoted spans: which characters stand inside quotation marks.

The marks of a text are found in one scan; then those of each paragraph are paired by
what they look like, what stands beside them, and which marks are open. A mark has an
effect beyond its own paragraph only where the next ones reopen the quotation or close it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

import regex

from quotes.text.layout import Paragraph

__all__ = ["QuotedSpan", "quoted_spans"]

_MARK = regex.compile(
    r"""(?x) (?=["“”„‟«»‹›‘’‚‛'`′″]) (?:
      (?P<no_mark>
          (?<!\w)['’‘](?:n['’](?!\w)
                        |(?:[Tt]is|[Tt]was|[Tt]were|[Tt]will|[Tt]il|em|cause|cos|bout|round|neath|til|till)\b
                        |\d\ds?\b(?!['’]))
        | (?<=[^\s\w([{<–—-])['’](?:s|S|ll|re|ve|d|m|t)\b
        | (?<=\d)['’′]\ ?\d{1,2}(?:[½¼¾]|\ \d/\d)?(?:["”″]|''|’’)?
        | (?<=\d-(?:foot|feet)-\d{1,2})["”″]
        | (?<==)"[^"\n]{0,200}"
    | ["“”„‟«»‹›‘’‚‛'`]{6,}+ | '{4,} | `{3,})
    | (?P<double>["“”„‟]|``|''(?!'))
    | (?P<triple>''')
    | (?P<guillemet>[«»])
    | (?P<pointed>[‹›])
    | (?P<single>‚(?=\w)|(?<!\w)['‘’‛`]|['‘’](?!\w)) )
    """
)
_OPENING = frozenset("“„‟«‹‘‚‛`")
_CLOSING = frozenset("”»›’")
_BEFORE_OPENING = frozenset("([{<-–—/|")
_DASHES = frozenset("-–—")
_AFTER_CLOSING = frozenset(",;:!?)]}")
_BEFORE_SENTENCE = frozenset(".!?:,")
_RUN = 4
"""Paragraphs at most over which a quotation runs on without a mark."""

_Family = Literal["double", "single", "guillemet", "pointed"]
_FAMILIES: tuple[_Family, ...] = ("double", "single", "guillemet", "pointed")


class QuotedSpan(NamedTuple):
    """Characters ``start`` to ``end`` of a text, the quotation marks included.

    depth: 0 for an outermost span, 1 for one inside it, and so on.
    closed: False where the paragraph ends before the quotation does.
    continues: index of the span in the paragraph before that this one goes on from, or -1.
    """

    start: int
    end: int
    depth: int = 0
    closed: bool = True
    continues: int = -1


@dataclass(slots=True)
class _Mark:
    """One mark: which way its glyph and its neighbours point (1 opens, -1 closes, 0 either)."""

    start: int
    end: int
    family: _Family
    glyph: int
    context: int

    @property
    def way(self) -> int:
        return self.context or self.glyph


def quoted_spans(text: str, paragraphs: Sequence[Paragraph]) -> list[QuotedSpan]:
    """All quoted spans in the order of their starts; spans nest, but never cross.

    An opening mark that nothing closes in its paragraph gives a span up to the paragraph's end, if the next
    one opens with the same kind of mark, if one of the next closes what it did not open (the quotation
    runs on over the paragraphs between), or if the mark opens its paragraph or a sentence there.
    An apostrophe gives none.
    """
    found: list[tuple[int, int, bool]] = []
    reopened: set[int] = set()
    grouped = list(_by_paragraph(text, paragraphs))
    closer: _Mark | None = None
    for n, (paragraph, marks) in enumerate(grouped):
        pairs, unclosed = _paired(text, marks) if marks else ((), None)
        if closer and closer.start > paragraph.start:
            reopened.add(paragraph.start)
            is_last = closer.end <= paragraph.end
            found.append((paragraph.start, min(closer.end, paragraph.end), is_last))
            pairs = [pair for pair in pairs if not pair[0].start < closer.start < pair[1].end]
            unclosed = unclosed if unclosed and unclosed.start > closer.start else None
            closer = None if is_last else closer
        found += [(first.start, last.end, True) for first, last in pairs]
        if unclosed is None:
            continue
        following = grouped[n + 1] if n + 1 < len(grouped) else None
        if following and _reopens(unclosed, *following):
            reopened.add(following[0].start)
            found.append((unclosed.start, paragraph.end, False))
        elif unclosed.family != "single":
            closer = _runs_on(unclosed, grouped[n + 1 : n + 1 + _RUN])
            if closer or unclosed.start == paragraph.start or _opens_sentence(text, unclosed):
                found.append((unclosed.start, paragraph.end, False))
    return _nested(sorted(found, key=lambda span: (span[0], -span[1])), reopened)


def _by_paragraph(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, list[_Mark]]]:
    """Each paragraph that is read, with its marks."""
    marks = _marks(text)
    mark = next(marks, None)
    for paragraph in paragraphs:
        own = []
        while mark is not None and mark.start < paragraph.end:
            if mark.start >= paragraph.start:
                own.append(mark)
            mark = next(marks, None)
        if paragraph.is_read:
            yield paragraph, own


def _marks(text: str) -> Iterator[_Mark]:
    """Every quotation mark of the text; apostrophes behind a word are among them."""
    end = -1
    opens = True
    for match in _MARK.finditer(text):
        kind = match.lastgroup
        if kind == "no_mark":
            continue
        start = match.start()
        before = text[start - 1 : start]
        if start != end:  # a mark directly behind another one sees what that one saw: "'No' is a word."
            opens = not before or before.isspace() or before in _BEFORE_OPENING
        end = match.end()
        after = text[end : end + 1]
        starts_word = after != "" and not after.isspace() and after not in _AFTER_CLOSING
        closes = (not opens or before in _DASHES) and not after.isalnum()
        context = (opens and starts_word) - closes
        if kind == "triple":
            middle = start + 2 if context > 0 else start + 1
            yield _Mark(start, middle, "double" if context > 0 else "single", 0, context)
            yield _Mark(middle, end, "single" if context > 0 else "double", 0, context)
        else:
            glyph = match.group()
            yield _Mark(
                start, end, cast(_Family, kind), (glyph[0] in _OPENING) - (glyph in _CLOSING), context
            )


def _paired(text: str, marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], _Mark | None]:
    """The pairs among one paragraph's marks, and the outermost mark that stays open."""
    marks = _doubled(marks)
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    open_now = dict.fromkeys(_FAMILIES, 0)
    later = _later(marks)
    for n, mark in enumerate(marks):
        family = mark.family
        way = _way(mark, open_now[family] > 0)
        if way > 0:
            if family == "single" and mark.glyph < 0:
                continue
            if open_now[family] and not _closes_twice(marks, later, n):
                _unwind(stack, open_now, family)
            stack.append(mark)
            open_now[family] += 1
        elif open_now[family]:
            if family == "single" and (stack[-1].family != "single" or _is_apostrophe(text, marks, later, n)):
                continue
            pairs.append((_unwind(stack, open_now, family), mark))
    return pairs, stack[0] if stack else None


def _doubled(marks: list[_Mark]) -> list[_Mark]:
    """The marks, two single ones for one that closes where only double ones open: “We go,’’ he said."""
    ways = {mark.way for mark in marks if mark.family == "double"}
    if 1 not in ways or -1 in ways:
        return marks
    found: list[_Mark] = []
    for mark in marks:
        before = found[-1] if found else mark
        if mark.family == before.family == "single" and mark.glyph < 0 and before.end == mark.start:
            found[-1] = _Mark(before.start, mark.end, "double", -1, -1)
        else:
            found.append(mark)
    return found


def _way(mark: _Mark, is_open: bool) -> int:
    """1 if the mark opens, -1 if it closes."""
    if mark.glyph * mark.context < 0 or not mark.way:
        return -1 if is_open else (mark.glyph if mark.family == "single" and mark.glyph else 1)
    return mark.way


def _unwind(stack: list[_Mark], open_now: dict[_Family, int], family: _Family) -> _Mark:
    """Take the innermost open mark of the family away, and those inside it that nothing closed."""
    while True:
        mark = stack.pop()
        open_now[mark.family] -= 1
        if mark.family == family:
            return mark


def _later(marks: list[_Mark]) -> list[int]:
    """For each mark the place of the next one of its family, or the number of marks."""
    following = dict.fromkeys(_FAMILIES, len(marks))
    later = [0] * len(marks)
    for n in range(len(marks) - 1, -1, -1):
        later[n] = following[marks[n].family]
        following[marks[n].family] = n
    return later


def _closes_twice(marks: list[_Mark], later: list[int], n: int) -> bool:
    """Whether the next two marks of the family close: this one is nested then, else the first is stray."""
    for _ in range(2):
        n = later[n]
        if n == len(marks) or marks[n].way >= 0:
            return False
    return True


def _is_apostrophe(text: str, marks: list[_Mark], later: list[int], n: int) -> bool:
    """Whether a mark behind a word (workers', rockin') leaves the closing to a later one."""
    mark, following = marks[n], later[n]
    if text[mark.start - 1] not in "sSnzx" or not text[mark.end : mark.end + 2].lstrip(" ")[:1].isalnum():
        return False
    return following < len(marks) and marks[following].way < 0


def _reopens(unclosed: _Mark, paragraph: Paragraph, marks: list[_Mark]) -> bool:
    return bool(
        marks
        and marks[0].start == paragraph.start
        and marks[0].family == unclosed.family
        and marks[0].way >= 0
    )


def _runs_on(unclosed: _Mark, following: Sequence[tuple[Paragraph, list[_Mark]]]) -> _Mark | None:
    """The mark that closes, in one of the next paragraphs, what was opened and not closed in one."""
    for _, marks in following:
        first = next((mark for mark in marks if mark.family == unclosed.family), None)
        if first is not None:
            return first if _way(first, is_open=False) < 0 else None
    return None


def _opens_sentence(text: str, mark: _Mark) -> bool:
    """Whether a mark stands before a sentence, as what says so ends or behind a sentence."""
    before = text[max(mark.start - 3, 0) : mark.start].rstrip()
    return before[-1:] in _BEFORE_SENTENCE and text[mark.end : mark.end + 1].isupper()


def _nested(found: list[tuple[int, int, bool]], reopened: set[int]) -> list[QuotedSpan]:
    """The spans with their depths and continuations; ``found`` in order, outer before inner."""
    spans: list[QuotedSpan] = []
    ends: list[int] = []
    unclosed = -1
    for start, end, closed in found:
        while ends and ends[-1] <= start:
            ends.pop()
        continues = unclosed if start in reopened and not ends else -1
        spans.append(QuotedSpan(start, end, len(ends), closed, continues))
        if not closed:
            unclosed = len(spans) - 1
        ends.append(end)
    return spans
