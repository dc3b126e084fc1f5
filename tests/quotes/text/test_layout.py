"""Paragraphs and their roles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.resources import path
from quotes.text.layout import paragraphs

CORPORA = Path("../shared/corpora/polnear/dev")
BODY = "The council of the town met on Monday to speak about the bridge, which has been shut since May."

NOTICES = [
    "Join the Example.org mailing list",
    "Sign up for our newsletter to get the day's top stories",
    "Subscribe to the Morning Briefing newsletter",
    "FUND4ALL - Make a charitable donation in support of the library!",
    "Please donate now",
    "Follow us on Twitter",
    "Follow Ann Roe on Twitter @annroe.",
    "Read more: The bridge that nobody wanted",
    "Related:",
    "Advertisement",
    "© 2024 Example News",
    "Copyright 2024 Example News. All rights reserved.",
    "(Reporting by Ann Roe; Editing by Al Lee)",
    "Ann Roe and Al Lee contributed to this report.",
    "This article was originally published by Example News.",
    "Click here to see the map.",
]
BODIES = [
    '"Join the club," he said.',
    "Get the money back, she told the mayor, or leave.",
    "Read the bill, said Roe.",
    "She asked them to donate now.",
    "Related costs rose, the mayor said.",
    "By Tuesday the bridge was shut, the mayor said.",
    "By then nobody spoke.",
    "Roe: We will not go.",
    "According to a Reuters/Example poll, the town is split.",
    "“Nobody is above the law.” – Ann Roe",
    "Yes.",
]
BYLINES = [
    "By Ann Roe",
    "BY ANN ROE",
    "By Ann Roe and Al Lee",
    "By Ann Roe, Example News",
    "By Ann Roe June 26, 2017",
    "By Ann van der Roe | 26 June 2017 | 10:30",
    "Published: June 26, 2017",
    "Updated 10:30 AM EDT, Monday June 26",
    "Monday, June 26, 2017",
    "2017-06-26",
]
CAPTIONS = [
    "FILE - The old bridge at night.",
    "Photo: The old bridge",
    "The old bridge at night. (AP Photo/Ann Roe)",
    "The old bridge at night. (Photo by Ann Roe)",
    "Ann Roe via Getty Images.",
]
HEADINGS = ["After the bridge", "What happens next", "5 things to know"]


def roles(*lines: str) -> list[str]:
    return [paragraph.role for paragraph in paragraphs("\n\n".join(lines))]


@pytest.mark.parametrize("line", NOTICES)
def test_notice(line: str) -> None:
    assert roles("Bridge shut", BODY, BODY, line) == ["title", "body", "body", "notice"]


@pytest.mark.parametrize("line", BODIES)
def test_body(line: str) -> None:
    assert roles("Bridge shut", BODY, line, BODY) == ["title", "body", "body", "body"]


@pytest.mark.parametrize("line", BYLINES)
def test_byline(line: str) -> None:
    assert roles("Bridge shut", line, BODY, BODY) == ["title", "byline", "body", "body"]


@pytest.mark.parametrize("line", CAPTIONS)
def test_caption(line: str) -> None:
    assert roles("Bridge shut", BODY, line, BODY) == ["title", "body", "caption", "body"]


@pytest.mark.parametrize("line", HEADINGS)
def test_heading(line: str) -> None:
    assert roles("Bridge shut", BODY, line, BODY) == ["title", "body", "heading", "body"]


def test_what_stands_above_the_title_is_no_article() -> None:
    assert roles("Politics", "Bridge shut", "By Ann Roe", BODY, BODY) == [
        "notice",
        "title",
        "byline",
        "body",
        "body",
    ]


def test_a_byline_below_the_first_paragraphs_hides_none_of_them() -> None:
    assert roles("Bridge shut", BODY + BODY, "Nobody spoke", "2017-06-26", BODY) == [
        "title",
        "body",
        "heading",
        "byline",
        "body",
    ]


def test_the_line_under_the_title_is_read() -> None:
    lines = ("Bridge shut", "The town waits for repairs.", "By Ann Roe", BODY, BODY)
    assert roles(*lines) == ["title", "body", "byline", "body", "body"]


def test_a_text_that_starts_with_a_quote_has_no_title() -> None:
    assert roles('"We go," she said.', BODY, BODY) == ["body", "body", "body"]


def test_the_sample() -> None:
    text = path("samples/mosul-2017-06-26.txt").read_text(encoding="utf-8")
    found = [(paragraph.role, text[paragraph.start : paragraph.end]) for paragraph in paragraphs(text)]
    assert [one for one in found if one[0] != "body"] == [
        ("notice", "UNITED24 - Make a charitable donation in support of Ukraine!"),
        ("notice", "Weapons of Mass Destruction (WMD)"),
        ("title", "Islamic State Tries to Regroup as Mosul Losses Mount"),
        ("byline", "By Rikar Hussein June 26, 2017"),
        ("heading", "After Mosul, recapturing Hawija"),
        ("heading", "IS hit-and-run attacks"),
        ("heading", "Militants pressure villagers"),
        ("notice", "Join the GlobalSecurity.org mailing list"),
    ]


LINES = [
    ("blank lines", "One is here.\n\nTwo is here.", ["One is here.", "Two is here."]),
    ("single line breaks", "One is here.\nTwo is here.", ["One is here.", "Two is here."]),
    ("CRLF", "One is here.\r\nTwo is here.\r\n", ["One is here.", "Two is here."]),
    ("old Macintosh", "One is here.\rTwo is here.", ["One is here.", "Two is here."]),
    (
        "line separators",
        "One is here.\u2028Two is here.\u2029Three.",
        ["One is here.", "Two is here.", "Three."],
    ),
    ("byte order mark", "\ufeffOne is here.", ["One is here."]),
    ("odd spaces", "\u00a0 One is here.\u3000\n\t\n  Two is here.\u200b", ["One is here.", "Two is here."]),
    ("nothing", " \n\ufeff\r\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines(text: str, expected: list[str]) -> None:
    assert [text[paragraph.start : paragraph.end] for paragraph in paragraphs(text)] == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("between", ["\n\n", "\n    "])
def test_wrapped_text_is_joined(newline: str, between: str) -> None:
    one = "The council of the town met on Monday to speak\nof the bridge, which has been shut for years\nnow."
    text = between.join([one, one, one]).replace("\n", newline)
    assert [text[p.start : p.end].split() for p in paragraphs(text)] == [one.split()] * 3


@pytest.mark.parametrize(
    "block",
    [
        "The owner of the quarry at Varn said on Tuesday that he\nwould plant trees. He named no year.",
        "The govern-\nment in Varn will pay\nfor the fences. A fence is cheap-\ner than a lamb.",
    ],
)
def test_a_block_that_was_broken_by_hand_is_joined_among_lines_that_were_not(block: str) -> None:
    text = f"From: The Desk\nTo: All\nSubject: Quarry\n\n{block}\n\nStop lying\nShow humility\nGo home"
    assert [text[p.start : p.end] for p in paragraphs(text)][3] == block
    assert len(paragraphs(text)) == 7


def test_marks_of_quoted_lines_and_headings_are_no_part_of_a_paragraph() -> None:
    text = "# The baths\n\n> We learned to swim there.\n>\n> > Nobody asked us.\n\na > b"
    found = [text[p.start : p.end] for p in paragraphs(text)]
    assert found == ["The baths", "We learned to swim there.", "Nobody asked us.", "a > b"]


def test_short_lines_are_not_joined() -> None:
    text = f"{BODY}\n\nStop lying\nShow humility\nGo home\nBe kind\n\n{BODY}"
    assert len(paragraphs(text)) == 6


@given(st.text(alphabet='aB .\n\r\t\u00a0\ufeff\u200b\u2028\x1c"', max_size=200))
def test_paragraphs_hold_everything_but_white_space(text: str) -> None:
    found = paragraphs(text)
    ends = [0, *(offset for paragraph in found for offset in (paragraph.start, paragraph.end)), len(text)]
    assert ends == sorted(ends)
    gaps = "".join(text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    assert gaps.strip(" \n\r\t\u00a0\ufeff\u200b\u2028\x1c") == ""
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in found)


@pytest.mark.parametrize(
    "unit", ["a", " ", "\n", "a\n", "\0", "\ud800", "By A ", "(Photo ", "follow a", "a b "]
)
def test_hostile_text(unit: str) -> None:
    text = unit * 20_000
    assert all(paragraph.end <= len(text) for paragraph in paragraphs(text))


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="needs the corpora in ../shared")
def test_no_content_of_an_attribution_is_left_out() -> None:
    for file in sorted(CORPORA.glob("*.txt")):
        text = file.read_bytes().decode("utf-8")
        contents = []
        for line in file.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            if line.startswith("T") and "\tContent " in line:
                spans = line.split("\t")[1].split(" ", 1)[1]
                contents += [tuple(map(int, span.split())) for span in spans.split(";")]
        for paragraph in paragraphs(text):
            if not paragraph.is_read:
                assert not any(start < paragraph.end and end > paragraph.start for start, end in contents)
        assert contents or not file.with_suffix(".ann").stat().st_size


@pytest.mark.parametrize(
    "line", ["(LAUGHTER)", "[APPLAUSE.]", '"(CROSSTALK.)', '"Follow Ana Berg on Twitter @ana."']
)
def test_what_a_transcript_says_of_the_room_is_no_speech(line: str) -> None:
    text = f"WARD: Yes, it is so.\n\n{line}\n\nSINGER: No, it is not."
    assert [paragraph.role for paragraph in paragraphs(text)] == ["body", "notice", "body"]
