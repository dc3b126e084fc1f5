"""Work: what somebody leads, joins or works for, by the verb: leads Peshmerga forces, works for the city."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.document import Status
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES, Parts, complements, phrase_end
from quotes.speakers.affiliations.nouns import is_body, tells_body
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.phrases import phrases
from quotes.text.tags import POS

__all__ = ["AS_FAR", "LEADING", "PAST_WORK", "WORKING", "is_told_by_verb", "leads", "works"]

AS_FAR = 6
"""Tokens behind a verb in which "as" says what somebody is."""

LEADING = frozenset(
    (
        "leads heads chairs runs ran run directs led headed chaired co-founded founded owns manages oversees "
        "represents joined edits joins coaches commands captains belongs"
    ).split()
)
"""Verbs whose object is what somebody leads, owns or is in."""
_HEADING = frozenset("heads headed chairs chaired".split())
"""Verbs whose object is a body whatever its noun."""
_OFFICES = frozenset(("chairs", "heads"))
"""Verbs that are told by the noun for who does so: the chair, the head."""
_TELLING = frozenset("directs edits manages oversees owns run runs".split())
"""Verbs that tell with what follows what somebody is: runs a shelter; "leads" says no more than the body."""
_KEEPING = frozenset("manages oversees owns run runs".split())
"""Verbs whose object is a body or a business where they are told of somebody right behind the name."""
WORKING = frozenset(
    (
        "covers practices researches works worked working serves served teaches taught studies studied "
        "volunteers plays played races raced rides rode writes wrote reports reported fights fought"
    ).split()
)
"""Verbs behind which "for", "at" and "with" tell for whom."""
_DOING = frozenset("fights fought played plays raced races reported reports rides rode writes wrote".split())
"""Verbs that are told of work where a body's name follows: plays for | Gor Mahia."""
PAST_WORK = frozenset("acted quit resigned retired served spent stepped studied taught worked".split())
"""Verbs that tell what somebody is no longer."""
_AT = ("for", "at", "with")
_NUMBER = POS.index("CD")


def leads(text: Page, at: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What somebody leads, owns or joins: leads | Peshmerga forces |."""
    word = text.lower[at]
    first = at + 1 + (text.lower[at : at + 2] == ["belongs", "to"])
    first += text.word(first) in ARTICLES
    if first >= limit:
        return
    last = phrase_end(text, first, limit)
    last = next((token for token in range(first, last) if text.lower[token] == "since"), last)
    if word == "ran" and not (text.kind(first) == "organization" and text.kind(last - 1) == "organization"):
        return  # ran | Boston; ran a bold campaign
    if text.pos[first] == _NUMBER or text.lower[first] in _ANYTHING or _is_somebody(text, first, last):
        return
    kept = word in _KEEPING and text.word(at - 1) == "who"
    if last > first and (
        word in _HEADING or kept or is_body(text, first, last) or text.words[first][:1].isupper()
    ):
        parts = _led(text, at, first, last, limit)
        yield parts, at, max(last, parts.end)
        if word in ("joined", "joins"):
            yield from _joined_as(text, last, limit)


def works(text: Page, at: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """For whom somebody works: works for | the city |; plays for | Gor Mahia |."""
    word = text.lower[at]
    where = next((token for token in range(at + 1, min(at + 4, limit - 1)) if text.lower[token] in _AT), at)
    first = where + 1 + (text.lower[where + 1] in ARTICLES)
    last = phrase_end(text, first, limit)
    if where == at or last == first or text.pos[first] == _NUMBER:
        return
    named = is_body(text, first, last) or text.words[first][:1].isupper()
    if named or not (text.lower[where] == "with" or word in _DOING):
        status: Status = "former" if word in PAST_WORK else "present"
        yield Parts(organizations=[(first, last)], status=status), at, last


def _led(text: Page, verb: int, first: int, last: int, limit: int) -> Parts:
    """What somebody leads: a body by its name, which is told with the verb; or anything: runs a shelter."""
    if text.lower[verb] not in _TELLING:
        office = (verb, verb + 1) if text.lower[verb] in _OFFICES else None
        return Parts(office, [(first, last)], shared=True)
    if any(text.words[token][:1].isupper() for token in range(first, last)):
        relative = "who" in text.lower[max(verb - 2, 0) : verb]  # Ana Roe, who runs Open Door
        return Parts((verb, last) if relative else None, [(first, last)])
    called = " ".join(text.lower[first:last]) in lexicon("sources")["bodies"]  # the clinic, told before
    called = called or (text.lower[first - 1] == "the" and tells_body(text, first, last))
    behind = last + 1 + (text.word(last + 1) in ARTICLES)
    if text.word(last) == "of" and text.word(behind).islower() and text.words[behind].islower():
        last = phrase_end(text, behind, limit)  # runs the front | of the house
    parts = complements(text, last, limit, Parts((verb, last), [], []))
    named = [part for part in parts.organizations or () if text.words[part[0]][:1].isupper()]
    parts.organizations = named or ([(first, last)] if called else [])
    return parts


def is_told_by_verb(role: str) -> bool:
    """Whether a role is what somebody does, with its verb: runs a shelter."""
    return role.partition(" ")[0].lower() in _TELLING


_ANYTHING = frozenset("everything it nothing them things this".split())
"""What somebody runs or leads that is no body by its own words."""


def _is_somebody(text: Page, first: int, last: int) -> bool:
    """Whether a person is led, by some words and a name or by the surname alone: leads | Sanders."""
    held = text.found.at.get(last - 1) or text.found.at.get(first)
    if held is None or held[1].kind != "person":
        return False
    name, person = held
    size = name.last - name.first
    if name.last < last and text.words[name.last][:1].isupper():
        return False  # owns | Roe Hardware
    return name.first > first or any(other.last - other.first > size for other in person.mentions)


def _joined_as(text: Page, last: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What somebody was who joined a body: joined Acme in 2010 as | an analyst."""
    near = range(last, min(last + AS_FAR, limit - 1))
    found = next((token for token in near if text.lower[token] == "as"), 0)
    if found and not any(text.lower[token] in (",", "and", "who") for token in range(last, found)):
        yield from ((parts, first, parts.end) for parts, first in phrases(text, found + 1, limit))
