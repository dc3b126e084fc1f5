"""Subtitles as programs write them."""

from __future__ import annotations

import pytest

from quotes.reading.files import parse

SRT = """1
00:00:01,000 --> 00:00:04,000
ANNA: The pier
is shut.

2
00:00:04,000 --> 00:00:06,000
BO: We have the money.

"""
READ = "ANNA: The pier is shut.\n\nBO: We have the money."


@pytest.mark.parametrize(
    "text",
    [
        SRT,
        SRT.replace("\n\n", "\n"),
        SRT.replace("\n", "\n\n"),
        SRT.replace("pier\n", "pier\n\n"),
        SRT.replace(",000", ""),
        SRT.replace("1\n", "").replace("2\n", ""),
        SRT.replace("The pier", "<i>The&nbsp;pier</i>"),
        SRT.replace("2\n", "NOTE checked by Ann\nand Bo\n\nbo - 2\n"),
    ],
)
@pytest.mark.parametrize("name", ["talk.srt", "talk.txt"])
def test_what_is_shown_is_read_and_nothing_else(text: str, name: str) -> None:
    assert parse(text.encode(), "talk", name).text == READ
