"""The audit's page, as a browser shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graphs
import quotes
from graphs.audits.pages import write_html
from quotes.document import Article, AttributedDocument
from tests.graphs.documents import document, sample, speaker

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = (
    'Karl Ek, a fisherman, accused Mayor Ada Byron of waste. "She sold the harbour," he said.\n\n'
    "Eva Lind, a teacher, said the children had no boats.\n\nAmber Holdings declined to comment. "
    '"Jon Roe was there," said Lind.\n'
)


def written(folder: Path, *documents: AttributedDocument, by: tuple[str, ...] = ()) -> Path:
    path = folder / "audit.html"
    path.write_text(write_html(graphs.audit(documents), by), encoding="utf-8")
    return path


def story() -> AttributedDocument:
    return quotes.attribute(Article.of(STORY, id="s", title="Harbour", url="https://example.org/harbour"))


def test_the_strip_is_in_order_and_as_wide_as_the_words(
    tmp_path: Path, open_page: Callable[[Path], Page]
) -> None:
    page = open_page(written(tmp_path, story()))
    parts = page.locator(".strip li").all()
    assert [part.locator("[aria-hidden]").inner_text() for part in parts][-2:] == ["2", "2"]
    wide, narrow = (part.bounding_box() for part in parts[-2:])
    assert wide and narrow and wide["width"] > narrow["width"]
    parts[-2].locator("a").click()
    assert "the children had no boats" in page.locator("li:target").inner_text()


def test_keys_lead_from_one_of_many_stories_to_the_next(
    tmp_path: Path, open_page: Callable[[Path], Page]
) -> None:
    page = open_page(written(tmp_path, *sample()))
    first, second = page.locator("details.story > summary").all()[:2]
    first.focus()
    page.keyboard.press("Tab")
    assert second.evaluate("one => one === document.activeElement")
    bar = second.locator(".strip a").first  # for the pointer it is a way to the words
    words = page.locator(str(bar.get_attribute("href")))
    assert not words.is_visible()
    bar.click()
    assert words.is_visible()


def test_who_is_accused_and_not_heard_stands_out(tmp_path: Path, open_page: Callable[[Path], Page]) -> None:
    page = open_page(written(tmp_path, story()))
    assert "Ada Byron" in page.locator("tr.open").inner_text()
    assert "Amber Holdings" not in page.locator("tr.open").inner_text()
    assert page.get_by_text("Also spoken of, and not heard: Jon Roe").count() == 1


def test_what_is_denied_does_not_look_like_what_is_said(tmp_path: Path) -> None:
    text = "The claim that the harbour was sold was denied by the mayor, Ada Byron. “It is ours,” she said."
    page = written(tmp_path, quotes.attribute(Article.of(text, id="s"))).read_text(encoding="utf-8")
    assert page.count("<strong>denies:</strong>") == 1


def test_a_statement_links_to_its_words_at_the_outlet(tmp_path: Path) -> None:
    text = written(tmp_path, story()).read_text(encoding="utf-8")
    assert 'href="https://example.org/harbour#:~:text=She%20sold%20the%20harbour' in text


def test_many_stories_are_sorted_and_filtered(tmp_path: Path, open_page: Callable[[Path], Page]) -> None:
    page = open_page(written(tmp_path, *sample(), by=("outlet",)))
    voices = page.locator("section:has(> #voices) tbody th")
    assert voices.first.inner_text() == "Ada Byron"
    page.locator("section:has(> #voices) th button", has_text="Voice").click()
    assert voices.first.inner_text() == "a senior official"
    page.locator("#filter [type=search]").fill("Karl")
    page.wait_for_function("document.querySelector('#filter [role=status]').textContent.startsWith('1 of')")
    assert page.locator("details.story:visible").count() == 1
    assert page.locator("section:has(> #voices) tbody tr:visible").count() == 1


def test_what_a_link_leads_to_is_not_behind_the_filter(
    tmp_path: Path, open_page: Callable[[Path], Page]
) -> None:
    people = [speaker(f"Ada Byron{'abcdefghijklmnopqrstuvwxyz'[n]}") for n in range(26)]
    said = [(one.id, f"{one.name} said this.") for one in people]
    page = open_page(written(tmp_path, *(document(name, people, said) for name in "ab")))
    page.locator("summary", has_text="a").last.click()
    page.locator("details.story[open] tbody th a").nth(20).click()
    assert page.evaluate(
        "document.querySelector('tr:target').getBoundingClientRect().top"
        " >= document.querySelector('.filter').getBoundingClientRect().bottom"
    )


def test_months_are_small_charts_of_one_scale(tmp_path: Path) -> None:
    mayor = speaker("Ada Byron", ("mayor", "", "Lund"))
    made = [document(f"d{n}", [mayor], [("ada-byron", "No.")], f"2024-0{n}-01") for n in (1, 2)]
    made += [document("d3", [mayor], [("ada-byron", "No.")], None)]
    text = written(tmp_path, *made).read_text(encoding="utf-8")
    assert "1 story without a date is not in them" in text
    assert "politicians: 2024-01 100 %, 2024-02 100 %" in text


@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_is_wider_than_the_screen(
    tmp_path: Path, open_page: Callable[[Path], Page], width: int
) -> None:
    page = open_page(written(tmp_path, *sample(), story(), by=("month", "type")))
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_of_an_article_runs(tmp_path: Path, open_page: Callable[[Path], Page]) -> None:
    evil = "<script>document.title = 'gone'</script>"
    page = open_page(written(tmp_path, document("a", [speaker(evil)], [(speaker(evil).id, evil)])))
    assert "gone" not in page.title()
