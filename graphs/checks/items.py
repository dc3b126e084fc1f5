"""Who-said-what reports: CSV, JSON, JSON Lines, a list in text or Markdown, or an article with quotes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, get_args

from graphs.checks.written import Said, denial, listed, of_article, table, unquoted
from graphs.words import first_of
from quotes.document import Article, AttributedDocument, Stance
from quotes.reading.files import parse
from quotes.reading.rows import delimiter_of, text_of_table
from quotes.reading.source import ReadingError

__all__ = ["Item", "Report", "ReportError", "Row", "items_of", "read_report"]

Attribute = Callable[[Article], AttributedDocument]

Columns = Mapping[str, tuple[str, ...]]
"""What the columns of a report may be called."""

_COLUMNS: Columns = {
    "speaker": ("speaker", "who", "name", "speaker_name", "person", "source_name", "said_by", "author"),
    "quote": ("quote", "text", "statement", "quotation", "claim", "what", "said", "words"),
    "document": ("document", "source", "article", "doc", "url", "file", "document_id"),
    "date": ("date", "when", "published", "day"),
    "stance": ("stance",),
}
"""The usual names of a report's columns, the first that a report has counts."""

_MOST_CELL = 1_000_000
"""Characters; the csv module's own limit is lower than a speech."""


@dataclass(frozen=True, slots=True)
class Item:
    """One claim of a report: ``speaker`` said ``quote``.

    n: its number in the report, from 1; line: where it stands there. speaker is empty where
    the report names nobody. stance: what the report has the speaker do with the quote.
    """

    n: int
    speaker: str
    quote: str
    document: str | None = None
    date: str | None = None
    line: int | None = None
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that could not be read: its line, and what is wrong with it."""

    line: int
    reason: str


class Report(NamedTuple):
    """What a report has to check.

    wrong: the rows of it that could not be read. unquoted: what an article tells that somebody said without
    quotation marks, which no source can bear out word by word.
    """

    items: list[Item]
    wrong: list[Row]
    unquoted: tuple[Said, ...] = ()

    @property
    def not_checked(self) -> str:
        """What to tell of the statements without quotation marks, or nothing where there are none."""
        if not self.unquoted:
            return ""
        lines = [str(line) for line in dict.fromkeys(said.line for said in self.unquoted)]
        many = len(self.unquoted) > 1
        what = f"{len(self.unquoted):,} statement{'s' * many} without quotation marks"
        return f"{what} {'are' if many else 'is'} not checked: line{'s' * (len(lines) > 1)} {first_of(lines)}"


class ReportError(ValueError):
    """A report that cannot be read at all; the message is one line that says what to do."""


def read_report(
    path: str | Path,
    attribute: Attribute,
    columns: Mapping[str, str] = {},
) -> Report:
    """What the report in a file has to check.

    columns: of speaker, quote, document and date, where they are not called as usual.

    The ending tells the format: .csv, .tsv, .json, .jsonl; text and Markdown may hold a list or a table;
    anything else is an article, whose quotations ``attribute`` finds. Raises ReportError.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ReportError(f"{path}: cannot be read ({error.strerror}); check the name") from None
    ending = file.suffix.lower()
    names = {
        field: (_column(columns[field]),) if field in columns else usual for field, usual in _COLUMNS.items()
    }
    if ending not in (".csv", ".tsv", ".json", ".jsonl", ".ndjson"):
        return _written(data, file, attribute, names)
    try:
        text = text_of_table(data, str(path))
    except ValueError as error:
        raise ReportError(str(error)) from None
    if ending in (".csv", ".tsv"):
        rows = _csv(text, str(path), names)
    elif ending == ".json":
        rows = _json(text, str(path))
    else:
        rows = _lines(text)
    return Report(*_items(rows, str(path), names))


def _written(data: bytes, file: Path, attribute: Attribute, names: Columns) -> Report:
    """The items of a list in text or Markdown, of a table in it, or of an article."""
    if file.suffix.lower() in (".md", ".markdown", ".txt", ""):
        text = data.decode("utf-8-sig", "replace")
        rows = table(text)
        if len(rows) > 1 and {_column(cell) for cell in rows[0][1]} & {*names["quote"]}:
            return Report(*_items(_rows(rows), str(file), names))
        if found := listed(text):
            said, unread = found
            wrong = [Row(line, 'is no quote with its speaker: write NAME: "QUOTE"') for line in unread]
            return Report(_numbered(said), wrong)
    try:
        article = attribute(parse(data, file.stem, str(file)))
    except ReadingError as error:
        raise ReportError(str(error)) from None
    return Report(items_of(article), [], unquoted(article))


def items_of(article: AttributedDocument) -> list[Item]:
    """What an article puts into quotation marks or has somebody deny, as items."""
    return _numbered(of_article(article))


def _numbered(said: Sequence[Said]) -> list[Item]:
    return [
        Item(n, one.name, one.quote, line=one.line, stance=one.stance) for n, one in enumerate(said, start=1)
    ]


def _rows(rows: Sequence[tuple[int, list[str]]]) -> Iterator[tuple[int, Mapping[str, Any]] | Row]:
    """The rows of a table below its head."""
    _, columns = rows[0]
    for line, cells in rows[1:]:
        if len(cells) == len(columns):
            yield line, dict(zip(columns, cells, strict=True))
        else:
            yield Row(line, f"has {len(cells)} cells, not {len(columns)}")


def _items(
    rows: Iterator[tuple[int, Mapping[str, Any]] | Row], name: str, names: Columns
) -> tuple[list[Item], list[Row]]:
    items: list[Item] = []
    wrong: list[Row] = []
    for row in rows:
        if isinstance(row, Row):
            wrong.append(row)
            continue
        line, values = row
        fields = {field: _value(values, called) for field, called in names.items()}
        if fields["quote"] and (denied := denial(fields["quote"])):
            fields |= {"quote": denied, "stance": "denies"}
        if fields["quote"]:
            items.append(
                Item(
                    len(items) + len(wrong) + 1,
                    fields["speaker"] or "",
                    fields["quote"],
                    fields["document"],
                    fields["date"],
                    line,
                    _stance(fields["stance"]),
                )
            )
        else:
            wrong.append(Row(line, "has no quote"))
    if not items and not wrong:
        raise ReportError(f"{name}: has no rows; give one row a quote, with the columns speaker and quote")
    for field, called in names.items():
        if called is not _COLUMNS[field] and items and not any(getattr(item, field) for item in items):
            raise ReportError(f"{name}: has no column {called[0]}, or nothing in it; check its name")
    return items, wrong


def _stance(value: str | None) -> Stance:
    return next((stance for stance in get_args(Stance) if stance == value), "asserts")


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


def _csv(text: str, name: str, names: Columns) -> Iterator[tuple[int, Mapping[str, Any]] | Row]:
    csv.field_size_limit(_MOST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.partition("\n")[0]))
    try:
        columns = next(reader)
    except (StopIteration, csv.Error):
        raise ReportError(f"{name}: is empty; give it a header line with speaker and quote") from None
    if not {_column(column) for column in columns} & set(names["quote"]):
        raise ReportError(
            f"{name}: has no column for the quote ({', '.join(columns)[:200]}); name it with --quote-column,"
            " or call it quote"
        )
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
