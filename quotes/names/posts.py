"""Posts: letters that an article introduces for who holds one: the Provincial Police Commander (PPC)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from quotes.names.bodies import SMALL
from quotes.names.honorifics import plain, titles
from quotes.names.kinds import known_bodies
from quotes.names.recognition import Name
from quotes.names.shorts import initials
from quotes.resources import lexicon
from quotes.words.function_words import A_OR_THE

__all__ = ["Post", "borne", "holder", "introduced", "without_posts"]

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
    if "(" not in words:
        return
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
    beside = {letters for letters, _ in borne(words, found)}
    called = {post.letters for post in told} | beside
    surnames = {
        words[name.last - 1] for name in found if name.kind == "person" and name.last - name.first > 1
    }
    kept = [_behind_post(words, name, called, surnames) for name in found]
    people = {name.first: name for name in kept if name.kind == "person"}
    held = {post.letters for post in told if holder(words, people, post) is not None}
    spelled = {post.last for post in told if post.letters in held}
    bodies = (words[name.first : name.last] for name in kept if name.kind != "person")
    held |= beside - {initials([word for word in body if word not in SMALL]) for body in bodies}
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
        own = _initials(words[first])
        if own and rest.endswith(own):
            rest = rest[: -len(own)]
        elif words[first] not in SMALL:
            return None
    of = next((at for at in range(first + 1, last) if words[at] in _WITHIN), last)
    return first if not rest and of > first and _is_office(words[of - 1]) else None


def _initials(word: str) -> str:
    """The first letters of a word's parts, without small ones: OC, of Officer-in-Charge."""
    parts = (part for part in word.split("-") if part.lower() not in SMALL)
    return "".join(part[:1] for part in parts).upper() if word[:1].isupper() else ""


def borne(words: Sequence[str], found: Iterable[Name]) -> Iterator[tuple[str, Name]]:
    """The letters of posts that are told beside whole names, where the text has these letters, and whose.

    Regional Police Commander | Ana Roe, | RPC; the Relations Officer for the state, SP | Ana Roe; Ana Roe, |
    OC | of Ford Police Station. No letters of a body.
    """
    capitals = filter(str.isupper, {*words})  # first, for most words are not
    written = {word for word in capitals if _are_letters(word) and word.lower() not in known_bodies()}
    if not written:
        return
    for name in found:
        if name.kind == "person" and name.last - name.first > 1:
            yield from ((post, name) for post in _beside(words, name) if post in written)


def _beside(words: Sequence[str], name: Name) -> Iterator[str]:
    """The letters of posts that words beside a name may stand for."""
    last = name.last
    if words[last : last + 1] == [","] and last + 2 < len(words) and words[last + 2] in _WITHIN:
        yield words[last + 1]
    first = _capitals_before(words, name.first)
    ends = [at for at in range(first + 1, name.first) if plain(words[at]) in titles()]
    comma = first - 1
    if comma > 0 and words[comma] == ",":  # the Relations Officer for the state, SP | Ana Roe
        near = range(comma - 1, max(comma - _LONGEST, 0), -1)
        head = next((at - 1 for at in near if words[at] in _WITHIN and _is_office(words[at - 1])), None)
        if head is not None and words[head][:1].isupper():
            yield from _endings(words, _capitals_before(words, head), head)
    for end in ends:
        yield from _endings(words, first, end)


def _capitals_before(words: Sequence[str], at: int) -> int:
    """Where the words with a capital right before a token begin."""
    first = at
    while first > max(0, at - _LONGEST) and words[first - 1][:1].isupper():
        first -= 1
    return first


def _endings(words: Sequence[str], first: int, end: int) -> Iterator[str]:
    """The initials of the words of an office up to its head, and those of fewer: DLG and LG."""
    letters = "".join(_initials(word) for word in words[first : end + 1])
    yield from (letters[at:] for at in range(len(letters) - 1))


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
