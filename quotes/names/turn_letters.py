"""Letters of lines that ask or answer, which are no part of a name: A. | Nobody ever told me."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.names.recognition import Name
from quotes.text.analysis import Reading
from quotes.words.stuck import FEWEST, STUCK

__all__ = ["behind_letter", "behind_stuck", "is_more", "turn_letters"]


def turn_letters(reading: Reading, opens: Sequence[bool]) -> frozenset[int]:
    """The tokens with a letter of a line that asks or answers: Q., or the word that it sticks to."""
    words = reading.words
    lines = [at for at in reading.capitals if opens[at] and words[at][0] in "QA"]
    apart = [at for at in lines if words[at] in ("Q.", "A.")]
    stuck = [at for at in lines if STUCK.match(words[at])]
    asked, questions = (sum(words[at][0] == "Q" for at in found) for found in (apart, stuck))
    return frozenset([*(apart if asked else ()), *(stuck if questions >= FEWEST else ())])


def is_more(name: Name, letters: Collection[int]) -> bool:
    """Whether a name is more than a word that the letter of a turn sticks to."""
    return name.last - name.first > 1 or name.first not in letters


def behind_letter(letters: Collection[int], name: Name) -> Name:
    """A name without the letter that says of a line that it asks or answers: A. | Nobody ever told me."""
    return Name(name.first + 1, name.last, name.kind) if name.first in letters else name


def behind_stuck(letters: Collection[int], source: tuple[int, int]) -> tuple[int, int]:
    """The tokens of a source without the word that the letter of a turn sticks to: QBut | Ana Roe."""
    first, last = source
    return (first + 1, last) if first in letters and last - first > 1 else source
