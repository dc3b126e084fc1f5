"""CSV for spreadsheets: one row a quote.

UTF-8 with a byte order mark, without which Excel takes it for another encoding. A cell
that a spreadsheet would run as a formula has an apostrophe put in front, and control
characters are replaced; programs that need the words as they are read the JSON.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from quotes.document import AttributedDocument, Quote
from quotes.formats.content import content, cue
from quotes.formats.inert import cell

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "document",
    "title",
    "author",
    "published",
    "outlet",
    "url",
    "quote",
    "speaker",
    "speaker_kind",
    "speaker_description",
    "affiliations",
    "kind",
    "act",
    "stance",
    "text",
    "mention",
    "cue",
    "addressee",
    "confidence",
    "rule",
    "start",
    "end",
    "path",
)


def write(documents: Iterable[AttributedDocument], file: BinaryIO) -> None:
    """Write a header and one row a quote."""
    file.write(codecs.BOM_UTF8)
    rows = csv.writer(codecs.getwriter("utf-8")(file, "replace"))
    rows.writerow(COLUMNS)
    for document in documents:
        rows.writerows([cell(value) for value in _row(document, quote)] for quote in document.quotes)


def _row(document: AttributedDocument, quote: Quote) -> Iterator[str | float | None]:
    known = document.document
    speaker = document.speaker(quote.speaker)
    yield from (known.id, known.title, known.author, known.published, known.outlet, known.url, quote.id)
    yield from (speaker.name, speaker.kind, speaker.description) if speaker else (None, None, None)
    yield "; ".join(map(str, speaker.affiliations)) if speaker else None
    yield from (quote.kind, quote.act, quote.stance, content(quote, document.text))
    yield quote.mention.of(document.text) if quote.mention and document.text else None
    yield cue(quote, document.text)
    yield from (
        quote.addressee,
        quote.confidence,
        quote.rule,
        quote.spans[0].start,
        quote.spans[-1].end,
        known.path,
    )
