from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from lxml import html

from graphs import audit, build
from graphs.audits.wording import facts
from graphs.building.measures import most_quoted, sources_by_outlet
from graphs.commands import main
from graphs.pictures.outline import quotes_of
from graphs.rendering import ACCENTS, ACCENTS_DARK, markdown, script_json, style_of
from graphs.reports.counts import counts, sourcing
from graphs.reports.index import index, who_is_who
from graphs.reports.marking import marked
from graphs.reports.reasons import reasons
from graphs.reports.report import FORMATS, report, write_report
from graphs.reports.story import stories
from quotes.attribution.clauses import clause_rules
from quotes.attribution.quotations import follow_ons, rules
from quotes.document import Article, AttributedDocument, Quote, Span, Speaker, Step
from quotes.formats.content import percent
from quotes.formats.inert import visible
from tests.graphs.documents import sample
from tests.quotes.handmade import TEXT, handmade

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = '</script><script>alert(1)</script>"><img src=x onerror=alert(2)>\u202eevil\x00'


def quote(id: str, text: str, *pieces: str, speaker: str | None = "ana", act: Any = "statement") -> Quote:
    spans = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    return Quote(id, "direct", " ".join(pieces), speaker, spans, spans, act, None, None, None, 0.9, "model")


def article(text: str, *quotes: Quote, title: str = "A title", url: str | None = None) -> AttributedDocument:
    speakers = (Speaker("ana", "Ana Brûlé", "person"), Speaker("ben", "Ben Okoro", "person"))
    return AttributedDocument(Article.of(text, title=title, url=url).document, speakers, quotes, text)


def page(*documents: AttributedDocument, acts: Any = "statement") -> html.HtmlElement:
    return html.fromstring(report(documents, Path("r.html"), acts).decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_article_stands_in_the_report_word_for_word() -> None:
    root = page(handmade())
    paragraphs = root.xpath("//section[contains(@class, 'text')]//p[@id]")
    for note in root.xpath("//p//*[@class='pilcrow' or starts-with(@class, 'key ')]"):
        note.drop_tree()
    printed = [paragraph.text_content().replace("\u2060", "") for paragraph in paragraphs]
    assert "\n".join(printed).split() == TEXT.replace("\ufeff", "").split()


def test_every_quote_is_marked_and_every_link_leads_somewhere() -> None:
    root = page(handmade(), *sample(), acts="all")
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    quotes = sum(len(document.quotes) for document in (handmade(), *sample()))
    assert len(set(root.xpath("//*[@data-q]/@data-q"))) == quotes
    assert len(root.xpath("//ol[@class='lines']/li[@data-in]")) == quotes


def test_speakers_affiliations_facts_and_reasons() -> None:
    root = page(handmade())
    ana = root.xpath("//section[@id='a1-A']")[0]
    assert words(ana.xpath(".//h4")[0]) == "A Ana Brûlé"
    assert [words(item) for item in ana.xpath(".//ul[@class='affiliations']/li")] == [
        "Capt.",
        "former head, port of Ostby",
    ]
    first = ana.xpath(".//ol/li")[0]
    assert "“We will wait,” [...] “And then we build. “Nobody loses a berth.”" in words(first)
    facts = words(first.xpath(".//p[@class='facts']")[0])
    assert "direct" in facts and "cue “said”" in facts and "paragraph 2" in facts and "98 % sure" in facts
    why = words(first.xpath(".//dl[@class='why']")[0])
    assert "rule a quotation, then the cue, then the source" in why
    assert "mention “Capt. Ana Brûlé”" in why


def test_steps_are_told() -> None:
    step = Step("She", "Ana Brûlé", "the only woman", 0, 3)
    told = reasons(replace(handmade().quotes[0], steps=(step,)), TEXT)
    assert told[-1].words.startswith("“She” is Ana Brûlé, named ")
    assert told[-1].words.endswith(": the only woman")


def test_a_reader_can_check_a_reason() -> None:
    text = "Ana Brûlé leads the port.\n\nShips wait.\n\n“We go,” Brûlé said."
    at = text.rindex("Brûlé")
    step = Step("Brûlé", "Ana Brûlé", "part of the full name", 0, 9)
    said = replace(
        quote("q1", text, "“We go,”"),
        mention=Span(at, at + 5),
        cue=Span(at + 6, at + 10),
        rule="model",
        steps=(step,),
    )
    told = [reason.words for reason in reasons(said, text)]
    assert told[0] == "“said” ties the words to “Brûlé”"
    assert told[-1] == "“Brûlé” is Ana Brûlé, named two paragraphs before: part of the full name"


@pytest.mark.parametrize(
    "rule", [rule.name for rule in (*rules.RULES, *clause_rules.RULES, *follow_ons.RULES)]
)
def test_every_rule_has_plain_words(rule: str) -> None:
    told = reasons(replace(handmade().quotes[0], rule=rule), TEXT)[0]
    assert told.words != rule.replace("-", " ")


def test_counts_and_sourcing() -> None:
    value = json.loads(report(sample(), Path("r.json")))
    assert value["audit"]["quotes"] == 6
    assert value["audit"]["kinds"] == {"direct": 5, "mixed": 0, "indirect": 1}
    assert value["audit"]["sourcing"] == {
        "named": 4, "document": 0, "described": 1, "anonymous": 0, "unattributed": 1,
    }  # fmt: skip
    assert value["audit"]["sources"]["named"] == 3, "Ada Byron, whom two articles quote, is one"
    assert value["documents"][0]["audit"]["quotes"] == 3
    assert "Of 6 quotes: 4 named, 1 described, 1 unattributed." in words(page(*sample()))


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("person", "Ana Brûlé", "named"),
        ("organization", "Works Union", "named"),
        ("document", "the report", "document"),
        ("group", "Villagers of Ostby", "described"),
        ("unnamed", "a senior official", "described"),
        ("unnamed", "a source", "anonymous"),
        ("group", "people", "anonymous"),
        ("unnamed", "an aide who requested anonymity", "anonymous"),
    ],
)
def test_how_openly_a_source_is_named(kind: Any, name: str, expected: str) -> None:
    assert sourcing(Speaker("x", name, kind)) == expected
    assert sourcing(None) == "unattributed"


def test_statements_only_unless_asked() -> None:
    text = "“We go,” Ana said. Ana fears that it rains."
    document = article(text, quote("q1", text, "“We go,”"), quote("q2", text, "it rains", act="belief"))
    assert len(page(document).xpath("//ol[@class='lines']/li")) == 1
    assert len(page(document, acts="all").xpath("//ol[@class='lines']/li")) == 2
    assert [
        item["id"] for item in json.loads(report([document], Path("r.json")))["documents"][0]["quotes"]
    ] == ["q1"]


def test_nested_and_overlapping_quotes() -> None:
    text = "Ana said Ben told her “it is over” and left. They agreed."
    outer = quote("q1", text, "Ben told her “it is over” and left")
    inner = quote("q2", text, "“it is over”", speaker="ben")
    across = quote("q3", text, "left. They agreed")
    pieces = marked(text, [inner, outer, across])[0].pieces
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text, piece.quotes) for piece in pieces if piece.quotes] == [
        ("Ben told her ", ("q1",)),
        ("“it is over”", ("q1", "q2")),
        (" and ", ("q1",)),
        ("left", ("q1", "q3")),
        (". They agreed", ("q3",)),
    ]
    nested = page(article(text, inner, outer, across)).xpath("//*[@data-q='a1-q1']/*[@data-q='a1-q2']")
    assert [words(piece) for piece in nested] == ["“it is over”"]


def test_quotes_over_paragraphs_are_cut_at_them() -> None:
    text = "“One.\n\n“Two.\n\nNone."
    found = marked(text, [quote("q1", text, "“One.\n\n“Two.")])
    assert [[piece.quotes for piece in paragraph.pieces] for paragraph in found] == [
        [("q1",)],
        [("q1",)],
        [()],
    ]
    assert found[1].pieces[0].starts == ()


@pytest.mark.parametrize("form", [".html", ".md"])
def test_nothing_of_an_article_is_markup(form: str) -> None:
    text = f"“{HOSTILE}” said {HOSTILE} today."
    spoken = replace(
        article(text, quote("q1", text, f"“{HOSTILE}”"), title=HOSTILE, url="javascript:alert(1)"),
        speakers=(Speaker("ana", HOSTILE, "person", description=HOSTILE),),
    )
    made = report([spoken, spoken], Path(f"r{form}")).decode()
    assert "\u202e" not in made and "\x00" not in made
    assert "javascript:" not in made
    if form == ".html":
        root = html.fromstring(made)
        assert not root.xpath("//img") and len(root.xpath("//script")) == 3
        assert not root.xpath("//@*[starts-with(name(), 'on')]")
        assert words(root.xpath("//h4/bdi")[0]) == visible(HOSTILE)
    else:
        assert "<script" not in made.replace("\\<", "") and "<img" not in made.replace("\\<", "")


def test_the_page_is_closed_to_the_network_and_to_other_scripts() -> None:
    root = page(handmade())
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'") and "unsafe-inline'; script-src 'sha256-" in policy
    assert not root.xpath("//link | //script/@src | //*[@style]")


def rows(root: html.HtmlElement, heading: str) -> list[list[str]]:
    found = root.xpath(f"//section[@aria-labelledby='{heading}']//tbody/tr")
    return [[words(cell) for cell in row] for row in found]


def test_many_articles_get_contents_and_an_index() -> None:
    root = page(*sample())
    titles = [row[0] for row in rows(root, "articles")]
    assert titles == ["1 Title of herald-1", "2 Title of courier-1", "3 Title of courier-2"]
    assert words(root.xpath("//nav")[0]).startswith("Articles (3) Index of speakers (4) Quotes")
    ada = rows(root, "speakers")[0]
    assert ada[0] == "Ada Byron" and ada[3] == "2" and "Ministry of Works" in ada[2]
    assert ada[5] == "1 Title of herald-1 (1) 2 Title of courier-1 (1)"
    assert len(root.xpath("//article")) == 3


def test_the_report_the_graph_and_its_tables_count_alike() -> None:
    documents = sample()
    text = documents[2].text or ""
    span = Span(0, text.index("\n"))
    never = replace(documents[2].quotes[0], id="q9", stance="unsaid", spans=(span,), quoted=())
    documents[2] = replace(documents[2], quotes=(*documents[2].quotes, never))
    root = page(*documents)
    in_report = {row[0]: int(row[3]) for row in rows(root, "speakers")}
    graph = build(documents)
    assert in_report == {row["speaker"]: row["quotes"] for row in most_quoted(graph)}
    counts = quotes_of(graph)
    assert in_report == {
        values["label"]: counts[node]
        for node, values in graph.nodes(data=True)
        if values["kind"] == "speaker" and counts[node]
    }
    everywhere = sources_by_outlet(graph)[0]["quotes"]
    assert everywhere == json.loads(report(documents, Path("r.json")))["audit"]["quotes"] == 6
    assert "Not said, or not yet" in words(root)


def test_a_lone_name_is_not_joined_across_articles() -> None:
    documents = []
    for text in ("“We go,” Ek said.", "“They went,” Ek said."):
        said = quote("q1", text, text[: text.index("”") + 1], speaker="ek")
        made = replace(article(text, said), speakers=(Speaker("ek", "Ek", "person"),))
        documents.append(replace(made, document=replace(made.document, id=text[1:3])))
    assert [row[0] for row in rows(page(*documents), "speakers")] == ["Ek", "Ek"]


def test_a_folder_of_linked_pages(tmp_path: Path) -> None:
    write_report([handmade(), *sample()], tmp_path / "r")
    names = sorted(path.name for path in (tmp_path / "r").iterdir())
    assert names == [
        *(f"article-000{n}.html" for n in (1, 2, 3, 4)),
        "index.html",
        "quotes.html",
        "speakers.html",
    ]
    roots = {name: html.parse(tmp_path / "r" / name).getroot() for name in names}
    ids = {name: set(root.xpath("//@id")) for name, root in roots.items()}
    for name, root in roots.items():
        for link in root.xpath("//a[not(@rel='noreferrer noopener')]/@href"):
            to, _, anchor = link.partition("#")
            assert not anchor or anchor in ids[to or name], link
            assert not to or to in names
    assert "“We will wait,”" in words(roots["article-0001.html"].xpath("//section[@class='text']")[0])
    assert not roots["quotes.html"].xpath("//section[@class='text']")


def test_without_the_text_offsets_are_left() -> None:
    root = page(replace(handmade(), text=None))
    assert not root.xpath("//*[@data-q]")
    assert "characters" in words(root.xpath("//p[@class='facts']")[0])
    assert "The text of this article was not at hand" in words(root)


def test_an_empty_article_and_no_article() -> None:
    assert "No quotes were found" in words(page(article("Nothing was said.")))
    assert "0 articles" in words(page())


def test_markdown_holds_the_same() -> None:
    made = report([handmade()], Path("r.md")).decode()
    assert made.startswith('<a id="a1"></a>\n\n# Harbour Plan Delayed')
    assert "#### A. Ana Brûlé" in made
    assert "\n[A1] **“We will wait,”** said Capt. Ana Brûlé" in made
    assert "**“Nobody loses a berth.”**" in made


def test_csv_has_a_row_a_quote() -> None:
    made = report(sample(), Path("r.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(made)))
    assert Counter(row["speaker"] for row in rows)["Ada Byron"] == 2


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_documents_give_the_same_bytes(form: str, tmp_path: Path) -> None:
    write_report(sample(), tmp_path / f"r{form}")
    assert (tmp_path / f"r{form}").read_bytes() == report(sample(), Path(f"r{form}"))


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(ValueError, match=r"r.pdf: a report ends in .html, .md, .csv, .json"):
        report([], Path("r.pdf"))


def test_neighbouring_speakers_differ_in_colour_and_line() -> None:
    styles = [style_of(number) for number in range(32)]
    assert len(set(styles)) == 32
    assert all(a[0] != b[0] and a[1] != b[1] for a, b in pairwise(styles))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("colours", "ground"), [(ACCENTS, "#fffefb"), (ACCENTS_DARK, "#16181b")])
def test_colours_have_the_contrast_that_text_needs(colours: tuple[str, ...], ground: str) -> None:
    for colour in colours:
        low, high = sorted((luminance(colour), luminance(ground)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, colour


def test_report_audit_and_graph_count_the_same() -> None:
    first, *others = sample()
    words = Span(1, 8)  # a described source that nobody could be told to be
    quotes = [replace(one, mention=None if one.speaker else words) for one in first.quotes]
    declined = replace(quotes[0], stance="declines", text="who pays for it all", id="q99")
    silent = replace(first, document=replace(first.document, id="silent", sha256="0"), quotes=())
    documents = [replace(first, quotes=(*quotes, declined)), *others, silent]
    nodes = who_is_who(documents)
    counted = counts(documents, "statement", nodes)
    found = audit(documents)
    everywhere = sources_by_outlet(build(documents))[0]
    not_told = sum(story.not_told for story in found.stories)
    told = found.total.statements
    assert counted.sourcing["unattributed"] == not_told == everywhere["no source"] == 1
    assert counted.quotes == told + not_told + 1 == everywhere["quotes"]
    assert ("what somebody would not tell: no statement here, a quote in a report", "1") in facts(found)
    assert everywhere["documents"] == len(documents) == len(found.stories)
    tiles = counted.sources["named"] + counted.unnamed + counted.groups + counted.sources["document"]
    assert tiles == len(index(list(stories(documents, "statement")), nodes).entries) == len(found.voices)


def test_small_helpers() -> None:
    assert percent(0.999) == "99 %" and percent(1.0) == "100 %" and percent(0.58) == "58 %"
    assert json.loads(script_json({"a": "</script>\u2028&"})) == {"a": "</script>\u2028&"}
    assert "<" not in script_json("</script><!--")
    assert visible("a\u202eb\x00c\ud800\u200fd\n") == "a\ufffdb\ufffdc\ufffd\u200fd\n"
    assert markdown("*a* <b>\n1. _c_") == r"\*a\* \<b\> 1. \_c\_"
    assert markdown("1. a") == r"1\. a" and markdown("- a") == r"\- a"


def test_the_command(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("“We will wait,” said Ana Brûlé, a captain.\n", encoding="utf-8")
    made = tmp_path / "r.html"
    result = CliRunner().invoke(main, ["report", str(source), "-o", str(made)])
    assert result.exit_code == 0, result.output
    assert "“We will wait,”" in made.read_text(encoding="utf-8")
    refused = CliRunner().invoke(main, ["report", str(source), "-o", str(tmp_path / "r.pdf")])
    assert refused.exit_code == 2


class TestInChromium:
    @pytest.fixture
    def opened(self, open_page: Callable[[Path], Page], tmp_path: Path) -> Page:
        write_report([handmade()], tmp_path / "r.html")
        return open_page(tmp_path / "r.html")

    @pytest.fixture
    def of_many(self, open_page: Callable[[Path], Page], tmp_path: Path) -> Page:
        write_report([handmade(), *sample()], tmp_path / "r.html")
        return open_page(tmp_path / "r.html")

    @staticmethod
    def shown(page: Page, heading: str) -> list[str]:
        return page.locator(f"[aria-labelledby={heading}] tbody tr:visible th").all_inner_texts()

    @staticmethod
    def numbers(page: Page) -> list[str]:
        """Of articles, speakers and quotes: in the contents and in the headings."""
        return page.locator(".contents [data-shown], h2 > [data-shown]").all_inner_texts()

    def test_a_line_begins_with_no_dot_where_outlet_and_day_are_missing(
        self, open_page: Callable[[Path], Page], tmp_path: Path
    ) -> None:
        unknown = [
            replace(one, document=replace(one.document, outlet=None, published=None)) for one in sample()
        ]
        write_report(unknown, tmp_path / "r.html")
        opened = open_page(tmp_path / "r.html")
        opened.set_viewport_size({"width": 390, "height": 800})
        dots = "td => getComputedStyle(td, '::after').content"
        for cell in opened.locator("[aria-labelledby=articles] td:nth-child(-n+3)").all():
            assert cell.inner_text() == "" and cell.evaluate(dots) == "none"
        assert not opened.locator(".source").first.inner_text().startswith("·")
        opened.fill("#filter input[type=search]", "a")  # leaves the number of quotes as the last
        last = opened.locator("[aria-labelledby=articles] tr:visible td:visible.n").first
        assert last.inner_text().isdigit() and last.evaluate(dots) == "none"

    def test_the_reason_on_hover(self, opened: Page) -> None:
        opened.hover("[data-q=a1-q1]")
        assert "Ana Brûlé" in opened.inner_text("#why")
        assert "a quotation, then the cue, then the source" in opened.inner_text("#why")
        assert "98 %" in opened.inner_text("#why")
        assert opened.locator("[data-q=a1-q1].on").count() == opened.locator("[data-q=a1-q1]").count() > 1

    def test_the_reason_by_keyboard(self, opened: Page) -> None:
        opened.focus("#a1-q1-text")
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.id") == "a1-q2-text"
        assert "Ana Brûlé" in opened.inner_text("#why")
        assert opened.get_attribute("#a1-q2-text", "aria-describedby") == "why"
        opened.keyboard.press("Escape")
        assert opened.is_hidden("#why")

    def test_the_skip_link_comes_first(self, opened: Page) -> None:
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.className") == "skip"

    @pytest.mark.parametrize("width", [360, 1280])
    def test_nothing_is_wider_than_the_window(self, of_many: Page, width: int) -> None:
        of_many.set_viewport_size({"width": width, "height": 800})
        of_many.click("text=Filters")
        assert of_many.evaluate("document.documentElement.scrollWidth") <= width

    def test_search_and_filters_leave_what_fits(self, of_many: Page) -> None:
        status = of_many.locator("[role=status]")
        whole = status.inner_text()
        of_many.fill("[name=words]", "wall promised")
        assert status.inner_text().startswith("1 of ")
        assert self.shown(of_many, "articles") == ["3 Title of courier-1"]
        assert self.shown(of_many, "speakers") == ["Karl Ek"]
        assert of_many.locator("article:visible blockquote:visible").count() == 1
        assert self.numbers(of_many) == ["1"] * 6
        row = "[aria-labelledby=%s] tbody tr:visible td:visible"
        assert of_many.locator(row % "articles").all_inner_texts() == ["Courier", "2020-01-01", "1"]
        assert of_many.locator(row % "speakers").all_inner_texts()[-3:] == [
            "1",
            "1",
            "3 Title of courier-1 (1)",
        ]
        assert not of_many.locator(".story .counts:visible").count()
        of_many.fill("[name=words]", "nothing like it")
        assert status.inner_text().startswith("Nothing matches: none of")
        assert self.numbers(of_many) == ["0"] * 6 and of_many.locator("table:visible").count() == 0
        assert of_many.locator("text='Nothing matches.'").first.is_visible()
        of_many.click("text=Show all")
        assert status.inner_text() == whole and len(self.shown(of_many, "articles")) == 4
        assert len(of_many.locator("[aria-labelledby=articles] thead th:visible").all_inner_texts()) == 6
        assert not of_many.locator("text='Nothing matches.'").first.is_visible()
        of_many.click("text=Filters")
        of_many.fill("[name=speaker]", "ada")
        assert self.shown(of_many, "speakers") == ["Ada Byron"]
        assert of_many.locator("[data-n=a2]:visible").first.inner_text() == "1"
        of_many.select_option("[name=outlet]", "Courier")
        assert self.shown(of_many, "articles") == ["3 Title of courier-1"]
        of_many.click("text=Show all")
        of_many.fill("[name=from]", "2020-01-02")
        of_many.uncheck("[name=kind][value=direct]")
        assert "2 Title of herald-1" in self.shown(of_many, "articles")
        assert "3 Title of courier-1" not in self.shown(of_many, "articles")
        of_many.fill("[name=confidence]", "95")
        assert "2 Title of herald-1" not in self.shown(of_many, "articles")

    def test_a_click_on_a_head_sorts(self, of_many: Page) -> None:
        of_many.click("[aria-labelledby=articles] thead button >> text=Outlet")
        outlets = of_many.locator("[aria-labelledby=articles] tbody td:nth-child(2)").all_inner_texts()
        assert outlets[-2:] != ["Courier", "Courier"] and outlets == sorted(
            outlets, key=lambda o: (o == "", o)
        )
        of_many.click("[aria-labelledby=speakers] thead button >> text=Quotes")
        assert of_many.get_attribute("[aria-labelledby=speakers] th.n >> nth=0", "aria-sort") == "descending"
        of_many.click("[aria-labelledby=speakers] thead button >> text=Quotes")
        counts = of_many.locator("[aria-labelledby=speakers] tbody td:nth-child(4)").all_inner_texts()
        assert [*map(int, counts)] == sorted(map(int, counts))

    def test_a_key_opens_the_article_it_leads_to(self, of_many: Page) -> None:
        of_many.click("#a2-q1 .key")
        assert of_many.is_visible("#a2-q1-text")
