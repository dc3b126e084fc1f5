"""Mails and saved pages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.files import article as article_of
from quotes.reading.files import parse
from quotes.reading.inputs import articles, named
from quotes.reading.options import ReadingOptions
from quotes.reading.source import PassedOverError, ReadingError, Source
from tests.quotes.reading.test_documents import docx, paragraph

BODY = "The pier of Sorrel was shut on Monday, the council says.\n\n“The piles are rotten – all of them,” said Norma Tull, the warden.\n"  # noqa: E501
SAID = "“The piles are rotten – all of them,” said Norma Tull, the warden."


def mail(body: str = BODY, subject: str = "Pier shut", html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Sorrel Council <press@sorrel.example>"
    message["To"] = "desk@post.example"
    message["Date"] = "Tue, 05 Mar 2024 10:00:00 +0000"
    message["Subject"] = subject
    message.set_content(body, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html")
    return message


def read(message: EmailMessage, name: str = "release.eml") -> Article:
    return parse(message.as_bytes(), "release", name)


@pytest.mark.parametrize("name", ["release.eml", "release.txt"])
def test_headers_become_metadata(name: str) -> None:
    article = read(mail(), name)
    assert SAID in article.text
    assert "=E2" not in article.text and "Subject" not in article.text
    document = article.document
    assert (document.title, document.author, document.published) == (
        "Pier shut",
        "Sorrel Council",
        "2024-03-05",
    )


def test_html_where_there_is_no_plain_part() -> None:
    article = read(mail("See HTML.", html=f"<p>The pier of Sorrel was shut.</p><p>{SAID}</p>"))
    assert article.text == f"The pier of Sorrel was shut.\n{SAID}"


def test_replies_and_signatures_are_left_out() -> None:
    body = f"{SAID}\n\n-- \nNorma Tull\nSorrel Council\n"
    assert read(mail(body)).text.strip() == SAID
    body = f"{SAID}\n\nOn Mon, 4 Mar 2024, Ann Roe <ann@post.example> wrote:\n> “Is it so?” asked Bo Lind.\n"
    assert read(mail(body, "Re: Pier")).text.strip() == SAID


@pytest.mark.parametrize(
    "mark", ["---------- Forwarded message ---------", "-----Original Message-----", "_" * 32, "\n"]
)
def test_a_release_that_is_forwarded(mark: str) -> None:
    headers = "From: Rosa Timms <rosa@union.example>\nDate: Mon, 4 Mar 2024 at 09:00\nTo: Ann\n"
    headers += "Subject: Gates locked"
    article = read(mail(f"FYI\n\n{mark}\n{headers}\n\n{BODY}", "Fwd: Gates locked"))
    assert "FYI" not in article.text and SAID in article.text
    document = article.document
    assert (document.title, document.author, document.published) == (
        "Gates locked",
        "Rosa Timms",
        "2024-03-04",
    )


def test_charsets() -> None:
    head = b"From: a@b.example\r\nSubject: =?iso-8859-1?Q?Caf=E9?=\r\n"
    head += b"Content-Type: text/plain; charset={}\r\n\r\n"
    text = "“Oui,” said Zoë Roe of the café, and went to bed at nine o’clock."
    for declared in (b"iso-8859-1", b"utf-8", b"nonsense"):
        article = parse(head.replace(b"{}", declared) + text.encode("cp1252"), "x", "x.eml")
        assert article.text.strip() == text
        assert article.document.title == "Café"


def test_what_is_encrypted() -> None:
    with pytest.raises(ReadingError, match=r"release\.eml: is encrypted; save it decrypted"):
        read(mail("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n" * 3))


def test_what_is_empty_or_cut_off() -> None:
    with pytest.raises(ReadingError, match="is empty"):
        read(mail(""))
    message = mail("See HTML.", html=f"<p>{SAID}</p>" * 3).as_bytes()
    assert SAID.split(" –")[0] in parse(message[: message.rindex(b"<p>") + 60], "x", "x.eml").text


def test_a_page_saved_whole() -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://post.example/pier"
    message["Subject"] = "Pier shut"
    page = f"<html><head><title>Pier shut</title></head><body><h1>Pier shut</h1><p>{SAID}</p></body></html>"
    message.set_content(page, subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    article = parse(message.as_bytes(), "pier", "pier.mhtml")
    assert SAID in article.text
    assert (article.document.title, article.document.url) == ("Pier shut", "https://post.example/pier")


def test_a_transcript_is_no_mail(tmp_path: Path) -> None:
    text = "Moderator: Who goes first?\nTull: I do, and I say so.\n\nThe rest is silence."
    assert parse(text.encode(), "x").text == text


def attached(*files: tuple[str, bytes, str], body: str = BODY) -> list[Article | ReadingError]:
    message = mail(body)
    for name, data, kind in files:
        message.add_attachment(data, *kind.split("/"), filename=name)
    source = Source("mail", data=message.as_bytes(), label="mail.eml")
    return list(of_sources([source]))


def of_sources(given: list[Source]) -> Iterator[Article | ReadingError]:
    for piece in named(given, ReadingOptions()):
        try:
            yield article_of(piece, ReadingOptions()) if isinstance(piece, Source) else piece
        except ReadingError as error:
            yield error


def test_what_is_attached_is_read_or_told() -> None:
    release = docx(paragraph("The gates are locked.") + paragraph("“We wait,” said Rosa Timms."))
    body, *files, told = attached(
        ("Release.docx", release, "application/octet-stream"),
        ("notes.txt", f"{SAID}\n".encode(), "text/plain"),
        ("pier.jpg", b"\xff\xd8\xff", "image/jpeg"),
    )
    assert isinstance(body, Article) and (body.document.id, body.text.strip()) == ("mail", BODY.strip())
    found = [one for one in files if isinstance(one, Article)]
    assert [one.document.id for one in found] == ["mail#Release", "mail#notes"]
    assert found[0].text == "The gates are locked.\n“We wait,” said Rosa Timms."
    assert [one.document.published for one in found] == ["2024-03-05", "2024-03-05"]
    assert isinstance(told, PassedOverError) and str(told) == "mail.eml: passed over 1 file (1 .jpg)"


def test_a_mail_that_is_nothing_but_its_attachment() -> None:
    (article,) = attached(("release.txt", SAID.encode(), "text/plain"), body="\n")
    assert isinstance(article, Article) and article.document.id == "mail#release"
    (error,) = attached(("release.pdf", b"%PDF-1.7 cut", "application/pdf"), body="\n")
    assert "mail.eml/release.pdf: is cut off" in str(error)


def test_a_mail_that_is_attached_to_another() -> None:
    message = mail("Please see below what the union sent us this morning.", "Fwd: Pier")
    message.add_attachment(mail(BODY, "Pier shut"))
    first, second = of_sources([Source("a", data=message.as_bytes(), label="a.eml")])
    assert isinstance(first, Article) and SAID not in first.text
    assert isinstance(second, Article) and SAID in second.text
    assert (second.document.title, second.document.id) == ("Pier shut", "a#mail 1")


def test_pictures_that_the_text_shows_are_not_told() -> None:
    message = mail(html=f"<p>{SAID}</p><img src='cid:logo'>")
    message.make_mixed()
    message.add_attachment(b"\x89PNG", "image", "png", disposition="inline", cid="<logo>")
    (article,) = of_sources([Source("a", data=message.as_bytes(), label="a.eml")])
    assert isinstance(article, Article)


HEADERS = "From: Ann Roe <ann@post.example>\nSubject: Pier\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    "headers",
    [
        HEADERS.replace("Ann Roe <", "(" * 5000),
        HEADERS.replace("Pier", "=?utf-8?b?UGllcg==?= " * 4000),
        HEADERS.replace("Ann Roe", ", ".join(f"a{n}@b.example" for n in range(20_000))),
        f"{HEADERS}Content-Type: text/plain; {'a=b; ' * 5000}\n",
        f"{HEADERS}Content-Type: multipart/mixed; boundary=nowhere\n",
        f"\ufeff{HEADERS}",
        f"\n\n{HEADERS}",
    ],
)
def test_headers_that_nobody_writes(headers: str) -> None:
    start = time.process_time()
    article = parse(f"{headers}\n{BODY}".encode(), "x", "x.eml")
    assert SAID in article.text and "From:" not in article.text
    assert time.process_time() - start < 5


@pytest.mark.parametrize("kind", ["message/rfc822\n", "multipart/mixed; boundary={0}\n\n--{0}"])
def test_mails_in_mails_too_deep_to_be_read_stop_no_other(tmp_path: Path, kind: str) -> None:
    deep = "".join(f"{HEADERS}Content-Type: {kind.format(n)}\n" for n in range(1500))
    begins = "From ann@post.example Tue Mar  5 10:00:00 2024\n"
    (tmp_path / "a.mbox").write_text(f"{begins}{deep}\n{begins}{HEADERS}\n{BODY}", "utf-8")
    first, second = articles([str(tmp_path / "a.mbox")])
    assert "a.mbox, mail 1: holds mails in mails too deep" in str(first)
    assert isinstance(second, Article) and SAID in second.text


def test_a_sentence_that_begins_with_from_begins_no_mail(tmp_path: Path) -> None:
    begins = "From ann@post.example Tue Mar  5 10:00:00 2024\n"
    body = f"{SAID}\n\nFrom 3 June 2024 on, it is shut.\n"
    (tmp_path / "a.mbox").write_text(f"{begins}{HEADERS}\n{body}{begins}{HEADERS}\n{body}", "utf-8")
    texts = [one.text for one in articles([str(tmp_path / "a.mbox")]) if isinstance(one, Article)]
    assert texts == [body, body]
