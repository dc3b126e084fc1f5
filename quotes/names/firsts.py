"""First names that the model or the titles leave off: | Y | Thanh Nie; | Ouma | Oluga, who is called Ouma."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from quotes.names.gazetteer import flags
from quotes.names.honorifics import plain
from quotes.names.recognition import Name
from quotes.resources import lexicon

__all__ = ["borne", "with_borne", "with_lone_letter"]


def with_lone_letter(words: Sequence[str], marked: Sequence[Name]) -> list[Name]:
    """The names, a person's with the Y that it begins with and the model left out: | Y | Thanh Nie."""
    begun = {
        name.first - 1
        for name in marked
        if name.kind == "person" and name.first and words[name.first - 1] == "Y"
    }
    return [
        Name(
            name.first - (name.kind == "person" and name.first - 1 in begun),
            name.last - (name.last - 1 in begun),
            name.kind,
        )
        for name in marked
        if name.last - name.first > (name.last - 1 in begun)
    ]


def borne(words: Sequence[str], marked: Iterable[Name]) -> Iterator[str]:
    """The forms of address that are names here: Ouma, who is called so alone, and is Ouma Oluga in full."""
    for name in marked:
        word = words[name.first]
        if (
            name.kind == "person"
            and name.last - name.first == 1
            and plain(word) in lexicon("roles")["courtesy"]
        ):
            listed = flags(word)
            if listed.case < _OFTEN and (listed.given or listed.surname):
                yield word


_OFTEN = 2
"""The case of words that news has with and without a capital: Sir."""


def with_borne(words: Sequence[str], name: Name, firsts: Collection[str]) -> Name:
    """A surname with the first name that looks like a form of address: | Ouma | Oluga."""
    alone = name.kind == "person" and name.last - name.first == 1 and name.first > 0
    return Name(name.first - 1, name.last, "person") if alone and words[name.first - 1] in firsts else name
