"""Documents as sources: names that are a document's, who issued one that is described, what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quotes.document import Affiliation, Span
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import document_kinds
from quotes.speakers.mentions.mentions import mention_of, without_apposition
from quotes.text.tags import IN_PHRASE, NOUNS, POS, tagged

__all__ = [
    "PASSING_ON",
    "WRITING",
    "Issued",
    "document_before",
    "is_document",
    "issuer",
    "issues",
    "stands_alone",
]


_SURVEYING = frozenset("antarctic archaeological geodetic geological ordnance topographical".split())
"""What a survey is of that is a body: the British | Geological | Survey, the | Archaeological | Survey of."""

_ISSUING = frozenset(("by", "from", "of"))
WRITING = frozenset(("by", "from"))
"""Words before whom a document is by."""
PASSING_ON = frozenset(
    (
        "cited discovered filed first forwarded found heard intercepted leaked obtained opened quoted read "
        "received relayed reported retweeted reviewed seen shared viewed"
    ).split()
)
"""What others than its issuer do with a document: a memo | seen | by the Post."""


_BACK = 25
"""Tokens that a relative pronoun goes back at most to a document."""

_ENDS = NOUNS | tagged("CD")
_MADE, _ARTICLE = POS.index("VBN"), POS.index("DT")
_TOLD_OF = frozenset("about by for from in of on".split())


def document_before(page: Page, at: int) -> tuple[int, int] | None:
    """The document that "which" and "that" go back to: a report by | the Fisk Institute |, which found."""
    if page.lower[at] not in ("that", "which"):
        return None
    last = at - (at > 0 and page.words[at - 1] == ",")
    end, documents = last, lexicon("sources")["documents"]
    while end > max(0, at - _BACK):
        first = end
        while (
            first > 0
            and page.pos[first - 1] in IN_PHRASE
            and page.sentence[first - 1] == page.sentence[at]
            and page.pos[first] != _ARTICLE
        ):
            first -= 1
        while end > first and page.pos[end - 1] == _MADE:
            end -= 1  # an audit | seen | by the Post, which
        if first == end or page.pos[end - 1] not in _ENDS:
            return None
        if page.lower[end - 1] in documents:
            return first, last
        end = first - 1
        if end < 0 or page.lower[end] not in _TOLD_OF or page.sentence[end] != page.sentence[at]:
            return None
    return None


class Issued(NamedTuple):
    """A document that tells who issued it: the tokens that describe it, what they say, and the body.

    stated: the body, and the one that it is part of: the Labor Center | at Northgate University.
    """

    place: tuple[int, int]
    stated: tuple[Affiliation, ...]
    body: Entity


def is_document(entity: Entity) -> bool:
    """Whether a name is a document's: the Harbours Act, the Family Survey 2015, the Red Book of Frogs."""
    written = list(entity.words)
    while len(written) > 1 and written[-1][:1].isdigit():
        written.pop()
    if written[-1].islower() and not entity.mentions:
        return False  # the noun at its head has told: the council in its annual | report
    words = [word.lower() for word in written]
    if any(behind == "survey" and word in _SURVEYING for word, behind in pairwise(words)):
        return False
    of = next((at for at, word in enumerate(words) if word in ("of", "on")), len(words))
    nouns = lexicon("sources")["named"]
    if of < len(words) and (words[of - 1] in nouns or written[of - 1] in lexicon("organizations")["ending"]):
        return words[of - 1] in nouns  # the School | of Law
    return len(words) > 1 and words[-1] in nouns


def stands_alone(noun: str) -> bool:
    """Whether a document is a source of its own, as a report is; in a statement its issuer speaks."""
    return bool(document_kinds(noun))


def issuer(page: Page, mentions: Sequence[Span]) -> Issued | None:
    """What the first of the words for a document that tell who issued it say."""
    for mention in mentions:
        first, last = page.at(mention.start, mention.end)
        if first >= last:
            continue
        found = mention_of(page, first, last)
        inside = page.found.within(found.first, found.last) if found.kind == "document" else []
        for at, (name, entity) in enumerate(inside):
            if entity.kind == "organization" and issues(page, name.first, name.last, found.head):
                words = without_apposition(page.words[found.first : found.last])
                place = (found.first, found.first + len(words))
                whole = inside[at + 1 : at + 2]
                parts = [inside[at], *(pair for pair in whole if _is_part(page, name, *pair))]
                return Issued(place, tuple(_stated(page, *part) for part in parts), entity)
    return None


def _is_part(page: Page, name: Name, whole: Name, entity: Entity) -> bool:
    """Whether a body is told to be of another: the Labor Center | at Northgate University."""
    between = [word for word in page.lower[name.last : whole.first] if word != "the"]
    return entity.kind == "organization" and between in (["at"], ["of"])


def _stated(page: Page, name: Name, entity: Entity) -> Affiliation:
    return Affiliation("", entity.name, "", page.start[name.first], page.end[name.last - 1])


def issues(page: Page, first: int, last: int, head: int) -> bool:
    """Whether a name in the words for a document is its issuer's: the Fisk Institute survey, a note by ...

    What the issuer is, or who there wrote it, may stand between: by the think tank | Fisk; by vets at | Fisk.
    """
    if last <= head:
        return True
    before = first - 1 - (page.lower[first - 1] == "the")
    if page.lower[before] not in _ISSUING:
        before = _beside(page, before - (page.lower[before] == "at"), head)
        if page.lower[before] not in WRITING:
            return False
    return page.lower[before - 1] not in PASSING_ON


def _beside(page: Page, at: int, head: int) -> int:
    """The token before the nouns and adjectives that end with a token."""
    while at > head and (page.pos[at] in IN_PHRASE or page.lower[at].endswith("-based")):
        at -= 1
    return at
