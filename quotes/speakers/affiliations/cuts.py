"""Cuts: organization and place that stand before a role, cut off it: White House | press secretary."""

from __future__ import annotations

from quotes.names.gazetteer import SELDOM, flags, is_only_town
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import HELPERS, Parts
from quotes.speakers.affiliations.nouns import is_body, is_role
from quotes.speakers.affiliations.page import NOUNS, Page
from quotes.text.tags import POS
from quotes.words.tokens import POSSESSIVE

__all__ = ["body_at", "cut", "status"]

_ADJECTIVE = POS.index("JJ")
_PROPER = frozenset(POS.index(tag) for tag in ("NNP", "NNPS"))


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
        "provincial regional senior state"
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
        if text.lower[mark] in POSSESSIVE:
            return mark if text.lower[mark - 1] in lexicon("sources")["bodies"] else 0
        if not (text.pos[mark] in NOUNS and text.words[mark].islower()):
            return 0
    return 0


_HOLDER = 4
"""Tokens of a body in small letters."""


def _helps(text: Page, first: int, end: int) -> bool:
    """Whether a role behind somebody's name is to help or to speak for them: Lopez | spokesman."""
    near, rest = text.lower[end - 1], text.lower[first + (text.lower[first] in POSSESSIVE) : end]
    if rest == ["campaign", "manager"]:
        return True
    helper = near in HELPERS or near == "staff" or near.startswith("spokes")
    return bool(rest) and helper and rest[0] not in lexicon("sources")["bodies"]


def cut(text: Page, first: int, end: int, parts: Parts) -> None:
    """Organization and place that stand before a role are cut off it: White House | press secretary."""
    assert parts.organizations is not None and parts.places is not None
    places, listed = lexicon("places"), lexicon("organizations")
    head = end - 1
    titled = False
    for length in (4, 3, 2, 1):
        title = " ".join(text.lower[max(end - length, 0) : end]).removesuffix(".")
        capital = end - length >= first and text.words[end - length][:1].isupper()
        if capital and title in lexicon("roles")["titles"] and not _is_inside(text, end - length):
            head, titled = end - length, True
            break
    at = _behind_rank(text, first, head)
    while at < head:
        held = text.found.at.get(at)
        if held and held[0].first == at and held[0].last == end and held[1].kind == "organization" and titled:
            parts.organizations.append((at, head))
            at = head
            continue
        if titled and at == head - 1 and text.words[at] in listed["parties"] and _is_party(text, at, end):
            parts.organizations.append((at, at + 1))
            at += 1
            continue
        if held and held[0].first == at and held[0].last <= head:
            name, entity = held
            after = name.last + (1 if text.lower[name.last] in POSSESSIVE else 0)
            word = text.words[at]
            if entity.kind == "organization" and (
                word not in listed["parties"] or name.last > name.first + 1
            ):
                parts.organizations.append((name.first, name.last))
            elif (
                word in places["demonyms"]
                or " ".join(text.words[name.first : name.last]) in places["demonyms"]
                or text.is_place(name.first, name.last)
            ):
                parts.places.append((name.first, name.last))
            elif entity.kind == "person" and _helps(text, after, end):
                parts.organizations.append((name.first, name.last))
                at = after
                break
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
        elif parts.organizations and head >= text.behind_acronym(at) > at:
            at = text.behind_acronym(at)
        elif mark := _behind_holder(text, at, head):
            parts.organizations.append((at, mark))
            at = mark + 1
        elif _is_place(text.words[at]) or (_is_town(text.words[at]) and not _is_capital(text, at + 1)):
            parts.places.append((at, at + 1))
            at += 1 + (text.lower[at + 1] in POSSESSIVE)
        elif (
            text.words[at][:1].isupper()
            and not is_role(text, at)
            and not _opens(text, at)
            and (
                text.pos[at] in _PROPER
                if text.words[at] not in listed["parties"]
                else text.words[at + 1][:1].isupper() and at + 1 < head
            )
        ):
            last = at + 1
            while last < head and text.words[last][:1].isupper() and not is_role(text, last):
                last += 1
            if (titled and last - at < 2) or _is_of_title(text, at, last, end):
                break
            parts.organizations.append((at, last))
            at = last + (text.lower[last] in POSSESSIVE)
        else:
            break
    role = at
    status(text, at, head, parts)
    for suffix in ("-elect", "-designate"):
        if text.lower[end - 1].endswith(suffix):
            parts.status = "elect"
    parts.role = (role, end)
