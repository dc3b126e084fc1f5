"""Noun phrases: what one says of a person, cut into role, organization and place."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.names.gazetteer import SELDOM, flags, is_only_town
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import (
    ARTICLES,
    JOINS,
    LONGEST,
    Parts,
    complements,
    phrase_end,
)  # fmt: skip
from quotes.speakers.affiliations.nouns import is_plural, is_role
from quotes.speakers.affiliations.page import NOUNS, Page
from quotes.text.tags import POS
from quotes.words.tokens import POSSESSIVE

__all__ = ["phrase", "phrases"]

_DOING_NOW = POS.index("VBG")
PROPER = frozenset(POS.index(tag) for tag in ("NNP", "NNPS"))
_DOERS = ("er", "or", "ist", "ian", "eer", "ee")
"""Endings of nouns that are for persons where a phrase is said of one."""


_NEAR_ROLE = 5
"""Tokens behind an "and" among which a role must stand for it to join two words before it."""
_PLAIN = POS.index("VB")
_PAST = POS.index("VBD")
_LIST = 10
"""Tokens of a list that goes on behind its first comma."""
_LISTED = NOUNS | {POS.index("JJ")}
_THEN = frozenset("after before during since until when while".split())
"""Words that tell when somebody was something."""
_NEW = ARTICLES - {"one", "another"}
"""Words that begin a phrase, so that they are within none: Regarding | the mayor."""
_BECOMING = frozenset("be become becoming being".split())

_NOW = frozenset("now then currently also current incumbent corresponding own respective".split())
"""Words before a role that add nothing to it."""


def phrases(text: Page, first: int, limit: int) -> Iterator[tuple[Parts, int]]:
    """What each of the noun phrases that ``and`` joins says of a person, and where it begins."""
    parts = phrase(text, first, limit)
    while parts:
        yield parts, first
        if parts.end >= limit or text.lower[parts.end] not in ("and", "&"):
            return
        first = parts.end + 1
        parts = phrase(text, first, limit)


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
    start, at = at, _status(text, at, limit, parts)
    end = at
    while end < limit and end - at < LONGEST and not _joins(text, end, at):
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
        return None
    _cut(text, at, end, parts)
    if parts.role and parts.role[0] == at:
        parts.role = (start, parts.role[1])
    return complements(text, end, limit, parts)


def _is_within(text: Page, token: int, first: int, limit: int) -> bool:
    """Whether a word that was taken for a verb is none: allied | commander; Reno | farmer Ana Roe."""
    if token == limit - 1:
        held = text.found.at.get(limit)
        return is_role(text, token) and held is not None and held[1].kind == "person"
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
        elif word != "," and not (text.pos[token] in _LISTED and token not in text.found.at):
            return False
    return False


def _opens(text: Page, at: int) -> bool:
    """Whether a word has its capital from its sentence's start alone: School | teacher Ana Roe."""
    return (
        (at == 0 or text.sentence[at - 1] != text.sentence[at])
        and text.words[at + 1].islower()
        and flags(text.words[at]).case >= SELDOM
    )


def _is_place(word: str) -> bool:
    places = lexicon("places")
    return word in places["demonyms"] or word in places["states"]


def _is_town(word: str) -> bool:
    """Whether a word names a town and nothing else: Reno, not the man, though there is a town called Man."""
    return word[:1].isupper() and is_only_town(word)


def _is_capital(text: Page, token: int) -> bool:
    """Whether a name goes on with a token: Reno | River."""
    return text.words[token][:1].isupper() and not is_role(text, token)


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


def _status(text: Page, at: int, limit: int, parts: Parts) -> int:
    roles = lexicon("roles")
    while at < limit:
        word = text.lower[at].rstrip(",")
        if word in roles["former"]:
            parts.status = "former"
        elif word in roles["acting"]:
            parts.status = "acting"
        elif word in roles["elect"]:
            parts.status = "elect"
        else:
            return at
        at += 1
    return at


def _cut(text: Page, first: int, end: int, parts: Parts) -> None:
    """Organization and place that stand before a role are cut off it: White House | press secretary."""
    assert parts.organizations is not None and parts.places is not None
    places, listed = lexicon("places"), lexicon("organizations")
    head = end - 1
    titled = False
    for length in (4, 3, 2, 1):
        title = " ".join(text.lower[max(end - length, 0) : end]).removesuffix(".")
        capital = end - length >= first and text.words[end - length][:1].isupper()
        if capital and title in lexicon("roles")["titles"]:
            head, titled = end - length, True
            break
    at = first
    while at < head:
        held = text.found.at.get(at)
        if held and held[0].first == at and held[0].last == end and held[1].kind == "organization" and titled:
            parts.organizations.append((at, head))
            at = head
            continue
        if titled and at == head - 1 and text.words[at] in listed["parties"]:
            parts.organizations.append((at, at + 1))
            at += 1
            continue
        if held and held[0].first == at and held[0].last <= head:
            name, entity = held
            after = name.last + (1 if text.lower[name.last] in POSSESSIVE else 0)
            word = text.words[at]
            if entity.kind == "organization" and word not in listed["parties"]:
                parts.organizations.append((name.first, name.last))
            elif (
                word in places["demonyms"]
                or " ".join(text.words[name.first : name.last]) in places["demonyms"]
                or text.is_place(name.first, name.last)
            ):
                parts.places.append((name.first, name.last))
            elif (
                entity.kind == "person" and text.lower[after] in lexicon("sources")["bodies"] and after < head
            ):
                parts.organizations.append((name.first, after + 1))
                after += 1 + (text.lower[after + 1] in POSSESSIVE)
            else:
                break
            at = after
        elif text.lower[at] in ("and", "&") and parts.organizations:
            at += 1
        elif text.lower[at + 1] in POSSESSIVE and text.lower[at] in lexicon("sources")["bodies"]:
            parts.organizations.append((at, at + 1))
            at += 2
        elif _is_place(text.words[at]) or (_is_town(text.words[at]) and not _is_capital(text, at + 1)):
            parts.places.append((at, at + 1))
            at += 1 + (text.lower[at + 1] in POSSESSIVE)
        elif (
            text.words[at][:1].isupper()
            and not is_role(text, at)
            and not _opens(text, at)
            and (
                text.pos[at] in PROPER
                if text.words[at] not in listed["parties"]
                else text.words[at + 1][:1].isupper() and at + 1 < head
            )
        ):
            last = at + 1
            while last < head and text.words[last][:1].isupper() and not is_role(text, last):
                last += 1
            if titled and last - at < 2:
                break
            parts.organizations.append((at, last))
            at = last + (text.lower[last] in POSSESSIVE)
        else:
            break
    role = at
    _status(text, at, head, parts)
    for suffix in ("-elect", "-designate"):
        if text.lower[end - 1].endswith(suffix):
            parts.status = "elect"
    parts.role = (role, end)
