"""Sentences: one case a line, pieces divided by ¦; the pieces rebuild the text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize.punkt import PunktSentenceTokenizer

from quotes.resources import lexicon, path
from quotes.text.layout import Paragraph, paragraphs
from quotes.text.punkt import parameters, tokenizer
from quotes.text.sentences import sentences

CORPORA = Path("../shared/corpora")

CASES = [
    ("plain", "He left. ¦She stayed."),
    ("title", "Mr. Brown met Lt. Col. Long and Gov. Little with Del. Park. ¦They left."),
    ("party and state", "Sen. Ann Lee (D-Mass.) and Rep. Al Roe, R-Ky., voted. ¦Others did not."),
    ("country", "The U.S. Senate met U.N. officials. ¦Nobody spoke."),
    ("country at the end", "He lives in the U.S. ¦She does not."),
    ("time of day", "They met at 5 a.m. Monday. ¦It rained."),
    ("time of day at the end", "They met at 5 p.m. ¦He was late."),
    ("number", "No. 5 is alive. ¦He said no. ¦She said yes."),
    ("price", "It cost $5.50 in 2003. ¦Prices rose 3.5 percent."),
    ("initials", "J. K. Rowling, J.R.R. Tolkien and George W. Bush met. ¦Nobody knew."),
    ("initial before a name that is a word", "Ronald J. Brown and Ann B. White spoke. ¦Then they left."),
    ("letter at the end", "That was plan B. ¦The next was plan C."),
    ("company", "Acme Corp. and Bolt Inc. merged. ¦Shares fell."),
    ("month", "It began on Jan. 5 and ended in Sept. 2004. ¦Nobody cared."),
    ("saint and street", "St. Louis is on the river. ¦It is old."),
    ("closing mark", '"We go." ¦He left.'),
    ("closing curly marks", "“She said ‘no.’” ¦He left."),
    ("closing two apostrophes", "''We go.'' ¦''Now.''"),
    ("closing bracket", "(He left.) ¦She stayed."),
    ("opening mark", 'He left. ¦"We go," she said.'),
    ("opening marks", "He left. ¦“‘No’ is a word,” she said."),
    ("question before its cue", '"Why?" he asked. ¦"Why not?" she said.'),
    ("exclamation before its cue", "“Never!” cried the crowd. ¦Then it left."),
    ("question", "Why? ¦Nobody knows."),
    ("several marks", "Really?! ¦Yes!!! ¦Good."),
    ("ellipsis within", "It was... well, odd. ¦He left."),
    ("ellipsis at the end", "It was odd ... ¦The end came."),
    ("spaced ellipsis", "We . . . will go. ¦Soon."),
    ("sentence and ellipsis", "We will go. ... ¦We will return."),
    ("abbreviation in a quotation", '"I met Dr. Small." ¦The end.'),
    ("address", "See example.com or a.b@c.org. ¦It works."),
    ("paragraphs", "He said\n\n¦that they left"),
    ("odd spaces", "He left.\u00a0 ¦She stayed.\u2009¦They slept."),
    ("no stop", "Nothing ends here"),
    ("time before a courtesy title", "He came at 6 p.m. ¦Mr. Roe was late. ¦At 7 a.m. Mr. Poe left."),
    ("time before a name", "By 5 a.m. Roe had left at 4 p.m. ¦Police had not."),
    ("time before a day or zone", "It ends at 8 p.m. Friday, at 9 p.m. EST, or at 9 p.m. E.T. ¦It rains."),
    (
        "abbreviation before a function word",
        "They live in the U.S. ¦How do they live? ¦You and I. ¦Did you go?",
    ),
    ("place before a courtesy title", "It is in Washington, D.C. ¦Mr. Roe is not."),
    (
        "name behind a question",
        '"Who signed?" Judge Roe asked. ¦“Go!” Ann Poe, the mayor, cried. ¦“No?” ¦They left.',
    ),
    ("question behind a question", "“Who signed?” ¦Judge Roe left."),
    ("list", "1. Wash your hands. ¦2. Stay home. ¦It began on Jan. 3. ¦Then it ended."),
    ("small letter first", "Apple rose. ¦iPhone sales fell. ¦eBay did not. ¦Nobody knew."),
    ("footnote", "He left.[1] ¦She stayed.[12] ¦They slept."),
    ("web address behind", "He left. ¦https://example.com/a tells why."),
    ("ellipsis without space", "They may win… ¦Or not….¦That is all."),
    ("brackets", "He left (see p. 5). ¦[She] stayed. ¦The bill (H.R. 5) passed."),
]


@pytest.mark.parametrize("marked", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_sentences(marked: str) -> None:
    text = marked.replace("¦", "")
    found = sentences(text, paragraphs(text))
    assert [span.of(text) for span in found] == [piece.strip() for piece in marked.split("¦")]
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())


def test_the_sample_is_cut_at_its_sentences() -> None:
    text = path("samples/mosul-2017-06-26.txt").read_text(encoding="utf-8")
    found = [span.of(text) for span in sentences(text, paragraphs(text))]
    assert "Some of those areas have not had many IS fighters since 2014." in [s.strip('"') for s in found]
    assert not any("mailing list" in sentence or "Rikar Hussein" in sentence for sentence in found)


@given(st.text(alphabet="aB .?!…\n\"'“”’)(-9", max_size=120))
def test_sentences_rebuild_every_paragraph(text: str) -> None:
    found = paragraphs(text)
    spans = sentences(text, found)
    read = [paragraph for paragraph in found if paragraph.role not in ("notice", "byline")]
    for paragraph in read:
        own = [span for span in spans if paragraph.start <= span.start < paragraph.end]
        assert own[0].start == paragraph.start
        assert own[-1].end == paragraph.end
        assert all(text[one.end : two.start].strip() == "" for one, two in pairwise(own))
    assert sum(paragraph.start <= span.start < paragraph.end for paragraph in read for span in spans) == len(
        spans
    )


@pytest.mark.parametrize("unit", [".", ". ", '?"', "a.", "A.", "\0", "\ud800", "." + " " * 500, ".\u2028"])
def test_only_stops(unit: str) -> None:
    text = unit * 20_000
    spans = sentences(text, [Paragraph(0, len(text), "body")])
    assert spans[-1].end == len(text)


def test_no_sentence_is_without_end() -> None:
    text = "and the pier was shut on Sunday " * 1000
    spans = sentences(text)
    assert max(span.end - span.start for span in spans) <= 4000
    assert " ".join(span.of(text) for span in spans) == text.strip()


def test_decisions_are_those_of_nltk() -> None:
    """Titles and times apart, where Punkt may end a sentence and news does not, or the other way round."""
    ours, theirs = tokenizer(), PunktSentenceTokenizer(parameters())
    titles = (
        lexicon("abbreviations")["titles"]
        | lexicon("abbreviations")["ranks"]
        | lexicon("abbreviations")["initials"]
        | {"a.m", "p.m"}
    )
    words = [word for word in sorted(parameters().abbrev_types) if word not in titles and len(word) > 1]
    followers = [
        "The",
        "He",
        "Officials",
        "Monday",
        "Attorney",
        "Troops",
        "Smith",
        "Brown",
        "However",
        "5",
        "2004",
    ]
    differing = [
        context
        for word in [*words, "house", "no", "5", "D-Mass", "well-known"]
        for context in (f"{word}. {follower}" for follower in followers)
        if ours.text_contains_sentbreak(context) != theirs.text_contains_sentbreak(context)
    ]
    assert differing == []


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="needs the corpora in ../shared")
def test_agreement_with_corenlp() -> None:
    from benchmarks.sentences import measure

    assert measure(CORPORA / "polnear")["quotetrail"].f1 > 0.98
