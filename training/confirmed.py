"""Attributions of world-train that the tool made and gold confirms: ``python -m training.confirmed``.

Gold says what was said and by whom, not by which words: where the tool gives what gold has to the speaker
that gold has, its cue and its source are taken for right. They stand in ``confirmed.json`` by the offsets of
their characters, and are written anew only on purpose: the models that learn from them are the tool.
Articles with a statement that it missed or gave to somebody else were then corrected by hand, and stand in
``corrected.json``; what could not be marked there is unsure, and its paragraphs are not learned from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quotes
from quotes.document import Quote, Span
from training.kept import Kept, attributions, write
from training.marks import Marked, marked_articles

__all__ = ["read"]

_FILE = Path(__file__).with_name("confirmed.json")
_CORRECTED = Path(__file__).with_name("corrected.json")
_SET = "world-train"
_LEAST = {"spans": 0.9, "indirect": 0.8}  # of the characters that ours and gold's share


def read() -> Iterator[Kept]:
    """The articles in order of name."""
    confirmed, corrected = (json.loads(file.read_text(encoding="utf-8")) for file in (_FILE, _CORRECTED))
    for marked in marked_articles(_SET):
        kept = corrected.get(marked.name, confirmed[marked.name])
        exact = attributions(confirmed[marked.name])
        yield Kept(marked.name, marked.article.text, attributions(kept), exact, kept["unsure"])


def _told(marked: Marked) -> dict[str, Any]:
    """What is kept of an article."""
    document = quotes.attribute(marked.article)
    found: dict[str, list[list[tuple[int, int]]]] = {}
    unsure = []
    for span, speaker, sort in _placed(marked):
        quote = max(document.quotes, key=lambda one: _share(span, one, sort), default=None)
        given = (
            document.speaker(quote.speaker) if quote and _share(span, quote, sort) >= _LEAST[sort] else None
        )
        if quote is None or given is None or not marked.by(speaker).is_by(given.name)[0]:
            unsure.append((span.start, span.end))
        elif quote.cue:
            content = quote.spans if sort == "spans" or len(quote.spans) > 1 else (span,)
            parts = ([quote.mention] if quote.mention else [], [quote.cue], content)
            found.setdefault(quote.id, [[(one.start, one.end) for one in part] for part in parts])
    return {"attributions": sorted(found.values(), key=lambda one: one[1]), "unsure": unsure}


def _placed(marked: Marked) -> Iterator[tuple[Span, str | None, str]]:
    """Where in the article the words of each statement of gold stand, who said it, and its sort; in order."""
    found, taken = [], set()
    for sort in _LEAST:
        for one in marked.gold[sort]:
            words = re.findall(r"[^\W_]+", one["text"])
            for match in re.finditer(r"\W+".join(words), marked.article.text) if words else ():
                if match.start() not in taken and one["speaker"] != "skip":
                    taken.add(match.start())
                    found.append((Span(*match.span()), one["speaker"], sort))
                    break
    return iter(sorted(found, key=lambda one: one[0].start))


def _share(span: Span, quote: Quote, sort: str) -> float:
    """What part of a statement's characters a quote has; of an indirect one, of both their characters."""
    size = span.end - span.start
    both = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in quote.spans)
    whole = size if sort == "spans" else size + sum(one.end - one.start for one in quote.spans) - both
    return both / whole


def main() -> None:
    """Write what today's tool gives, and say how much that is."""
    found = {marked.name: _told(marked) for marked in marked_articles(_SET)}
    write(_FILE, found)


if __name__ == "__main__":
    main()
