"""Kinds: what an article says a body is, right before its name or right behind it: the insurer Acme Life."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from quotes.document import Affiliation
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.text.tags import NOUNS, tagged
from quotes.words.tokens import POSSESSIVE

__all__ = ["PLACES", "kinds"]

_WITHIN = NOUNS | tagged("JJ", "JJS", "VBN", "VBG")
_LONGEST = 6
"""Words that say what a body is."""
_MOST = 6
"""Names of a body that are looked at: an article introduces bodies early."""
_CLOSING = frozenset((",", ".", ";", ")", "–", "—", "based", "for", "in", "of", "that", "which"))
_HEARING = frozenset("asked tell tells telling told".split())
"""Verbs behind which a body hears what a clause says: told the court | Acme had failed."""
_ANY = frozenset("body company firm group organisation organization".split())
"""Nouns that tell nothing of a body where they stand alone."""
PLACES = frozenset(
    "borough city country county district emirate kingdom municipality nation province shire state town "
    "township".split()
)
"""Nouns for places that act as bodies do."""


@cache
def _nouns() -> frozenset[str]:
    """Nouns that say what a body is."""
    listed = lexicon("organizations")
    return frozenset((listed["nouns"] | listed["trades"] | lexicon("sources")["bodies"]) - PLACES)


def kinds(page: Page, body: Entity) -> list[Affiliation]:
    """What the article first says a body is, with the place or the body whose it is."""
    found = (
        place
        for name in body.mentions[:_MOST]
        for place in (*_before(page, name.first, name.last), *_behind(page, name.last))
    )
    return [_affiliation(page, *place) for place in found][:1]


def _affiliation(page: Page, first: int, last: int) -> Affiliation:
    """What some words say: a Thai | energy developer; Bari-based | insurer; the UN's | refugee agency."""
    at, place, organization, start = first, "", "", first
    while at < last - 1 and page.words[at] in lexicon("places")["demonyms"]:
        at += 1
    based = page.words[at].removesuffix("-based")
    if at > first:
        place = page.text(first, at)
    elif based != page.words[at]:
        at, place = at + 1, based
    else:
        mark = first - 1 - (first > 0 and page.lower[first - 1] in POSSESSIVE)
        held = page.found.at.get(mark)
        if held and held[0].last == mark + 1 and held[1].kind in ("place", "organization"):
            start, whose = held[0].first, page.text(held[0].first, held[0].last)
            place, organization = (whose, "") if held[1].kind == "place" else ("", whose)
    span = page.span(start, last)
    return Affiliation(page.text(at, last), organization, place, span.start, span.end)


def _before(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The words before a name: the insurer | Acme Life; the insurer, | Acme Life, said."""
    end = first - (page.lower[first - 1] == "the") if first else 0
    apart = end > 0 and page.words[end - 1] == ","
    end -= apart
    if end < 1 or not _is_noun(page, end - 1):
        return
    start = end - 1
    while start and end - start < _LONGEST and _goes_on(page, start - 1):
        start -= 1
    before = page.lower[start - 1] if start else ""
    hears = not _HEARING.isdisjoint(page.lower[max(start - 2, 0) : start])
    within = page.word(last) == "," and (before == "the" or before in POSSESSIVE)
    if not hears and _tells(page, start, end) and (within or not apart):
        yield start, end


def _behind(page: Page, last: int) -> Iterator[tuple[int, int]]:
    """The words in apposition behind a name: Acme Life, | a charity,."""
    comma = page.behind_acronym(last)
    if page.word(comma) not in (",", "–", "—") or page.word(comma + 1) not in ("a", "an", "the"):
        return
    first = end = comma + 2
    while end < len(page.words) and end - first < _LONGEST and _is_within(page, end):
        end += 1
    if end > first and _is_noun(page, end - 1) and page.word(end) in _CLOSING and _tells(page, first, end):
        yield first, end


def _is_noun(page: Page, token: int) -> bool:
    """Whether a word says what a body is."""
    return page.lower[token] in _nouns() and page.pos[token] in NOUNS and page.words[token].islower()


def _goes_on(page: Page, token: int) -> bool:
    """Whether the words before a noun begin at a token or before it."""
    word, held = page.words[token], page.found.at.get(token)
    named = held is not None and word not in lexicon("places")["demonyms"]
    apart = page.lower[token] in ARTICLES or page.lower[token] in POSSESSIVE
    same = page.sentence[token] == page.sentence[token + 1]
    return same and page.pos[token] in _WITHIN and not (named or apart)


def _is_within(page: Page, token: int) -> bool:
    return page.pos[token] in _WITHIN or page.lower[token] in POSSESSIVE


def _tells(page: Page, first: int, last: int) -> bool:
    """Whether words say more than that something is a body."""
    return last - first > 1 or page.lower[first] not in _ANY
