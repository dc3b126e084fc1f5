"""What rules ask of a reading."""

from __future__ import annotations

from quotes.text.analysis import analyse, joined


def test_the_tokens_of_a_stretch_of_characters() -> None:
    reading = analyse('Nobody slept.\n\n"It was loud," Lopez said.')
    start = reading.text.index("loud")
    assert reading.words[slice(*reading.at(start, start + len("loud")))] == ["loud"]
    assert reading.at(start - 1, start) == (reading.words.index("loud"),) * 2


def test_what_is_known_of_a_token_is_the_same_in_lists_and_columns() -> None:
    readings = [analyse('"It was loud," Lopez said.'), analyse('Rents rose, the "bank" said. Nobody slept.')]
    for reading in (*readings, joined(readings)):
        assert reading.pos == reading.columns.pos.tolist()
        assert reading.sentence == reading.columns.sentence.tolist()
        assert reading.quote == reading.columns.quote.tolist()
        spans = zip(reading.starts, reading.ends, strict=True)
        assert [reading.text[start:end] for start, end in spans] == reading.words


def test_words_are_found_by_what_is_told_of_their_types() -> None:
    asked: list[str] = []

    def is_loud(word: str) -> bool:
        asked.append(word)
        return word == "thrumming"

    reading = analyse("Thrumming reeds; a thrumming harp.")
    assert reading.places("thrumming", is_loud) == [0, 4]
    assert 1 in reading.flags("thrumming", is_loud)[:1] and 1 not in reading.flags("thrumming", is_loud)[1:4]
    again = len(asked)
    assert analyse("A thrumming harp.").places("thrumming", is_loud) == [1]
    assert "thrumming" not in asked[again:]


def test_a_word_that_lines_cut_more_than_once_is_one() -> None:
    reading = analyse("The in-\nter-\nnational body closed, the self-\nemployed said.")
    assert reading.words[:2] == ["The", "international"]
    assert reading.text[reading.starts[1] : reading.ends[1]] == "in-\nter-\nnational"
    assert "self-employed" in reading.words
