"""Words and the pieces that a network knows."""

from pathlib import Path

import pytest

from quotes.deep.pieces import Pieces

KNOWN = "[PAD] [UNK] [CLS] [SEP] said un ##said ##ly a b - ' s nai ##ve mayor".split()


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    file = tmp_path / "pieces.txt"
    file.write_text("\n".join(KNOWN) + "\n", encoding="utf-8")
    return Pieces(file)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("said", "said"),
        ("Mayor", "mayor"),
        ("Unsaidly", "un ##said ##ly"),
        ("naïve", "nai ##ve"),
        ("a-b", "a - b"),
        ("'s", "' s"),
        ("xyz", "[UNK]"),
        ("saidx", "[UNK]"),
        ("\u0301", "[UNK]"),
        ("said" * 26, "[UNK]"),
    ],
)
def test_longest_pieces_first(pieces: Pieces, word: str, found: str) -> None:
    assert [KNOWN[number] for number in pieces.of(word)] == found.split()


def test_the_ends_of_a_text(pieces: Pieces) -> None:
    assert (pieces.opening, pieces.closing) == (2, 3)
