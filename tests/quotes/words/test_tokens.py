"""Tokens rebuild the text and keep what belongs together."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from quotes.words.tokens import Vocabulary, tokenize

CASES = {
    "clitics are split off": ("It didn't help Smith's wife.", "It did n't help Smith 's wife ."),
    "an apostrophe inside a name stays": ("O'Connor’s d'Angelo", "O'Connor ’s d'Angelo"),
    "abbreviations keep their full stop": ("Lt. Col. Ahmed of D.C. left.", "Lt. Col. Ahmed of D.C. left ."),
    "an initial keeps its full stop": ("John F. Kennedy", "John F. Kennedy"),
    "acronyms with hyphens": ("U.S.-led forces", "U.S.-led forces"),
    "numbers": ("1,000.50% of 44-year-old", "1,000.50 % of 44-year-old"),
    "marks stand alone": ('"Go," he said--"now..."', '" Go , " he said -- " now ... "'),
    "double marks of two characters": ("``Go,'' he said.", "`` Go , '' he said ."),
    "handles and addresses": ("@jack wrote https://a.org/b?c=d", "@jack wrote https://a.org/b?c=d"),
    "accents typed for apostrophes": ("O´Brien said the court`s `Go", "O’Brien said the court ’s ` Go"),
    "characters without width are no tokens": ("\ufeffTitle\u200b.", "Title ."),
}


@pytest.mark.parametrize("case", CASES)
def test_tokens(case: str) -> None:
    text, expected = CASES[case]
    assert tokenize(text).words() == expected.split()


@given(st.text())
def test_offsets_rebuild_the_words(text: str) -> None:
    tokens = tokenize(text)
    spans = list(zip(tokens.start.tolist(), tokens.end.tolist(), strict=True))
    read = regex.sub(r"(?<=\p{L})[´`](?=\p{L})", "’", text)
    assert [read[start:end] for start, end in spans] == tokens.words()
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    borders = [(0, 0), *spans, (len(text), len(text))]
    left = "".join(text[end:start] for (_, end), (start, _) in pairwise(borders))
    assert not left.translate(dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d"))).strip()


def test_at_finds_the_tokens_that_overlap() -> None:
    tokens = tokenize("one two three")
    assert tokens.at(4, 7) == (1, 2)
    assert tokens.at(2, 5) == (0, 2)
    assert tokens.at(3, 4) == (1, 1)


class _Interrupted(list[str]):
    """Words whose first is not taken: a signal came."""

    def append(self, word: str) -> None:
        if word == "one":
            raise KeyboardInterrupt
        super().append(word)


def test_an_interruption_gives_no_word_the_number_of_another() -> None:
    vocabulary = Vocabulary(_Interrupted([""]))
    with pytest.raises(KeyboardInterrupt):
        vocabulary.type("one")
    with pytest.raises(KeyboardInterrupt):  # not known by a number that the next word gets
        vocabulary.type("one")
    assert vocabulary.words[vocabulary.type("two")] == "two"
