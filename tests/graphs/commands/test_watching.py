from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from graphs import archive
from graphs.commands.archive.watching import Watch
from tests.graphs.commands.test_graph import FIRST, SECOND


def old(path: Path, text: str, age: float = 60) -> Path:
    """A file that was written some time ago."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def test_what_is_fresh_in_a_folder(tmp_path: Path) -> None:
    watch = Watch([str(tmp_path), "https://example.org/feed.xml"])
    assert watch.fresh() == ["https://example.org/feed.xml"]
    first = old(tmp_path / "first.txt", FIRST)
    assert watch.fresh() == ["https://example.org/feed.xml", str(first)]
    old(tmp_path / "being-written.txt", SECOND, age=0)
    assert watch.fresh() == ["https://example.org/feed.xml"]
    old(first, SECOND, age=30)
    assert str(first) in watch.fresh()


def test_watching_adds_what_appears(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    path = tmp_path / "news.db"
    process = subprocess.Popen(
        [sys.executable, "-m", "graphs", "archive", "add", str(path), "--watch", str(folder), "--every", "1"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    assert "watching" in process.stderr.readline()
    old(folder / "broken.pdf", "%PDF-1.4 broken")
    assert "broken.pdf" in process.stderr.readline()
    old(folder / "first.txt", FIRST)
    assert "added 1 article" in process.stderr.readline()
    process.terminate()
    assert process.wait(60) == -signal.SIGTERM
    with archive.open(path, create=False) as news:
        assert news.search("ferry").total == 1
