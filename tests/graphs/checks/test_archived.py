"""Checks against a whole archive, by the index that is kept beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graphs import archive
from graphs.checks.checking import Check, check_items
from graphs.checks.items import Item
from graphs.checks.judging.policies import Policy
from graphs.checks.matching import archived
from graphs.checks.matching.archived import ArchiveSources
from graphs.checks.matching.index import Index
from graphs.checks.matching.sources import Sources
from quotes.document import Article

TEXTS = [
    f"The pier of {town} will stay shut.\n\n"
    f"“We will not open the pier before spring, and {why},” said {name}, the mayor."
    for town, why, name in [
        ("Norvik", "nobody should ask again", "Ada Byron"),
        ("Kelmore", "the storm took the planks", "Oliver Trent"),
        ("Port Ash", "the money is spent", "Ines Valdez"),
    ]
]
ITEMS = [
    Item(1, "Ada Byron", "We will not open the pier before spring, and nobody should ask again"),
    Item(2, "Ada Byron", "the storm took the planks"),
    Item(3, "Ines Valdez", "The money is all gone"),
    Item(4, "Oliver Trent", "We will never open the harbour"),
]


def articles(texts: list[str]) -> list[Article]:
    return [Article.of(text, id=f"a{number}") for number, text in enumerate(texts)]


def checked(sources: Sources) -> list[Check]:
    return check_items(ITEMS, sources, Policy.load())


@pytest.fixture
def held(tmp_path: Path) -> archive.Archive:
    opened = archive.open(tmp_path / "news.db")
    opened.add(articles(TEXTS[:2]))
    return opened


def no_text(*_: object) -> None:
    raise AssertionError("the texts were indexed again")


def test_the_same_as_without_an_index_kept(held: archive.Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = checked(Sources(held.documents()))
    assert [check.verdict for check in expected][:2] == ["verbatim", "misattributed"]
    assert checked(ArchiveSources(held)) == expected
    assert (held.path.with_name("news.db-words") / "ids.npy").is_file()
    monkeypatch.setattr(Index, "of", no_text)
    monkeypatch.setattr(Index, "with_texts", no_text)
    assert checked(ArchiveSources(held)) == expected


def test_an_index_grows_with_its_archive(held: archive.Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    ArchiveSources(held)
    held.add(articles(TEXTS)[2:])
    monkeypatch.setattr(Index, "of", no_text)
    assert checked(ArchiveSources(held)) == checked_anew(held, monkeypatch)
    assert len(ArchiveSources(held)) == 3


def test_an_article_that_was_replaced_is_no_source(held: archive.Archive) -> None:
    held.add(Article.of(TEXTS[0], id="old", url="https://post.example/pier"))
    ArchiveSources(held)
    held.add(Article.of(TEXTS[2], id="new", url="https://post.example/pier"))
    grown = ArchiveSources(held)
    assert [source.text for source in map(grown.__getitem__, range(len(grown)))] == TEXTS


def test_words_of_a_replaced_article_alone_lead_nowhere(held: archive.Archive) -> None:
    held.add(Article.of(TEXTS[2].replace("money", "zeppelin"), id="old", url="https://post.example/pier"))
    ArchiveSources(held)
    held.add(Article.of(TEXTS[2], id="new", url="https://post.example/pier"))
    item = Item(1, "Ines Valdez", "A zeppelin")
    (check,) = check_items([item], ArchiveSources(held), Policy.load())
    assert check.verdict == "not-found"


def test_an_index_grows_though_outlets_share_a_text(
    held: archive.Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.add(Article.of(TEXTS[2], id=name, outlet=name) for name in ("Post", "Herald", "Times"))
    ArchiveSources(held)
    held.add("Nobody came to the pier.")
    monkeypatch.setattr(Index, "of", no_text)
    assert len(ArchiveSources(held)) == 6


@pytest.mark.parametrize("name", ["ids.npy", "vocabulary.json", "texts.json"])
def test_an_index_that_is_broken_is_made_again(held: archive.Archive, name: str) -> None:
    ArchiveSources(held)
    file = held.path.with_name("news.db-words") / name
    file.write_bytes(file.read_bytes()[:-20])
    assert checked(ArchiveSources(held)) == checked(Sources(held.documents()))


def test_another_version_s_index_is_made_again(
    held: archive.Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archived, "__version__", "0.0")
    ArchiveSources(held)
    monkeypatch.undo()
    monkeypatch.setattr(Index, "load", no_text)
    ArchiveSources(held)


def test_without_a_place_for_the_index(held: archive.Archive) -> None:
    held.path.with_name("news.db-words").write_text("a file in its way")
    assert checked(ArchiveSources(held)) == checked(Sources(held.documents()))


def checked_anew(held: archive.Archive, monkeypatch: pytest.MonkeyPatch) -> list[Check]:
    monkeypatch.undo()
    shutil.rmtree(held.path.with_name("news.db-words"))
    return checked(ArchiveSources(held))
