"""EPUB: books, and magazines made into books. Each chapter is an article."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

import regex
from lxml import etree

from quotes.document import Article
from quotes.reading.charsets import page_decoded
from quotes.reading.documents import BROKEN, xml_of
from quotes.reading.mending import mended
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import of_text
from quotes.reading.salvage import mended_zip
from quotes.reading.source import LARGEST, PassedOverError, ReadingError, Source, cut_off, too_long
from quotes.reading.web.bylines import authors, day
from quotes.reading.web.pages import of_tree
from quotes.reading.web.trees import parsed

__all__ = ["pieces"]

_LARGEST_BOOK = 10 * LARGEST
_PAGE = regex.compile(r"(?i)(?<!\b(?:nav|toc))\.x?html?$")
_DIGITS = regex.compile(r"(\d+)")
_PROLOGUE = regex.compile(r"\s*<\?xml[^>]*\?>")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each chapter, in reading order; covers and lists of contents are none."""
    data = source.content(_LARGEST_BOOK)
    whole = zipfile.is_zipfile(io.BytesIO(data))
    any = False
    try:
        with zipfile.ZipFile(io.BytesIO(data if whole else mended_zip(data))) as parts:
            for piece in _of_parts(source, parts, whole):
                any = True
                yield piece
    except BROKEN:
        raise ReadingError(f"{source.name}: is broken or cut off; get the book anew") from None
    if not whole:
        none = ReadingError(f"{source.name}: is cut off before its text; get the book anew")
        yield cut_off(source.name) if any else none


def _of_parts(source: Source, parts: zipfile.ZipFile, whole: bool) -> Iterator[Article | ReadingError]:
    known, chapters = _listed(parts)
    if not chapters:
        chapters = _pages(parts)
        if chapters and whole:
            yield PassedOverError(
                f"{source.name}: its list of chapters is missing or broken; they are read in the order of"
                " their files' names"
            )
    locked = _locked(parts)
    size = 0
    for number, name in enumerate(chapters, 1):
        if name in parts.NameToInfo:
            size += parts.getinfo(name).file_size
        elif not whole:
            continue  # it stood behind where the book breaks off
        if size > _LARGEST_BOOK:
            raise ReadingError(f"{source.name}: is larger inside than any book; check it")
        try:
            yield from _article(source, parts, name, number, known, name in locked)
        except ReadingError as error:
            yield error
        except BROKEN:
            yield ReadingError(f"{source.name}, chapter {number}: is broken or missing; get the book anew")


def _article(
    source: Source, parts: zipfile.ZipFile, name: str, number: int, known: dict[str, str | None], locked: bool
) -> Iterator[Article]:
    label = f"{source.name}, chapter {number}"
    if locked:
        raise ReadingError(f"{label}: is protected against copying; get the text without protection")
    if (size := parts.getinfo(name).file_size) > LARGEST:
        raise too_long(label, f"{size:,} bytes")
    page = _PROLOGUE.sub("", mended(page_decoded(parts.read(name), label)))
    tree = parsed(page, label)
    heading = next(
        (text for tag in ("h1", "h2", "h3") for one in tree.iter(tag) if (text := _line(one))), None
    )
    body = tree.find("body")
    text = "\n".join(of_tree(tree if body is None else body))
    if text.strip() and text.strip() != heading:
        yield of_text(source, text, number, **{**known, "title": heading or known["outlet"]})


def _listed(parts: zipfile.ZipFile) -> tuple[dict[str, str | None], list[str]]:
    """What a book states of itself, and its chapters in reading order; nothing where it lists none."""
    try:
        container = xml_of(parts, "META-INF/container.xml")
        place = next((one.get("full-path", "") for one in container.iter("{*}rootfile")), "")
        package = xml_of(parts, place)
    except BROKEN:
        return {"outlet": None}, []
    return _stated(package), list(dict.fromkeys(_chapters(posixpath.dirname(place), package)))


def _pages(parts: zipfile.ZipFile) -> list[str]:
    """The names of all pages that a book has, 2 before 10."""
    pages = (name for name in parts.namelist() if _PAGE.search(name))
    return sorted(
        pages, key=lambda name: [int(part) if part.isdecimal() else part for part in _DIGITS.split(name)]
    )


def _stated(package: etree._Element) -> dict[str, str | None]:
    """Author and day of the book; its own title is for its chapters what an outlet is for articles."""

    def all_of(tag: str) -> list[str]:
        return [
            line for one in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{tag}") if (line := _line(one))
        ]

    names = [name for one in all_of("creator") for name in authors(one, inverted=True)]
    return {
        "author": "; ".join(dict.fromkeys(names)) or None,
        "published": next((found for one in all_of("date") if (found := day(one))), None),
        "outlet": next(iter(all_of("title")), None),
    }


def _chapters(place: str, package: etree._Element) -> Iterator[str]:
    """The names of the chapters' files, in reading order."""
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        if "html" in (item.get("media-type") or ""):
            yield posixpath.normpath(posixpath.join(place, unquote(item.get("href") or "")))


def _locked(parts: zipfile.ZipFile) -> set[str]:
    """The names of the files that are encrypted."""
    if "META-INF/encryption.xml" not in parts.namelist():
        return set()
    encrypted = xml_of(parts, "META-INF/encryption.xml")
    return {unquote(one.get("URI") or "") for one in encrypted.iter("{*}CipherReference")}


def _line(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
