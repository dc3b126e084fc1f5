"""Feeds as programs write them, and as they break."""

from __future__ import annotations

import time

import pytest

from quotes.reading.files import parse
from quotes.reading.source import ReadingError

FIRST, SECOND = "Ann &amp; Bo came.", "“The piles are rotten,” said Norma Tull."
READ = f"Ann & Bo came.\n{SECOND}"
ENTRY = "<entry><title>Pier</title><id>tag:post.example,2024:1</id>{}</entry>"
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{ENTRY}</feed>'
RSS = '<rss version="2.0"><channel><title>Post</title><item><title>Pier</title>{}</item></channel></rss>'


@pytest.mark.parametrize(
    "feed",
    [
        ATOM.format(f"<content>{FIRST}\n\n  {SECOND}\n</content>"),
        ATOM.format(f'<content type="html">&lt;p>{FIRST}&lt;/p>&lt;p>{SECOND}&lt;/p></content>'),
        RSS.format(f"<description>{FIRST}\r\n\r\n{SECOND}</description>"),
        RSS.format(f"<description><![CDATA[{FIRST}\n \n{SECOND}]]></description>"),
        RSS.format(f"<description>{FIRST}&lt;br>{SECOND}</description>"),
    ],
)
def test_the_paragraphs_of_an_item(feed: str) -> None:
    article = parse(feed.encode(), "feed", "feed.xml")
    assert (article.text, article.document.url) == (READ, None)


def test_an_item_with_endless_attributes_is_told() -> None:
    attributes = " ".join(f'a{n}="x"' for n in range(30_000))
    item = f"<description {attributes}>{SECOND}</description>"
    start = time.process_time()
    with pytest.raises(ReadingError, match="has an element with over 10,000 attributes"):
        parse(RSS.format(item).encode(), "feed", "feed.xml")
    assert time.process_time() - start < 3
