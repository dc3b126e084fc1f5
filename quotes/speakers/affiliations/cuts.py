"""Cuts: organization and place that stand before a role, cut off it: White House | press secretary."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotes.names.gazetteer import SELDOM, flags, is_only_town
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import HELPERS, OF_BODIES, Parts
from quotes.speakers.affiliations.nouns import is_body, is_of_something, is_role, tells_body
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.teams import OF_TEAMS, is_short, is_team, plays_for
from quotes.speakers.entities.entity import Entity
from quotes.text.tags import NAMES, NOMINAL, NOUNS, POS
from quotes.words.tokens import POSSESSIVE

__all__ = ["body_at", "cut", "status"]

Range = tuple[int, int]

_ADJECTIVE = POS.index("JJ")


def body_at(text: Page, token: int) -> int:
    """Where the name of a body ends that begins at a token, which is not cut; else 0."""
    held = text.found.at.get(token)
    return held[0].last if held and held[0].first == token and held[1].kind == "organization" else 0


def _is_inside(text: Page, token: int) -> bool:
    """Whether a token stands within the name of a body, behind its first word: Green | Party."""
    held = text.found.at.get(token)
    inside = held is not None and held[0].first < token and held[1].kind == "organization"
    return inside and text.lower[token] != "cabinet"


def _opens(text: Page, at: int) -> bool:
    """Whether a word has its capital from its sentence's start alone: School | teacher Ana Roe."""
    return (
        (at == 0 or text.sentence[at - 1] != text.sentence[at])
        and text.words[at + 1].islower()
        and (flags(text.words[at]).case >= SELDOM or _is_grown(text, at))
    )


_GROWERS = frozenset("breeder farmer grower harvester herder picker planter vendor".split())
"""What somebody is who grows or sells what stands before it."""


def _is_grown(text: Page, at: int) -> bool:
    """Whether a word that is no known body's is what somebody grows: Pomelo | grower Tran Van Hoa."""
    return text.lower[at + 1] in _GROWERS and not (text.is_listed(at, at + 1) or is_only_town(text.words[at]))


def _is_place(word: str) -> bool:
    places = lexicon("places")
    return word in places["demonyms"] or word in places["states"]


def _is_town(word: str) -> bool:
    """Whether a word names a town and nothing else: Reno, not the man, though there is a town called Man."""
    return word[:1].isupper() and is_only_town(word)


def _is_capital(text: Page, token: int) -> bool:
    """Whether a name goes on with a token: Reno | River."""
    return text.words[token][:1].isupper() and not is_role(text, token)


def status(text: Page, at: int, limit: int, parts: Parts) -> int:
    """Where a phrase goes on behind words that tell whether a role is past, acting or to come."""
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


_RANKS = frozenset(
    (
        "assistant associate chief deputy district executive general global group international national "
        "provincial ranking regional senior state"
    ).split()
)
"""Words that tell one office from another, and are no body's name: National | Director."""


_PARTISANS = frozenset("candidate councillor leader mep mla mp senator".split())


def _is_party(text: Page, at: int, end: int) -> bool:
    """Whether a party's name before a title is none of a rank: National | MP, not National | Director."""
    return text.lower[at] not in _RANKS or text.lower[end - 1] in _PARTISANS


def _is_of_title(text: Page, at: int, last: int, end: int) -> bool:
    """Whether capitals before a role belong to it: National | Director, Divisional Forest | Officer."""
    if all(text.lower[token] in _RANKS for token in range(at, last)):
        return True
    if text.words[last - 1].endswith("-based"):
        return True
    return last == end - 1 and text.words[last] == "Officer" and not is_body(text, at, last)


def _behind_age(text: Page, first: int, head: int) -> int:
    """Where a phrase goes on with a name behind somebody's age: 43-year-old | Leeds nurse."""
    aged = text.lower[first].endswith("-year-old") and first + 1 < head
    return first + (aged and text.words[first + 1][:1].isupper() and text.kind(first + 1) != "person")


def _behind_rank(text: Page, first: int, head: int) -> int:
    """Where a body's name begins behind small words for a rank: senior | Green Party leader."""
    at = first
    while at < head and text.words[at].islower() and (text.pos[at] == _ADJECTIVE or text.lower[at] in _HIGH):
        at += 1
    while at < head and text.lower[at].removesuffix(".") in lexicon("roles")["titles"]:
        at += 1
    held = text.found.at.get(at)
    if held is None or held[0].first != at or held[0].last > head:
        return first
    helps = held[1].kind == "person" and _helps(text, held[0].last, head + 1)
    one = text.words[at] in lexicon("organizations")["parties"] and held[0].last == at + 1
    return at if (held[1].kind == "organization" and not one) or helps else first


_HIGH = frozenset("chief longtime senior top veteran".split())


def _behind_holder(text: Page, first: int, head: int) -> int:
    """Where a body in small letters ends whose the role is: community center | 's coordinator; else 0."""
    for mark in range(first + 1, min(first + _HOLDER, head)):
        if text.lower[mark] in POSSESSIVE and text.lower[mark - 1] in lexicon("sources")["bodies"]:
            return mark if mark == first + 1 or tells_body(text, first, mark) else 0
        if not (text.lower[mark] in POSSESSIVE or (text.pos[mark] in NOMINAL and text.words[mark].islower())):
            return 0
    return 0


_HOLDER = 7
"""Tokens of a body in small letters."""


def _behind_small(text: Page, first: int, head: int) -> int:
    """Where a body in small letters ends before its officer: labour ministry | official; else ``first``.

    At the start of a sentence, too, where its first word has a capital: Coast guard | lieutenant.
    """
    last, end, speaks = first, first, text.lower[head].startswith("spokes")
    while last < head and _may_be_small(text, first, last, speaks):
        held = text.found.at.get(last)
        if (last > first and text.words[last][:1].isupper()) or (held and held[0].last - held[0].first > 1):
            return first
        last += 1
        word = text.lower[last - 1]
        if last - first > 1 and (word in _SERVICES or word in lexicon("sources")["bodies"]):
            end = first if _is_of_role(text, last - 1, head) else last
    return end


def _may_be_small(text: Page, first: int, token: int, speaks: bool) -> bool:
    """Whether a word may be of such a body: | state electoral commission | spokesman, not deputy, nor senior.

    speaks: that the officer is for its words, so that all before is the body's.
    """
    word = text.lower[token]
    if word in _RANKS | _HIGH:
        return speaks and word in _AREAS
    if word in POSSESSIVE:
        return token > first and token - 1 not in text.found.at
    return text.pos[token] in NOUNS or (speaks and is_of_something(text, token))


_AREAS = frozenset("district international national provincial regional state".split())
"""Words for a rank that are for a body's area, too: | state | commission."""


def _is_of_role(text: Page, noun: int, head: int) -> bool:
    """Whether a body's noun tells what somebody is, not where: Texas | shop owner, Leeds | police chief."""
    return text.lower[head] == "owner" or (
        text.lower[noun] in ("bureau", "police") and text.lower[head] in _POLICE
    )


_POLICE = frozenset("chief commissioner constable inspector officer sergeant superintendent".split())
_SERVICES = frozenset(("brigade", "corps", "guard", "navy"))
"""Bodies, if a word before says of what: coast guard, fire brigade, marine corps."""


def _helps(text: Page, first: int, end: int) -> bool:
    """Whether a role behind somebody's name is to help or to speak for them: Lopez | spokesman."""
    near, rest = text.lower[end - 1], text.lower[first + (text.lower[first] in POSSESSIVE) : end]
    if rest == ["campaign", "manager"]:
        return True
    helper = near in HELPERS or near == "staff" or near.startswith("spokes")
    return bool(rest) and helper and rest[0] not in lexicon("sources")["bodies"]


class _Row(NamedTuple):
    """Words before a role that ends at ``end``; head: its title, else its last word."""

    text: Page
    head: int
    end: int
    titled: bool
    organizations: list[Range]
    places: list[Range]


def cut(text: Page, first: int, end: int, parts: Parts) -> None:
    """Organization and place that stand before a role are cut off it: White House | press secretary."""
    assert parts.organizations is not None and parts.places is not None
    head, titled = _head(text, first, end)
    row = _Row(text, head, end, titled, parts.organizations, parts.places)
    at, goes_on = _behind_rank(text, _behind_age(text, first, head), head), True
    if at < (behind := _behind_small(text, at, head)):
        row.organizations.append((at, behind))
        at = behind + (text.lower[behind] in POSSESSIVE)
    while goes_on and at < head:
        at, goes_on = _behind_one(row, at)
    status(text, at, head, parts)
    if text.lower[end - 1].endswith(("-elect", "-designate")):
        parts.status = "elect"
    parts.role = (at, end)


@cache
def _ends_of_titles() -> frozenset[str]:
    return frozenset(title.rpartition(" ")[2] for title in lexicon("roles")["titles"])


def _head(text: Page, first: int, end: int) -> tuple[int, bool]:
    """Where the title begins that ends a phrase, or its last word, and whether it is a title."""
    if text.lower[end - 1].removesuffix(".") not in _ends_of_titles():
        return end - 1, False
    for length in (4, 3, 2, 1):
        title = " ".join(text.lower[max(end - length, 0) : end]).removesuffix(".")
        capital = end - length >= first and text.words[end - length][:1].isupper()
        if capital and title in lexicon("roles")["titles"] and not _is_inside(text, end - length):
            return end - length, True
    return end - 1, False


def _behind_one(row: _Row, at: int) -> tuple[int, bool]:
    """Where the body or place ends that begins at a token, now cut off, and whether more may follow."""
    text = row.text
    held = text.found.at.get(at)
    begins = held is not None and held[0].first == at
    if row.titled and held and begins and held[0].last == row.end and held[1].kind == "organization":
        row.organizations.append((at, row.head))
        return row.head, False
    party = text.words[at] in lexicon("organizations")["parties"]
    if row.titled and at == row.head - 1 and party and _is_party(text, at, row.end):
        row.organizations.append((at, at + 1))
        return at + 1, False
    if held and begins and held[0].last <= row.head:
        return _behind_name(row, *held)
    after = _behind_words(row, at)
    return after, after > at


def _behind_name(row: _Row, name: Name, entity: Entity) -> tuple[int, bool]:
    """The same behind a name: | Trump | spokesman; | Roe campaign | manager."""
    text, (first, last, _) = row.text, name
    after = last + (text.lower[last] in POSSESSIVE)
    demonyms, parties = lexicon("places")["demonyms"], lexicon("organizations")["parties"]
    if last == first + 1 == row.head and _opens(text, first) and _is_grown(text, first):
        return first, False
    if last == row.head and _is_seat(text, name, entity, row.end - 1):
        row.places.append((first, last))
        return after, True
    if entity.kind == "organization" and (text.words[first] not in parties or after > first + 1):
        row.organizations.append((first, last))
        return after, True
    called = " ".join(text.words[first:last])
    foreign = called in demonyms or text.words[first] in demonyms
    if not foreign and is_team(text, last, row.end) and plays_for(text, name, entity, row.end):
        row.organizations.append((first, last))
        return after, True
    if entity.kind == "place" and _is_firm(row, first, last):
        row.organizations.append((first, last))
        return after, True
    if last == row.head and called in _countries() and text.lower[last] in _STUDENTS:
        return first, False
    if text.words[first] in demonyms or called in demonyms or text.is_place(first, last):
        row.places.append((first, last))
        return after, True
    if entity.kind == "person" and (_helps(text, after, row.end) or _is_named_firm(row, name, entity)):
        row.organizations.append((first, last))
        return after, False
    small = text.lower[after] in lexicon("sources")["bodies"] and after < row.head
    if entity.kind == "person" and small and not _is_of_role(text, after, row.head):
        row.organizations.append((first, after + 1))
        return after + 1 + (text.lower[after + 1] in POSSESSIVE), True
    return first, False


def _is_seat(text: Page, name: Name, entity: Entity, head: int) -> bool:
    """Whether a name is the place that somebody sits for or lives in: Leeds | MP."""
    first, last, _ = name
    if text.lower[head] not in _SEATED or text.words[first] in lexicon("organizations")["parties"]:
        return False
    known = text.is_listed(first, last) or (last == first + 1 and flags(text.words[first]).place >= _LARGE)
    return known and not is_short(name, entity)


_LARGE = 3
"""The flag of a place from which news names it often."""
_SEATED = frozenset("councillor governor mayor mep mla mp native resident senator".split())


def _behind_team(row: _Row, at: int) -> int:
    """Where the name of a team ends that nothing else is known of: | Celtic | captain; else the token."""
    text = row.text
    if not _is_capital(text, at) or _opens(text, at) or text.words[row.end - 1][:1].isupper():
        return at
    last = next((token for token in range(at + 1, row.head) if not _is_capital(text, token)), row.head)
    known = text.words[at] in lexicon("places")["demonyms"] or "-" in text.words[at]
    known = known or all(text.lower[token] in _RANKS | OF_TEAMS for token in range(at, last))
    return last if not known and is_team(text, last, row.end) else at


def _is_named_firm(row: _Row, name: Name, entity: Entity) -> bool:
    """Whether what was taken for a person is a firm with officers: Zenith | finance director."""
    text = row.text
    near = all(text.words[at].islower() for at in range(name.last, row.end))
    return near and text.lower[row.end - 1] in OF_BODIES and not is_short(name, entity)


_STUDENTS = frozenset("analyst commentator expert hand historian observer scholar specialist watcher".split())
"""Who knows a country, and may be of another: a | China | specialist."""


@cache
def _countries() -> frozenset[str]:
    """The names of countries, none of which is said of who comes from there: not French, nor US."""
    places = lexicon("places")
    return places["countries"].difference(places["demonyms"]) | {"Africa", "Asia", "Europe"}


def _is_firm(row: _Row, first: int, last: int) -> bool:
    """Whether a name that was taken for a place is a firm's, by the office behind it: Kestrel | founder."""
    text = row.text
    near = all(text.words[token].islower() for token in range(last, row.end))
    known = text.is_listed(first, last) or (last == first + 1 and is_only_town(text.words[first]))
    return text.lower[row.end - 1] in _OF_FIRMS and near and not known


_OF_FIRMS = frozenset("ceo cfo co-founder coo executive founder".split())
"""Offices of firms, before which a name that is no known place is a firm's."""


def _behind_words(row: _Row, at: int) -> int:
    """Where a body or place ends that the model knows no name for, and the token itself where none is."""
    text = row.text
    if text.lower[at] in ("and", "&") and (row.organizations or row.places):
        return at + 1
    if row.organizations and row.head >= text.behind_acronym(at) > at:
        return text.behind_acronym(at)
    if (team := _behind_team(row, at)) > at:
        row.organizations.append((at, team))
        return team + (text.lower[team] in POSSESSIVE)
    if mark := _behind_holder(text, at, row.head):
        row.organizations.append((at, mark))
        return mark + 1
    if at + 1 == row.head and text.words[at] in _countries() and text.lower[at + 1] in _STUDENTS:
        return at
    if _is_place(text.words[at]) or (_is_town(text.words[at]) and not _is_capital(text, at + 1)):
        row.places.append((at, at + 1))
        return at + 1 + (text.lower[at + 1] in POSSESSIVE)
    if not _begins_body(row, at):
        return at
    last = at + 1
    while last < row.head and _is_capital(text, last):
        last += 1
    if (row.titled and last - at < 2) or _is_of_title(text, at, last, row.end):
        return at
    row.organizations.append((at, last))
    return last + (text.lower[last] in POSSESSIVE)


def _begins_body(row: _Row, at: int) -> bool:
    """Whether a body's name may begin with a word; a party's alone is no other body: Green | candidate."""
    text = row.text
    if not _is_capital(text, at) or _opens(text, at):
        return False
    if text.words[at] in lexicon("organizations")["parties"]:
        return text.words[at + 1][:1].isupper() and at + 1 < row.head
    return text.pos[at] in NAMES
