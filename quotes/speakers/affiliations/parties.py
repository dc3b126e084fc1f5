"""Parties: party and state in brackets behind a name."""

from __future__ import annotations

import regex

from quotes.document import Affiliation
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page

__all__ = ["PARTY", "party"]

_STATE = regex.compile(r"\s?\((?P<place>\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.]*){0,2})\)")
PARTY = regex.compile(
    r"\s?[(,]\s?(?P<party>R|D|I|L|G|Rep|Dem|Republican|Democrat|Democratic|Libertarian|Independent)\.?"
    r"(?:(?:\s?[-–—‑]\s?|,? (?:of |from )?)"
    r"(?P<place>\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*){0,2}))?\s?(?=[),.])"
)


def _is_place(text: Page, token: int) -> bool:
    """Whether the name in the brackets that open before a token is a place's: Kip Sang (Mosop)."""
    held = text.found.at.get(token)
    return held is not None and held[1].kind == "place" and text.word(held[0].last) == ")"


def party(text: Page, last: int, stated: dict[tuple[str, str, str], Affiliation]) -> None:
    """Party and state in brackets behind a name, joined to the title before it."""
    behind = text.end[last - 1]
    if text.article[behind : behind + 2].lstrip()[:1] not in ("(", ","):
        return
    match = PARTY.match(text.article, behind)
    if not match:
        state = _STATE.match(text.article, behind)
        if state and (state["place"] in lexicon("places")["abbreviations"] or _is_place(text, last + 1)):
            stated.setdefault(
                ("", "", state["place"]),
                Affiliation("", "", state["place"], state.start("place"), state.end("place")),
            )
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
