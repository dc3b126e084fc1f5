"""Parquet: tables of articles in columns, read a few rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from quotes.document import Article
from quotes.reading.archives import is_bomb
from quotes.reading.columns import article_of, cell_of, columns_of, no_text
from quotes.reading.days import Days
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, extra

__all__ = ["pieces"]

_ROWS = 32
"""Rows in memory at a time."""

_LARGEST_INNER = 10 * LARGEST
"""Bytes of a table that lies in an archive: its columns are found from its end, so all of it is needed."""


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each row, under its number: ``articles.parquet:12``."""
    arrow = extra("pyarrow", source.name, "Parquet tables", "parquet")
    parquet = extra("pyarrow.parquet", source.name, "Parquet tables", "parquet")
    stream = io.BytesIO(source.content(_LARGEST_INNER)) if source.opener else source.open()
    place = 0
    with stream:
        try:
            file = parquet.ParquetFile(stream, buffer_size=1_000_000, pre_buffer=False)
            names = file.schema_arrow.names
            columns = columns_of(names, options, source.name)
            if "text" not in columns:
                raise no_text(source, names)
            _hold_to_size(file.metadata, source)
            days = Days(source, lambda: _cells(file, columns["published"]))
            for batch in file.iter_batches(_ROWS, columns=list(columns.values())):
                for row in _rows(batch):
                    place += 1
                    try:
                        yield article_of(row, columns, source, place, days)
                    except ReadingError as error:
                        yield error
            yield from days.told()
        except (arrow.ArrowException, OSError, UnicodeDecodeError) as error:
            reason = " ".join(str(error).split())[:120]
            what = f"broken after row {place}" if place else "broken, cut off or encrypted"
            yield ReadingError(f"{source.name}: is {what} ({reason}); save the table again")


def _cells(file: Any, column: str) -> Iterator[str]:
    """The cells of a column."""
    for batch in file.iter_batches(columns=[column]):
        yield from (cell_of(row[column]) for row in _rows(batch))


def _rows(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows of a batch, each by the names of its columns."""
    for cells in zip(*batch.columns, strict=True):
        yield dict(zip(batch.schema.names, map(_value, cells), strict=True))


def _value(cell: Any) -> Any:
    """The value of a cell: of bytes, as some programs write texts, the text; none of a day in no calendar."""
    try:
        value = cell.as_py()
    except OverflowError:
        return None
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _hold_to_size(metadata: Any, source: Source) -> None:
    """Raises ReadingError for a table that would unpack to far more than a table of texts does."""
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group)
        for number in range(rows.num_columns):
            column = rows.column(number)
            unpacked = column.total_uncompressed_size
            if is_bomb(unpacked, column.total_compressed_size):
                raise ReadingError(
                    f"{source.name}: would unpack to {unpacked:,} bytes in one column; check where it is from"
                )
