"""PDF: the lines of its pages in reading order, joined to paragraphs.

A PDF knows letters and where they stand, nothing else. Columns are told by the gap between them,
running heads by coming again on other pages, paragraphs by distance, indent and short last lines.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import regex

from quotes.document import Article
from quotes.reading.kinds import is_whole_pdf
from quotes.reading.mending import mended
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import LONGEST, of_text
from quotes.reading.source import LARGEST, ReadingError, Source, extra, too_long
from quotes.reading.trailers import with_trailer

__all__ = ["article"]

_LARGEST_PDF = 10 * LARGEST
_MOST_PAGES = 2_000
_MOST_COLUMNS = 8
"""Times that a page may go back up and still be drawn as it is read."""

_LEAST_ROWS = 4
_SAMPLE = 200
"""Letters of a page that tell how it is turned."""

_EDGE = 0.12
"""The part of a page, above and below, in which running heads and page numbers stand."""

_NUMBER = regex.compile(r"(?i)[-–—|\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*")
_HYPHENS = dict.fromkeys((0x02, 0xAD, 0x2010, 0xFFFE), "-")
"""What PDFium and PDFs have for a hyphen at the end of a line."""

_HYPHEN = regex.compile(r"(?<=\p{L}{2}|\d)-$")
_KEPT = frozenset(
    "well so self ex non co anti half long short high low much ill all pro post pre mid".split()
)
"""First parts of words that are written with a hyphen wherever they stand."""

_ENDS = (".", "?", "!", "”", '"', "’", ":", "…")
_TITLE_SIZE = 1.2
"""The height of a title's letters, of the text's."""

_JUNK = regex.compile(r"(?i)microsoft word|untitled|\.(?:docx?|indd|pdf|qxd)\b|^\W*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a column: its text and where it stands, from the upper left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def article(source: Source, options: ReadingOptions) -> Article:
    """The article of a PDF. Raises ReadingError for one that is encrypted, broken, or a scan."""
    pdfium = extra("pypdfium2", source.name, "PDF files", "pdf")
    data = source.content(_LARGEST_PDF)
    is_whole = is_whole_pdf(source)
    if not is_whole:
        data = with_trailer(data) or data
    try:
        document: Any = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(f"{source.name}: is encrypted; save it without a password") from None
        advice = (
            "is broken; open and save it again, or get it anew"
            if is_whole
            else "is cut off, and what tells its pages and letters stood at its end; get it anew"
        )
        raise ReadingError(f"{source.name}: {advice}") from None
    try:
        pages = list(_pages(document, source, pdfium))
        stated = document.get_metadata_dict()
    finally:
        document.close()
    pages = list(_without_heads(pages))
    lines = [line for page in pages for line in _ordered(page)]
    if not lines:
        raise ReadingError(f"{source.name}: has no text, only pictures; recognize its letters first (OCR)")
    size = statistics.median(line.height for line in lines for _ in range(1 + len(line.text) // 20))
    text = mended("\n\n".join(_paragraphs(lines, size)))
    title = _title(pages[0] if pages else [], size) or stated.get("Title", "")
    known = {"title": None if _JUNK.search(title) else title}
    return of_text(source, text, None, **known)


def _pages(document: Any, source: Source, pdfium: Any) -> Iterator[list[_Line]]:
    """The lines of each page, in the order in which it draws them."""
    letters = 0
    if len(document) > _MOST_PAGES:
        raise too_long(source.name, f"{len(document):,} pages")
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
            turn = _turn(textpage, pdfium.raw)
            if page.get_rotation() != (rotation := -90 * turn % 360):  # by which PDFium orders letters
                page.set_rotation(rotation)
                textpage = page.get_textpage()
            pieces = list(_pieces(textpage, turn, pdfium.raw))
            page.close()
        except pdfium.PdfiumError:
            continue  # a page that is broken: the others are read
        letters += sum(len(piece.text) for piece in pieces)
        if letters > LONGEST:
            raise too_long(source.name, f"more than {LONGEST:,} characters")
        yield _lines(pieces)


def _pieces(textpage: Any, turn: int, raw: Any) -> Iterator[_Line]:
    """What stands side by side without a gap, in the order in which the page draws it."""
    words: list[str] = []
    left = top = right = bottom = 0.0
    for index in range(textpage.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(textpage, index)).translate(_HYPHENS)
        if letter in "\r\n" or not letter.isprintable():
            here = None
        elif letter.isspace():
            words.append(" ")
            continue
        else:
            here = _upright(textpage.get_charbox(index, loose=True), turn)
            size = here[3] - here[1]
            beside = (
                -size < here[0] - right < 0.9 * size and min(bottom, here[3]) - max(top, here[1]) > 0.5 * size
            )
        if words and (here is None or not beside):
            if text := "".join(words).strip():
                yield _Line(text, left, top, right, bottom)
            words = []
        if here is not None:
            if not words:
                left, top, right, bottom = here
            top, right, bottom = min(top, here[1]), max(right, here[2]), max(bottom, here[3])
            words.append(letter)
    if text := "".join(words).strip():
        yield _Line(text, left, top, right, bottom)


def _turn(textpage: Any, raw: Any) -> int:
    """By how many right angles most of a page's letters are turned: many a wide page is drawn so."""
    count = textpage.count_chars()
    angles = (raw.FPDFText_GetCharAngle(textpage, index) for index in range(0, count, 1 + count // _SAMPLE))
    turns = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return max(turns, key=turns.__getitem__, default=0)


def _upright(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a box as who reads the letters sees it; top is less than bottom."""
    left, bottom, right, top = box
    return (
        (left, -top, right, -bottom),
        (-top, -right, -bottom, -left),
        (-right, bottom, -left, top),
        (bottom, left, top, right),
    )[turn]


def _lines(pieces: Sequence[_Line], widest: float = 0.9) -> list[_Line]:
    """Pieces that go on in their row, with no gap wider than so many times their height, joined."""
    lines: list[_Line] = []
    for piece in pieces:
        last = lines[-1] if lines else piece
        gap = piece.left - last.right
        if lines and _in_one_row(last, piece) and -piece.height < gap < widest * piece.height:
            text = last.text + (" " if gap > 0.1 * piece.height else "") + piece.text
            top, bottom = min(last.top, piece.top), max(last.bottom, piece.bottom)
            lines[-1] = _Line(text, last.left, top, piece.right, bottom)
        else:
            lines.append(piece)
    return lines


def _in_one_row(one: _Line, other: _Line) -> bool:
    return abs(one.top + one.bottom - other.top - other.bottom) < 0.8 * max(one.height, other.height)


def _ordered(lines: Sequence[_Line]) -> Sequence[_Line]:
    """The lines as they are read: as they are drawn, or where rows go through all columns, by their place.

    Columns begin at the same place in most rows, what a wide gap in a line parts does not.
    """
    beside = Counter(round(line.left / 4) for before, line in pairwise(lines) if _in_one_row(before, line))
    rows = beside.total()
    if rows >= _LEAST_ROWS and beside.most_common(1)[0][1] > rows / 3:
        return list(_by_place(lines))
    joined = _lines(lines, 4)
    back = sum(line.bottom < before.top for before, line in pairwise(joined))
    return joined if back <= _MOST_COLUMNS else list(_by_place(joined))


def _by_place(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines column by column, between lines that run over all columns."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    zone: list[_Line] = []
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        if line.right - line.left > 0.6 * width:
            yield from _columns(zone)
            yield line
            zone = []
        else:
            zone.append(line)
    yield from _columns(zone)


def _columns(lines: Sequence[_Line]) -> Iterator[_Line]:
    """The lines of a zone, the left column first."""
    reach = float("-inf")
    column: list[_Line] = []
    for line in sorted(lines, key=lambda line: line.left):
        if column and line.left > reach:
            yield from sorted(column, key=lambda line: line.top)
            column = []
        column.append(line)
        reach = max(reach, line.right)
    yield from sorted(column, key=lambda line: line.top)


def _without_heads(pages: Sequence[list[_Line]]) -> Iterator[list[_Line]]:
    """The pages without running heads, running feet and page numbers."""

    def key(line: _Line) -> str:
        return regex.sub(r"\d+", "#", line.text)

    edges = [[line for line in page if _is_at_edge(line, page)] for page in pages]
    seen = Counter(name for lines in edges for name in {key(line) for line in lines})
    for page, edge in zip(pages, edges, strict=True):
        dropped = {
            id(line)
            for line in edge
            if _NUMBER.fullmatch(line.text) or (seen[key(line)] > 1 and len(pages) > 1)
        }
        yield [line for line in page if id(line) not in dropped]


def _is_at_edge(line: _Line, page: Sequence[_Line]) -> bool:
    top, bottom = min(one.top for one in page), max(one.bottom for one in page)
    reach = _EDGE * max(bottom - top, 1)
    return line.bottom < top + reach or line.top > bottom - reach


def _paragraphs(lines: Sequence[_Line], size: float) -> Iterator[str]:
    """The text of each paragraph, its lines joined."""
    steps = sorted(b.top - a.top for a, b in pairwise(lines) if 0 < b.top - a.top < 4 * size)
    leading = steps[len(steps) // 4] if steps else size
    words = {word.lower() for line in lines for word in regex.findall(r"[\p{L}-]+", line.text)}
    text = lines[0].text
    first = lines[0]
    for before, line in pairwise(lines):
        if _goes_on(before, line, first, leading, size):
            text = _joined(text, line.text, words)
        else:
            yield text
            text, first = line.text, line
    yield text


def _goes_on(before: _Line, line: _Line, first: _Line, leading: float, size: float) -> bool:
    """Whether a line belongs to the paragraph of the one before it; ``first`` began that."""
    if abs(before.height - line.height) > 0.25 * max(before.height, line.height):
        return False
    if not 0 < line.top - before.top < 4 * leading:  # on the next column or page
        return not before.text.endswith(_ENDS) or line.text[:1].islower()
    if line.top - before.top > 1.35 * leading * max(line.height / size, 1):
        return False
    if 0.7 * size < line.left - before.left < 4 * size and line.height < _TITLE_SIZE * size:
        return False
    if _HYPHEN.search(before.text):
        return True
    letter = (line.right - line.left) / max(len(line.text), 1)
    room = line.right - before.right - letter
    return room < letter * len(line.text.split()[0]) * 1.2  # else the next word had stood there


def _joined(text: str, more: str, words: set[str]) -> str:
    """Two lines as one, a word that was parted between them whole again."""
    if not _HYPHEN.search(text) or not more[:1].isalnum():
        return f"{text} {more}"
    if not more[0].islower():
        return text + more
    head, tail = regex.findall(r"[\p{L}\d]+", text)[-1], regex.match(r"\p{L}*", more)
    end = tail[0] if tail else ""
    written = f"{head}-{end}".lower() in words or (
        head.lower() in _KEPT and (head + end).lower() not in words
    )
    return (text[:-1] + "-" if written else text[:-1]) + more


def _title(page: Sequence[_Line], size: float) -> str:
    """The lines in the largest letters of the first page, if they are larger than the text."""
    large = max((line.height for line in page), default=0)
    if large < _TITLE_SIZE * size:
        return ""
    return " ".join(line.text for line in page if line.height > 0.93 * large)[:300]
