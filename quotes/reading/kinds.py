"""The kinds of file that are read, each by a module of this room that is loaded when it is needed.

What a file is, its first bytes say; where they don't, its ending does; else it is plain text.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import PurePosixPath
from types import ModuleType
from typing import NamedTuple

from quotes.document import Article
from quotes.reading.options import ReadingOptions
from quotes.reading.source import PassedOverError, ReadingError, Source

__all__ = [
    "ENDINGS",
    "KINDS",
    "Kind",
    "is_export",
    "is_markup",
    "is_read",
    "is_whole_pdf",
    "kind_of",
    "passed_over",
]


class Kind(NamedTuple):
    """One kind of file.

    name: what messages call it. module: of this room; it has ``article(source, options)``, or
    ``pieces(source, options)`` where a file holds many: articles, or sources of other kinds.
    looks: how its first bytes are told, after the kinds before it have been ruled out. is_whole: whether
    a file of one article ends as such files do, where anything tells it.
    """

    name: str
    module: str
    endings: tuple[str, ...]
    looks: Callable[[bytes], object] = lambda head: False
    many: bool = False
    is_whole: Callable[[Source], bool] = lambda source: True

    def article(self, source: Source, options: ReadingOptions) -> Article:
        """The one article of a source. Raises ReadingError where it holds none."""
        found: Article = self._reader().article(source, options)
        return found

    def pieces(self, source: Source, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
        """What a source of many holds, in order. Raises ReadingError where it cannot be read at all."""
        found: Iterator[Source | Article | ReadingError] = self._reader().pieces(source, options)
        return found

    def _reader(self) -> ModuleType:
        return import_module(f"quotes.reading.{self.module}")


_HTML = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,2000}?-->\s*+)?"
    rb"<(?:!doctype\s++html|html|head|body|article|section|main|div|p|h[1-6]|table|ul|blockquote)\b"
)
"""A page, or a piece of one that was saved without its frame."""


def is_markup(text: str) -> bool:
    """Whether a text is a page or a piece of one."""
    return text.lstrip()[:1] == "<" and _HTML.match(text[:500].encode("utf-8", "replace")) is not None


def _is_html(head: bytes) -> object:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")[2:]
    return _HTML.match(head)


_FRAME_ENDS = re.compile(rb"(?i)</(?:html|body)\b")
_CLOSED = re.compile(rb"(?i)<(/?)(?:article|div|main|script|section|style|table|ul)\b")
"""Tags of elements that have to be closed."""


def _is_whole_page(source: Source) -> bool:
    """Whether a page is closed, or at least what it opened; a piece of a page has no frame to close."""
    if _FRAME_ENDS.search(source.tail().replace(b"\0", b"")):
        return True
    data = source.content().replace(b"\0", b"")
    tags = _CLOSED.findall(data)
    return bool(_FRAME_ENDS.search(data)) or 2 * tags.count(b"/") >= len(tags)


def is_whole_pdf(source: Source) -> bool:
    """Whether a PDF ends as it ought to."""
    return b"%%EOF" in source.tail()


_HEADERS = frozenset(
    b"from to subject date mime-version message-id received return-path delivered-to content-type reply-to"
    b" sender cc x-mailer dkim-signature snapshot-content-location".split()
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,40}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*+\r?\n")


def _is_mail(head: bytes) -> object:
    """Whether the first lines are headers of a mail, two of them known ones and one of those the sender's."""
    known: set[bytes] = set()
    at = len(head) - len(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    while (header := _HEADER.match(head, at)) and at < 20_000:
        known.add(header[1].lower())
        at = header.end()
    return len(known & _HEADERS) > 1 and (b"from" in known or b"mime-version" in known)


def _is_mailbox(head: bytes) -> object:
    first, _, rest = head.partition(b"\n")
    return head.startswith(b"From ") and re.search(rb"\b(?:19|20)\d\d\b", first) and _HEADER.match(rest)


_FEED = re.compile(
    rb"(?s)(?:\xef\xbb\xbf)?\s*+(?:<\?.{0,500}?\?>\s*+|<!--.{0,2000}?-->\s*+|<!DOCTYPE.{0,500}?>\s*+)*+<(?:\w+:)?(?:rss|feed|RDF)\b"
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:\[\s*+)?\{\s*+(?:\"|\})")


def _unpacked(head: bytes) -> bytes:
    """The beginning of what may be compressed with gzip."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, 1024)
    except zlib.error:
        return b""


_TEXTS = frozenset(b"text body content fulltext articletext".split())
_ABOUT = frozenset(b"title headline author byline date published url source outlet publication".split())

_EXPORT = re.compile(
    rb"(?m)^[ \t]*(?:(?:Document )?\d+ of \d+ DOCUMENTS?|End of Document"
    rb"|Document [A-Z]{2,8}0000\d{8}\w{3,20})[ \t]*\r?$"
)


def is_export(head: bytes) -> object:
    """Whether a text has the marks by which media databases part their articles."""
    return (b"ocument" in head or b"DOCUMENT" in head) and _EXPORT.search(head)


_SUBTITLES = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:WEBVTT\b|(?:\d++[ \t]*+\s)?\s*+\d\d?:\d\d:\d\d(?:[,.]\d{1,3})? *-->)"
)


def _is_document(head: bytes) -> object:
    """Whether it is RTF, or a zip archive that holds the parts of a document."""
    if head.startswith(b"{\\rtf"):
        return True
    return _is_zip(head) and (
        b"word/" in head
        or b"[Content_Types].xml" in head[:200]
        or _type_inside(head).startswith(b"application/vnd.oasis")
    )


def _is_book(head: bytes) -> object:
    return _type_inside(head).startswith(b"application/epub+zip")


def _type_inside(head: bytes) -> bytes:
    """The type that a zip archive states in its first file."""
    if not _is_zip(head) or head[30:38] != b"mimetype":
        return b""
    content = head[38 + int.from_bytes(head[28:30], "little") :][:200]
    try:
        return zlib.decompressobj(-15).decompress(content) if head[8] else content
    except zlib.error:
        return b""


def _is_web_archive(head: bytes) -> object:
    return _unpacked(head).startswith(b"WARC/")


def _is_table(head: bytes) -> object:
    """Whether the first line names columns, one of them for texts and one for something else of articles."""
    first, ends, _ = head.partition(b"\n")
    if not ends or len(first) > 2000:
        return False
    names = re.split(rb"[,;\t|]", first.lower().removeprefix(b"\xef\xbb\xbf"))
    known = {name.strip(b" \"'\r").replace(b"_", b"").replace(b" ", b"") for name in names}
    return bool(known & _TEXTS) and bool(known & _ABOUT)


def _is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_archive(head: bytes) -> object:
    return _is_zip(head) or head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ")) or head[257:262] == b"ustar"


_PACKED = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".wacz")

TEXT = Kind("plain text", "plain", (".txt", ".text", ".md", ".markdown"))

KINDS: tuple[Kind, ...] = (
    Kind("Parquet", "parquet", (".parquet",), lambda head: head[:4] in (b"PAR1", b"PARE"), many=True),
    Kind("PDF", "pdf", (".pdf",), lambda head: b"%PDF-" in head[:1024], is_whole=is_whole_pdf),
    Kind("Word, OpenDocument or RTF", "documents", (".docx", ".odt", ".rtf"), _is_document, many=True),
    Kind("EPUB", "books", (".epub",), _is_book, many=True),
    Kind("web archive", "webarchives", (".warc",), _is_web_archive, many=True),
    Kind("archive", "archives", _PACKED, _is_archive, many=True),
    Kind("mailbox", "mailboxes", (".mbox",), _is_mailbox, many=True),
    Kind("mail", "mail", (".eml", ".mht", ".mhtml"), _is_mail, many=True),
    Kind("feed", "feeds", (".rss", ".atom", ".xml", ".rdf"), _FEED.match, many=True),
    Kind("HTML", "web.pages", (".html", ".htm", ".xhtml", ".shtml"), _is_html, is_whole=_is_whole_page),
    Kind("JSON", "objects", (".json", ".jsonl", ".ndjson"), _JSON.match, many=True),
    Kind("subtitles", "subtitles", (".vtt", ".srt"), _SUBTITLES.match),
    Kind("exported text", "exports", (), is_export, many=True),
    Kind("table", "tables", (".csv", ".tsv", ".tab"), _is_table, many=True),
    TEXT,
)  # fmt: skip
"""In the order in which a file is held against them."""

_BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}

ENDINGS = frozenset(_BY_ENDING)
"""Endings of the files that are taken from a folder."""


def is_read(name: str) -> bool:
    """Whether a file of a folder, an archive or a mail is read, by its name."""
    return PurePosixPath(name).suffix.lower() in ENDINGS


def passed_over(name: str, files: Sequence[str]) -> Iterator[PassedOverError]:
    """That files of a folder or an archive are not read, by their endings."""
    if files:
        endings = Counter(PurePosixPath(file).suffix.lower() or "without ending" for file in files)
        kinds = ", ".join(f"{count} {ending}" for ending, count in endings.most_common(5))
        more = ", ..." if len(endings) > 5 else ""
        yield PassedOverError(
            f"{name}: passed over {len(files)} {'file' if len(files) == 1 else 'files'} ({kinds}{more})"
        )


_OTHERS = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), "is a picture; give the text in it"),
    ((b"\x7fELF", b"MZ\x90"), "is a program; give a file with the text of an article"),
    (
        (b"\xd0\xcf\x11\xe0",),
        "is encrypted or of an old Office program; save it open, as .docx, PDF or (a mail) .eml",
    ),
    ((b"7z\xbc\xaf", b"Rar!"), "is an archive of a kind that is not read; unpack it, or make it a .zip"),
    ((b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3"), "is sound or film; give its transcript or subtitles"),
)
"""What begins files without articles, and what to do about each."""


def kind_of(source: Source) -> Kind:
    """What kind of file a source is. Raises ReadingError for kinds that hold no text."""
    head = source.head()
    if not head:
        raise ReadingError(f"{source.name}: is empty; give a file with the text of an article")
    for begins, advice in _OTHERS:
        if head.startswith(begins) or (head[4:8] == b"ftyp" and b"ID3" in begins):
            raise ReadingError(f"{source.name}: {advice}")
    for kind in KINDS:
        if kind.looks(head):
            return kind
    return _BY_ENDING.get(source.ending, TEXT)
