"""Texts that nobody wrote to be read, at a small size: they end and give what a document is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

import quotes
from benchmarks.hostile.texts import TEXTS
from quotes.document import Article


@pytest.mark.parametrize("kind", TEXTS)
def test_hostile_text(kind: str) -> None:
    text = TEXTS[kind](6_000)
    document = quotes.attribute(text)
    speakers = {speaker.id for speaker in document.speakers}
    for quote in document.quotes:
        assert quote.speaker is None or quote.speaker in speakers
        assert all(0 <= span.start < span.end <= len(text) for span in (*quote.spans, *quote.quoted))
        assert all(one.end <= two.start for one, two in zip(quote.spans, quote.spans[1:], strict=False))
    for speaker in document.speakers:
        assert all(len(span.of(text)) < 300 for span in speaker.mentions)
        assert len(speaker.affiliations) <= 101


def test_a_source_that_begins_with_a_comma_has_no_name() -> None:
    text = (
        "He denied of “No,” stay, ) Norvik’s , he Corvo Harker Dunmore deal, (Nov. ’ that Lowell pumps. , "
        "say asked a Cheesemaker Later ( traders. ! ; Uber the"
    )
    assert quotes.attribute(text).text == text


def test_a_quotation_of_many_paragraphs_is_one_quote() -> None:
    document = quotes.attribute("Anna Roe said:\n\n" + "“We go on, and on.\n\n" * 300)
    assert [len(quote.spans) for quote in document.quotes] == [300]
    assert document.quotes[0].kind == "direct"


def test_namesakes_are_told_apart_however_many() -> None:
    names = [
        f"{first}{second}a Roe" for first in "BCDFGHJKLM" for second in ("e", "i", "o", "u", "ar", "er", "or")
    ]
    document = quotes.attribute("\n\n".join(f'"We will go on," said {name}, a baker.' for name in names))
    assert [speaker.name for speaker in document.speakers] == names


def test_a_text_read_in_pieces_gives_what_it_gives_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXTS["speakers"](6_000) + TEXTS["pronouns"](6_000)
    whole = quotes.attribute(text).to_dict()
    monkeypatch.setattr("quotes.models.tables._TOGETHER", 200)
    monkeypatch.setattr("quotes.attribution.frames.arguments._TOGETHER", 500)
    assert quotes.attribute(text).to_dict() == whole


_WORDS = (
    "“ ” \" ' ‘ ’ , . : ; — - ( ) ? ! Ana Roe Poe the mayor Dr. MP of Elton Post The Says said says called "
    "told asked was is that who which it she claimed by from and records statement letter show found "
    "accused urged Admitting according to as puts Q: A: 12 % \n\n \n his ex-wife my mother elder both two "
    "along with joined her (PPC) Y To Lane QIf AWell named chairs shouts"
).split(" ")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
@example("“We go there now,” Roe".split(" "))
@example("“We go there now,” shouts".split(" "))
@example(
    (
        "Education and Works phone have 1 of Ltd, (R-Texas) the 1 DPWH is wetter,” not (Meridian) it “I'd go"
    ).split(" ")
)
@example("why Poe asked told it , Says mayor Poe".split(" "))
@example("Post said letter Roe said we which show MP CEO — to Roe was".split(" "))
@example("The mayor is Ana Roe . Roe is".split(" "))
@example("Ana Roe said it was the mayor . Y".split(" "))
@example("Poe from the \n\n police ; Ana Oluga told Ouma joined her".split(" "))
@example("Nobody slept , according to her family , Holm".split(" "))
@example("Roe died at 90 . Nobody will say why".split(" "))
@example("WORST \n “ Nobody slept there. ” \n Roe ,".split(" "))
@example("“All is well,” he apologised. A spokeswoman for the band later blamed a".split(" "))
@example("“All is well,” said His Excellency the".split(" "))
@example("The problem is money. As the union insisted that".split(" "))
@example("The union is tired. It is, in the words of Reed".split(" "))
@example("It was late, according to the woman Roe married".split(" "))
def test_no_arrangement_of_the_words_of_news_breaks_it(words: list[str]) -> None:
    document = quotes.attribute(" ".join(words))
    assert all(span.end <= len(document.text or "") for quote in document.quotes for span in quote.spans)


def test_half_a_character_is_read_and_leaves_no_trace() -> None:
    text = "Ana Roe, of \ud800Elton, said it was late."
    assert [quote.text for quote in quotes.attribute(text).quotes] == ["it was late"]
    assert [quote.text for quote in quotes.attribute("Ben Poe said it was wet.").quotes] == ["it was wet"]


_CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
_TEXTS = st.sampled_from([case["text"] for case in _CASES])


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.integers(0, 400), st.integers(0, 400))
@example(
    "The Secretary of State's Office said it was on. The Governor's Office of Planning said it was not.",
    150,
    305,
)
def test_a_text_that_is_cut_off_anywhere_is_read_to_its_end(text: str, one: int, two: int) -> None:
    begins = [match.start() for match in regex.finditer(r"\w+|[^\w\s]", text)]
    first, last = sorted((one % len(begins), two % len(begins)))
    cut = text[begins[first] : begins[last]]
    document = quotes.attribute(Article.of(cut))
    assert all(span.end <= len(cut) for quote in document.quotes for span in quote.spans)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_TEXTS, st.integers(0, 100), st.integers(0, 400)), min_size=2, max_size=8))
@example([("The town was cold, per At", 0, 400), ("Nobody slept.", 0, 400)])
@example([("Tom Roe said so. “It is late” – said", 0, 400), ("The town was cold.", 0, 400)])
@example([("he not feel“”\n“M y a t e t n o", 0, 400), ("The declaration was", 0, 400)])
@example([("The town was cold.", 0, 400), ("Ivo P. Brand said the well was dry. Iv", 0, 400)])
@example([("The town was cold. He said", 0, 400), ("the whale was new.", 0, 400)])
def test_a_text_reads_the_same_alone_and_among_others(cuts: list[tuple[str, int, int]]) -> None:
    texts = [Article.of(text[start:][:end], id=str(at)) for at, (text, start, end) in enumerate(cuts)]
    assert list(quotes.attribute_all(texts)) == [quotes.attribute(text) for text in texts]


@pytest.mark.parametrize("text", ["He not feel“”", "Roe said “”, and left.", "Roe said “?!” and left."])
def test_marks_without_words_are_nothing_said(text: str) -> None:
    assert not quotes.attribute(text).quotes


def test_a_turn_that_is_cut_off_behind_for() -> None:
    lines = (
        "Rhodri: I fell asleep on the quad. That was the business plan.",
        "What did the bank say?",
        "Anwen: Our man was brilliant.",
        "Is she right?",
        "Rhodri: For",
    )
    said = [quote.text for quote in quotes.attribute("\n\n".join(lines)).quotes]
    assert "Our man was brilliant." in said
