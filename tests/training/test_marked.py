from __future__ import annotations

from pathlib import Path

import pytest

from training.marked import ARTICLES, read

MARKED = """<m q="1">Ana Roe</m> <c q="1">said</c> <q id="1" kind="direct">“No,”</q> and left.
===
{"speakers": [{"id": "s1", "name": "Ana Roe", "kind": "person", "affiliations": []}], "quotes": {"1": "s1"}}
"""


FRESH = Path(__file__).parents[1] / "articles"
FILES = sorted([*ARTICLES.rglob("*.txt"), *FRESH.glob("*.txt")])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_article_is_marked_in_form(file: Path) -> None:
    article = read(file)
    assert article.faults == []
    for quote in article.quotes:
        for span in [*quote["spans"], *(quote[part] for part in ("mention", "cue") if quote[part])]:
            assert article.text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ("</m>", "", "inside another tag"),
        ('"1": "s1"', '"2": "s1"', "quote 2 is not marked"),
        ('Ana Roe", "kind', 'Ana Row", "kind', "'Ana Row' does not stand in the text"),
        ('kind="direct"', 'kind="spoken"', "no kind of direct"),
    ],
)
def test_faults_of_form_are_told(tmp_path: Path, written: str, instead: str, fault: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(MARKED.replace(written, instead), encoding="utf-8")
    assert any(fault in line for line in read(file).faults)
    file.write_text(MARKED, encoding="utf-8")
    assert read(file).faults == []
