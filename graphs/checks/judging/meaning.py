"""What a change of words may do to the meaning.

A sentence and its negation are nearly the same words. So each change is looked at by what
its words do: negate, say how certain, set a condition, count, measure, compare, name.
Only the closed classes of the lexicon, word forms and the order of words are known here:
another noun or verb is shown as a change, and a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import regex
from rapidfuzz.distance import OSA

from graphs.checks.judging.descriptions import titles
from graphs.checks.judging.numbers import is_number, is_rank, one_form, ranks
from graphs.checks.matching.words import fold
from quotes.resources import lexicon

__all__ = [
    "is_filler",
    "is_mistyped",
    "left_out",
    "reported",
    "risks",
    "same_spelling",
    "swapped",
    "turned",
    "weight",
    "without_contractions",
]

_NUMBER = regex.compile(r"\p{N}[\p{N},.]*\p{N}|\p{N}")
_GROUPS = (
    *("negation", "modal", "condition", "time", "reason", "limit"),
    *("quantifier", "comparison", "unit", "date"),
)
_CONTRACTED = {
    "n't": "not",
    "'re": "are",
    "'m": "am",
    "'ll": "will",
    "'ve": "have",
    "gonna": "going to",
    "cannot": "can not",
}
_BASES = {"ca": "can", "wo": "will", "sha": "shall"}
_BACKSHIFTED = {"would": "will", "could": "can", "might": "may", "'d": "'ll"}
"""What a modal of direct speech becomes in indirect speech, and that one."""
_OWN = frozenset(("i", "we"))
_THEIRS = _OWN | {"he", "she", "they", "it"}
_BETWEEN = 4
"""Words up to the one that they say, from what tells that others say it: "Roe told us that the ..."."""
_UNITS = {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds", "dollar": "dollars"}
_FUNCTION_WEIGHT = 0.25
_MISTYPED = 4
"""Letters from which on a word that differs in one may be the same, mistyped."""


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """The lexicon's words and phrases, cut as the tokenizer cuts, with their group."""
    groups = lexicon("meaning")
    return {tuple(entry.split()): group for group in _GROUPS for entry in groups[group]}


@cache
def _opposites() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in lexicon("meaning")["opposites"])


@cache
def _same() -> dict[str, str]:
    """Words and phrases that do the same, by one of them: nobody, no one; what does nothing by none."""
    return dict(entry.split("=") for entry in lexicon("meaning")["same"])


@cache
def _fillers() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.split()) for entry in lexicon("meaning")["fillers"])


def weight(folded: str) -> float:
    """What finding a word tells, in words: 1 for a content word, a fraction for a function word."""
    return _FUNCTION_WEIGHT if folded in lexicon("meaning")["function words"] else 1.0


def is_filler(words: Sequence[str]) -> bool:
    """Whether folded ``words`` are nothing but fillers, and some are there."""
    at = 0
    while at < len(words):
        size = next((size for size in (2, 1) if tuple(words[at : at + size]) in _fillers()), 0)
        if not size:
            return False
        at += size
    return at > 0


def without_contractions(words: Sequence[str]) -> list[str]:
    """The words written out: ``do n't`` and ``ca n't`` as ``do not`` and ``can not``."""
    out: list[str] = []
    for i, word in enumerate(words):
        word = _BASES.get(word, word) if tuple(words[i + 1 : i + 2]) == ("n't",) else word
        out += _CONTRACTED.get(word, word).split()
    return out


def same_spelling(one: str, two: str) -> bool:
    """Whether two folded words are one word in American and British spelling."""
    for entry in lexicon("spelling")["letters"]:
        american, british = entry.split()
        for letters, others in ((american, british), (british, american)):
            at = one.find(letters)
            while at >= 0:
                if one[:at] + others + one[at + len(letters) :] == two:
                    return True
                at = one.find(letters, at + 1)
    return False


def is_mistyped(one: str, two: str) -> bool:
    """Whether two folded words are one but for a letter: left out, added, replaced, or moved by one.

    A first letter is hardly ever mistyped, and makes another word: "war" and "car".
    """
    if one[:1] != two[:1] or min(len(one), len(two)) < _MISTYPED or not (one + two).isalpha():
        return False
    return OSA.distance(one, two, score_cutoff=1) == 1


def risks(report: Sequence[str], source: Sequence[str], is_indirect: bool = False) -> list[str]:
    """Why it may alter the meaning that the report has ``report`` where the source has ``source``.

    Both are words as written. Each reason is a group of the lexicon and the word, such as
    ``negation: not``. The list is empty where both sides do the same. is_indirect: the source tells it in
    indirect speech, where "will" has become "would".
    """
    if is_indirect:
        report, source = ([_BACKSHIFTED.get(fold(word), word) for word in side] for side in (report, source))
    report, source = ([part for word in side for part in word.split("-")] for side in (report, source))
    here, there = _functions(report), _functions(source)
    found = [f"{group}: {word}" for group, word in sorted((here - there) + (there - here))]
    if here == there and _numbers(report) != _numbers(source):
        found.append(f"order: {' '.join(_numbers(report))}")
    found += [f"opposite: {word}" for word in _opposed(report, source)]
    if report and source:
        found += [f"name: {word}" for word in _names(report, source)]
    return found


def _numbers(words: Sequence[str]) -> list[str]:
    """The numbers in their order: 3-2 is not 2-3."""
    text = f" {' '.join(ranks([fold(word) for word in words]))} ".replace(" no one ", " nobody ")
    return [word for word in one_form(text.split()) if _NUMBER.search(word)]


def left_out(words: Sequence[str]) -> list[str]:
    """The same of words that are left out: a unit tells nothing where no number stands by it."""
    found = risks([], words)
    is_counted = any(risk.startswith("number") for risk in found)
    return [risk for risk in found if is_counted or not risk.startswith("unit")]


def reported(before: Sequence[str], is_indirect: bool) -> list[str]:
    """Why words are not what their speaker says, but what others say by the speaker, or what is called false.

    before: the words in front of them, as written. is_indirect: these are told in indirect speech, where
    "he" may be the speaker.
    """
    folded = [fold(word) for word in before]
    own = _THEIRS if is_indirect else _OWN
    for at in range(max(0, len(folded) - _BETWEEN), len(folded)):
        if folded[at] in lexicon("stances")["false"]:
            return [f"negation: {before[at]}"]
        if folded[at] in lexicon("meaning")["reporting"] and not own & {*folded[max(0, at - 3) : at]}:
            return [f"reported: {before[at]}"]
    return []


def _functions(words: Iterable[str]) -> Counter[tuple[str, str]]:
    folded = [*ranks(without_contractions([fold(word) for word in words]))]
    counted: Counter[tuple[str, str]] = Counter()
    at = 0
    while at < len(folded):
        for size in (3, 2, 1):
            phrase = tuple(folded[at : at + size])
            if len(phrase) == size and phrase in _phrases():
                text = " ".join(phrase)
                if form := _UNITS.get(text) or _same().get(text, text):
                    counted[_phrases()[phrase], form] += 1
                at += size
                break
        else:
            if is_rank(folded[at]):
                counted["ordinal", folded[at]] += 1
                at += 1
                continue
            for part in one_form([folded[at]]):
                if _NUMBER.search(part):
                    counted["number", part] += 1
                elif part in ("am", "pm") and part != folded[at]:
                    counted["date", part] += 1
            at += 1
    return counted


def _opposed(report: Sequence[str], source: Sequence[str]) -> list[str]:
    """Words of the report whose opposite the source has there, by the lexicon or by a prefix."""
    prefixes = lexicon("meaning")["negative prefixes"]
    here, there = [fold(word) for word in report], [fold(word) for word in source]
    found = []
    for one in here:
        for two in there:
            short, long = sorted((one, two), key=len)
            prefixed = long.endswith(short) and len(short) > 3 and long[: -len(short)].rstrip("-") in prefixes
            suffixed = (
                long[:4] == short[:4] and (one.endswith("less") != two.endswith("less")) and len(short) > 3
            )
            if frozenset((one, two)) in _opposites() or prefixed or suffixed:
                found.append(one)
    return found


def _names(report: Sequence[str], source: Sequence[str]) -> list[str]:
    """Capitalized words that only one side has; titles and courtesies name nobody."""
    empty = titles() | {"i"}
    here, there = ({fold(word) for word in side} for side in (report, source))
    only = [word for word in report if fold(word) not in there] + [
        word for word in source if fold(word) not in here
    ]
    return [
        word
        for word in only
        if word[:1].isupper()
        and not (fold(word) in empty or (fold(word),) in _phrases() or is_number(fold(word)))
        and weight(fold(word)) == 1.0
    ]


def swapped(changes: Iterable[tuple[Sequence[str], Sequence[str]]]) -> list[str]:
    """Words that one change takes away and another puts in: who did what to whom may be exchanged."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for report, source in changes:
        here, there = Counter(map(fold, report)), Counter(map(fold, source))
        come += here - there
        gone += there - here
    pronouns = {"i", "he", "she", "we", "they", "you", "him", "her", "them", "us", "me"}
    return [f"order: {word}" for word in sorted(gone & come) if weight(word) == 1.0 or word in pronouns]


def turned(report: Sequence[str], source: Sequence[str]) -> list[str]:
    """Names that both have in another order, which no passive explains: who does what to whom."""
    here, there = [fold(word) for word in report], [fold(word) for word in source]
    if ("by" in here) != ("by" in there):
        return []
    names = {fold(word) for word in source if word[:1].isupper() and weight(fold(word)) == 1.0}
    both = [word for word in here if word in names and there.count(word) == here.count(word) == 1]
    order = sorted(both, key=there.index)
    return [f"order: {one}" for one, other in zip(both, order, strict=True) if one != other][:1]
