"""Files that hold many articles: tables, JSON, feeds, mailboxes, archives, web archives."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
import tarfile
import threading
import tracemalloc
import warnings
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import quotes
from benchmarks.reading import write_many
from quotes.document import Article
from quotes.reading.files import ReadingWarning, parse
from quotes.reading.inputs import articles
from quotes.reading.options import ReadingOptions
from quotes.reading.source import PassedOverError, ReadingError

TEXT = "Pier shut\n\nThe pier of Sorrel was shut.\n\n“The piles are rotten,” said Norma Tull, the warden.\n"
SAID = "“The piles are rotten,” said Norma Tull"
PAGE = f"<html><head><title>Pier shut</title></head><body><article><h1>Pier shut</h1><p>{TEXT[11:40]}</p><p>{SAID}.</p></article></body></html>"  # noqa: E501


def found(path: Path, **columns: str) -> list[Article | ReadingError]:
    return list(articles([str(path)], ReadingOptions(columns=columns)))


def ids(read: list[Article | ReadingError]) -> list[str]:
    return [one.document.id if isinstance(one, Article) else str(one) for one in read]


def table(path: Path, rows: list[list[str]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["ID ", "Headline", "By", "Publication Date", "Source", "Full_Text", "words"],
        ["", "Pier shut", "By Ann Roe", "5 March 2024", "Post", TEXT, "12"],
        ["", "Other", "", "", "", "", ""],
        ["", "Third", "", "", "", SAID, ""],
    ]
    first, empty, third = found(table(tmp_path / "news.csv", rows, delimiter))
    assert isinstance(first, Article) and isinstance(third, Article)
    assert first.text == TEXT.strip()
    document = first.document
    assert (document.id, document.title, document.author) == ("news.csv:2", "Pier shut", "Ann Roe")
    assert (document.published, document.outlet) == ("2024-03-05", "Post")
    assert "news.csv, line 8: has no text" in str(empty)
    assert third.document.id == "news.csv:9"


def test_a_table_with_ids_and_columns_of_its_own(tmp_path: Path) -> None:
    file = table(tmp_path / "t.csv", [["id", "snippet", "maker"], ["a1", SAID, "Bo"], ["a1", SAID, "Bo"]])
    read = found(file, text="snippet", author="maker")
    assert ids(read) == ["a1", "a1-2"]
    assert isinstance(read[0], Article) and read[0].document.author == "Bo"
    (error,) = found(file, text="snippets")
    assert str(error).endswith("t.csv: has no column 'snippets'; it has id, snippet, maker")
    (error,) = found(table(tmp_path / "u.csv", [["x", "y"], ["1", "2"]]))
    assert str(error).endswith("u.csv: no column holds articles (x, y); name one with --text-column")


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("text\n“Nö” said Zoë Bränd.\n".encode("cp1252"))
    (article,) = found(tmp_path / "t.csv")
    assert isinstance(article, Article) and article.text == "“Nö” said Zoë Bränd."


def test_json(tmp_path: Path) -> None:
    one = {
        "headline": "Pier shut",
        "authors": [{"name": "Ann Roe"}, {"name": "Al Lee"}],
        "body": f"<p>{SAID}</p>",
    }
    (tmp_path / "a.json").write_text(json.dumps({"articles": [one, {"body": SAID}]}), encoding="utf-8")
    first, second = found(tmp_path / "a.json")
    assert isinstance(first, Article)
    assert (first.text, first.document.author, first.document.id) == (SAID, "Ann Roe; Al Lee", "a.json:1")
    assert isinstance(second, Article) and second.document.id == "a.json:2"


def test_json_lines_go_on_behind_a_broken_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f'{{"text": "{SAID}"}}\n{{"text": \n\n{{"text": "{SAID}"}}\n', encoding="utf-8"
    )
    read = found(tmp_path / "a.txt")
    assert ids(read)[::2] == ["a.txt:1", "a.txt:4"]
    assert "a.txt, line 2: is no whole JSON" in str(read[1])


RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Post</title>
<item><title>Pier shut</title><link>https://post.example/pier</link><dc:creator>Ann Roe</dc:creator>
<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The pier is shut.</p><p>{SAID}.</p>]]></content:encoded></item>
<item><title>Nothing</title></item>
<item><title>Third</title><description>{SAID}.</description></item>
</channel></rss>"""


def test_a_feed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS, encoding="utf-8")
    first, second, third = found(tmp_path / "feed.xml")
    assert isinstance(first, Article)
    assert first.text == f"The pier is shut.\n{SAID}."
    document = first.document
    assert (document.id, document.title, document.author) == ("feed#1", "Pier shut", "Ann Roe")
    assert (document.published, document.outlet) == ("2024-03-05", "The Post")
    assert document.url == "https://post.example/pier"
    assert str(second).endswith("feed.xml, item 2: has no text; follow its link")
    assert isinstance(third, Article) and third.document.id == "feed#3"


def test_a_feed_that_is_cut_off(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS[: RSS.index("<item><title>Third")], encoding="utf-8")
    first, *rest = found(tmp_path / "feed.xml")
    assert isinstance(first, Article)
    assert "feed.xml: is cut off" in str(rest[-1])


def test_of_an_item_that_is_cut_off_nothing_is_read(tmp_path: Path) -> None:
    cut = RSS[: RSS.index("Pier shut") + len("Pier shut")]
    (tmp_path / "title.xml").write_text(cut, encoding="utf-8")
    (tmp_path / "text.xml").write_text(RSS[: RSS.index("The pier") + 7], encoding="utf-8")
    for name in ("title.xml", "text.xml"):
        (error,) = found(tmp_path / name)
        assert f"{name}: is cut off" in str(error)


MAIL = f"From: Ann Roe <ann@post.example>\nSubject: {{}}\nDate: Tue, 5 Mar 2024 10:00:00 +0000\n\n{SAID}.\n\n"


def test_a_mailbox(tmp_path: Path) -> None:
    mails = [
        f"From ann@post.example Tue Mar  5 10:00:00 2024\n{MAIL.format(title)}" for title in ("One", "Two")
    ]
    (tmp_path / "press.mbox").write_text(
        "".join(mails) + "From x@y.example Tue Mar  5 10:00:00 2024\nSubject: x\n\n", "utf-8"
    )
    read = found(tmp_path / "press.mbox")
    assert ids(read)[:2] == ["press#1", "press#2"]
    assert isinstance(read[1], Article) and read[1].document.title == "Two"
    assert "press.mbox, mail 3: is empty" in str(read[2])


def archive(path: Path, files: dict[str, bytes]) -> Path:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, data in files.items():
                zipped.writestr(name, data)
        return path
    with tarfile.open(path, "w:gz") as tarred:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tarred.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["news.zip", "news.tar.gz", "named.txt.zip"])
def test_an_archive(tmp_path: Path, name: str) -> None:
    inner = archive(tmp_path / "inner.zip", {"c.txt": TEXT.encode()}).read_bytes()
    files = {
        "a/one.txt": TEXT.encode(),
        "b/one.html": PAGE.encode(),
        "../../up.txt": TEXT.encode(),
        "empty.txt": b"",
        "rows.csv": f'text\n"{SAID}"\n'.encode(),
        "other.csv": b"a,b\n1,2\n",
        "more.zip": inner,
        "__MACOSX/._one.txt": b"\0\5",
        "a.jpg": b"\xff\xd8\xff",
    }
    read = found(archive(tmp_path / name, files))
    good = [one for one in read if isinstance(one, Article)]
    assert [one.document.id for one in good] == ["one", "one-2", "up", "rows.csv:2", "c"]
    assert all(SAID in one.text for one in good)
    assert "empty.txt: is empty" in str(next(one for one in read if type(one) is ReadingError))
    assert [type(one) for one in read if not isinstance(one, Article)].count(PassedOverError) == 2
    assert str(read[-1]).endswith(f"{name}: passed over 1 file (1 .jpg)")
    assert not (tmp_path.parent / "up.txt").exists()


def test_a_file_that_is_compressed(tmp_path: Path) -> None:
    (tmp_path / "news.csv.gz").write_bytes(gzip.compress(f'text\n"{SAID}"\n'.encode()))
    assert ids(found(tmp_path / "news.csv.gz")) == ["news.csv:2"]
    (tmp_path / "page.html").write_bytes(gzip.compress(PAGE.encode()))
    assert "is compressed; name it page.html.gz" in str(found(tmp_path / "page.html")[0])


def test_an_archive_that_is_cut_off(tmp_path: Path) -> None:
    files = {f"{n}.txt": TEXT.encode() + bytes(range(32, 127)) * n for n in range(50)}
    data = archive(tmp_path / "a.tar.gz", files).read_bytes()
    (tmp_path / "b.tar.gz").write_bytes(data[: len(data) // 2])
    read = found(tmp_path / "b.tar.gz")
    assert isinstance(read[0], Article)
    assert "is broken or cut off" in str(read[-1])
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04" + bytes(100))
    assert "is broken or cut off" in str(found(tmp_path / "c.zip")[0])


def test_a_bomb_costs_no_more_than_a_long_article(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as zipped:
        with zipped.open("a.txt", "w", force_zip64=True) as file:
            for _ in range(60):
                file.write(bytes(1_000_000))
        zipped.writestr("b.txt", TEXT)
    first, second = found(tmp_path / "bomb.zip")
    assert isinstance(first, ReadingError)
    assert isinstance(second, Article)


def web_archive(path: Path) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number, (status, kind) in enumerate(
            [
                ("200 OK", "text/html; charset=utf-8"),
                ("200 OK", "image/png"),
                ("404 Not Found", "text/html"),
                ("200 OK", "text/html"),
            ]
        ):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            url = f"https://post.example/{number}"
            record = writer.create_warc_record(
                url, "response", io.BytesIO(PAGE.encode()), http_headers=headers,
                warc_headers_dict={"WARC-Date": "2024-03-05T10:00:00Z"},
            )  # fmt: skip
            writer.write_record(record)
    return path


def test_a_web_archive(tmp_path: Path) -> None:
    file = web_archive(tmp_path / "crawl.warc.gz")
    read = found(file)
    assert ids(read) == ["crawl.warc#1", "crawl.warc#4"]
    assert isinstance(read[1], Article) and SAID in read[1].text
    assert (read[1].document.url, read[1].document.published) == ("https://post.example/3", "2024-03-05")
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as packed:
        packed.write(file, "archive/data.warc.gz")
        packed.writestr("datapackage.json", "{}")
    assert [one for one in ids(found(tmp_path / "crawl.wacz")) if "data" in one][:2] == [
        "data.warc#1",
        "data.warc#4",
    ]


def test_a_web_archive_that_is_cut_off(tmp_path: Path) -> None:
    data = web_archive(tmp_path / "crawl.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(data[: len(data) * 3 // 4])
    read = found(tmp_path / "cut.warc.gz")
    assert isinstance(read[0], Article)


def test_read_all_is_lazy_and_warns(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        f'{{"text": "{SAID}"}}\nbroken\n{{"text": "{SAID}"}}\n', encoding="utf-8"
    )
    read = quotes.read_all(tmp_path / "a.jsonl")
    assert next(read).document.id == "a.jsonl:1"
    with pytest.warns(ReadingWarning, match=r"a\.jsonl, line 2"):
        assert [one.document.id for one in read] == ["a.jsonl:3"]
    with pytest.raises(ReadingError, match="several articles"), warnings.catch_warnings():
        quotes.read(tmp_path / "a.jsonl")
    with pytest.raises(ReadingError, match="no such file"), pytest.warns(ReadingWarning):
        list(quotes.read_all(tmp_path / "none.txt"))


def test_a_table_that_is_named_as_text(tmp_path: Path) -> None:
    assert ids(found(table(tmp_path / "t.txt", [["Title", "Text"], ["Pier", SAID]]))) == ["t.txt:2"]
    (tmp_path / "u.txt").write_text("Text, the writer says, is all.\nShe wrote it.\n", encoding="utf-8")
    assert ids(found(tmp_path / "u.txt")) == ["u"]


def test_what_can_be_read_once_only(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(SAID, "utf-8"))
    writer.start()
    (article,) = found(pipe)
    writer.join()
    assert isinstance(article, Article) and article.text == SAID


def test_a_page_with_more_paragraphs_than_any_article() -> None:
    with pytest.raises(ReadingError, match=r"x\.html: is longer than any article \(40,000 paragraphs\)"):
        parse(b"<html><body>" + b"<p>a</p>" * 40_000, "x", "x.html")


def parquet(rows: list[dict[str, object]], **written: Any) -> bytes:
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    from pyarrow.parquet import write_table

    file = io.BytesIO()
    write_table(pyarrow.Table.from_pylist(rows), file, **written)
    return file.getvalue()


def test_parquet(tmp_path: Path) -> None:
    day = datetime(2024, 3, 5, 10, tzinfo=UTC)
    rows: list[dict[str, object]] = [
        {"Headline": "Pier shut", "authors": ["Ann Roe", "Al Lee"], "date": day, "Body": TEXT, "words": 12},
        {"Headline": "Other", "authors": None, "date": None, "Body": None, "words": 0},
        *({"Headline": f"No. {n}", "authors": [], "date": day, "Body": SAID, "words": 6} for n in range(98)),
    ]
    data = parquet(rows, row_group_size=40)
    (tmp_path / "articles.parquet").write_bytes(data)
    first, empty, *rest = found(tmp_path / "articles.parquet")
    assert isinstance(first, Article)
    document = first.document
    assert (document.id, document.title, document.author) == (
        "articles.parquet:1",
        "Pier shut",
        "Ann Roe; Al Lee",
    )
    assert (first.text, document.published) == (TEXT.strip(), "2024-03-05")
    assert "articles.parquet, line 2: has no text" in str(empty)
    assert ids(rest) == [f"articles.parquet:{n}" for n in range(3, 101)]
    packed = found(archive(tmp_path / "news.zip", {"a.parquet": data}))
    assert [isinstance(one, Article) for one in packed].count(True) == 99
    (error,) = found(tmp_path / "articles.parquet", text="Volltext")
    assert "has no column 'Volltext'; it has Headline, authors, date, Body, words" in str(error)


def test_parquet_that_unpacks_to_far_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.reading.archives._HARMLESS", 1_000_000)
    bomb = parquet([{"text": "a" * 1_000_000 + str(n)} for n in range(8)], compression="zstd")
    assert len(bomb) < 50_000
    (tmp_path / "bomb.parquet").write_bytes(bomb)
    (error,) = found(tmp_path / "bomb.parquet")
    assert "bomb.parquet: would unpack to 8," in str(error)


def test_parquet_names_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert "need pip install 'quotetrail[parquet]'" in str(found(tmp_path / "a.parquet")[0])


ROWS = {
    "csv": "title,text\n" + f'Pier,"{SAID}"\n' * 4000,
    "jsonl": f"{json.dumps({'text': SAID})}\n" * 4000,
    "mbox": f"From ann@post.example Tue Mar  5 10:00:00 2024\n{MAIL.format('One')}" * 2000,
}


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("way", ["standard input", "tar"])
def test_what_is_long_and_comes_once_is_read_in_a_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, way: str
) -> None:
    monkeypatch.setattr("quotes.reading.source._BEGINS", 150_000)
    data = ROWS[name].encode()
    if way == "tar":
        path = str(archive(tmp_path / "news.tar.gz", {f"a.{name}": data, "b.txt": TEXT.encode()}))
    else:
        path = "-"
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    read = list(articles([path]))
    assert len(read) == (2000 if name == "mbox" else 4000) + (way == "tar")
    assert all(isinstance(one, Article) for one in read)


def test_a_text_that_is_too_long_for_an_article_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"word " * 5_000_000)))
    (error,) = articles(["-"])
    assert str(error).startswith("standard-input: is longer than any article (more than 20,000,000 bytes)")


def test_memory_stays_small_whatever_the_number_of_articles(tmp_path: Path) -> None:
    for path in write_many(tmp_path, 400):
        tracemalloc.start()
        try:
            number = sum(isinstance(one, Article) for one in articles([str(path)]))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert (number, peak < 50_000_000) == (400, True), path.name


def test_parquet_with_texts_as_bytes_and_a_day_in_no_calendar(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    from pyarrow.parquet import write_table

    days = pyarrow.array([2**62, 0], pyarrow.timestamp("us"))
    write_table(pyarrow.table({"text": [SAID.encode()] * 2, "date": days}), tmp_path / "a.parquet")
    first, second = found(tmp_path / "a.parquet")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.text == second.text == SAID
    assert (first.document.published, second.document.published) == (None, "1970-01-01")


def test_what_is_compressed_and_has_no_ending_is_read_as_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "piped").write_bytes(gzip.compress(SAID.encode()))
    (article,) = found(tmp_path / "piped")
    assert isinstance(article, Article) and article.text == SAID


def test_parquet_of_objects(tmp_path: Path) -> None:
    bodies = [
        {"name": "main", "text": SAID},
        {"name": "main", "text": None},
    ]
    (tmp_path / "articles.parquet").write_bytes(parquet([{"body": body} for body in bodies]))
    read, none = found(tmp_path / "articles.parquet")
    assert isinstance(read, Article) and read.text == SAID
    assert "line 2: has no text" in str(none)
