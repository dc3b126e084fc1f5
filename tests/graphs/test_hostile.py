"""Graphs, reports and checks of hostile input at a small size: they end, and cost grows with the input."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks.hostile.documents import DOCUMENTS
from benchmarks.hostile.reports import REPORTS, checked
from graphs import build
from graphs.building.measures import TABLES
from graphs.building.networks import crowded
from graphs.checks.checking import check_items
from graphs.checks.items import Item
from graphs.checks.judging.policies import Policy
from graphs.checks.matching import blocks
from graphs.checks.matching.sources import Sources
from graphs.pictures import page
from graphs.reports.report import report
from quotes.document import Article
from quotes.pipeline import attribute

TRIES = 3  # what other processes do makes a try slower, never faster


def seconds(run: object, *arguments: object) -> float:
    start = time.process_time()
    run(*arguments)  # type: ignore[operator]
    return time.process_time() - start


def grows_with(run: object, kind: str, few: int, many: int) -> bool:
    """Whether the time grows no faster than three times the size, as far as this machine's noise tells."""
    return seconds(run, kind, many) < many / few * 3 * max(seconds(run, kind, few), 0.02)


def measure(kind: str, n: int) -> None:
    graph = build(DOCUMENTS[kind](n))
    for table in TABLES.values():
        table(graph)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_graphs_grow_with_their_input(kind: str) -> None:
    measure(kind, 10)
    assert any(grows_with(measure, kind, 200, 1600) for _ in range(TRIES))  # more than are compared at once


@pytest.mark.parametrize("kind", REPORTS)
def test_checks_grow_with_their_input(kind: str) -> None:
    checked(kind, 10)
    assert any(grows_with(checked, kind, 50, 400) for _ in range(TRIES))


def test_very_many_speakers_of_an_article_are_not_all_paired() -> None:
    graph = build(DOCUMENTS["one article"](300))
    assert crowded(graph) == [("a", 100, 300)]
    assert len(TABLES["Quoted together"](graph)) == 100 * 99 // 2


def test_a_speaker_of_very_many_is_found_among_all() -> None:
    assert {check.verdict for check in checked("many items", 150)} == {"verbatim"}


def test_a_sentence_of_very_many_speakers_is_given_to_the_one_who_is_claimed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocks, "_STARTS", 50)
    given = "Anna Ben Carla David Eva Frank Gina Hugo Irene Jonas Karin Leo Maria Nils Olga Paul Rosa".split()
    names = [f"{first} {last}" for last in ("Lund", "Berg", "Holt", "Crane", "Novak") for first in given]
    text = "\n\n".join(f'"We go on," said {name}, a baker.' for name in names)
    sources = Sources([attribute(Article.of(text, id="a"))])
    items = [Item(n, name, "We go on") for n, name in enumerate(names, 1)]
    found = check_items(items, sources, Policy.load("newsroom"))
    assert [check.verdict for check in found] == ["verbatim"] * len(names)
    assert [check.found.speaker for check in found if check.found] == names


def test_one_word_without_end_is_checked_in_time() -> None:
    text = 'Ann Roe said: "' + "on " * 6000 + '"'
    sources = Sources([attribute(Article.of(text, id="a"))])
    items = [Item(1, "Ann Roe", "on " * 6000)]
    assert seconds(check_items, items, sources, Policy.load("newsroom")) < 10


def test_the_page_of_one_speaker_with_all_quotes_shows_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "LIMIT", 50)
    html = page.page_html(build(DOCUMENTS["one speaker"](120)))
    assert html.count('"kind":"claim"') == 47  # beside the speaker, the body and the article


def test_a_claim_in_very_many_articles_is_one_node() -> None:
    found = DOCUMENTS["one claim"](400)
    graph = build(found)
    assert sum(values["kind"] == "claim" for _, values in graph.nodes(data=True)) == 1
    assert report(found, Path("r.csv")).count(b"\n") == 401
