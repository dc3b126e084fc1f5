"""The page in a real browser: every flow, wide and as narrow as a phone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from graphs import archive
from graphs.archive import searching
from graphs.archive.judgements import About
from graphs.serving import exploring
from quotes.document import Article
from tests.graphs.serving.test_flows import TEXT
from tests.graphs.serving.texts import DOUBTFUL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page


@pytest.fixture(params=[1400, 390])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page that must raise no error, and never scrolls sideways."""
    width = request.param
    context = browser.new_context(viewport={"width": width, "height": 860}, reduced_motion="reduce")
    faults: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield opened
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert faults == []


def pairs_of(kept: archive.Archive, about: About) -> list[tuple[str, str]]:
    """What waits for a decision, in its order, as ``judge`` and ``judge_claims`` take it."""
    if about == "claims":
        return [(pair.later, pair.earlier) for pair in kept.doubtful_claims()[1]]
    return [(pair.left.key, pair.right.key) for pair in kept.doubtful_speakers()[1]]


def height(one: Locator) -> float:
    """In pixels; none where it is not shown."""
    box = one.bounding_box()
    return box["height"] if box else 0


PARTS = "[...document.querySelectorAll('section, [role=region]')].map(one => one.ariaLabel)"
RULES = {"resultTypes": ["violations"], "rules": {"nested-interactive": {"enabled": False}}}
"""All of axe-core's but one: bars in an audit's summaries are hidden from whoever hears or goes by keys."""

HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4')].map(one => one.tagName)"
PAGES = (
    "/?text=ferry", "/?text=ferry&outlet=Coast", "/speakers", "/speaker?node=speaker:tomas-berg", "/read",
    "/timeline?text=ferry", "/check", "/decide", "/decide?about=claims", "/added?names=3",
    "/article?name=ferry-promised&quote=q1",
)  # fmt: skip


class TestInChromium:
    def test_read_choose_and_correct(self, page: Page, address: str, news: Path) -> None:
        page.goto(f"{address}/read")
        page.get_by_label("The text of an article").fill(TEXT)
        page.get_by_role("button", name="Find who said what").click()
        page.get_by_text("closed until further notice").click()
        chosen = page.locator(".chosen")
        assert "Ida Holm" in chosen.inner_text()
        assert "confidence" in chosen.inner_text()
        chosen.get_by_text("Correct it").click()
        chosen.get_by_label("Who said it").fill("Jon Dahl")
        chosen.get_by_role("button", name="It was said by them").click()
        assert "Jon Dahl" in page.locator(".chosen h2").inner_text()
        page.go_back()
        with archive.open(news) as kept:
            assert [hit.speaker for hit in kept.search("further notice").results] == ["Jon Dahl"]

    def test_borders_nobody_and_back(self, page: Page, address: str, news: Path) -> None:
        page.goto(f"{address}/article?name=ferry-promised&quote=q1")
        page.get_by_text("Correct it").click()
        page.evaluate(
            "const words = document.querySelector('.q.on'), range = document.createRange();"
            "range.setStart(words.firstChild, 1); range.setEnd(words.firstChild, 22);"
            "getSelection().removeAllRanges(); getSelection().addRange(range);"
            "words.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))"
        )
        assert page.locator(".mend textarea").input_value() == "The ferry will be bac"
        page.locator(".mend textarea").fill("The ferry will be back")
        page.get_by_role("button", name="These are the words").click()
        assert page.locator(".chosen blockquote").inner_text() == "The ferry will be back"
        page.get_by_text("Correct it").click()
        page.get_by_role("button", name="Nobody is told").click()
        with archive.open(news) as kept:
            hit = kept.search("ferry", document="ferry-promised").results[0]
            assert (hit.text, hit.speaker) == ("The ferry will be back", None)
        for left in ("1 correction", "0 corrections"):
            page.get_by_role("button", name="Take back").first.click()
            page.wait_for_load_state()
            assert (left in page.inner_text("main")) == (left == "1 correction")
        assert "Tomas Berg" in page.inner_text(".beside")

    def test_check_against_files(self, page: Page, address: str, tmp_path: Path) -> None:
        source = tmp_path / "pier.txt"
        source.write_text(TEXT, encoding="utf-8")
        page.goto(f"{address}/check")
        page.get_by_label("The draft", exact=True).fill('Ida Holm: "The pier is open until further notice"')
        page.get_by_label("these files").check()
        page.get_by_label("Files to check against").set_input_files(source)
        page.get_by_role("button", name="Check it").click()
        page.wait_for_url("**/outcome**")
        assert page.locator(".item mark").all_inner_texts() == ["open", "closed"]

    def test_a_selection_has_its_graph_speakers_audit_and_check(self, page: Page, address: str) -> None:
        search = f"{address}/?text=ferry&outlet=Coast+Daily"
        for link, words in (
            ("their graph", "Tomas Berg"),
            ("their speakers", "Tomas Berg"),
            ("who gets to speak in these articles", "Tomas Berg"),
            ("check a draft against them", "Is it reported right"),
        ):
            page.goto(search)
            page.get_by_role("link", name=link).click()
            page.get_by_text(words).filter(visible=True).first.wait_for()
            assert "text=ferry&outlet=Coast+Daily" in page.url
            page.go_back()
            assert page.url == search

    def test_keys_lead_from_a_quote_to_its_correction_and_back(self, page: Page, address: str) -> None:
        page.goto(f"{address}/article?name=mayor-on-the-ferry")
        page.locator("article .key").last.focus()
        with page.expect_navigation(url="**quote=**"):
            page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'chosen'")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.get_by_label("Who said it").evaluate("one => one === document.activeElement")
        page.locator(".chosen").get_by_role("link", name="Close").click()
        page.wait_for_function(
            "document.activeElement === [...document.querySelectorAll('article .key')].at(-1)"
        )

    def test_the_first_quotes_are_shown_before_all_are_counted(
        self, page: Page, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(exploring, "_PAGE", 2)
        page.goto(address)
        total = page.get_by_role("status").inner_text()
        monkeypatch.setattr(searching, "_MANY", 1)
        monkeypatch.setattr(exploring, "_PATIENCE", -1)
        monkeypatch.setattr(searching, "_STEPS", 1)
        page.route("**/count*", lambda route: route.fulfill(status=204))
        page.goto(f"{address}/?since=2021")
        assert page.locator(".hit").count() == 2
        assert page.get_by_role("status").inner_text() == "more than 2 quotes"
        assert page.get_by_role("navigation", name="Pages of results").inner_text() == "page 1\nolder →"
        page.unroute("**/count*")
        page.get_by_role("link", name="older").click()
        page.get_by_role("status").get_by_text(total, exact=True).wait_for()
        pages = -(-int(total.split()[0]) // 2)
        assert f"page 2 of {pages}" in page.inner_text(".pages")
        while page.get_by_role("link", name="older").count():
            page.get_by_role("link", name="older").click()
        assert f"page {pages} of {pages}" in page.inner_text(".pages")

    def test_drop_files(self, page: Page, address: str, news: Path) -> None:
        page.goto(f"{address}/read")
        files = page.evaluate_handle(
            "text => { const data = new DataTransfer();"
            " data.items.add(new File([text], 'pier.txt')); return data }",
            TEXT,
        )
        with page.expect_navigation():
            page.dispatch_event("main", "drop", {"dataTransfer": files})
        page.get_by_text("closed until further notice").wait_for()
        with archive.open(news) as kept:
            assert [hit.speaker for hit in kept.search("further notice").results] == ["Ida Holm"]

    def test_long_work_tells_how_far_it_is_and_is_stopped(
        self, page: Page, address: str, news: Path, tmp_path: Path
    ) -> None:
        many = tmp_path / "many.jsonl"
        rows = (json.dumps({"title": f"Pier {n}", "text": f"{TEXT}Day {n}.\n"}) for n in range(20_000))
        many.write_text("\n".join(rows), encoding="utf-8")
        with archive.open(news) as kept:
            before = kept.size()
        page.goto(f"{address}/read")
        page.locator("input[type=file]").set_input_files(many)
        page.get_by_role("button", name="Find who said what").click()
        page.wait_for_url("**/work**", timeout=120_000)
        page.get_by_role("progressbar").wait_for()
        page.get_by_role("button", name="Stop").click()
        page.get_by_text("Stopped").wait_for(timeout=120_000)
        with archive.open(news) as kept:
            assert kept.waiting() == 0
            assert before <= kept.size() < before + 20_000

    def test_every_page_is_as_wide_as_the_screen(self, page: Page, address: str) -> None:
        width = page.viewport_size["width"] if page.viewport_size else 0
        for path in PAGES:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    def test_a_name_of_hundreds_of_letters_makes_no_page_wider(
        self, page: Page, address: str, news: Path
    ) -> None:
        text = '"The pier is closed until further notice," said Ida Holm, the mayor of Lund.\n'
        with archive.open(news) as kept:
            kept.add(Article.of(text, outlet="A" * 500, title="t" * 500))
        for path in ("/?text=pier", "/speakers", "/speaker?node=speaker:ida-holm", "/audit?text=pier"):
            page.goto(address + path)
            width = page.viewport_size["width"] if page.viewport_size else 0
            assert "Ida Holm" in page.inner_text("body")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    def test_fields_links_and_headings_are_fit_to_be_heard(self, page: Page, address: str) -> None:
        for path in (*PAGES, "/graph?text=ferry", "/audit?text=ferry"):
            page.goto(address + path)
            nameless = page.evaluate(
                "[...document.querySelectorAll('input:not([type=hidden]), select, textarea, a, button')]"
                ".filter(one => !one.labels?.length && !one.ariaLabel && !one.textContent.trim())"
                ".map(one => one.outerHTML)"
            )
            assert nameless == [], path
            parts = [name for name in page.evaluate(PARTS) if name]
            assert len({*parts}) == len(parts), path
            small = [
                one.inner_text() for one in page.locator("button, summary").all() if 0 < height(one) < 24
            ]
            assert small == [], path
            levels = [int(name[1]) for name in page.evaluate(HEADINGS)]
            assert levels[0] == 1 and levels.count(1) == 1, path
            assert all(after <= before + 1 for before, after in pairwise(levels)), path
            unfit = Axe().run(page, options=RULES).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in unfit] == [], path

    def test_check_filter_and_settle(self, page: Page, address: str) -> None:
        page.goto(f"{address}/check")
        draft = 'Tomas Berg: "The ferry will be back before the autumn comes, and it will run every day"\n'
        page.get_by_label("The draft", exact=True).fill(draft + 'Anna Lind: "The moon is made of cheese"\n')
        page.get_by_role("button", name="Check it").click()
        page.wait_for_url("**/outcome**")
        assert page.locator(".item").count() == 2
        page.get_by_role("searchbox").fill("moon")
        page.wait_for_function("document.querySelectorAll('.item:not([hidden])').length === 1")
        page.get_by_role("button", name="Mark as settled").filter(visible=True).click()
        assert "1 settled" in page.locator(".lead").inner_text()
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        assert "not-found" in download.value.path().read_text()

    def test_search_speaker_claim_and_back(self, page: Page, address: str) -> None:
        page.goto(f"{address}/")
        page.get_by_role("searchbox").fill("ferry")
        page.get_by_role("button", name="Search").click()
        assert "text=ferry" in page.url
        page.get_by_role("link", name="Tomas Berg").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Tomas Berg"
        page.go_back()
        assert page.get_by_role("searchbox").input_value() == "ferry"
        page.get_by_role("link", name="all reports of it").first.click()
        assert "Its reports" in page.inner_text("main")
        assert {*page.locator(".reports mark").all_inner_texts()} == {"summer", "winter"}
        page.go_back()
        page.get_by_role("link", name="their timeline").click()
        assert page.locator(".timeline li").count() >= 2

    @pytest.mark.parametrize("about", ["speakers", "claims"])
    def test_decide_by_key(self, page: Page, address: str, news: Path, about: About) -> None:
        with archive.open(news) as kept:
            kept.add(DOUBTFUL)
            pairs = pairs_of(kept, about)
            total = len(pairs)
        assert total >= 4
        page.goto(f"{address}/decide?about={about}")
        shown = []
        for key in "nsdu":
            shown.append(page.locator(".sides").inner_text())
            assert (page.locator(".sides mark").count() > 0) == (about == "claims")
            with page.expect_navigation():
                page.keyboard.press(key)
        assert len({*shown}) == 4
        with archive.open(news) as kept:
            judged = [((one.left, one.right), one.verdict) for one in kept.judgements(about)]
            assert judged == list(zip(pairs[1:4], ("same", "different", "unsure"), strict=True))
            assert pairs_of(kept, about) == [pairs[0], *pairs[4:]]
        page.get_by_text("Decided (3)").wait_for()
        page.goto(f"{address}/decide?about={about}")  # what was passed over comes again
        assert page.locator(".sides").inner_text() == shown[0]

    def test_what_articles_bring_does_not_run(self, page: Page, address: str) -> None:
        for path in ("/?text=pier", "/article?name=hostile&quote=q1", "/speakers", "/graph?text=pier"):
            page.goto(address + path)
            assert page.title() != "owned"
        page.goto(f"{address}/")

    def test_the_skip_link_comes_first(self, page: Page, address: str) -> None:
        page.goto(f"{address}/speakers")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
