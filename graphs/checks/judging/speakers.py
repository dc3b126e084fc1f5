"""Is the speaker that a report names the speaker that a source names?

Speakers are compared as such, not as strings: by surname, given names with their short
forms, titles, aliases, and by what the source states of them ("the Peshmerga commander").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex
from rapidfuzz.fuzz import ratio

from graphs.checks.matching.words import stem
from graphs.words import even, unaccented
from quotes.document import Speaker
from quotes.resources import lexicon
from quotes.speakers.entities.persons import same_given

__all__ = ["Likeness", "compare", "is_full_name", "is_named", "titles"]

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’\-]*|\p{N}+")
_EMPTY = frozenset(
    (
        "of",
        "the",
        "a",
        "an",
        "in",
        "for",
        "at",
        "from",
        "with",
        "and",
        "to",
        "his",
        "her",
        "their",
        "its",
        "on",
        "by",
    )
)
_INITIALS = regex.compile(r"\p{Lu}\.\p{Lu}\.")
_MODIFYING = _EMPTY | {"who", "that", "near", "close", "familiar", "briefed"}
_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "him", "her", "them"])
_SPELLED_ALIKE = 85.0
"""Per cent of letters in common (rapidfuzz's ratio) that two transliterations of one name have."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """same: whether it is one speaker; flags and notes: what is wrong or uncertain about it."""

    same: bool
    flags: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


@cache
def _abbreviations() -> dict[str, str]:
    """The titles that abbreviations stand for."""
    return dict(entry.split("=") for entry in lexicon("names")["abbreviations"])


@cache
def titles() -> frozenset[str]:
    """The words of all titles, in full and abbreviated, and words that say nothing of who is named."""
    words = (word for title in lexicon("roles")["titles"] for word in title.split())
    return frozenset(words) | frozenset(_abbreviations()) | frozenset(_abbreviations().values()) | _courtesy()


@cache
def _courtesy() -> frozenset[str]:
    """Words that say nothing of who is named."""
    return lexicon("roles")["courtesy"] | lexicon("names")["nothing said"]


@lru_cache(50_000)
def _plain(word: str) -> str:
    """A word of a name without case, accents, apostrophe forms and possessive ending."""
    return unaccented(even(word)).removesuffix("'s")


@lru_cache(50_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.replace(".", ". ") if _INITIALS.search(text) else text))


def is_named(claimed: str) -> bool:
    """Whether ``claimed`` names anybody: not empty and no mere pronoun."""
    words = [_plain(word) for word in _words(claimed)]
    return bool(words) and not (len(words) == 1 and words[0] in _PRONOUNS)


def is_full_name(claimed: str, speaker: Speaker) -> bool:
    """Whether ``claimed`` has all of a name of several words, so that no namesake is meant."""
    name = _name(speaker.name)
    return len(name) > 1 and set(name) <= set(_name(claimed))


def compare(claimed: str, speaker: Speaker) -> Likeness:
    """Whether the words ``claimed`` name ``speaker``."""
    if speaker.kind == "person":
        return _person(claimed, speaker)
    return _body(claimed, speaker)


def _person(claimed: str, speaker: Speaker) -> Likeness:
    names = [_name(speaker.name), *(_name(alias) for alias in speaker.aliases)]
    names = [name for name in names if name]
    words = _words(claimed)
    plain = [_plain(word) for word in words]
    if _suffixes(claimed) - _suffixes(speaker.name):
        return Likeness(False)
    for name in names:
        at = next(
            (i for i in range(len(plain)) if _alike(plain[i], name[-1]) and _is_last(words, i, claimed)), None
        )
        if at is None:
            continue
        given = _given(words[:at], plain[:at], speaker)
        known = [word for other in names for word in other if word != name[-1]]
        known = [word for word in known if len(word) > 1 or word in given] or known
        if given and known and not any(_same_given(one, two) for one in given for two in known):
            note = f"the source names {speaker.name}, not {' '.join(given).title()}"
            return Likeness(False, frozenset({"wrong-first-name"}), (note,))
        used = {*given, *name, plain[at]}
        return _with_affiliation(speaker, [word for word in words if _plain(word) not in used])
    if any(set(name) == set(_name(claimed)) for name in names):
        return Likeness(True)
    return _described(claimed, speaker)


def _suffixes(text: str) -> set[str]:
    return {_plain(word) for word in _words(text)} & lexicon("names")["suffixes"]


def _is_last(words: Sequence[str], at: int, claimed: str) -> bool:
    """Whether the word may be a surname: no further name follows it, unless all is written surname first."""
    following = words[at + 1 : at + 2]
    if (
        not following
        or not following[0][:1].isupper()
        or _plain(following[0]) in lexicon("names")["suffixes"]
    ):
        return True
    between = claimed.partition(words[at])[2].partition(following[0])[0]
    return bool(between.strip(" .’'s"))


@lru_cache(50_000)
def _name(text: str) -> tuple[str, ...]:
    """The words of a name without titles and suffixes."""
    drop = titles() | lexicon("names")["suffixes"]
    words = [_plain(word) for word in _words(text.partition(",")[0])]
    return tuple(word for word in words if word not in drop) or tuple(words)


def _given(words: Sequence[str], plain: Sequence[str], speaker: Speaker) -> list[str]:
    """The given names among the words before a surname: capitalized, no title, nothing stated as a role."""
    skip = titles() | set(_stated(speaker))
    given: list[str] = []
    for word, form in zip(reversed(words), reversed(plain), strict=True):
        if form in skip or stem(form) in skip or not word[:1].isupper() or form in _EMPTY:
            break
        given.append(form)
    return given[::-1]


def _alike(one: str, two: str) -> bool:
    return one == two or (min(len(one), len(two)) >= 5 and ratio(one, two) >= _SPELLED_ALIKE)


def _same_given(one: str, two: str) -> bool:
    return _alike(one, two) or same_given(one, two)


def _stated(speaker: Speaker) -> list[str]:
    """The words by which the source describes the speaker, stemmed and titles written out."""
    texts = [
        text for stated in speaker.affiliations for text in (stated.role, stated.organization, stated.place)
    ]
    words = [_plain(word) for text in (*texts, speaker.description or "") for word in _words(text)]
    return [stem(_long(word)) for word in words if word not in _EMPTY]


def _with_affiliation(speaker: Speaker, rest: Sequence[str]) -> Likeness:
    """The same person; is what the report adds about them at odds with the source?"""
    stated = set(_stated(speaker))
    courtesy = _courtesy() | lexicon("names")["suffixes"]
    said = [
        (word, stem(full))
        for word in rest
        for full in (_long(_plain(word)),)
        if _plain(word) not in courtesy | _EMPTY
    ]
    known_names = {stem(_plain(word)) for word in _words(speaker.name)}
    said = [(word, root) for word, root in said if root not in known_names]
    if not stated or not said:
        return Likeness(True)
    unknown = [word for word, root in said if root not in stated]
    if len(unknown) == len(said) or any(word[:1].isupper() for word in unknown):
        best = "; ".join(
            ", ".join(filter(None, (a.role, a.organization, a.place))) for a in speaker.affiliations
        )
        return Likeness(
            True, frozenset({"wrong-affiliation"}), (f"the source has for {speaker.name}: {best}",)
        )
    return Likeness(True)


def _long(word: str) -> str:
    return _abbreviations().get(word, word)


def _described(claimed: str, speaker: Speaker) -> Likeness:
    """Whether ``claimed`` says nothing but what the source states of the speaker, and some of it."""
    courtesy = _courtesy()
    said = {stem(_long(form)) for word in _words(claimed) if (form := _plain(word)) not in courtesy | _EMPTY}
    stated = set(_stated(speaker)) | {stem(_plain(word)) for word in _words(speaker.name)}
    roles = {stem(_long(_plain(word))) for stated in speaker.affiliations for word in _words(stated.role)}
    return Likeness(bool(said & roles) and said <= stated)


def _body(claimed: str, speaker: Speaker) -> Likeness:
    """An organization, group, document or unnamed source, by its words or its initials."""
    names = lexicon("names")
    courtesy = _courtesy()
    said = [form for word in _words(claimed) if (form := _plain(word)) not in courtesy | _EMPTY]
    for text in (speaker.name, *speaker.aliases, speaker.description or ""):
        known = [form for word in _words(text) if (form := _plain(word)) not in courtesy | _EMPTY]
        if not known or not said:
            continue
        one, two = {stem(word) for word in said}, {stem(word) for word in known}
        if one == two or _initials(said, known) or _initials(known, said):
            return Likeness(True)
        if (one < two and _head(text) in one) or (two < one and _head(claimed) in two):
            return Likeness(True)
        if (one < two or two < one) and all(
            word in names["organization words"] for word in {*said} ^ {*known}
        ):
            return Likeness(True)
    return Likeness(False)


def _head(text: str) -> str:
    """The stem of what a body is a kind of: "officials" of "Iraqi officials in Mosul"."""
    words = [_plain(word) for word in _words(text)]
    start = next((i for i, word in enumerate(words) if word not in _courtesy()), 0)
    end = next(
        (i for i in range(start + 1, len(words)) if words[i] in _MODIFYING or words[i].endswith("ing")),
        len(words),
    )
    return stem(words[end - 1]) if words else ""


def _initials(short: Iterable[str], long: Sequence[str]) -> bool:
    return len(long) > 1 and "".join(short) == "".join(word[0] for word in long)
