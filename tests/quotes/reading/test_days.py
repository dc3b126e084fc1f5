"""The days that tables, feeds and mails state."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.days import stated_day
from quotes.reading.inputs import articles
from quotes.reading.options import ReadingOptions
from quotes.reading.source import PassedOverError

TEXT = "The bridge will open in June, said Tomas Berg, the mayor of Ostby, on Monday."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13.04.2024", "2024-04-13"),
        ("02.03.2024", "2024-03-02"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("12/25/2024 10:30", "2024-12-25"),
        ("4/13/2024, 9:00 PM", "2024-04-13"),
        ("03/03/2024", "2024-03-03"),
        ("2024-3-1", "2024-03-01"),
        ("31/12/24", "2024-12-31"),
        ("13-Apr-2024", "2024-04-13"),
        ("13-Apr-24", "2024-04-13"),
        ("Saturday, 13th of April 2024", "2024-04-13"),
        ("02/03/2024", None),
        ("01/02/03", None),
        ("30/02/2024", None),
        ("Mar-24", None),
        ("April 2024", None),
        ("2024", None),
        ("Monday", None),
        ("10:30", None),
        ("May", None),
        ("1.2.3.4", None),
    ],
)
def test_what_can_be_read_in_one_way(text: str, day: str | None) -> None:
    assert stated_day(text) == day


def read(file: Path) -> tuple[list[str | None], list[str]]:
    """The days of a file's articles, and what is told of it."""
    found = list(articles([str(file)]))
    assert all(isinstance(one, Article | PassedOverError) for one in found)
    return (
        [one.document.published for one in found if isinstance(one, Article)],
        [str(one) for one in found if isinstance(one, PassedOverError)],
    )


def written(folder: Path, name: str, days: list[str]) -> Path:
    """A table with these days."""
    file = folder / name
    if name.endswith("jsonl"):
        file.write_text("".join(json.dumps({"text": TEXT, "date": day}) + "\n" for day in days))
    else:
        with file.open("w", newline="") as stream:
            csv.writer(stream).writerows([("text", "date"), *((TEXT, day) for day in days)])
    if name.endswith("gz"):
        file.write_bytes(gzip.compress(file.read_bytes()))
    return file


@pytest.mark.parametrize("name", ["media.csv", "media.jsonl", "media.csv.gz"])
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["02/03/2024", "25/12/2024"], ["2024-03-02", "2024-12-25"]),
        (["02/03/2024", "12/25/2024"], ["2024-02-03", "2024-12-25"]),
        (["02/03/24", "05/06/24", "31/12/24"], ["2024-03-02", "2024-06-05", "2024-12-31"]),
        (
            ["02/03/2024", "2024-12-25", "25 Dec 2024", "", "n/a"],
            [None, "2024-12-25", "2024-12-25", None, None],
        ),
    ],
)
def test_one_row_tells_the_order_of_all(
    name: str, days: list[str], expected: list[str | None], tmp_path: Path
) -> None:
    assert read(written(tmp_path, name, days))[0] == expected


def test_rows_that_contradict_each_other_tell_nothing_of_the_rest(tmp_path: Path) -> None:
    days, told = read(written(tmp_path, "media.csv", ["25/12/2024", "12/25/2024", "02/03/2024"]))
    assert days == ["2024-12-25", "2024-12-25", None]
    assert [line.partition(": ")[2] for line in told] == [
        "1 row has a date that is not understood, such as 02/03/2024, and is undated; write it as 2024-03-31"
    ]


def test_days_that_are_not_understood_are_told_in_one_line(tmp_path: Path) -> None:
    stated = ["Mar-24", "2024", "02/03/2024", "", "13.04.2024", "unknown"]
    days, told = read(written(tmp_path, "media.csv", stated))
    assert days == [None, None, None, None, "2024-04-13", None]
    (line,) = told
    assert "media.csv: 3 rows have a date that is not understood, such as Mar-24" in line


def test_a_feed_and_a_mail(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    items = "".join(
        f"<item><title>A</title><description>{TEXT}</description><pubDate>{day}</pubDate></item>"
        for day in ("02/03/2024", "25/12/2024", "soon 3")
    )
    feed.write_text(f'<rss version="2.0"><channel><title>Post</title>{items}</channel></rss>')
    days, told = read(feed)
    assert days == ["2024-03-02", "2024-12-25", None]
    assert len(told) == 1 and "such as soon 3" in told[0]
    mail = tmp_path / "note.eml"
    mail.write_text(f"From: Ana Roe <ana@post.example>\nSubject: Note\nDate: 25/12/2024\n\n{TEXT}\n")
    assert read(mail)[0] == ["2024-12-25"]


def test_an_object_without_the_named_column_takes_none_of_those_before(tmp_path: Path) -> None:
    file = tmp_path / "media.jsonl"
    rows = [{"text": TEXT, "on": "25/12/2024"}, {"text": TEXT, "on": "02/03/2024"}, {"text": TEXT}]
    file.write_text("\n".join(map(json.dumps, rows)))
    *read, last = articles([str(file)], ReadingOptions(columns={"published": "on"}))
    assert [one.document.published for one in read if isinstance(one, Article)] == [
        "2024-12-25",
        "2024-03-02",
    ]
    assert "has no column 'on'" in str(last)
