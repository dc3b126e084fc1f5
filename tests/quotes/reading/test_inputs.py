"""Files, folders, globs and standard input as articles."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.files import ReadingError
from quotes.reading.inputs import STANDARD_INPUT, articles, ids, paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "deep/a.txt", "deep/page.html", "notes.csv", ".hidden.txt", ".git/c.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"The text of {name}.", encoding="utf-8")
    return tmp_path


def names(files: list[Path], folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in files]


def test_a_folder_stands_for_its_articles(folder: Path) -> None:
    assert names(paths([str(folder)]), folder) == ["a.txt", "b.txt", "deep/a.txt", "deep/page.html"]


def test_a_glob_stands_for_what_it_matches(folder: Path) -> None:
    assert names(paths([f"{folder}/*.txt"]), folder) == ["a.txt", "b.txt"]
    assert names(paths([f"{folder}/**/a.txt"]), folder) == ["a.txt", "deep/a.txt"]
    assert names(paths([f"{folder}/d*"]), folder) == ["deep/a.txt", "deep/page.html"]


def test_files_keep_their_order_and_come_once(folder: Path) -> None:
    inputs = [f"{folder}/b.txt", f"{folder}/notes.csv", str(folder), f"{folder}/deep/../b.txt"]
    assert names(paths(inputs), folder) == ["b.txt", "notes.csv", "a.txt", "deep/a.txt", "deep/page.html"]


def test_a_name_with_brackets_is_a_file_if_there_is_one(folder: Path) -> None:
    (folder / "c[1].txt").write_text("Yes.", encoding="utf-8")
    assert names(paths([f"{folder}/c[1].txt"]), folder) == ["c[1].txt"]


def test_nothing_there(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadingError, match=r"empty: no articles in this folder; they end in \.txt"):
        paths([str(tmp_path / "empty")])
    with pytest.raises(ReadingError, match=r"\*\.xyz: matches no file; check the pattern"):
        paths([f"{folder}/*.xyz"])


def test_ids_are_unique() -> None:
    files = [Path("a.txt"), Path("x/a.txt"), Path("a-2.txt"), STANDARD_INPUT]
    assert ids(files) == ["a", "a-2", "a-2-2", "standard-input"]


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
