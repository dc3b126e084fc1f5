"""Pages: what stands in the article, and what the page states of it."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from lxml import html

from quotes.document import Document
from quotes.reading.files import parse
from quotes.reading.source import ReadingError
from quotes.reading.web.markup import tidy
from quotes.reading.web.pages import of_fragment

FIRST = "<p>The weir at Oxbow was shut on Monday after a week of rain.</p>"
SAID = "“I have kept this weir for thirty years and never saw the like,” said Una Platt, its keeper."
LAST = "<p>It opens again on Friday, the council of the town says.</p>"


def lines(body: str, head: str = "") -> list[str]:
    return read(body, head)[0].splitlines()


def read(body: str, head: str = "") -> tuple[str, Document]:
    article = f"<article><h1>Weir shut</h1>{body}</article>"
    html = f"<html><head><title>Weir shut</title>{head}</head><body>{article}</body></html>"
    found = parse(html.encode(), "x", "x.html")
    return found.text, found.document


def test_q_has_the_marks_of_a_browser() -> None:
    text, _ = read(f"{FIRST}<p><q>It is <q>late</q></q>, said Una Platt.</p>{LAST}")
    assert "“It is ‘late’”, said Una Platt." in text


def test_a_block_quotation_is_in_marks_with_its_signature() -> None:
    block = (
        "<blockquote><p>We were never asked.</p><p>Nobody came to us.</p><cite>Una Platt</cite></blockquote>"
    )
    text, _ = read(FIRST + block + LAST)
    assert "“We were never asked.\n“Nobody came to us.”\n— Una Platt\n" in text


def test_a_figure_may_hold_a_quotation() -> None:
    block = "<blockquote>We were never asked by them.</blockquote><figcaption>— Una Platt</figcaption>"
    text, _ = read(f"{FIRST}<figure>{block}</figure>{LAST}")
    assert "“We were never asked by them.”\n— Una Platt\n" in text


def test_a_block_quotation_that_quotes_a_few_words_is_one() -> None:
    block = '<blockquote>They call it "only a detour". It\'s 31 miles, and they know it.</blockquote>'
    assert "“They call it ‘only a detour’. It's 31 miles, and they know it.”" in lines(FIRST + block + LAST)


def test_a_block_with_its_marks_keeps_them() -> None:
    block = "<blockquote><p>“We were never asked,” Una Platt wrote to the council.</p></blockquote>"
    assert "“We were never asked,” Una Platt wrote to the council." in lines(FIRST + block + LAST)


def caption(text: str) -> str:
    told = f"<figcaption>{text} <small>Photo: Ed Moss</small></figcaption>"
    return f"<li><figure><img src='x.jpg'>{told}</figure></li>"


def test_captions_are_the_article_of_a_gallery_and_of_no_other_page() -> None:
    told = [f"Gate {at} of the weir, shut in May. “It still leaks,” says Una Platt." for at in range(1, 5)]
    pictures = f"<ul>{''.join(map(caption, told))}</ul>"
    assert lines(FIRST + pictures + LAST)[2:-1] == told
    longer = "".join(
        f"<p>In year {at} the keeper counted the boats, the fish and the gates again.</p>" for at in range(9)
    )
    assert not set(told) & set(lines(FIRST + pictures + longer + LAST))


POST = (
    '<blockquote class="twitter-tweet"><p>The gates are shut.<br>Stay away. https://t.co/x</p>'
    '— Una Platt MP (@platt) <a href="/s/1">3 May</a></blockquote>'
)


def test_an_embedded_post_is_signed() -> None:
    text, _ = read(f"{FIRST}{POST}{LAST}")
    assert "“The gates are shut. Stay away.”\n— Una Platt, MP, @platt\n" in text


def test_a_post_may_begin_with_a_number() -> None:
    said = "3 gates are shut since noon. Nobody should walk on the weir before we have looked at it."
    post = POST.replace("The gates are shut.<br>Stay away.", said)
    text, _ = read(f"{FIRST}{post}{LAST}")
    assert f"“{said}”\n— Una Platt, MP, @platt\n" in text


def test_a_post_that_is_announced_needs_no_signature() -> None:
    assert "— Una" not in read(f"{FIRST}<p>Una Platt wrote:</p>{POST}{LAST}")[0]


def test_who_said_what_in_a_table_and_in_a_list_of_terms() -> None:
    table = (
        "<table><tr><th>Who</th><th>What</th></tr><tr><td>Una Platt</td><td>“I will stay.”</td></tr></table>"
    )
    terms = "<dl><dt>Bo Lind, fisher</dt><dd>Without it we all drown.</dd></dl>"
    text, _ = read(f"{FIRST}{table}{terms}{LAST}")
    assert "Una Platt: “I will stay.”" in text
    assert "Bo Lind, fisher: “Without it we all drown.”" in text


def test_the_author_whom_the_last_line_names() -> None:
    credit = "<p>(Reporting by Ann Roe and Bo Lind; Editing by Al Lee)</p>"
    assert read(f"{FIRST}<p>{SAID}</p>{credit}")[1].author == "Ann Roe; Bo Lind"
    address = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "https://post.example/ann"}}'
    script = f'<script type="application/ld+json">{address}</script>'
    assert read(f"{FIRST}<p class='byline'>By Ann Roe</p><p>{SAID}</p>", script)[1].author == "Ann Roe"


@pytest.mark.parametrize("date", ["1709632800", "1709632800000", "20240305T100000", "2024/03/05 10:00"])
def test_dates_of_programs(date: str) -> None:
    assert read(f"{FIRST}<p>{SAID}</p>", f'<meta name="date" content="{date}">')[1].published == "2024-03-05"


@pytest.mark.parametrize(
    "block",
    [
        "<blockquote>It is the end of the mill.<br>– Una Platt, miller</blockquote>",
        "<blockquote class='instagram-media'><p>It is the end of the mill.</p><p>A post shared by Una Platt"
        " (@una)</p></blockquote>",
        "<blockquote class='bluesky-embed'><p>It is the end of the mill.</p>— Una Platt"
        " (<a href='#'>@una</a>)</blockquote>",
    ],
)
def test_signatures_in_blocks(block: str) -> None:
    assert "“It is the end of the mill.”\n— Una Platt" in read(f"{FIRST}{block}{LAST}")[0]


def test_notes_and_adverts_within_a_quote_are_left_out() -> None:
    text, _ = read(
        f"{FIRST}<p>“It was dark.</p><p>Advertisement</p><p>Article continues below this ad</p>"
        f"<p>“It was cold,”<a href='#n1'>[1]</a> said Una Platt.</p>{LAST}"
    )
    assert "“It was dark.\n“It was cold,” said Una Platt." in text


@pytest.mark.parametrize(
    ("question", "answer", "written"),
    [
        ("Why did you come?", "Because my mother asked me to.", "A: Because my mother asked me to."),
        ("Where do I vote?", "At the town hall of my county.", "\nAt the town hall"),
        ("Who may vote?", "Each of the county may, from eighteen on.", "\nEach of the county"),
    ],
)
def test_an_interview_in_a_list_of_terms(question: str, answer: str, written: str) -> None:
    text, _ = read(f"{FIRST}<dl><dt>{question}</dt><dd>{answer}</dd></dl>{LAST}")
    assert written in text


@pytest.mark.parametrize(
    "beside",
    [
        "<div style='display:none'><p>{}</p></div>",
        "<p hidden>{}</p>",
        "<template><p>{}</p></template>",
        "<textarea>{}</textarea>",
        "<div class='newsletter-box'><p>{}</p></div>",
        "<div class='c-related-box'><a href='/x'>{}</a></div>",
        "<div class='wp-caption'><img src='a.jpg'><p>{}</p></div>",
        "<ol class='footnotes'><li>{}</li></ol>",
    ],
)
def test_what_is_not_the_article(beside: str) -> None:
    other = "“Read this,” said Ola Kern."
    found = lines(f"{FIRST}<p>{SAID}</p>{beside.format(other)}<p>“We go on,” she said.</p>{LAST}")
    assert found[1:4] == [
        FIRST[3:-4],
        SAID,
        "“We go on,” she said.",
    ]
    assert not any("Kern" in line for line in found)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{SAID}</p><noscript><p>{SAID}</p></noscript>",
        f"<div><p>{SAID}</p></div><div class='print'><p>{SAID}</p></div>",
        f"<div><p>{SAID[:60]} ...</p></div><div><p>{SAID}</p></div>",
        f"<p>{SAID}</p><blockquote>I have kept this weir for thirty years</blockquote>",
        f"<aside class='pullquote'><q>{SAID[1:39]}</q> Una Platt</aside><p>{SAID}</p>",
    ],
    ids=["noscript", "for print", "teaser", "pull quote", "pull quote before"],
)
def test_what_is_shown_twice_is_read_once(body: str) -> None:
    assert read(FIRST + body + LAST)[0].count("I have kept this weir") == 1


def test_the_same_said_by_two_is_read_twice() -> None:
    text, _ = read(f"{FIRST}<p>“Never again,” said Una Platt.</p><p>“Never again,” said Bo Lind.</p>{LAST}")
    assert text.count("Never again") == 2


def test_paragraphs_in_other_markup() -> None:
    spans = "".join(
        f"<div><div><span>{line}</span></div></div>"
        for line in ("“Turn,” Platt said.", SAID, "“Why?” asked Bo Lind.")
    )
    assert lines(spans)[-3:] == ["“Turn,” Platt said.", SAID, "“Why?” asked Bo Lind."]
    items = "<ul><li>“We wrote,” said Bo Lind.<li>“My hand hurts,” said Una Platt.</ul>"
    assert lines(FIRST + items)[-2:] == ["“We wrote,” said Bo Lind.", "“My hand hurts,” said Una Platt."]


def test_a_piece_of_a_page_without_its_frame() -> None:
    article = parse(
        "<p>The ferry is back.</p>\n<p>“I ran out,” said <b>Nada Kut</b>.</p>".encode(), "x", "x.txt"
    )
    assert article.text == "The ferry is back.\n“I ran out,” said Nada Kut."


def test_structured_data_come_first() -> None:
    graph = {
        "@graph": [
            {
                "@type": "ItemList",
                "itemListElement": [{"@type": "NewsArticle", "headline": "Other", "author": "Bo Lind"}],
            },
            {"@type": "Organization", "@id": "#o", "name": "The Oxbow Post"},
            {"@type": "Person", "@id": "#p", "name": "Ann Roe"},
            {
                "@type": ["NewsArticle"],
                "headline": "Weir shut",
                "author": [{"@id": "#p"}, {"@type": "Organization", "name": "Reuters"}],
                "publisher": [{"@id": "#o"}],
                "datePublished": "2024-03-05T23:30:00-06:00",
            },
        ]
    }
    script = f'<script type="application/ld+json">//<![CDATA[\n{json.dumps(graph)};\n//]]></script>'
    _, document = read(
        FIRST + f"<p>{SAID}</p>", script + '<link rel="canonical" href="https://post.example/weir">'
    )
    assert (document.title, document.author, document.outlet) == ("Weir shut", "Ann Roe", "The Oxbow Post")
    assert (document.published, document.url) == ("2024-03-05", "https://post.example/weir")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Roe", "Ann Roe"),
        ("By ANN ROE and AL LEE", "Ann Roe; Al Lee"),
        ("ANN ROE AND AL LEE", "Ann Roe; Al Lee"),
        ("Ann Roe, Reuters", "Ann Roe"),
        ("Reuters", "Reuters"),
        ("ann@post.example (Ann Roe)", "Ann Roe"),
        ("By Ann Roe, Al Lee and Bo van der Lind Jr.", "Ann Roe; Al Lee; Bo van der Lind Jr."),
        ("Ann Roe in Dublin and Al Lee in Cork", "Ann Roe; Al Lee"),
        ("By Ann Roe For The Oxbow Post", "Ann Roe"),
        ("By Ann Roe aroe@post.example @annroe", "Ann Roe"),
        ("Words: Ann Roe Photos: Bo Lind", "Ann Roe"),
        ("By Ann Roe, staff writer", "Ann Roe"),
        ("Words: Ann Roe. Photos: Bo Lind", "Ann Roe"),
        ("By ANN McROE AND AL O’LEE", "Ann McRoe; Al O’Lee"),
        ("By Bo Lind, Jr., and Ann Roe", "Bo Lind, Jr.; Ann Roe"),
        ("By Arts and Garden Desk", "Arts and Garden Desk"),
        ("By <a rel='author'>Ann Roe</a> <a>Get alerts</a>", "Ann Roe"),
        ("By Ann Roe Follow", "Ann Roe"),
        ("From Ann Roe, Nsukka", "Ann Roe"),
        ("By Ann Roe and Al Lee, New Delhi", "Ann Roe; Al Lee"),
        ("By Ann Roe and Suharto", "Ann Roe; Suharto"),
    ],
)
def test_the_line_of_authors(line: str, author: str) -> None:
    assert read(f'<p class="byline">{line}</p>{FIRST}<p>{SAID}</p>')[1].author == author


def test_nobody_is_the_author_of_a_page_by_its_administrator() -> None:
    assert read(f'<p class="author">admin</p>{FIRST}<p>{SAID}</p>')[1].author is None


def test_a_post_beside_its_holder_is_no_author() -> None:
    people = [{"@type": "Person", "name": name} for name in ("ANN ROE", "AP Technology Writer")]
    data = json.dumps({"@type": "NewsArticle", "headline": "Weir shut", "author": people})
    head = f'<script type="application/ld+json">{data}</script>'
    assert read(f"{FIRST}<p>{SAID}</p>", head)[1].author == "Ann Roe"


def test_a_writer_whom_the_page_shows_outranks_an_agency_in_its_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Weir shut", "author": {
        "@type": "Organization", "name": "Associated Press"}})  # fmt: skip
    head = f'<script type="application/ld+json">{data}</script>'
    byline = '<p class="byline">By ANN ROE, Associated Press</p>'
    assert read(f"{byline}{FIRST}<p>{SAID}</p>", head)[1].author == "Ann Roe"
    assert read(f"{FIRST}<p>{SAID}</p>", head)[1].author == "Associated Press"


def test_data_with_a_comma_too_many() -> None:
    data = '{"@type": "NewsArticle", "author": {"name": "Ann Roe",},}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert read(f"{FIRST}<p>{SAID}</p>", head)[1].author == "Ann Roe"


def test_a_surname_before_the_given_name() -> None:
    head = (
        '<meta name="citation_author" content="Roe, Ann"><meta name="citation_author" content="Lee, Al B.">'
    )
    assert read(FIRST, head)[1].author == "Ann Roe; Al B. Lee"


@pytest.mark.parametrize(
    "body",
    [
        '<section class="comments"><time datetime="2021-05-05">5 May 2021</time></section>',
        "<footer>Copyright 2016 Oxbow Post. Rebuilt 14 July 2016.</footer>",
        "<figure><img src='a.jpg'><figcaption>The weir in 2009.</figcaption></figure>",
        "<p>The flood of 28 September 1994 is not forgotten.</p>",
    ],
)
def test_other_days_are_not_the_article_s(body: str) -> None:
    assert read(f"{FIRST}<p>{SAID}</p>{body}")[1].published is None


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Updated: 5 May 2024</p><p>Published: 5 March 2024</p>",
        '<p><time class="updated" datetime="2024-05-05">5 May</time>'
        '<time class="published" datetime="2024-03-05">5 March</time></p>',
    ],
)
def test_the_day_of_publication_is_not_that_of_a_change(shown: str) -> None:
    assert read(f"{shown}{FIRST}<p>{SAID}</p>")[1].published == "2024-03-05"


@pytest.mark.parametrize(
    ("title", "outlet", "heading"),
    [
        ("Weir shut | Oxbow Post", "Oxbow Post", ""),
        ("Oxbow Post: Weir shut", "Oxbow Post", ""),
        ("Weir shut – The Oxbow Post in English", None, "<h1>Weir shut</h1>"),
        ("Weir shut | Oxbow Post", None, "<h1>Oxbow Post</h1><h1>Weir shut</h1>"),
    ],
)
def test_the_title_is_without_the_outlet(title: str, outlet: str | None, heading: str) -> None:
    site = f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    page = f"<html><head><title>{title}</title>{site}</head><body>{heading}{FIRST}<p>{SAID}</p></body></html>"
    document = parse(page.encode(), "x", "x.html").document
    assert document.title == "Weir shut"
    assert document.outlet in ("Oxbow Post", "The Oxbow Post in English")


@pytest.mark.parametrize(
    ("shared", "other", "title"),
    [
        ("Weir to be mended", "Weir to be mended", "Shut is the weir that is to be mended"),
        ("Weir to be mended", "", "Weir to be mended"),
        ("Prayers heard", "", "Shut is the weir that is to be mended"),
    ],
)
def test_which_of_several_titles(shared: str, other: str, title: str) -> None:
    heading = "Shut is the weir that is to be mended"
    data = json.dumps({"@type": "NewsArticle", "headline": heading, "alternativeHeadline": other})
    page = (
        f'<html><head><meta property="og:title" content="{shared}"><script type="application/ld+json">{data}'
        f"</script></head><body><h1>{heading}</h1>{FIRST}<p>{SAID}</p></body></html>"
    )
    assert parse(page.encode(), "x", "x.html").document.title == title


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<q>a ", "<blockquote>a", "<table><tr><td>", "<dl><dt>a<dd>b ", "<div class=newsletter>a",
     "<ul><li>a",
     "<aside class=pullquote>We won it in the end</aside>", "<p>We won it all, in the end, and so ...</p>",
     "<script type='application/ld+json'>[[[[</script>",
     '<meta name="author" content="Ann Roe and Bo Lind">'],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    taken = []
    for size in (30_000, 120_000):
        page = (
            f"<html><body><article>{FIRST}{piece * (size // len(piece))}<p>{SAID}</p></article></body></html>"
        )
        started = time.process_time()
        with contextlib.suppress(ReadingError):  # nested too deep
            parse(page.encode(), "x", "x.html")
        taken.append(time.process_time() - started)
    assert taken[1] < 12 * taken[0] + 0.5


@pytest.mark.parametrize("tag", ["<p %s>", '<p title=">" %s>', "<p/%s>"])
def test_an_element_with_endless_attributes_is_told(tag: str) -> None:
    attributes = "/".join(f"a{number}" for number in range(30_000))
    page = f"<html><body><article>{FIRST}{tag % attributes}{SAID}</p></article></body></html>"
    with pytest.raises(ReadingError, match="attributes"):
        parse(page.encode(), "x", "x.html")


@pytest.mark.parametrize("piece", ["<ul><li>", "<div>" * 4])
def test_what_is_nested_too_deep_is_told(piece: str) -> None:
    page = f"<html><body><article>{FIRST}{piece * 950}<p>{SAID}</p></article></body></html>"
    with pytest.raises(ReadingError, match="too deep"):
        parse(page.encode(), "x", "x.html")


def test_texts_that_lose_their_spans_are_one() -> None:
    tree = html.fromstring(
        "<html><body><p>" + "<span>We</span> <font>go</font> on. " * 50 + "</p></body></html>"
    )
    tidy(tree)
    assert len(tree.xpath("//p/text()")) == 1


@pytest.mark.parametrize("mark", ["\x01", "\x0c", "\x00", "\uffff"])
def test_control_characters_in_pages_are_blanks(mark: str) -> None:
    assert of_fragment(f"<p>The weir{mark}<span>is</span> shut.</p>", "x") == "The weir is shut."


def test_words_for_those_who_hear_the_page_are_left_out() -> None:
    link = "<a>weir<span class='sr-only'>(opens in a new tab)</span></a>"
    player = "<div class='audio-player'><p>“It sounds human,” says Greg Toll.</p></div>"
    text = read(f"{FIRST}{player}<p>{SAID}</p><p>The {link} was shut again in the evening.</p>")[0]
    assert "The weir was shut" in text and "human" not in text


@pytest.mark.parametrize(
    ("body", "gone"),
    [
        ("<div><h4>Our standards</h4><p>“Get it right,” says Lotte Brun.</p></div>", "Get it right"),
        ("<h4>About the author</h4><p>“I was sick,” says Elvie Sison.</p>", "I was sick"),
        ("<p>We want <del>ten</del> <ins>twelve</ins>.</p>", "ten"),
    ],
)
def test_what_only_a_heading_or_a_stroke_tells_to_be_no_text(body: str, gone: str) -> None:
    story = "".join(f"<p>On day {day} the gates of the weir at Oxbow were open.</p>" for day in range(9))
    text = read(f"{FIRST}<p>{SAID}</p>{story}{body}")[0]
    assert f"{gone} " not in text and "Una Platt" in text


def test_a_heading_within_a_story_takes_nothing_away() -> None:
    text = read(f"{FIRST}<h3>Read more</h3><p>{SAID}</p><p>We all want more of it, they say.</p>")[0]
    assert "Una Platt" in text


@pytest.mark.parametrize(
    ("shown", "author", "day"),
    [
        ("<p>Text by Ann Roe<br>Photographs by Bo Lind</p>", "Ann Roe", None),
        ("<div class=byline>By Ann Roe, Energy Correspondent, in Gdyniec</div>", "Ann Roe", None),
        ("<small>By <a>Ann Roe</a> | 2 years ago</small>", "Ann Roe", None),
        ("<div>By: Ann Roe - The Post / 05:12 AM June 03, 2023</div>", "Ann Roe", "2023-06-03"),
        ("<div class=date>03.06.2023 - 14:20 | Last update: 04.06.2023</div>", None, "2023-06-03"),
    ],
)
def test_lines_with_author_and_day(shown: str, author: str | None, day: str | None) -> None:
    document = read(f"{shown}{FIRST}<p>{SAID}</p>")[1]
    assert (document.author, document.published) == (author, day)


@pytest.mark.parametrize("tag", ["a", "b", "cite"])
def test_very_many_links_in_a_paragraph_take_time_by_their_number(tag: str) -> None:
    def seconds(number: int) -> float:
        words = " ".join(f"<{tag}>word{n}</{tag}>" for n in range(number))
        page = f"<html><body><article><p>{words}</p><p>“We go on,” said Ana Roe.</p></article></body></html>"
        begun = time.process_time()
        assert parse(page.encode(), "a.html").text.endswith(f"word{number - 1}\n“We go on,” said Ana Roe.")
        return time.process_time() - begun

    assert any(seconds(16_000) < 8 * 3 * max(seconds(2_000), 0.05) for _ in range(3))
