"""Quoted spans: every style of marks, their faults, and apostrophes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.layout import Paragraph, paragraphs
from quotes.text.marks import QuotedSpan, quoted_spans

CASES = [
    ("straight", 'She said "no" twice.', ['"no"']),
    ("curly", "She said “no” twice.", ["“no”"]),
    ("comma inside", '"We are done," he said. "Go home."', ['"We are done,"', '"Go home."']),
    ("comma outside", 'He called it "odd", then "sad".', ['"odd"', '"sad"']),
    ("British curly", "‘We are done,’ he said.", ["‘We are done,’"]),
    ("British straight", "'We are done,' he said. 'Go home.'", ["'We are done,'", "'Go home.'"]),
    ("British with a contraction", "'We don't know,' he said.", ["'We don't know,'"]),
    (
        "British with a plural possessive",
        "'The workers' union won't sign,' he said.",
        ["'The workers' union won't sign,'"],
    ),
    (
        "British around double",
        "'He told me \"no\" and left,' she said.",
        ["'He told me \"no\" and left,'", '"no"'],
    ),
    ("headline in single marks", "Mayor: Council must 'stop the clock' on fees", ["'stop the clock'"]),
    ("headline before a noun", "Plan 'won't please' farmers", ["'won't please'"]),
    ("plural inside single marks", "Mayor names 'the usual suspects' in report", ["'the usual suspects'"]),
    ("guillemets", "« Nous partons », dit-il. Then «no».", ["« Nous partons »", "«no»"]),
    ("reversed guillemets", "Er sagte: »Wir gehen.« Then he left.", ["»Wir gehen.«"]),
    ("pointed", "He wrote ‹now› there.", ["‹now›"]),
    ("low and high", "Er sagte: „Wir gehen.“ Then he left.", ["„Wir gehen.“"]),
    ("low and right", "He wrote „We go.” and left.", ["„We go.”"]),
    ("low single", "Er rief ‚halt‘ und ging.", ["‚halt‘"]),
    ("TeX", "He said ``we go'' and left.", ["``we go''"]),
    ("two apostrophes", "''We go,'' he said. ''Now.''", ["''We go,''", "''Now.''"]),
    ("single inside two apostrophes", "''He shouted 'now,' ''", ["''He shouted 'now,' ''", "'now,'"]),
    ("three apostrophes", "''He shouted 'now.'''", ["''He shouted 'now.'''", "'now.'"]),
    (
        "three apostrophes at the start",
        "'''Now,' he shouted,'' she said.",
        ["'''Now,' he shouted,''", "'Now,'"],
    ),
    ("nested single in double", "“She said ‘no’ to me,” he said.", ["“She said ‘no’ to me,”", "‘no’"]),
    ("nested at the start", "\"'No' is a word,\" he said.", ["\"'No' is a word,\"", "'No'"]),
    ("nested at the end", "\"She said 'no.'\" He left.", ["\"She said 'no.'\"", "'no.'"]),
    ("nested of the same kind", "“She said “no” to me,” he said.", ["“She said “no” to me,”", "“no”"]),
    ("nested straight in straight", '"She said "no" to me," he said.', ['"She said "no" to me,"', '"no"']),
    (
        "three deep",
        "“He said ‘I heard “no” twice’ there.”",
        ["“He said ‘I heard “no” twice’ there.”", "‘I heard “no” twice’", "“no”"],
    ),
    ("curly closed by straight", '“We go," he said.', ['“We go,"']),
    ("curly the wrong way round", "”We go,“ he said.", ["”We go,“"]),
    ("opening curly at both ends", "“We go.“ He left.", ["“We go.“"]),
    ("closing curly at both ends", "”We go,” he said. “Now.”", ["”We go,”", "“Now.”"]),
    ("spaces inside", 'He said " we go " and left.', ['" we go "']),
    ("no space before", 'He said:"We go." Then he left.', ['"We go."']),
    ("dash before the closing mark", '"I was—" he began.', ['"I was—"']),
    ("dash before the opening mark", 'One word—"no"—was heard.', ['"no"']),
    ("brackets", 'They ("the gang") left.', ['"the gang"']),
    ("ellipsis at the start", '"...and so we go," he said.', ['"...and so we go,"']),
    ("possessive behind a mark", '"Today"\'s host left. "Now," he said.', ['"Today"', '"Now,"']),
    ("contraction", "They don't, can't and won't.", []),
    ("curly contraction", "They don’t, can’t and won’t.", []),
    ("aphaeresis", "'Tis the season, and 'twas ever so; give 'em time.", []),
    ("curly aphaeresis", "’Tis the season; give ’em time and ‘em more.", []),
    ("decade", "The '90s and the ’80s, the class of '05.", []),
    ("rock 'n' roll", "Rock 'n' roll and fish ’n’ chips at the workers' club.", []),
    ("plural possessives", "The workers' pay and the Joneses' house are James' now.", []),
    ("dropped g", "They were rockin' and rollin' all night.", []),
    ("feet and inches", "He is 6' 2\" tall and she is 5'11\" tall.", []),
    ("inches in words", 'He is 5-foot-10" tall. "Yes," he said.', ['"Yes,"']),
    ("inches inside a quotation", '"He is 6\' 2" tall," she said.', ['"He is 6\' 2" tall,"']),
    ("inch mark alone", 'A 12" pipe broke. "It burst," she said.', ['"It burst,"']),
    ("markup", '<tweet id="12" author="@me">"We go," he said.</tweet>', ['"We go,"']),
    ("rows of marks", '""""""" "We go," he said.', ['"We go,"']),
    ("stray opening mark", 'He said "it was late. "We go," he said.', ['"We go,"']),
    ("stray closing mark", 'It was late," he said. "We go."', ['"We go."']),
    (
        "stray mark costs one paragraph",
        'It was "late.\n\nThen "we go," he said.\n\n"No."',
        ['"we go,"', '"No."'],
    ),
    ("never closed, from the start", '"We go and go.\n\nHe left. "Now."', ['"We go and go.', '"Now."']),
    (
        "nested single never closed",
        "“He said ‘no to me,” she said. “Yes.”",
        ["“He said ‘no to me,”", "“Yes.”"],
    ),
    ("closed by two single ones", "“We go,’’ he said. “We come,’’ she said.", ["“We go,’’", "“We come,’’"]),
    ("closed twice", "‘He said ‘no’’ and left.", ["‘He said ‘no’’", "‘no’"]),
    ("nothing", "He said that they would go.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_quoted_spans(text: str, expected: list[str]) -> None:
    spans = quoted_spans(text, paragraphs(text))
    assert [text[span.start : span.end] for span in spans] == expected


def test_depth_counts_the_spans_around() -> None:
    text = "“He said ‘I heard “no” twice’ there.” Then “yes.”"
    assert [span.depth for span in quoted_spans(text, paragraphs(text))] == [0, 1, 2, 0]


def test_a_quotation_over_paragraphs_is_a_chain() -> None:
    text = '"We go, he said.\n\n"We go far.\n\n"We come back," he said. "Soon."'
    spans = quoted_spans(text, paragraphs(text))
    assert spans == [
        QuotedSpan(0, 16, 0, closed=False),
        QuotedSpan(18, 29, 0, closed=False, continues=0),
        QuotedSpan(31, 46, 0, closed=True, continues=1),
        QuotedSpan(56, 63, 0, closed=True),
    ]


def test_a_chain_may_start_inside_a_paragraph_and_pass_nested_marks() -> None:
    text = "She said: “We go.\n\n“We ‘must’ go,” she said."
    spans = quoted_spans(text, paragraphs(text))
    assert [(text[s.start : s.end], s.closed, s.continues) for s in spans] == [
        ("“We go.", False, -1),
        ("“We ‘must’ go,”", True, 0),
        ("‘must’", True, -1),
    ]


def test_a_british_chain() -> None:
    text = "‘We go.\n\n‘We come back,’ she said."
    assert [span.continues for span in quoted_spans(text, paragraphs(text))] == [-1, 0]


RUNNING: tuple[tuple[str, list[str]], ...] = (
    ("She said: “We go.\n\nWe come back.” They left.", ["“We go.", "We come back.”"]),
    (
        "“1. Who pays?\n\n2. Who builds?\n\n3. When?” he asked.",
        ["“1. Who pays?", "2. Who builds?", "3. When?”"],
    ),
    ("It is “too hot\n\nto go on,” he said.", ["“too hot", "to go on,”"]),
    ("“We go,” he said. “We come back one day.\n\nThey left.", ["“We go,”", "“We come back one day."]),
    ("They “go on as before.\n\nNobody asked.", []),
    ("She said: “We go.\n\n" + "They left.\n\n" * 5 + "We come back.”", ["“We go."]),
)


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_a_quotation_without_a_mark_where_a_paragraph_ends_or_begins(text: str, expected: list[str]) -> None:
    spans = quoted_spans(text, [*_lines(text)])
    assert [text[span.start : span.end] for span in spans] == expected
    if len(expected) > 1 and expected[-1].endswith("”"):
        assert [span.continues for span in spans] == [*range(-1, len(spans) - 1)]


def _lines(text: str) -> Iterator[Paragraph]:
    at = 0
    for piece in text.split("\n\n"):
        yield Paragraph(at, at + len(piece), "body")
        at += len(piece) + 2


def test_a_notice_is_not_read() -> None:
    text = 'It was late.\n\nJoin the "Morning" mailing list\n\n"We go," he said at last to the others.'
    assert [text[s.start : s.end] for s in quoted_spans(text, paragraphs(text))] == ['"We go,"']


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„‚`0-", max_size=120))
def test_spans_nest_and_stay_in_their_paragraph(text: str) -> None:
    found = paragraphs(text)
    spans = quoted_spans(text, found)
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    for n, span in enumerate(spans):
        assert any(paragraph.start <= span.start < span.end <= paragraph.end for paragraph in found)
        around = [other for other in spans[:n] if other.end > span.start]
        assert all(other.end >= span.end for other in around)
        assert span.depth == len(around)
        if span.continues >= 0:
            assert not spans[span.continues].closed


@pytest.mark.parametrize(
    "unit", ['"', "“", "'", '" ', "“‘", "\"'", ' "a', 'a" ', "«", "`", "\0", "\ud800", "6' "]
)
def test_only_marks(unit: str) -> None:
    text = unit * 20_000
    assert all(span.end <= len(text) for span in quoted_spans(text, [Paragraph(0, len(text), "body")]))
