"""``quotetrail spark`` in a real session on this machine, begun once."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import graphs
import quotes
from graphs import archive
from graphs.archive.records import document_columns, quote_columns
from graphs.commands import main
from quotes.document import Article, AttributedDocument
from quotes.options import Options
from quotes.reading.inputs import articles as read
from quotes.reading.options import ReadingOptions
from tests.graphs.commands.test_graph import FIRST, SECOND
from tests.graphs.spark.conftest import table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/ferry\r\n"
    "WARC-Date: 2021-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for place, text in (("a", FIRST), ("b", SECOND)):
        (folder / place).mkdir()
        (folder / place / "story.txt").write_text(text, encoding="utf-8")
    rows = [{"id": "one", "date": "2021-03-04", "text": FIRST}, {"id": "two", "text": SECOND}]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    paragraphs = "".join(f"<p>{line}</p>" for line in SECOND.splitlines() if line and "2021" not in line)
    page = f"<html><head><title>Ferry</title></head><body><article>{paragraphs}</article></body></html>"
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
    record = WARC.format(length=len(body.encode()), body=body).encode()
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(record))
    return folder


@pytest.fixture(scope="module")
def folder(spark: SparkSession, news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from graphs.spark.attributing import articles, write_tables

    out = tmp_path_factory.mktemp("out")
    write_tables(articles(spark, [str(news)], Options(), ReadingOptions()), out)
    assert {"month=2021-03", "month=2021-05"} <= {path.name for path in (out / "quotes").iterdir()}
    return out


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, Any]:
    from graphs.archive.parquet import TABLES

    return {name: table(folder / name) for name in (*TABLES, "errors")}


@pytest.fixture(scope="module")
def attributed(news: Path) -> dict[str, AttributedDocument]:
    """The same by one machine."""
    found = [one for one in read([str(news)], ReadingOptions()) if isinstance(one, Article)]
    return {one.document.id: quotes.attribute(one) for one in found}


def test_the_tables_hold_what_one_machine_finds(
    tables: dict[str, Any], attributed: dict[str, AttributedDocument]
) -> None:
    documents = attributed
    assert len(documents) == 5
    assert {row["name"] for row in tables["documents"]} == set(documents)
    for row in tables["documents"]:
        own = document_columns(documents[row["name"]], row["name"])
        assert {name: row.get(name) for name in own} == own
    rows = {(row["document"], row["number"]): row for row in tables["quotes"]}
    assert len(rows) == sum(len(document.quotes) for document in documents.values()) > 5
    for name, document in documents.items():
        for number, quote in enumerate(document.quotes, 1):
            own = {**quote_columns(number, quote), "speaker": quote.speaker}
            assert {column: rows[name, number].get(column) for column in own} == own
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


def test_the_graph_is_one_machines(folder: Path, attributed: dict[str, AttributedDocument]) -> None:
    graph = graphs.build(attributed.values())
    assert {row["id"] for row in table(folder / "nodes")} == set(graph)
    edges = {(row["src"], row["dst"], row["edge"]) for row in table(folder / "edges")}
    assert edges == set(graph.edges(keys=True))
    identities = {(row["document"], row["key"]): row["identity"] for row in table(folder / "speakers")}
    assert set(identities.values()) >= {node for node in graph if node.startswith("speaker:")}


def test_other_commands_read_the_tables(
    folder: Path, attributed: dict[str, AttributedDocument], tmp_path: Path
) -> None:
    from graphs.archive.parquet import documents

    assert {one.document.id: one for one in documents(folder)} == attributed
    invoked = CliRunner().invoke(main, ["archive", "add", str(tmp_path / "news.db"), str(folder)])
    assert invoked.exit_code == 0, invoked.output
    with archive.open(tmp_path / "news.db") as held:
        kept = {one.document.sha256 for one in held.documents()}
    assert kept == {one.document.sha256 for one in attributed.values()}


def test_pandas_reads_the_tables(folder: Path, tables: dict[str, Any]) -> None:
    pandas = pytest.importorskip("pandas")

    rows = pandas.read_parquet(folder / "quotes")
    assert len(rows) == len(tables["quotes"])
    assert set(rows["month"]) == {row["month"] for row in tables["quotes"]}


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
