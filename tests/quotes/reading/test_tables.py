"""Tables and JSON as programs write them, and as they break."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.inputs import articles

SAID = "“The piles are rotten,” said Norma Tull, the warden."
QUOTED = f'"{SAID}"'
HEAD = "id,date,text\n"


def read(path: Path, data: str) -> tuple[list[str], list[str]]:
    """The texts of the articles of a file, and what is told."""
    path.write_text(data, "utf-8", newline="")
    found = list(articles([str(path)]))
    texts = [one.text for one in found if isinstance(one, Article)]
    return texts, [str(one).removeprefix(f"{path}") for one in found if not isinstance(one, Article)]


@pytest.mark.parametrize(
    "cell",
    ['\\"Go," said Ann Roe.', '"Go," said Ann Roe.', '"Go," said Ann Roe. "Now."', '"Go, said Ann Roe.'],
)
def test_cells_that_are_not_quoted_keep_their_quotation_marks(tmp_path: Path, cell: str) -> None:
    rows = f"id\ttext\n1\t{cell}\n2\t{SAID}\n"
    assert read(tmp_path / "a.tsv", rows) == ([cell, SAID], [])


def test_marks_behind_strokes_are_marks(tmp_path: Path) -> None:
    rows = f'{HEAD}1,,"She said \\"go\\", and went."\n2,,{QUOTED}\n'
    assert read(tmp_path / "a.csv", rows) == (['She said "go", and went.', SAID], [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f'2,,"{SAID}\n', ", line 3: has quotation marks that do not match; the row is not read, mend it"),
        (f"2,,{SAID}\n", ", line 3: has 2 cells more than the table has columns"),
        ('2,,"She said "go", and went."\n', ", line 3: has quotation marks that do not match"),
        ("2,,\n", ", line 3: has no text"),
    ],
)
def test_a_row_that_is_broken_costs_no_other(tmp_path: Path, row: str, told: str) -> None:
    texts, (line,) = read(tmp_path / "a.csv", f"{HEAD}1,,{QUOTED}\n{row}3,,{QUOTED}\n4,,{QUOTED}\n")
    assert texts == [SAID] * 3
    assert line.startswith(told)


@pytest.mark.parametrize("above", ["\n\n", "sep=,\n", "Export of 3 June 2024\n\n", "\ufeff\n"])
def test_what_programs_write_above_the_names_of_columns(tmp_path: Path, above: str) -> None:
    assert read(tmp_path / "a.csv", f"{above}{HEAD}1,,{QUOTED}\n") == ([SAID], [])


def test_of_two_columns_of_one_name_that_with_a_text_counts(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", f"text,id,text\n,1,{QUOTED}\n{QUOTED},2,\n") == ([SAID, SAID], [])


def test_a_row_that_is_too_long_ends_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.reading.records.LARGEST", 500)
    long = "\n".join([SAID] * 20)
    texts, (line,) = read(tmp_path / "a.csv", f'{HEAD}1,,"{long}"\n2,,{QUOTED}\n')
    assert texts == [SAID]
    assert "line 2: has over 500 characters" in line


ONE = {"title": "Pier shut", "text": SAID}


@pytest.mark.parametrize(
    "held",
    [
        {"meta": {"count": 2}, "press": [ONE, ONE]},
        {"payload": {"page": {"rows": [ONE, ONE]}}},
        {"a1": ONE, "a2": ONE},
        {"hits": {"hits": [{"_id": "1", "_source": ONE}, {"_id": "2", "_source": ONE}]}},
        {"response": {"results": [{"id": n, "fields": {"bodyText": SAID}} for n in (1, 2)]}},
        {"@graph": [{"headline": "Pier shut", "articleBody": SAID}] * 2},
        [{"title": {"rendered": "Pier shut"}, "content": {"rendered": f"<p>{SAID}</p>"}}] * 2,
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"content_html": f"Pier<p>{SAID}</p>"}, ONE],
        },
        [{**ONE, "text": [SAID, {"type": "p", "text": SAID}]}, ONE],
    ],
)
def test_wherever_json_holds_articles(tmp_path: Path, held: object) -> None:
    texts, told = read(tmp_path / "a.json", json.dumps(held))
    assert [SAID in text.splitlines() for text in texts] == [True, True]
    assert told == []


LINE = json.dumps(ONE)


@pytest.mark.parametrize(
    "data",
    [
        LINE + LINE,
        "\n".join(json.dumps(ONE, indent=1) for _ in range(2)),
        f"{LINE},\n{LINE},\n",
        f"\x1e{LINE}\n\x1e{LINE}\n",
        f"\n\n{LINE}\n{LINE}\n",
        f"{LINE}\r{LINE}\r",
        f"[\n{LINE},\n{LINE}\n]\n",
        f'[{LINE},{{"text": "Two\nlines", "score": NaN, "id": {"9" * 5000}}}]',
    ],
)
def test_objects_that_stand_one_behind_another(tmp_path: Path, data: str) -> None:
    texts, told = read(tmp_path / "a.json", data)
    assert (len(texts), texts[0], told) == (2, SAID, [])


@pytest.mark.parametrize(
    ("data", "whole", "told"),
    [
        (f"oops\n{LINE}\n{LINE}\n", 2, [", line 1: is no whole JSON; mend the line"]),
        (f'[{{"title": "x"}}, {LINE}]', 1, [": 1 object has no field for a text and cannot be read (line 1: title)"]),  # noqa: E501
        (f'{{"meta": [{{"a": 1}}], "articles": [{LINE}, {LINE[:30]}', 1, [": is cut off; what is whole is read (objects: 1), get it anew"]),  # noqa: E501
        (f'[{LINE}, {{"text": NaN}}]', 1, [", line 2: has no text"]),
        ('{"a":' * 100_000, 0, [": nests its objects too deep; nothing in it is whole, get it anew"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_json_is_told(tmp_path: Path, data: str, whole: int, told: Sequence[str]) -> None:
    name = "a.jsonl" if data.startswith("oops") else "a.json"
    assert read(tmp_path / name, data) == ([SAID] * whole, told)
