"""Encodings: what bytes are read as, whatever they are declared to be."""

from __future__ import annotations

import pytest

from quotes.reading.files import parse

SAID = "“We’ve lost €4,000,” said Zoë Brânza – a grower."
BODY = f"<h1>Plums rot</h1>\n<p>The plums of Lower Hagen were left to rot on Monday.</p>\n<p>{SAID}</p>\n"


def page(meta: str) -> str:
    head = f"<head>{meta}<title>Plums rot</title></head>"
    return f"<!doctype html><html>{head}<body><article>{BODY}</article></body></html>"


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="content-type" content="text/html; charset=us-ascii">', "cp1252"),
        ("", "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        (f"<!-- {'x' * 3000} --><meta charset='windows-1252'>", "cp1252"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="no-such-charset">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="utf-8">', "utf-16"),
        ('<meta charset="macintosh">', "mac-roman"),
    ],
)
def test_a_page_is_read_as_browsers_do(meta: str, encoding: str) -> None:
    article = parse(page(meta).encode(encoding), "x", "x.html")
    assert SAID in article.text
    assert article.document.title == "Plums rot"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (SAID.encode() + b" \x93Yes,\x94 he said.", SAID + " “Yes,” he said."),
        (SAID.encode() + " “".encode()[:2], SAID + " "),
        ((SAID + " The end.").encode("utf-16-le"), SAID + " The end."),
        ((SAID + " The end.").encode("utf-16-be"), SAID + " The end."),
        ("He waved é ".encode() + b"\xed\xa0\xbc\xed\xbc\x8a.", "He waved é 🌊."),
    ],
    ids=[
        "one word in another charset",
        "cut within a letter",
        "no mark",
        "no mark, big end first",
        "surrogates",
    ],
)
def test_broken_unicode(data: bytes, text: str) -> None:
    assert parse(data, "x").text == text


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("â€œThe boats sailed,â€ said JoÃ£o Lima.", "“The boats sailed,” said João Lima."),
        ("‚ÄúWe shook hands,‚Äù said Ana Golob.", "“We shook hands,” said Ana Golob."),
        ("&ldquo;It&rsquo;s thick,&rdquo; said Veli Oja.", "“It’s thick,” said Veli Oja."),
        ("\\u201cShe lay down,\\u201d said Doru Ene.", "“She lay down,” said Doru Ene."),
        ("“I had no idea,” said Peter Grifﬁn.", "“I had no idea,” said Peter Griffin."),
        ("“I’m late,” said Ann O‘Dowd.", "“I’m late,” said Ann O’Dowd."),
        ("\x93I\x92m late,\x94 said Ann Poe.", "“I’m late,” said Ann Poe."),
        ("“It’s no\u200bon,” said A\u00adnn Poe.\u200b", "“It’s noon,” said Ann Poe.\u200b"),
        ("José Nún ran. “Yes,” Jose\u0301 said.", "José Nún ran. “Yes,” José said."),
        ("\ufffdI swam,\ufffd said Agata Zen.", "“I swam,” said Agata Zen."),
        ("> “I swam,” said Agata Zen.\n>\n> She is 19.\n", "“I swam,” said Agata Zen.\n\nShe is 19.\n"),
    ],
)
def test_marks_that_the_way_here_broke(broken: str, text: str) -> None:
    assert parse(broken.encode(), "x").text == text


@pytest.mark.parametrize(
    "text",
    [
        "He ate Ã¡ la carte.",
        "A > B, he said.",
        "AT&amp;T said so.",
        "Jose\u0301 left.",
        "A caf\ufffd, a caf\ufffd.",
    ],
)
def test_what_can_be_read_stays_as_it_is(text: str) -> None:
    assert parse(text.encode(), "x").text == text
