from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from graphs import archive
from graphs.archive import searching
from quotes.document import QuoteKind
from tests.graphs.documents import WALL, document, speaker


def texts(page: archive.Page) -> list[str]:
    return [hit.text for hit in page.results]


@pytest.mark.parametrize(
    ("text", "filters", "total"),
    [
        ("wall", {}, 3),
        ("WALL time", {}, 2),
        ("wal*", {}, 3),
        ("wal", {}, 0),
        ('"built on time"', {}, 2),
        ('"time on built"', {}, 0),
        ("“built on time”", {}, 2),
        ("wall NOT (", {}, 0),
        ("wall\0time", {}, 2),
        ("wall time " * 1_000, {}, 2),
        ("wall", {"speaker": "byron"}, 2),
        ("wall", {"speaker": "speaker:ada-byron"}, 2),
        ("", {"speaker": "Ek"}, 1),
        ("", {"affiliation": "ministry"}, 2),
        ("", {"affiliation": "Lund"}, 3),
        ("", {"outlet": "Herald"}, 3),
        ("", {"since": "2020-01-02"}, 3),
        ("", {"until": "2020-01-01"}, 2),
        ("", {"since": "2020", "until": "2020-01"}, 5),
        ("", {"kind": "indirect"}, 1),
        ("", {"stance": "denies"}, 0),
        ("", {"document": "courier-2"}, 1),
        ("", {}, 6),
    ],
)
def test_words_and_filters(news: archive.Archive, text: str, filters: dict[str, Any], total: int) -> None:
    assert news.search(text, **filters).total == total


def test_accents_and_case_do_not_count(tmp_path: Path) -> None:
    with archive.open(tmp_path / "news.db") as news:
        said = [("rene-cote", "Le café est fermé pour toujours.")]
        news.add(document("cafe", [speaker("René Côté", id="rene-cote")], said))
        assert news.search("CAFE ferme", speaker="cote").total == 1
        assert news.search("CAFÉ").total == 1


def test_the_newest_come_first_and_page_by_page(news: archive.Archive) -> None:
    found = [hit for n in range(3) for hit in news.search(limit=2, offset=2 * n).results]
    assert [hit.document for hit in found] == ["herald-1"] * 3 + ["courier-1"] * 2 + ["courier-2"]


STATED = {"Ada Byron": "Ministry of Works", "Karl Ek": "City Council", "Mia Holm": "Harbour Council"}
DATES = ("2019-11-30", "2019-12", "2020-02-01", "2020-02-02", "2021", None)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[archive.Archive]:
    """Sixty articles of some months, with three quotes each."""
    chance = random.Random(7)
    with archive.open(tmp_path_factory.mktemp("many") / "news.db") as news:
        for n in range(60):
            said = [
                (name.lower().replace(" ", "-"), f"{chance.choice(['wall', 'gate'])} {n} was built", kind)
                for name in STATED
                for kind in chance.sample(get_args(QuoteKind), 1)
            ]
            who = [speaker(name, ("member", body, "")) for name, body in STATED.items()]
            made = document(f"a{n}", who, said, chance.choice(DATES), chance.choice(["Herald", "Post"]))
            denied = replace(made.quotes[0], stance=chance.choice(["asserts", "denies"]))
            news.store(replace(made, quotes=(denied, *made.quotes[1:])))
        news.settle()
        yield news


@pytest.mark.parametrize("few", [0, 5, 10_000])
@pytest.mark.parametrize("dense", [3, 10_000])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"text": "wall"},
        {"text": "wall", "kind": "direct"},
        {"text": "wall", "stance": "denies"},
        {"text": "wall", "affiliation": "council"},
        {"text": "wall", "affiliation": "council", "speaker": "Ek"},
        {"text": "wall", "speaker": "Ek", "since": "2020-02"},
        {"text": "wall", "outlet": "Post"},
        {"text": "wall", "since": "2019-12", "until": "2020-02-01"},
        {"text": "gate", "until": "2019-12"},
        {"affiliation": "council"},
        {"affiliation": "council", "kind": "mixed"},
        {"affiliation": "council", "outlet": "Post"},
        {"kind": "mixed"},
        {"stance": "denies"},
        {"speaker": "speaker:karl-ek"},
        {"since": "2020"},
        {"until": "2020-02-01"},
        {"since": "2021"},
        {"since": "2021-01"},
        {"since": "2022", "text": "wall"},
        {"since": "2020-02-02", "text": "wall"},
        {"until": "2019", "kind": "direct"},
        {"until": "2020-02-01", "kind": "direct", "affiliation": "council"},
        {"stance": "asserts", "kind": "mixed", "outlet": "Post"},
        {"text": "wall", "kind": "direct", "acts": "all"},
        {"outlet": "Post", "since": "2020"},
        {"text": "wall", "affiliation": "nobody"},
        {"text": "wall", "acts": "all"},
    ],
)
def test_whatever_way_is_taken_the_same_is_found(
    many: archive.Archive, monkeypatch: pytest.MonkeyPatch, filters: dict[str, str], dense: int, few: int
) -> None:
    every = many.search(limit=1_000).results
    assert len(every) == 180
    expected = [hit for hit in every if passes(hit, **filters)]
    monkeypatch.setattr(searching, "_MANY", few)
    monkeypatch.setattr(searching, "_DENSE", dense)
    for limit, offset in ((1_000, 0), (4, 0), (4, 7), (4, 40), (1_000, 23), (4, 1_000)):
        page = many.search(limit=limit, offset=offset, **filters)
        assert page.total == len(expected)
        assert [*page.results] == expected[offset : offset + limit]


@pytest.mark.parametrize(
    "filters", [{}, {"text": "wall"}, {"outlet": "Post"}, {"affiliation": "council", "since": "2020"}]
)
def test_how_many_articles_there_are(many: archive.Archive, filters: dict[str, str]) -> None:
    assert many.size(archive.Filters(**filters)) == len([*many.documents(archive.Filters(**filters))])  # type: ignore[arg-type]


def test_an_article_counts_once_whatever_its_versions(news: archive.Archive) -> None:
    known = next(news.documents())
    longer = document("courier-2", [speaker("Karl Ek")], [("karl-ek", "It stays.")])
    made = replace(longer, document=replace(longer.document, url="https://example.org/1"))
    before = replace(
        known, document=replace(known.document, id="first", sha256="0" * 64, url=made.document.url)
    )
    assert news.add([before, made]) == archive.Added(new=1, changed=1)
    assert news.size() == 4 == len([*news.documents()])


def passes(hit: archive.Hit, **filters: str) -> bool:
    """Whether a filter lets a quote through, without SQL."""
    day, speaker = hit.published or "", hit.speaker or ""
    asked: dict[str, Callable[[str], object]] = {
        "text": lambda value: value in hit.text,
        "affiliation": lambda value: value in STATED[speaker].casefold(),
        "speaker": lambda value: value in (hit.node, speaker.split()[1]),
        "outlet": lambda value: hit.outlet == value,
        "kind": lambda value: hit.kind == value,
        "stance": lambda value: hit.stance == value,
        "since": lambda value: day >= value,
        "until": lambda value: day and day[: len(value)] <= value,
        "acts": lambda value: True,
    }
    return all(asked[name](value) for name, value in filters.items())


@pytest.fixture
def broad(many: archive.Archive, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What SQLite is asked, where five quotes are many."""
    monkeypatch.setattr(searching, "_MANY", 5)
    monkeypatch.setattr(searching, "_DENSE", 5)
    asked: list[str] = []
    many.connection.set_trace_callback(asked.append)
    yield asked
    many.connection.set_trace_callback(None)


BROAD = [
    {"text": "wall", "affiliation": "council", "kind": "direct"},
    {"text": "wall", "kind": "direct", "since": "2019-12"},
    {"text": "wall", "outlet": "Post"},
    {"affiliation": "council"},
    {"kind": "mixed", "stance": "asserts"},
    {},
]


@pytest.mark.parametrize("filters", BROAD)
def test_the_first_page_does_not_wait_until_all_are_counted(
    many: archive.Archive, broad: list[str], filters: dict[str, Any]
) -> None:
    page = many.search(limit=4, **filters)
    assert len(page.results) == 4
    assert not [one for one in broad if "count(*)" in one and "LIMIT 6" not in one]
    found = len(many.search(limit=1_000, **filters).results)
    many.search("gate", affiliation="ministry")
    assert page.total == page.to_dict()["total"] == found > 5


def test_counting_is_given_up_where_it_takes_too_long(
    many: archive.Archive, broad: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = many.search("wall", affiliation="council")
    assert page.count(60) == page.total
    monkeypatch.setattr(searching, "_STEPS", 1)
    assert page.count(-1) is None
    assert many.search("wall", affiliation="council").total == page.total


def test_counting_comes_before_the_archive_is_closed(broad: list[str], many: archive.Archive) -> None:
    with archive.open(many.path) as other:
        counted, late = other.search("wall"), other.search("gate")
        assert counted.total
    assert counted.total
    with pytest.raises(archive.ArchiveError, match="was closed"):
        assert late.total


def test_words_are_looked_up_first_and_then_one_narrow_index(many: archive.Archive, broad: list[str]) -> None:
    assert many.search("wall", affiliation="council", kind="direct", since="2020").total
    counted = [one for one in broad if "quotes_asked" in one]
    many.connection.set_trace_callback(None)
    assert counted
    for one in counted:
        plan = [row[3] for row in many.connection.execute(f"EXPLAIN QUERY PLAN {one}")]
        (step,) = (row for row in plan if "SEARCH q" in row)
        # of many identities each would be looked up for each quote
        assert "COVERING INDEX quotes_asked (id=?" in step and "identity" not in step


def test_the_index_of_words_alone_counts_words_kinds_stances_and_months(
    many: archive.Archive, broad: list[str]
) -> None:
    asked: tuple[dict[str, Any], ...] = (
        {}, {"kind": "direct"}, {"stance": "asserts"}, {"since": "2020", "until": "2020-02"},
    )  # fmt: skip
    for filters in asked:
        page = many.search("wall", **filters)
        broad.clear()
        assert page.total
        assert not [one for one in broad if "quotes_asked" in one]


def test_very_many_on_one_page(news: archive.Archive) -> None:
    news.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 4)
    assert len(news.search("", limit=10**6).results) == 6


def test_the_json(news: archive.Archive) -> None:
    assert news.search("wall", outlet="Herald").to_dict() == {
        "total": 1,
        "results": [
            {
                "document": "herald-1",
                "outlet": "Herald",
                "published": "2020-01-02",
                "url": None,
                "speaker": "Ada Byron",
                "kind": "direct",
                "stance": "asserts",
                "text": WALL,
                "start": 0,
                "end": 55,
                "confidence": 0.9,
            }
        ],
    }


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"since": "spring"}, "since is a date such as 2024-03-31"),
        ({"since": "2024-13"}, "since is a date"),
        ({"until": "2024-00-10"}, "until is a date"),
        ({"until": "2024-01-32"}, "until is a date"),
        ({"since": "٢٠٢٤"}, "since is a date"),
        ({"kind": "loud"}, "kind is one of direct, mixed, indirect"),
        ({"text": "!!"}, "has no word to search for"),
        ({"text": " ".join(map(str, range(101)))}, "more than 100 words"),
        ({"text": f'"{"the " * 101}"'}, "more than 100 words"),
        ({"speaker": "a-" * 101}, "more than 100 words"),
    ],
)
def test_what_is_no_filter(news: archive.Archive, filters: dict[str, Any], message: str) -> None:
    with pytest.raises(archive.ArchiveError, match=message):
        news.search(**filters)


def test_a_selection_has_only_what_was_found(news: archive.Archive) -> None:
    (herald,) = news.selection(archive.Filters(text="wall", outlet="Herald"))
    assert [quote.text for quote in herald.quotes] == [WALL]
    assert [one.name for one in herald.speakers] == ["Ada Byron"]
    (whole,) = news.documents(archive.Filters(text="wall", outlet="Herald"))
    assert len(whole.quotes) == 3
