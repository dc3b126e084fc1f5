from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphs.commands import main
from tests.graphs.commands.test_graph import FIRST, SECOND


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "news" / "second.txt").write_text(SECOND, encoding="utf-8")
    run("add", str(tmp_path / "news.db"), str(tmp_path / "news"))
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["archive", *arguments])
    assert result.exit_code == code, result.output
    return result


def test_add_says_what_was_new(folder: Path) -> None:
    (folder / "news" / "third.txt").write_text(FIRST.replace("Tomas", "Olof"), encoding="utf-8")
    (folder / "news" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    result = run("add", str(folder / "news.db"), str(folder / "news"), code=1)
    assert "broken.pdf" in result.stderr
    assert "added 1 article, 2 articles known already" in result.stderr


def test_search_as_table_json_and_csv(folder: Path) -> None:
    archive = str(folder / "news.db")
    table = run("search", archive, "ferry", "--speaker", "Berg")
    assert "second" in table.stdout
    assert "2 quotes found" in table.stderr
    found = json.loads(run("search", archive, "ferry", "--format", "json", "--limit", "1").stdout)
    assert found["total"] == 2
    assert found["results"][0]["document"] == "second"
    rows = list(csv.DictReader(run("search", archive, '"nobody has"', "--format", "csv").stdout.splitlines()))
    assert [(row["document"], row["speaker"]) for row in rows] == [("first", "Anna Lind")]


@pytest.mark.parametrize("query", ["", "?text=ferry", "?speaker=Berg&since=2021-03-04"])
def test_other_commands_take_archives_and_searches_of_them(folder: Path, query: str) -> None:
    archive = f"{folder / 'news.db'}{query}"
    for arguments in (
        ["graph", archive, "-o", str(folder / "graph.json")],
        ["report", archive, "-o", str(folder / "report.html")],
        ["check", "--speaker", "Tomas Berg", "--quote", "The ferry will be back", "--against", archive],
    ):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code in (0, 1), result.output
        assert "before the summer" in result.output + (folder / "graph.json").read_text(encoding="utf-8")


def test_errors_say_what_to_do(folder: Path) -> None:
    archive = str(folder / "news.db")
    assert "archive add" in run("search", str(folder / "none.db"), "ferry", code=2).stderr
    assert "2024-03" in run("search", archive, "--since", "spring", code=2).stderr
    assert "no archive" in run("add", str(folder / "news" / "first.txt"), str(folder), code=2).stderr
