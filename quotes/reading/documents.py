"""Documents of word processors: Word (DOCX), OpenDocument (ODT), RTF.

Block quotations stand in quotation marks; footnotes, comments and what was deleted while changes were
tracked are left out, what was inserted is taken.
"""

from __future__ import annotations

import gc
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias

import regex
from lxml import etree

from quotes.document import Article
from quotes.reading.exports import of_export
from quotes.reading.kinds import is_export
from quotes.reading.mending import mended_text
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import finished, of_text
from quotes.reading.salvage import mended_zip
from quotes.reading.source import LARGEST, ReadingError, Source, cut_off, extra
from quotes.reading.web.bylines import authors, day
from quotes.reading.web.pages import of_whole

__all__ = ["BROKEN", "pieces", "xml_of"]

BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    KeyError,
    EOFError,
    etree.LxmlError,
    RuntimeError,
    OSError,
)
"""What zipfile and lxml raise for documents that are broken, cut off or encrypted."""

_Read: TypeAlias = tuple[str, Mapping[str, str | None]]
"""A text, and what its document states of it."""

_LARGEST_FILE = 10 * LARGEST
_STYLES = """
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Title'] => h1:fresh
comment-reference =>
"""
"""What mammoth makes of Word's styles."""

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SKIPPED = {f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}table-of-content"}
_QUOTATION = regex.compile(r"(?i)quot|block.?text")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of a document, or those that a media database put into it.

    Raises ReadingError for one that is encrypted or broken.
    """
    data = source.content(_LARGEST_FILE)
    (text, known), whole = (_of_rtf if data.startswith(b"{\\rtf") else _of_zip)(source, data)
    if is_export(text.encode()):
        yield from of_export(source, text if "\n\n" in text else text.replace("\n", "\n\n"))
    else:
        found = of_text(source, text, None, **known)
        yield found if whole else finished(found)
    if not whole:
        yield cut_off(source.name)


def _of_zip(source: Source, data: bytes) -> tuple[_Read, bool]:
    """What is read, and whether the document is whole."""
    try:
        return _of_parts(source, data), True
    except BROKEN:
        pass
    try:
        if (found := _of_parts(source, mended_zip(data)))[0].strip():
            return found, False
    except BROKEN:
        pass
    raise ReadingError(f"{source.name}: is broken, cut off or encrypted; open and save it again")


def _of_parts(source: Source, data: bytes) -> _Read:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = set(parts.namelist())
        if any(part.file_size > _LARGEST_FILE for part in parts.infolist()):
            raise ReadingError(f"{source.name}: is larger inside than any document; check it")
        if "META-INF/manifest.xml" in names and b"encryption-data" in parts.read("META-INF/manifest.xml"):
            raise ReadingError(f"{source.name}: is encrypted; save it without a password")
        return _of_odt(source, parts) if "content.xml" in names else _of_docx(source, data, parts)


def _of_docx(source: Source, data: bytes, parts: zipfile.ZipFile) -> _Read:
    mammoth = extra("mammoth", source.name, "Word documents", "docx")
    try:
        with _uncollected():
            markup = mammoth.convert_to_html(
                io.BytesIO(data), style_map=_STYLES, ignore_empty_paragraphs=True
            ).value
    except Exception as error:  # mammoth has no errors of its own for documents that are not whole
        raise zipfile.BadZipFile(str(error)) from None
    markup = regex.sub(r'<sup><a href="#[^"]*" id="[^"]*"[^>]*>.*?</a></sup>', "", markup)
    markup = regex.sub(
        r'<ol>(?:<li id="(?:[^"]*-)?(?:foot|end)note-[^"]*">.*?</li>)+</ol>', "", markup, flags=regex.S
    )
    known = _properties(parts, "docProps/core.xml") if "docProps/core.xml" in parts.namelist() else {}
    return of_whole(markup, source.name), known


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: a tree of a long document, which is none, is gone through often."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _of_odt(source: Source, parts: zipfile.ZipFile) -> _Read:
    content = xml_of(parts, "content.xml")
    body = content.find(f".//{_OFFICE}text")
    if body is None:
        raise ReadingError(f"{source.name}: is no text document; save it as text (.odt)")
    quotations = _quotation_styles(content)
    lines: list[str] = []
    for paragraph in body.iter(f"{_TEXT}p", f"{_TEXT}h"):
        if any(up.tag in _SKIPPED for up in paragraph.iterancestors()):
            continue
        line = "".join(_words(paragraph)).strip()
        style = paragraph.get(f"{_TEXT}style-name") or ""
        if line and (style in quotations or _QUOTATION.search(style)) and line[0] not in "\"“‘'":
            line = f"“{line}”"
        if line:
            lines.append(line)
    known = _properties(parts, "meta.xml") if "meta.xml" in parts.namelist() else {}
    return "\n".join(lines), known


def _quotation_styles(content: etree._Element) -> set[str]:
    styles = content.iter(f"{_STYLE}style")
    return {
        style.get(f"{_STYLE}name", "")
        for style in styles
        if _QUOTATION.search(style.get(f"{_STYLE}parent-style-name", ""))
    }


def _words(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph without notes; tabs, spaces and line breaks have elements of their own."""
    yield element.text or ""
    for part in element:
        if part.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
            yield " "
        elif part.tag == f"{_TEXT}line-break":
            yield "\n"
        elif part.tag not in _SKIPPED and isinstance(part.tag, str):
            yield from _words(part)
        yield part.tail or ""


def _of_rtf(source: Source, data: bytes) -> tuple[_Read, bool]:
    rtf_to_text: Callable[..., str] = extra("striprtf.striprtf", source.name, "RTF files", "rtf").rtf_to_text
    code = _without_notes(data.decode("latin-1"))
    try:
        text = rtf_to_text(code, errors="ignore")
    except Exception as error:  # striprtf has no errors of its own
        raise ReadingError(f"{source.name}: is no whole RTF ({error}); save it again") from None
    text = text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "replace"
    )  # RTF writes emoji as two halves
    text = mended_text("\n".join(line.strip() for line in text.splitlines()))
    whole = data.rstrip(b"\0\r\n \t\x1a").endswith(b"}")
    return (text, {}), whole


def _without_notes(code: str) -> str:
    """RTF without the groups of footnotes and of what was deleted."""
    kept, at = [], 0
    for begins in regex.finditer(
        r"\{\\(?:\*\\)?(?:footnote|annotation|deleted)\b|\{\\[^{}]*\\deleted\b", code
    ):
        if begins.start() < at:
            continue
        kept.append(code[at : begins.start()])
        depth, at = 0, len(code)
        for brace in regex.finditer(r"\\[{}\\]|[{}]", code, pos=begins.start()):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if depth == 0:
                at = brace.end()
                break
    return "".join([*kept, code[at:]])


def _properties(parts: zipfile.ZipFile, name: str) -> dict[str, str | None]:
    """Title, author and day of the properties of a document, of those that a person may have written."""
    tree = xml_of(parts, name)

    def first(*tags: str) -> str | None:
        for tag in tags:
            for element in tree.iter(f"{{*}}{tag}"):
                if text := " ".join((element.text or "").split()):
                    return text
        return None

    author = first("initial-creator", "creator")
    return {
        "author": "; ".join(authors(author)) or None if author else None,
        "published": day(first("created", "creation-date")),
    }


def xml_of(parts: zipfile.ZipFile, name: str) -> etree._Element:
    """The tree of a part of a document; nothing outside it is looked up."""
    return etree.fromstring(
        parts.read(name), etree.XMLParser(resolve_entities=False, huge_tree=False, no_network=True)
    )
