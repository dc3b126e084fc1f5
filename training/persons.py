"""Make the lexicon of nouns for persons: ``python -m training.persons``.

From WordNet 3.0 (Debian's wordnet-base): the nouns of one word whose most usual sense is a kind of person.
"""

from __future__ import annotations

import regex

from quotes.resources import path
from training.wordnet import lines

__all__ = ["persons"]

_PERSON = "00007846"
_WORD = regex.compile(r"[a-z]+(?:-[a-z]+)*")
_HEAD = """\
# Nouns for persons, in lower case, singular: the nouns of one word whose most usual sense in WordNet 3.0
# is a kind of person. Made by `python -m training.persons`. WordNet 3.0 Copyright 2006 by Princeton
# University. All rights reserved; used by its licence: wordnet.princeton.edu/license-and-commercial-use
[persons]
"""


def persons() -> list[str]:
    """The nouns, sorted."""
    above: dict[str, list[str]] = {}
    instances: set[str] = set()
    for line in lines("data.noun"):
        fields = line.split(" | ")[0].split()
        pointers = fields[5 + 2 * int(fields[3], 16) :]
        pairs = list(zip(pointers[::4], pointers[1::4], strict=False))
        above[fields[0]] = [synset for sign, synset in pairs if sign == "@"]
        if any(sign == "@i" for sign, _ in pairs):
            instances.add(fields[0])
    below = {_PERSON}
    kinds: dict[str, set[str]] = {}
    for synset, kind in ((synset, kind) for synset, all_kinds in above.items() for kind in all_kinds):
        kinds.setdefault(kind, set()).add(synset)
    left = [_PERSON]
    while left:
        fresh = kinds.get(left.pop(), set()) - below
        below |= fresh
        left += sorted(fresh)
    found = []
    for line in lines("index.noun"):
        word, _, count, *rest = line.split()
        first = rest[-int(count)]
        if _WORD.fullmatch(word) and first in below and first not in instances:
            found.append(word)
    return sorted(found)


if __name__ == "__main__":
    path("lexicons/persons.txt").write_text(_HEAD + "\n".join(persons()) + "\n", encoding="ascii")
