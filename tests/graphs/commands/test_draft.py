"""A draft that lies among the sources it is checked against does not bear out itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphs.commands import main

SAID = '"The bridge will open in June," said Tomas Berg, the mayor of Ostby.'
DRAFT = f"""\
Bridge Opens Early

{SAID}

"Nobody was asked, and the ferry will be gone before the summer is over," said Anna Lind, who runs it.

She has steered the ferry for twenty years, as her father did before her, and his brother.
"""
SOURCE = f"{SAID}\n\nHe spoke at the quay, where some forty people had waited for him in the rain.\n"


@pytest.fixture(autouse=True)
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (folder / "speech.txt").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments, "--format", "json"])


def verdicts(result: Result) -> list[str]:
    assert result.exit_code == 1, result.output
    return [item["verdict"] for item in json.loads(result.stdout)["items"]]


def test_the_same_file_is_left_out() -> None:
    result = check("dossier/draft.md", "--against", "dossier")
    assert verdicts(result) == ["verbatim", "not-found"]
    assert result.stderr == "quotetrail: dossier/draft.md: the draft itself, and left out of the sources\n"


@pytest.mark.parametrize(
    "text", [DRAFT, DRAFT.replace("early", "soon"), DRAFT.replace("twenty", "thirty") + "\nIt is late.\n"]
)
def test_a_copy_is_left_out_whatever_it_is_called(text: str, dossier: Path) -> None:
    (dossier / "draft.md").rename("mine.md")
    (dossier / "older.txt").write_text(text, encoding="utf-8")
    result = check("mine.md", "--against", "dossier")
    assert verdicts(result) == ["verbatim", "not-found"]
    assert "dossier/older.txt: the" in result.stderr and "left out" in result.stderr


def test_what_tells_much_of_the_same_is_a_source(dossier: Path) -> None:
    (dossier / "interview.txt").write_text(DRAFT + "\n" + SOURCE * 2, encoding="utf-8")
    result = check("dossier/draft.md", "--against", "dossier")
    assert result.exit_code == 0, result.output
    assert result.stderr.count("\n") == 1 and "interview" not in result.stderr


def test_nearly_the_same_text_is_a_source_where_it_is_the_only_one(dossier: Path) -> None:
    Path("wire.txt").write_text(DRAFT.replace("twenty", "thirty"), encoding="utf-8")
    result = check("dossier/draft.md", "--against", "wire.txt")
    assert result.exit_code == 0, result.output
    assert result.stderr == "quotetrail: wire.txt: nearly the same text as the draft\n"


def test_a_draft_alone_has_no_source() -> None:
    result = check("dossier/draft.md", "--against", "dossier/draft.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is the draft itself, and the only source" in result.stderr


def test_a_table_that_is_read_as_articles_too_is_left_out(dossier: Path) -> None:
    (dossier / "report.csv").write_text(f'speaker,text\nAnna Lind,"{DRAFT[170:240]}"\n', encoding="utf-8")
    (dossier / "draft.md").unlink()
    result = check("dossier/report.csv", "--against", "dossier")
    assert verdicts(result) == ["not-found"] and "report.csv: the draft itself" in result.stderr


def test_an_archive_that_holds_the_draft() -> None:
    assert CliRunner().invoke(main, ["archive", "add", "news.db", "dossier"]).exit_code == 0
    for against in ("news.db", "news.db?text=bridge"):
        result = check("dossier/draft.md", "--against", against)
        assert verdicts(result) == ["verbatim", "not-found"], against
        assert "draft.md: the draft itself" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["draft.md", "--speaker", "x", "--quote", "y", "--against", "a.txt"],
            "draft.md: a REPORT, and --quote",
        ),
        (["--quote", "y", "draft.md", "--against=a.txt"], "or name it behind --against"),
        (["draft.md", "more.md", "--against", "a.txt"], "more.md: a second REPORT; check one at a time"),
    ],
)
def test_a_report_does_not_become_a_source(arguments: list[str], message: str) -> None:
    result = check(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_behind_against_all_are_sources(dossier: Path) -> None:
    said = ["--speaker", "Anna Lind", "--quote", "Nobody was asked"]
    assert check(*said, "--against", "dossier/speech.txt", "dossier/draft.md").exit_code == 1  # truncated
    assert check("--against", "dossier/speech.txt", "dossier/draft.md", *said).exit_code == 1
    assert verdicts(check("--against", "dossier/speech.txt", "dossier/draft.md")) == ["verbatim", "not-found"]
