"""Reports in every format, and what is wrong with their rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphs.checks.items import Report, ReportError, read_report
from graphs.checks.judging.policies import PRESETS, Policy, PolicyError
from quotes.document import Article, AttributedDocument
from quotes.pipeline import attribute
from tests.graphs.sample import sample

QUOTE, DATE = 'We stay, "for good".', "2020-05-01"


def _sample(article: Article) -> AttributedDocument:
    return sample()


def _read(folder: Path, name: str, content: str) -> Report:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return read_report(file, _sample)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.csv", 'Who,Statement,Source,When\nAnn Lee,"We stay, ""for good"".",one,2020-05-01\n'),
        ("r.csv", '\ufeffname;quote;document;date\nAnn Lee;"We stay, ""for good"".";one;2020-05-01\n'),
        ("r.tsv", 'speaker\ttext\tarticle\tday\nAnn Lee\t"We stay, ""for good""."\tone\t2020-05-01\n'),
        ("r.json", json.dumps([{"speaker": {"name": "Ann Lee"}, "text": QUOTE, "doc": "one", "date": DATE}])),
        ("r.json", json.dumps({"items": [{"Name": "Ann Lee", "Quote": QUOTE, "url": "one", "date": DATE}]})),
        ("r.jsonl", json.dumps({"who": "Ann Lee", "claim": QUOTE, "file": "one", "when": DATE}) + "\n\n"),
    ],
)  # fmt: skip
def test_columns_by_their_usual_names(tmp_path: Path, name: str, content: str) -> None:
    (item,), wrong, _ = _read(tmp_path, name, content)
    assert wrong == []
    assert (item.speaker, item.quote, item.document, item.date) == ("Ann Lee", QUOTE, "one", DATE)


def test_rows_that_cannot_be_read_do_not_stop_the_rest(tmp_path: Path) -> None:
    items, wrong, _ = _read(tmp_path, "r.csv", 'speaker,quote\nA,"one\ntwo"\nB\nC,\n\nD,four\n')
    assert [(item.n, item.speaker, item.quote, item.line) for item in items] == [
        (1, "A", "one\ntwo", 2),
        (4, "D", "four", 7),
    ]
    assert [row.line for row in wrong] == [4, 5]
    items, wrong, _ = _read(tmp_path, "r.jsonl", '{"quote": "one"}\n{"quote": \n[1]\n{"quote": "four"}\n')
    assert [(item.n, item.line) for item in items] == [(1, 1), (4, 4)]
    assert [row.line for row in wrong] == [2, 3]


def test_the_quotes_of_an_article_are_its_items(tmp_path: Path) -> None:
    items, wrong, _ = _read(tmp_path, "draft.md", "The text does not matter here.")
    assert wrong == []
    assert [item.speaker for item in items] == [
        "Faruq Ahmed",
        "Faruq Ahmed",
        "Faruq Ahmed",
        "Luqman Muhammad",
        "Khairuallah Abdullah",
    ]
    assert items[1].quote == '"imminent"'


def test_what_an_article_tells_without_quotation_marks_is_not_checked_and_told(tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text(
        "Ana Roe said the price had not been set.\n\n“We stay,” she said. Roe denied that they had been"
        " bribed by the firm.\n\nBen Ito said the boats were late. Ito said nobody was told.\n"
    )
    report = read_report(file, attribute)
    assert [item.stance for item in report.items] == ["asserts", "denies"]
    assert report.not_checked == "3 statements without quotation marks are not checked: lines 1, 5"
    assert [(said.line, said.name) for said in report.unquoted] == [
        (1, "Ana Roe"),
        (5, "Ben Ito"),
        (5, "Ben Ito"),
    ]
    assert report.unquoted[0].quote == "the price had not been set"
    assert report._replace(unquoted=report.unquoted[:1]).not_checked == (
        "1 statement without quotation marks is not checked: line 1"
    )
    assert report._replace(unquoted=()).not_checked == ""


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("r.json", "[" * 100_000 + "]" * 100_000, "is no report"),
        ("r.json", "[" + "9" * 5_000 + "]", "is no report"),
        ("r.csv", "", "is empty"),
        ("r.csv", "a,b\n1,2\n", "has no column for the quote"),
        ("r.csv", "speaker,quote\n", "has no rows"),
        ("r.json", "[{]", "is not JSON"),
        ("r.json", '"text"', "holds no list"),
        ("r.txt", "", "is empty"),
    ],
)
def test_what_is_no_report(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(ReportError, match=message):
        _read(tmp_path, name, content)


def test_a_missing_report(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be read"):
        read_report(tmp_path / "none.csv", _sample)


@pytest.mark.parametrize("name", PRESETS)
def test_presets(name: str) -> None:
    assert Policy.load(name).passes("verbatim", ())
    assert not Policy.load(name).passes("verbatim", ("meaning-risk",))
    assert not Policy.load(name).passes("altered", ())


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "house.toml"
    file.write_text('pass = ["verbatim", "elided"]\nfail = []\ncosmetic = ["case"]\n')
    policy = Policy.load(str(file))
    assert policy.passes("elided", ("meaning-risk",))
    assert not policy.passes("bracketed", ())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("pass = [", "copy a preset"),
        ('pass = ["true"]\nfail = []\ncosmetic = []', "true under pass is not one of"),
        ("fail = []\ncosmetic = []", "pass must be a list"),
        ("pass = []\nfail = []\ncosmetic = []\nextra = 1", "unknown setting extra"),
    ],
)
def test_a_policy_that_cannot_be_used(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "house.toml"
    file.write_text(content)
    with pytest.raises(PolicyError, match=message):
        Policy.load(str(file))


def test_failing_on_named_verdicts_only() -> None:
    policy = Policy.load().failing_on(["misattributed", "meaning-risk"])
    assert policy.passes("altered", ())
    assert not policy.passes("verbatim", ("meaning-risk",))
    assert not policy.passes("misattributed", ())
    with pytest.raises(PolicyError, match="wrong is no verdict or flag"):
        policy.failing_on(["wrong"])
