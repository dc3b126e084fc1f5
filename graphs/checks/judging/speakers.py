"""Is the speaker that a report names the speaker that a source names?

Speakers are compared as such, not as strings: by surname, given names with their short
forms, titles, aliases, and by what the source states of them ("the Peshmerga commander").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

import regex
from rapidfuzz.fuzz import ratio

from graphs.checks.judging.descriptions import (
    LINKING,
    courtesy,
    has_article,
    heads,
    plain,
    root,
    stated,
    titles,
    voices,
    words_of,
)
from quotes.document import Affiliation, Speaker
from quotes.resources import lexicon
from quotes.speakers.entities.nouns import nation
from quotes.speakers.entities.persons import same_given

__all__ = ["Likeness", "compare", "is_among", "is_full_name", "is_named", "is_written"]

_DOTTED = regex.compile(r"(?:\p{Lu}\.){2,}")
_MODIFYING = LINKING | {"who", "that", "near", "close", "familiar", "briefed"}
_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "him", "her", "them"])
_SPELLED_ALIKE = 85.0
"""Per cent of letters in common (rapidfuzz's ratio) that two transliterations of one name have."""
_LEAST_ALIKE = 5
"""Letters of the shortest name that may be spelled otherwise."""
_SOUNDS = {"th": "t", "kh": "h", "y": "i", "e": "i", "ou": "u", "o": "u", "ck": "k", "c": "k", "w": "v"}
"""Letters of names that stand for one sound in different ways of writing them, in this order."""
_VOICES = frozenset(map(root, ("spokesman", "official")))
"""Whose words are the body's that they speak for."""
_STATE = frozenset(map(root, ("government", "ministry", "embassy", "cabinet", "presidency")))


@dataclass(frozen=True, slots=True)
class Likeness:
    """same: whether it is one speaker; flags and notes: what is wrong or uncertain about it.

    may_be: it is not told to be the same, and yet nobody else: "the company", "Washington".
    """

    same: bool
    flags: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    may_be: bool = False


def is_named(claimed: str) -> bool:
    """Whether ``claimed`` names anybody: not empty and no mere pronoun."""
    words = [plain(word) for word in words_of(claimed)]
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


def is_written(claimed: str, words: Iterable[str]) -> bool:
    """Whether some word of the name ``claimed`` may be among the words of a text, as they are written.

    Initials, countries and what begins with a small letter may stand for anybody.
    """
    named = [word for word in words_of(claimed.partition(",")[0]) if plain(word) not in titles() | LINKING]
    places = lexicon("places")["capitals"] | {"Washington"}
    if not named or any(not word[0].isupper() or word.isupper() or word in places for word in named):
        return True
    if any(nation(plain(word)) for word in named):
        return True
    return is_among(named, words)


def is_among(named: Iterable[str], words: Iterable[str]) -> bool:
    """Whether some word of a name is among other words, be it spelled otherwise."""
    known = {plain(word) for word in words if len(word) > 1}
    forms = {part for word in named for part in plain(word).split("-")}
    return any(_same_given(one, two) for one in forms for two in known if one[:1] == two[:1])


def _person(claimed: str, speaker: Speaker) -> Likeness:
    names = [_name(speaker.name), *(_name(alias) for alias in speaker.aliases)]
    names = [name for name in names if name]
    words = words_of(claimed)
    forms = [plain(word) for word in words]
    if _is_described(claimed, speaker):
        return Likeness(True)
    if _suffixes(claimed) - _suffixes(speaker.name):
        return Likeness(False)
    for name in names:
        at = next(
            (i for i in range(len(forms)) if _alike(forms[i], name[-1]) and _is_last(words, i, claimed)), None
        )
        if at is None:
            continue
        if _is_others(words, at, speaker):
            return Likeness(False)
        given = _given(words[:at], forms[:at], speaker)
        known = [word for other in names for word in other if word != name[-1]]
        known = [word for word in known if len(word) > 1 or word in given] or known
        if given and known and not any(_same_given(one, two) for one in given for two in known):
            note = f"the source names {speaker.name}, not {' '.join(given).title()}"
            return Likeness(False, frozenset({"wrong-first-name"}), (note,))
        used = {*given, *name, forms[at], *_articles(speaker)}
        return _with_affiliation(speaker, [word for word in words if plain(word) not in used])
    if any(set(name) == set(_name(claimed)) or _is_part(_name(claimed), name) for name in names):
        return Likeness(True)
    led = next((one for one in speaker.affiliations if _is_body(claimed, [one.organization])), None)
    if led and _post(led) & _posts(("leaders", "officers", "two of one body")) - _posts(("for others",)):
        return Likeness(True, notes=(f"the source has it from {speaker.name}, {led.role}",))
    is_voice = led is not None and bool(_post(led) & _VOICES)
    bodies = [one.organization for one in speaker.affiliations if one.organization]
    may_be = _may_be(claimed, bodies) or bool(led and _post(led) & _posts(("for others",)))
    return Likeness(is_voice, may_be=may_be)


def _is_part(claimed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether all words of a name are those of a fuller one, in their order: Ana Lena, of Ana-Lena Díaz."""
    rest = iter([part for word in name for part in word.split("-")])
    parts = [part for word in claimed for part in word.split("-")]
    return bool(parts) and all(any(_alike(part, other) for other in rest) for part in parts)


@cache
def _voice_roots() -> frozenset[str]:
    return frozenset(map(root, voices()))


@cache
def _posts(sections: tuple[str, ...]) -> set[str]:
    """The roots of the words of some posts."""
    return {root(word) for name in sections for post in lexicon("roles")[name] for word in post.split()}


def _post(held: Affiliation) -> set[str]:
    """The root of the word that says which post it is: chairwoman, of a deputy chairwoman of a board."""
    words = words_of(held.role.partition(" of ")[0])
    return {root(words[-1])} if words else set()


def _is_others(words: Sequence[str], at: int, speaker: Speaker) -> bool:
    """Whether the name, whose surname is word ``at``, only tells whose mother, lawyer or office speaks."""
    roles = lexicon("roles")
    others = roles["kin"] | roles["for others"] | {"office", "campaign", "family"}
    behind = words[at + 1 :] if words[at].endswith(("'s", "’s", "'", "’")) else ()
    ties = [i for i in range(at) if words[i].lower() in ("of", "for", "to")]
    named = [word.lower() for word in (*behind, *words[: ties[-1] if ties else 0])]
    return any(word in others and root(word) not in heads(speaker) for word in named)


def _articles(speaker: Speaker) -> set[str]:
    """The Arabic article of a name that has it, which a report may write as a word of its own."""
    return {"al", "el"} if has_article(speaker.name) else set()


def _suffixes(text: str) -> set[str]:
    return {plain(word) for word in words_of(text)} & lexicon("names")["suffixes"]


def _is_last(words: Sequence[str], at: int, claimed: str) -> bool:
    """Whether the word may be a surname: no further name follows it, unless all is written surname first."""
    following = words[at + 1 : at + 2]
    if not following or not following[0][:1].isupper() or plain(following[0]) in lexicon("names")["suffixes"]:
        return True
    between = claimed.partition(words[at])[2].partition(following[0])[0]
    return bool(between.strip(" .’'s"))


@lru_cache(50_000)
def _name(text: str) -> tuple[str, ...]:
    """The words of a name without titles and suffixes."""
    drop = titles() | lexicon("names")["suffixes"]
    words = [plain(word) for word in words_of(text.partition(",")[0])]
    return tuple(word for word in words if word not in drop) or tuple(words)


def _given(words: Sequence[str], plain: Sequence[str], speaker: Speaker) -> list[str]:
    """The given names among the words before a surname: capitalized, no title, nothing stated as a role."""
    skip = titles() | _own(speaker) | _articles(speaker)
    given: list[str] = []
    for word, form in zip(reversed(words), reversed(plain), strict=True):
        if form in skip or root(word) in skip or not word[:1].isupper() or form in LINKING:
            break
        given.append(form)
    return given[::-1]


@lru_cache(50_000)
def _alike(one: str, two: str) -> bool:
    """Whether two words are one name, be it spelled or written in Latin letters in two ways."""
    if one == two or min(len(one), len(two)) < _LEAST_ALIKE:
        return one == two
    return max(ratio(one, two), ratio(_sound(one), _sound(two))) >= _SPELLED_ALIKE


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS.items():
        word = word.replace(letters, sound)
    return "".join(letter for letter, _ in groupby(f"gr{word[2:]}" if word.startswith("hr") else word))


@cache
def _otherwise() -> frozenset[frozenset[str]]:
    """Pairs of one given name in two languages."""
    return frozenset(frozenset(pair.split()) for pair in lexicon("names")["given in two languages"])


def _same_given(one: str, two: str) -> bool:
    return _alike(one, two) or same_given(one, two) or frozenset((one, two)) in _otherwise()


def _own(speaker: Speaker) -> set[str]:
    """The roots of what the source states of the speaker, without whose wife or lawyer it is."""
    own = heads(speaker)
    return own if own & _posts(("kin", "relations", "for others")) else stated(speaker)


def _with_affiliation(speaker: Speaker, rest: Sequence[str]) -> Likeness:
    """The same person; is what the report adds about them at odds with the source?"""
    empty = courtesy() | lexicon("names")["suffixes"] | LINKING
    if not any(one.role for one in speaker.affiliations):
        empty |= titles()  # the source tells none that another would be at odds with
    said = [(word, root(word)) for word in rest if plain(word) not in empty]
    names = {root(word) for word in words_of(speaker.name)}
    written = _voice_roots() - heads(speaker)
    said = [(word, form) for word, form in said if form not in names and form not in written]
    known = stated(speaker) if any(form in heads(speaker) for _, form in said) else _own(speaker)
    if not known or not said:
        return Likeness(True)
    unknown = [word for word, form in said if form not in known]
    if len(unknown) == len(said) or any(word[:1].isupper() for word in unknown):
        best = "; ".join(
            ", ".join(filter(None, (a.role, a.organization, a.place))) for a in speaker.affiliations
        )
        return Likeness(
            True, frozenset({"wrong-affiliation"}), (f"the source has for {speaker.name}: {best}",)
        )
    return Likeness(True)


def _is_described(claimed: str, speaker: Speaker) -> bool:
    """Whether ``claimed`` says nothing but what the source states of the speaker, and some of it."""
    said = {root(word) for word in words_of(claimed) if plain(word) not in courtesy() | LINKING}
    known = stated(speaker) | {root(word) for word in words_of(speaker.name)}
    return bool(said & heads(speaker)) and said <= known


def _body(claimed: str, speaker: Speaker) -> Likeness:
    """An organization, group, document or unnamed source, by its words or its initials."""
    names = [name for name in (speaker.name, *speaker.aliases, speaker.description or "") if name]
    return Likeness(_is_body(claimed, names), may_be=_may_be(claimed, names))


def _may_be(claimed: str, bodies: Iterable[str]) -> bool:
    """Whether a single word may stand for one of some bodies: "the company", its first name, a capital."""
    word, *more = _telling(claimed) or ("",)
    if more or not word:
        return False
    names = [_telling(body) for body in bodies]
    if word in lexicon("names")["organization words"]:
        return bool(names)
    is_capital = word in lexicon("places")["capitals"] | {"Washington"}
    return any(name[:1] == [word] or (is_capital and any(map(nation, map(plain, name)))) for name in names)


def _is_body(claimed: str, texts: Iterable[str]) -> bool:
    said = _telling(claimed)
    for text in texts:
        known = _telling(text)
        if not known or not said:
            continue
        one, two = {root(word) for word in said}, {root(word) for word in known}
        if one == two or _voiced(said) == _voiced(known) or _initials(said, known) or _initials(known, said):
            return True
        if (one < two and _head(text) in one) or (two < one and _head(claimed) in two):
            return True
        if (one < two or two < one) and _may_be_left_out({*map(plain, said)} ^ {*map(plain, known)}):
            return True
        if (one < two and _is_state(said, text)) or (two < one and _is_state(known, claimed)):
            return True
    return False


def _may_be_left_out(words: Iterable[str]) -> bool:
    return all(word in lexicon("names")["organization words"] for word in words)


def _is_state(words: Iterable[str], whole: str) -> bool:
    """Whether a country stands for its government: China, for the Chinese foreign ministry."""
    return all(nation(plain(word)) for word in words) and _head(whole) in _STATE


def _telling(text: str) -> list[str]:
    """The words that tell which body it is; of an unnamed source not that it is unnamed."""
    empty = courtesy() | LINKING | lexicon("sources")["anonymous"]
    joined = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)  # U.N. as UN
    return [word for word in words_of(joined) if plain(word) not in empty]


def _voiced(words: Sequence[str]) -> set[str]:
    """The roots of the words of a body without its voice: of its spokesman, its statement."""
    first, rest = words[0], words[1:]
    found = {root(word) for word in rest if word not in voices()}
    return (found if first.lower() in voices() else {root(first), *found}) or {root(first)}


def _head(text: str) -> str:
    """The root of what a body is a kind of: "officials" of "Iraqi officials in Mosul"."""
    words = words_of(text)
    forms = [plain(word) for word in words]
    start = next((i for i, form in enumerate(forms) if form not in courtesy()), 0)
    end = next(
        (i for i in range(start + 1, len(forms)) if forms[i] in _MODIFYING or forms[i].endswith("ing")),
        len(forms),
    )
    return root(words[end - 1]) if words else ""


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    return len(long) > 1 and "".join(map(plain, short)) == "".join(plain(word)[0] for word in long)
