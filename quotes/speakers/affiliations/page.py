"""The page: an article token by token, as the readers of affiliations see it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass

from quotes.document import Span
from quotes.resources import lexicon
from quotes.speakers.entities.entities import Entities
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE

__all__ = ["STOPS", "Page"]

STOPS = frozenset(',.;:!?()"“”–—-') | set("'' -- who which that whose whom when where while but as".split())


@dataclass(slots=True, eq=False, repr=False)  # what is read as often costs more of a named tuple
class Page:
    """The article token by token; made once for all its persons.

    The columns are those of its reading.
    """

    article: str
    found: Entities
    words: list[str]
    lower: list[str]
    pos: Sequence[int]
    sentence: Sequence[int]
    paragraph: Sequence[int]
    quote: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]

    @staticmethod
    def of(reading: Reading, found: Entities) -> Page:
        """The page of an article."""
        return Page(
            reading.text,
            found,
            found.words,
            found.lower,
            reading.pos,
            reading.sentence,
            reading.paragraph,
            reading.quote,
            reading.starts,
            reading.ends,
        )

    def word(self, token: int) -> str:
        """The token in lower case, nothing behind the last."""
        try:
            return self.lower[token]
        except IndexError:  # seldom: to ask for the length each time costs more
            return ""

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (first, one past the last) that overlap characters start to end."""
        first = bisect_right(self.end, start)
        return first, max(first, bisect_left(self.start, end))

    def begin(self, end: int, tags: Container[int], least: int = 0) -> int:
        """Where the words with some tags right before a token begin, in its sentence, from ``least`` on."""
        first, own = end, self.sentence[end]
        while first > least and self.sentence[first - 1] == own and self.pos[first - 1] in tags:
            first -= 1
        return first

    def kind(self, token: int) -> str:
        """The kind of whom a name that a token is part of names, nothing outside of names."""
        held = self.found.at.get(token)
        return held[1].kind if held else ""

    def stops(self, token: int) -> bool:
        """Whether a token ends every noun phrase."""
        return self.lower[token] in STOPS or self.pos[token] in FINITE

    def behind_acronym(self, token: int) -> int:
        """Where an acronym in brackets ends that opens at a token; else the token."""
        opens = token > 0 and token + 2 < len(self.words) and self.words[token] == "("
        acronym = opens and self.words[token + 1].isupper() and self.words[token + 2] == ")"
        return token + 3 if acronym else token

    def text(self, first: int, last: int) -> str:
        """The article's own words from token ``first`` to ``last`` (exclusive), on one line."""
        if last <= first:
            return ""
        return " ".join(self.article[self.start[first] : self.end[last - 1]].split())

    def span(self, first: int, last: int) -> Span:
        """Where tokens ``first`` to ``last`` (exclusive) stand."""
        return Span(self.start[first], self.end[last - 1])

    def is_listed(self, first: int, last: int) -> bool:
        """Whether the tokens are a place by the lexicon."""
        places, text = lexicon("places"), self.text(first, last)
        return any(text in places[group] for group in ("countries", "states", "abbreviations", "cities"))

    def is_place(self, first: int, last: int) -> bool:
        """Whether the tokens are a place, by the lexicon or the model of names."""
        if self.is_listed(first, last):
            return True
        held = self.found.at.get(last - 1)
        return bool(held and held[1].kind == "place" and held[0].first <= max(first, last - 3))
