from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from graphs import archive
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
        ({"kind": "loud"}, "kind is one of direct, mixed, indirect"),
        ({"text": "!!"}, "has no word to search for"),
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
