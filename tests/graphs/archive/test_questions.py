from __future__ import annotations

from dataclasses import replace

import pytest

from graphs import archive
from tests.graphs.documents import WALL, document, speaker


def test_the_timeline_tells_who_was_first_and_who_changed_what(news: archive.Archive) -> None:
    altered = WALL.replace("on time", "in ten years")
    news.add(document("late", [speaker("Karl Ek")], [("karl-ek", altered)], "2020-02-01", "Gazette"))
    total, events = news.timeline("wall built")
    assert total == 3
    assert [(event.document, event.speaker, event.relation, event.to_dict()["of"]) for event in events] == [
        ("courier-1", "Ada Byron", "first", ""),
        ("herald-1", "Ada Byron", "same words", "Ada Byron, courier-1"),
        ("late", "Karl Ek", "alters", "Ada Byron, courier-1"),
    ]
    assert events[2].changes == "in ten ← on time"


def test_what_takes_up_a_claim_is_in_the_timeline_whatever_its_words(news: archive.Archive) -> None:
    altered = WALL.replace("on time", "in ten years")
    news.add(document("late", [speaker("Karl Ek")], [("karl-ek", altered)], "2020-02-01"))
    assert [event.document for event in news.timeline('"ten years"')[1]] == ["courier-1", "herald-1", "late"]


def test_who_is_quoted_most(news: archive.Archive) -> None:
    ranked = news.speakers()
    assert ranked[0] == {
        "speaker": "Ada Byron",
        "kind": "person",
        "quotes": 2,
        "documents": 2,
        "outlets": 2,
        "first": "2020-01-01",
        "last": "2020-01-02",
        "node": "speaker:ada-byron",
    }
    assert [row["speaker"] for row in news.speakers(outlet="Herald")] == ["Ada Byron", "a senior official"]


def test_sources_by_outlet_and_month(news: archive.Archive) -> None:
    everything, courier, herald = news.sources("outlet")
    assert (everything["outlet"], everything["quotes"], everything["no source"]) == ("all", 6, 1)
    assert (courier["outlet"], courier["named share"]) == ("Courier", 1.0)
    assert (herald["named"], herald["unnamed"], herald["unnamed share"]) == (1, 1, 0.5)
    assert [row["month"] for row in news.sources("month")] == ["all", "(undated)", "2020-01"]
    assert news.sources("month", since="2030") == []


def test_a_speakers_page(news: archive.Archive) -> None:
    page = news.speaker("speaker:ada-byron")
    assert (page.name, page.quotes, page.documents, page.outlets) == ("Ada Byron", 2, 2, 2)
    assert [(one.role, one.organization, one.last) for one in page.affiliations] == [
        ("minister", "Ministry of Works", "2020-01-02"),
        ("", "the Ministry of Works", "2020-01-01"),
    ]
    assert [hit.speaker for hit in page.spoken_of] == ["Karl Ek"]
    with pytest.raises(archive.ArchiveError, match="no speaker is"):
        news.speaker("speaker:nobody")


def test_a_claims_page(news: archive.Archive) -> None:
    altered = WALL.replace("on time", "in ten years")
    news.add(document("late", [speaker("Karl Ek")], [("karl-ek", altered)], "2020-02-01"))
    first, later = (news.search(words).results[0].claim for words in ('"on time"', '"ten years"'))
    assert first
    assert later
    page = news.claim(first)
    assert [hit.document for hit in page.reports] == ["courier-1", "herald-1"]
    assert [(tie.relation, tie.claim) for tie in page.ties] == [("altered by", later)]
    assert news.claim(later).ties[0].changes == (("in ten", "on time"),)
    with pytest.raises(archive.ArchiveError, match="no claim is"):
        news.claim("claim:none")


def test_who_denies_or_asks_did_not_say_it(news: archive.Archive) -> None:
    denied = document("denial", [speaker("Mia Holm")], [("mia-holm", "the wall was ever hers", "indirect")])
    news.add(replace(denied, quotes=(replace(denied.quotes[0], stance="denies"),)))
    assert [(event.speaker, event.relation) for event in news.timeline("hers")[1]] == [("Mia Holm", "denies")]
