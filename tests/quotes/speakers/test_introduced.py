"""Somebody without a name whom a paragraph introduces before "he" or "she" speaks, in texts of our own."""

from __future__ import annotations

import pytest

import quotes

_BEFORE = "Nkechi Sandoz runs the union in Norvik. “We are open,” Sandoz said.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "An old man in the queue shook his head. “They will never come,” he said.",
            "An old man in the queue",
        ),
        (
            "A former site manager in Ohio, who asked not to be named because he signed an agreement, put it "
            "lower. “We had 41,” he said.",
            "A former site manager in Ohio",
        ),
        (
            "One of the nurses, a 26-year-old from Ohio, had left her sons with a neighbor. “I drove five "
            "hours,” she said.",
            "One of the nurses",
        ),
        ("A man stood at the gate. Ray Okafor walked past him. “I am late,” he said.", "Ray Okafor"),
        ("A neighbor, Ray Okafor, walked past her. “I am late,” he said.", "Ray Okafor"),
    ],
)
def test_he_is_who_the_paragraph_introduced(text: str, name: str) -> None:
    document = quotes.attribute(_BEFORE + text)
    names = {speaker.id: speaker.name for speaker in document.speakers}
    assert names.get(document.quotes[-1].speaker or "") == name
