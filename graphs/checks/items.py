"""Who-said-what reports: CSV, JSON, JSON Lines, or an article whose own quotes are the items."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.document import Article, AttributedDocument
from quotes.reading.files import parse
from quotes.reading.source import ReadingError

__all__ = ["Item", "ReportError", "Row", "read_report"]

Attribute = Callable[[Article], AttributedDocument]

_COLUMNS = {
    "speaker": ("speaker", "who", "name", "speaker_name", "person", "source_name", "said_by", "author"),
    "quote": ("quote", "text", "statement", "quotation", "claim", "what", "said", "words"),
    "document": ("document", "source", "article", "doc", "url", "file", "document_id"),
    "date": ("date", "when", "published", "day"),
}
"""The usual names of a report's columns, the first that a report has counts."""

_MOST_CELL = 1_000_000
"""Characters; the csv module's own limit is lower than a speech."""


@dataclass(frozen=True, slots=True)
class Item:
    """One claim of a report: ``speaker`` said ``quote``.

    n: its number in the report, from 1; line: where it stands there. speaker is empty where
    the report names nobody.
    """

    n: int
    speaker: str
    quote: str
    document: str | None = None
    date: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row that could not be read: its line, and what is wrong with it."""

    line: int
    reason: str


class ReportError(ValueError):
    """A report that cannot be read at all; the message is one line that says what to do."""


def read_report(path: str | Path, attribute: Attribute) -> tuple[list[Item], list[Row]]:
    """The items of the report in a file, and the rows that could not be read.

    The ending tells the format: .csv, .tsv, .json, .jsonl; anything else is an article, whose
    quotations ``attribute`` finds. Raises ReportError.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror}); check the name") from None
    ending = file.suffix.lower()
    if ending not in (".csv", ".tsv", ".json", ".jsonl", ".ndjson"):
        try:
            return _of_article(attribute(parse(data, file.stem, str(path)))), []
        except ReadingError as error:
            raise ReportError(str(error)) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ReportError(f"{path}: is not in UTF-8; save it as UTF-8") from None
    if ending in (".csv", ".tsv"):
        rows = _csv(text, str(path))
    elif ending == ".json":
        rows = _json(text, str(path))
    else:
        rows = _lines(text)
    return _items(rows, str(path))


def _items(rows: Iterator[tuple[int, Mapping[str, Any]] | Row], name: str) -> tuple[list[Item], list[Row]]:
    items: list[Item] = []
    wrong: list[Row] = []
    for row in rows:
        if isinstance(row, Row):
            wrong.append(row)
            continue
        line, values = row
        fields = {field: _value(values, names) for field, names in _COLUMNS.items()}
        if fields["quote"]:
            items.append(
                Item(
                    len(items) + len(wrong) + 1,
                    fields["speaker"] or "",
                    fields["quote"],
                    fields["document"],
                    fields["date"],
                    line,
                )
            )
        else:
            wrong.append(Row(line, "has no quote"))
    if not items and not wrong:
        raise ReportError(f"{name}: has no rows; give one row a quote, with the columns speaker and quote")
    return items, wrong


def _value(values: Mapping[str, Any], names: Sequence[str]) -> str | None:
    known = {_column(key): value for key, value in values.items() if isinstance(key, str)}
    for name in names:
        value = known.get(name)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("id")
        if isinstance(value, str | int | float) and str(value).strip():
            return str(value).strip()
    return None


def _column(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _csv(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any]] | Row]:
    csv.field_size_limit(_MOST_CELL)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = next(reader)
    except (StopIteration, csv.Error):
        raise ReportError(f"{name}: is empty; give it a header line with speaker and quote") from None
    if not {_column(column) for column in columns} & set(_COLUMNS["quote"]):
        raise ReportError(f"{name}: has no column for the quote; name one of its columns quote")
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, str(error))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            yield Row(line, f"has {len(cells)} cells, not {len(columns)}: put the quote into quotation marks")
        else:
            yield line, dict(zip(columns, cells, strict=True))


def _json(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any]] | Row]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReportError(
            f"{name}: is not JSON (line {error.lineno}: {error.msg}); correct it there"
        ) from None
    except (RecursionError, ValueError):  # a list in a list in a list ...; a number of thousands of digits
        raise ReportError(f"{name}: is no report; give a list of objects with speaker and quote") from None
    if isinstance(value, dict):
        value = next((value[key] for key in ("items", "quotes", "rows", "claims") if key in value), [value])
    if not isinstance(value, list):
        raise ReportError(f"{name}: holds no list; give a list of objects with speaker and quote")
    for number, row in enumerate(value, start=1):
        yield (number, row) if isinstance(row, dict) else Row(number, "is no object with speaker and quote")


def _lines(text: str) -> Iterator[tuple[int, Mapping[str, Any]] | Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield Row(number, f"is not JSON: {error.msg}")
            continue
        except (RecursionError, ValueError):
            yield Row(number, "is no object with speaker and quote")
            continue
        yield (number, row) if isinstance(row, dict) else Row(number, "is no object with speaker and quote")


def _of_article(article: AttributedDocument) -> list[Item]:
    """The words that an article puts into quotation marks and gives to somebody.

    A quote that is wholly in quotation marks is one item; of a mixed one each quoted piece.
    """
    text = article.text or ""
    items: list[Item] = []
    for quote in article.quotes:
        if not quote.quoted:
            continue
        speaker = article.speaker(quote.speaker)
        texts = [quote.text] if quote.kind == "direct" else [span.of(text) for span in quote.quoted]
        line = text.count("\n", 0, quote.spans[0].start) + 1
        for words in texts:
            items.append(Item(len(items) + 1, speaker.name if speaker else "", words, line=line))
    return items
