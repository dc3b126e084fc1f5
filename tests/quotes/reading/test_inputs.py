"""Files, folders, globs and standard input as articles."""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.inputs import articles, named, sources
from quotes.reading.options import ReadingOptions
from quotes.reading.source import ReadingError, Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/a.txt", "deep/page.html", "notes.csv", ".hidden.txt", ".git/c.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"The text of {name}.", encoding="utf-8")
    return tmp_path


def files(inputs: list[str]) -> list[Path]:
    return [Path(source.name) for source in sources(inputs) if isinstance(source, Source)]


def names(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_stands_for_its_articles(folder: Path) -> None:
    assert names(files([str(folder)]), folder) == [
        "a.txt",
        "b.txt",
        "deep/a.txt",
        "deep/page.html",
        "notes.csv",
    ]


def test_a_glob_stands_for_what_it_matches(folder: Path) -> None:
    assert names(files([f"{folder}/*.txt"]), folder) == ["a.txt", "b.txt"]
    assert names(files([f"{folder}/**/a.txt"]), folder) == ["a.txt", "deep/a.txt"]
    assert names(files([f"{folder}/d*"]), folder) == ["deep/a.txt", "deep/page.html"]


def test_files_keep_their_order_and_come_once(folder: Path) -> None:
    inputs = [f"{folder}/b.txt", f"{folder}/notes.csv", str(folder), f"{folder}/deep/../b.txt"]
    assert names(files(inputs), folder) == ["b.txt", "notes.csv", "a.txt", "deep/a.txt", "deep/page.html"]


def test_a_name_with_brackets_is_a_file_if_there_is_one(folder: Path) -> None:
    (folder / "c[1].txt").write_text("Yes.", encoding="utf-8")
    assert names(files([f"{folder}/c[1].txt"]), folder) == ["c[1].txt"]


def test_nothing_there(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadingError, match=r"empty: no articles in this folder; what is read: "):
        files([str(tmp_path / "empty")])
    with pytest.raises(ReadingError, match=r"\*\.xyz: matches no file; check the pattern"):
        files([f"{folder}/*.xyz"])


def test_ids_are_unique(tmp_path: Path) -> None:
    for name in ("a.txt", "x/a.txt", "a-2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The text.", encoding="utf-8")
    found = named(
        sources([f"{tmp_path}/{name}" for name in ("a.txt", "x/a.txt", "a-2.txt")]), ReadingOptions()
    )
    assert [source.id for source in found if isinstance(source, Source)] == ["a", "a-2", "a-2-2"]


def test_one_bad_file_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"")
    found = list(
        articles([f"{folder}/a.txt", f"{folder}/b.txt", f"{folder}/missing.txt", f"{folder}/deep/a.txt"])
    )
    assert [one.document.id if isinstance(one, Article) else type(one) for one in found] == [
        "a",
        ReadingError,
        ReadingError,
        "a-2",
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'"We go," she said.\r\n')))
    (article,) = articles(["-"])
    assert isinstance(article, Article)
    assert (article.text, article.document.id, article.document.path) == (
        '"We go," she said.\r\n',
        "standard-input",
        None,
    )


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=('"We go," she said.\n',))
    writer.start()
    found = list(articles([str(tmp_path / "pipe")]))
    writer.join()
    assert [one.text for one in found if isinstance(one, Article)] == ['"We go," she said.\n']
