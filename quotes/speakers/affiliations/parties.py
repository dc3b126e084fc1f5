"""Parties: party and state in brackets behind a name."""

from __future__ import annotations

import regex

from quotes.document import Affiliation
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page

__all__ = ["PARTY", "party"]

_IN_BRACKETS = regex.compile(r"\s?\((?P<value>\p{Lu}[\p{L}.’'-]+(?: [\p{L}.’'-]+){0,5})\)")
PARTY = regex.compile(
    r"\s?[(,]\s?(?P<party>R|D|I|L|G|Rep|Dem|Republican|Democrat|Democratic|Libertarian|Independent)\.?"
    r"(?:(?:\s?[-–—‑]\s?|,? (?:of |from )?)"
    r"(?P<place>\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*){0,2}(?: \d+)?))?\s?(?=[),.])"
)


def _is_place(text: Page, token: int) -> bool:
    """Whether the name in the brackets that open before a token is a place's: Kip Sang (Mosop)."""
    held = text.found.at.get(token)
    return held is not None and held[1].kind == "place" and text.word(held[0].last) == ")"


def _is_body(text: Page, token: int) -> bool:
    """Whether a party or a body alone stands in the brackets that open before a token: Lopez (Greens)."""
    held = text.found.at.get(token)
    if held and held[1].kind == "organization" and held[0].first == token:
        return text.word(held[0].last) == ")"
    return text.words[token] in lexicon("organizations")["parties"] and text.word(token + 1) == ")"


def _in_brackets(text: Page, token: int, stated: dict[tuple[str, str, str], Affiliation]) -> None:
    """The state, seat, party or body that alone stands in brackets behind a name."""
    match = _IN_BRACKETS.match(text.article, text.end[token - 2])
    if not match:
        return
    value, span = match["value"], match.span("value")
    if value in lexicon("places")["abbreviations"] or _is_place(text, token):
        stated.setdefault(("", "", value), Affiliation("", "", value, *span))
    elif _is_body(text, token):
        stated.setdefault(("", value, ""), Affiliation("", value, "", *span))


def party(text: Page, last: int, stated: dict[tuple[str, str, str], Affiliation]) -> None:
    """Party and state in brackets behind a name, joined to the title before it."""
    behind = text.end[last - 1]
    if text.article[behind : behind + 2].lstrip()[:1] not in ("(", ","):
        return
    match = PARTY.match(text.article, behind)
    if not match:
        _in_brackets(text, last + 1, stated)
        return
    place = match["place"] or ""
    title = max(
        (
            key
            for key, one in stated.items()
            if one.end <= match.start() < one.end + 60
            and not key[2]
            and (not key[1] or key[1] in lexicon("organizations")["parties"])
        ),
        key=lambda key: stated[key].end,
        default=None,
    )
    if title is None:
        start = match.start("party")
        stated.setdefault(
            ("", match["party"], place), Affiliation("", match["party"], place, start, match.end())
        )
        return
    one = stated.pop(title)
    stated[title[0], match["party"], place] = Affiliation(
        one.role, match["party"], place, one.start, match.end(), one.status
    )
