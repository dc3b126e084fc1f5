"""Appositions: noun phrases set off by commas, dashes or brackets beside a name."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.resources import lexicon
from quotes.speakers.affiliations.page import FINITE, Page
from quotes.speakers.affiliations.parties import PARTY
from quotes.speakers.affiliations.phrases import HOLDERS, LONGEST, Parts, phrase
from quotes.speakers.affiliations.predicates import after_preposition, by_verb, sentence_end
from quotes.text.tags import POS

__all__ = ["apposition_after", "apposition_before"]

_CLOSED = frozenset(",.;:!?)(–—") | {
    "--",
    "-",
    "who",
    "whose",
    "which",
    "and",
    "”",
    '"',
    "said",
    "says",
    "in",
    "on",
    "by",
    "when",
    "during",
    "about",
    "after",
    "before",
    "since",
    "worth",
}
"""What may follow an apposition; a verb means that it was the subject of a new clause."""
_PARTICIPLE = (POS.index("VBG"), POS.index("VBN"))
_BEFORE_APPOSITION = frozenset((",", "–", "—", "--", "-"))
_COMPARING = frozenset(["like", "unlike"])
"""Words before a phrase that somebody is compared with: like any driver, Maria Lopez."""
_BEFORE_PHRASE = frozenset(
    ("to by with from for of and or like now then even also including according says said added").split()
)


def _bounds_before(text: Page, first: int) -> int:
    """The comma right before a name and its titles, -1 where none is."""
    start = first
    roles = lexicon("roles")
    while start > 0 and (
        text.lower[start - 1].removesuffix(".") in roles["titles"]
        or text.lower[start - 1].removesuffix(".") in roles["courtesy"]
    ):
        start -= 1
    return (
        start - 1
        if start > 1 and text.lower[start - 1] == "," and text.sentence[start - 1] == text.sentence[first]
        else -1
    )


def apposition_before(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """A noun phrase before a name and its comma: the union's president, Maria Lopez,."""
    comma = _bounds_before(text, first)
    if (
        comma < 1
        or last >= len(text.words)
        or (
            text.lower[last] not in (",", ".", ")", "–", "—", "--", ":", "”", '"')
            and text.pos[last] not in FINITE
        )
    ):
        return
    at = comma
    while (
        at > 0
        and comma - at < LONGEST
        and text.sentence[at - 1] == text.sentence[comma]
        and not text.stops(at - 1)
    ):
        at -= 1
    if text.lower[at] in _COMPARING:
        return
    starts = [*_holder(text, at, comma), at] + [
        token + 1 for token in range(at, comma) if text.lower[token] in _BEFORE_PHRASE
    ]
    for start in starts:
        parts = phrase(text, start, comma)
        if parts and parts.end == comma:
            yield parts, start, comma
            return


def _holder(text: Page, at: int, comma: int) -> list[int]:
    """Where an office begins whose portfolios have commas between: minister of labour, housing and youth,."""
    for start in range(at - 1, max(comma - LONGEST, 0), -1):
        if text.sentence[start] != text.sentence[comma] or text.pos[start] in FINITE:
            break
        if text.lower[start] in HOLDERS:
            return [start]
    return []


def apposition_after(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """Noun phrases behind a name and its comma: Maria Lopez, head of the union in Ames,."""
    if text.word(last) not in _BEFORE_APPOSITION and text.word(last) != "(":
        return
    limit = sentence_end(text, last - 1)
    if last < limit and text.lower[last] == "(":
        while last < limit - 1 and text.lower[last] != ")":
            last += 1
        last += 1
    if last + 1 >= limit or text.lower[last] not in _BEFORE_APPOSITION:
        return
    at = last + 1
    if (party := PARTY.match(text.article, text.start[last])) is not None:
        while at < limit and text.start[at] <= party.end():
            at += 1
    if at + 1 < limit and text.words[at].isdigit() and text.lower[at + 1] == ",":
        at += 2
    for _ in range(3):
        if at < limit and text.lower[at] in ("who", "whose"):
            yield from by_verb(text, at + 1, limit)
            return
        if at < limit and text.lower[at] in ("from", "with", "of", "at", "representing"):
            yield from after_preposition(text, at, limit) if not _is_home(text, at) else _home(text, at)
            return
        parts = phrase(text, at, limit)
        if parts is None or (parts.end < limit and not _is_closed(text, parts.end)):
            return
        yield parts, at, max(parts.end, parts.role[1] if parts.role else at)
        end = parts.end
        if end + 1 >= limit:
            return
        if text.lower[end] in ("who", "whose"):
            at = end
        elif text.lower[end] in ("and", ",") and text.pos[end + 1] in FINITE:
            yield from by_verb(text, end + 1, limit)
            return
        elif text.lower[end] in ("and", ","):
            at = end + 1 + (text.lower[end + 1] == "and")
        else:
            return


def _is_closed(text: Page, end: int) -> bool:
    """Whether an apposition may end before a token: a farmer | living in Bari."""
    return text.lower[end] in _CLOSED or text.pos[end] in _PARTICIPLE


def _is_home(text: Page, at: int) -> bool:
    """Whether "of" or "from" is followed by one name and a comma: Maria Lopez, of Bari,."""
    held = text.found.at.get(at + 1)
    return (
        text.lower[at] in ("of", "from")
        and held is not None
        and held[1].kind == "person"
        and held[0].first == at + 1
        and text.word(held[0].last) in (",", ".")
    )


def _home(text: Page, at: int) -> Iterator[tuple[Parts, int, int]]:
    """The place that a person is from, though it was taken for a person's name."""
    last = text.found.at[at + 1][0].last
    yield Parts(places=[(at + 1, last)]), at + 1, last
