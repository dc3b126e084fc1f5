from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from lxml import html

from graphs import build
from graphs.pictures.outline import quotes_of
from graphs.pictures.page import LIMIT, page_html, write_page
from tests.graphs.crowd import crowd
from tests.graphs.documents import WALL, document, sample, speaker

if TYPE_CHECKING:
    from playwright.sync_api import Page


def data(graph: nx.MultiDiGraph[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(html.fromstring(page_html(graph)).get_element_by_id("data").text)
    return found


def test_all_nodes_and_quotes_are_in_the_page() -> None:
    graph = build(sample())
    held = data(graph)
    assert {node["id"] for node in held["nodes"]} == set(graph)
    assert len(held["quotes"]) == 6
    nodes = held["nodes"]
    said = {(nodes[q["s"]]["label"] if q["s"] >= 0 else None, nodes[q["d"]]["id"]) for q in held["quotes"]}
    assert (None, "document:herald-1") in said and ("Karl Ek", "document:courier-1") in said
    assert sum(tie["relation"] == "affiliated_with" for tie in held["ties"]) == 3


def test_nothing_of_an_article_is_markup() -> None:
    hostile = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>\u202e"
    graph = build([document("a", [speaker(hostile, id="x")], [("x", hostile)], outlet=hostile)])
    root = html.fromstring(page_html(graph))
    assert len(root.xpath("//script")) == 3 and not root.xpath("//img")
    assert "\u202e" not in page_html(graph)
    assert data(graph)["nodes"][0]["label"].startswith("</script>")


def test_the_page_is_closed_to_the_network_and_to_other_scripts() -> None:
    root = html.fromstring(page_html(build(sample())))
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'") and policy.count("'sha256-") == 2
    assert not root.xpath("//link | //script/@src | //img | //iframe")


def test_the_same_graph_gives_the_same_page() -> None:
    assert page_html(build(sample())) == page_html(build(reversed(sample())))


def test_a_graph_too_large_is_cut_around_its_most_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphs.pictures.page.LIMIT", 200)
    graph = crowd(60, 20, 400)
    held = data(graph)
    assert 150 < len(held["nodes"]) <= 200 < held["whole"] == len(graph)
    counts = quotes_of(graph)
    kept = {node["id"] for node in held["nodes"]}
    speakers = [node for node in graph if node.startswith("speaker:")]
    assert min(counts[n] for n in speakers if n in kept) >= max(counts[n] for n in speakers if n not in kept)


class TestInChromium:
    @pytest.fixture
    def opened(self, open_page: Callable[[Path], Page], tmp_path: Path) -> Page:
        write_page(build(sample()), tmp_path / "g.html")
        return open_page(tmp_path / "g.html")

    @staticmethod
    def listed(page: Page) -> list[str]:
        return page.locator("#list bdi").all_inner_texts()

    def test_search(self, opened: Page) -> None:
        assert self.listed(opened)[:2] == ["Ada Byron", "Karl Ek"]
        opened.fill("#search", "works uni")
        assert self.listed(opened) == ["Works Union"]
        assert opened.inner_text("#status").startswith("1 match: 1 speaker.")
        opened.fill("#search", "nobody of this name")
        assert self.listed(opened) == [] and "Nothing fits “nobody" in opened.inner_text("#status")
        assert opened.is_visible("#none")
        opened.uncheck("input[value=claim]")
        opened.fill("#search", "wall")
        assert opened.inner_text("#status").startswith("2 matches: 2 claims."), "of kinds not shown too"

    def test_filters(self, opened: Page) -> None:
        opened.uncheck("input[value=claim]")
        opened.uncheck("input[value=document]")
        opened.uncheck("input[value=affiliation]")
        assert set(self.listed(opened)) == {"Ada Byron", "Karl Ek", "a senior official", "Works Union"}
        opened.uncheck("input[value=direct]")
        assert self.listed(opened) == ["a senior official"]
        opened.check("input[value=direct]")
        opened.fill("#from", "2020-01-02")
        assert set(self.listed(opened)) == {"Ada Byron", "a senior official"}
        opened.click("#reset")
        assert len(self.listed(opened)) == build(sample()).number_of_nodes()
        opened.fill("#confidence", "95")
        assert self.listed(opened) == []
        opened.fill("#confidence", "90")
        assert "Ada Byron" in self.listed(opened)

    def test_a_click_in_the_list_shows_quotes_with_their_sources(self, opened: Page) -> None:
        opened.click("#list button >> text=Ada Byron")
        details = opened.inner_text("#details")
        assert WALL in details
        assert "Title of herald-1" in details and "Herald · 2020-01-02" in details
        assert "Title of courier-1" in details and "minister" in details
        assert opened.get_attribute("#list [aria-current]", "data-node") == "speaker:ada-byron"
        opened.click("#details >> text=Title of courier-1")
        assert "Karl Ek" in opened.inner_text("#details")
        opened.keyboard.press("Escape")
        assert opened.is_hidden("#details")

    def test_a_click_on_the_picture(self, opened: Page) -> None:
        found = ""
        box = opened.locator("#graph").bounding_box()
        assert box
        for at in range(20 * 14):
            x, y = (
                box["x"] + (at % 20 + 0.5) * box["width"] / 20,
                box["y"] + (at // 20 + 0.5) * box["height"] / 14,
            )
            opened.mouse.move(x, y)
            found = opened.locator("#graph").get_attribute("title") or ""
            if found:
                opened.mouse.click(x, y)
                break
        assert found and found in opened.inner_text("#details")

    def test_the_keyboard_alone(self, opened: Page) -> None:
        opened.focus("#list button")
        opened.keyboard.press("ArrowDown")
        opened.keyboard.press("Enter")
        assert opened.inner_text("#details h2.name") == "Karl Ek"
        assert opened.evaluate("document.activeElement.id") == "details"

    def test_on_paper_the_picture_keeps_its_shape(self, opened: Page) -> None:
        fit = "getComputedStyle(document.getElementById('graph')).objectFit"
        opened.emulate_media(media="print")
        assert opened.evaluate(fit) == "contain"

    def test_the_list_counts_the_quotes_that_pass_the_filters(self, opened: Page) -> None:
        opened.uncheck("[name=quote][value=direct]")
        for button in opened.locator("#list button:has(.document, .speaker)").all():
            counted = button.locator(".n").inner_text()
            button.click()
            assert opened.locator("#details .quotes > li").count() == int(counted or 0)

    def test_an_address_opens_a_node(self, opened: Page, tmp_path: Path) -> None:
        opened.goto((tmp_path / "g.html").as_uri() + "#speaker:karl-ek")
        opened.reload()
        assert opened.inner_text("#details h2.name") == "Karl Ek"


def test_a_large_graph_opens_on_what_matters_and_opens_up(
    open_page: Callable[[Path], Page], tmp_path: Path
) -> None:
    graph = crowd(120, 60, 700)
    write_page(graph, tmp_path / "g.html")
    page = open_page(tmp_path / "g.html")
    assert f"of {len(graph):,} nodes shown" in page.inner_text("#status")
    assert 60 < int(page.inner_text("#listed").split("(")[1].rstrip(")").replace(",", "")) <= 250
    assert not page.is_checked("#everything")
    page.fill("#search", "pier 77 ")
    assert page.locator("#list button .mark.claim").count() >= 1, "what is searched for is shown"
    page.fill("#search", "")
    page.check("#everything")
    assert page.inner_text("#listed").endswith(f"({len(graph):,})")


def test_on_a_phone_the_list_comes_first(open_page: Callable[[Path], Page], tmp_path: Path) -> None:
    write_page(crowd(60, 20, 200), tmp_path / "g.html")
    page = open_page(tmp_path / "g.html")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("#list button").count() == 10
    listed, drawn = page.locator("#list").bounding_box(), page.locator("#graph").bounding_box()
    assert listed and drawn and listed["y"] + listed["height"] <= drawn["y"]
    page.click("#list button >> nth=0")
    details = page.locator("#details").bounding_box()
    assert details and details["y"] < 100, "what is picked is in sight"


def test_five_thousand_nodes_open(open_page: Callable[[Path], Page], tmp_path: Path) -> None:
    graph = crowd(650, 300, 4300)
    assert 0.9 * LIMIT < len(graph) <= LIMIT
    write_page(graph, tmp_path / "g.html")
    page = open_page(tmp_path / "g.html")
    page.check("#everything")
    page.fill("#search", "pier 77 ")
    assert page.locator("#list button").count() >= 1


def test_a_node_counts_the_quotes_that_its_panel_lists() -> None:
    held = data(build(sample()))
    for at, node in enumerate(held["nodes"]):
        assert node["n"] == sum(at in (quote["s"], quote["c"], quote["d"]) for quote in held["quotes"])
