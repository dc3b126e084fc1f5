"""The encoder: what it reads, when it is used, and what it changes where it is installed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import quotes
from quotes.attribution.frames.cues import BEGIN
from quotes.deep import encoder
from quotes.deep.pieces import Pieces
from quotes.deep.windows import LONGEST, windows
from quotes.text.analysis import analyse, joined

TEXT = "The mayor, Ana Roe, said on Monday that the bridge was safe.\n\nShe left at noon."
ALPHABET = [*"abcdefghijklmnopqrstuvwxyz0123456789.,"]


@pytest.fixture
def letters(tmp_path: Path) -> Pieces:
    """A vocabulary in which each letter is a piece."""
    file = tmp_path / "pieces.txt"
    own = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *ALPHABET, *(f"##{letter}" for letter in ALPHABET)]
    file.write_text("\n".join(own) + "\n", encoding="utf-8")
    return Pieces(file)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Word. " * 400,
        "word " * 900,
        "\n\n".join(["Nobody spoke for an hour."] * 60),
        "x" * 5000,
        "One.",
    ],
)
def test_windows_hold_each_token_once(letters: Pieces, text: str) -> None:
    reading = analyse(text)
    found = [*windows(reading, letters)]
    held = [token for one in found for token in range(one.tokens.start, one.tokens.stop)]
    assert held == list(range(len(reading.tokens)))
    for one in found:
        assert len(one.pieces) == len(one.flags) <= LONGEST
        assert (one.pieces[one.heads] > 0).all() and (np.diff(one.heads) > 0).all()


def test_windows_hold_whole_paragraphs_of_one_article(letters: Pieces) -> None:
    reading = joined([analyse("\n\n".join(["Nobody spoke."] * 40)), analyse(TEXT)])
    paragraph, article = reading.columns.paragraph, reading.columns.article
    for one in windows(reading, letters):
        first, last = one.tokens.start, one.tokens.stop
        assert first == 0 or paragraph[first - 1] != paragraph[first]
        assert article[first] == article[last - 1]


def test_no_text_has_no_windows(letters: Pieces) -> None:
    assert [*windows(analyse(""), letters)] == []


def test_distances_tell_sides_apart() -> None:
    far = encoder.distances(np.arange(0, 200), np.array(100))
    assert far[100] == 0 and not set(far[:100]) & set(far[101:])
    assert far.max() < 22


def test_an_engine_that_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(encoder.ENGINE, "steam")
    with pytest.raises(ValueError, match="'steam'; make it plain or deep"):
        encoder.folder()


def test_a_wanted_encoder_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda name: None)
    monkeypatch.setenv(encoder.ENGINE, "deep")
    with pytest.raises(ValueError, match=r"not installed; pip install \./deep"):
        encoder.folder()
    monkeypatch.delenv(encoder.ENGINE)
    assert encoder.folder() is None


@pytest.fixture
def deep(monkeypatch: pytest.MonkeyPatch) -> Iterator[encoder.Encoder]:
    """The encoder in use, for a test."""
    pytest.importorskip("quotetrail_deep", reason="quotetrail-deep is not installed (pip install ./deep)")
    monkeypatch.setenv(encoder.ENGINE, "deep")
    encoder.installed.cache_clear()
    found = encoder.installed()
    assert found is not None
    yield found
    encoder.installed.cache_clear()


def test_it_sees_the_cue_and_its_arguments(deep: encoder.Encoder) -> None:
    reading = analyse(TEXT)
    sight = deep.read(reading)
    said = reading.words.index("said")
    assert np.allclose(np.exp(sight.roles).sum(axis=1), 1, atol=1e-3)
    assert sight.roles.argmax(axis=1)[said] == BEGIN["cue"]
    assert sight.arguments(np.array([said]), np.zeros(2, np.intp), np.array([0, said])).shape == (
        2,
        deep.parts,
    )


def test_an_article_is_read_alike_alone_and_among_others(deep: encoder.Encoder) -> None:
    others = ["It rained.", TEXT, '"We won," said Roe. ' * 40]
    assert [quotes.attribute(one) for one in others] == [*quotes.attribute_all(others)]


def test_it_finds_what_is_said_without_that(deep: encoder.Encoder) -> None:
    (quote,) = quotes.attribute(TEXT).quotes
    assert (quote.text, quote.speaker) == ("the bridge was safe", "ana-roe")


@pytest.mark.parametrize("command", [["quotes", "-"], ["serve", "--port", "0"]])
def test_a_command_says_at_once_that_there_is_no_such_engine(command: list[str]) -> None:
    environment = {**os.environ, encoder.ENGINE: "steam"}
    done = subprocess.run(
        [sys.executable, "-m", "graphs", *command],
        env=environment,
        input=TEXT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("quotetrail: QUOTETRAIL_ENGINE is 'steam'; make it plain")
