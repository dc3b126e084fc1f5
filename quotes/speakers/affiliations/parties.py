"""Parties: party and state in brackets behind a name."""

from __future__ import annotations

from dataclasses import replace

import regex

from quotes.document import Affiliation
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page

__all__ = ["PARTY", "Key", "key", "party"]

Key = tuple[str, str, str]
"""Role in lower case, organization and place."""

_IN_BRACKETS = regex.compile(r"\s?\((?P<value>\p{Lu}[\p{L}.’'-]+(?:,? [\p{L}.’'-]+){0,5})\)")
PARTY = regex.compile(
    r"\s?[(,]\s?(?P<party>R|D|I|L|G|Rep|Dem|Republican|Democrat|Democratic|Libertarian|Independent)\.?"
    r"(?:(?:\s?[-–—‑]\s?|,? (?:of |from )?)"
    r"(?P<place>\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*){0,2}(?: \d+)?))?\s?(?=[),.])"
)


_NEAR = 120
"""Characters from a title to the brackets of the last in the row that it is for."""


def key(one: Affiliation) -> Key:
    """What two statements that are the same have in common."""
    return one.role.lower(), one.organization, one.place


def _is_state(value: str) -> bool:
    places = lexicon("places")
    return value in places["abbreviations"] or value in places["states"]


def _is_place(text: Page, token: int, closing: str) -> bool:
    """Whether the name in the brackets that open before a token is a place's: Kip Sang (Mosop)."""
    held = text.found.at.get(token)
    return held is not None and held[1].kind == "place" and text.word(held[0].last) == closing


def _is_body(text: Page, token: int, closing: str) -> bool:
    """Whether a party or a body alone stands in the brackets that open before a token: Lopez (Greens)."""
    held = text.found.at.get(token)
    if held and held[1].kind == "organization" and held[0].first == token:
        return text.word(held[0].last) == closing
    return text.words[token] in lexicon("organizations")["parties"] and text.word(token + 1) == closing


def _in_brackets(text: Page, token: int, stated: dict[Key, Affiliation]) -> None:
    """The state, seat, party or body, or a party and a seat, that stands in brackets behind a name."""
    match = _IN_BRACKETS.match(text.article, text.end[token - 2])
    if not match:
        return
    value, span = match["value"], match.span("value")
    body, _, place = value.partition(", ")
    if place and body.endswith(".") and body not in lexicon("places")["abbreviations"]:
        _add(stated, body, place, span)
    elif _is_state(value) or _is_place(text, token, ")"):
        _add(stated, "", value, span)
    elif _is_body(text, token, ")"):
        stated.setdefault(("", value, ""), Affiliation("", value, "", *span))
    elif place and _is_body(text, token, ","):
        _add(stated, body, place, span)


def _add(stated: dict[Key, Affiliation], body: str, place: str, span: tuple[int, int]) -> None:
    """A body and a place in brackets, with the title before the name."""
    title = _title(stated, span[0])
    if title is None:
        stated.setdefault(("", body, place), Affiliation("", body, place, *span))
        return
    one = stated.pop(title)
    joined = replace(one, organization=body or one.organization, place=place, end=span[1])
    stated[key(joined)] = joined


def _title(stated: dict[Key, Affiliation], start: int) -> Key | None:
    """The last title before some brackets that has no place yet, and at most a party."""
    parties = lexicon("organizations")["parties"]
    return max(
        (
            at
            for at, one in stated.items()
            if one.end <= start < one.end + _NEAR and not at[2] and (not at[1] or at[1] in parties)
        ),
        key=lambda at: stated[at].end,
        default=None,
    )


def party(text: Page, last: int, stated: dict[Key, Affiliation]) -> None:
    """Party and state in brackets behind a name, joined to the title before it."""
    behind = text.end[last - 1]
    if text.article[behind : behind + 2].lstrip()[:1] not in ("(", ","):
        return
    match = PARTY.match(text.article, behind)
    if not match:
        _in_brackets(text, last + 1, stated)
        return
    _add(stated, match["party"], match["place"] or "", (match.start("party"), match.end()))
