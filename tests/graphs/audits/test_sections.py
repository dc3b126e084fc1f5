"""Sections of stories."""

from __future__ import annotations

import pytest

import graphs
import quotes
from graphs.audits.sections import section
from quotes.document import Article, Document


@pytest.mark.parametrize(
    ("url", "path", "found"),
    [
        ("https://example.org/sport/late-goal-sinks-city", None, "sport"),
        ("https://example.org/2024/05/Local-News/council-votes.html", "x/y.html", "local-news"),
        ("https://example.org/news/articles/c4n3kq", None, ""),
        ("https://example.org/late-goal-sinks-city", None, ""),
        ("http://[", None, ""),
        (None, "stories/Business/mill.txt", "business"),
        (None, "mill.txt", ""),
        (None, None, ""),
    ],
)
def test_section(url: str | None, path: str | None, found: str) -> None:
    assert section(Document("a", path=path, url=url)) == found


def test_sources_are_counted_by_section() -> None:
    texts = {"sport": "Ana Roe said it would rain.", "": "Ben Hale said it would snow."}
    read = [
        quotes.attribute(Article.of(text, name or "x", url=f"https://example.org/{name}/a-b-c"))
        for name, text in texts.items()
    ]
    counted = graphs.audit(read).by("section")
    assert [(one.value, one.sources) for one in counted] == [("sport", 1), ("unknown", 1)]
