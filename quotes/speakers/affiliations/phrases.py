"""Noun phrases: what one says of a person, cut into role, organization and place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import (
    ARTICLES,
    JOINS,
    LONGEST,
    Parts,
    complements,
    phrase_end,
)  # fmt: skip
from quotes.speakers.affiliations.cuts import body_at, cut, status
from quotes.speakers.affiliations.nouns import is_plural, is_role
from quotes.speakers.affiliations.page import Page
from quotes.text.tags import NOMINAL, NOUNS, PAST, POS, tagged

__all__ = ["phrase", "phrases", "share_body"]

_DOING_NOW = POS.index("VBG")
_DOERS = ("er", "or", "ist", "ian", "eer", "ee")
"""Endings of nouns that are for persons where a phrase is said of one."""


_NEAR_ROLE = 5
"""Tokens behind an "and" among which a role must stand for it to join two words before it."""
_PLAIN = POS.index("VB")
_PAST = POS.index("VBD")
_LIST = 10
"""Tokens of a list that goes on behind its first comma."""
_THEN = frozenset("after before during since until when while".split())
"""Words that tell when somebody was something."""
_NEW = ARTICLES - {"one", "another"}
"""Words that begin a phrase, so that they are within none: Regarding | the mayor."""
_BECOMING = frozenset("be become becoming being".split())

_NEWLY = frozenset("newly recently".split())
_MADE = PAST | tagged("JJ")

_NOW = frozenset("now then currently also current incumbent corresponding own respective".split())
"""Words before a role that add nothing to it."""


def phrases(text: Page, first: int, limit: int) -> Iterator[tuple[Parts, int]]:
    """What each of the noun phrases that ``and`` joins says of a person, and where it begins."""
    found: list[tuple[Parts, int]] = []
    parts = phrase(text, first, limit)
    while parts:
        found.append((parts, first))
        if parts.end >= limit or text.lower[parts.end] not in ("and", "&"):
            break
        first = parts.end + 1
        parts = phrase(text, first, limit)
    for (one, _), (other, _) in reversed([*pairwise(found)]):
        share_body(text, one, other)
    yield from found


def share_body(text: Page, one: Parts, other: Parts) -> None:
    """Give two offices that "and" joins the body of one of them: president and founder | of the bank."""
    if not (_is_office(text, one) and _is_office(text, other)):
        return
    if _is_bare(one) and other.organizations:
        one.organizations = other.organizations[:1]
    elif _is_bare(other) and one.organizations and one.role and one.organizations[0][0] < one.role[0]:
        other.organizations = one.organizations[:1]


def _is_bare(parts: Parts) -> bool:
    """Whether a role is all that a phrase says."""
    return not (parts.organizations or parts.places) and parts.role is not None and parts.role[1] == parts.end


def _is_office(text: Page, parts: Parts) -> bool:
    """Whether a role is one of which somebody may hold two of one body: chairman and founder."""
    head = text.lower[parts.role[1] - 1].rpartition("vice-")[2] if parts.role else ""
    return head in lexicon("roles")["two of one body"]


def phrase(text: Page, first: int, limit: int, known: bool = False) -> Parts | None:
    """What a noun phrase that begins at ``first`` says of a person, None where its head is no role.

    known: that it stands for somebody, or for several, is known; any noun is its head.
    """
    parts = Parts(organizations=[], places=[])
    at = first
    if first + 1 < limit and text.lower[first] == "one" and text.lower[first + 1] == "of":
        return _one_of_many(text, first, limit, parts)
    while at < limit and (text.lower[at] in ARTICLES or text.lower[at] in _NOW):
        at += 1
    at += at + 2 < limit and text.lower[at] in _NEWLY
    if at + 1 < limit and at > 0 and text.lower[at - 1] in _NEWLY and text.pos[at] in _MADE:
        at += 1  # the newly elected | president
        at += at + 1 < limit and text.lower[at] in ARTICLES
    start, at = at, status(text, at, limit, parts)
    end = at
    while end < limit and end - at < LONGEST and not _joins(text, end, at):
        if end > at and not is_role(text, end - 1) and text.behind_acronym(end) > end:
            end = text.behind_acronym(end)
            continue
        if (body := body_at(text, end)) and body <= limit:
            end = body
            continue
        if text.stops(end) and not (_is_within(text, end, at, limit) or _lists(text, at, end, limit)):
            break
        if text.lower[end] in _THEN or (text.lower[end] == "and" and not _goes_on(text, at, end, limit)):
            break
        if text.pos[end] == _PLAIN or text.lower[end] in _BECOMING or (end > at and text.words[end] in _NEW):
            return None
        if (
            end > at
            and (text.pos[end] == _DOING_NOW or text.words[end] == "worth")
            and is_role(text, end - 1)
        ):
            break
        end += 1
    while end > at and text.pos[end - 1] not in NOUNS and not is_role(text, end - 1):
        end -= 1
    if end == at or not (known or _stands_for_one(text, first, end - 1)):
        return _office_before(text, start, at, end, parts)
    cut(text, at, end, parts)
    if parts.role and parts.role[0] == at:
        parts.role = (start, parts.role[1])
    return complements(text, end, limit, parts)


def _office_before(text: Page, start: int, first: int, end: int, parts: Parts) -> Parts | None:
    """What an office with capitals right before its body says: Director | WWF Asia programme."""
    at = first
    while at < end and text.words[at][:1].isupper() and is_role(text, at):
        at += 1
    if at == first or is_plural(text, at - 1) or not body_at(text, at) or end <= at:
        return None
    end = phrase_end(text, at, end)
    parts.role, parts.organizations, parts.end = (start, at), [(at, end)], end
    return parts


def _is_within(text: Page, token: int, first: int, limit: int) -> bool:
    """Whether a word that was taken for a verb is none: allied | commander; Reno | farmer Ana Roe."""
    if token == limit - 1:
        return is_role(text, token) and text.kind(limit) == "person"
    return (
        first < token < limit - 1
        and text.pos[token] == _PAST
        and text.lower[token].endswith("ed")
        and is_role(text, token + 1)
    )


def _lists(text: Page, first: int, comma: int, limit: int) -> bool:
    """Whether a comma stands in the list of what an office is for: business | , energy and trade minister."""
    if text.lower[comma] != "," or any(is_role(text, token) for token in range(first, comma)):
        return False
    joined = False
    for token in range(comma + 1, min(comma + _LIST, limit)):
        word = text.lower[token]
        if is_role(text, token):
            return joined and text.lower[token - 1] != "and" and not is_plural(text, token)
        if word in ("and", "&"):
            joined = True
        elif word != "," and not (text.pos[token] in NOMINAL and token not in text.found.at):
            return False
    return False


def _goes_on(text: Page, first: int, at: int, limit: int) -> bool:
    """Whether "and" joins what stands before one role: arms | and control expert, not founder | and head."""
    if at > first and (is_role(text, at - 1) or is_role(text, min(at + 1, limit - 1))):
        return False
    for token in range(at + 1, min(at + _NEAR_ROLE, limit)):
        if text.stops(token) or text.lower[token] in JOINS or text.lower[token] in ARTICLES:
            return False
        if is_role(text, token):
            return True
    return False


def _one_of_many(text: Page, first: int, limit: int, parts: Parts) -> Parts | None:
    """What a phrase with a plural behind "one of" says: one of the organizers of the fair."""
    end = phrase_end(text, first + 2 + (first + 2 < limit and text.lower[first + 2] in ARTICLES), limit)
    if end <= first + 2 or not (is_plural(text, end - 1) and _does(text, end - 1)):
        return None
    parts.role = (first, end)
    return complements(text, end, limit, parts)


def _does(text: Page, token: int) -> bool:
    """Whether a noun in the plural says what people are: leaders, contributors."""
    return is_role(text, token) or text.lower[token].removesuffix("s").endswith(_DOERS)


def _stands_for_one(text: Page, first: int, head: int) -> bool:
    """Whether a phrase's head says what one person is; behind "a" any noun that ends like a doer does."""
    if is_role(text, head):
        return not is_plural(text, head)
    return text.lower[first] in ("a", "an") and text.lower[head].endswith(_DOERS) and text.pos[head] in NOUNS


def _joins(text: Page, token: int, first: int) -> bool:
    """Whether a preposition ends a noun phrase; the one in Secretary of State does not."""
    if text.lower[token] not in JOINS:
        return False
    held = text.found.at.get(token)
    inside_title = (
        f"{text.lower[token - 1]} of {text.lower[token + 1]}"
        if token > first and token + 1 < len(text.lower)
        else ""
    )
    return not (held and held[0].first < token) and inside_title not in lexicon("roles")["titles"]
