"""Bad input of every kind: one line that says so, or what is whole; and the next article is read."""

from __future__ import annotations

import bz2
import gzip
import importlib.util
import io
import json
import lzma
import random
import tarfile
import time
import tracemalloc
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.inputs import articles
from quotes.reading.kinds import KINDS
from quotes.reading.source import ReadingError
from tests.quotes.reading.test_books import book
from tests.quotes.reading.test_documents import BODY, TITLE, kinds
from tests.quotes.reading.test_exports import FIELDS, NEW, exported
from tests.quotes.reading.test_many import MAIL, RSS, TEXT, archive, parquet

NAMES = (
    "txt html pdf docx odt rtf eml csv nexis factiva warc vtt srt xml mbox json jsonl zip tar.gz txt.gz txt.bz2 txt.xz parquet epub".split()  # noqa: E501
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A good file of each kind, by its ending."""
    folder = tmp_path_factory.mktemp("good")
    made = {
        **{name.removeprefix("x."): data for name, data in kinds().items()},
        "srt": f"1\n00:00:01,000 --> 00:00:09,000\nNORMA TULL: {BODY[0]}\n".encode(),
        "xml": RSS.encode(),
        "mbox": f"From ann@post.example Tue Mar  5 10:00:00 2024\n{MAIL.format('One')}".encode() * 2,
        "json": json.dumps({"articles": [{"title": TITLE, "text": TEXT}]}).encode(),
        "jsonl": f"{json.dumps({'title': TITLE, 'text': TEXT})}\n".encode() * 3,
        "zip": archive(folder / "made.zip", {"a.txt": TEXT.encode()}).read_bytes(),
        "tar.gz": archive(folder / "made.tar.gz", {"a.txt": TEXT.encode()}).read_bytes(),
        "epub": book(),
        "nexis": exported(NEW),
        "factiva": exported(FIELDS),
        "txt.gz": gzip.compress(TEXT.encode()),
        "txt.bz2": bz2.compress(TEXT.encode()),
        "txt.xz": lzma.compress(TEXT.encode()),
    }
    if importlib.util.find_spec("pyarrow"):
        made["parquet"] = parquet([{"text": TEXT}])
    return made


def test_each_kind_is_here() -> None:
    missing = {kind.name for kind in KINDS if not any(f".{name}".endswith(kind.endings) for name in NAMES)}
    assert missing == {"exported text"}  # told by its marks, of whatever ending: nexis, factiva


def read(folder: Path, name: str, data: bytes) -> list[Article | ReadingError]:
    """What comes of bad data; the article that is named after them is read."""
    (folder / f"bad.{name}").write_bytes(data)
    (folder / "next.txt").write_text(TEXT, encoding="utf-8")
    *bad, last = articles([str(folder / f"bad.{name}"), str(folder / "next.txt")])
    assert isinstance(last, Article) and last.document.id == "next"
    errors = [str(one) for one in bad if isinstance(one, ReadingError)]
    assert all("\n" not in error and len(error) < 400 and f"bad.{name}" in error for error in errors)
    return bad


@pytest.mark.parametrize("name", NAMES)
def test_empty(tmp_path: Path, name: str) -> None:
    (error,) = read(tmp_path, name, b"")
    assert isinstance(error, ReadingError) and "is empty" in str(error)


@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.95])
@pytest.mark.parametrize("name", NAMES)
def test_cut_off(tmp_path: Path, files: dict[str, bytes], name: str, part: float) -> None:
    if name not in files:
        pytest.skip("needs the extra parquet")
    assert read(tmp_path, name, files[name][: int(len(files[name]) * part)])


def test_of_what_is_cut_off_the_whole_parts_are_read_and_it_is_told(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    cut = {
        "zip": zipped(a_txt=TEXT.encode(), a_jpg=b"x", b_txt=random.Random(1).randbytes(4000))[:-900],
        "json": json.dumps({"total": 9, "articles": [{"text": TEXT}] * 3}).encode()[:-60],
        "csv": f'title,text\nPier,"{TEXT}"\nPier,"{TEXT}'.encode(),
        "rtf": files["rtf"][:-9],
        "warc": gzip.decompress(files["warc"])[:-99],
    }
    message = EmailMessage()
    message.set_content(TEXT)
    message.add_attachment(TEXT, filename="b.txt")
    cut["eml"] = b"From: a@b.example\nSubject: x\n" + message.as_bytes()[:-30]
    for name, data in cut.items():
        found = read(tmp_path, name, data)
        whole = [one for one in found if isinstance(one, Article)]
        told = [str(one) for one in found if type(one) is ReadingError]
        assert len(whole) == {"json": 2, "csv": 2, "warc": 0, "eml": 2}.get(name, 1), name
        assert len(told) == 1 and any(
            word in told[0]
            for word in ("cut off", "no whole JSON", "within quotation marks", "is broken after")
        ), told


@pytest.mark.parametrize("name", ["html", "docx", "odt", "rtf", "epub", "mhtml", "txt.gz", "txt.xz"])
def test_of_a_text_that_breaks_off_the_whole_paragraphs_are_read(
    tmp_path: Path, files: dict[str, bytes], name: str
) -> None:
    text = "\n".join(f"{paragraph} {random.Random(paragraph).random()}" for paragraph in BODY)
    made = {
        **files,
        "epub": book((("weir.xhtml", "".join(f"<p>{paragraph}</p>" for paragraph in BODY)),)),
        "mhtml": b"MIME-Version: 1.0\nFrom: <Saved>\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        b"Content-Type: text/html; charset=utf-8\n\n" + files["html"] + b"\n--b--\n",
        "txt.gz": gzip.compress(text.encode()),
        "txt.xz": lzma.compress(text.encode()),
    }  # fmt: skip
    data = made[name]
    end = data.index(b"Nobody wrote") if b"Nobody wrote" in data else len(data) - 60
    article, error = read(tmp_path, name, data[:end])
    assert isinstance(article, Article) and BODY[0] in article.text and "mill beside" not in article.text
    assert article.document.sha256 == Article.of(article.text).document.sha256
    assert "cut off" in str(error)


def test_a_pdf_that_breaks_off_gives_its_pages_of_which_all_is_there(tmp_path: Path) -> None:
    def made(*objects: str) -> bytes:
        return "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1)).encode()

    def shown(words: str) -> str:
        drawn = f"BT /F 12 Tf 40 700 Td ({words}) Tj ET"
        return f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream"

    page = (
        "<</Type/Page/Parent 99 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F {} 0 R>>>>/Contents {} 0 R>>"
    )
    font = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
    whole = b"%PDF-1.4\n" + made(
        font,
        page.format(1, 3), shown("The weir is shut, said Una Platt."),
        page.format(1, 5), shown("Nobody wrote back, she said."),
        page.format(7, 3), "<</Type/Font/FontDescriptor 8 0 R>>",
    )  # fmt: skip
    article, error = read(tmp_path, "pdf", whole)
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == ["The weir is shut, said Una Platt.", "Nobody wrote back, she said."]
    assert "is cut off; what is whole is read" in str(error)
    article, _ = read(tmp_path, "pdf", whole[: whole.index(b"back")])
    assert isinstance(article, Article) and article.text == "The weir is shut, said Una Platt."
    (error,) = read(tmp_path, "pdf", whole[: whole.index(b"Una")])
    assert "is cut off, and what tells its pages and letters stood at its end" in str(error)
    packed = zlib.compress(f"2 0 {page.format(1, 3)}".encode())
    stream = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (
        len(packed),
        packed,
    )
    new = (
        b"%PDF-1.5\n"
        + whole[9 : whole.index(b"2 0 obj")]
        + whole[whole.index(b"3 0 obj") : whole.index(b"4 0 obj")]
    )
    article, _ = read(tmp_path, "pdf", new + b"9 0 obj\n" + stream + b"\nendobj\n")
    assert isinstance(article, Article) and article.text == "The weir is shut, said Una Platt."


def test_a_pdf_that_breaks_off_before_how_its_letters_look(tmp_path: Path) -> None:
    """As word processors write it: widths, files of fonts and pictures stand behind the pages."""

    def made(font: str) -> bytes:
        drawn = "BT /F 12 Tf 40 700 Td (\\223The weir is shut,\\224 said Una Platt.) Tj ET /Im Do"
        page = (
            "<</Type/Page/MediaBox[0 0 600 800]/Contents 2 0 R"
            "/Resources<</Font<</F 3 0 R>>/XObject<</Im 9 0 R>>/ExtGState<</G 8 0 R>>>>>>"
        )
        objects = (page, f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream", font)
        return b"%PDF-1.7\n" + "".join(f"{n} 0 obj\n{o}\nendobj\n" for n, o in enumerate(objects, 1)).encode()

    shapes = "/BaseFont/ABCDEF+Calibri/FontDescriptor 6 0 R"
    article, error = read(
        tmp_path, "pdf",
        made(f"<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding{shapes}/FirstChar 32/Widths 7 0 R>>"),
    )  # fmt: skip
    assert isinstance(article, Article) and article.text == "“The weir is shut,” said Una Platt."
    assert "is cut off; what is whole is read" in str(error)
    for lost in (
        f"/Type0/Encoding/Identity-H{shapes}",
        f"/Type0/Encoding/Identity-H{shapes}/ToUnicode 10 0 R",
        f"/TrueType/Encoding 10 0 R{shapes}",
        f"/TrueType{shapes}",
    ):
        (error,) = read(tmp_path, "pdf", made(f"<</Type/Font/Subtype{lost}>>"))
        assert "is cut off, and what tells its pages and letters stood at its end" in str(error)


def test_what_was_packed_to_swell_in_a_document_that_breaks_off(tmp_path: Path) -> None:
    swollen = {f"word/{n}.xml": bytes(19_000_000) for n in range(30)}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in swollen.items():
            parts.writestr(name, data)
    began = time.process_time()
    (error,) = read(tmp_path, "docx", file.getvalue()[:-200])
    assert "cut off" in str(error)
    assert time.process_time() - began < 10


@pytest.mark.parametrize("wrong", ["txt", "html", "pdf", "csv", "zip"])
@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_ending(tmp_path: Path, files: dict[str, bytes], name: str, wrong: str) -> None:
    if name not in files:
        pytest.skip("needs the extra parquet")
    assert read(tmp_path, wrong, files[name])


def test_what_is_encrypted(tmp_path: Path, files: dict[str, bytes]) -> None:
    zipped = bytearray(files["zip"])
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        zipped[zipped.index(mark) + flags] |= 1
    (error,) = read(tmp_path, "zip", bytes(zipped))
    assert "is encrypted; unpack it with its password" in str(error)
    (error,) = read(tmp_path, "parquet", b"PARE" + bytes(99) + b"PARE")
    assert isinstance(error, ReadingError)


def test_a_table_with_text_that_is_none(tmp_path: Path) -> None:
    made = parquet([{"text": TEXT}], compression="none", use_dictionary=False)
    words = TEXT.encode()[:20]
    (error,) = read(tmp_path, "parquet", made.replace(words, b"\xff" * 20))
    assert "is broken" in str(error)


def test_a_fault_of_ours_is_not_taken_for_one_of_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def article_of(*_: object) -> None:
        raise KeyError("a fault of ours")

    made = parquet([{"text": TEXT}])
    monkeypatch.setattr("quotes.reading.parquet.article_of", article_of)
    with pytest.raises(KeyError, match="a fault of ours"):
        read(tmp_path, "parquet", made)


BOMBS = {
    "txt.gz": "",
    "csv.gz": "title,text\n",
    "jsonl.gz": '{"text": "a"}\n',
    "mbox.gz": "From ann@post.example Tue Mar  5 10:00:00 2024\nSubject: x\nFrom: x@y.example\n\n",
}
"""How what unpacks to ten gigabytes begins."""


def tar(size: int, count: int) -> bytes:
    """A compressed tar archive of files of zeros."""
    packed = gzip.compress(bytes(10_000_000))
    whole = b""
    for number in range(count):
        info = tarfile.TarInfo(f"{number}.csv")
        info.size = size
        whole += gzip.compress(info.tobuf()) + packed * (size // 10_000_000)
    return whole


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return file.getvalue()


def test_a_tar_archive_that_unpacks_to_ten_gigabytes(tmp_path: Path) -> None:
    bad = read(tmp_path, "tar.gz", tar(1_000_000_000, 10))
    assert "unpacks to over 100 times its size" in str(bad[-1])


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = zipped(a_txt=TEXT.encode())
    for _ in range(2):
        inner = zipped(a_zip=inner, b_txt=TEXT.encode())
    found = read(tmp_path, "zip", inner)
    assert [isinstance(one, Article) for one in found] == [True] * 3
    for _ in range(3):
        inner = zipped(a_zip=inner, b_txt=TEXT.encode())
    found = read(tmp_path, "zip", inner)
    assert [isinstance(one, Article) for one in found].count(True) == 4
    assert any("lies too deep in archives; unpack it" in str(one) for one in found)


def test_a_bomb_in_an_archive_in_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.reading.archives._HARMLESS", 1_000_000)
    rows = b'{"text": "%s"}\n' % (b"a" * 1000)
    bomb = zipped(a_jsonl=rows * 2_500, b_txt=TEXT.encode())
    error, article = read(tmp_path, "zip", zipped(inner_zip=bomb))
    assert "inner.zip/a.jsonl: would unpack to 2,532,500 bytes, over 100 times its size" in str(error)
    assert isinstance(article, Article)


@pytest.mark.parametrize("name", BOMBS)
def test_ten_gigabytes_in_ten_megabytes(tmp_path: Path, name: str) -> None:
    data = gzip.compress(BOMBS[name].encode()) + gzip.compress(b"a" * 10_000_000) * 1000
    began = time.process_time()
    tracemalloc.start()
    try:
        bad = read(tmp_path, name, data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(bad[-1], ReadingError)
    assert peak < 300_000_000
    assert time.process_time() - began < 20


def test_a_file_in_an_archive_that_is_spoiled(tmp_path: Path) -> None:
    whole = zipped(a_txt=TEXT.encode(), b_txt=TEXT.encode())
    begins = whole.index(b"a.txt") + len(b"a.txt")
    for place in (begins, begins + 40):
        error, article = read(tmp_path, "zip", whole[:place] + b"\xff" * 9 + whole[place + 9 :])
        assert "a.txt: is broken or cut off" in str(error)
        assert isinstance(article, Article)


NESTED = "<p>“We stay,” said Anna Roe, the mayor of Lund, who was there.</p>"


@pytest.mark.parametrize("tag", ["div", "font", "b", "blockquote", "ul><li"])
def test_what_stands_behind_elements_that_are_never_closed_is_read(tmp_path: Path, tag: str) -> None:
    page = f"<html><body><article>{NESTED}{f'<{tag}>' * 400}<p>Ben Poe left.</p></article></body></html>"
    (found,) = read(tmp_path, "a.html", page.encode())
    assert isinstance(found, Article)
    assert "“We stay,” said Anna Roe" in found.text
    assert "Ben Poe left." in found.text


def test_elements_too_deep_to_be_read_are_told(tmp_path: Path) -> None:
    deep = f"<html><body><article>{NESTED}{'<div>' * 3000}<p>Ben Poe left.</p></article></body></html>"
    (fault,) = read(tmp_path, "a.html", deep.encode())
    assert "a.html: nests its elements too deep" in str(fault)
    rows = [{"title": "T", "text": deep}, {"title": "T", "text": NESTED}]
    fault, found = read(tmp_path, "a.json", json.dumps(rows).encode())
    assert "too deep" in str(fault)
    assert isinstance(found, Article)


def test_words_in_elements_of_their_own_without_end_are_told(tmp_path: Path) -> None:
    page = f"<html><body><article>{NESTED}<p>{'<span>a </span>' * 100_001}</p></article></body></html>"
    (fault,) = read(tmp_path, "a.html", page.encode())
    assert "longer than any article (100,001 elements within lines)" in str(fault)


def test_half_a_character_in_a_row_is_no_fault_of_the_others(tmp_path: Path) -> None:
    rows = [{"title": "\ud800", "text": f"<p>\ud800 {NESTED}"}, {"title": "T", "text": NESTED}]
    one, other = read(tmp_path, "a.json", json.dumps(rows).encode())
    assert isinstance(one, Article)
    assert "said Anna Roe" in one.text
    assert isinstance(other, Article)


def test_a_tar_archive_that_breaks_off_in_a_header_is_told(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as packed:
        for name in ("a.txt", "b.txt"):
            info = tarfile.TarInfo(name)
            info.size = len(TEXT.encode())
            packed.addfile(info, io.BytesIO(TEXT.encode()))
    first, told = read(tmp_path, "tar", made.getvalue()[:1400])
    assert isinstance(first, Article)
    assert "is broken or cut off (truncated header)" in str(told)


def test_a_web_archive_that_is_compressed_as_a_whole(tmp_path: Path, files: dict[str, bytes]) -> None:
    whole = gzip.compress(files["warc"] * 3)
    assert [isinstance(one, Article) for one in read(tmp_path, "warc.gz", whole)] == [True] * 3
