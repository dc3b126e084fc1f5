from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from click.testing import CliRunner

from graphs import archive
from graphs.commands import main
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
    assert process.wait(60) == 143
    with archive.open(path, create=False) as news:
        assert news.search("ferry").total == 1


FEED = """<rss version="2.0"><channel><title>Ostby Wire</title>{}</channel></rss>"""
ENTRY = """<item><title>{0}</title><link>http://wire.example/{0}</link><description>&lt;p>{1}&lt;/p></description></item>"""


class Wire(BaseHTTPRequestHandler):
    """A feed that has one entry more each time that it is looked at, three at the most."""

    looks = 0
    entries = (
        ENTRY.format(
            "Pier", "The pier will be mended by spring, said Ana Roe, the mayor of Ostby, on Monday."
        ),
        ENTRY.format(
            "Ferry", "“The ferry will be back before the summer,” said Karl Ek of the Harbour Board."
        ),
        ENTRY.format(
            "Weir", "Una Platt, an engineer, told the council that the piles of the weir are rotten."
        ),
    )

    def do_GET(self) -> None:
        type(self).looks += 1
        body = FEED.format("".join(self.entries[: self.looks])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_feed_inside_is_watched_where_that_is_allowed(tmp_path: Path) -> None:
    wire = ThreadingHTTPServer(("127.0.0.1", 0), Wire)
    serving = threading.Thread(target=wire.serve_forever, daemon=True)
    serving.start()
    feed = f"http://127.0.0.1:{wire.server_port}/feed.xml"
    path = tmp_path / "news.db"
    refused = CliRunner().invoke(main, ["archive", "add", str(path), feed])
    assert refused.exit_code != 0
    assert "not public (127.0.0.1)" in refused.output
    assert "--private" in refused.output
    assert Wire.looks == 0
    command = [sys.executable, "-m", "graphs", "archive", "add", str(path), "--private", "--every", "1"]
    running = subprocess.Popen([*command, "--watch", feed], stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + 60
        found = 0
        while found < 3 and time.monotonic() < until:
            time.sleep(0.2)
            if archive.is_archive(path):
                with archive.open(path, create=False) as news:
                    found = news.size()
    finally:
        running.terminate()
        _, told = running.communicate(timeout=20)
        wire.shutdown()
        wire.server_close()
    assert found == 3, told
    assert "failed" not in told  # though the archive was opened and closed beside it all the time
    with archive.open(path) as news:
        assert {hit.speaker for hit in news.search().results} == {"Ana Roe", "Karl Ek", "Una Platt"}
        assert news.waiting() == 0
