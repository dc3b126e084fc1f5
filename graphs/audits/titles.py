"""Titles: what a person is called by in a story, in its own words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from quotes.document import Affiliation, AttributedDocument

__all__ = ["title_of", "with_body"]


def title_of(document: AttributedDocument, stated: Sequence[Affiliation], named: Collection[int]) -> str:
    """The title that stands before the name, or else tells most: Board member, Local 9 President and CEO.

    stated: what the story says of one source, the main statement first. named: where its names begin.
    """
    if not stated:
        return ""
    leading = (one for one in stated if one.end + 1 in named and one.status != "former" and _tells(one))
    main = next(leading, stated[0])
    if not main.role or document.text is None:
        return _told(main)
    alike = [one for one in stated if one.role and one.status == main.status]
    joined = [main]
    while following := _beside(document.text, joined[-1], alike):
        joined.append(following)
    while before := next((one for one in alike if _beside(document.text, one, [joined[0]])), None):
        joined.insert(0, before)
    first, *others = joined
    words = [_with_body(document.text, first)]
    for one, other in zip(joined, others, strict=False):
        words += [document.text[one.end : other.start], other.role]
    return _LEFT_OUT.sub("", " ".join("".join(words).split()))


_LEFT_OUT = regex.compile(r"^(?:[\w-]+-year-old |(?:\p{Ll}[\p{L}-]* ){0,2}?\p{Ll}[\p{L}-]*['’]s )(?=\w)")
"""What stands before a title and is none: 52-year-old | roofer, shelter's | veterinarian."""


def _tells(one: Affiliation) -> bool:
    """Whether a title tells more than how somebody is addressed."""
    return bool(one.role) and one.role.casefold().rstrip(".") not in _ADDRESS


_ADDRESS = ("dr", "prof", "professor", "rev", "reverend", "sir")


def with_body(title: str, body: str) -> str:
    """A title and a body or place, each told once: "mayor, Lund"; "Board member"."""
    return ", ".join(filter(None, (title, "" if title.startswith(f"{body} ") else body)))


def _told(stated: Affiliation) -> str:
    """The role, with whether it has ended, begins or is held for another."""
    if stated.status == "present" or stated.role.lower().startswith((stated.status, *_ENDED)):
        return stated.role
    return f"{stated.status} {stated.role}".rstrip()


_ENDED = ("ex-", "one-time", "onetime", "retired")
"""How a role begins that says itself that it has ended."""

_JOINING = (" ", " and ", " & ")


def _beside(text: str, one: Affiliation, others: Sequence[Affiliation]) -> Affiliation | None:
    """The title that goes on right behind another: Detective | Sgt.; founder | and board chair."""
    if not text[one.start : one.end].endswith(one.role):
        return None
    for other in others:
        near = text[one.end : other.start] in _JOINING if other.start > one.end else False
        if near and text.startswith(other.role, other.start):
            return other
    return None


def _with_body(text: str, one: Affiliation) -> str:
    """The title with the body or place that stands before it: City | spokesperson, U.S. | Attorney."""
    told = _told(one)
    before, role, behind = text[one.start : one.end].partition(one.role)
    if role and before == "" and _OFFICE.fullmatch(f"{role}{behind}"):
        return f"{role}{behind}"
    words = before.split()
    if not role or not words or any(word.endswith(_POSSESSIVE) for word in words):
        return told
    if words[-1].casefold() not in " ".join((one.organization, one.place)).casefold():
        return told
    first = words[0]
    return (before.removeprefix(first).lstrip() if first.casefold() in _ARTICLES else before) + one.role


_OFFICE = regex.compile(
    r"(?:\p{Lu}[\p{L}-]+ )*\p{Lu}[\p{L}-]+ (?:of|for) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?"
)
"""An office that is named with what it is for: Supervisor of | Elections."""

_POSSESSIVE = ("'s", "’s", "s'", "s’")
_ARTICLES = ("a", "an", "the", "his", "her", "its", "their", "one")
