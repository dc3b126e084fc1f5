"""Who stops a command does not wait for it, and is told what is kept."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphs import archive

SAID = "“The bridge will open in June,” said Tomas Berg, the mayor of Ostby, on day {}.\n\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """More articles than one process reads, of some length."""
    file = tmp_path / "big.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = ("".join(SAID.format(n * 100 + line) for line in range(60)) for n in range(1_500))
        csv.writer(stream).writerows([("text",), *((row,) for row in rows)])
    return file


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_many_articles(number: signal.Signals, code: int, table: Path) -> None:
    kept = table.with_name("news.db")
    command = [sys.executable, "-m", "graphs", "archive", "add", str(kept), str(table)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=_heed)
    until = time.monotonic() + 120
    while not (kept.exists() and _size(kept)) and time.monotonic() < until:
        time.sleep(0.1)
    begun = time.monotonic()
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert time.monotonic() - begun < 5
    assert process.returncode == code
    (line,) = told.split("\n")[:-1]
    size = _size(kept)
    articles = "article" if size == 1 else "articles"
    assert f"{kept}: stopped; {size} new {articles} of this run kept" in line.replace(",", "")
    assert "the same command goes on" in line


def _heed() -> None:
    """What a shell starts in the background, these tests too, has interruptions ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _size(kept: Path) -> int:
    try:
        with archive.open(kept, create=False) as opened:
            return opened.size()
    except ValueError:  # it is being made
        return 0
