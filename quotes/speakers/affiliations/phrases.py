"""Noun phrases: what one says of a person, cut into role, organization and place."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.document import Status
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import NOUNS, POSSESSIVE, Page
from quotes.text.tags import POS

__all__ = [
    "ARTICLES",
    "HOLDERS",
    "JOINS",
    "LONGEST",
    "Parts",
    "complements",
    "is_body",
    "is_plural",
    "is_role",
    "phrase",
    "phrase_end",
]

LONGEST = 14
"""Tokens of a noun phrase that may say something of a person."""
_DOING_NOW = POS.index("VBG")
PROPER = frozenset(POS.index(tag) for tag in ("NNP", "NNPS"))
ARTICLES = frozenset("a an the his her their its one another my our".split())
JOINS = frozenset("of for at with from in on to by".split())


_DOING = ("ologist", "ician", "woman", "grapher", "smith", "owner", "maker", "keeper")
"""Endings of nouns for what a person does."""
_DOERS = ("er", "or", "ist", "ian", "eer", "ee")
"""Endings of nouns that are for persons where a phrase is said of one."""


@dataclass(slots=True)
class Parts:
    """Token ranges of what a phrase says."""

    role: tuple[int, int] | None = None
    organizations: list[tuple[int, int]] | None = None
    places: list[tuple[int, int]] | None = None
    status: Status = "present"
    end: int = 0
    shared: bool = False
    """Whether the role stands in the plural for several persons."""


def phrase(text: Page, first: int, limit: int, known: bool = False) -> Parts | None:
    """What a noun phrase that begins at ``first`` says of a person, None where its head is no role.

    known: that it stands for somebody, or for several, is known; any noun is its head.
    """
    parts = Parts(organizations=[], places=[])
    at = first
    if first + 1 < limit and text.lower[first] == "one" and text.lower[first + 1] == "of":
        return _one_of_many(text, first, limit, parts)
    while at < limit and (
        text.lower[at] in ARTICLES or text.lower[at] in ("now", "then", "currently", "also")
    ):
        at += 1
    start, at = at, _status(text, at, limit, parts)
    end = at
    while end < limit and not text.stops(end) and not _joins(text, end, at) and end - at < LONGEST:
        if text.lower[end] == "and" and not (end + 1 < limit and is_role(text, end + 1)):
            break
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


def _one_of_many(text: Page, first: int, limit: int, parts: Parts) -> Parts | None:
    """What a phrase with a plural behind "one of" says: one of the organizers of the fair."""
    end = phrase_end(text, first + 2 + (first + 2 < limit and text.lower[first + 2] in ARTICLES), limit)
    if end <= first + 2 or not (is_role(text, end - 1) and is_plural(text, end - 1)):
        return None
    parts.role = (first, end)
    return complements(text, end, limit, parts)


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
                after += 1
            else:
                break
            at = after
        elif text.lower[at + 1] in POSSESSIVE and text.lower[at] in lexicon("sources")["bodies"]:
            parts.organizations.append((at, at + 1))
            at += 2
        elif text.words[at] in places["demonyms"] or text.words[at] in places["states"]:
            parts.places.append((at, at + 1))
            at += 1 + (text.lower[at + 1] in POSSESSIVE)
        elif (
            text.words[at][:1].isupper()
            and not is_role(text, at)
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


def complements(text: Page, at: int, limit: int, parts: Parts) -> Parts:
    """What follows a role with of, for, at, with, from, in: organization, place, or part of the role."""
    assert parts.organizations is not None and parts.places is not None
    parts.end = at
    while at < limit and text.lower[at] in JOINS:
        join = text.lower[at]
        first = at + 1
        if first < limit and text.lower[first] in ARTICLES:
            first += 1
        last = phrase_end(text, first, limit)
        if last <= first:
            break
        person = text.found.at.get(last - 1)
        if join == "for" and _speaks_for_others(text, at) and text.words[first][:1].isupper():
            parts.organizations.append((first, last))
        elif _is_portfolio(text, at, first, last, parts):
            last = _portfolios(text, last, limit)
            parts.role = (parts.role[0] if parts.role else at, last)
        elif text.is_place(first, last) or (
            join == "in" and text.words[first][:1].isupper() and not is_body(text, first, last)
        ):
            parts.places.append((first, last))
        elif is_body(text, first, last):
            if last < limit - 1 and text.lower[last] == "in" and text.words[first].islower():
                place = phrase_end(text, last + 1, limit)
                if text.words[last + 1][:1].isupper() and place > last + 1:
                    parts.places.append((last + 1, place))
                    last = place
            parts.organizations.append((first, last))
        elif (
            join in ("for", "at", "with", "of")
            and text.words[first][:1].isupper()
            and not (person and person[1].kind == "person" and join == "of")
        ):
            parts.organizations.append((first, last))
        elif join in ("of", "for", "to", "on", "in") and parts.role and parts.role[1] == at:
            parts.role = (parts.role[0], last)
        else:
            break
        at = parts.end = last
    if (
        at + 1 < limit
        and text.lower[at] == ","
        and text.is_place(at + 1, min(at + 2, limit))
        and parts.places
        and parts.places[-1][1] == at
    ):
        parts.places[-1] = (parts.places[-1][0], at + 2)
        parts.end = at + 2
    return parts


HOLDERS = frozenset("minister ministers secretary undersecretary commissioner mec professor lecturer".split())
"""Nouns for those whose office or field, of or for what it may be, is part of the role."""


def _is_portfolio(text: Page, at: int, first: int, last: int, parts: Parts) -> bool:
    """Whether what follows a preposition is what an office is for: minister | for Trade."""
    return (
        parts.role is not None
        and parts.role[1] == at
        and text.lower[at] in ("of", "for")
        and text.lower[at - 1] in HOLDERS
        and not text.is_place(first, last)
        and not is_body(text, first, last)
        and not any(_is_somebody(text, token) for token in range(first, last))
    )


def _is_somebody(text: Page, token: int) -> bool:
    """Whether a token is of a person's name or a role that is held, not a field of work: youth."""
    held = text.found.at.get(token)
    roles = lexicon("roles")
    return (held is not None and held[1].kind == "person") or (
        text.lower[token] in roles["roles"] or text.lower[token] in roles["titles"]
    )


def _portfolios(text: Page, last: int, limit: int) -> int:
    """Where the list ends that an office is for: minister for health, housing and the arts."""
    at = last
    while at + 1 < limit and text.lower[at] in (",", "and", "&"):
        ends = text.lower[at] != "," or text.lower[at + 1] in ("and", "&")
        first = at + 1 + (text.lower[at] == "," and ends)
        first += first < limit and text.lower[first] in ARTICLES
        end = phrase_end(text, first, limit)
        if end == first or any(_is_somebody(text, token) for token in range(first, end)):
            break
        at = end
        if ends or "and" in text.lower[first:end]:
            return at
    return last


_SPEAKING = frozenset("attorney attorneys counsel lawyer lawyers solicitor solicitors".split())


def _speaks_for_others(text: Page, at: int) -> bool:
    """Whether the noun before a token is for somebody who speaks for a body or a client."""
    return text.lower[at - 1].startswith("spokes") or text.lower[at - 1] in _SPEAKING


def _is_institution(text: Page, at: int) -> bool:
    """Whether a preposition stands in the name of a body: Center | for | American Progress."""
    return text.lower[at] in ("for", "on") and text.words[at - 1] in lexicon("organizations")["ending"]


def phrase_end(text: Page, first: int, limit: int) -> int:
    """Where the noun phrase after a preposition ends; a name is not cut."""
    at = first
    while at < limit and at - first < LONGEST:
        held = text.found.at.get(at)
        if held and held[0].first == at:
            at = min(held[0].last, limit)
            continue
        joined = text.words[at - 1][:1].isupper() if text.lower[at] == "of" else _is_institution(text, at)
        inside = joined and _is_capital(text, at + 1, limit)
        if (text.stops(at) or text.lower[at] in JOINS) and not inside:
            break
        if text.lower[at] == "and" and not (at + 1 < limit and _goes_on(text, at)):
            break
        if (
            text.pos[at] == _DOING_NOW
            and at > first
            and text.words[at].islower()
            and text.words[at - 1][0].isupper()
        ):
            break
        at += 1
    return at


def _is_capital(text: Page, token: int, limit: int) -> bool:
    return token < limit and text.words[token][:1].isupper()


def _goes_on(text: Page, at: int) -> bool:
    """Whether ``and`` joins two parts of one name or two plain nouns, not two phrases."""
    return (
        text.words[at - 1][:1].isupper() == text.words[at + 1][:1].isupper()
        and text.lower[at + 1] not in ARTICLES
        and not is_role(text, at + 1)
    )


def is_role(text: Page, token: int) -> bool:
    """Whether a noun says what a person does or is."""
    roles = lexicon("roles")
    word = text.lower[token].removesuffix(".").removesuffix("-elect").removesuffix("-designate")
    if word in roles["courtesy"]:
        return False
    if word in roles["roles"] or word in roles["titles"] or word in roles["kin"]:
        return True
    if token > 1 and " ".join(text.lower[token - 2 : token + 1]) in roles["titles"]:
        return True
    if token > 2 and " ".join(text.lower[token - 3 : token + 1]) in roles["titles"]:
        return True
    tail = word.rpartition("-")[2]
    if tail != word and tail in roles["roles"]:
        return True
    if word.endswith("s") and (word[:-1] in roles["roles"] or word[:-1] in roles["titles"]):
        return True
    if text.pos[token] not in NOUNS or word in roles["relations"] or token in text.found.at:
        return False
    persons = lexicon("persons")["persons"]
    return word in persons or tail in persons or word.endswith(_DOING)


def is_body(text: Page, first: int, last: int) -> bool:
    """Whether tokens name an organization, by a name or by a noun such as department."""
    for token in range(first, last):
        held = text.found.at.get(token)
        if held and held[1].kind == "organization":
            return True
    return any(text.lower[token] in lexicon("sources")["bodies"] for token in range(first, last))


def is_plural(text: Page, token: int) -> bool:
    """Whether a role is of several people: young voters; titles may be (Senators Lopez and Reed)."""
    return (
        text.pos[token] == POS.index("NNS")
        and text.lower[token].removesuffix(".") not in lexicon("roles")["titles"]
    )
