"""Posts: letters that an article introduces for who holds one: the Provincial Police Commander (PPC)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from quotes.names.bodies import SMALL
from quotes.names.honorifics import plain, titles
from quotes.names.kinds import known_bodies
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.words.tokens import A_OR_THE

__all__ = ["Post", "holder", "introduced", "without_posts"]

_FEWEST, _MOST = 2, 5
"""Letters of a post."""

_WITHIN = frozenset(("at", "for", "in", "of", "on", "to"))

_LONGEST = 8
"""Words before a name in which its bearer's post is looked for."""

_POST = 15
"""Tokens from a post to who holds it: Officer-in-Charge (OC) of Ford Police Station | Ana Roe."""


class Post(NamedTuple):
    """The letters of a post, and the tokens from its first word to the bracket before them."""

    letters: str
    first: int
    last: int


def introduced(words: Sequence[str]) -> Iterator[Post]:
    """The posts whose letters stand in brackets behind them."""
    for at in [at for at, word in enumerate(words[:-2]) if word == "("]:
        if words[at + 2] == ")" and _are_letters(words[at + 1]):
            first = _post_before(words, words[at + 1], at)
            if first is not None:
                yield Post(words[at + 1], first, at)


def holder(words: Sequence[str], people: Mapping[int, Name], post: Post) -> int | None:
    """Where a person's name begins behind a post and where it is held, or right before it: Roe, the | post.

    Not behind other words: the Prosecutor (DPP), through counsel Roe, argued. people: names by their starts.
    """
    last = post.last + 3
    while last < min(post.last + _POST, len(words)) and _may_lead(words[last]):
        if last in people:
            return last
        last += 1
    before = post.first - 1 - (words[post.first - 1].lower() in A_OR_THE)
    if before < 1 or words[before] != ",":
        return None
    near = range(before - 1, max(before - _LONGEST, 0) - 1, -1)
    return next((at for at in near if at in people and people[at].last == before), None)


def _may_lead(word: str) -> bool:
    """Whether a word may stand between a post and who holds it: of | Ford | Police Station |, | acting."""
    named = word[:1].isupper() or word[:1].isdigit() or word in SMALL or word in (",", "acting")
    return named or word in titles() or word in lexicon("roles")["roles"]


def without_posts(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names without posts: "the PPC" names nobody, nor any body, and PPC | Kaupa is who has that post."""
    told = list(introduced(words))
    called = {post.letters for post in told}.union(_of_holders(words, found))
    surnames = {
        words[name.last - 1] for name in found if name.kind == "person" and name.last - name.first > 1
    }
    kept = [_behind_post(words, name, called, surnames) for name in found]
    people = {name.first: name for name in kept if name.kind == "person"}
    held = {post.letters for post in told if holder(words, people, post) is not None}
    spelled = {post.last for post in told if post.letters in held}
    return [name for name in kept if not _is_post(words, name, held, spelled)]


def _are_letters(word: str) -> bool:
    return _FEWEST <= len(word) <= _MOST and word.isalpha() and word.isupper()


def _is_office(word: str) -> bool:
    """Whether a word is for somebody with a post: Commander, Officer-in-Charge."""
    head = plain(word).partition("-")[0] if "-in-" in word.lower() else plain(word)
    return head in titles() or head in lexicon("roles")["roles"]


def _post_before(words: Sequence[str], letters: str, last: int) -> int | None:
    """Where the words of a post begin whose first letters these are; None where they name no post.

    Its head is before "of" or the last: Commissioner of Police, Regional Commissioner, not the Office of the
    Prosecutor.
    """
    first, rest = last, letters
    while rest and first > max(0, last - _LONGEST):
        first -= 1
        initials = _initials(words[first])
        if initials and rest.endswith(initials):
            rest = rest[: -len(initials)]
        elif words[first] not in SMALL:
            return None
    of = next((at for at in range(first + 1, last) if words[at] in _WITHIN), last)
    return first if not rest and of > first and _is_office(words[of - 1]) else None


def _initials(word: str) -> str:
    """The first letters of a word's parts, without small ones: OC, of Officer-in-Charge."""
    parts = (part for part in word.split("-") if part.lower() not in SMALL)
    return "".join(part[:1] for part in parts).upper() if word[:1].isupper() else ""


def _of_holders(words: Sequence[str], found: Sequence[Name]) -> Iterator[str]:
    """The letters of the posts that stand before whole names: Regional Police Commander | Ana Roe, RPC."""
    for name in found:
        if name.kind != "person" or name.last - name.first < 2:
            continue
        first = name.first
        while first > max(0, name.first - _LONGEST) and words[first - 1][:1].isupper():
            first -= 1
        ends = [at for at in range(first + 1, name.first) if plain(words[at]) in titles()]
        for end in ends:
            initials = "".join(_initials(word) for word in words[first : end + 1])
            yield from (initials[at:] for at in range(len(initials) - 1))


def _behind_post(
    words: Sequence[str], name: Name, letters: Collection[str], surnames: Collection[str]
) -> Name:
    """A name without the letters of its bearer's post."""
    first = words[name.first]
    rest = words[name.first + 1 : name.last]
    if not rest or first not in letters or first.lower() in known_bodies():
        return name
    if name.kind != "person" and (len(rest) > 1 or rest[0] not in surnames):
        return name
    borne = all(word[:1].isupper() and not word.isupper() for word in rest)
    return Name(name.first + 1, name.last, "person") if borne else name


def _is_post(words: Sequence[str], name: Name, letters: Collection[str], spelled: Collection[int]) -> bool:
    """Whether a name is a post's letters, or its long form before them."""
    if name.last - name.first == 1 and words[name.first] in letters:
        return True
    return name.kind != "person" and name.last in spelled and _is_office(words[name.last - 1])
