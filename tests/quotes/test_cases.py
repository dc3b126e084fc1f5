"""Kinds of cases that users ask for: a table of our own sentences, ``cases.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import quotes
from quotes.document import Article, AttributedDocument, Quote

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text(encoding="utf-8")
)["case"]


def parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{case['kind']}: {case['text'][:40]}",
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in CASES
    ]


def speaker(document: AttributedDocument, quote: Quote) -> str:
    """The name of who said a quote; empty for nobody, a document and those that are only described."""
    named = {one.id: one.name for one in document.speakers if one.kind in ("person", "organization", "group")}
    return named.get(quote.speaker or "", "")


def holding(document: AttributedDocument, words: str, inside_marks: bool = False) -> list[Quote]:
    """The quotes whose pieces hold some words."""
    text = document.text or ""
    return [
        quote
        for quote in document.quotes
        if any(words in span.of(text) for span in (quote.quoted if inside_marks else quote.spans))
    ]


@pytest.mark.parametrize("case", parameters())
def test_case(case: dict[str, Any]) -> None:
    document = quotes.attribute(case["text"])
    for words, name in case.get("said", ()):
        found = holding(document, words, inside_marks=True) or holding(document, words)
        assert found, f"nobody says {words!r}"
        assert speaker(document, found[0]) == name
    names = {one.id: one.name for one in document.speakers}
    for words, name in case.get("described", ()):
        found = holding(document, words, inside_marks=True) or holding(document, words)
        assert [names.get(quote.speaker or "") for quote in found][:1] == [name]
    if "heard" in case:
        assert [names.get(quote.speaker or "") for quote in document.quotes] == case["heard"]
    for words in case.get("unsaid", ()):
        assert not [quote for quote in holding(document, words, inside_marks=True) if quote.speaker]
    stated = [quote.text for quote in document.quotes if quote.act == "statement"]
    assert [words for words in case.get("absent", ()) if any(words in text for text in stated)] == []
    told = [quote.text for quote in document.quotes]
    assert [words for words in case.get("whole", ()) if words not in told] == []
    if not case.get("said") and not case.get("described"):
        assert not [quote for quote in document.quotes if quote.speaker]
    first = document.quotes[0] if document.quotes else None
    if "cue" in case:
        assert first and first.cue and first.cue.of(case["text"]) == case["cue"]
    if "act" in case:
        assert first and first.act == case["act"]


def test_a_text_reads_the_same_alone_and_among_others() -> None:
    whole = [case["text"] for case in CASES]
    cut = ["“No,” she told", "Karl Holm, a baker, left.", "He is “", "the told", "She wrote: –"]
    texts = [*whole, *cut]
    among = list(quotes.attribute_all(map(Article.of, texts)))
    assert [text for text, read in zip(texts, among, strict=True) if quotes.attribute(text) != read] == []
