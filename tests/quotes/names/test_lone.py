"""One word that was taken for a person's name and is none."""

from __future__ import annotations

import pytest

from quotes.names.kinds import consistent
from quotes.names.recognition import Name, NameKind

TOLD: dict[str, tuple[str, str, NameKind]] = {
    "in no list": ("Then Zentrak will close two mills .", "Zentrak", "organization"),
    "where it is": ("Boats left from Zentrak on Monday .", "Zentrak", "place"),
    "a town": ("Then Debrecen will close two mills .", "Debrecen", "place"),
    "a town in a state": ("They met in spring at Stanford , Calif. , again .", "Stanford", "place"),
    "a first name": ("Then Miguel will close two mills .", "Miguel", "person"),
    "a title": ("Then Governor Zentrak will close two mills .", "Zentrak", "person"),
    "a role": ("Then the cook , Zentrak , will close .", "Zentrak", "person"),
    "an age": ("Then Zentrak , 34 , will close .", "Zentrak", "person"),
    "a pronoun": ("Then Zentrak will close her two mills .", "Zentrak", "person"),
    "who speaks": ("Then Zentrak said no more .", "Zentrak", "person"),
    "kin": ("Then Zentrak 's mother will close .", "Zentrak", "person"),
    "a following": ("Then the Zentrak administration will close .", "Zentrak", "person"),
    "known to news": ("Then Obama will close two mills .", "Obama", "person"),
}


@pytest.mark.parametrize("text, word, kind", TOLD.values(), ids=TOLD.keys())
def test_what_is_hardly_a_person(text: str, word: str, kind: NameKind) -> None:
    words = text.split()
    name = Name(words.index(word), words.index(word) + 1, "person")
    opens = [int(at == 0) for at in range(len(words))]
    assert [one.kind for one in consistent(words, opens, [name])] == [kind]


@pytest.mark.parametrize("full", ["Ana Zentrak", "Ana Zentrack", "Ana Zentrak-Roe"])
def test_the_surname_of_a_whole_name_is_a_persons(full: str) -> None:
    words = f"{full} left . Then Zentrak will close two mills .".split()
    names = [Name(0, 2, "person"), Name(5, 6, "person")]
    assert [one.kind for one in consistent(words, [0] * len(words), names)] == ["person", "person"]


@pytest.mark.parametrize(
    "text, kind",
    [
        ("then Ana for Trent will close", "organization"),
        ("two Trent workers will close", "organization"),
        ("then Zentrak CMA will close", "organization"),
    ],
)
def test_words_of_bodies(text: str, kind: NameKind) -> None:
    words = text.split()
    first = next(at for at, word in enumerate(words) if word[0].isupper())
    last = max(at for at, word in enumerate(words) if word[0].isupper())
    name = Name(first, last + 1, "person")
    assert [one.kind for one in consistent(words, [0] * len(words), [name])] == [kind]
