"""Articles from files and bytes: plain text and HTML.

A text is decoded once and never changed: a byte order mark, CRLF and odd spaces stay, so
that every offset counts the code points of the text as it was read. Of an HTML page the
text is what trafilatura takes for the article.
"""

from __future__ import annotations

import codecs
import datetime
from pathlib import Path
from typing import Any

import regex

from quotes.document import Article
from quotes.text.layout import DATE, paragraphs

__all__ = ["ReadingError", "parse", "read"]

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
"""Bytes that tell what kind of data a file holds, and its encoding."""

_LARGEST = 20_000_000
"""Bytes; a page with more holds no article."""

_LONGEST = 1_000_000
"""Characters; ten times the longest articles, and what fits in 3 GB of memory on the one worst line."""

_HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_HTML = regex.compile(
    rb"(?is)(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,2000}?-->\s*+)?<(?:!doctype\s++html|html|head|body)\b"
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b") | {127})
_CONTROL_SHARE = 0.02
"""More control characters than this are no text."""

_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)
_BINARY_ADVICE = "save the article as plain text or HTML"

_BY = regex.compile(r"(?i:written by|reported by|story by|by)\s*:?\s+(?P<author>.+)", flags=regex.S)
_DATE = regex.compile(DATE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_OUTLET = regex.compile(r"(?:,\s*|\s[|–—]\s)(?P<outlet>\p{Lu}[^,|]{2,60})\Z")


class ReadingError(ValueError):
    """An input that holds no article; the message is one line that says what to do."""


def read(path: str | Path) -> Article:
    """The article in a file, plain text or HTML; its id is the file's name without ending.

    Raises ReadingError for a file that is missing, a folder, empty, binary, in no known
    encoding, longer than any article, or an HTML page without an article.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise ReadingError(f"{path}: no such file; check the name") from None
    except IsADirectoryError:
        raise ReadingError(f"{path}: is a folder; name the files in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"{path}: cannot be read ({reason}); check its permissions") from None
    return parse(data, file.stem, str(path))


def parse(data: bytes, id: str, path: str | None = None) -> Article:
    """The article in ``data``; ``path`` says where it is from and, by its ending, what it is.

    Raises ReadingError like ``read``.
    """
    name = path or id
    if not data.strip():
        raise ReadingError(f"{name}: is empty; give a file with the text of an article")
    if data.startswith(_BINARY):
        raise ReadingError(f"{name}: is binary, not text; {_BINARY_ADVICE}")
    if len(data) > _LARGEST:
        raise _too_long(name, f"{len(data):,} bytes")
    if _HTML.match(data, 0, _SAMPLE) or Path(name).suffix.lower() in _HTML_ENDINGS:
        return _page(data, id, path)
    text = _decoded(data, name)
    if len(text) > _LONGEST:
        raise _too_long(name, f"{len(text):,} characters")
    return Article.of(text, id=id, path=path, **_head(text))


def _decoded(data: bytes, name: str) -> str:
    """The text of ``data``: Unicode by its byte order mark, else UTF-8, else what it looks most like."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise _no_encoding(name) from None
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL)) > _CONTROL_SHARE * len(sample):
        raise ReadingError(f"{name}: is binary, not text; {_BINARY_ADVICE}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import CharsetMatch, from_bytes

    # Of equally likely encodings the one of English texts: an n with tilde there, an n with acute here.
    def rank(guess: CharsetMatch) -> tuple[float, float, bool]:
        return guess.chaos, -guess.coherence, guess.encoding != "cp1252"

    best = min(from_bytes(data), key=rank, default=None)
    try:
        return data.decode(best.encoding if best else "ascii")
    except UnicodeDecodeError:
        raise _no_encoding(name) from None


def _no_encoding(name: str) -> ReadingError:
    return ReadingError(f"{name}: is in no known encoding; save it as UTF-8")


def _too_long(name: str, size: str) -> ReadingError:
    return ReadingError(f"{name}: is longer than any article ({size}); give one article a file")


def _page(data: bytes, id: str, path: str | None) -> Article:
    """The article of an HTML page and what the page states of it."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        raise ReadingError(f"{path or id}: is an HTML page without an article; save the article's own page")
    if len(text) > _LONGEST:
        raise _too_long(path or id, f"{len(text):,} characters")
    return Article.of(
        text,
        id=id,
        path=path,
        title=found.title,
        author=found.author,
        published=found.date,
        outlet=found.sitename,
        url=found.url,
    )


def _head(text: str) -> dict[str, str | None]:
    """Title, author, date and outlet where the first lines of a text state them."""
    known: dict[str, str | None] = dict.fromkeys(("title", "author", "published", "outlet"))
    for paragraph in paragraphs(text[:_SAMPLE]):
        if paragraph.role not in ("title", "byline"):
            continue
        line = " ".join(text[paragraph.start : paragraph.end].split())
        if paragraph.role == "title":
            known["title"] = line
        else:
            _note_byline(line, known)
    return known


def _note_byline(line: str, known: dict[str, str | None]) -> None:
    if date := _DATE.search(line):
        known["published"] = known["published"] or _iso(date)
        line = line[: date.start()].rstrip(" ,|/·•–—-")
    if by := _BY.fullmatch(line.removesuffix(" on").rstrip(" .")):
        author = by["author"]
        if outlet := _OUTLET.search(author):
            known["outlet"] = outlet["outlet"].strip()
            author = author[: outlet.start()]
        known["author"] = known["author"] or author.strip()


def _iso(date: regex.Match[str]) -> str | None:
    """The ISO form of a date, None for a day that no calendar has."""
    month = date["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return datetime.date(int(date["year"]), number, int(date["day"])).isoformat()
    except ValueError:
        return None
