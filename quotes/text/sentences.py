"""Sentences, by Punkt (Kiss and Strunk 2006) with parameters learned from news.

``training/sentences.py`` learns the parameters with NLTK's PunktTrainer and stores them in
NLTK's own format. They are applied here, in one scan over the text, instead of by NLTK's
tokenizer: importing NLTK takes 0.35 to 0.85 s, its tokenizer is three times as slow, and it cuts
between "Why?" and he asked. A test keeps the decisions equal to NLTK's, titles and initials apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from quotes.document import Span
from quotes.resources import lexicon, path
from quotes.text.layout import Paragraph

__all__ = ["Punkt", "sentences"]

_END = regex.compile(
    r"""(?x) (?<![.?!…]) (?P<stop>[.?!…]++(?:\ [.…]++){0,3}+) (?P<close>["'”’»›)\]}]*+) \s++
    (?P<start> ["'“‘”’«»‹›„‚`(\[{]*+ ) (?= (?P<next> [\w$£€#@]? [\w'’&.-]{0,40} ) )"""
)
_WORD_BEFORE = 40
"""Characters: no abbreviation and no number that matters is longer."""

_BEFORE_WORD = "\"'“”‘’«»‹›„‚([{`*@#&-–—"
_NUMBER = regex.compile(r"-?[.,]?\d[\d,.-]*")
_INITIALS = regex.compile(r"(?:\p{L}\.-?)*\p{L}")

_SEEN_WITHIN_CAPITALIZED = 1 << 2
_SEEN_LOWER = (1 << 4) + (1 << 5) + (1 << 6)
"""Punkt's flags of where and how a word was seen in training."""


@dataclass(frozen=True, slots=True)
class Punkt:
    """Punkt's parameters, and the titles ("Mr.", "Lt. Col.") that never end a sentence."""

    abbreviations: frozenset[str]
    collocations: frozenset[tuple[str, str]]
    starters: frozenset[str]
    contexts: dict[str, int]
    titles: frozenset[str]

    @staticmethod
    @cache
    def load() -> Punkt:
        """The parameters that ship with the package."""
        words = {
            name: path(f"models/punkt/{name}").read_text(encoding="utf-8").split("\n")
            for name in ("abbrev_types.txt", "collocations.tab", "sent_starters.txt", "ortho_context.tab")
        }
        pairs = (line.split("\t") for line in words["collocations.tab"])
        contexts = (line.split("\t") for line in words["ortho_context.tab"])
        groups = lexicon("abbreviations")
        return Punkt(
            frozenset(words["abbrev_types.txt"]),
            frozenset((first, second) for first, second in pairs),
            frozenset(words["sent_starters.txt"]),
            {word: int(seen) for word, seen in contexts},
            groups["titles"] | groups["ranks"],
        )

    def ends(self, word: str, following: str) -> bool:
        """Whether the full stop behind ``word`` ends a sentence that ``following`` does not go on with."""
        word, second = word.lower(), _type(following.lower().rstrip("."))
        if word in self.titles or (_type(word), second) in self.collocations:
            return False
        known = word in self.abbreviations or word.rpartition("-")[2] in self.abbreviations
        if known or _INITIALS.fullmatch(word):
            return self.starts(following, second)
        return True

    def starts(self, word: str, lower: str) -> bool:
        """Whether a capitalized word is capitalized because a sentence starts with it."""
        if not word[:1].isupper():
            return False
        seen = self.contexts.get(lower, 0)
        return bool(lower in self.starters or (seen & _SEEN_LOWER and not seen & _SEEN_WITHIN_CAPITALIZED))


def _type(word: str) -> str:
    """Punkt's name for a word: all numbers share one."""
    return "##number##" if word[-1:].isdigit() and _NUMBER.fullmatch(word) else word


def sentences(text: str, paragraphs: Sequence[Paragraph]) -> list[Span]:
    """The sentences of all paragraphs that are read, in order, without overlap.

    Closing quotation marks and brackets belong to the sentence before them. What stands
    between two sentences is white space; none runs over a paragraph's end.
    """
    found = []
    cuts = _cuts(text)
    beyond = len(text) + 1, len(text) + 1
    end, start = next(cuts, beyond)
    for paragraph in paragraphs:
        here = paragraph.start
        while start <= here:
            end, start = next(cuts, beyond)
        if not paragraph.is_read:
            continue
        while start < paragraph.end:
            found.append(Span(here, end))
            here = start
            end, start = next(cuts, beyond)
        found.append(Span(here, paragraph.end))
    return found


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next one starts."""
    punkt = Punkt.load()
    for match in _END.finditer(text):
        following = match["next"]
        if following[:1].islower():
            continue
        stop, start = match["stop"], match.start()
        before = text[max(0, start - _WORD_BEFORE) : start]
        if stop == ".":
            word = before.rsplit(None, 1)[-1:]
            if word and not punkt.ends(word[0].lstrip(_BEFORE_WORD), following):
                continue
        elif (stop[:2] == ".." or stop[0] == "…" or before[-1:] == " ") and not punkt.starts(
            following, following.lower()
        ):
            continue
        yield match.end("close"), match.start("start")
