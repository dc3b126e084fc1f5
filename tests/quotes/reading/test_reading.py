"""Articles from bytes and files."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.reading.files import parse, read
from quotes.reading.source import ReadingError
from quotes.resources import path

TEXT = "“We can’t go,” said José Peña, the café’s owner – and a voter. He left at once.\n"
PAGE = """<!doctype html>
<html lang="en"><head><title>Mayor quits | The Example</title>
<meta property="og:title" content="Mayor quits over bridge">
<meta property="og:site_name" content="The Example">
<meta name="author" content="Ann Roe">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://news.example/mayor"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Mayor quits over bridge</h1>
<p>The mayor of the town said on Monday that she would leave her office after eleven years.</p>
<p>“The bridge is shut &amp; will stay shut,” Mayor Lena Smith said at the town hall on Monday evening.</p>
<p>The council meets again on Tuesday to decide who follows her and what becomes of the old bridge.</p>
</article><footer>© 2024 The Example. <a href="/join">Subscribe now</a></footer></body></html>
"""


def test_the_sample() -> None:
    file = path("samples/mosul-2017-06-26.txt")
    article = read(file)
    assert article.text == file.read_bytes().decode("utf-8")
    document = article.document
    assert (document.id, document.path) == ("mosul-2017-06-26", str(file))
    assert document.title == "Islamic State Tries to Regroup as Mosul Losses Mount"
    assert (document.author, document.published, document.outlet) == ("Rikar Hussein", "2017-06-26", None)
    assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac-roman"])
def test_encodings(encoding: str) -> None:
    assert parse(TEXT.encode(encoding), "x").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_stays_a_character(encoding: str) -> None:
    assert parse(TEXT.encode(encoding), "x").text == "\ufeff" + TEXT


@pytest.mark.parametrize(
    "text",
    [
        "One.\r\nTwo.\r\n",
        "One.\rTwo.",
        "One.\u00a0Two.\u2028Three.\x0b",
        "A text of many words may hold a \0 and go on as if it did not.",
        " One. ",
    ],
)
def test_nothing_is_translated(text: str) -> None:
    assert parse(text.encode(), "x").text == text


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Mn"], exclude_characters="ﬀﬁﬂﬃﬄﬅﬆâΓ‚√ï>&\\`´‘"),
        min_size=1,
        max_size=80,
    ).filter(lambda text: text.strip(" \t\n\r\f\v") != "")
)
def test_every_text_is_read_as_it_is_or_refused(text: str) -> None:
    try:
        article = parse(text.encode("utf-8", "surrogatepass"), "x")
    except ReadingError as error:
        assert "\n" not in str(error)
    else:
        assert article.text == text


def test_half_a_character_is_no_character() -> None:
    assert parse("He said \ud800 so.".encode("utf-8", "surrogatepass"), "x").text == "He said \ufffd so."


HEADS = [
    ("byline", "By Ann Roe", "Ann Roe", None, None),
    ("two authors", "By Ann Roe and Al Lee", "Ann Roe; Al Lee", None, None),
    ("outlet", "By Ann Roe, Example News", "Ann Roe", None, "Example News"),
    ("date", "By Ann Roe June 26, 2017", "Ann Roe", "2017-06-26", None),
    ("date with bar", "By Ann Roe | 6 Sept. 2017 | 10:30", "Ann Roe", "2017-09-06", None),
    ("date alone", "Published: Monday, June 26, 2017", None, "2017-06-26", None),
    ("ISO date", "2017-06-26", None, "2017-06-26", None),
    ("no such day", "By Ann Roe June 31, 2017", "Ann Roe", None, None),
]


BODY = (
    "The bridge has been shut since May, the mayor of the town said when asked about it on Monday evening,"
    " and it will stay so for as long as nobody pays for what has to be mended.\n\n"
)


@pytest.mark.parametrize(
    ("first", "title", "author"),
    [
        ("The bridge that was built by the county stays shut, its mayor said late.", None, None),
        ("The mayor resigned on Monday.", None, None),
        ("HOLM, Norland — The town has no bridge and nobody knows when it will have one again", None, None),
        ("By Ann Roe\n\nThe council met to vote.", None, "Ann Roe"),
        ("By Ann Roe, Chief Economist and Head of Research at the Bank of Holm (BoH).", None, "Ann Roe"),
        ("ANNIKA ZWELOKULE", None, "Annika Zwelokule"),
        ("BREAKING NEWS", "BREAKING NEWS", None),
        ("www.news.example/the-bridge-stays-shut", None, None),
        ("Photo: Ann Roe", None, None),
        ("Bridge to stay shut.", "Bridge to stay shut.", None),
        ("Will the Bridge Be Open Again Before the Summer Ends and the Ships Come?", "=", None),
        ("By the Bridge", "By the Bridge", None),
        ("Holm: mayor on why the bridge that nobody wanted is to stay shut for a year", "=", None),
    ],
)
def test_a_title_is_no_sentence_and_no_byline(first: str, title: str | None, author: str | None) -> None:
    document = parse(f"{first}\n\n{BODY * 3}".encode(), "x").document
    assert (document.title, document.author) == (first if title == "=" else title, author)


def test_who_a_text_is_about_has_not_written_it() -> None:
    text = f"Annika Zwelokule\n\nZwelokule opened the bridge. {BODY * 3}"
    assert parse(text.encode(), "x").document.title == "Annika Zwelokule"


@pytest.mark.parametrize(
    ("line", "author", "published", "outlet"), [case[1:] for case in HEADS], ids=[case[0] for case in HEADS]
)
def test_head(line: str, author: str | None, published: str | None, outlet: str | None) -> None:
    body = "The bridge has been shut since May, the mayor of the town said on Monday evening."
    document = parse(f"Bridge shut\n\n{line}\n\n{body}\n\n{body}".encode(), "x").document
    assert document.title == "Bridge shut"
    assert (document.author, document.published, document.outlet) == (author, published, outlet)


@pytest.mark.parametrize("name", ["mayor.html", "mayor.txt"])
def test_page(name: str) -> None:
    article = parse(PAGE.encode(), "mayor", name)
    assert "“The bridge is shut & will stay shut,” Mayor Lena Smith said" in article.text
    assert "Subscribe" not in article.text
    assert "Sport" not in article.text
    document = article.document
    assert (document.id, document.title, document.author) == ("mayor", "Mayor quits over bridge", "Ann Roe")
    assert (document.published, document.outlet) == ("2024-03-05", "The Example")
    assert document.url == "https://news.example/mayor"


BAD = [
    ("empty", b"", "x: is empty; give a file with the text of an article"),
    ("white space", b" \n\t ", "x: is empty; give a file with the text of an article"),
    (
        "PDF",
        b"%PDF-1.7 ...",
        "x: is cut off, and what tells its pages and letters stood at its end; get it anew",
    ),
    (
        "control characters",
        bytes(range(256)) * 9,
        "x: is binary, not text; save the article as plain text or HTML",
    ),
    ("no encoding", bytes(range(128, 256)) * 30, "x: is in no known encoding; save it as UTF-8"),
    ("broken UTF-16", b"\xff\xfea", "x: is in no known encoding; save it as UTF-8"),
    ("page", b"<html></html>", "x: is an HTML page without an article; save the article's own page"),
]


@pytest.mark.parametrize(("data", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_is_no_article(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError) as error:
        parse(data, "x")
    assert str(error.value) == message


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"missing\.txt: no such file; check the name"):
        read(tmp_path / "missing.txt")
    with pytest.raises(ReadingError, match="is a folder; name the files in it"):
        read(tmp_path)
    with pytest.raises(ReadingError, match="cannot be read"):
        read("a\0b")


def test_a_large_text_in_one_line() -> None:
    text = 'He said "no" to Mr. Smith. ' * 37_000
    assert parse((text * 3).encode("utf-8"), "x").text == text * 3
    with pytest.raises(ReadingError, match=r"x: is longer than any article \(3,996,000 characters\)"):
        parse((text * 4).encode("utf-8"), "x")


def test_a_page_that_is_too_large() -> None:
    with pytest.raises(
        ReadingError, match=r"x.html: is longer than any article \(more than 20,000,000 bytes\)"
    ):
        parse(b"<html><p>a</p" + b" " * 30_000_000, "x.html")


@pytest.mark.parametrize("piece", ["word ", "> ", "**", "a **b** ", "# ", "\t"])
def test_a_long_line_of_markdown_is_read_in_time(tmp_path: Path, piece: str) -> None:
    file = tmp_path / "line.md"
    file.write_text(piece * (400_000 // len(piece)) + "x", encoding="utf-8")
    began = time.process_time()
    read(file)
    assert time.process_time() - began < 10


def test_stars_around_a_heading_of_markdown_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "story.md"
    file.write_text(
        "# Bridge Opens\n\n **What is new** \n\nIt is **very** long.\n**Not one\n", encoding="utf-8"
    )
    assert read(file).text == "Bridge Opens\n\nWhat is new\n\nIt is **very** long.\n**Not one\n"
