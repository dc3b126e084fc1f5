"""Named rules: who is quoted, read off the order of quotation, cue and source.

A paragraph is written down as a sketch with one letter for each part: ``Q`` a quoted
span (``K`` where a comma, question or exclamation mark ends it), ``C`` a cue, ``V`` another
finite verb, ``A`` "according to", ``N`` a noun phrase, ``P`` a pronoun, ``T``
"that", punctuation as itself, ``x`` anything else. A rule is a pattern over sketches, so
it can be read, explained and added to; see ``RULES``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from quotes.analysis import Reading
from quotes.tags import POS
from quotes.tokens import Ints

__all__ = ["RULES", "Match", "Part", "Rule", "matches", "sketch"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over sketches with the groups ``quote``, ``source`` and ``cue``.

    example: a sentence that the rule decides.
    """

    name: str
    pattern: str
    example: str


_APPOSITION = r"(?:,[^.:QKC]{1,12},|-[^.:QKC]{1,12}-|\([^()QK]{1,6}\))?"

RULES = (
    Rule(
        "quote-cue-source",
        r"(?P<quote>[QK]),?(?P<cue>C)x?(?P<source>[NP])",
        '"We will not leave," said Maria Lopez, a farmer.',
    ),
    Rule(
        "quote-source-cue",
        rf"(?P<quote>[QK]),?-?(?P<source>[NP]){_APPOSITION}x?(?P<cue>C)",
        '"We will not leave," Lopez, a farmer, said.',
    ),
    Rule(
        "source-cue-quote",
        rf"(?P<source>[NP]){_APPOSITION}x{{0,2}}(?P<cue>C)[NPxT]{{0,4}}[,:]?T?(?P<quote>[QK])",
        'Lopez told reporters: "We will not leave."',
    ),
    Rule(
        "quote-source-verb",
        rf"(?P<quote>K)(?P<source>[NP]){_APPOSITION}x?(?P<cue>V)",
        '"We will not leave," Lopez thundered.',
    ),
    Rule(
        "quote-verb-source",
        r"(?P<quote>K)(?P<cue>V)(?P<source>[NP])",
        '"We will not leave," thundered Lopez.',
    ),
    Rule(
        "quote-according-to",
        r"(?P<quote>[QK])[^.QKC]{0,6}(?P<cue>A)(?P<source>[NP])",
        'The harvest is "a disaster," according to Lopez.',
    ),
    Rule(
        "according-to-quote",
        r"(?P<cue>A)(?P<source>[NP])[^.QKC]{0,12}(?P<quote>[QK])",
        'According to Lopez, the harvest is "a disaster."',
    ),
    Rule(
        "label-quote",
        r"^(?P<source>N)(?:\([^()]{1,4}\))?(?P<cue>:)(?P<quote>[QK])",
        'LOPEZ: "We will not leave."',
    ),
    Rule(
        "quote-dash-name",
        r"(?P<quote>[QK])(?P<cue>-)(?P<source>N)[^CQK]{0,10}$",
        '"We will not leave." -- Maria Lopez',
    ),
)

_PATTERNS = tuple((rule, regex.compile(rule.pattern)) for rule in RULES)
_PRONOUNS = frozenset(POS.index(tag) for tag in ("PRP", "WP"))
_FINITE = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP"))
_ENDS = frozenset(",?!")
_DASHES = frozenset(("-", "--", "–", "—", "―"))


@dataclass(frozen=True, slots=True)
class Part:
    """One letter of a sketch and the tokens that it stands for."""

    letter: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule read off: token ranges of quote, source and cue."""

    rule: Rule
    quote: tuple[int, int]
    source: tuple[int, int]
    cue: tuple[int, int]


def sketch(
    reading: Reading,
    words: Sequence[str],
    first: int,
    last: int,
    cues: Sequence[tuple[int, int]],
    phrases: Sequence[tuple[int, int]],
) -> list[Part]:
    """The parts of tokens ``first`` to ``last``; ``cues`` and ``phrases`` are ranges among them."""
    taken: dict[int, Part] = {}
    for start, end in phrases:
        taken[start] = Part("N", start, end)
    for start, end in cues:
        lower = words[start].lower()
        letter = "A" if lower == "according" else "C"
        if words[start] not in _DASHES and words[start] != ":":
            taken[start] = Part(letter, start, end)
    parts: list[Part] = []
    quote, pos = reading.quote, reading.pos
    at = first
    while at < last:
        if quote[at] >= 0:
            end = at + 1
            while end < last and quote[end] == quote[at]:
                end += 1
            ended = end - at > 2 and words[end - 2] in _ENDS
            part = Part("K" if ended else "Q", at, end)
        elif at in taken:
            part = taken[at]
        else:
            part = Part(_letter(words[at], int(pos[at])), at, at + 1)
        parts.append(part)
        at = min(max(part.last, at + 1), _next_quote(quote, part, last))
    return parts


def _next_quote(quote: Ints, part: Part, last: int) -> int:
    """The first token of a quoted span inside a part that is none, or the paragraph's end."""
    if part.letter not in "QK":
        for token in range(part.first + 1, part.last):
            if quote[token] >= 0:
                return token
    return last


def _letter(word: str, pos: int) -> str:
    if pos in _PRONOUNS:
        return "P"
    if word in _DASHES:
        return "-"
    if word in ",:()":
        return word
    if word in ".?!;":
        return "."
    if pos in _FINITE:
        return "V"
    return "T" if word.lower() == "that" else "x"


def matches(parts: Sequence[Part]) -> Iterator[Match]:
    """What the rules read off a sketch, in the table's order."""
    line = "".join(part.letter for part in parts)
    if "Q" not in line and "K" not in line:
        return
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(line, overlapped=True):
            found = {name: parts[match.start(name)] for name in ("quote", "source", "cue")}
            yield Match(rule, *((found[name].first, found[name].last) for name in ("quote", "source", "cue")))
