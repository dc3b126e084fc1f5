"""What is written of an article: rows of the archive's tables, with names for its numbers.

A row of ``ARTICLES`` holds all of one article, so that Spark reads and attributes it once; the tables are
columns and lists of it.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import regex

from graphs.archive.columns import storable
from graphs.archive.records import (
    affiliation_columns,
    disclosure_columns,
    document_columns,
    quote_columns,
    speaker_columns,
    spoken_of_columns,
)
from graphs.identities.blocks import block_of
from graphs.identities.evidence import Bearer, bearers, written
from quotes.document import AttributedDocument

__all__ = ["ARTICLES", "UNDATED", "article_row", "error_row"]

UNDATED = "undated"
"""The ``month`` of articles without a date."""

_MONTH = regex.compile(r"\d{4}-\d\d(?!\d)")


def _fields(strings: str, numbers: str) -> list[tuple[str, pa.DataType]]:
    return [*((name, pa.string()) for name in strings.split()), *((n, pa.int64()) for n in numbers.split())]


_AFFILIATION = pa.struct(_fields("role organization place status", "start end"))
_SPEAKER = pa.struct(
    [
        *_fields(
            "key name kind description aliases mentions speaks_for introduced anonymity block bearer", ""
        ),
        ("affiliations", pa.list_(_AFFILIATION)),
    ]
)
_QUOTE = pa.struct(
    [
        *_fields(
            "key speaker kind act stance text addressee rule time spans quoted evidence steps",
            "number day shown start end cue_start cue_end mention_start mention_end",
        ),
        ("confidence", pa.float64()),
    ]
)
_DISCLOSURE = pa.struct(_fields("party way when", "start end"))
_SPOKEN_OF = pa.struct(_fields("name kind mentions accused", ""))
ARTICLES = pa.schema(
    [
        ("file", pa.int64()),
        ("place", pa.int64()),
        ("error", pa.string()),
        ("month", pa.string()),
        *_fields("name title author published outlet url path sha256 text", "day"),
        ("speakers", pa.list_(_SPEAKER)),
        ("quotes", pa.list_(_QUOTE)),
        ("disclosures", pa.list_(_DISCLOSURE)),
        ("spoken_of", pa.list_(_SPOKEN_OF)),
    ]
)
"""file, place: where the article stands in the input. error: why there is none, or none attributed.
block, bearer: of a named speaker, by which it meets others, and what the article says of it."""


def article_row(document: AttributedDocument) -> dict[str, Any]:
    """An attributed article as a row, without its place."""
    columns = document_columns(document, document.document.id)
    known = {bearer.key.removeprefix("/"): bearer for bearer in bearers("", document)}
    month = _MONTH.match(document.document.published or "")
    return {
        **columns,
        "month": month[0] if month else UNDATED,
        "text": storable(document.text or ""),
        "speakers": [
            {
                **speaker_columns(speaker),
                **_meeting(known.get(speaker.id)),
                "speaks_for": storable(speaker.speaks_for),
                "affiliations": [affiliation_columns(stated) for stated in speaker.affiliations],
            }
            for speaker in document.speakers
        ],
        "quotes": [
            {**quote_columns(place, quote), "day": columns["day"], "speaker": storable(quote.speaker)}
            for place, quote in enumerate(document.quotes, 1)
        ],
        "disclosures": [disclosure_columns(told) for told in document.disclosures],
        "spoken_of": [spoken_of_columns(one) for one in document.spoken_of],
    }


def _meeting(bearer: Bearer | None) -> dict[str, str | None]:
    if bearer is None:
        return {}
    return {"block": storable(block_of(bearer.kind, bearer.name)), "bearer": storable(written(bearer))}


def error_row(message: str) -> dict[str, Any]:
    """What is wrong with an article, as a row without its place."""
    return {"error": storable(" ".join(message.split()))}
