"""The sample article with its gold: what a perfect reader makes of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from benchmarks.gold import quote, speakers
from quotes.document import Article, AttributedDocument, Quote, Span, Speaker
from quotes.resources import path

GOLD = Path(__file__).parents[1] / "quotes" / "mosul-2017-06-26.gold.json"


@cache
def sample() -> AttributedDocument:
    value = json.loads(GOLD.read_text(encoding="utf-8"))
    text = path("samples/mosul-2017-06-26.txt").read_text(encoding="utf-8")
    article = Article.of(text, **value["document"])
    found = tuple(_quote(text, row) for row in value["quotes"])
    return AttributedDocument(article.document, speakers(value["speakers"]), found, text)


def _quote(text: str, row: dict[str, Any]) -> Quote:
    spans, quoted = ([_span(place) for place in row[name]] for name in ("spans", "quoted"))
    cue, mention = _span(row["cue"]), _span(row["mention"])
    return quote(row["row"], row["kind"], text, spans, quoted, row["speaker"], cue, mention, row["addressee"])


def _span(place: dict[str, Any]) -> Span:
    return Span(place["start"], place["end"])


def said(text: str, *quotes: tuple[str, str | None], id: str = "text", **known: str) -> AttributedDocument:
    """A document in which words in double quotation marks are given to speakers, each by their name."""
    names = list(dict.fromkeys(name for _, name in quotes if name))
    rows = []
    for number, (words, name) in enumerate(quotes):
        start = text.index(words)
        span = Span(start, start + len(words))
        quoted = (span,) if words.startswith(('"', "“")) else ()
        kind: Literal["direct", "indirect"] = "direct" if quoted else "indirect"
        rows.append(
            Quote(
                f"q{number}",
                kind,
                words.strip('"“”'),
                name,
                (span,),
                quoted,
                "statement",
                None,
                None,
                None,
                1.0,
                "hand",
            )
        )
    speakers = tuple(Speaker(name, name, "person") for name in names)
    return AttributedDocument(Article.of(text, id=id, **known).document, speakers, tuple(rows), text)
