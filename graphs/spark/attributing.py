"""Files to the archive's tables in Parquet: each task reads some files and attributes their articles."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql.functions import col, concat_ws, posexplode, row_number
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.window import Window

from graphs.attributing import TOGETHER, attributed
from graphs.options import GraphOptions
from graphs.spark.graph import linked, write_graph
from graphs.spark.people import identities
from graphs.spark.tables import ARTICLES, article_row, error_row
from quotes.document import AttributedDocument
from quotes.options import Options
from quotes.reading.inputs import named, sources
from quotes.reading.options import ReadingOptions
from quotes.reading.source import PassedOverError, ReadingError, Source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["articles", "write_rows", "write_tables"]

_TASK = 4_000_000
"""Bytes of small files that one task reads: some seconds of work."""

_TASKS_A_CORE = 4
_SECONDS = 60.0  # that an article may take; nearly all take milliseconds


def articles(
    spark: SparkSession,
    inputs: Sequence[str],
    options: Options,
    reading: ReadingOptions,
    seconds: float = _SECONDS,
) -> DataFrame:
    """A row of ``ARTICLES`` for each article of the inputs, under a name that is its alone.

    Raises ReadingError for inputs without files.
    """
    files = [source for source in sources(inputs) if isinstance(source, Source)]
    tasks = _tasks(files, spark.sparkContext.defaultParallelism * _TASKS_A_CORE)
    rows = [[(number, files[number].name, files[number].found) for number in task] for task in tasks]
    named_files = spark.sparkContext.parallelize(rows, len(rows)).flatMap(lambda task: task)
    found = spark.createDataFrame(named_files, "file long, name string, found boolean").mapInArrow(
        _reader(options, reading, seconds), from_arrow_schema(ARTICLES)
    )
    return _told_apart(found.persist(StorageLevel.DISK_ONLY))


def _tasks(files: Sequence[Source], wanted: int) -> list[list[int]]:
    """The files, by their numbers, in tasks: neighbours together until they are some work."""
    sizes = [file.size for file in files]
    enough = min(_TASK, sum(sizes) // wanted)
    tasks: list[list[int]] = []
    filled = enough + 1
    for number, size in enumerate(sizes):
        if filled + size > enough:
            tasks.append([])
            filled = 0
        tasks[-1].append(number)
        filled += size
    return tasks


def _reader(
    options: Options, reading: ReadingOptions, seconds: float
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def read(files: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = (
            {"file": row["file"], "place": place, **found}
            for batch in files
            for row in batch.to_pylist()
            for place, found in enumerate(_of_file(row["name"], row["found"], options, reading, seconds))
        )
        while together := list(itertools.islice(rows, TOGETHER)):
            yield pa.RecordBatch.from_pylist(together, schema=ARTICLES)

    return read


def _of_file(
    name: str, found: bool, options: Options, reading: ReadingOptions, seconds: float
) -> Iterator[dict[str, Any]]:
    source = Source(Path(name).stem, name, found=found)
    pieces = (piece for piece in named([source], reading) if not isinstance(piece, PassedOverError))
    texts = (str(piece) if isinstance(piece, ReadingError) else piece for piece in _whatever(pieces, name))
    while together := list(itertools.islice(texts, TOGETHER)):
        for one in attributed(together, options, reading, seconds=seconds):
            yield article_row(one) if isinstance(one, AttributedDocument) else error_row(str(one))


def _whatever(pieces: Iterator[Any], name: str) -> Iterator[Any]:
    """The pieces of a file up to one that cannot be taken out of it at all, and that it is so."""
    try:
        yield from pieces
    except Exception as error:
        yield f"{name}: could not be read to its end ({type(error).__name__}: {error}); please report it"


def _told_apart(found: DataFrame) -> DataFrame:
    """The same, the names numbered where they collide, in the order of the input, as one machine does."""
    places = found.where("error IS NULL").select("file", "place", "name")
    order = Window.partitionBy("name").orderBy("file", "place")
    numbered = places.withColumn("number", row_number().over(order)).where("number > 1").drop("name")
    return (
        found.join(numbered, ["file", "place"], "left")
        .withColumn("name", concat_ws("-", "name", col("number").cast("string")))
        .drop("number")
    )


def write_tables(found: DataFrame, folder: Path, decided: GraphOptions = GraphOptions()) -> None:  # noqa: B008
    """Write the tables, errors and the graph of ``articles``, each in a folder of its name.

    decided: what people judged about who is who, and about claims.
    """
    whole = linked(found, identities(found, decided.judgements))
    write_rows(whole, folder)
    errors = found.where("error IS NOT NULL").select("file", "place", col("error").alias("message"))
    errors.hint("rebalance").write.parquet(str(folder / "errors"))
    write_graph(whole, folder, decided.claims)


def write_rows(whole: DataFrame, folder: Path) -> None:
    """Write ``TABLES`` of the articles that ``linked`` gives, parted by month and sorted by document."""
    for name, table in _tables(whole).items():
        order = ["name"] if name == "documents" else ["document"]
        order += [column for column in ("nth", "position") if column in table.columns]
        parted = table.hint("rebalance", "month").sortWithinPartitions("month", *order)
        parted.drop("nth", "position").write.partitionBy("month").parquet(str(folder / name))


def _tables(whole: DataFrame) -> dict[str, DataFrame]:
    """The tables of ``TABLES``; nth, position: to sort the rows of one document by."""
    spoken = _each(whole, "speakers", "one.*", "nodes[one.key] AS identity", keep=("nodes",))
    bodies = spoken.selectExpr(
        "month", "document AS name", "position AS nth", "key AS speaker", "affiliations"
    )
    return {
        "documents": whole.select(
            "month", "name", "title", "author", "published", "day", "outlet", "url", "path", "sha256"
        ),
        "texts": whole.select("month", col("name").alias("document"), "text"),
        "speakers": spoken.drop("affiliations", "block", "bearer", "nodes"),
        "affiliations": _each(bodies, "affiliations", "one.*", keep=("nth", "speaker")),
        **{name: _each(whole, name, "one.*") for name in ("quotes", "disclosures", "spoken_of")},
    }


def _each(rows: DataFrame, column: str, *what: str, keep: tuple[str, ...] = ()) -> DataFrame:
    """A row for each member of a list, with month, document and its position; ``what`` of the member."""
    taken = rows.select(
        "month", col("name").alias("document"), *keep, posexplode(column).alias("position", "one")
    )
    return taken.selectExpr("month", "document", "position", *keep, *what)
