"""What is said, however often and wherever it is repeated.

The same words are one claim. Claims that share a passage are tied, the later to the
earlier: by ``repeats`` where the passage is the same but for its cut and for what
changes nothing (fillers, marked omissions, words in brackets, short forms), by
``alters`` where other words changed. Only words inside quotation marks are compared:
what reporters put in their own words is tied to nothing on words alone. But what
somebody denies, in whatever words, is tied by ``denies`` to the claim that says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import regex

from graphs.building.passages import BARRIER, SHINGLE, Change, Passage, Words, common_passage
from graphs.words import comparable, digest
from quotes.document import Quote

__all__ = ["Claim", "Saying", "Tie", "compare", "find_claims", "find_ties"]

# Fewer words are one claim of one speaker only ("No comment"), and where they are a
# reporter's own ("the nomination") of one article only.
_WORDS_ENOUGH = {"direct": 5, "mixed": 5, "indirect": 8}
_POSTINGS = 12  # first claims kept for a shingle, so that a stock phrase costs no more than a rare one
_CANDIDATES = 8  # claims compared with each one, those with most shingles in common
_SHARED_WORDS = 6  # fewer in common are often a phrase of the language,
_CHANGED_WORDS = 8  # and so are these with other words between them
_DENIED_WORDS = 4  # that a denial shares at least with what it denies
_SHARED_PART = 0.5  # of the shorter claim, unless the passage is long
_LONG_PASSAGE = 12
_ALIKE = 0.72  # share of equal words in the passage
_HARDLY_CHANGED = 0.9

_LONGEST = 2_000  # words of a quote that are compared: aligning costs their square
_FILLERS = frozenset(
    ("ah", "and", "but", "er", "hm", "i mean", "look", "oh", "so", "uh", "um", "well", "you know", "you see")
)
_ELLIPSIS = regex.compile(r"\.\s?\.\s?\.|…")
_BRACKETS = regex.compile(r"[\[(]([^\[\]()]*+)[\])]")
_QUOTED = regex.compile(
    r"“([^“”]*+)(?:”|$)|\"([^\"]*+)(?:\"|$)|«([^«»]*+)(?:»|$)|^([^“”«»\"]*+)[”»]"
    r"|„([^„“”]*+)(?:[“”]|$)|(?:''|``)((?:[^'`]|'(?!'))*+)(?:''|$)"
)
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
class Saying:
    """One quote in one document, and the graph's node of its speaker.

    text: the document's, where it is at hand: it tells best which words are quoted.
    """

    document: str
    quote: Quote
    speaker: str | None
    text: str | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """The same words, in all places that report them; the first came first.

    quoted: whether the words stood, at least partly, inside quotation marks. The same
    words without quotation marks are another claim.
    """

    id: str
    sayings: tuple[Saying, ...]
    quoted: bool

    @property
    def is_said(self) -> bool:
        """Whether anybody says it, rather than deny, ask or order it."""
        return any(saying.quote.is_said for saying in self.sayings)

    @property
    def is_denied(self) -> bool:
        """Whether it is a denial of somebody and nobody says it."""
        return not self.is_said and any(saying.quote.stance == "denies" for saying in self.sayings)


@dataclass(frozen=True, slots=True)
class Tie:
    """How a later claim takes up an earlier one, or a denial the claim that it denies, be it later.

    similarity: share of equal words in the passage they have in common, 0 to 1.
    changes: the words of the later and of the earlier, where they differ in substance.
    """

    later: Claim
    earlier: Claim
    relation: Literal["repeats", "alters", "denies"]
    similarity: float
    changes: tuple[tuple[str, str], ...]


def find_claims(sayings: Iterable[Saying]) -> list[Claim]:
    """The claims of some sayings, in the order of first appearance."""
    found: dict[str, list[Saying]] = {}
    for saying in sayings:
        found.setdefault(_key(saying), []).append(saying)
    return [
        Claim(f"claim:{digest(key)}", tuple(same), same[0].quote.kind != "indirect")
        for key, same in found.items()
    ]


def _key(saying: Saying) -> str:
    words = comparable(saying.quote.text)
    mode = "indirect" if saying.quote.kind == "indirect" else "quoted"
    whose = ""
    if len(words) < _WORDS_ENOUGH[saying.quote.kind]:
        whose = (saying.speaker if mode == "quoted" else None) or saying.document
    return "\n".join((mode, whose, " ".join(words) or saying.quote.text))


def find_ties(claims: Iterable[Claim]) -> Iterator[Tie]:
    """How claims, given in the order of first appearance, take up earlier ones, and denials others.

    A claim is tied to the one that shares most with it, of equals to the earliest, and to
    others only for passages which that one lacks. Cost is linear in the number of words.
    """
    claims = list(claims)
    yield from _repetitions(claim for claim in claims if claim.is_said)
    if denials := [claim for claim in claims if claim.is_denied]:
        yield from _denials(denials, [claim for claim in claims if claim.is_said])


def _repetitions(claims: Iterable[Claim]) -> Iterator[Tie]:
    seen: list[tuple[Claim, Words]] = []
    postings: dict[int, list[int]] = {}
    for claim in claims:
        words = _quoted_words(claim)
        if len(words) < _SHARED_WORDS:
            continue
        shingles = _shingles(words)
        shared = Counter(number for shingle in shingles for number in postings.get(shingle, ()))
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        compared = ((seen[number][0], _passage(words, seen[number][1])) for number, _ in best)
        yield from _chosen(claim, [(earlier, passage) for earlier, passage in compared if passage])
        for shingle in shingles:
            known = postings.setdefault(shingle, [])
            if len(known) < _POSTINGS:
                known.append(len(seen))
        seen.append((claim, words))


def _denials(denials: Iterable[Claim], said: Sequence[Claim]) -> Iterator[Tie]:
    """The claim that shares most words with each denial, if it shares enough of them."""
    words = [comparable(claim.sayings[0].quote.text)[:_LONGEST] for claim in said]
    postings: dict[int, list[int]] = {}
    for number, own in enumerate(words):
        for shingle in _shingles(own):
            known = postings.setdefault(shingle, [])
            if len(known) < _POSTINGS:
                known.append(number)
    for denial in denials:
        denied = comparable(denial.sayings[0].quote.text)[:_LONGEST]
        shared = Counter(number for shingle in _shingles(denied) for number in postings.get(shingle, ()))
        for number, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:1]:
            passage = common_passage(denied, words[number])
            enough = min(len(denied), len(words[number])) * _SHARED_PART
            if passage and passage.similarity >= _ALIKE and passage.equal >= max(enough, _DENIED_WORDS):
                yield Tie(denial, said[number], "denies", round(passage.similarity, 3), ())


def _shingles(words: Words) -> set[int]:
    return {hash(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def compare(later: Claim, earlier: Claim) -> Tie | None:
    """How one claim takes up another; None where they share no passage to speak of."""
    passage = _passage(_quoted_words(later), _quoted_words(earlier))
    return _tie(later, earlier, passage) if passage else None


def _quoted_words(claim: Claim) -> Words:
    """The words inside quotation marks, a barrier between pieces."""
    quote, text = claim.sayings[0].quote, claim.sayings[0].text
    if quote.kind == "direct":
        return comparable(quote.text)[:_LONGEST]
    if quote.kind == "indirect":
        return ()
    if text is not None:
        pieces = [span.of(text) for span in quote.quoted]
    else:  # the outer marks of a content are dropped, so that a piece at its end may lack one
        pieces = [next(filter(None, found.groups()), "") for found in _QUOTED.finditer(quote.text)]
    words: list[str] = []
    for piece in pieces:
        words += [BARRIER, *comparable(piece)]
    return tuple(words[1 : _LONGEST + 1])


def _passage(mine: Words, theirs: Words) -> Passage | None:
    """What two claims have in common, where it is enough to be no accident."""
    passage = common_passage(mine, theirs)
    if passage is None or passage.similarity < _ALIKE:
        return None
    enough: float = _SHARED_WORDS if passage.similarity >= _HARDLY_CHANGED else _CHANGED_WORDS
    if passage.equal < _LONG_PASSAGE:
        enough = max(enough, min(len(mine), len(theirs)) * _SHARED_PART)
    return passage if passage.equal >= enough else None


def _chosen(later: Claim, found: list[tuple[Claim, Passage]]) -> Iterator[Tie]:
    covered: set[int] = set()
    for earlier, passage in sorted(found, key=lambda item: -item[1].equal):
        place = set(range(passage.start, passage.end))
        if len(place & covered) * 2 <= len(place):
            covered |= place
            yield _tie(later, earlier, passage)


def _tie(later: Claim, earlier: Claim, passage: Passage) -> Tie:
    texts = later.sayings[0].quote, earlier.sayings[0].quote
    elided = any(_ELLIPSIS.search(quote.text) for quote in texts)
    changes = tuple(
        (" ".join(mine), " ".join(theirs))
        for mine, theirs in (*passage.changes, *(() if elided else passage.beyond))
        if _substantial((mine, theirs), texts)
    )
    return Tie(later, earlier, "alters" if changes else "repeats", round(passage.similarity, 3), changes)


def _substantial(change: Change, quotes: tuple[Quote, Quote]) -> bool:
    """Whether other words, and not just another way to print them, stand there."""
    mine, theirs = (" ".join(words) for words in change)
    if BARRIER in (*change[0], *change[1]) or _plain(mine) == _plain(theirs):
        return False
    for words, quote, other in ((mine, quotes[0], theirs), (theirs, quotes[1], mine)):
        if not words and _ELLIPSIS.search(quote.text):
            return False  # left out, and marked so
        if not other and words in _FILLERS:
            return False
        bracketed = {word for found in _BRACKETS.finditer(quote.text) for word in comparable(found[1])}
        if bracketed and bracketed >= set(words.split()):
            return False
    return True


def _plain(words: str) -> str:
    """Words without fillers and joints, in long forms: ``well, we'll`` as ``we will``."""
    for short, long in _SHORT_FORMS:
        words = words.replace(short, long)
    return regex.sub(r"\W", "", "".join(word for word in words.split() if word not in _FILLERS))
