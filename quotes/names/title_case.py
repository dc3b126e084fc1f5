"""Names in Title Case and CAPITALS, where the words beside them have capitals: Clinton | Said Dodd-Frank."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.names.borders import PARTICLES
from quotes.names.gazetteer import is_given
from quotes.names.honorifics import SUFFIXES, plain
from quotes.names.recognition import Name

__all__ = ["in_title_case"]


def in_title_case(words: Sequence[str], case: Sequence[int], found: Sequence[Name]) -> list[Name]:
    """The names, those of persons in Title Case and CAPITALS without the words around them.

    What is a name there the rest of the article tells: Clinton | Said Dodd-Frank.
    """
    usual = {1, 4}
    persons = [name for name in found if name.kind == "person"]
    if all(case[name.first] in usual for name in persons):
        return list(found)
    known = {
        text[at:]
        for name in persons
        if case[name.first] in usual
        for text in [tuple(map(plain, words[name.first : name.last]))]
        for at in ((0, len(text) - 1) if text[-1] not in SUFFIXES else (0,))
    }
    return [
        _known_part(words, name, known) if name.kind == "person" and case[name.first] not in usual else name
        for name in found
    ]


def _known_part(words: Sequence[str], name: Name, known: Collection[tuple[str, ...]]) -> Name:
    """The longest part at the beginning or the end of a name that is known, the whole where none is."""
    text = tuple(map(plain, words[name.first : name.last]))
    if text in known:
        return name
    for size in range(len(text) - 1, 0, -1):
        if text[:size] in known:
            return Name(name.first, name.first + size, name.kind)
        before = words[name.last - size - 1]  # Abdullah bin Zayed Al | Nahyan
        if text[-size:] in known and not is_given(before) and plain(before) not in PARTICLES:
            return Name(name.last - size, name.last, name.kind)
    return name
