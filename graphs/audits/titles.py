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
    stated = [one for one in stated if not _NO_TITLE.match(one.role)] or stated
    leading = (one for one in stated if one.end + 1 in named and one.status != "former" and _tells(one))
    main = next(leading, next((one for one in stated if one.role), stated[0]))
    if _NO_TITLE.match(main.role):
        return ""
    if not main.role or document.text is None:
        return main.told_role
    alike = [one for one in stated if one.role and one.status == main.status]
    joined = [main]
    while following := _beside(document.text, joined[-1], alike):
        joined.append(following)
    while before := next((one for one in alike if _beside(document.text, one, [joined[0]])), None):
        joined.insert(0, before)
    first, *others = joined
    words = [_begun(document.text, first), _with_body(document.text, first)]
    for one, other in zip(joined, others, strict=False):
        words += [document.text[one.end : other.start], other.role]
    return _LEFT_OUT.sub("", " ".join("".join(words).split()))


def _begun(text: str, one: Affiliation) -> str:
    """The words with which a sentence and a title begin: Criminal | justice professor."""
    if not text[one.start : one.end].startswith(one.role) or not one.role[:1].islower():
        return ""
    found = _OPENING.search(text[max(one.start - _LONGEST, 0) : one.start])
    return found[1] if found and found[1].split()[0].lower() not in _SMALL else ""


_LONGEST = 40
"""Characters before a title in which a sentence begins."""

_OPENING = regex.compile(r"(?:^|\n|[.!?”\"] )(\p{Lu}\p{Ll}+ (?:\p{Ll}{4,} )?)$")
_SMALL = frozenset(
    (
        "a after also an and another as at but by even fellow for former from her his if in its last like "
        "longtime meanwhile my next now of on one or our said says since still that the their then this to "
        "when while with"
    ).split()
)
"""Words with which sentences begin, and no titles."""

_LEFT_OUT = regex.compile(
    r"^(?:[\w-]+-year-old |(?:[\p{L}-]+\.? ){0,3}?[\p{L}-]+['’]s (?=\p{Ll}|\p{Lu}\p{Ll}+\.)"
    r"|(?:second|last|lone|only|such|another|other) )+(?=\w)"
)
"""What stands before a title and is none: 52-year-old | roofer, Roe's | attorney, second | spokesman."""

_NO_TITLE = regex.compile(
    r"(?:one of|(?:teach|studi|coach)es|teach|study|coach) |(?:wo)?man$|(?:boy|girl|person|teenager)$",
    regex.I,
)
"""What is told of somebody and is no title: one of 84 tenants, teaches energy law, woman."""


def _tells(one: Affiliation) -> bool:
    """Whether a title tells more than how somebody is addressed."""
    return bool(one.role) and one.role.casefold().rstrip(".") not in _ADDRESS


_ADDRESS = ("dr", "father", "fr", "prof", "professor", "rev", "reverend", "sir", "sister")


def with_body(title: str, body: str) -> str:
    """A title and a body or place, each told once: "mayor, Lund"; "Board member"."""
    return ", ".join(filter(None, (title, "" if f" {body} " in f" {title} " else body)))


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
    told = one.told_role
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
