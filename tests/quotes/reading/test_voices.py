"""Who says what by the markup of a page alone: posts, cards, interviews, messages, live pages."""

from __future__ import annotations

import pytest

from quotes.reading.web.pages import of_fragment
from tests.quotes.reading.test_pages import FIRST, LAST, SAID, lines, read

POST = "The gates are shut. Stay away tonight."
TOLD = "I have kept it for thirty years."


@pytest.mark.parametrize(
    "post",
    [
        f"<amp-twitter><blockquote><p>{POST}</p>— Una Platt (@una) <a>May 3</a></blockquote></amp-twitter>",
        f"<div class='fb-post'><blockquote><p>{POST}</p>"
        "Posted by <a>Una Platt</a> on <a>Friday</a></blockquote></div>",
        f"<blockquote class='tiktok-embed'><section><a>@una</a><p>{POST}</p>"
        "<a>♬ original sound - Una Platt</a></section></blockquote>",
        "<div class='tgme_widget_message'><a class='tgme_widget_message_owner_name'>Una Platt</a>"
        f"<div class='message_text'>{POST}</div></div>",
        f"<blockquote class='text-post-media'><div>{POST}</div><div>Post by @unaplatt</div>"
        "</blockquote><p>Una Platt came.</p>",
    ],
)
def test_posts(post: str) -> None:
    text = read(f"{FIRST}{post}{LAST}")[0]
    assert f"“{POST}”\n— Una Platt" in text


@pytest.mark.parametrize(
    "card",
    [
        f"<bsp-quote><blockquote><svg><title>Mark</title></svg><p>{TOLD}</p>"
        "<div class='Quote-attribution'>Una Platt, keeper</div></blockquote></bsp-quote>",
        f"<blockquote><p>{TOLD}</p><footer><cite>Una Platt</cite>, keeper</footer></blockquote>",
        f"<div class='testimonial'><p>{TOLD}</p>"
        "<b class='name'>Una Platt</b><p class='role'>keeper</p></div>",
        f"<blockquote><p>{TOLD}</p><p><strong>Una Platt</strong></p><p>keeper</p></blockquote>",
    ],
)
def test_cards(card: str) -> None:
    text = read(f"{FIRST}{card}{LAST}")[0]
    assert f"“{TOLD}”\n— Una Platt, keeper\n" in text
    assert "Mark" not in text


def test_a_pull_quote_that_repeats_the_text_goes_with_its_signature() -> None:
    pulled = "<figure class='pullquote'><blockquote><p>{}</p><cite>Una Platt</cite></blockquote></figure>"
    own, other = (
        pulled.format("I have kept this weir for thirty years"),
        pulled.format("Nobody asked the river"),
    )
    assert lines(f"{FIRST}{own}<p>{SAID}</p>{LAST}")[2] == SAID
    assert "“Nobody asked the river”" in lines(f"{FIRST}{other}<p>{SAID}</p>{LAST}")


@pytest.mark.parametrize(
    "one",
    ["<p class='question'>{}</p><p class='answer'>{}</p>", "<h3>{}</h3><p>{}</p>", "<p><b>{}</b><br>{}</p>"],
)
def test_interviews_and_guides(one: str) -> None:
    asked = [("Why green?", "I like it."), ("How long?", "I took nine days."), ("And now?", "I rest.")]
    body = FIRST + "<p>Una Platt spoke to us.</p>" + "".join(one.format(*pair) for pair in asked) + LAST
    assert "A: I took nine days." in read(body)[0]
    guide = "".join(one.format(question, "The county does.") for question, _ in asked)
    assert "A:" not in read(f"{FIRST}{guide}{LAST}")[0]


def test_messages_and_tables() -> None:
    bubble = "<div class='msg'><span class='sender'>{}</span><span class='time'>16:42</span><p>{}</p></div>"
    row = "<tr><td>{}</td><td>“{}”</td><td>Wrong.</td></tr>"
    pairs = [("Una Platt", TOLD), ("Bo Lind", POST)]
    text = read(FIRST + "".join(bubble.format(*pair) for pair in pairs) + LAST)[0]
    assert f"Una Platt (16:42): “{TOLD}”" in text
    table = "".join(row.format(*pair) for pair in pairs)
    assert f"Una Platt: “{TOLD}”\nWrong.\n" in read(f"{FIRST}<table>{table}</table>{LAST}")[0]


def test_one_message_is_no_conversation() -> None:
    message = "<div class='message'><b>Una Platt</b> kept the weir for thirty years.</div>"
    assert of_fragment(f"{message}<p>{SAID}</p>", "x") == f"Una Platt kept the weir for thirty years.\n{SAID}"


def test_all_blocks_of_a_live_page() -> None:
    block = "<div class='{}'><div class='block'><time>17:20</time><div><p>{}</p></div></div></div>"
    text = read(
        block.format("pinned", SAID)
        + block.format("feed", "The second gate is stuck, and the road is shut to all.")
    )[0]
    assert SAID in text
    assert "The second gate" in text


def test_days_of_publication_and_change() -> None:
    for line in (
        "Updated: May 5, 2024 | Published: May 3, 2024",
        "May 3, 2024. Last modified on May 5, 2024",
    ):
        assert (
            read(f"<p>{line.replace('. Last', ' Last')}</p>{FIRST}<p>{SAID}</p>")[1].published == "2024-05-03"
        )


def test_the_byline_is_the_author_beside_the_outlet() -> None:
    head = "<meta name='author' content='The Lantern'><meta property='og:site_name' content='The Lantern'>"
    assert read(f"<p class='byline'>By Ann Roe</p>{FIRST}<p>{SAID}</p>", head)[1].author == "Ann Roe"
    assert read(f"{FIRST}<p>{SAID}</p>", head)[1].author == "The Lantern"


def test_short_answers_to_questions_in_italics() -> None:
    told = "<p>Ann Roe keeps the weir. She spoke to Wagon about eels.</p>"
    page = "".join(
        f"<p><em>{asked}</em></p><p>{said}</p>"
        for asked, said in (
            ("What gets lost?", "Boots, and after them hats."),
            ("And the oddest?", "A tuba full of eels."),
            ("Do you lose things?", "Only arguments."),
        )
    )
    assert "A: A tuba full of eels." in lines(f"{told}{page}")
    assert "A: A tuba full of eels." not in lines(f"<p>The weir and its eels.</p>{page}")
