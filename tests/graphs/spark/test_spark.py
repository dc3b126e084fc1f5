"""``quotetrail spark`` in a real session on this machine, begun once."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphs
import quotes
from graphs.archive.records import document_columns, quote_columns
from quotes.document import Article, AttributedDocument
from quotes.options import Options
from quotes.reading.inputs import articles as read
from quotes.reading.options import ReadingOptions
from tests.graphs import documents as small
from tests.graphs.commands.test_graph import FIRST, SECOND

for _module in ("pyspark", "pandas", "pyarrow", "warcio"):
    pytest.importorskip(_module, reason=f"{_module} is not installed")
if not shutil.which("java"):
    pytest.skip(
        "no Java is installed; on Debian: apt-get install default-jre-headless", allow_module_level=True
    )

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/ferry\r\n"
    "WARC-Date: 2021-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
)


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from graphs.spark.session import session

    patch = pytest.MonkeyPatch()
    patch.setenv(
        "PYSPARK_SUBMIT_ARGS",
        "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false"
        " --conf spark.driver.bindAddress=127.0.0.1 --conf spark.driver.host=127.0.0.1"
        " --conf spark.sql.shuffle.partitions=2 pyspark-shell",
    )
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    with session() as running:
        yield running
    patch.undo()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for place, text in (("a", FIRST), ("b", SECOND)):
        (folder / place).mkdir()
        (folder / place / "story.txt").write_text(text, encoding="utf-8")
    rows = [{"id": "one", "date": "2021-03-04", "text": FIRST}, {"id": "two", "text": SECOND}]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    paragraphs = "".join(f"<p>{line}</p>" for line in SECOND.splitlines() if line)
    page = f"<html><head><title>Ferry</title></head><body><article>{paragraphs}</article></body></html>"
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
    record = WARC.format(length=len(body.encode()), body=body).encode()
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(record))
    return folder


@pytest.fixture(scope="module")
def tables(spark: SparkSession, news: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    from pyarrow import dataset

    from graphs.spark.attributing import TABLES, articles, write_tables

    out = tmp_path_factory.mktemp("out")
    write_tables(articles(spark, [str(news)], Options(), ReadingOptions()), out)
    assert {"month=2021-03", "month=2021-05"} <= {path.name for path in (out / "quotes").iterdir()}
    return {
        name: dataset.dataset(out / name, partitioning="hive", exclude_invalid_files=True)
        .to_table()
        .to_pylist()
        for name in TABLES
    }


def test_the_tables_hold_what_one_machine_finds(tables: dict[str, Any], news: Path) -> None:
    found = [one for one in read([str(news)], ReadingOptions()) if isinstance(one, Article)]
    documents = {one.document.id: quotes.attribute(one) for one in found}
    assert len(documents) == 5
    assert {row["name"] for row in tables["documents"]} == set(documents)
    for row in tables["documents"]:
        own = document_columns(documents[row["name"]], row["name"])
        assert {name: row[name] for name in own} == own
    rows = {(row["document"], row["number"]): row for row in tables["quotes"]}
    assert len(rows) == sum(len(document.quotes) for document in documents.values()) > 5
    for name, document in documents.items():
        for number, quote in enumerate(document.quotes, 1):
            own = {**quote_columns(number, quote), "speaker": quote.speaker}
            assert {column: rows[name, number][column] for column in own} == own
    stated = {(row["document"], row["speaker"], row["role"]) for row in tables["affiliations"]}
    assert stated == {
        (name, speaker.id, one.role)
        for name, document in documents.items()
        for speaker in document.speakers
        for one in speaker.affiliations
    }
    assert {(row["document"], row["key"]) for row in tables["speakers"]} >= {one[:2] for one in stated}
    assert {row["document"]: row["text"] for row in tables["texts"]} == {
        name: document.text for name, document in documents.items()
    }


def nodes(spark: SparkSession, documents: Mapping[str, AttributedDocument]) -> dict[tuple[str, str], str]:
    import pyarrow as pa

    from graphs.spark.people import identities
    from graphs.spark.tables import ARTICLES, article_row

    rows = [{**article_row(document), "name": name} for name, document in documents.items()]
    found = identities(spark.createDataFrame(pa.Table.from_pylist(rows, schema=ARTICLES)))
    return {(row["document"], row["key"]): row["identity"] for row in found.collect()}


def test_a_name_that_all_quote_and_others_are_who_one_machine_says(spark: SparkSession) -> None:
    builder = graphs.GraphBuilder()
    for one in small.sample():
        builder.add(one)
    for n in range(60):
        known = (
            small.speaker("Ada Byron", ("minister", f"Ministry {n % 4}", ""))
            if n % 3
            else small.speaker("A. Byron")
        )
        said = [(known.id, f"The bridge number {n} will be open by the end of the summer.")]
        builder.add(
            small.document(
                f"more-{n}", [known, small.speaker("Byron")], said, f"20{10 + n % 9}-0{1 + n % 7}-02"
            )
        )
    assert nodes(spark, builder.documents()) == dict(builder.identities().nodes)


@pytest.mark.corpora
def test_polnear_dev_is_who_one_machine_says(spark: SparkSession) -> None:
    from benchmarks.gold import polnear_dev

    builder = graphs.GraphBuilder()
    for one in polnear_dev():
        builder.add(one)
    assert nodes(spark, builder.documents()) == dict(builder.identities().nodes)


def test_what_cannot_be_read_is_a_row(tables: dict[str, Any]) -> None:
    (error,) = tables["errors"]
    assert "broken.pdf" in error["message"]


def test_an_article_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphs.attributing import attributed
    from quotes import pipeline

    slow, quick = Article.of("Slow.", id="slow"), Article.of(FIRST, id="quick")
    quotes.attribute(quick)  # loads the models
    attribute = pipeline.attribute_all

    def waiting(articles: Any, options: Options) -> Iterator[Any]:
        articles = list(articles)
        if slow in articles:
            time.sleep(30)
        return attribute(articles, options)

    monkeypatch.setattr(pipeline, "attribute_all", waiting)
    late, done = attributed([slow, quick], Options(), ReadingOptions(language="any"), seconds=4)
    assert late == "slow: took longer than 4 s to attribute, and is left out"
    assert isinstance(done, AttributedDocument)
