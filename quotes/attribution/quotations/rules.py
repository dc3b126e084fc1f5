"""Named rules: who is quoted, read off the order of quotation, cue and source.

A paragraph is written down as a sketch with one letter for each part: ``Q`` a quoted
span (``K`` where a comma, question or exclamation mark ends it), ``C`` a cue, ``V`` another
finite verb, ``A`` "according to", ``R`` "per", ``N`` a noun phrase, ``P`` a pronoun, ``T``
"that", ``i`` a preposition of place, ``u`` a particle ("shot back"), ``y`` "as", ``a`` "and",
punctuation as itself, ``x`` anything else. A rule is a pattern over sketches, so it can be read,
explained and added to; see ``RULES``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.drafts import Range
from quotes.text.analysis import Reading
from quotes.text.patterns import later
from quotes.text.tags import POS

__all__ = ["RULES", "Match", "Rule", "Sketch", "letters", "matches", "sketch"]


class Rule(NamedTuple):
    """A pattern over sketches with the groups ``quote``, ``source`` and ``cue``.

    example: a sentence that the rule decides.
    """

    name: str
    pattern: str
    example: str


_SOURCE = r"(?P<source>N(?:[iu]N){1,2}|[NP])"
"""A noun phrase with where it belongs, if that is told: a buyer | from | Osaka."""

_APPOSITION = r"(?:,[^.:QKC]{1,12},|-[^.:QKC]{1,12}-|\([^()QK]{1,6}\))?"

RULES = (
    Rule(
        "quote-cue-source",
        r"(?P<quote>[QK]),?(?P<cue>C)[xu]?(?P<source>[NP])",
        '"We will not leave," said Maria Lopez, a farmer.',
    ),
    Rule(
        "quote-source-cue",
        rf"(?P<quote>[QK]),?-?{_SOURCE}{_APPOSITION}[xu]?(?P<cue>C)",
        '"We will not leave," Lopez, a farmer, said.',
    ),
    Rule(
        "quote-as-source-cue",
        rf"(?P<quote>[QK]),?-?y{_SOURCE}{_APPOSITION}[xu]?(?P<cue>C)",
        '"A village without a shop is a car park," as Lopez once said.',
    ),
    Rule(
        "quote-as-source-verb",
        rf"(?P<quote>[QK]),?-?y{_SOURCE}{_APPOSITION}[xu]?(?P<cue>V)P[.,;]",
        '"A village without a shop is a car park," as Lopez puts it.',
    ),
    Rule(
        "source-cue-quote",
        rf"(?P<source>[NP]){_APPOSITION}[xia]{{0,2}}(?P<cue>C)[NPxiaT]{{0,4}}[,:]?T?(?P<quote>[QK])",
        'Lopez told reporters: "We will not leave."',
    ),
    Rule(
        "source-verb-quote",
        rf"(?:^|[.,QK]|[.QKxi][xi]{{1,3}}|,a|,x)(?P<source>[NP]){_APPOSITION}(?:V[^.,:;QKCNP]{{0,3}}a)?x?(?P<cue>V)u?"
        r"[^.,:;QKCV]{0,8}[,:](?P<quote>[QK])",
        'A startled Lopez quipped, "We will not leave."',
    ),
    Rule(
        "quote-source-verb",
        rf"(?P<quote>K){_SOURCE}{_APPOSITION}[xu]?(?P<cue>V)",
        '"We will not leave," Lopez thundered.',
    ),
    Rule(
        "quote-verb-source",
        r"(?P<quote>K)(?P<cue>V)u?(?P<source>[NP])",
        '"We will not leave," shot back Lopez.',
    ),
    Rule(
        "quote-according-to",
        r"(?P<quote>[QK])[^.QKC]{0,6}(?P<cue>A)(?P<source>[NP])",
        'The harvest is "a disaster," according to Lopez.',
    ),
    Rule(
        "quote-per",
        r"(?P<quote>[QK])(?P<cue>R)(?P<source>[NP])",
        'It may vote "to fill a vacancy," per the bylaws.',
    ),
    Rule(
        "according-to-quote",
        r"(?P<cue>A)(?P<source>[NP])[^.QKC]{0,12}(?P<quote>[QK])",
        'According to Lopez, the harvest is "a disaster."',
    ),
    Rule(
        "label-quote",
        r"(?:^|[QK.])(?P<source>N)(?:iN|\([^()]{1,4}\))?(?P<cue>:)(?P<quote>[QK])",
        'LOPEZ: "We will not leave."',
    ),
    Rule(
        "opening-colon-quote",
        r"(?:^|[.QK])[xiuy]{0,2}(?P<source>[NP])[^.:;QKC]{1,20}(?P<cue>:)(?P<quote>[QK])(?![-,]?[CVNPy])",
        'The police on X: "Do not drive to the beach to look at the waves."',
    ),
    Rule(
        "name-dash-quote",
        r"^(?P<source>N)(?P<cue>-)(?P<quote>[QK])$",
        'Maria Lopez -- "We will not leave."',
    ),
    Rule(
        "quote-dash-name",
        r"(?:^(?P<quote>[QK]).*[QK]|(?P<quote>[QK]))(?P<cue>-)(?P<source>N)[^CQK]{0,10}$",
        '"We will not leave." -- Maria Lopez',
    ),
)

_PATTERNS = tuple((rule, later(rule.pattern), rule.pattern.partition("(?P<cue>")[2][0]) for rule in RULES)
"""Each rule with its pattern and the letter of its cue: without that no sketch is searched."""

_ENDS = frozenset(",?!")

_DASHES = ("-", "--", "–", "—", "―")
_MARKS = {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(".?!;", "."), **{mark: mark for mark in ",:()"}}
_WORDS = {
    "that": "T",
    "per": "R",
    "as": "y",
    "and": "a",
    **dict.fromkeys(("another", "both", "one"), "P"),
    **dict.fromkeys(("back", "in", "out", "up"), "u"),
    **dict.fromkeys(("at", "for", "from", "on", "outside", "with"), "i"),
}
_TAGS = dict.fromkeys(("PRP", "WP"), "P") | dict.fromkeys(("VBD", "VBZ", "VBP"), "V")
_NAME = POS.index("NNP")
_BY_TAG = np.array([ord(_TAGS.get(tag, "x")) for tag in POS], np.uint8)


class Sketch(NamedTuple):
    """The letters of a paragraph's parts, and where the tokens begin and end that each stands for."""

    letters: str
    starts: Sequence[int]
    ends: Sequence[int]


class Match(NamedTuple):
    """What a rule read off: token ranges of quote, source and cue."""

    rule: Rule
    quote: Range
    source: Range
    cue: Range


def letters(reading: Reading) -> str:
    """The letter of each token by itself: by its word if that is a mark, else by its part of speech."""
    by_word = np.asarray(reading.tokens.vocabulary.table("letters", _by_word))[reading.tokens.type]
    by_tag = _BY_TAG[reading.columns.pos]
    word_decides = (by_tag == ord("x")) | (by_word < ord("A")) & (by_tag != ord("P"))
    return np.where(word_decides, by_word, by_tag).tobytes().decode("ascii")


def _by_word(words: Sequence[str]) -> NDArray[np.generic]:
    found = [_MARKS.get(word) or _WORDS.get(word.lower(), "x") for word in words]
    return np.array([ord(letter) for letter in found], np.uint8)


def sketch(
    reading: Reading,
    letters: str,
    paragraph: Range,
    quotes: Sequence[Range],
    cues: Sequence[Range],
    phrases: Sequence[Range],
) -> Sketch:
    """The tokens of a paragraph, of which ``letters`` are those of the text; the ranges are among them.

    A quotation is one part, whatever is in it, and ends any other; a cue comes before a phrase.
    """
    first, last = paragraph
    parts = {start: ("N", end) for start, end in phrases}
    for start, end in cues:
        if letters[start] not in "-:":
            named = (at for at in range(start + 1, end) if at in parts and reading.pos[at] == _NAME)
            kind = "A" if reading.lower[start] == "according" else "C"
            parts[start] = (kind, next(named, end))  # chimed in | Morrow
    for start, end in quotes:
        ended = end - start > 2 and reading.words[end - 2] in _ENDS
        parts[start] = ("K" if ended else "Q", end)
    line: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at, following = first, 0
    for start in sorted(parts):
        if start < at:
            continue
        line.append(letters[at:start])
        starts += range(at, start + 1)
        ends += range(at + 1, start + 1)
        letter, end = parts[start]
        while following < len(quotes) and quotes[following][0] <= start:
            following += 1
        at = max(start + 1, min(end, quotes[following][0] if following < len(quotes) else last))
        line.append(letter)
        ends.append(end)
    line.append(letters[at:last])
    starts += range(at, last)
    ends += range(at + 1, last + 1)
    return Sketch("".join(line), starts, ends)


def matches(found: Sketch) -> Iterator[Match]:
    """What the rules read off a sketch, in the table's order."""
    if "Q" not in found.letters and "K" not in found.letters:
        return
    for rule, pattern, cue_letter in _PATTERNS:
        if cue_letter not in found.letters:
            continue
        for match in pattern.finditer(found.letters, overlapped=True):
            quote, source, cue = (
                (found.starts[match.start(name)], found.ends[match.end(name) - 1])
                for name in ("quote", "source", "cue")
            )
            yield Match(rule, quote, source, cue)
