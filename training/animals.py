"""Make the lexicon of animals: ``python -m training.animals``.

What WordNet 3.0 (Debian's wordnet-base) has as an animal in the first two senses of a noun that the articles
write small or WordNet counts in texts, and no lexicon as somebody or as what speaks.
"""

from __future__ import annotations

import regex

from quotes.attribution.acts.things import speaking
from quotes.names.gazetteer import flags
from quotes.resources import path
from training.wordnet import lines

__all__ = ["animals"]

_WORD = regex.compile(r"[a-z]{3,}")
_ANIMAL = 5  # the kind of senses that WordNet calls noun.animal
_SENSES = 2
_SMALL = 2  # how often a word has a capital in articles, from here on seldom
_PEOPLE = frozenset("female hominid human humans male mankind mutant primary young".split())
_HEAD = """\
# Nouns for animals, in lower case: what WordNet 3.0 has as one in its first two senses and no other lexicon
# as somebody's. Made by `python -m training.animals`. WordNet 3.0 Copyright 2006 by Princeton University.
# All rights reserved; used by its licence: wordnet.princeton.edu/license-and-commercial-use
[animals]
"""


def animals() -> list[str]:
    """The nouns, sorted."""
    others, counted = speaking() | _PEOPLE, _counted()
    return sorted(
        noun
        for noun in _nouns() - others
        if flags(noun).case >= _SMALL or (noun in counted and len(noun) > 3)
    )


def _counted() -> frozenset[str]:
    """The words that WordNet's authors marked as animals in texts."""
    keys = (line.split()[0] for line in lines("cntlist.rev"))
    return frozenset(key.partition("%")[0] for key in keys if "%1:05:" in key)


def _nouns() -> frozenset[str]:
    """The nouns that are an animal's in their first senses."""
    kinds = {offset: int(kind) for offset, kind, _ in (line.split(" ", 2) for line in lines("data.noun"))}
    found = set()
    for line in lines("index.noun"):
        noun, _, senses, *rest = line.split()
        first = rest[-int(senses) :][:_SENSES]
        if _WORD.fullmatch(noun) and any(kinds[offset] == _ANIMAL for offset in first):
            found.add(noun)
    return frozenset(found)


if __name__ == "__main__":
    path("lexicons/animals.txt").write_text(_HEAD + "\n".join(animals()) + "\n", encoding="ascii")
