from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import quotes.pipeline
from graphs import archive
from graphs.archive import archive as module
from graphs.archive.items import Item
from quotes.document import Article, AttributedDocument
from tests.graphs.documents import WALL, document, sample, speaker

MAYOR = [("john-smith", "The budget of this city is a disgrace to all who live here.")]
BAKER = [("john-smith", "Flour has never been so dear in all the years that I bake.")]


def namesakes(news: archive.Archive, which: str = "", name: str = "John Smith") -> None:
    """Two of one name whom their affiliations keep apart."""
    for where, stated, ((id, words),) in (
        (f"a{which}", ("mayor", "City of Lund", ""), MAYOR),
        (f"b{which}", ("baker", "Good Bread", ""), BAKER),
    ):
        news.add(document(where, [speaker(name, stated, id=id)], [(id, words + which)]))


def test_doubtful_speakers_until_they_are_judged(news: archive.Archive) -> None:
    namesakes(news)
    total, (pair,) = news.doubtful_speakers()
    assert (total, pair.left.key, pair.right.key, pair.same) == (1, "a/john-smith", "b/john-smith", False)
    assert pair.left.affiliations == ("mayor, City of Lund",)
    assert [hit.text for hit in pair.right.quotes] == [BAKER[0][1]]
    assert news.search(speaker=pair.left.node or "").total == 1

    news.judge("a/john-smith", "b/john-smith", "same", by="ana")
    assert news.search(speaker=pair.left.node or "").total == 2
    assert news.doubtful_speakers() == (0, [])
    assert [(one.left, one.right, one.verdict) for one in news.judgements()] == [
        ("a/john-smith", "b/john-smith", "same")
    ]

    news.judge("b/john-smith", "a/john-smith", "different", by="ben")
    assert news.search(speaker=pair.left.node or "").total == 1
    assert [one.verdict for one in news.judgements()] == ["different"]


def test_a_judgement_of_nobody(news: archive.Archive) -> None:
    with pytest.raises(archive.ArchiveError, match="no speaker is"):
        news.judge("a/nobody", "b/nobody", "same", by="ana")


def test_a_judgement_that_contradicts_others_is_not_kept(news: archive.Archive) -> None:
    namesakes(news)
    news.add(document("c", [speaker("John Smith")], [("john-smith", "I am for it.")]))
    news.judge("a/john-smith", "b/john-smith", "same", by="ana")
    news.judge("b/john-smith", "c/john-smith", "same", by="ana")
    with pytest.raises(ValueError, match="contradict each other"):
        news.judge("a/john-smith", "c/john-smith", "different", by="ben")
    assert len(news.judgements()) == 2


def test_claims_are_untied_by_a_judgement(news: archive.Archive) -> None:
    news.add(
        document("late", [speaker("Karl Ek")], [("karl-ek", WALL.replace("built on", "done in"))], "2021")
    )
    later = news.search('"done in"').results[0].claim or ""
    (tie,) = news.claim(later).ties
    news.judge_claims(later, tie.claim, "different", by="ana")
    assert news.claim(later).ties == ()
    news.add(document("more", [speaker("Mia Holm")], [("mia-holm", "Rain again.")]))
    assert news.claim(later).ties == ()
    news.judge_claims(later, tie.claim, "same", by="ana")
    assert [(one.relation, one.claim) for one in news.claim(later).ties] == [("repeats", tie.claim)]


@pytest.mark.parametrize(
    ("correction", "speakers"),
    [
        ({"what": "speaker", "quote": "q3", "value": "Ada Byron"}, ["ada-byron", "official", "ada-byron"]),
        ({"what": "speaker", "quote": "q3", "value": "Mia Holm"}, ["ada-byron", "official", "mia-holm"]),
        ({"what": "nobody", "quote": "q1"}, [None, "official", None]),
        ({"what": "no quote", "quote": "q3"}, ["ada-byron", "official"]),
        ({"what": "mention", "mention": "Ada Byron", "value": "Ida Byron"}, ["ida-byron", "official", None]),
    ],
)
def test_corrections(news: archive.Archive, correction: dict[str, Any], speakers: list[str | None]) -> None:
    after = news.correct("herald-1", by="ana", note="heard the tape", **correction)
    assert [quote.speaker for quote in after.quotes] == speakers
    assert news.document("herald-1") == after
    (kept,) = news.corrections("herald-1")
    assert (kept.by, kept.note, kept.what) == ("ana", "heard the tape", correction["what"])
    assert {change["why"] for change in news.changes("herald-1")} == {"correction"}


def test_the_last_correction_counts_though_it_was_made_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '"The pier is closed until further notice," said Ida Holm, who runs the harbour.\n'
    with archive.open(tmp_path / "news.db") as news:
        news.add(Article.of(text, "pier"))
        for name in ("Karl Ek", "Mia Dahl", "Karl Ek"):
            news.correct("pier", "speaker", quote="q1", value=name, by="ana")
        monkeypatch.setattr("graphs.archive.archive.fingerprint", lambda: "newer")
        assert news.update().changes == 0
        assert [hit.speaker for hit in news.search("pier").results] == ["Karl Ek"]


def test_a_correction_is_taken_back(tmp_path: Path) -> None:
    text = (
        '"The pier is closed until further notice," said Ida Holm, who runs the harbour.\n\n'
        '"It will be mended in May," Holm said.\n'
    )
    with archive.open(tmp_path / "news.db") as news:
        news.add(Article.of(text, "pier"))
        before = news.document("pier")
        news.correct("pier", "speaker", quote="q1", value="Karl Ek", by="ana")
        kept = news.correct("pier", "no quote", quote="q2", by="ana")
        first, second = news.corrections("pier")
        news.correct("pier", "nobody", quote="q1", by="ben")
        third = news.corrections("pier")[-1]
        assert news.take_back_correction(third) == kept
        assert [one.speaker for one in news.take_back_correction(second).quotes] == ["karl-ek", "ida-holm"]
        assert news.take_back_correction(first) == news.document("pier") == before
        assert news.corrections() == []
        with pytest.raises(archive.MissingError, match="no such correction"):
            news.take_back_correction(first)


def test_borders_are_corrected(news: archive.Archive) -> None:
    after = news.correct("herald-1", "borders", quote="q1", value="1-26", by="ana")
    assert after.quotes[0].text == "We will build the wall, a"
    assert news.search('"wall a"').total == 1
    assert news.search('"on time"', outlet="Herald").total == 0


def test_corrections_of_all_articles(news: archive.Archive) -> None:
    assert news.correct_all("mention", mention="Ada Byron,", value="Ida Byron", by="ana") == 2
    assert [hit.speaker for hit in news.search("time").results] == ["Ida Byron"] * 2
    news.add(document("late", [speaker("Ada Byron")], [("ada-byron", "I was right all along.")]))
    assert [hit.speaker for hit in news.search("along").results] == ["Ida Byron"]
    assert news.correct_all("mention", mention="Ada Byron,", value="Ida Byron", by="ben") == 0
    assert [(one.document, one.by) for one in news.corrections()] == [("*", "ana")]
    assert {change["why"] for change in news.changes()} == {"correction"}


def test_a_correction_of_all_finds_its_mention_whatever_its_case(news: archive.Archive) -> None:
    news.add(Article.of('"Rain again," said Mia Holm. "We stay in," SHE said.', "rain"))
    assert news.correct_all("mention", mention="she", value="Vera Lund", by="ana") == 1
    assert [hit.speaker for hit in news.search("stay").results] == ["Vera Lund"]
    with pytest.raises(archive.ArchiveError, match="is of one article"):
        news.correct_all("nobody", mention="she", value="", by="ana")


def test_corrections_of_all_outlive_newer_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with archive.open(tmp_path / "news.db") as news:
        news.add(sample())
        news.correct_all("mention", mention="Ada Byron", value="Ida Byron", by="ana")
        monkeypatch.setattr(module, "fingerprint", lambda: "newer")
        changes, unfit = zip(*(news.renew(one) for one in sample()), strict=True)
        assert (changes, unfit) == (([], [], []), ([], [], []))
        assert [hit.speaker for hit in news.search("time").results] == ["Ida Byron"] * 2


def test_items_of_checks_stay_settled(news: archive.Archive) -> None:
    item = Item("Anna Lind", "The moon is made of cheese", "asserts", "not-found")
    news.settle_item(item, by="ana")
    with archive.open(news.path) as again:
        assert [(one, who.by) for one, who in again.settled_items().items()] == [(item, "ana")]
        again.reopen_item(item)
    assert news.settled_items() == {}


def test_what_waits_is_given_bit_by_bit(news: archive.Archive) -> None:
    for n in range(3):
        namesakes(news, f"{n}", f"John {'ABC'[n]}mith")
    total, pairs = news.doubtful_speakers()
    assert total == len(pairs) == 3
    assert [news.doubtful_speakers(1, n) for n in range(4)] == [
        *((3, [pair]) for pair in pairs),
        (3, []),
    ]


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        ({"what": "nobody", "quote": "q9"}, "has no quote 'q9'"),
        ({"what": "speaker", "quote": "q1"}, "needs the right name"),
        ({"what": "borders", "quote": "q1", "value": "9-99999"}, "are not in the article"),
        ({"what": "mention", "mention": "she", "value": "Ada Byron"}, "fits nothing"),
        ({"what": "colour", "quote": "q1"}, "a correction is one of"),
    ],
)
def test_corrections_that_cannot_be(news: archive.Archive, correction: dict[str, Any], message: str) -> None:
    before = news.document("herald-1")
    with pytest.raises(archive.ArchiveError, match=message):
        news.correct("herald-1", by="ana", **correction)
    assert news.document("herald-1") == before
    assert news.corrections() == []


def test_corrections_outlive_newer_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, official, nobody = sample()[0].quotes
    newer = replace(sample()[0], quotes=(replace(ada, id="q1", speaker="official"), replace(nobody, id="q2")))

    def attribute_all(articles: list[Article], options: object) -> list[AttributedDocument]:
        return [newer for _ in articles]

    with archive.open(tmp_path / "news.db") as news:
        news.add(sample()[0])
        news.correct("herald-1", "speaker", quote="q1", value="Mia Holm", by="ana")
        news.correct("herald-1", "nobody", quote="q2", by="ana")
        assert news.update() == archive.Updated()
        monkeypatch.setattr(module, "fingerprint", lambda: "newer")
        monkeypatch.setattr(quotes.pipeline, "attribute_all", attribute_all)
        updated = news.update()
        assert (updated.articles, updated.changes) == (1, 1)
        assert [one.what for one in updated.unfit] == ["nobody"]
        after = news.document("herald-1")
        assert [(quote.id, quote.speaker) for quote in after.quotes] == [("q1", "mia-holm"), ("q2", None)]
        (change,) = [one for one in news.changes() if one["why"] == "models"]
        assert (change["what"], change["before"]) == ("removed", f"(nobody named): {official.text}")
        assert news.update() == archive.Updated()
