"""What an article holds only shows, in every format, and a file appears when it is whole."""

import csv
import errno
import io
import re
from pathlib import Path

import pytest

import graphs
from graphs.checks.checking import check_items
from graphs.checks.items import Item, Report
from graphs.checks.judging.policies import Policy
from graphs.checks.matching.sources import Sources
from graphs.checks.outcome.results import write_csv
from graphs.checks.written import Said
from graphs.commands.common import output
from graphs.identities.judgements import Judgement, read_judgements, write_judgements
from graphs.reports.report import report
from quotes.document import Article, AttributedDocument
from quotes.formats import brat, write
from quotes.formats.files import whole
from quotes.formats.inert import cell, restored, visible
from quotes.pipeline import attribute

WORDS = ("=1+1", "@SUM(1)", "\x1b[31m", "\x9b31m", "\x07", "\u202e", "[x](javascript:y)")
TEXT = "\n\n".join(
    f'"{words} we go on with it for years," said Ann Roe, {words}, the mayor.' for words in WORDS
)
NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LIVE = re.compile(r"[=+@\t\r]|-(?![\d.]+\Z)")


@pytest.fixture(scope="module")
def document() -> AttributedDocument:
    return attribute(Article.of(TEXT, id="=1+1"))


def cells(text: str) -> list[str]:
    return [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]


def test_visible_words_keep_their_length() -> None:
    assert visible("a\x1b\u202e\rb\r\nc\td") == "a\ufffd\ufffd\ufffdb\r\nc\td"


@pytest.mark.parametrize("words", ["=1", "+1", "-1", "@a", "\t=1", "'=1", "a=1", "'a"])
def test_a_cell_runs_nothing_and_gives_its_words_back(words: str) -> None:
    assert not LIVE.match(cell(words))
    assert words.startswith("'=") or restored(cell(words)) == words


@pytest.mark.parametrize("kind", ["csv", "table"])
def test_documents_are_inert(document: AttributedDocument, kind: str) -> None:
    file = io.BytesIO()
    write([document], file, kind)
    text = file.getvalue().decode("utf-8-sig")
    assert "we go on" in text
    assert not NOT_SHOWN.search(text.replace("\r\n", "\n"))
    assert kind != "csv" or not any(map(LIVE.match, cells(text)))


def test_json_holds_the_words_as_they_are(document: AttributedDocument) -> None:
    file = io.BytesIO()
    write([document], file, "json")
    assert "\\u001b[31m we go on" in file.getvalue().decode()


@pytest.mark.parametrize("ending", [".csv", ".neo4j.csv", ".dot", ".svg", ".html"])
def test_graphs_are_inert(document: AttributedDocument, tmp_path: Path, ending: str) -> None:
    graphs.write(graphs.build([document]), tmp_path / f"graph{ending}")
    written = [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()]
    assert len(written) == (2 if ending.endswith(".csv") else 1)
    for text in written:
        assert not NOT_SHOWN.search(text)
        assert not ending.endswith(".csv") or not any(map(LIVE.match, cells(text)))


def test_a_markdown_report_has_no_link_of_an_article(document: AttributedDocument) -> None:
    text = report([document], Path("report.md"), "all").decode()
    assert r"\[x\]\(javascript:y)" in text
    assert not NOT_SHOWN.search(text)


def test_brat_is_inert_and_its_offsets_hold(document: AttributedDocument, tmp_path: Path) -> None:
    brat.write([document], tmp_path)
    text = (tmp_path / "=1+1.txt").read_bytes().decode()
    notes = (tmp_path / "=1+1.ann").read_bytes().decode()
    assert not NOT_SHOWN.search(text + notes)
    for start, end, words in re.findall(r"(?m)^T\d+\t\w+ (\d+) (\d+)\t(.*)$", notes):
        assert text[int(start) : int(end)] == words


def test_checks_are_inert(document: AttributedDocument) -> None:
    items = [Item(n, "=Ann\x1b Roe", f"{words} we go on with it") for n, words in enumerate(WORDS, 1)]
    told = tuple(Said(1, item.speaker, item.quote) for item in items)
    checks = check_items(items, Sources([document]), Policy.load("newsroom"))
    text = write_csv(checks, Report(items, [], told))
    assert not NOT_SHOWN.search(text)
    assert not any(map(LIVE.match, cells(text)))


def test_judgements_come_back_from_cells(tmp_path: Path) -> None:
    judgement = Judgement("=1+1/ann-roe", "b/ann-roe", "same", "-")
    write_judgements([judgement], tmp_path / "who.csv")
    assert not any(map(LIVE.match, cells((tmp_path / "who.csv").read_text())))
    assert read_judgements(tmp_path / "who.csv") == (judgement,)


def test_a_file_that_is_cut_short_does_not_appear(tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("as before")
    for name in ("there.txt", "new.txt"):
        with pytest.raises(OSError, match="full") as caught, whole(tmp_path / name) as part:
            part.write_text("half")
            raise OSError(errno.ENOSPC, "full")
        assert caught.value.filename == str(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]
    assert (tmp_path / "there.txt").read_text() == "as before"


def test_a_graph_on_a_full_disk_leaves_nothing(
    document: AttributedDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    graph = graphs.build([document])
    monkeypatch.setattr("csv.writer", full)
    with pytest.raises(OSError, match="full"):
        graphs.write(graph, tmp_path / "graph.csv")
    assert not list(tmp_path.iterdir())


def test_output_goes_to_the_file_that_a_link_names(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with output(tmp_path / "link") as file:
        file.write(b"a")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"a"
