"""What the page does, without a browser."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from graphs import archive
from graphs.serving.application import application
from graphs.serving.site import Site
from graphs.serving.work import StoppedError, Work, Works
from graphs.steps import steps
from quotes import pipeline
from quotes.document import Article, AttributedDocument
from quotes.options import Options
from tests.graphs.documents import document, speaker
from tests.graphs.serving.conftest import HOST
from tests.graphs.serving.texts import DOUBTFUL

SUMMER = "The ferry will be back before the summer comes, and it will run every day"
TEXT = '"The pier is closed until further notice," said Ida Holm, who runs the harbour.\n'


def secret(client: TestClient) -> str:
    text = str(client.get("/read").text)
    return text.partition('name="secret" value="')[2].partition('"')[0]


def ended(client: TestClient, answer: Response) -> Response:
    """The page that comes when the work is done: a busy machine takes longer than the page waits."""
    while "data-refresh" in answer.text.partition("<script")[0]:
        time.sleep(0.1)
        answer = client.get(str(answer.url))
    return answer


def checked(client: TestClient, draft: str) -> Response:
    fields = {"secret": secret(client), "draft": draft, "sources": "archive"}
    return ended(client, client.post("/check", data=fields))


def told(client: TestClient, path: str, **fields: str) -> str:
    return str(ended(client, client.post(path, data={"secret": secret(client), **fields})).text)


def test_a_pasted_text_is_read_and_kept(client: TestClient, news: Path) -> None:
    page = told(client, "/read", text=TEXT)
    assert "Ida Holm" in page
    with archive.open(news) as kept:
        assert [hit.speaker for hit in kept.search("pier is closed").results] == ["Ida Holm"]
    assert told(client, "/read", text=TEXT) == page or "Ida Holm" in told(client, "/read", text=TEXT)


def test_files_are_read_and_what_is_not_is_told(client: TestClient) -> None:
    files = [("files", ("a.txt", TEXT.encode())), ("files", ("b.txt", b"\x00\x01\x02" * 50))]
    answer = ended(client, client.post("/read", data={"secret": secret(client)}, files=files))
    assert "1 article read" in answer.text
    assert "Not read: b.txt" in answer.text


def test_a_fault_in_one_article_does_not_end_the_others(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.attribute_all

    def attribute_all(articles: Iterable[Article], options: Options) -> Iterator[AttributedDocument]:
        articles = list(articles)
        assert not any("Poe" in article.text for article in articles)
        return whole(articles, options)

    monkeypatch.setattr(pipeline, "attribute_all", attribute_all)
    texts = (TEXT.replace("Ida Holm", "Ben Poe"), TEXT)
    files = [("files", (f"{at}.txt", text.encode())) for at, text in enumerate(texts)]
    answer = ended(client, client.post("/read", data={"secret": secret(client)}, files=files))
    assert "1 article read" in answer.text
    assert "Not read: 0: could not be attributed" in answer.text
    fields = {"secret": secret(client), "draft": TEXT, "sources": "files"}
    answer = ended(client, client.post("/check", data=fields, files=[*files, ("files", ("2.txt", b"No."))]))
    assert "0: could not be attributed" in answer.text


def test_nothing_to_read_is_told(client: TestClient) -> None:
    assert "There is nothing to read" in told(client, "/read", text="  ")
    assert "Links are not fetched here" in told(client, "/read", link="https://example.org/")


def test_a_quote_tells_why_and_is_corrected(client: TestClient, news: Path) -> None:
    page = client.get("/article?name=ferry-promised&quote=q1").text
    assert "confidence" in page
    page = told(client, "/correct", name="ferry-promised", quote="q1", what="speaker", value="Anna Lind")
    assert "changed by correction" in page
    with archive.open(news) as kept:
        document = kept.document("ferry-promised")
        assert document.speaker(document.quotes[0].speaker).name == "Anna Lind"  # type: ignore[union-attr]
        assert [one.by for one in kept.corrections("ferry-promised")] == ["the page"]


@pytest.mark.parametrize("name", ["", "\0", "—", "Ana " * 100])
def test_what_is_no_name_corrects_nothing(client: TestClient, news: Path, name: str) -> None:
    page = told(client, "/correct", name="ferry-promised", quote="q1", what="speaker", value=name)
    assert "give the name of who said it" in page
    with archive.open(news) as kept:
        assert not kept.corrections()


def test_the_words_of_a_quote_are_corrected(client: TestClient, news: Path) -> None:
    words = "The ferry will be back before   the summer comes"
    told(client, "/correct", name="ferry-promised", quote="q1", what="borders", value=words)
    with archive.open(news) as kept:
        assert kept.document("ferry-promised").quotes[0].text == " ".join(words.split())
    page = told(client, "/correct", name="ferry-promised", quote="q1", what="borders", value="no such words")
    assert "do not stand in the article" in page


def test_nobody_and_no_quote(client: TestClient, news: Path) -> None:
    page = told(client, "/correct", name="ferry-promised", quote="q1", what="nobody")
    assert "Tomas Berg" not in page.partition('class="beside"')[2].partition("<article")[0]
    told(client, "/correct", name="ferry-promised", quote="q2", what="no quote")
    with archive.open(news) as kept:
        assert [quote.speaker for quote in kept.document("ferry-promised").quotes] == [None]


def test_a_correction_is_taken_back(client: TestClient, news: Path) -> None:
    with archive.open(news) as kept:
        before = kept.document("ferry-promised")
    page = told(client, "/correct", name="ferry-promised", quote="q1", what="no quote")
    number = page.partition('name="number" value="')[2].partition('"')[0]
    assert (
        "1 correction" in page
        and "The ferry will be back before the summer" in page.partition("corrected")[2]
    )
    told(client, "/correct", name="ferry-promised", number=number, what="take back")
    with archive.open(news) as kept:
        assert kept.document("ferry-promised") == before
    again = told(client, "/correct", name="ferry-promised", number=number, what="take back")
    assert "no such correction any more" in again


def test_a_draft_is_checked_settled_and_exported(client: TestClient) -> None:
    draft = (
        'Tomas Berg: "The ferry will be back before the summer comes, and it will run every day"\n'
        'Anna Lind: "The ferry will be back before the summer comes, and it will run every day"\n'
    )
    answer = checked(client, draft)
    assert "1 of 2 pass" in answer.text
    assert "misattributed" in answer.text
    id = answer.url.params["id"]
    page = told(client, "/settle", id=id, n="2", **{"is": "settled"})
    assert "1 settled" in page
    assert "settled by <bdi>the page</bdi>" in page
    assert all("no such item" in told(client, "/settle", id=id, n=n) for n in ("9", "²"))
    assert client.get(f"/export?id={id}&as=csv").text.count("\n") == 3
    assert client.get(f"/export?id={id}&as=json").json()["items"][1]["verdict"] == "misattributed"
    assert client.get(f"/export?id={id}&as=xls").status_code == 404


def test_what_of_a_draft_is_not_checked_is_listed(client: TestClient) -> None:
    answer = checked(
        client, "“The moon is made of cheese,” Anna Lind said. Tomas Berg said the boats were late.\n"
    )
    told = answer.text.partition('id="not-checked"')[2]
    assert "line 1: <b><bdi>Tomas Berg</bdi></b>: the boats were late" in told
    export = client.get(f"/export?id={answer.url.params['id']}&as=json").json()
    assert [row["quote"] for row in export["not_checked"]] == ["the boats were late"]


def test_settled_items_outlast_the_page(client: TestClient, news: Path) -> None:
    draft = 'Anna Lind: "The moon is made of cheese"\n'
    address = str(checked(client, draft).url)
    told(client, "/settle", id=address.partition("id=")[2], n="1", **{"is": "settled"})
    later = TestClient(application(news, [HOST], by="ben"), base_url=f"http://{HOST}")
    assert later.get(address).status_code == 404
    again = checked(later, f'Tomas Berg: "The harbour is for sale to nobody"\n{draft}')
    assert "1 settled" in again.text
    id = again.url.params["id"]
    assert "0 settled" in told(later, "/settle", id=id, n="2", **{"is": "open"})
    assert "0 settled" in checked(later, draft).text
    assert "1 settled" in told(later, "/settle", id=id, n="1", **{"is": "settled"})
    assert "settled by <bdi>ben</bdi>" in later.get(f"/outcome?id={id}").text
    assert "0 settled" in checked(later, draft).text


def test_a_draft_against_a_file(client: TestClient) -> None:
    draft = 'Ida Holm: "The pier is open until further notice"'
    fields = {"secret": secret(client), "draft": draft, "sources": "files"}
    answer = ended(client, client.post("/check", data=fields, files={"files": ("a.txt", TEXT.encode())}))
    assert "altered" in answer.text
    answer = ended(client, client.post("/check", data={**fields, "text": "a filter is no source"}))
    assert "Choose the files" in answer.text


def test_a_draft_whose_file_has_a_long_name(client: TestClient) -> None:
    files = {"report": (f"{'報' * 300}.md", b'Ida Holm: "The pier is shut."')}
    data = {"secret": secret(client), "sources": "archive"}
    assert "The pier is shut" in ended(client, client.post("/check", data=data, files=files)).text


def test_a_draft_does_not_bear_out_itself(client: TestClient) -> None:
    fields = {"secret": secret(client), "draft": TEXT, "sources": "files"}
    files = [("files", ("a.txt", TEXT.encode())), ("files", ("b.txt", b"The harbour was quiet on Monday.\n"))]
    answer = ended(client, client.post("/check", data=fields, files=files))
    assert "a: the draft itself, and left out of the sources" in answer.text
    assert "Against 1 article" in answer.text and "not-found" in answer.text


def test_a_check_goes_against_the_search_it_comes_from(client: TestClient) -> None:
    given = {"affiliation": "painter", "kind": "direct", "document": "hostile"}
    page = client.get("/check", params=given).text
    for name, value in given.items():
        assert re.search(f'name="{name}" value="{value}"', page), name
    draft = 'Tomas Berg: "The ferry will be back before the summer comes, and it will run every day"'
    fields = {"secret": secret(client), "draft": draft, "sources": "archive", **given}
    answer = ended(client, client.post("/check", data=fields))
    assert "Against 1 article" in answer.text and "not-found" in answer.text


@pytest.mark.parametrize(
    ("path", "words", "status"),
    [
        ("/?text=ferry", "2 quotes", 200),
        ("/?text=ferry&since=2021-03-04", "1 quote", 200),
        ("/?since=yesterday", "since is a date", 400),
        ("/?text=submarine", "No quote passes", 200),
        ("/?text=ferry&page=3", "The last of them are on", 200),
        ("/count?text=ferry", '{"quotes":"2 quotes","pages":"of 1"}', 200),
        ("/count?since=yesterday", "since is a date", 400),
        ("/speakers", "Tomas Berg", 200),
        ("/speakers?outlet=none", "No quote with a speaker passes", 200),
        ("/added?names=none", "0 articles read", 200),
        ("/speaker?node=nobody", "no speaker is", 404),
        ("/claim?node=nothing", "no claim is", 404),
        ("/article?name=nothing", "no article is called", 404),
        ("/timeline?text=ferry", "alters", 200),
        ("/graph?text=submarine", "no quote passes", 404),
        ("/graph?text=ferry", "Tomas Berg", 200),
        ("/audit?text=ferry", "Tomas Berg", 200),
        ("/outcome?id=x", "no longer kept", 404),
        ("/nowhere", "no such page", 404),
    ],
)
def test_pages(client: TestClient, path: str, words: str, status: int) -> None:
    answer = client.get(path)
    assert words in answer.text
    assert answer.status_code == status


@pytest.mark.parametrize("path", ["/", "/speakers", "/timeline"])
def test_filters_that_make_no_sense_stand_in_the_form_again(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"text": "ferry", "since": "yesterday"})
    assert answer.status_code == 400
    form = answer.text.partition('role="search"')[2]
    assert 'value="ferry"' in form and 'value="yesterday"' in form


def test_quotes_are_shown_as_reports_print_them(client: TestClient) -> None:
    text = '"We go on," said Ida Holm, who runs the harbour. "Nobody will stop us now."\n\n'
    text += "Both camps said it was late.\n"
    told(client, "/read", text=text)
    page = client.get("/?text=go").text
    assert "We go on,&#34; [...] &#34;Nobody" in page or "We go on,” [...] “Nobody" in page
    assert "Both camps" in client.get("/?text=late").text


def test_changed_words_are_marked_in_the_reports(client: TestClient, news: Path) -> None:
    with archive.open(news) as kept:
        kept.add(document("third", [speaker("Tomas Berg")], [("tomas-berg", f"{SUMMER}.")], "2021-03-05"))
        claim = kept.search("summer").results[0].claim
    cards = client.get("/claim", params={"node": claim or ""}).text.split('<li class="hit">')[1:]
    assert ["these words" in card for card in cards] == [True, True, False]
    assert "alters it" in cards[2]
    marked = [card.partition("<blockquote>")[2].partition("</mark>")[0] for card in cards]
    assert [words.rpartition('<mark class="altered">')[2] for words in marked] == [
        "summer",
        "summer",
        "winter",
    ]


def test_pairs_are_decided(client: TestClient, news: Path) -> None:
    with archive.open(news) as kept:
        waiting, (pair, *_) = kept.doubtful_speakers(5)
    assert pair.left.name in client.get("/decide").text
    told(client, "/decide", about="speakers", left=pair.left.key, right=pair.right.key, verdict="same")
    with archive.open(news) as kept:
        assert kept.doubtful_speakers(5)[0] == waiting - 1
        assert [one.verdict for one in kept.judgements()] == ["same"]
    page = client.get("/decide").text
    assert "Decided (1)" in page and f"{pair.left.name} ({pair.left.title})" in page
    assert "Nothing more waits" in told(client, "/decide", after="x", verdict="skip")
    assert "decide same, different or unsure" in told(client, "/decide", left="a", right="b", verdict="x")
    assert "no speaker is" in told(client, "/decide", left="a/b", right="c/d", verdict="same")


def test_a_decision_is_taken_back(client: TestClient, news: Path) -> None:
    with archive.open(news) as kept:
        kept.add(DOUBTFUL)
        speakers, claims = kept.doubtful_speakers()[1][0], kept.doubtful_claims()[1][0]
    for about, left, right in (
        ("speakers", speakers.left.key, speakers.right.key),
        ("claims", claims.later, claims.earlier),
    ):
        before = client.get("/decide", params={"about": about}).text
        told(client, "/decide", about=about, left=left, right=right, verdict="same")
        assert "Decided (1)" in client.get("/decide", params={"about": about}).text
        after = told(client, "/decide", about=about, left=left, right=right, verdict="take back")
        assert after.partition("<main")[2] == before.partition("<main")[2]
        again = told(client, "/decide", about=about, left=left, right=right, verdict="take back")
        assert "nobody has judged" in again
    with archive.open(news) as kept:
        assert kept.decided() == kept.decided("claims") == (0, [])


def test_the_graph_knows_what_people_decided(client: TestClient, news: Path) -> None:
    with archive.open(news) as kept:
        (pair, *_) = kept.doubtful_speakers(5)[1]
        earlier = kept.search("summer").results[0].claim or ""
        (tie,) = kept.claim(earlier).ties
    told(client, "/decide", about="speakers", left=pair.left.key, right=pair.right.key, verdict="same")
    before = client.get("/graph").text
    told(client, "/decide", about="claims", left=tie.claim, right=earlier, verdict="different")
    after = client.get("/graph").text
    assert before.count("alters") == after.count("alters") + 1
    with archive.open(news) as kept:
        assert kept.nodes("hostile") != {"t-berg": "speaker:t-berg"}
        assert all(node in after for node in kept.nodes("hostile").values())


def test_work_is_stopped() -> None:
    begun = threading.Event()

    def run() -> str:
        for _ in steps("Counting", range(1_000_000)):
            begun.set()
        return "/end"

    works = Works()
    work = works.start("counting", run, patience=0)
    begun.wait(5)
    work.asked_to_stop = True
    assert work.ended.wait(5)
    assert work.is_stopped
    assert (work.now, work.total) == ("Counting", 1_000_000)


def test_work_that_fails_tells_why() -> None:
    def run() -> str:
        raise ValueError("it cannot be read")

    assert Works().start("reading", run, patience=5).error == "it cannot be read"
    with pytest.raises(StoppedError):
        Work("x", asked_to_stop=True).step("Counting", 1, 2)


def test_an_empty_archive_begins_with_the_form(tmp_path: Path) -> None:
    client = TestClient(application(tmp_path / "new.db", [HOST], is_lasting=False), base_url=f"http://{HOST}")
    page = client.get("/").text
    assert "Paste an article" in page
    assert "nothing is kept" in page
    assert isinstance(client.app.state.site, Site)  # type: ignore[attr-defined]


def test_what_finds_nothing_leads_nowhere(client: TestClient) -> None:
    page = client.get("/?text=zzzz").text
    assert "0 quotes" in page and "/timeline?text=zzzz" not in page
    assert "/timeline?text=ferry" in client.get("/?text=ferry").text


def test_a_timeline_shows_the_beginning_of_what_is_long(client: TestClient, news: Path) -> None:
    with archive.open(news) as kept:
        kept.add(f"“The weir is shut{', and shut' * 200},” said Ida Holm.")
    page = client.get("/timeline?text=weir").text
    assert page.count("and shut") < 60
