"""Where results go: by the ending that ``-o`` names, told when written; what a newcomer gets wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
import regex
from click.testing import CliRunner, Result

from graphs.commands import main
from graphs.commands.identities import _answer
from graphs.commands.progress import Progress
from quotes.reading.source import Meter

ARTICLE = """\
Bridge Opens Early

"The bridge will open in June," said Tomas Berg, the mayor of Ostby.

Berg denied that the ferry would close.
"""
QUIET = "Quiet Day\n\nThe harbour is closed on Mondays.\n"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def fails(result: Result, *words: str) -> None:
    (line,) = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (2, "")
    for word in words:
        assert word in line


def told(article: Path) -> Path:
    """Another article, that tells the same and more."""
    file = article.with_name("told.txt")
    file.write_text(
        f"{ARTICLE}\nThe mayor spoke on Monday at the quay, where some forty people stood in rain.\n"
    )
    return file


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.csv", "\ufeffdocument,title"),
        ("out.JSON", "["),
        ("out.jsonl", '{"'),
        ("out.ndjson", '{"'),
        ("out.txt", "Bridge Opens Early"),
    ],
)
def test_quotes_by_the_ending(article: Path, name: str, start: str) -> None:
    file = article.parent / name
    result = run("quotes", article, "-o", file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"quotetrail: wrote {file}\n")
    assert file.read_text(encoding="utf-8").startswith(start)


@pytest.mark.parametrize(
    ("name", "start"),
    [("c.html", "<!doctype html>"), ("c.csv", "n,line,speaker"), ("c.json", "{"), ("c.jsonld", "{")],
)
def test_check_by_the_ending(article: Path, name: str, start: str) -> None:
    file = article.parent / name
    result = run("check", article, "--against", told(article), "-o", file)
    assert (result.exit_code, result.stderr) == (0, f"quotetrail: wrote {file}\n")
    assert file.read_text(encoding="utf-8-sig").startswith(start)


def test_quiet_is_no_reason_not_to_write_what_is_named(article: Path) -> None:
    file = article.parent / "c.json"
    assert run("check", article, "--against", told(article), "--quiet", "-o", file).stdout == ""
    assert json.loads(file.read_text(encoding="utf-8"))["summary"]


def test_label_studio_has_an_ending_of_another_format(article: Path) -> None:
    file = article.parent / "tasks.json"
    assert run("quotes", article, "--format", "labelstudio", "-o", file).exit_code == 0
    assert "predictions" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("quotes", "-o", "out.xlsx"), ".txt, .jsonl, .ndjson, .json, .csv; see"),
        (("check", "--against", "x.txt", "-o", "out.pdf"), ".txt, .json, .csv, .html, .htm, .jsonld; see"),
        (("report", "-o", "out.pdf"), ".html, .md, .csv, .json; see"),
        (("graph", "-o", "out.xls"), ".csv, .cyjs, .dot"),
        (("quotes", "--format", "csv", "-o", "out.json"), ".json is json, not csv; end it in .csv"),
        (("quotes", "--format", "brat", "-o", "out.csv"), "name a folder"),
    ],
)
def test_an_ending_that_is_not_written(article: Path, arguments: tuple[str, ...], words: str) -> None:
    with CliRunner().isolated_filesystem(article.parent):
        fails(run(*arguments, article), arguments[-1], words)
        assert list(Path.cwd().iterdir()) == []


def test_graph_says_what_it_wrote(article: Path) -> None:
    folder = article.parent
    result = run("graph", article, "-o", folder / "g.csv", "--tables", folder / "tables")
    assert result.stderr.splitlines() == [
        f"quotetrail: wrote {folder / 'g.nodes.csv'}, {folder / 'g.edges.csv'}",
        f"quotetrail: wrote {folder / 'tables'}",
    ]
    assert (folder / "g.nodes.csv").is_file()
    assert run("report", article, "-o", folder / "r.md").stderr == f"quotetrail: wrote {folder / 'r.md'}\n"


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (("--speaker", "Thomas Berk"), "no speaker is called 'Thomas Berk'; there are Tomas Berg"),
        (("--affiliation", "Nowhere"), "no affiliation is called 'Nowhere'; there are "),
        (("--outlet", "Post"), "no article's outlet is 'Post'; there are none"),
        (("--since", "2020-01-01"), "1 direct, 1 indirect quotes of 1 speakers in 1 articles, not dated"),
        (("--kind", "mixed"), "no quote passes these filters"),
    ],
)
def test_filters_that_match_nothing(article: Path, filters: tuple[str, str], words: str) -> None:
    file = article.parent / "g.json"
    fails(run("graph", article, "--stats", "-o", file, *filters), words)
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("qoutes", "did you mean quotes?"),
        ("Report", "did you mean report?"),
        ("zzz", "there are quotes, explain, graph"),
        ("{article}", "is no command; to read it: quotetrail quotes"),
        ("https://example.org/a", "is no command; to read it: quotetrail quotes https://example.org/a"),
    ],
)
def test_a_command_that_is_none(article: Path, name: str, words: str) -> None:
    fails(run(name.format(article=article)), words)


@pytest.mark.parametrize(("given", "named"), [("0.2", True), ("20", True), ("20%", True), ("100", False)])
def test_confidence_in_per_cent(article: Path, given: str, named: bool) -> None:
    found = run("quotes", article, "--min-confidence", given, "--format", "json").stdout
    assert any(quote["speaker"] for quote in json.loads(found)[0]["quotes"]) is named


@pytest.mark.parametrize("given", ["800", "-1", "high", "nan"])
def test_what_is_no_confidence(article: Path, given: str) -> None:
    fails(run("quotes", article, "--min-confidence", given), "0 to 1, or per cent: 0.8 or 80")


@pytest.mark.parametrize(("typed", "answer"), [("same", "same"), ("D", "different"), (" unsu", "unsure")])
def test_judge_takes_words_and_their_beginnings(typed: str, answer: str) -> None:
    assert _answer(typed) == answer


@pytest.mark.parametrize("typed", ["", "x", "samey"])
def test_judge_says_what_it_takes(typed: str) -> None:
    with pytest.raises(click.UsageError, match="same, different, unsure, quit"):
        _answer(typed)


def test_explain_has_a_heading_for_each_article(article: Path) -> None:
    (article.parent / "quiet.txt").write_text(QUIET, encoding="utf-8")
    shown = run("explain", article.parent).stdout
    places = [
        shown.find(words) for words in ("Bridge Opens Early\nbridge\n", "\nq1  ", "\nquiet\n", "no quotes")
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert "quiet" not in run("explain", article.parent, "--quote", "q2").stdout


def test_tables_of_several_articles_end_with_a_count(article: Path) -> None:
    (article.parent / "quiet.txt").write_text(QUIET, encoding="utf-8")
    shown = run("quotes", article.parent).stdout
    assert shown.splitlines()[-1] == "2 articles, 2 quotes: 1 direct, 1 indirect"
    assert "denied: the ferry would close" in shown
    assert shown.count("Speaker") == 1
    assert "articles" not in run("quotes", article).stdout


def test_progress_is_of_what_is_done_not_of_what_is_read() -> None:
    shown: list[tuple[int, int, str]] = []
    meter = Meter()
    bar = Progress({"a/one.txt": 10, "a/two.txt": 30}, meter, lambda *what: shown.append(what))
    for path, size in (("a/one.txt", 10), ("a/two.txt", 5), ("a/two.txt", 20)):
        meter.name, meter.bytes = path, size
        bar.read()
    assert shown == []
    bar.done()
    bar.done()
    assert shown == [(10, 1, "one.txt"), (15, 2, "two.txt")]
    bar.done()
    assert shown[-1] == (30, 3, "two.txt")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("check {article}", "name the sources to check it against: --against articles/"),
        ("evaluate {article}", "is no annotation; those end in .ann, .json, .jsonl"),
        ("graph {article} --stats --document brigde", "no document is called 'brigde'; there are bridge"),
    ],
)
def test_what_is_missing_or_of_another_kind_is_told(article: Path, command: str, words: str) -> None:
    fails(run(*command.format(article=article).split()), words)


def test_tables_go_by_the_pager_as_wide_as_the_terminal_and_messages_after(article: Path) -> None:
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    (article.parent / "empty.txt").touch()
    command = [sys.executable, "-m", "graphs", "quotes", str(article), str(article.parent / "empty.txt")]
    leader, follower = pty.openpty()
    settings = {**os.environ, "PAGER": "sed s/^/|/", "COLUMNS": "60", "TERM": "xterm"}
    done = subprocess.run(
        command, stdin=follower, stdout=follower, stderr=follower, env=settings, check=False
    )
    os.close(follower)
    lines = regex.sub(r"\x1b\[[0-9;]*m", "", os.read(leader, 100_000).decode()).splitlines()
    os.close(leader)
    assert done.returncode == 1
    assert lines[0] == "|Bridge Opens Early"
    assert max(map(len, lines[:10])) == 61
    assert lines[-2].startswith("quotetrail: ")
    assert lines[-1] == "quotetrail: 1 of 2 articles failed"


def test_identities_by_the_ending(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    sheet = run("identities", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "who.csv")
    assert sheet.exit_code == 0 and "wrote" in sheet.stderr
    assert (tmp_path / "who.csv").read_text(encoding="utf-8").startswith("left,right,verdict")
    fails(run("identities", tmp_path, "-o", tmp_path / "who.html"), ".txt", ".csv")
    fails(
        run("identities", tmp_path, "--judge", "--identities", tmp_path / "j.csv", "-o", tmp_path / "w.csv"),
        "-o",
    )


@pytest.mark.parametrize("command", ["quotes", "check"])
def test_long_tables_go_to_the_pager_of_a_terminal(command: str, article: Path) -> None:
    """Asked of a pager that marks its lines, on a pseudo-terminal."""
    import pty

    more = ["--against", str(told(article))] if command == "check" else []
    lead, follow = pty.openpty()
    environment = {**os.environ, "PAGER": "sed s/^/paged/", "TERM": "xterm"}
    done = subprocess.run(
        [sys.executable, "-m", "graphs", command, str(article), *more],
        stdin=follow, stdout=follow, stderr=subprocess.PIPE, env=environment, check=False,
    )  # fmt: skip
    os.close(follow)
    shown = b""
    try:
        while piece := os.read(lead, 65536):
            shown += piece
    except OSError:
        pass  # the terminal's other end is closed: that was all
    os.close(lead)
    assert done.returncode in (0, 1) and b"paged" in shown, done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "quotes bridge.txt -o bridge.txt",
        "quotes media.csv -o media.csv",
        "quotes media.csv -o link.csv",
        "quotes . -o media.csv",
        "quotes *.csv -o media.csv",
        "quotes bridge.txt --format brat -o .",
        "report page.html -o page.html",
        "report page.html -o ../{folder}/page.html",
        "report page.html -o .",
        "sources bridge.txt --roster who.csv -o who.csv",
        "sources bridge.txt --roster who.csv --unmatched who.csv",
        "quotes bridge.txt --overrides mend.csv -o mend.csv",
        "graph media.nodes.csv -o media.csv",
        "graph page.html -o page.html",
        "graph page.html --tables .",
        "check report.csv --against page.html -o report.csv",
        "check report.csv --against page.html -o page.html",
        "check report.csv --against page.html bridge.txt -o bridge.txt",
        "identities page.html --identities judged.csv -o judged.csv",
    ],
)
def test_no_input_is_overwritten(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "bridge.txt": ARTICLE,
        "media.csv": 'text,date\n"Berg said the bridge was open.",2024-01-02\n',
        "media.nodes.csv": 'text,date\n"Berg said the bridge was open.",2024-01-02\n',
        "page.html": f"<html><body><p>{ARTICLE}</p></body></html>",
        "report.csv": 'speaker,quote\nTomas Berg,"The bridge will open in June"\n',
        "who.csv": "name,region\nTomas Berg,north\n",
        "mend.csv": "document,mention,is,same as\n*,Berg,Tomas Berg,\n",
        "judged.csv": "left,right,verdict,note\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("media.csv")
    monkeypatch.chdir(tmp_path)
    fails(run(*line.format(folder=tmp_path.name).split()), "this command", "name")
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.glob("[!l]*")} == files


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sources bridge.txt --unmatched a.csv -o ./a.csv", "a.csv: is named for two outputs"),
        ("sources bridge.txt --unmatched no/a.csv", "there is no folder no; make it first"),
        ("identities bridge.txt --judge --identities no/a.csv", "there is no folder no; make it first"),
    ],
)
def test_no_output_is_lost(article: Path, line: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)
    fails(run(*line.split()), words)
    assert list(article.parent.iterdir()) == [article]


def test_an_archive_is_not_overwritten_by_what_is_asked_of_it(article: Path, tmp_path: Path) -> None:
    kept = tmp_path / "news.html"
    assert run("archive", "add", kept, article).exit_code == 0
    fails(run("report", f"{kept}?text=bridge", "-o", kept), "read by this command")


def test_what_an_earlier_run_wrote_is_written_again(article: Path) -> None:
    for _ in range(2):
        assert run("quotes", article, "-o", article.parent / "out.csv").exit_code == 0
