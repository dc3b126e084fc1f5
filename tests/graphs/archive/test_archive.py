from __future__ import annotations

import gzip
import hashlib
import random
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import quotes
from graphs import archive
from graphs.archive import schema
from graphs.archive.schema import MIGRATIONS
from graphs.steps import heard
from quotes.document import Article, AttributedDocument
from quotes.resources import path
from tests.graphs.archive.test_settling import content, made, recounted
from tests.graphs.documents import document, sample, speaker

ARTICLE = """\
Ferry Promised

By Ines Varga March 3, 2021

"The ferry will be back before the summer comes," said Tomas Berg, the mayor of Ostby.

Anna Lind, who speaks for the Harbour Board, said that nobody had asked the board about it.
"""


def at(url: str, made: AttributedDocument) -> AttributedDocument:
    """The document, found at an address."""
    return replace(made, document=replace(made.document, url=url))


def test_what_comes_out_is_what_went_in(tmp_path: Path) -> None:
    attributed = quotes.attribute(quotes.read(path("samples/mosul-2017-06-26.txt")))
    with archive.open(tmp_path / "news.db") as news:
        assert news.add([attributed, *sample()]) == archive.Added(new=4)
        assert list(news.documents()) == [attributed, sample()[1], sample()[0], sample()[2]]
        assert news.document("mosul-2017-06-26").text == attributed.text


def test_texts_and_articles_are_attributed(tmp_path: Path) -> None:
    with archive.open(tmp_path / "news.db") as news:
        news.add(ARTICLE)
        assert [hit.speaker for hit in news.search("ferry").results] == ["Tomas Berg"]


def test_the_same_article_is_known(news: archive.Archive) -> None:
    again = sample()[0]
    moved = replace(again, document=replace(again.document, id="other", path="elsewhere.txt"))
    assert news.add([again, moved]) == archive.Added(known=2)


def test_the_same_text_of_another_outlet_is_another_article(news: archive.Archive) -> None:
    first = sample()[0]
    reprint = replace(first, document=replace(first.document, outlet="Gazette"))
    assert news.add(reprint) == archive.Added(new=1)
    names = [one.document.id for one in news.documents()]
    assert names == ["courier-1", "herald-1", f"herald-1~{first.document.sha256[:12]}", "courier-2"]


def test_an_outlet_is_one_however_articles_write_it(news: archive.Archive) -> None:
    first, other, *_ = sample()
    again = replace(first, document=replace(first.document, outlet="HERALD"))
    assert news.add(again) == archive.Added(known=1)
    text = "“The wall stays,” said Ada Byron, the mayor of Lund."
    article = Article(text, replace(other.document, id="late", outlet="COURIER", path=None, sha256="late"))
    assert news.add(article) == archive.Added(new=1)
    assert news.document("late").document.outlet == "Courier"
    outlets = [row["outlet"] for row in news.sources("outlet")]
    assert outlets.count("Courier") == 1
    assert "COURIER" not in outlets
    assert "late" in {hit.document for hit in news.search(outlet="courier").results}


def test_a_changed_version_is_kept_beside_the_old(tmp_path: Path) -> None:
    ada = speaker("Ada Byron")
    said = [("ada-byron", "The wall will be built on time."), ("ada-byron", "Nobody has to pay.")]
    changed = [("ada-byron", "The wall will be built in time."), (None, "Nobody has to pay.")]
    address = "https://example.org/wall"
    with archive.open(tmp_path / "news.db") as news:
        news.add(at(address, document("wall", [ada], said)))
        assert news.add(at(address, document("wall", [ada], changed))) == archive.Added(changed=1)
        assert news.search("built").total == 1
        assert [(change["what"], change["before"], change["after"]) for change in news.changes()] == [
            (
                "changed",
                "Ada Byron: The wall will be built on time.",
                "Ada Byron: The wall will be built in time.",
            ),
            ("changed", "Ada Byron: Nobody has to pay.", "(nobody named): Nobody has to pay."),
        ]
        assert news.document("wall").quotes[0].text == said[0][1]
        assert news.add(at(address, document("wall", [ada], said))) == archive.Added(known=1)


def test_another_text_in_the_same_file_is_a_version_only_if_it_is_the_same_article(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    with archive.open(tmp_path / "news.db") as news:
        for text, found in (
            (ARTICLE, archive.Added(new=1)),
            (ARTICLE.replace("Tomas", "Thomas"), archive.Added(changed=1)),
            ("Rain is expected in the north, said Mia Holm of the weather office.", archive.Added(new=1)),
        ):
            file.write_text(text, encoding="utf-8")
            assert news.add(quotes.read(file)) == found


def test_text_that_utf_8_cannot_hold(tmp_path: Path) -> None:
    made = document("half", [speaker("Ada \ud800 Byron", id="ada")], [("ada", "Half a \udc00 pair.")])
    with archive.open(tmp_path / "news.db") as news:
        news.add(made)
        kept = news.document("half")
        assert kept.text is not None
        assert kept.quotes[0].spans[0].of(kept.text) == "“Half a \ufffd pair.”"
        assert news.add(made) == archive.Added(known=1)


@pytest.mark.parametrize("field", ["id", "path", "url", "outlet", "title", "author"])
def test_names_that_utf_8_cannot_hold(tmp_path: Path, field: str) -> None:
    """As of a file whose name is older than UTF-8: caf\\xe9.txt."""
    known = replace(document("a", [], []).document, **{field: "caf\udce9"})
    made, later = (AttributedDocument(replace(known, sha256=text), (), (), text) for text in ("a b", "a b c"))
    with archive.open(tmp_path / "news.db") as news:
        assert news.add(made) == archive.Added(new=1)
        assert news.add(made) == archive.Added(known=1)
        is_version = field in ("path", "url")
        assert news.add(later) == archive.Added(new=not is_version, changed=is_version)
        assert [one.document.id for one in news.documents()]


def test_a_new_archive_has_the_newest_form(news: archive.Archive) -> None:
    assert news.connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert news.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert news.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert archive.is_archive(news.path)


@pytest.mark.parametrize("table", ["quotes", "identity_names", "identity_affiliations"])
def test_datasette_finds_the_indexes_of_words(news: archive.Archive, table: str) -> None:
    escaped = table.replace("_", "\\_")  # what datasette.utils.detect_fts asks
    assert news.connection.execute(
        "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ? ESCAPE char(92)",
        (f'%VIRTUAL TABLE%USING FTS%content="{escaped}"%',),
    ).fetchall() == [(f"{table}_fts",)]


@pytest.mark.parametrize("form", [1, 3])
def test_archives_of_older_forms_are_brought_up_to_date(tmp_path: Path, form: int) -> None:
    documents = [made(n, random.Random(n)) for n in range(30)]
    old = tmp_path / "old.db"  # of the first twenty, made by the quotetrail of that form
    old.write_bytes(gzip.decompress(Path(__file__).with_name("forms").joinpath(f"{form}.db.gz").read_bytes()))
    told: list[tuple[str, int, int]] = []
    with (
        pytest.warns(
            archive.ArchiveWarning, match=f"from form {form} of its tables to form {len(MIGRATIONS)}, once"
        ),
        heard(lambda *state: told.append(state)),
    ):
        archive.open(old).close()
    assert told[0][0] == "Bringing the archive up to date" and told[0][2] > 9
    with archive.open(old) as now, archive.open(tmp_path / "new.db") as new:
        new.add(documents[:20])
        assert now.search("wall", speaker="ada").results == new.search("wall", speaker="ada").results
        assert now.speakers() == new.speakers()
        new.add(documents[20:])
        now.add(documents[20:])
        assert content(now) == content(new)
        assert (content(now)["names"], content(now)["affiliations"]) == recounted(now)


def test_an_older_form_is_brought_up_to_date(news: archive.Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = list(news.documents())
    news.close()
    newer = (*MIGRATIONS, "ALTER TABLE documents ADD COLUMN section TEXT;\n")
    monkeypatch.setattr(schema, "MIGRATIONS", (*newer, "ALTER TABLE nowhere ADD COLUMN x;\n"))
    with pytest.raises(archive.ArchiveError, match="no such table"), pytest.warns(archive.ArchiveWarning):
        archive.open(news.path)
    monkeypatch.setattr(schema, "MIGRATIONS", newer)
    with pytest.warns(archive.ArchiveWarning), archive.open(news.path) as again:
        assert again.connection.execute("PRAGMA user_version").fetchone() == (len(newer),)
        assert again.connection.execute("SELECT section FROM documents").fetchall() == [(None,)] * 3
        assert list(again.documents()) == kept


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"just a text, of more than a hundred bytes " * 4, "is no archive of quotetrail"),
        (None, "is a database, but no archive"),
    ],
)
def test_other_files_are_refused_and_left_alone(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "other.db"
    if content is None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE mine (x)")
    else:
        path.write_bytes(content)
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(archive.ArchiveError, match=message):
        archive.open(path)
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_archives_of_newer_programs_are_refused(news: archive.Archive) -> None:
    news.connection.execute("PRAGMA user_version = 999")
    news.close()
    with pytest.raises(archive.ArchiveError, match="newer version of quotetrail"):
        archive.open(news.path)


def test_a_missing_archive(tmp_path: Path) -> None:
    with pytest.raises(archive.ArchiveError, match="there is no such archive"):
        archive.open(tmp_path / "news.db", create=False)
    with pytest.raises(archive.ArchiveError, match="make it first"):
        archive.open(tmp_path / "folder" / "news.db")
