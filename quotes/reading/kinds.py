"""The kinds of file that are read, each by a module of this room that is loaded when it is needed.

What a file is, its first bytes say; where they don't, its ending does; else it is plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

import regex

from quotes.document import Article
from quotes.reading.options import ReadingOptions
from quotes.reading.source import ReadingError, Source

__all__ = ["ENDINGS", "KINDS", "Kind", "kind_of"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file.

    name: what messages call it. module: of this room; it has ``article(source, options)``, or
    ``pieces(source, options)`` where a file holds many: articles, or sources of other kinds.
    looks: how its first bytes are told, after the kinds before it have been ruled out.
    """

    name: str
    module: str
    endings: tuple[str, ...]
    looks: Callable[[bytes], object] = lambda head: False
    many: bool = False

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


def _begins(*marks: bytes) -> Callable[[bytes], object]:
    return lambda head: head.startswith(marks)


_HTML = regex.compile(
    rb"(?is)(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--.{0,2000}?-->\s*+)?"
    rb"<(?:!doctype\s++html|html|head|body|article|section|main|div|p|h[1-6]|table|ul|blockquote)\b"
)
"""A page, or a piece of one that was saved without its frame."""


def _is_html(head: bytes) -> object:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")[2:]
    return _HTML.match(head)


PAGE = Kind("HTML", "pages", (".html", ".htm", ".xhtml", ".shtml"), _is_html)
TEXT = Kind("plain text", "plain", (".txt", ".text", ".md", ".markdown"))

KINDS: tuple[Kind, ...] = (
    PAGE,
    TEXT,
)  # fmt: skip
"""In the order in which a file is held against them."""

_BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}

ENDINGS = frozenset(_BY_ENDING)
"""Endings of the files that are taken from a folder."""

_OTHERS = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), "is a picture; give the text in it"),
    ((b"\x7fELF", b"MZ\x90"), "is a program; give a file with the text of an article"),
    ((b"\xd0\xcf\x11\xe0",), "is of an old Office program; save it as .docx or PDF, a mail as .eml"),
    (
        (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"{\\rtf"),
        "is binary, not text; save the article as plain text or HTML",
    ),
    ((b"7z\xbc\xaf", b"Rar!"), "is an archive of a kind that is not read; unpack it, or make it a .zip"),
    ((b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3"), "is sound or film; give its transcript or subtitles"),
)
"""What begins files without articles, and what to do about each."""


def kind_of(source: Source) -> Kind:
    """What kind of file a source is. Raises ReadingError for kinds that hold no text."""
    head = source.head()
    for begins, advice in _OTHERS:
        if head.startswith(begins) or (head[4:8] == b"ftyp" and b"ID3" in begins):
            raise ReadingError(f"{source.name}: {advice}")
    for kind in KINDS:
        if kind.looks(head):
            return kind
    return _BY_ENDING.get(source.ending, TEXT)
