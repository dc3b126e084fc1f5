"""The progress bar moves as articles are done, not as they are read; what else takes long has bars too."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import networkx as nx
import pytest

import graphs
from graphs.audits import pages
from graphs.commands.progress import Progress, bars, progress
from graphs.pictures.placing import place
from graphs.reports.report import report, report_pages
from graphs.steps import heard, steps, telling
from quotes.reading.inputs import named
from quotes.reading.options import ReadingOptions
from quotes.reading.source import Meter, Source
from tests.graphs.sample import sample


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


def test_what_takes_a_while_has_a_bar_with_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("graphs.commands.progress._PATIENCE", 0.05)
    monkeypatch.setenv("TERM", "xterm")

    def wait_for(words: str) -> None:
        end = time.monotonic() + 20
        while words not in terminal.getvalue() and time.monotonic() < end:
            time.sleep(0.02)
        assert words in terminal.getvalue()

    with bars():
        assert list(steps("Soon done", range(3))) == [0, 1, 2]
        for number in steps("Comparing claims", range(4)):
            if number < 2:
                wait_for("Comparing claims")
        with telling("Writing it"):
            wait_for("Writing it")
    shown = terminal.getvalue()
    assert "Soon done" not in shown
    assert "/4" in shown


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphs.commands.progress._PATIENCE", 0)
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with bars():
        for _ in steps("Comparing claims", range(2)):
            time.sleep(0.05)
    assert not file.getvalue()


def test_graphs_reports_and_audits_tell_their_steps(tmp_path: Path) -> None:
    told: list[str] = []

    def listen(name: str, done: int, total: int) -> None:
        assert total or not name or name.startswith("Writing speakers")
        if name and name not in told:
            told.append(name)

    made = [sample()]
    with heard(listen):
        graph = graphs.build(made)
        graphs.write(graph, tmp_path / "speakers.gexf")
        graphs.write(graph, tmp_path / "speakers.html")
        assert told[:6] == [
            "Gathering speakers", "Deciding who is who", "Gathering claims", "Gathering reports",
            "Comparing claims", "Finding who speaks of whom",
        ]  # fmt: skip
        assert told[6:] == ["Building the graph", "Writing speakers.gexf", "Writing speakers.html"]
        told.clear()
        place(nx.cycle_graph(9), dict.fromkeys(range(9), 1.0), gap=1)
        assert told == ["Placing", "Moving apart"]
        told.clear()
        report(made, Path("report.html"))
        list(report_pages(made))
        assert told[-3:] == ["Reading quotes", "Writing quotes", "Writing pages"]
        told.clear()
        pages.write_html(graphs.audit(made), ())
        assert told[-2:] == ["Looking at sources", "Writing stories"]
