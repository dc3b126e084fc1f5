"""What an archive costs: ``python -m benchmarks.archive [ARTICLES...] [--keep FILE] [--datasette COMMAND]``.

Articles are made by varying polnear/train as ``benchmarks.graphs`` does (other ids, outlets, surnames and
words in the quotes, ten quotes an article), attributed once and stored with their texts, 35 a day from 2016
on. One archive grows to each size, also one that an earlier run kept; then a hundred more come in, as they
would in an hour, and questions are asked: of the library, of the pages of ``quotetrail serve``, of plain SQL
on the same file where that can answer at all, and of Datasette where a command that starts it is given.
Prints a Markdown table a size; a search is timed to its first page, and to the number of all quotes that it
finds.
"""

from __future__ import annotations

import hashlib
import random
import resource
import socket
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import httpx2
from starlette.testclient import TestClient

from benchmarks.gold import polnear
from benchmarks.graphs import in_a_process, varied
from graphs import archive
from graphs.serving.application import application
from quotes.document import AttributedDocument

_SIZES = [1_000, 10_000]  # articles
_HOUR = 100  # articles that come in an hour
_A_DAY = 35
_OUTLETS = 40
_TOGETHER = 500
_TIMES = 5
_MOST = 100_000_000


def main() -> None:
    """Print the tables."""
    parser = ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=_SIZES)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--datasette", default="")
    given = parser.parse_args()
    made = articles(_MOST)
    with tempfile.TemporaryDirectory() as temporary:
        path = given.keep or Path(temporary, "archive.db")
        with archive.open(path) as news:
            news.settle()
            begun = news.size()
        for _ in islice(made, begun):  # that a run which was stopped has added
            pass
        for size in sorted(one for one in given.sizes if one > begun):
            print(f"\n| {size:,} articles | plain SQL | Datasette | first page | ours | found |")
            print("|---|---:|---:|---:|---:|---:|")
            _fill(path, made, size - begun)
            _grow(path, made)
            begun = size + _HOUR
            in_a_process(_ask, path, given.datasette)


def articles(size: int) -> Iterator[AttributedDocument]:
    """So many articles with texts, in the order of their dates."""
    texts = {document.document.id: document.text or "" for document in polnear("train")}
    for n, document in enumerate(varied(size)):
        name = document.document.id
        text = f"{texts[name.rpartition('-')[0]]}\n{name}"
        known = replace(
            document.document,
            outlet=f"Outlet {random.Random(n).randrange(_OUTLETS)}",
            published=str(date(2016, 1, 1) + timedelta(n // _A_DAY)),
            url=f"https://example.org/{name}",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        yield replace(document, document=known, text=text)


def _row(
    what: str, ours: str, plain: str = "", datasette: str = "", found: str = "", first: str = ""
) -> None:
    print(f"| {what} | {plain} | {datasette} | {first} | {ours} | {found} |", flush=True)


def _add(path: Path, made: list[AttributedDocument]) -> tuple[float, float]:
    """Add articles; seconds of storing them, and of bringing identities and claims up to date."""
    with archive.open(path) as news:
        begun = time.process_time()
        for one in made:
            news.store(one)
        stored = time.process_time()
        news.settle()
        return stored - begun, time.process_time() - stored


def _fill(path: Path, made: Iterator[AttributedDocument], size: int) -> None:
    seconds = [0.0, 0.0]
    for begin in range(0, size, _TOGETHER):
        added = _add(path, list(islice(made, min(_TOGETHER, size - begin))))
        seconds = [whole + part for whole, part in zip(seconds, added, strict=True)]
        if begin % (10 * _TOGETHER) == 0:
            print(f"{begin:,} added: {seconds[0]:.0f} s, {seconds[1]:.0f} s", file=sys.stderr, flush=True)
    _row("store, ms an article", f"{1000 * seconds[0] / size:.1f}")
    _row("identities and claims, ms an article", f"{1000 * seconds[1] / size:.1f}")


def _grow(path: Path, made: Iterator[AttributedDocument]) -> None:
    stored, settled = _add(path, list(islice(made, _HOUR)))
    _row(f"{_HOUR} more: store, ms an article", f"{1000 * stored / _HOUR:.1f}")
    _row(f"{_HOUR} more: identities and claims, ms an article", f"{1000 * settled / _HOUR:.1f}")
    _row("size of the file, MB", f"{path.stat().st_size / 1e6:.0f}")
    _row("peak memory of adding, MB", f"{_peak():.0f}")


def _ask(path: Path, datasette: str) -> None:
    with archive.open(path, create=False) as news:
        ask = news.connection.execute
        most = news.speakers(limit=1)[0]
        node = most["node"]
        claim = next(hit.claim or "" for hit in news.search("campaign", limit=100).results if hit.claim)
        ((first, last),) = ask("SELECT min(published), max(published) FROM documents")
        year, month = last[:4], last[:7]

        def sql(query: str, *values: str) -> Callable[[], Any]:
            return lambda: ask(query, values).fetchall()

        def like(word: str) -> Callable[[], Any]:
            number = sql("SELECT count(*) FROM quotes WHERE text LIKE ?", f"%{word}%")
            newest = sql(
                "SELECT q.text, d.name FROM quotes q JOIN documents d ON d.id = q.document"
                " WHERE q.text LIKE ? ORDER BY d.published DESC LIMIT 20",
                f"%{word}%",
            )
            return lambda: (number(), newest())

        named = "FROM quotes q JOIN speakers s ON s.id = q.speaker"
        searches: list[tuple[str, dict[str, str], Callable[[], Any] | None, str]] = [
            ("campaign", {}, like("campaign"), "_search=campaign"),
            ("the", {}, like("the"), "_search=the"),
            ('"health care"', {}, like("health care"), "_search=%22health+care%22"),
            ("campai*", {}, like("campai"), "_search=campai*&_searchmode=raw"),
            ("people", {"outlet": "Outlet 7", "since": year, "until": year}, None, ""),
            ("people", {"speaker": most["speaker"]}, None, ""),
            ("people", {"affiliation": "council"}, None, ""),
            ("the", {"affiliation": "council"}, None, ""),
            ("the", {"speaker": most["speaker"]}, None, ""),
            ("the", {"outlet": "Outlet 7"}, None, ""),
            ("the", {"kind": "direct"}, None, ""),
            ("the", {"since": first[:7]}, None, ""),
            ("the", {"since": month}, None, ""),
            ("the", {"acts": "all"}, None, ""),
            ("", {"affiliation": "council"}, None, ""),
            ("", {"kind": "direct"}, None, ""),
            ("", {"speaker": node}, None, ""),
            ("", {}, sql("SELECT text FROM quotes ORDER BY day DESC LIMIT 20"), "_sort_desc=day"),
        ]
        questions: list[tuple[str, Callable[[], Any], Callable[[], Any] | None, str]] = [
            ("timeline health care", lambda: news.timeline('"health care"')[0], None, ""),
            ("the most quoted speaker", lambda: news.speaker(node).quotes,
             sql(f"SELECT count(*), count(DISTINCT q.document) {named} WHERE s.name = ?", most["speaker"]),
             f"identity={ask('SELECT id FROM identities WHERE node = ?', (node,)).fetchone()[0]}"),
            ("a claim", lambda: len(news.claim(claim).reports), None, ""),
            ("who is quoted most", lambda: len(news.speakers()),
             sql(f"SELECT name, count(*) {named} GROUP BY name ORDER BY 2 DESC LIMIT 50"),
             "_facet=identity&_size=0"),
            ("who is quoted most in a month", lambda: len(news.speakers(since=month, until=month)), None, ""),
            ("named and unnamed by outlet", lambda: len(news.sources("outlet")),
             sql(f"SELECT outlet, s.kind, count(*) {named} JOIN documents d ON d.id = q.document"
                 " GROUP BY 1, 2"),
             ""),
            ("doubtful speakers", lambda: news.doubtful_speakers()[0], None, ""),
            ("doubtful claims", lambda: news.doubtful_claims()[0], None, ""),
        ]  # fmt: skip
        with _datasette(datasette, path) as other:
            for words, filters, plain, query in searches:
                page = partial(news.search, words, limit=20, offset=0, **filters)
                _row(
                    " ".join(["search", words or "no words", *(f"{key} {filters[key]}" for key in filters)]),
                    f"{_milliseconds(partial(_whole, page)):.0f}",
                    f"{_milliseconds(plain):.0f}" if plain else "",
                    f"{other(query):.0f}" if other and query else "",
                    f"{page().total:,}",
                    f"{_milliseconds(page):.0f}",
                )
            for name, question, plain, query in questions:
                answer = question()
                _row(
                    name,
                    f"{_milliseconds(question):.0f}",
                    f"{_milliseconds(plain):.0f}" if plain else "",
                    f"{other(query):.0f}" if other and query else "",
                    f"{answer:,}",
                )
    _row("peak memory of asking, MB", f"{_peak():.0f}")
    _pages(path, {"speaker": node, "claim": claim})


def _whole(page: Callable[[], archive.Page]) -> int:
    return page().total


@contextmanager
def _datasette(command: str, path: Path) -> Iterator[Callable[[str], float] | None]:
    """A function that gives the milliseconds of its clock in which Datasette answers about ``quotes``.

    None without a command that starts it.
    """
    if not command:
        yield None
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    running = subprocess.Popen(
        [command, str(path), "--port", port, "--setting", "sql_time_limit_ms", "60000"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}/{path.stem}/", timeout=120) as client:

            def ask(query: str) -> None:
                client.get(f"quotes.json?_nosuggest=1&{query}").raise_for_status()

            for _ in range(600):
                try:
                    ask("_size=1")
                    break
                except httpx2.TransportError:
                    time.sleep(0.2)
            yield lambda query: _milliseconds(lambda: ask(query), time.perf_counter)
    finally:
        running.terminate()
        running.wait()


def _pages(path: Path, nodes: dict[str, str]) -> None:
    """What the pages of ``quotetrail serve`` take, with all of their HTML."""
    host = "127.0.0.1:8765"
    client = TestClient(application(path, [host]), base_url=f"http://{host}")

    def ask(address: str) -> None:
        client.get(address).raise_for_status()

    for address in (
        "/", "/?text=campaign", "/?text=people&affiliation=council", "/timeline?text=campaign", "/speakers",
        f"/speaker?node={nodes['speaker']}", f"/claim?node={nodes['claim']}", "/decide",
    ):  # fmt: skip
        _row(f"page {address.partition('?node')[0]}", f"{_milliseconds(partial(ask, address)):.0f}")


def _milliseconds(question: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> float:
    """The least of some runs."""
    times = []
    for _ in range(_TIMES):
        begun = clock()
        question()
        times.append(1000 * (clock() - begun))
    return min(times)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
