"""Tables that ``quotetrail spark`` wrote, as documents again: a folder of Parquet files for each table.

Within a month, the files of every table are sorted by document, so that those of one document are read side
by side, and one document at a time is in memory.
"""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

from graphs.archive.records import (
    AFFILIATION,
    DISCLOSURE,
    QUOTE,
    SPEAKER,
    SPOKEN_OF,
    quote_of,
    somebody_of,
    speaker_of,
)
from quotes.document import Affiliation, AttributedDocument, Disclosure, Document
from quotes.reading.source import extra

__all__ = ["TABLES", "attributed_of", "documents", "is_tables"]

TABLES = ("documents", "texts", "speakers", "affiliations", "quotes", "disclosures", "spoken_of")
_ROWS = 1_000  # that are taken from a file at once


def attributed_of(row: Mapping[str, Any]) -> AttributedDocument:
    """The document of a row with all that is known of it, in lists of its speakers, quotes and so on."""
    names = ("path", "title", "author", "published", "outlet", "url", "sha256")
    return AttributedDocument(
        Document(row["name"], *(row[name] for name in names)),
        tuple(
            speaker_of(
                [Affiliation(*_taken(stated, AFFILIATION)) for stated in speaker["affiliations"]],
                speaker["speaks_for"],
                *_taken(speaker, SPEAKER),
            )
            for speaker in row["speakers"]
        ),
        tuple(quote_of(quote["speaker"], *_taken(quote, QUOTE)) for quote in row["quotes"]),
        row["text"] or None,
        tuple(Disclosure(*_taken(told, DISCLOSURE)) for told in row["disclosures"]),
        tuple(somebody_of(*_taken(one, SPOKEN_OF)) for one in row["spoken_of"]),
    )


def _taken(row: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Any]:
    return (row[name] for name in names)


def is_tables(folder: str | Path) -> bool:
    """Whether ``quotetrail spark`` wrote this folder."""
    return all(Path(folder, name, "_SUCCESS").exists() for name in TABLES)


def documents(folder: Path) -> Iterator[AttributedDocument]:
    """The documents of a folder of tables, month by month."""
    for month in sorted(folder.joinpath("documents").glob("month=*")):
        files = [
            _rows(file, name)
            for name in TABLES
            for file in sorted((folder / name / month.name).glob("*.parquet"))
        ]
        merged = heapq.merge(*files, key=itemgetter(0))
        for _, rows in itertools.groupby(merged, key=itemgetter(0)):
            yield attributed_of(_whole(rows))


def _rows(file: Path, name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The rows of a file: the document's name, the table's, the row."""
    arrow = extra("pyarrow.parquet", str(file), "Parquet tables", "parquet")
    document = "name" if name == "documents" else "document"
    with arrow.ParquetFile(file) as table:
        for batch in table.iter_batches(_ROWS):
            yield from ((row[document], name, row) for row in batch.to_pylist())


def _whole(rows: Iterator[tuple[str, str, dict[str, Any]]]) -> dict[str, Any]:
    """The row that ``attributed_of`` takes, from those of one document."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for _, name, row in rows:
        found[name].append(row)
    (known,), texts = found.pop("documents"), found.pop("texts")
    stated: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in found.pop("affiliations"):
        stated[row["speaker"]].append(row)
    found["quotes"].sort(key=itemgetter("number"))
    speakers = [{**row, "affiliations": stated[row["key"]]} for row in found.pop("speakers")]
    return {**known, "text": texts[0]["text"], "speakers": speakers, **found}
