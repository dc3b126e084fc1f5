"""How claims take up each other.

Claims that share a passage are tied, the later to the earlier: by ``repeats`` where the
passage is the same but for its cut and for what changes nothing (fillers, marked omissions,
words in brackets, short forms), by ``alters`` where other words changed. Only words inside
quotation marks are compared: what reporters put in their own words is tied to nothing on
words alone. But what somebody denies, in whatever words, is tied by ``denies`` to the claim
that says it.

Who shares a passage is found by its triples of words (shingles). Of each only the first
claims that hold it are compared, so that a stock phrase costs no more than a rare one, and
so that an archive need not look at old claims again for most that is new.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import regex

from graphs.building.claims import Claim
from graphs.building.passages import BARRIER, SHINGLE, Change, Passage, Words, common_passage
from graphs.identities.judgements import Judgement
from graphs.steps import steps
from graphs.words import comparable
from quotes.document import QuoteKind, Span

__all__ = [
    "CANDIDATES",
    "HOLDERS",
    "LONGEST",
    "QUOTED",
    "Relation",
    "Tie",
    "Wording",
    "as_judged",
    "best",
    "changed",
    "changes_shown",
    "compare",
    "decided",
    "denial",
    "find_ties",
    "pieces_of",
    "shingles",
    "taken_up",
    "wording",
    "wording_of",
]

Relation = Literal["repeats", "alters", "denies"]
Key = TypeVar("Key", bound=Any)

HOLDERS = 12
"""First claims kept for a shingle."""

CANDIDATES = 8
"""Claims compared with each one: those with most shingles in common."""

LONGEST = 2_000
"""Words of a quote that are compared: aligning costs their square."""

QUOTED = regex.compile(
    r"“([^“”]*+)(?:”|$)|\"([^\"]*+)(?:\"|$)|«([^«»]*+)(?:»|$)|^([^“”«»\"]*+)[”»]"
    r"|„([^„“”]*+)(?:[“”]|$)|(?:''|``)((?:[^'`]|'(?!'))*+)(?:''|$)"
)
"""The pieces of a mixed quote inside quotation marks, each as the one group that is found."""

_SHARED_WORDS = 6  # fewer in common are often a phrase of the language,
_CHANGED_WORDS = 8  # and so are these with other words between them
_DENIED_WORDS = 4  # that a denial shares at least with what it denies
_SHARED_PART = 0.5  # of the shorter claim, unless the passage is long
_LONG_PASSAGE = 12
_ALIKE = 0.72  # share of equal words in the passage
_HARDLY_CHANGED = 0.9

_FILLERS = frozenset(
    ("ah", "and", "but", "er", "hm", "i mean", "look", "oh", "so", "uh", "um", "well", "you know", "you see")
)
_ELLIPSIS = regex.compile(r"\.\s?\.\s?\.|…")
_BRACKETS = regex.compile(r"[\[(]([^\[\]()]*+)[\])]")
_SHORT_FORMS = (
    ("can't", "cannot"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'ll", " will"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'m", " am"),
    ("'s", ""),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim's words: those inside quotation marks, with a barrier between pieces, and all of them.

    text: as its first saying has it.
    """

    text: str
    quoted: Words
    whole: Words

    @property
    def repeatable(self) -> frozenset[int]:
        """The shingles by which another claim can be found to repeat it."""
        return shingles(self.quoted) if len(self.quoted) >= _SHARED_WORDS else frozenset()


def wording_of(text: str, kind: QuoteKind, pieces: Sequence[str] | None = None) -> Wording:
    """The words of a quote. pieces: those of a mixed one that stand inside quotation marks."""
    whole = comparable(text)[:LONGEST]
    if kind == "direct":
        return Wording(text, whole, whole)
    if kind == "indirect":
        return Wording(text, (), whole)
    words: list[str] = []
    for piece in pieces or ():
        words += [BARRIER, *comparable(piece)]
    return Wording(text, tuple(words[1 : LONGEST + 1]), whole)


def pieces_of(content: str, quoted: Iterable[Span], text: str | None) -> list[str]:
    """The pieces of a mixed quote inside quotation marks; best from its article's text."""
    if text is not None:
        return [span.of(text) for span in quoted]
    # the outer marks of a content are dropped, so that a piece at its end may lack one
    return [next(filter(None, found.groups()), "") for found in QUOTED.finditer(content)]


def wording(claim: Claim) -> Wording:
    """The words of a claim, as its first saying has them."""
    first = claim.sayings[0]
    quote = first.quote
    pieces = pieces_of(quote.text, quote.quoted, first.text) if quote.kind == "mixed" else None
    return wording_of(quote.text, quote.kind, pieces)


def shingles(words: Words) -> frozenset[int]:
    """The triples of words, as numbers that are the same in every run."""
    return frozenset(
        zlib.crc32(" ".join(words[n : n + SHINGLE]).encode("utf-8", "replace"))
        for n in range(len(words) - SHINGLE + 1)
    )


@dataclass(frozen=True, slots=True)
class Tie:
    """How a later claim takes up an earlier one, or a denial the claim that it denies, be it later.

    similarity: share of equal words in the passage they have in common, 0 to 1.
    changes: the words of the later and of the earlier, where they differ in substance.
    """

    later: Claim
    earlier: Claim
    relation: Relation
    similarity: float
    changes: tuple[tuple[str, str], ...]


def changes_shown(changes: Iterable[Sequence[str]]) -> str:
    """The changes of a tie as people read them: ``billion ← million``."""
    return "; ".join(f"{mine or '∅'} ← {theirs or '∅'}" for mine, theirs in changes)


def find_ties(claims: Iterable[Claim]) -> Iterator[Tie]:
    """How claims, given in the order of first appearance, take up earlier ones, and denials others.

    A claim is tied to the one that shares most with it, of equals to the earliest, and to
    others only for passages which that one lacks. Cost is linear in the number of words.
    """
    claims = list(claims)
    said = [claim for claim in claims if claim.is_said]
    words = [wording(claim) for claim in said]
    repeatable: dict[int, list[int]] = {}
    for number, own in enumerate(words):
        _post(own.repeatable, number, repeatable)
    for number, own in enumerate(steps("Comparing claims", words)):
        earlier = best(own.repeatable, lambda shingle: repeatable[shingle], lambda other: other < number)  # noqa: B023
        for other, relation, similarity, changes in taken_up(own, [(n, words[n]) for n in earlier]):
            yield Tie(said[number], said[other], relation, similarity, changes)
    denials = [claim for claim in claims if claim.is_denied]
    if not denials:
        return
    deniable: dict[int, list[int]] = {}
    for number, own in enumerate(words):
        _post(shingles(own.whole) | own.repeatable, number, deniable)
    for claim in denials:
        own = wording(claim)
        for other in best(shingles(own.whole), lambda shingle: deniable.get(shingle, ()))[:1]:
            similarity = denial(own, words[other])
            if similarity:
                yield Tie(claim, said[other], "denies", similarity, ())


def as_judged(ties: Iterable[Tie], claims: Iterable[Claim], judgements: Sequence[Judgement]) -> Iterator[Tie]:
    """The ties, but that people untied claims which are different, and tied those which are the same.

    A judgement of a claim that is not here, or of which nobody was sure, changes nothing.
    """
    if not judgements:
        yield from ties
        return
    by_id = {claim.id: claim for claim in claims}
    judged = decided(judgements, by_id)
    yield from (tie for tie in ties if frozenset((tie.later.id, tie.earlier.id)) not in judged)
    for one in judged.values():
        if one.verdict == "same":
            yield Tie(by_id[one.left], by_id[one.right], "repeats", 1.0, ())


def decided(judgements: Iterable[Judgement], here: Container[str]) -> dict[frozenset[str], Judgement]:
    """What people were sure of, of two claims that are both here, by the two."""
    return {
        frozenset((one.left, one.right)): one
        for one in judgements
        if one.verdict != "unsure" and one.left in here and one.right in here
    }


def compare(later: Claim, earlier: Claim) -> Tie | None:
    """How one claim takes up another; None where they share no passage to speak of."""
    for _, relation, similarity, changes in taken_up(wording(later), [(0, wording(earlier))]):
        return Tie(later, earlier, relation, similarity, changes)
    return None


def _post(own: Iterable[int], number: int, holders: dict[int, list[int]]) -> None:
    for shingle in own:
        known = holders.setdefault(shingle, [])
        if len(known) < HOLDERS:
            known.append(number)


def best(
    own: Iterable[int],
    holders: Callable[[int], Iterable[Key]],
    fits: Callable[[Key], bool] = lambda key: True,
) -> list[Key]:
    """Those claims that share most shingles with a claim, of equals the earliest."""
    shared = Counter(key for shingle in own for key in holders(shingle) if fits(key))
    return sorted(shared, key=lambda key: (-shared[key], key))[:CANDIDATES]


def taken_up(
    later: Wording, candidates: Iterable[tuple[Key, Wording]]
) -> Iterator[tuple[Key, Relation, float, tuple[tuple[str, str], ...]]]:
    """Which of some earlier claims a later one takes up: how, how alike, with which words changed."""
    found = [
        (key, earlier, passage)
        for key, earlier in candidates
        if (passage := _passage(later.quoted, earlier.quoted))
    ]
    covered: set[int] = set()
    for key, earlier, passage in sorted(found, key=lambda item: -item[2].equal):
        place = set(range(passage.start, passage.end))
        if len(place & covered) * 2 <= len(place):
            covered |= place
            changes = tuple(
                (" ".join(change.mine), " ".join(change.theirs))
                for change in _substantial(later, earlier, passage)
            )
            yield key, "alters" if changes else "repeats", round(passage.similarity, 3), changes


def changed(later: Wording, earlier: Wording) -> Iterator[Change]:
    """Where words of a claim and of an earlier one that it takes up differ in substance."""
    if passage := _passage(later.quoted, earlier.quoted):
        yield from _substantial(later, earlier, passage)


def denial(denied: Wording, said: Wording) -> float:
    """How alike what somebody denies is to what somebody says; 0 where it is something else."""
    passage = common_passage(denied.whole, said.whole)
    enough = min(len(denied.whole), len(said.whole)) * _SHARED_PART
    if passage and passage.similarity >= _ALIKE and passage.equal >= max(enough, _DENIED_WORDS):
        return round(passage.similarity, 3)
    return 0.0


def _passage(mine: Words, theirs: Words) -> Passage | None:
    """What two claims have in common, where it is enough to be no accident."""
    passage = common_passage(mine, theirs)
    if passage is None or passage.similarity < _ALIKE:
        return None
    enough: float = _SHARED_WORDS if passage.similarity >= _HARDLY_CHANGED else _CHANGED_WORDS
    if passage.equal < _LONG_PASSAGE:
        enough = max(enough, min(len(mine), len(theirs)) * _SHARED_PART)
    return passage if passage.equal >= enough else None


def _substantial(later: Wording, earlier: Wording, passage: Passage) -> Iterator[Change]:
    """The changes of a passage that are more than another way to print the same words."""
    texts = later.text, earlier.text
    elided = any(_ELLIPSIS.search(text) for text in texts)
    beyond = [] if elided else [change for change in passage.beyond if not _is_cut_short(change)]
    for change in (*passage.changes, *beyond):
        if _is_substantial(change, texts):
            yield change


def _is_cut_short(change: Change) -> bool:
    """Whether both have the same before or after a passage, as far as both go: ``we'll`` and ``will``."""
    short, long = sorted((_spelled(" ".join(words)).split() for words in change[:2]), key=len)
    return long[: len(short)] == short or long[-len(short) :] == short


def _is_substantial(change: Change, texts: tuple[str, str]) -> bool:
    """Whether other words, and not just another way to print them, stand there."""
    mine, theirs = " ".join(change.mine), " ".join(change.theirs)
    if BARRIER in (*change.mine, *change.theirs) or _plain(mine) == _plain(theirs):
        return False
    for words, text, other in ((mine, texts[0], theirs), (theirs, texts[1], mine)):
        if not words and _ELLIPSIS.search(text):
            return False  # left out, and marked so
        if not other and words in _FILLERS:
            return False
        bracketed = {word for found in _BRACKETS.finditer(text) for word in comparable(found[1])}
        if bracketed and bracketed >= set(words.split()):
            return False
    return True


def _plain(words: str) -> str:
    """Words without fillers and joints, in long forms: ``well, we'll`` as ``we will``."""
    return regex.sub(r"\W", "", "".join(word for word in _spelled(words).split() if word not in _FILLERS))


def _spelled(words: str) -> str:
    """Words with their short forms in long: ``we'll`` as ``we will``."""
    for short, long in _SHORT_FORMS:
        words = words.replace(short, long)
    return words
