"""Checks as JSON, CSV, ClaimReview, page and table."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

from rich.console import Console

from graphs.checks.checking import Check, check_items
from graphs.checks.items import Item, Report, Row
from graphs.checks.judging.policies import VERDICTS, Policy
from graphs.checks.judging.verdicts import RULES
from graphs.checks.matching.sources import Sources
from graphs.checks.outcome import results
from graphs.checks.outcome.marked import claim_marked, extract_marked
from graphs.checks.outcome.pages import write_html
from graphs.checks.outcome.tables import print_table
from graphs.checks.written import Said
from tests.graphs.sample import sample

TOLD = (Said(7, "Ana <i>Roe", "the price had not been set"), Said(9, "=Ben Ito", "+who paid", "asks"))


def _checks(*items: tuple[str, str]) -> list[Check]:
    rows = [Item(n, *item) for n, item in enumerate(items or [rule.example for rule in RULES], start=1)]
    return check_items(rows, Sources([sample()]), Policy.load())


def test_json_keeps_the_contract() -> None:
    value = json.loads(results.write_json(_checks(), Report([], [Row(3, "has no quote")], TOLD)))
    assert [item["verdict"] for item in value["items"]] == [rule.verdict for rule in RULES]
    assert value["summary"] == dict.fromkeys(sorted(VERDICTS), 1)
    assert value["unreadable"] == [{"line": 3, "reason": "has no quote"}]
    assert value["not_checked"] == [
        {"line": 7, "speaker": "Ana <i>Roe", "quote": "the price had not been set", "stance": "asserts"},
        {"line": 9, "speaker": "=Ben Ito", "quote": "+who paid", "stance": "asks"},
    ]
    altered = value["items"][5]
    assert altered["flags"] == ["meaning-risk"]
    assert [(change["report"], change["source"]) for change in altered["changes"]] == [("three", "two")]
    assert altered["found"]["document"] == "mosul-2017-06-26"
    assert altered["found"]["speaker"] == "Luqman Muhammad"
    text = sample().text or ""
    assert text[altered["found"]["start"] : altered["found"]["end"]] == altered["found"]["text"]
    assert value["items"][0]["found"] is None


def test_csv_has_a_row_an_item_and_no_formulas() -> None:
    text = results.write_csv(_checks(("=HYPERLINK(1)", "@never said\nthis")), Report([], [], TOLD))
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["verdict"] for row in rows] == ["not-found", "not-checked", "not-checked"]
    assert [(row["n"], row["line"], row["passes"]) for row in rows[1:]] == [("", "7", ""), ("", "9", "")]
    assert (rows[2]["speaker"], rows[2]["quote"]) == ("'=Ben Ito", "'+who paid")
    assert [row["notes"] for row in rows[1:]] == ["without quotation marks", "without quotation marks; asks"]
    assert rows[0]["speaker"] == "'=HYPERLINK(1)"
    assert rows[0]["quote"] == "'@never said\nthis"


def test_claimreview_rates_nothing() -> None:
    graph = json.loads(results.write_claimreview(_checks()))["@graph"]
    assert [review["reviewRating"] for review in graph] == [
        {"@type": "Rating", "alternateName": rule.verdict} for rule in RULES
    ]
    assert graph[1]["itemReviewed"]["author"]["name"] == "Faruq Ahmed"


def test_marked_pieces_rebuild_report_and_source() -> None:
    for check in _checks():
        assert "".join(text for text, _ in claim_marked(check) if text != "‸") == check.item.quote
        for extract in check.found.extracts if check.found else ():
            assert "".join(text for text, _ in extract_marked(check, extract)) == extract.text


def test_changed_words_are_marked_on_both_sides() -> None:
    (check,) = _checks(("Faruq Ahmed", "Some of those areas have had lots of IS fighters since 2014."))
    assert check.found is not None
    assert [piece for piece in claim_marked(check) if piece[1] != "same"] == [
        ("‸", "missing"),
        ("lots of", "altered"),
    ]
    marked = [
        piece
        for piece in extract_marked(check, check.found.extracts[0])
        if piece[1] not in ("same", "around")
    ]
    assert marked == [("not", "missing"), ("many", "altered")]


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_page_escapes_and_loads_nothing() -> None:
    checks = _checks(
        ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'), *(rule.example for rule in RULES)
    )
    text = write_html(checks, Report([], [Row(2, "<b>")]), Policy.load(), "Check of <i>", 1)
    page = _Page()
    page.feed(text)
    assert sum(tag == "article" for tag, _ in page.tags) == len(checks)
    assert {tag for tag, _ in page.tags} & {"img", "link", "iframe", "b", "i"} == set()
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert all("src" not in attributes and "href" not in attributes for _, attributes in page.tags)


def test_page_lists_what_is_not_checked() -> None:
    text = write_html(_checks(), Report([], [], TOLD), Policy.load(), "Check", 2)
    assert "Against 2 articles" in text
    assert (
        '<a href="#not-checked">2 statements without quotation marks are not checked: lines 7, 9</a>' in text
    )
    told = text[text.index('id="not-checked"') :]
    assert "line 7: <b><bdi>Ana &lt;i&gt;Roe</bdi></b>: the price had not been set" in told
    assert "line 9: <b><bdi>=Ben Ito</bdi></b> asks: +who paid" in told


def test_table_shows_verdicts_and_a_summary() -> None:
    lines = io.StringIO()
    print_table(_checks(), Console(file=lines, width=140))
    assert all(verdict in lines.getvalue() for verdict in VERDICTS)
    assert "4 of 11 pass" in lines.getvalue()
    assert lines.getvalue().count("│ passes") == 4
    assert lines.getvalue().count("│ does not pass") == 7
