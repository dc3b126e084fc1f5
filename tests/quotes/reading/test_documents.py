"""PDF, Word, OpenDocument, RTF and subtitles; and the same article in all kinds."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

import pytest

import quotes
from quotes.document import Article
from quotes.reading.files import parse
from quotes.reading.source import ReadingError

TITLE = "Weir at Oxbow Shut After Rain"
BODY = (
    "The weir at Oxbow was shut on Monday after a week of rain, and it stays shut for now.",
    "“I have kept this weir for thirty years and never saw the like,” said Una Platt, its keeper. “The piles are"  # noqa: E501
    " rotten.”",
    "Bo Lind, who fishes there, said that the council had been warned in March.",
    "“We wrote to them twice,” he said. “Nobody wrote back.”",
    "The council meets on Thursday to decide what becomes of the old weir and of the well-known mill beside it.",  # noqa: E501
)


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """A PDF with lines of text: from the left and from the top in points, size, words."""
    import matplotlib
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    file = io.BytesIO()
    with matplotlib.rc_context({"pdf.fonttype": 42}), PdfPages(file) as written:
        for page in pages:
            figure = Figure(figsize=(6, 8))
            for left, top, size, words in page:
                figure.text(left / 432, 1 - top / 576, words, fontsize=size, family="DejaVu Serif")
            written.savefig(figure)
    return file.getvalue()


def wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)


def lines(
    paragraphs: Sequence[str], left: float, top: float, width: int
) -> list[tuple[float, float, float, str]]:
    placed: list[tuple[float, float, float, str]] = []
    for paragraph in paragraphs:
        for words in wrapped(paragraph, width):
            placed.append((left, top, 9, words))
            top += 12
        top += 8
    return placed


def test_pdf() -> None:
    article = parse(pdf([[(40, 40, 16, TITLE), *lines(BODY, 40, 80, 66)]]), "x", "x.pdf")
    assert article.text.split("\n\n") == [TITLE, *BODY]
    assert article.document.title == TITLE


@pytest.mark.parametrize("drawn", ["column by column", "row by row"])
def test_pdf_with_columns_heads_and_page_numbers(drawn: str) -> None:
    column = [words for paragraph in BODY for words in wrapped(paragraph, 30)]
    half = len(column) // 2
    places = [(40, 90 + 12 * n, 9, words) for n, words in enumerate(column[:half])]
    places += [(240, 90 + 12 * n, 9, words) for n, words in enumerate(column[half:])]
    if drawn == "row by row":
        places.sort(key=lambda place: place[1])
    head = [(40, 20, 8, "The Oxbow Post 5 March 2024"), (200, 560, 8, "1")]
    other = [
        (40, 20, 8, "The Oxbow Post 5 March 2024"),
        (200, 560, 8, "2"),
        (40, 300, 9, "It rains in the hills still."),
    ]
    article = parse(pdf([[*head, (40, 50, 18, TITLE), *places], other]), "x", "x.pdf")
    text = " ".join(article.text.split())
    assert text == " ".join([TITLE, *BODY, "It rains in the hills still."])


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("is_shown_upright", [True, False])
def test_pdf_with_letters_that_are_turned(turn: int, is_shown_upright: bool) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2", reason="needs the extra pdf")
    from matplotlib.figure import Figure

    file = io.BytesIO()
    figure = Figure(figsize=(8, 8))
    for left, top, size, words in lines(BODY, 40, 80, 66):
        x, y = ((left, 576 - top), (top, left), (576 - left, top), (576 - top, 576 - left))[turn // 90]
        figure.text(x / 576, y / 576, words, fontsize=size, rotation=turn, rotation_mode="anchor")
    figure.savefig(file, format="pdf")
    document = pypdfium2.PdfDocument(file.getvalue())
    document[0].set_rotation(turn if is_shown_upright else (turn + 90) % 360)
    turned = io.BytesIO()
    document.save(turned)
    assert parse(turned.getvalue(), "x", "x.pdf").text.split("\n\n") == list(BODY)


def test_pdf_with_more_pages_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.reading.pdf._MOST_PAGES", 1)
    page = [(40, 40, 9, "Text.")]
    with pytest.raises(ReadingError, match=r"x\.pdf: is longer than any article \(2 pages\)"):
        parse(pdf([page, page]), "x", "x.pdf")


def test_pdf_with_words_that_are_parted_and_a_quote_over_a_page_border() -> None:
    first = [
        "The weir was shut after a week of rain, the coun-",
        "cil said. Its well-",
        "known mill stands. “We have kept",
    ]
    second = ["this weir for long,” said Una Platt, its keeper."]
    pages = [[(40, 60 + 12 * n, 9, words) for n, words in enumerate(page)] for page in (first, second)]
    article = parse(pdf(pages), "x", "x.pdf")
    assert article.text == (
        "The weir was shut after a week of rain, the council said. Its well-known mill stands. “We have kept this"  # noqa: E501
        " weir for long,” said Una Platt, its keeper."
    )


def test_pdf_that_cannot_be_read() -> None:
    good = pdf([[(40, 40, 9, "Text.")]])
    with pytest.raises(ReadingError, match=r"x\.pdf: has no text, only pictures"):
        parse(pdf([[]]), "x", "x.pdf")
    with pytest.raises(ReadingError, match=r"x\.txt: is cut off, and what tells its pages"):
        parse(b"%PDF-1.7\n" + bytes(range(256)) * 9, "x", "x.txt")
    with pytest.raises(ReadingError, match="cut off"):
        parse(good[:200], "x", "x.pdf")


def encrypted_pdf() -> bytes:
    """A PDF that is nothing but encrypted: no password fits its marks."""
    key = "00" * 32
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 0/Kids[]>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{one}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 4\n0000000000 65535 f \n{table}{trailer}".encode()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, notes: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'  # noqa: E501
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'  # noqa: E501
            'wordprocessingml.document.main+xml"/></Types>',
        )
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        parts.writestr(
            "_rels/.rels",
            f'{head}<Relationship Id="r1" Type="{kind}/officeDocument" Target="word/document.xml"/></Relationships>',  # noqa: E501
        )
        parts.writestr(
            "word/_rels/document.xml.rels",
            f'{head}<Relationship Id="r1" Type="{kind}/footnotes" Target="footnotes.xml"/>'
            f'<Relationship Id="r2" Type="{kind}/styles" Target="styles.xml"/></Relationships>',
        )
        style = '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>'
        parts.writestr("word/styles.xml", f'<w:styles xmlns:w="{WORD}">{style}</w:styles>')
        parts.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{WORD}">{notes}</w:footnotes>')
        parts.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
        parts.writestr(
            "docProps/core.xml",
            '<c xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
            "<dc:creator>Ann Roe</dc:creator><t:created>2024-03-05T10:00:00Z</t:created></c>",
        )
    return file.getvalue()


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_word_with_changes_notes_and_a_block_quotation() -> None:
    changed = (
        "<w:p><w:r><w:t>The weir </w:t></w:r><w:del><w:r><w:delText>was open</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>was shut.</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    note = f"<w:footnote w:id='2'>{paragraph('In 1975 it was too.')}</w:footnote>"
    article = parse(docx(changed + paragraph("We were never asked by them.", "Q"), note), "x", "x.docx")
    assert article.text == "The weir was shut.\n“We were never asked by them.”"
    assert (article.document.author, article.document.published) == ("Ann Roe", "2024-03-05")


def odt(body: str, styles: str = "", packing: int = zipfile.ZIP_STORED) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style")
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        parts.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return file.getvalue()


def test_opendocument_with_changes_notes_and_a_block_quotation() -> None:
    body = (
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes><text:p>The weir<text:s/>was"
        "<text:span> shut</text:span>.<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"  # noqa: E501
        '<text:p text:style-name="P1">We were never asked by them.</text:p>'
    )
    style = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        article = parse(odt(body, style, packing), "x", "x.zip")
        assert article.text == "The weir was shut.\n“We were never asked by them.”"


def encrypted_odt() -> bytes:
    file = io.BytesIO(odt(""))
    with zipfile.ZipFile(file, "a") as parts:
        parts.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("x.pdf", encrypted_pdf(), "is encrypted; save it without a password"),
        ("x.odt", encrypted_odt(), "is encrypted; save it without a password"),
        (
            "x.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "is encrypted or of an old Office program",
        ),
    ],
)
def test_documents_that_are_encrypted(name: str, data: bytes, advice: str) -> None:
    with pytest.raises(ReadingError, match=f"{name}: {advice}"):
        parse(data, "x", name)


def rtf(text: str) -> bytes:
    escaped = "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in text)
    return ("{\\rtf1\\ansi\\uc1 " + escaped.replace("\n", "\\par\n") + "}").encode()


def test_rtf_without_notes() -> None:
    data = rtf("The weir was shut.{\\footnote {\\par A note.}}\n“We knew,” said Una Platt.")
    assert parse(data, "x", "x.rtf").text.split("\n") == ["The weir was shut.", "“We knew,” said Una Platt."]
    assert parse(data, "x", "x.doc").text.startswith("The weir")


def test_rtf_with_an_emoji_and_with_half_of_one() -> None:
    halves = rb"{\rtf1\ansi\uc1 The weir \u-10179?\u-8704? was shut.\par It is \u-10179? late.}"
    text = parse(halves, "x", "x.rtf").text
    assert text.split("\n") == [
        "The weir \N{GRINNING FACE} was shut.",
        "It is \N{REPLACEMENT CHARACTER} late.",
    ]


@pytest.mark.parametrize("name", ["x.docx", "x.odt"])
def test_documents_that_are_broken(name: str) -> None:
    good = docx(paragraph("The weir was shut.")) if name == "x.docx" else odt("<text:p>It was shut.</text:p>")
    with pytest.raises(ReadingError, match=name):
        parse(good[: len(good) // 2], "x", name)
    with pytest.raises(ReadingError, match=name):
        parse(b"PK\x03\x04" + bytes(300), "x", name)
    with pytest.raises(ReadingError, match=f"{name}: is empty"):
        parse(docx("") if name == "x.docx" else odt(""), "x", name)


def test_a_document_that_cannot_be_unpacked() -> None:
    data = odt("<text:p>It was shut.</text:p>", packing=zipfile.ZIP_DEFLATED)
    begins = data.index(b"content.xml") + len(b"content.xml")
    with pytest.raises(ReadingError, match=r"x\.odt: is broken, cut off or encrypted"):
        parse(data[:begins] + b"\xff" * 9 + data[begins + 9 :], "x", "x.odt")


VTT = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Una Platt>I have kept this weir

00:00:04.000 --> 00:00:07.500
for thirty years. <i>Never</i> saw the like.

NOTE nobody reads this

12:31.000 --> 12:35.000
<v Bo Lind>We wrote to them twice.

01:00:00.000 --> 01:00:02.000
[applause]
"""
SRT = (
    VTT[8:]
    .replace("<v Una Platt>", "UNA PLATT: ")
    .replace("<v Bo Lind>", "Bo Lind: ")
    .replace(".000", ",000")
)


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.vtt", VTT), ("x.txt", VTT), ("x.srt", "1\n" + SRT.replace("NOTE nobody reads this\n\n", "2\n"))],
)
def test_subtitles(name: str, data: str) -> None:
    article = parse(data.encode(), "x", name)
    first, second = article.text.split("\n\n")
    assert first == "UNA PLATT: I have kept this weir for thirty years. Never saw the like."
    assert second == "BO LIND: We wrote to them twice."
    assert article.times == ((0, "00:00:01"), (len(first) + 2, "00:12:31"))


def test_a_quote_tells_its_time() -> None:
    document = quotes.attribute(parse(VTT.encode(), "x", "x.vtt"))
    assert [(quote.text, quote.time) for quote in document.quotes] == [
        ("I have kept this weir for thirty years. Never saw the like.", "00:00:01"),
        ("We wrote to them twice.", "00:12:31"),
    ]
    assert document.to_dict()["quotes"][1]["time"] == "00:12:31"


def said(article: Article) -> list[tuple[str, str | None]]:
    document = quotes.attribute(article)
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return [(quote.text.strip(" .,“”"), names.get(quote.speaker or "")) for quote in document.quotes]


def kinds() -> dict[str, bytes]:
    paragraphs = [TITLE, *BODY]
    text = "\n\n".join(paragraphs)
    html = "".join(f"<p>{one}</p>" for one in BODY)
    page = f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{html}</article></body></html>"  # noqa: E501
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Ann Roe <ann@post.example>", TITLE
    mail.set_content(text)
    rows = io.StringIO(newline="")
    csv.writer(rows).writerows([["title", "text"], [TITLE, text]])
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    web = io.BytesIO()
    writer = WARCWriter(web)
    answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    page_record = writer.create_warc_record(
        "https://post.example/", "response", io.BytesIO(page.encode()), http_headers=answer
    )
    writer.write_record(page_record)
    return {
        "x.txt": text.encode(),
        "x.html": page.encode(),
        "x.pdf": pdf([[(40, 40, 16, TITLE), *lines(BODY, 40, 80, 66)]]),
        "x.docx": docx("".join(map(paragraph, paragraphs))),
        "x.odt": odt("".join(f"<text:p>{one}</text:p>" for one in paragraphs)),
        "x.rtf": rtf("\n\n".join(paragraphs)),
        "x.eml": mail.as_bytes(),
        "x.csv": rows.getvalue().encode(),
        "x.warc": web.getvalue(),
        "x.vtt": b"WEBVTT\n\n" + b"\n\n".join(
            f"00:0{n}:00.000 --> 00:0{n}:30.000\n- {one}".encode() for n, one in enumerate(paragraphs)
        ),
    }  # fmt: skip


def test_the_same_article_in_all_kinds_gives_the_same_quotes() -> None:
    found = {name: said(parse(data, "x", name)) for name, data in kinds().items()}
    assert len(found["x.txt"]) >= 3
    assert {speaker for _, speaker in found["x.txt"]} >= {"Una Platt", "Bo Lind"}
    assert {name: own for name, own in found.items() if own != found["x.txt"]} == {}
