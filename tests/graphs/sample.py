"""The sample article with its gold: what a perfect reader makes of it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from quotes.document import Affiliation, Article, AttributedDocument, Quote, Span, Speaker
from quotes.resources import path

GOLD = Path(__file__).parents[1] / "quotes" / "mosul-2017-06-26.gold.json"


@cache
def sample() -> AttributedDocument:
    value = json.loads(GOLD.read_text(encoding="utf-8"))
    text = path("samples/mosul-2017-06-26.txt").read_text(encoding="utf-8")
    article = Article.of(text, **value["document"])
    speakers = tuple(
        Speaker(
            row["id"],
            row["name"],
            row["kind"],
            affiliations=tuple(
                Affiliation(stated["role"], stated["organization"], stated["place"], 0, 0)
                for stated in row["affiliations"]
            ),
        )
        for row in value["speakers"]
    )
    return AttributedDocument(article.document, speakers, tuple(map(_quote, value["quotes"])), text)


def _quote(row: dict[str, Any]) -> Quote:
    spans = tuple(Span(span["start"], span["end"]) for span in row["spans"])
    return Quote(
        id=row["row"],
        kind=row["kind"],
        text=" ".join(span["text"].strip('"') for span in row["spans"]),
        speaker=row["speaker"],
        spans=spans,
        quoted=tuple(Span(span["start"], span["end"]) for span in row["quoted"]),
        act="statement",
        mention=Span(row["mention"]["start"], row["mention"]["end"]),
        cue=Span(row["cue"]["start"], row["cue"]["end"]),
        addressee=row["addressee"],
        confidence=1.0,
        rule="gold",
    )


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
