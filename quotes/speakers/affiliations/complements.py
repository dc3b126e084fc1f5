"""Complements: what follows a role with a preposition: head | of the union | in Ames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.document import Status
from quotes.names.gazetteer import SELDOM, flags, is_borne
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.nouns import is_body, is_role
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.teams import is_short, plays_for
from quotes.speakers.entities.entity import Entity
from quotes.text.tags import POS
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import A_OR_THE, IN_ROWS

__all__ = [
    "ARTICLES", "HELPERS", "HOLDERS", "JOINS", "LONGEST", "OF_BODIES", "Parts", "complements", "field_end",
    "has_field", "may_be_called", "phrase_end",
]  # fmt: skip

LONGEST = 14
"""Tokens of a noun phrase that may say something of a person."""
ARTICLES = frozenset("a an the his her their its one another my our".split())
JOINS = frozenset("of for at with from in on to by".split())
_DOING_NOW = POS.index("VBG")


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


def complements(text: Page, at: int, limit: int, parts: Parts) -> Parts:
    """What follows a role with of, for, at, with, from, in: organization, place, or part of the role."""
    assert parts.organizations is not None and parts.places is not None
    parts.end = at = _behind_brackets(text, at, limit, parts)
    while at < limit and text.lower[at] in JOINS:
        join = text.lower[at]
        if text.words[at].istitle():
            break  # a headline: President | On Trump
        first = at + 1
        if first < limit and text.lower[first] in ARTICLES:
            first += 1
        first = _behind_settlement(text, at, first, limit)
        last = phrase_end(text, first, limit)
        work = _work(text, at, first, limit, parts)
        if work:
            parts.organizations.append(work)
            at = parts.end = work[1]
            break
        if last <= first:
            break
        if join == "from" and text.words[first].isdigit():
            if text.word(last) == "to" and text.word(last + 1).isdigit():
                parts.status = "former"  # mayor from 2001 to 2009
            break
        person = text.found.at.get(last - 1)
        helps = join == "to" and text.lower[at - 1] in HELPERS and person and person[1].kind == "person"
        team = join in ("at", "for", "of") and text.lower[at - 1] in lexicon("roles")["of teams"]
        team = team and (not person or plays_for(text, *person, at))
        speaks = join == "for" and _speaks_for_others(text, at)
        if helps or ((team or speaks) and text.words[first][:1].isupper()):
            parts.organizations.append((first, last))
        elif _is_title(text, at, first, last, parts):
            parts.role = (parts.role[0] if parts.role else at, last)
        elif _is_portfolio(text, at, first, last, parts):
            last = _portfolios(text, last, limit)
            parts.role = (parts.role[0] if parts.role else at, last)
        elif join in ("in", "on") and (text.words[first].isdigit() or text.lower[first] in CALENDAR):
            pass  # when, not where
        elif join in ("at", "with") and text.words[last - 1] in lexicon("organizations")["ending"]:
            parts.organizations.append((first, last))
        elif (
            text.is_place(first, last)
            or _governs(text, at, first, last)
            or (join in ("in", "from") and text.words[first][:1].isupper() and not is_body(text, first, last))
        ):
            parts.places.append((first, last))
        elif is_body(text, first, last) and not (join == "for" and _is_field(text, first, last)):
            if last < limit - 1 and text.lower[last] == "in" and text.words[first].islower():
                place = phrase_end(text, last + 1, limit)
                if text.words[last + 1][:1].isupper() and place > last + 1:
                    parts.places.append((last + 1, place))
                    last = place
            last = field_end(text, last, limit)
            parts.organizations.append((first, last))
        elif (
            join in ("for", "at", "with", "of")
            and text.words[first][:1].isupper()
            and not (
                person and person[1].kind == "person" and join == "of" and not _is_led(text, at, *person)
            )
        ):
            parts.organizations.append((first, last))
        elif join == "in" and text.lower[last - 1] in _OCCASIONS:
            break
        elif join in ("of", "for", "to", "on", "in") and parts.role and parts.role[1] == at:
            parts.role = (parts.role[0], last)
        else:
            break
        behind = text.behind_acronym(last) if parts.organizations else last
        at = parts.end = behind if behind <= limit else last
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


def _behind_brackets(text: Page, at: int, limit: int, parts: Parts) -> int:
    """Where brackets end that say of an office where it is, or its letters: director (Asia) | of the bank."""
    behind = text.behind_acronym(at)
    held = text.found.at.get(at + 1) if text.word(at) == "(" else None
    if held and held[1].kind == "place" and held[0].first == at + 1 and text.word(held[0].last) == ")":
        assert parts.places is not None
        parts.places.append((at + 1, held[0].last))
        behind = held[0].last + 1
    return behind if behind <= limit else at


_OCCASIONS = frozenset(
    "bid effort interview letter message move post response speech statement step tweet video".split()
)
"""What somebody does or says something in, behind who that is: the minister, | in a move to calm them."""

_OPENING = frozenset(("“", "‘", '"', "'"))
_CLOSING = frozenset(("”", "’", '"', "'"))
_MAKERS = frozenset(
    "anchor author co-author co-creator co-host creator director editor host presenter producer star".split()
)
"""Nouns for who is behind a work, or in it."""
_WORK = 8
"""Tokens of a work's title."""


def _work(text: Page, at: int, first: int, limit: int, parts: Parts) -> tuple[int, int] | None:
    """The work whose maker somebody is: host of Channel Six's | "Dawn Patrol"."""
    if text.lower[at] != "of" or text.lower[at - 1] not in _MAKERS or parts.role is None:
        return None
    before = range(first, min(first + _WORK, limit - 1))
    mark = next((token for token in before if text.lower[token] in _OPENING), 0)
    if not mark or not text.words[mark + 1][:1].isupper() or any(map(text.stops, range(first, mark))):
        return None
    ends = range(mark + 1, min(mark + _WORK, len(text.words)))
    end = next((token for token in ends if text.lower[token] in _CLOSING), 0)
    while end and text.words[end - 1] in (",", "."):
        end -= 1
    return (mark + 1, end) if end > mark + 1 else None


def field_end(text: Page, last: int, limit: int) -> int:
    """Where a body's name ends with its field in small letters: Oxley University's school | of mines."""
    named = last + 1 < limit and text.lower[last] == "of" and text.words[last - 1].islower()
    if named and text.lower[last + 1] not in ARTICLES:
        end = phrase_end(text, last + 1, limit)
        if end > last + 1 and all(text.words[at].islower() for at in range(last + 1, end)):
            return end
    return last


HOLDERS = frozenset("minister ministers secretary undersecretary commissioner mec professor lecturer".split())
"""Nouns for those whose office or field, of or for what it may be, is part of the role."""


def _is_portfolio(text: Page, at: int, first: int, last: int, parts: Parts) -> bool:
    """Whether what follows a preposition is what an office is for: minister | for Trade."""
    if parts.role is None or parts.role[1] != at:
        return False
    if _is_subject(text, at, first, last):
        return True
    return (
        text.lower[at] in ("of", "for")
        and (text.lower[at - 1] in HOLDERS or _is_held_at(text, at, last))
        and not text.is_place(first, last)
        and not is_body(text, first, last)
        and not _are_people(text, first, last)
    )


def has_field(text: Page, at: int) -> bool:
    """Whether "of" at a token is behind an office that is told with its field: director | of nursing."""
    return at > 0 and text.lower[at] == "of" and text.lower[at - 1] in _OF_FIELDS | HOLDERS


def _is_subject(text: Page, at: int, first: int, last: int) -> bool:
    """Whether what a scholar is of, or in, is no body or place but a subject: Chair | in Trauma Surgery."""
    taught = text.lower[at - 1] in _SCHOLARS.get(text.lower[at], ())
    plain = text.lower[last - 1] not in lexicon("sources")["bodies"] and not text.is_listed(first, last)
    return taught and plain and flags(text.words[last - 1]).case >= SELDOM


_SCHOLARS = {
    "in": frozenset("chair fellow lecturer professor reader researcher tutor".split()),
    "of": frozenset(("lecturer", "professor", "reader")),
}


def _is_held_at(text: Page, at: int, last: int) -> bool:
    """Whether an office is told with its field and, behind it, its body: director for Sports | at Bari."""
    body = last + 1 + (text.word(last + 1) in ARTICLES)
    where = text.word(last) == "at" and body < len(text.words) and text.words[body][:1].isupper()
    plain = text.lower[last - 1] not in lexicon("sources")["bodies"]
    return where and plain and text.lower[at - 1] in _OF_FIELDS


def _is_field(text: Page, first: int, last: int) -> bool:
    """Whether two small words are a field of work, though one is for a body: for | government relations."""
    small = last - first == 2 and text.words[first].islower() and text.words[last - 1].islower()
    return small and text.lower[last - 1] not in lexicon("sources")["bodies"]


_SETTLEMENTS = frozenset("city district county province region state suburb town village".split())


def _behind_settlement(text: Page, at: int, first: int, limit: int) -> int:
    """Where a place's name begins behind its noun: from the village of | Bari; else the phrase's start."""
    name = first + 2
    noun = name < limit and text.lower[first] in _SETTLEMENTS and text.lower[first + 1] == "of"
    capital = noun and text.words[name][:1].isupper()
    return name if capital and text.lower[at] in ("from", "in") else first


_OF_FIELDS = frozenset(
    (
        "chair chief coordinator dean director executive head inspector manager officer superintendent "
        "vice-president"
    ).split()
)
"""Offices that are told with their field."""
_STATES = frozenset("government republic state".split())


def _is_title(text: Page, at: int, first: int, last: int, parts: Parts) -> bool:
    """Whether what follows "of" belongs to an office's title: head | of State, Director | of Education.

    A field has its capitals from the title alone; what news writes so elsewhere is a body.
    """
    if text.lower[at] != "of" or parts.role is None or parts.role[1] != at:
        return False
    if last == first + 1 and text.lower[first] in _STATES:
        return text.lower[at - 1] in ("head", "heads", "president", "presidents")
    if last == first + 1 == at + 2 and text.lower[first] == "police":
        return True  # superintendent | of police
    return (
        text.words[at - 1][:1].isupper()
        and (text.lower[at - 1] in _OF_FIELDS or text.lower[max(at - 2, 0) : at] == ["vice", "president"])
        and first == at + 1
        and text.lower[last - 1] not in lexicon("sources")["bodies"]
        and not is_role(text, last - 1)
        and flags(text.words[last - 1]).case >= SELDOM
        and not any(token in text.found.at for token in range(first, last))
        and all(text.words[token][:1].isupper() or text.lower[token] == "and" for token in range(first, last))
    )


def _are_people(text: Page, first: int, last: int) -> bool:
    """Whether some words name a person or end in a role that is held, and are no field: Student Affairs."""
    for token in range(first, last):
        held = text.found.at.get(token)
        if held is not None and held[1].kind == "person" and may_be_called(held[1].words):
            return True
    word, roles = text.lower[last - 1], lexicon("roles")
    return word != "justice" and (word in roles["roles"] or word in roles["titles"])


def _is_led(text: Page, at: int, name: Name, entity: Entity) -> bool:
    """Whether what was taken for a person has officers as bodies have them: chief executive | of Zenith."""
    return text.lower[at - 1] in OF_BODIES and not is_short(name, entity)


OF_BODIES = frozenset(
    "ceo cfo chairman chairwoman co-founder coo counsel director economist executive founder head".split()
)
"""Offices of bodies, which no person has."""


def may_be_called(words: Sequence[str]) -> bool:
    """Whether anybody has a name with one of some words; nobody is called Constitutional Affairs."""
    return any(map(is_borne, words))


def _portfolios(text: Page, last: int, limit: int) -> int:
    """Where the list ends that an office is for: minister for health, housing and the arts."""
    at = last
    while at + 1 < limit and text.lower[at] in IN_ROWS:
        ends = text.lower[at] != "," or text.lower[at + 1] in ("and", "&")
        first = at + 1 + (text.lower[at] == "," and ends)
        first += first < limit and text.lower[first] in ARTICLES
        end = phrase_end(text, first, limit)
        if end == first or _are_people(text, first, end):
            break
        at = end
        if ends or "and" in text.lower[first:end]:
            return at
    return last


HELPERS = frozenset("adviser advisers advisor advisors aide aides assistant consultant counsel".split())
"""Nouns for who works for somebody."""
_SPEAKING = frozenset("attorney attorneys counsel lawyer lawyers solicitor solicitors".split())


def _speaks_for_others(text: Page, at: int) -> bool:
    """Whether the noun before a token is for somebody who speaks for a body or a client."""
    return text.lower[at - 1].startswith("spokes") or text.lower[at - 1] in _SPEAKING


def _governs(text: Page, at: int, first: int, last: int) -> bool:
    """Whether what follows "of" is the place that somebody governs or lives in: mayor | of Davao City."""
    of = text.lower[at] == "of" and text.lower[at - 1] in _GOVERNING
    return of and all(text.words[token][:1].isupper() for token in range(first, last))


_GOVERNING = frozenset("emir governor king mayor native queen resident sultan".split())


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
        if _is_institution(text, at) and text.word(at + 1) in A_OR_THE and _is_capital(text, at + 2, limit):
            at += 2  # the Committee for a | Responsible Budget
            continue
        if (text.stops(at) or text.lower[at] in JOINS) and not inside:
            break
        if text.lower[at] == "and" and not (at + 1 < limit and _goes_on(text, at)):
            break
        if (
            (text.pos[at] == _DOING_NOW or text.words[at] == "based")
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
        and text.lower[at + 1] not in ("now", "then")
        and not is_role(text, at + 1)
        and text.kind(at + 1) != "person"
        and not _is_before_role(text, at + 1)
    )


def _is_before_role(text: Page, first: int) -> bool:
    """Whether a name behind "and" tells whose another role is: head of Acme Bank and | Leeds | resident."""
    at = first
    while at + 1 < len(text.words) and text.words[at][:1].isupper():
        at += 1
    return at > first and text.words[at].islower() and is_role(text, at)
