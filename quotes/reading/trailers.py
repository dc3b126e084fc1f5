"""A PDF that is cut off, with a new end: the list of its objects and pages stood there.

Only pages are kept whose words can be read to the letter: what is drawn, and what tells the letters of each
font. How letters look, and pictures, may be lost.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import regex

from quotes.reading.source import LARGEST

__all__ = ["with_trailer"]

_OBJECT = regex.compile(rb"(?<![\d.])(\d{1,8})[ \t\r\n]+(\d{1,5})[ \t\r\n]+obj\b")
_REFERENCE = regex.compile(rb"(?<![\d.])(\d{1,8})[ \t\r\n]+\d{1,5}[ \t\r\n]+R\b")
_ELSEWHERE = regex.compile(rb"/(?:Parent|P|StructTreeRoot|Annots|Dest|B)\s*(?:\[[^\[\]]*+\]|\d+\s+\d+\s+R\b)")
"""What a page has of others, which its text does not need."""

_LOOKS = regex.compile(
    rb"/(?:ExtGState|ColorSpace|Pattern|Shading|Properties)\s*(?:<<(?:[^<>]|<<[^<>]*+>>)*+>>|\d+\s+\d+\s+R\b)"
)
"""What a page is drawn with, but for its fonts and pictures."""

_SHAPES = regex.compile(rb"/(?:FontDescriptor|Widths|CIDToGIDMap)\s*\d+\s+\d+\s+R\b")
"""How the letters of a font look."""

_LETTERS = regex.compile(
    rb"/ToUnicode\s*\d|/Encoding\s*/(?:WinAnsi|MacRoman)Encoding|/Subtype\s*/CIDFontType[02]"
)
"""What a font has that tells its letters, whatever they look like."""

_GLYPHS = regex.compile(rb"/Subtype\s*/Type0")
"""A font whose letters are numbers of its own."""

_NEVER = 0
"""The number of an object that no PDF has."""

_DRAWN = regex.compile(rb"/XObject\s*<<[^<>]*+>>")
"""Pictures of a page, and what is drawn as a whole; one that is lost has no word of what is left."""

_PAGE = regex.compile(rb"/Type\s*/Page(?![A-Za-z])")
_ENCRYPTED = regex.compile(rb"/Filter\s*/Standard\b")
_STREAM = regex.compile(rb"/Type\s*/ObjStm\b")
_PLACES = regex.compile(rb"/First\s+(\d+)")


def with_trailer(data: bytes) -> bytes | None:
    """The PDF with an end that lists its whole pages, None where there are none or they are encrypted."""
    written, unpacked = _objects(data)
    objects = {**written, **unpacked}
    pages = [number for number, text in objects.items() if _PAGE.search(text)]
    if any(_ENCRYPTED.search(text) for text in objects.values()):
        return None
    broken = _broken(objects, set(pages))
    kept = [number for number in pages if number not in broken]
    if not kept:
        return None
    last = max(objects) + 1
    kids = b" ".join(b"%d 0 R" % number for number in kept)
    end = [b"%d 0 obj\n%s\nendobj\n" % item for item in unpacked.items()]
    end.append(b"%d 0 obj\n<</Type/Pages/Count %d/Kids[%s]>>\nendobj\n" % (last, len(kept), kids))
    end.append(b"%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n" % (last + 1, last))
    end.append(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % (last + 2, last + 1))
    return data[: data.rindex(b"endobj")] + b"endobj\n" + b"".join(end)


def _objects(data: bytes) -> tuple[dict[int, bytes], dict[int, bytes]]:
    """The whole objects, up to their streams, by number: as they are written, and those packed in streams."""
    written: dict[int, bytes] = {}
    unpacked: dict[int, bytes] = {}
    begins = list(_OBJECT.finditer(data))
    room = 3 * LARGEST
    for place, begin in enumerate(begins):
        stop = begins[place + 1].start() if place + 1 < len(begins) else len(data)
        text, whole, _ = data[begin.end() : stop].partition(b"endobj")
        if not whole:
            continue
        head, is_stream, stream = text.partition(b"stream")
        written[int(begin[1])] = head.strip()
        if is_stream and _STREAM.search(head):
            content = _inflated(stream, room)
            room -= len(content)
            unpacked.update(_packed(head, content))
    return written, unpacked


def _packed(head: bytes, content: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects in a stream: their numbers and places stand before the first."""
    if not (first := _PLACES.search(head)):
        return
    start = int(first[1])
    numbers = [int(number) for number in regex.findall(rb"\d{1,9}", content[:start])]
    places = [*(start + place for place in numbers[1::2]), len(content)]
    for number, begin, end in zip(numbers[::2], places, places[1:], strict=False):
        yield number, content[begin:end].strip()


def _inflated(stream: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream.lstrip(b"\r\n"), max(most, 1))
    except zlib.error:
        return b""


def _broken(objects: dict[int, bytes], pages: set[int]) -> set[int]:
    """The objects that need one that is not there, or need one that does."""
    pictures = {
        int(reference)
        for text in objects.values()
        for drawn in _DRAWN.findall(text)
        for reference in _REFERENCE.findall(drawn)
    }
    needed_by: dict[int, list[int]] = {}
    for number, text in objects.items():
        for needed in _needed(text, is_page=number in pages):
            if needed not in pages and not (needed in pictures and needed not in objects):
                needed_by.setdefault(needed, []).append(number)
    broken: set[int] = set()
    waiting = [number for number in needed_by if number not in objects]
    while waiting:
        for number in needed_by.get(waiting.pop(), ()):
            if number not in broken:
                broken.add(number)
                waiting.append(number)
    return broken


def _needed(text: bytes, is_page: bool) -> Iterator[int]:
    """The objects without which the words of one cannot be read."""
    if not is_page or b"/Resources" in text:  # a page without its own has its parent's
        text = _ELSEWHERE.sub(b"", text)
    text = _LOOKS.sub(b"", text)
    if _GLYPHS.search(text) and b"/ToUnicode" not in text:
        yield _NEVER
    if _LETTERS.search(text):
        text = _SHAPES.sub(b"", text)
    yield from map(int, _REFERENCE.findall(text))
