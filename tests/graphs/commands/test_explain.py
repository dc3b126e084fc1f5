from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quotes.pipeline
from graphs.commands import main
from tests.quotes.handmade import handmade

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "samples" / "mosul-2017-06-26.txt"
HARBOUR = """\
Harbour Talks

Anders Holm, the mayor of Ostby, arrived on Monday. Holm met the crews at noon.

He said the harbour will open in June.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)], env={"COLUMNS": "80"})


def told(result: Result) -> str:
    return " ".join(result.stdout.split())


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    file = tmp_path / "harbour.txt"
    file.write_text(HARBOUR, encoding="utf-8")
    return file


def in_order(text: str, parts: Sequence[str]) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_a_chain_from_the_pronoun_to_the_full_name(harbour: Path) -> None:
    result = run(harbour)
    assert (result.exit_code, result.stderr) == (0, "")
    assert in_order(
        told(result),
        (
            "q1 the harbour will open in June",
            "Anders Holm",
            "cue “said”",
            "mention “He”",
            "step “He” is Holm: the last man named, one sentence before, subject there",
            "step “Holm” is Anders Holm, named one paragraph before: part of the full name",
        ),
    )


def test_all_quotes_of_an_article_in_reading_order_at_80_columns() -> None:
    result = run(SAMPLE)
    document = quotes.pipeline.attribute(SAMPLE.read_text(encoding="utf-8"))
    assert in_order(result.stdout, [f"\n{quote.id} " for quote in document.quotes[1:]])
    assert result.stdout.count("rule ") == len(document.quotes)
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_one_quote() -> None:
    document = quotes.attribute(quotes.read(SAMPLE))
    at = next(at for at, quote in enumerate(document.quotes) if quote.text.startswith("IS terrorists"))
    words = told(run(SAMPLE, "--quote", document.quotes[at].id))
    assert words.split("2017-06-26 ", 2)[-1].startswith(
        f'{document.quotes[at].id} "IS terrorists have raised'
    )
    assert "rule a quotation, then the cue, then the source" in words
    assert document.quotes[at + 1].id not in words.split()


def test_a_quote_that_is_not_there(harbour: Path) -> None:
    result = run(harbour, "--quote", "q9")
    assert result.exit_code == 2
    assert result.stderr == "quotetrail: no quote q9: harbour has q1\n"


def test_an_article_without_quotes(tmp_path: Path) -> None:
    file = tmp_path / "quiet.txt"
    file.write_text("The harbour is closed on Mondays.\n", encoding="utf-8")
    assert run(file).stdout == "quiet\n\nno quotes\n\n"


def test_a_quote_without_a_speaker(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes.pipeline, "attribute_all", lambda articles, options: [handmade()])
    assert "q3 the worst no speaker belief, indirect, 31 % sure" in told(run(harbour))


def test_the_terminal_is_not_steered_by_an_article(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = handmade()
    hostile = replace(document.quotes[0], text="[bold]\x1b]0;owned\x07 and [/red] more")
    document = replace(document, quotes=(hostile,), text=None)
    monkeypatch.setattr(quotes.pipeline, "attribute_all", lambda articles, options: [document])
    shown = run(harbour).stdout
    assert "[bold]" in shown
    assert not set("\x1b\x07") & set(shown)


def test_what_is_no_statement_says_so_as_the_article_prints_it(harbour: Path) -> None:
    harbour.write_text(
        '"It stays," Anders Holm said. "All of it." Holm denied that it will close.\n', "utf-8"
    )
    words = told(run(harbour))
    assert '"It stays," [...] "All of it."' in words
    assert "Anders Holm indirect, denies," in words
