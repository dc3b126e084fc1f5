from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import quotes.pipeline
import quotes.text.analysis
from graphs.commands import COMMANDS, common, main
from quotes.document import Article, AttributedDocument
from quotes.options import Options
from quotes.text.analysis import Reading
from tests.quotes.handmade import handmade

ARTICLE = """\
Bridge Opens Early

By Ines Varga March 3, 2021

"The bridge will open in June," said Tomas Berg, the mayor of Ostby. "Nobody expected it."

The council plans to close the old ferry, Berg said.
"""

BAD = {
    "empty.txt": b" \n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "utf16.txt": b"\xff\xfe\x00\xd8\x41",
    "page.html": b"<!doctype html><html><head><title>Shop</title></head><body></body></html>",
}


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles and all bad files."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a.txt", "z.txt"):
        (folder / name).write_text(ARTICLE, encoding="utf-8")
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    return folder


def ids(result: Result) -> list[str]:
    return [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()]


def test_help_and_version() -> None:
    shown = run("-h")
    assert shown.exit_code == 0
    assert "Examples:" in shown.stdout
    assert all(name in shown.stdout for name in COMMANDS)
    assert run().stdout == shown.stdout
    assert run("--version").stdout.startswith("quotetrail ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str) -> None:
    assert isinstance(main.get_command(click.Context(main), name), click.Command)
    shown = run(name, "-h")
    assert shown.exit_code == 0
    assert f"quotetrail {name}" in shown.stdout


def test_python_m_graphs() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "graphs", "--version"], capture_output=True, text=True, check=True
    )
    assert result.stdout.startswith("quotetrail ")


def test_table(article: Path) -> None:
    result = run("quotes", article)
    assert (result.exit_code, result.stderr) == (0, "")
    for words in ("Bridge Opens Early", "Ines Varga", "Berg", "Nobody expected it", "direct"):
        assert words in result.stdout


def test_json_lines(article: Path) -> None:
    result = run("quotes", article, "--format", "jsonl")
    (value,) = map(json.loads, result.stdout.splitlines())
    assert value["document"]["title"] == "Bridge Opens Early"
    assert AttributedDocument.from_dict(value).document.published == "2021-03-03"
    assert json.loads(run("quotes", article, "--format", "json").stdout) == [value]


def test_standard_input() -> None:
    result = run("quotes", "-", "--format", "jsonl", stdin=ARTICLE)
    assert result.exit_code == 0
    assert ids(result) == ["standard-input"]


def test_output_file(article: Path, tmp_path: Path) -> None:
    file = tmp_path / "quotes.csv"
    result = run("quotes", article, "--format", "csv", "-o", file)
    assert (result.exit_code, result.stdout) == (0, "")
    rows = list(csv.DictReader(file.open(encoding="utf-8-sig", newline="")))
    assert any("Nobody expected it" in row["text"] for row in rows)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bridge.txt", "quotes.csv"]


def test_output_file_is_left_as_it_was_where_nothing_could_be_read(tmp_path: Path) -> None:
    file = tmp_path / "quotes.jsonl"
    file.write_text("earlier", encoding="utf-8")
    assert run("quotes", tmp_path / "nosuch.txt", "--format", "jsonl", "-o", file).exit_code == 2
    assert file.read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["quotes.jsonl"]


def test_output_to_a_device(article: Path) -> None:
    assert run("quotes", article, "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


def test_brat_folder(article: Path, tmp_path: Path) -> None:
    result = run("quotes", article, "--format", "brat", "-o", tmp_path / "brat")
    assert result.exit_code == 0
    assert (tmp_path / "brat" / "bridge.txt").read_text(encoding="utf-8") == ARTICLE
    assert "Content" in (tmp_path / "brat" / "bridge.ann").read_text(encoding="utf-8")


def fails(result: Result, code: int, *words: str) -> None:
    """One line on standard error, nothing on standard output, no traceback."""
    assert result.exit_code == code
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("quotetrail: ")
    for word in words:
        assert word in line


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nosuch.txt", "no such file"),
        ("empty.txt", "is empty"),
        ("binary.txt", "is binary"),
        ("picture.txt", "is a picture"),
        ("utf16.txt", "no known encoding"),
        ("page.html", "without an article"),
    ],
)
def test_bad_file(folder: Path, name: str, words: str) -> None:
    fails(run("quotes", folder / name, "--format", "jsonl"), 2, name, words)


def test_bad_standard_input() -> None:
    fails(run("quotes", "-", "--format", "jsonl", stdin=b""), 2, "standard-input", "is empty")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("quotes",), "Missing argument 'INPUT...'; see quotetrail quotes -h"),
        (("speak",), "No such command 'speak'"),
        (("quotes", "x.txt", "--format", "xml"), "'xml' is not one of"),
        (("quotes", "x.txt", "--min-confidence", "200"), "200 is no probability"),
        (("quotes", "*.nosuch"), "matches no file"),
        (("quotes", "x.txt", "--format", "brat"), "name a folder with -o"),
        (("quotes", "x.txt", "-o", "nosuch/quotes.txt"), "there is no folder nosuch; make it first"),
        (("quotes", "x.txt", "--format", "brat", "-o", "nosuch/brat"), "there is no folder nosuch"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], words: str) -> None:
    fails(run(*arguments), 2, words)


def test_folder_without_articles(tmp_path: Path) -> None:
    fails(run("quotes", tmp_path), 2, "no articles in this folder")


def test_output_that_is_a_folder(article: Path, tmp_path: Path) -> None:
    fails(run("quotes", article, "-o", tmp_path), 2, str(tmp_path), "directory")


def test_20_megabytes_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_bytes(b"word " * 4_000_000)
    fails(run("quotes", file), 2, "long.txt", "longer than any article (20,000,000 characters)")


def test_bad_files_among_many_do_not_stop_the_rest(folder: Path) -> None:
    result = run("quotes", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert ids(result) == ["a", "z"]
    lines = result.stderr.splitlines()
    assert all(line.startswith("quotetrail: ") for line in lines)
    assert f"quotetrail: {len(BAD)} of {len(BAD) + 2} articles failed" in lines
    assert len(lines) == len(BAD) + 2  # and that a.txt and z.txt are one text


def test_a_fault_of_ours_in_one_article_does_not_stop_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text("This one is at fault, she said.\n", encoding="utf-8")

    def analyse(text: str) -> Reading:
        if "at fault" in text:
            raise IndexError("of an array")
        return whole(text)

    whole = quotes.text.analysis.analyse
    monkeypatch.setattr(quotes.pipeline, "analyse", analyse)
    result = run("quotes", folder / "a.txt", folder / "z.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert ids(result) == ["z"]
    assert "a.txt: could not be attributed (IndexError: of an array); please report it" in result.stderr


def test_many_articles_by_processes_come_in_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run("quotes", folder, "--format", "jsonl")
    monkeypatch.setattr(common, "MANY", 2)
    monkeypatch.setattr(common, "TOGETHER", 2)
    together = run("quotes", folder, "--format", "jsonl")
    assert (together.stdout, together.stderr, together.exit_code) == (alone.stdout, alone.stderr, 1)


@pytest.mark.parametrize(
    ("raised", "code", "told"), [(KeyboardInterrupt, 130, "quotetrail: stopped"), (BrokenPipeError, 1, "")]
)
def test_interrupted(
    article: Path, monkeypatch: pytest.MonkeyPatch, raised: type[BaseException], code: int, told: str
) -> None:
    def documents(*_: object, **__: object) -> Iterator[AttributedDocument]:
        raise raised(32, "Broken pipe")

    monkeypatch.setattr("graphs.commands.quotes.documents", documents)
    result = run("quotes", article)
    assert (result.exit_code, result.output.strip().partition(";")[0]) == (code, told)


def test_a_closed_pipe_is_no_fault(folder: Path) -> None:
    code = "import sys; from graphs.commands import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "quotes", str(folder / "a.txt"), "--format", "jsonl"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        result = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert (result.returncode, result.stderr) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--format", "csv"), False),
        (("--format", "table"), False),
        (("--format", "csv", "--acts", "all"), True),
        (("--format", "table", "--acts", "all"), True),
        (("--format", "jsonl"), True),
        (("--format", "json"), True),
    ],
)
def test_acts(
    article: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], shown: bool
) -> None:
    monkeypatch.setattr(quotes.pipeline, "attribute_all", lambda articles, options: [handmade()])
    result = run("quotes", article, *arguments)
    assert "=dues= stay" in result.stdout
    assert ("the worst" in result.stdout) is shown


def test_min_confidence_is_handed_on(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Options] = []

    def attribute_all(articles: Iterable[Article], options: Options) -> Iterator[AttributedDocument]:
        given.append(options)
        return (handmade() for _ in articles)

    monkeypatch.setattr(quotes.pipeline, "attribute_all", attribute_all)
    run("quotes", article, "--min-confidence", "0.8")
    assert given == [Options(min_confidence=0.8)]


def test_messages_hold_no_commands_for_terminals(tmp_path: Path) -> None:
    (tmp_path / "\x1b[31mred.txt").write_bytes(b"")
    result = run("quotes", tmp_path / "\x1b[31mred.txt")
    assert "\\x1b[31mred.txt: is empty" in result.stderr
    assert "\x1b" not in result.stderr


def test_articles_that_are_not_in_english(tmp_path: Path) -> None:
    german = (
        "Das Wehr wurde am Montag nach einer Woche Regen geschlossen, sagte Una Platt, und bleibt es auch. "
    )
    (tmp_path / "wehr.txt").write_text(german * 3, encoding="utf-8")
    result = run("quotes", tmp_path / "wehr.txt")
    assert result.exit_code == 2
    assert "is in German, not English, and not attributed; --language any" in result.stderr
    assert run("quotes", tmp_path / "wehr.txt", "--language", "any", "--format", "jsonl").exit_code == 0


def test_columns_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        'Tag,Worte\n5 March 2024,"""We go,"" said Una Platt."\n', encoding="utf-8"
    )
    result = run(
        "quotes", tmp_path / "t.csv", "--text-column", "Worte", "--date-column", "Tag", "--format", "jsonl"
    )
    document = json.loads(result.stdout)["document"]
    assert (document["id"], document["published"]) == ("t.csv:2", "2024-03-05")


def test_copies_are_told(article: Path) -> None:
    for name in ("a.txt", "b.txt", "c.csv"):
        text = ARTICLE if name.endswith("txt") else f'text\n"{ARTICLE.replace(chr(34), chr(34) * 2)}"\n'
        (article.parent / name).write_text(text, encoding="utf-8")
    result = run("quotes", article.parent, "--format", "csv")
    assert "2 articles are copies of others" in result.stderr and "bridge.txt of " in result.stderr
    paths = {row["path"] for row in csv.DictReader(result.stdout.splitlines())}
    assert str(article) in paths and len(paths) == 4
    alone = run("quotes", article, "--format", "csv")
    assert "cop" not in alone.stderr


def test_folders_that_cannot_be_read(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (article.parent / "shut").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: "shut" not in str(path))
    result = run("quotes", article.parent / "shut")
    assert result.exit_code == 2
    assert f"{article.parent / 'shut'}: this folder cannot be read; check its permissions" in result.stderr
    result = run("quotes", article.parent)
    assert result.exit_code == 0
    assert f"{article.parent / 'shut'}: passed over, as this folder cannot be read" in result.stderr
