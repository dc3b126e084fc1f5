"""Links to articles: only to the web, and to words that a browser finds there."""

from __future__ import annotations

import pytest

from graphs.links import linked, linked_words


def test_an_address_of_the_web_is_linked() -> None:
    assert linked("https://example.org/a#b") == "https://example.org/a#b"


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "a.txt", "http://[x"])
def test_no_other_is(url: str | None) -> None:
    assert linked(url) == linked_words(url, ["Yes."]) == ""


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Not a well-known one, no", "Not%20a%20well%2Dknown%20one%2C%20no"),
        ("She was up early and went to the gate", "She%20was%20up,to%20the%20gate"),
        ("He left -", "He%20left%20%2D"),
        ("No \ud800 letter", "No%20%3F%20letter"),
    ],
)
def test_words_are_found_by_how_they_begin_and_end(words: str, place: str) -> None:
    assert (
        linked_words("https://example.org/a#top", words.split()) == f"https://example.org/a#:~:text={place}"
    )
