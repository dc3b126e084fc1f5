"""The progress bar moves as articles are done, not as they are read."""

from __future__ import annotations

import io
import sys

import pytest

from graphs.commands.progress import Progress, progress
from quotes.reading.inputs import named
from quotes.reading.options import ReadingOptions
from quotes.reading.source import Meter, Source


def test_bytes_of_what_is_done_also_in_memory() -> None:
    meter = Meter()
    data = b'{"text": "The pier of Sorrel was shut."}\n' * 1000
    files = [Source(name, name, data, meter=meter) for name in ("a.jsonl", "b.jsonl")]
    shown: list[tuple[int, int, str]] = []
    bar = Progress({file.name: file.size for file in files}, meter, lambda *state: shown.append(state))
    for _ in named(files, ReadingOptions()):
        bar.read()
    assert not shown
    for _ in range(2000):
        bar.done()
    at = [bytes for bytes, _, _ in shown]
    assert at == sorted(at)
    assert abs(at[499] - len(data) / 2) < 10_000
    assert abs(at[1499] - len(data) * 1.5) < 10_000
    assert shown[-1] == (2 * len(data), 2000, "b.jsonl")


def test_what_comes_without_end_is_counted_under_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.reading.source._BEGINS", 10)
    source = Source("standard-input").through(io.BytesIO(b"text\n" + b"We go.\n" * 9))
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress([source], Meter()) as bar:
        bar.read()
        bar.done()
    assert "Reading standard-input" in terminal.getvalue() and "1 articles" in terminal.getvalue()
