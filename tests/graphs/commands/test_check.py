"""``quotetrail check`` end to end, the sample article attributed by its gold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quotes.pipeline
from graphs import archive
from graphs.commands import main
from quotes.document import Article, AttributedDocument
from quotes.options import Options
from quotes.resources import path
from tests.graphs.sample import sample

SOURCE = str(path("samples/mosul-2017-06-26.txt"))
HIT = "The planes hit them about three times and forced them to disperse"


@pytest.fixture(autouse=True)
def gold(monkeypatch: pytest.MonkeyPatch) -> None:
    def attribute(article: Article, options: Options) -> AttributedDocument:
        return sample()

    def attribute_all(articles: Iterable[Article], options: Options) -> Iterator[AttributedDocument]:
        return (sample() for _ in articles)

    monkeypatch.setattr(quotes.pipeline, "attribute", attribute)
    monkeypatch.setattr(quotes.pipeline, "attribute_all", attribute_all)


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.csv"
    file.write_text(f'speaker,quote\nLuqman Muhammad,"{HIT}"\nFaruq Ahmed,"{HIT}"\n', encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("speaker", "quote", "code"),
    [
        ("Luqman Muhammad", HIT, 0),
        ("Faruq Ahmed", HIT, 1),
        ("Luqman Muhammad", HIT.replace("three", "four"), 1),
        ("Luqman Muhammad", "[They] hit them ... and forced them to disperse", 1),
        ("Luqman Muhammad", "[They] hit them about three times and forced them to disperse", 0),
    ],
)
def test_exit_code_of_one_quote(speaker: str, quote: str, code: int) -> None:
    result = _run("--speaker", speaker, "--quote", quote, "--against", SOURCE)
    assert result.exit_code == code, result.output


def test_json_to_a_file(report: Path, tmp_path: Path) -> None:
    result = _run(report, "--against", SOURCE, "--format", "json", "-o", tmp_path / "out.json")
    assert (result.exit_code, result.stdout) == (1, "")
    value = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert value["summary"] == {"misattributed": 1, "verbatim": 1}


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("csv", "\ufeffn,line,speaker"),
        ("html", "<!doctype html>"),
        ("claimreview", "{"),
        ("json", "{"),
        ("table", "┏"),
    ],
)
def test_every_format(report: Path, form: str, start: str) -> None:
    assert _run(report, "--against", SOURCE, "--format", form).stdout.startswith(start)


def test_an_article_as_report(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Its quotes are the sample's, by the fixture.", encoding="utf-8")
    result = _run(draft, "--against", SOURCE, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["summary"] == {"verbatim": 5}


def test_quiet_says_nothing(report: Path) -> None:
    result = _run(report, "--against", SOURCE, "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")


@pytest.mark.parametrize(("names", "code"), [(["altered"], 0), (["altered", "misattributed"], 1)])
def test_fail_on(report: Path, names: list[str], code: int) -> None:
    fails = [part for name in names for part in ("--fail-on", name)]
    assert _run(report, "--against", SOURCE, "--quiet", *fails).exit_code == code


def test_a_row_that_cannot_be_read_is_reported(report: Path) -> None:
    report.write_text(f"speaker,quote\nbroken\nLuqman Muhammad,{HIT}\n", encoding="utf-8")
    result = _run(report, "--against", SOURCE, "--format", "csv")
    assert result.exit_code == 1
    assert "line 2 has 1 cells, not 2" in result.stderr
    assert "verbatim" in result.stdout


def test_several_inputs_after_against(report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(Path(SOURCE).read_text(encoding="utf-8"), encoding="utf-8")
    assert _run(report, "--against", SOURCE, copy, "--quiet").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--against", SOURCE], "name a REPORT, or give --speaker and --quote"),
        (["none.csv", "--against", SOURCE], "none.csv: cannot be read"),
        (["--quote", " ", "--against", SOURCE], "--quote is empty"),
        (["--quote", "x", "--against", SOURCE, "--policy", "none"], "no such preset or file"),
        (["--quote", "x", "--against", SOURCE, "--fail-on", "lies"], "lies is no verdict or flag"),
        (["--quote", "x", "--against", "none.txt"], "none.txt"),
    ],
)
def test_what_cannot_run(arguments: list[str], message: str) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_against_a_whole_archive_an_index_is_kept_beside_it(report: Path, tmp_path: Path) -> None:
    with archive.open(tmp_path / "news.db") as held:
        held.add(sample())
    first = _run(report, "--against", tmp_path / "news.db", "--format", "csv")
    assert (tmp_path / "news.db-words").is_dir()
    assert first.output == _run(report, "--against", tmp_path / "news.db", "--format", "csv").output
    assert "verbatim" in first.output


def test_the_table_has_the_line_where_it_is_not_the_number(report: Path) -> None:
    report.write_text(f"speaker,quote\nLuqman Muhammad,{HIT}\nNobody,\nFaruq Ahmed,{HIT}\n", encoding="utf-8")
    result = _run(report, "--against", SOURCE, "--format", "table")
    assert "line 3 has no quote" in result.stderr
    assert "line 2" in result.stdout and "line 4" in result.stdout


def test_columns_of_other_names(report: Path) -> None:
    report.write_text(f"Sprecher;Zitat\nLuqman Muhammad;{HIT}\n", encoding="utf-8")
    result = _run(report, "--against", SOURCE)
    assert result.exit_code == 2 and "(Sprecher, Zitat); name it with --quote-column" in result.stderr
    named = _run(
        report,
        "--against",
        SOURCE,
        "--quote-column",
        "Zitat",
        "--speaker-column",
        "sprecher",
        "--format",
        "json",
    )
    assert named.exit_code == 0, named.output
    assert json.loads(named.stdout)["items"][0]["speaker"] == "Luqman Muhammad"


def test_a_column_that_is_not_there(report: Path) -> None:
    result = _run(report, "--against", SOURCE, "--speaker-column", "Sprecher")
    assert result.exit_code == 2 and "has no column sprecher, or nothing in it" in result.stderr


def test_the_articles_comma_is_not_shown(report: Path) -> None:
    report.write_text(f'speaker,quote\nLuqman Muhammad,"{HIT},"\n', encoding="utf-8")
    shown = _run(report, "--against", SOURCE, "--format", "html").stdout
    assert "forced them to disperse," not in shown and "forced them to disperse" in shown
    found = _run(report, "--against", SOURCE, "--format", "json").stdout
    assert json.loads(found)["items"][0]["quote"] == f"{HIT},"
