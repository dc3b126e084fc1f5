"""Nothing is lost: kills, full disks, two writers, damage."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graphs import archive
from graphs.archive import Archive
from tests.graphs.archive.test_settling import content, made

ADDING = """
import random, sys
from pathlib import Path
from graphs import archive
from graphs.archive import Archive
from graphs.steps import heard
from tests.graphs.archive.test_settling import made

def told(documents):
    for document in documents:
        yield document
        print("stored", flush=True)

path, begin, end = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
documents = [made(n, random.Random(n)) for n in range(begin, end)]
with archive.open(path) as news:
    print("begun", flush=True)
    with heard(lambda name, done, total: print("settling", flush=True)):
        news.add(told(documents))
print("done", flush=True)
"""
ARTICLES = 80


def adding(path: Path, begin: int = 0, end: int = ARTICLES) -> subprocess.Popen[str]:
    """A process that adds articles and says how far it is."""
    command = [sys.executable, "-c", ADDING, str(path), str(begin), str(end)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What an archive of all articles holds."""
    with archive.open(tmp_path_factory.mktemp("undisturbed") / "news.db") as news:
        news.add([made(n, random.Random(n)) for n in range(ARTICLES)])
        return content(news)


def is_whole(path: Path) -> bool:
    with archive.open(path) as news:
        ask = news.connection.execute
        return (
            ask("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not ask("PRAGMA foreign_key_check").fetchall()
        )


def test_killed_at_any_moment_it_is_whole_and_goes_on(tmp_path: Path, undisturbed: dict[str, object]) -> None:
    path = tmp_path / "news.db"
    for lines in (1, 7, 40, ARTICLES + 2):  # the last: while it decides who is who
        process = adding(path)
        assert process.stdout
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert is_whole(path)
    assert adding(path).wait() == 0
    with archive.open(path) as news:
        assert content(news) == undisturbed


def test_two_writers_at_once(tmp_path: Path, undisturbed: dict[str, object]) -> None:
    path = tmp_path / "news.db"
    writers = [adding(path, 0, 50), adding(path, 30, ARTICLES)]
    assert [writer.communicate()[0].splitlines()[-1] for writer in writers] == ["done", "done"]
    assert is_whole(path)
    with archive.open(path) as news:
        assert content(news) == undisturbed


def test_who_reads_need_not_wait_for_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with archive.open(path) as news, archive.open(path, create=False) as reader:
        news.add(made(1, random.Random(1)))
        before = reader.search().total
        news.connection.execute("BEGIN IMMEDIATE")
        assert reader.search().total == before
        news.connection.execute("ROLLBACK")


def test_a_full_disk(tmp_path: Path, undisturbed: dict[str, object]) -> None:
    path = tmp_path / "news.db"
    documents = [made(n, random.Random(n)) for n in range(ARTICLES)]
    with archive.open(path) as news:
        (pages,) = news.connection.execute("PRAGMA page_count").fetchone()
        news.connection.execute(f"PRAGMA max_page_count = {pages + 15}")
        with pytest.raises(archive.ArchiveError, match="the disk is full; make room and run it again"):
            news.add(documents)
        kept = len(list(news.documents()))
        assert 0 < kept < ARTICLES
    assert is_whole(path)
    with archive.open(path) as news:
        assert news.add(documents).known == kept
        assert content(news) == undisturbed


def test_damage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with archive.open(path) as news:
        news.add([made(n, random.Random(n)) for n in range(20)])
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with (
        pytest.raises(archive.ArchiveError, match="is damaged; restore it from a copy"),
        archive.open(path) as news,
    ):
        news.search("wall")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("ALTER TABLE quotes DROP COLUMN confidence", "no such column: confidence"),
        ("DROP TABLE disclosures", "no such table: disclosures"),
        (
            "UPDATE quotes SET spans = 'all of it' WHERE id = 2",
            "table quotes, row id 2, column spans holds 'all of it' instead of places as 564-668",
        ),
        ("UPDATE speakers SET introduced = ''", "column introduced holds '' instead of a place as 564-668"),
        ("UPDATE speakers SET aliases = '[\"Roe'", "instead of a JSON array of texts;"),
        (
            "UPDATE speakers SET aliases = '[1]'",
            "column aliases holds '[1]' instead of a JSON array of texts;",
        ),
        ("UPDATE quotes SET steps = '[1]'", "instead of a JSON array of arrays of 5;"),
        ("UPDATE quotes SET confidence = 'high'", "column confidence holds 'high' instead of a number;"),
        ("UPDATE documents SET title = x'00ff'", r"column title holds b'\x00\xff' instead of a text;"),
        ("UPDATE texts SET text = CAST(x'ff' AS TEXT)", r"column text holds b'\xff' instead of a text;"),
    ],
)
def test_what_another_program_changed_is_told_and_never_read(news: Archive, change: str, told: str) -> None:
    news.connection.execute(change)
    with pytest.raises(archive.ArchiveError) as error:
        list(news.documents())
    assert str(error.value).startswith(f"{news.path}: another program changed its tables")
    assert told in str(error.value)
    assert str(error.value).endswith("; restore it from a copy, or add the articles to a new one")


def test_a_row_that_is_gone_is_told_where_it_is_missed(news: Archive) -> None:
    news.connection.execute("PRAGMA foreign_keys = OFF")
    news.connection.execute("UPDATE quotes SET document = 99 WHERE id = 2")
    with pytest.raises(
        archive.ArchiveError, match="table quotes, row 2, column document holds 99 instead of"
    ):
        news.search()


def test_a_fault_of_ours_is_not_laid_to_another_program(news: Archive) -> None:
    with pytest.raises(TypeError), archive.open(news.path):
        len(3)  # type: ignore[arg-type]
