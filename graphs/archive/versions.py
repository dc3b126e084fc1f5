"""Which articles an archive knows already, in this or another version, and what changed in their quotes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import regex
from rapidfuzz import fuzz

from graphs.archive.columns import storable
from graphs.spellings import key_of
from graphs.words import comparable
from quotes.document import AttributedDocument, Document, Quote

__all__ = ["CHANGE", "Change", "compare", "earlier", "free_name", "note", "noted", "twin"]

CHANGE = ("document", "why", "what", "quote", "before", "after", "at")
"""The fields of a change in JSON and CSV."""

_ALIKE = 60.0  # per cent by which two quotes of two versions are one that was reworded
_ONE_ARTICLE = 0.5  # share of words that two texts at one path have in common if they are one article
_NUMBERED = regex.compile(r"[#:]")  # in the id of one article among several in a file


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in a quote: its words or its speaker, before and after, as a reader sees it."""

    what: Literal["added", "removed", "changed"]
    quote: str
    before: str
    after: str


def twin(connection: sqlite3.Connection, document: Document) -> int | None:
    """The number of the document that is just this article, if it is there.

    The same text at another outlet is another article: that it was reprinted is worth knowing.
    """
    key = document.outlet and key_of(document.outlet)
    for number, outlet in connection.execute(
        "SELECT id, outlet FROM documents WHERE sha256 = ? ORDER BY replaced_by IS NOT NULL, id",
        (document.sha256,),
    ):
        if not key or not outlet or key_of(outlet) == key:
            return int(number)
    return None


def earlier(connection: sqlite3.Connection, article: AttributedDocument) -> int | None:
    """The number of the document of which this article is a new version: at the same address.

    Or in the same file, where that holds one article and the texts have most of their words in common.
    """
    document, text = article.document, article.text or ""
    url, path = storable(document.url), storable(document.path)
    if url:
        row = connection.execute(
            "SELECT id FROM documents WHERE url = ? AND replaced_by IS NULL", (url,)
        ).fetchone()
        return row[0] if row else None
    if not path or _NUMBERED.search(document.id):
        return None
    row = connection.execute(
        "SELECT d.id, t.text FROM documents d JOIN texts t ON t.document = d.id"
        " WHERE d.path = ? AND d.url IS NULL AND d.replaced_by IS NULL",
        (path,),
    ).fetchone()
    return row[0] if row and _one_article(row[1], text) else None


def _one_article(left: str, right: str) -> bool:
    one, other = set(comparable(left)), set(comparable(right))
    return len(one & other) >= _ONE_ARTICLE * max(len(one | other), 1)


def free_name(connection: sqlite3.Connection, document: Document) -> str:
    """The document's id, or where another article has it already, the id and the text's digest."""
    taken = "SELECT 1 FROM documents WHERE name = ?"
    id, number = storable(document.id), 1
    name = id
    if connection.execute(taken, (name,)).fetchone():
        name = f"{id}~{document.sha256[:12]}"
    first = name
    while connection.execute(taken, (name,)).fetchone():
        number += 1
        name = f"{first}-{number}"
    return name


def compare(before: AttributedDocument, after: AttributedDocument) -> Iterator[Change]:
    """What is different in the quotes of two versions of an article, in the order of the later."""
    old = list(before.quotes)
    pairs: list[tuple[Quote | None, Quote]] = []
    for quote in after.quotes:  # equal words first, so that they are not taken for others reworded
        same = next((one for one in old if one.text == quote.text), None)
        if same:
            old.remove(same)
        pairs.append((same, quote))
    for same, quote in pairs:
        was = same or _nearest(quote, old)
        if was and not same:
            old.remove(was)
        shown, shown_before = _shown(after, quote), _shown(before, was) if was else ""
        if not was:
            yield Change("added", quote.id, "", shown)
        elif shown != shown_before:
            yield Change("changed", quote.id, shown_before, shown)
    for quote in old:
        yield Change("removed", quote.id, _shown(before, quote), "")


def note(
    connection: sqlite3.Connection,
    number: int,
    why: str,
    before: AttributedDocument,
    after: AttributedDocument,
    at: str,
) -> list[dict[str, str]]:
    """Keep what is different in the quotes of the document with this number, and give it."""
    changes = list(compare(before, after))
    connection.executemany(
        "INSERT INTO changes (document, why, what, quote, before, after, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((number, why, one.what, one.quote, one.before, one.after, at) for one in changes),
    )
    name = after.document.id
    rows = ((name, why, one.what, one.quote, one.before, one.after, at) for one in changes)
    return [dict(zip(CHANGE, row, strict=True)) for row in rows]


def noted(connection: sqlite3.Connection, name: str) -> list[dict[str, str]]:
    """What was kept so of an article, or of all."""
    rows = connection.execute(
        "SELECT d.name, c.why, c.what, c.quote, c.before, c.after, c.at FROM changes c"
        " JOIN documents d ON d.id = c.document WHERE ? IN ('', d.name) ORDER BY c.id",
        (name,),
    )
    return [dict(zip(CHANGE, row, strict=True)) for row in rows]


def _nearest(quote: Quote, others: Sequence[Quote]) -> Quote | None:
    likeness = [(fuzz.ratio(quote.text, other.text, score_cutoff=_ALIKE), other) for other in others]
    best = max(likeness, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] else None


def _shown(document: AttributedDocument, quote: Quote) -> str:
    speaker = document.speaker(quote.speaker)
    return f"{speaker.name if speaker else '(nobody named)'}: {quote.text}"
