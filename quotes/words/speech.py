"""Speech: which words report what somebody says, and what may follow them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from quotes.resources import lexicon
from quotes.words.wordforms import wordforms

__all__ = ["belongs", "classes", "gestures", "is_questioned", "phrases", "third_person"]

_VERBS = ("saying", "holding", "showing", "telling", "asking", "manner", "judging", "calling", "discussing")
_WORDS = (*_VERBS, "nouns", "gestures")
_VOWELS = "aeiou"
_IRREGULAR = {
    "forbade": "forbid", "foresaw": "foresee", "foretold": "foretell", "pled": "plead", "sang": "sing",
    "spat": "spit", "swore": "swear", "sworn": "swear", "wept": "weep",
}  # fmt: skip
"""Past forms that the corpora do not have."""


def classes(word: str) -> frozenset[str]:
    """The groups of the lexicon ``speech`` that an inflected word in lower case may belong to."""
    return _forms().get(word, _NONE)


_NONE: frozenset[str] = frozenset()


def belongs(word: str, *groups: str) -> bool:
    """Whether an inflected word in lower case may belong to one of some groups: saying, telling."""
    return not classes(word).isdisjoint(groups)


def is_questioned(word: str) -> bool:
    """Whether a word in lower case tells that somebody is asked: | asked | about it, he shrugged."""
    return word in lexicon("speech")["questioned"]


@cache
def phrases() -> frozenset[tuple[str, ...]]:
    """The phrases, as lemmas, behind which a clause with "that" is said: ("let", "slip")."""
    base, listed = wordforms().base, lexicon("speech")["phrases"]
    return frozenset(tuple(map(base, phrase.split())) for phrase in listed)


@cache
def gestures() -> frozenset[str]:
    """The forms of verbs for what one does in a talk: shrugged, shook."""
    bases = lexicon("speech")["gestures"]
    return frozenset(form for base in bases for form in (*_inflected(base), *_listed()[base]))


@cache
def _listed() -> dict[str, set[str]]:
    """The forms that the corpora have of each base in the lexicon."""
    groups = lexicon("speech")
    listed: dict[str, set[str]] = {base: set() for group in _WORDS for base in groups[group]}
    for forms in (wordforms().lemmas, _IRREGULAR):
        for form, base in forms.items():
            if base in listed:
                listed[base].add(form)
    return listed


@cache
def _forms() -> dict[str, frozenset[str]]:
    """The groups of each inflected word."""
    listed = _listed()
    found: dict[str, set[str]] = {}
    groups = lexicon("speech")
    for group in (*_VERBS, "nouns"):
        for base in groups[group]:
            regular = [base, f"{base}s"] if group == "nouns" else _inflected(base)
            for form in {*regular, *listed[base]}:
                found.setdefault(form, set()).add(group)
    return {form: frozenset(own) for form, own in found.items()}


def third_person(verb: str) -> str:
    """The regular form of a verb behind he and she."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{verb}s"


def _inflected(verb: str) -> Iterator[str]:
    """The regular forms of a verb; a last consonant is also doubled, since spelling alone does not tell."""
    yield verb
    stem = verb[:-1] if verb.endswith("e") else verb
    yield third_person(verb)
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (f"{verb[:-1]}ied", f"{verb}ing")
        return
    yield from (f"{stem}ed", f"{stem}ing")
    if verb[-1] not in _VOWELS and verb[-2] in _VOWELS:
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
