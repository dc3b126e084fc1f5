from __future__ import annotations

from quotes.attribution.drafts import Draft
from quotes.attribution.sources import participles
from quotes.text.analysis import analyse


def test_the_last_word_of_a_text_is_not_before_its_first() -> None:
    reading = analyse("Telling voters of the tax, Roe left before")
    draft = Draft(((2, 5),), (1, 2), (0, 1), 0, 0.5, "model")
    assert participles.given(reading, draft, {6: (6, 7)}) == draft


def test_no_subject_is_looked_for_further_back_than_it_may_stand() -> None:
    words = "Roe left " + "on the road " * 30 + "after telling voters that it was closed."
    reading = analyse(words)
    cue = reading.words.index("telling")
    draft = Draft(((cue + 3, len(reading.words) - 1),), (cue + 1, cue + 2), (cue, cue + 1), cue, 0.5, "model")
    assert participles.given(reading, draft, {0: (0, 1)}).source is None
