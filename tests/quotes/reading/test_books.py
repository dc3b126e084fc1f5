"""EPUB."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.files import parse
from quotes.reading.inputs import articles
from quotes.reading.source import ReadingError

SAID = "“The piles are rotten,” said Norma Tull, the warden."
CHAPTERS = (
    ("cover.xhtml", "<img src='a.png'/>"),
    ("pier.xhtml", f"<h1>Pier shut</h1><p>The pier is shut.</p><p>{SAID}</p>"),
    (
        "weir.xhtml",
        f"<h2>Weir open</h2><blockquote>We were never asked by any of them.</blockquote><p>{SAID}</p>",
    ),
)


def book(
    chapters: tuple[tuple[str, str], ...] = CHAPTERS, locked: str = "", packing: int = zipfile.ZIP_STORED
) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as parts:
        parts.writestr("mimetype", "application/epub+zip")
        parts.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        )
        if locked:
            parts.writestr(
                "META-INF/encryption.xml",
                '<e xmlns:x="http://www.w3.org/2001/04/xmlenc#">'
                f'<x:CipherReference URI="OEBPS/{locked}"/></e>',
            )
        items = "".join(
            f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
            for n, (name, _) in enumerate(chapters)
        )
        order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
        parts.writestr(
            "OEBPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:title>The Sorrel Review</dc:title><dc:creator>Roe, Ann</dc:creator>"
            f"<dc:date>2024-03-05</dc:date></metadata><manifest>{items}</manifest><spine>{order}</spine></package>",
        )
        for name, body in chapters:
            parts.writestr(
                f"OEBPS/{name}",
                '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
                f"<title>x</title></head><body>{body}</body></html>",
            )
    return file.getvalue()


def found(folder: Path, data: bytes, name: str = "review.epub") -> list[Article | ReadingError]:
    (folder / name).write_bytes(data)
    return list(articles([str(folder / name)]))


@pytest.mark.parametrize("name", ["review.epub", "review.zip"])
def test_a_chapter_is_an_article(tmp_path: Path, name: str) -> None:
    pier, weir = found(tmp_path, book(), name)
    assert isinstance(pier, Article) and isinstance(weir, Article)
    document = pier.document
    assert (document.id, document.title, document.author) == ("review#2", "Pier shut", "Ann Roe")
    assert (document.published, document.outlet) == ("2024-03-05", "The Sorrel Review")
    assert pier.text == f"Pier shut\nThe pier is shut.\n{SAID}"
    assert weir.text == f"Weir open\n“We were never asked by any of them.”\n{SAID}"


def test_books_that_are_locked_broken_or_not_whole(tmp_path: Path) -> None:
    locked, weir = found(tmp_path, book(locked="pier.xhtml"))
    assert "review.epub, chapter 2: is protected against copying" in str(locked)
    assert isinstance(weir, Article)
    with pytest.raises(ReadingError, match=r"x\.epub: is cut off before its text; get the book anew"):
        parse(book()[:600], "x", "x.epub")
    missing = book().replace(b"OEBPS/pier.xhtml", b"OEBPS/gone.xhtml")
    error, weir = found(tmp_path, missing)
    assert "chapter 2: is broken or missing" in str(error)
    assert isinstance(weir, Article)


def unchecked(data: bytes) -> bytes:
    """A zip archive whose files were changed, with checksums that fit them."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as parts:
        for part in old.infolist():
            parts.writestr(part.filename, stored_in(data, part))
    return file.getvalue()


def stored_in(data: bytes, part: zipfile.ZipInfo) -> bytes:
    """What stands in an archive that packs nothing."""
    begins = part.header_offset + 30 + len(part.filename)
    return data[begins : begins + part.file_size]


def spoiled(data: bytes, name: str) -> bytes:
    """A zip archive in which what is packed under a name cannot be unpacked."""
    begins = data.index(name.encode()) + len(name)
    return data[:begins] + b"\xff" * 9 + data[begins + 9 :]


def test_books_with_parts_that_cannot_be_unpacked(tmp_path: Path) -> None:
    packed = book(packing=zipfile.ZIP_DEFLATED)
    error, weir = found(tmp_path, spoiled(packed, "OEBPS/pier.xhtml"))
    assert "chapter 2: is broken or missing" in str(error)
    assert isinstance(weir, Article)


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b'book.opf"', b'gone.opf"'),
        (b"<rootfile full-path=", b"<notafile full-path="),
        (b"META-INF/container.xml", b"META-INF/container.txt"),
        (b"itemref", b"itemnot"),
    ],
)
def test_a_book_without_a_list_of_its_chapters(tmp_path: Path, there: bytes, instead: bytes) -> None:
    many = tuple((f"c{n}.xhtml", f"<h1>Pier {n}</h1><p>{SAID}</p>") for n in (10, 9))
    stored = unchecked(book((("nav.xhtml", f"<p>{SAID}</p>"), *many)).replace(there, instead))
    error, *chapters = found(tmp_path, stored)
    assert "review.epub: its list of chapters is missing or broken" in str(error)
    assert [one.document.title for one in chapters if isinstance(one, Article)] == ["Pier 9", "Pier 10"]
    packed = book(packing=zipfile.ZIP_DEFLATED)
    error, pier, weir = found(tmp_path, spoiled(packed, "OEBPS/book.opf"))
    assert isinstance(pier, Article) and isinstance(weir, Article)


def test_a_book_of_many_chapters_that_are_large_inside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.reading.books._LARGEST_BOOK", 100_000)
    many = tuple((f"c{n}.xhtml", f"<p>{SAID}</p>" * 500) for n in range(9))
    *read, error = found(tmp_path, book(many, packing=zipfile.ZIP_DEFLATED))
    assert "review.epub: is larger inside than any book; check it" in str(error)
    assert 0 < len(read) < 4


def test_a_book_that_is_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.reading.books._LARGEST_BOOK", 100_000)
    many = (("pier.xhtml", f"<p>{SAID}</p>" * 5_000),)
    (error,) = found(tmp_path, book(many, packing=zipfile.ZIP_DEFLATED))
    assert "review.epub: is larger inside than any book; check it" in str(error)
