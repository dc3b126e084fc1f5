"""Titles: what stands right before a name, and whose the person is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES, HOLDERS, JOINS, LONGEST, Parts, has_field
from quotes.speakers.affiliations.nouns import before_courtesy, behind_number, is_plural, is_role
from quotes.speakers.affiliations.page import STOPS, Page
from quotes.speakers.affiliations.phrases import phrase, share_body
from quotes.speakers.affiliations.portfolios import office_before
from quotes.text.tags import NOMINAL, NOUNS, POS, tagged
from quotes.words.calendar import DAYS
from quotes.words.function_words import IN_ROWS
from quotes.words.tokens import POSSESSIVE

__all__ = ["behind_letters", "letters", "title", "words_before"]

_BEFORE_NAME = NOUNS | tagged("JJ", "JJR", "JJS", "VBN", "POS", "CD", "other")
_PARTICIPLES = frozenset(
    (
        "acting sitting leading managing founding visiting outgoing incoming supervising reigning "
        "retiring working consulting presiding returning running commanding"
    ).split()
)


def _before_acronym(text: Page, first: int) -> int:
    """Where an acronym in brackets before a name begins: chief executive officer | (CEO) Maria Lopez."""
    if (
        first > 3
        and text.lower[first - 1] == ")"
        and text.lower[first - 3] == "("
        and text.words[first - 2].isupper()
    ):
        return first - 3
    return first


_NO_TITLES = DAYS | {"fellow", "today", "tomorrow", "yesterday"}
_HELPING = frozenset("are be been had has have is was were".split())
_CALLED = frozenset("called named surnamed".split())
_DOING = POS.index("VBG")
"""What a field may be: director of | nursing."""
_OFFICE = JOINS | {"the"}
"""Words within an office: Special Envoy to the Horn of Africa | Ambassador."""


def words_before(text: Page, first: int) -> int:
    """Where the words begin that stand right before a name: Clinton campaign spokesman | Brian Fallon."""
    at = first
    while at > 0 and first - at < LONGEST and text.sentence[at - 1] == text.sentence[first]:
        back = at - 1
        held = text.found.at.get(back)
        if held and held[0].last == at:
            if held[1].kind == "person" and text.lower[at] in ("and", "&"):
                return at + 1
            at = held[0].first
            continue
        if back > 2 and text.behind_acronym(back - 2) == at and text.words[back - 3][:1].isupper():
            at = back - 2
            continue
        if (text.lower[back] in STOPS and text.lower[back] != "-") or text.lower[back] in _NO_TITLES:
            break
        word = text.lower[back]
        if back > 0 and text.lower[back - 1] in _HELPING:
            break  # has asked | Auditor Ana Roe
        if (
            (word == "of" and f"{text.lower[back - 1]} of {text.lower[at]}" in lexicon("roles")["titles"])
            or (
                word in ("and", "&")
                and at < first
                and back > 0
                and (
                    is_role(text, back - 1)
                    or (
                        text.words[at][:1].isupper()
                        and text.words[back - 1][:1].isupper()
                        and text.pos[back - 1] in NOUNS
                    )
                )
            )
            or text.pos[back] in _BEFORE_NAME
            or (at == first and word in _of_persons() and is_role(text, back))
            or word in _PARTICIPLES
            or (at == first and text.pos[back] == _DOING and has_field(text, back - 1))
            or (word in POSSESSIVE and at < first and text.quote[back - 1] == text.quote[at])
            or (word == "retired" and at < first)
            or word.removesuffix(".") in lexicon("roles")["titles"]
        ):
            at = back
        else:
            break
    return at


@cache
def _of_persons() -> frozenset[str]:
    """Words that are for a person right before a name, whatever they were taken for."""
    return lexicon("roles")["roles"] | lexicon("roles")["of teams"]


_OFFICES = frozenset("KC MEP MK MLA MP MSP QC SC TD".split())


def letters(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """An office in letters right behind a name: Maria Lopez MP."""
    if last < len(text.words) and text.words[last] in _OFFICES:
        yield Parts(role=(last, last + 1)), last, last + 1


def behind_letters(text: Page, last: int) -> int:
    """Where an office in letters ends that stands behind a name; else the name's end."""
    return last + 1 if last < len(text.words) and text.words[last] in _OFFICES else last


def title(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What stands right before a name: Iowa Gov. Maria Lopez."""
    if first > 1 and text.lower[first - 1] in _CALLED:
        first -= 1
    first = _before_acronym(text, before_courtesy(text, first))
    office = office_before(text, first, words_before)
    if office and (parts := phrase(text, office, first)) and parts.end == first:
        yield parts, office, first
        return
    start = words_before(text, first)
    if (
        start == first
        or (is_plural(text, first - 1) and not _is_field(text, start, first))
        or (_is_title_of_many(text, first) and _are_more(text, first))
    ):
        yield from _shared(text, first)
        return
    if text.words[first - 1].endswith("-based") and text.words[first - 1][0].isupper():
        yield Parts(role=(first - 1, first)), first - 1, first
        return
    if text.lower[first - 1] in POSSESSIVE:
        yield from _possessor(text, first - 1)
        return
    if " ".join(text.words[start:first]) in lexicon("places")["demonyms"]:
        yield Parts(places=[(start, first)]), start, first  # the director, Salvadoran | Ana Roe
        return
    if start < (rank := _rank(text, first)) < first:
        yield Parts(role=(rank, first)), rank, first
        first = rank
    titled = _titled(text, start, first)
    if titled < first:
        yield Parts(role=(titled, first)), titled, first
        first = titled
    start = _office_start(text, start, first)
    yield from _together(text, start, _before_address(text, start, first))


def _titled(text: Page, start: int, first: int) -> int:
    """Where titles begin between a role and a name: the owner, | Sir | Ana Roe; else where the name does."""
    titled = first
    titles = lexicon("roles")["titles"]
    while titled > start and text.lower[titled - 1].removesuffix(".") in titles:
        titled -= 1
        if text.words[titled][-1] == "." and not text.words[titled - 1].endswith("."):
            break
    if not start < titled < first:
        return first
    titled -= text.lower[titled - 1] in _PROFESSORS
    if titled == start:
        return first
    before = titled - 1
    role = is_role(text, before) or text.lower[before] in lexicon("roles")["relations"]
    abbreviated = text.words[first - 1][-1] == "." or text.lower[first - 1] in ("dr", "professor")
    apart = text.words[titled][0].isupper() and (text.words[before].islower() or abbreviated)
    return titled if role and apart else first


def _office_start(text: Page, start: int, first: int) -> int:
    """Where an office begins that is told with what it is of: | minister of the | interior Ana Roe."""
    while start > 1 and text.lower[start - 1] in _OFFICE:
        back = start - 1 if text.lower[start - 1] != "the" else start - 2
        if back < 1 or text.lower[back] not in JOINS or not is_role(text, back - 1):
            break
        if text.lower[back - 1] not in HOLDERS and _are_titles(text, start, first):
            break
        if text.lower[back - 1] in lexicon("roles")["for others"] and _are_titles(text, first - 1, first):
            break
        start = words_before(text, back)
    return start


def _is_field(text: Page, start: int, first: int) -> bool:
    """Whether words in the plural end an office: High Commissioner for | Refugees | Ana Roe."""
    if start < 2 or text.lower[start - 1] not in JOINS or not is_role(text, start - 2):
        return False
    if has_field(text, start - 1) and not is_role(text, first - 1):
        return True  # director of | operations | Ana Roe
    return text.words[start - 2][:1].isupper() and text.words[first - 1][:1].isupper()


def _rank(text: Page, first: int) -> int:
    """Where a rank begins that stands between an office and a name: Chairman | Rear Admiral | Tom Poe."""
    ranks = lexicon("roles")["titles: military and police"]
    for at in range(max(first - _LONGEST_RANK, 1), first):
        rank = " ".join(text.lower[at:first]).removesuffix(".")
        if rank in ranks and text.words[at][:1].isupper():
            return at if text.lower[at - 1] in _HELD and rank != "general" else first
    return first


_LONGEST_RANK = 3
_HELD = frozenset("ceo chairman chairperson chairwoman director governor mayor minister president".split())
"""Offices beside which a rank is another title: not Attorney General, Chief Inspector."""


def _shared(text: Page, first: int) -> Iterator[tuple[Parts, int, int]]:
    """What several are who are named in a row: anchors | Joe Roe and | Maria Lopez."""
    name = first
    for _ in range(_ROW):
        before = first - 1
        while before > 0 and text.lower[before] in IN_ROWS:
            before -= 1
        before = _before_brackets(text, before)
        held = text.found.at.get(before)
        if before == first - 1 or held is None or held[1].kind != "person":
            break
        first = held[0].first
    end = first
    while end > 0 and text.lower[end - 1] in _EXAMPLES:
        end -= 1
    if first == name and not _are_more(text, name) and set(text.lower[end:first]) <= {",", "as"}:
        return
    start = words_before(text, end)
    apart = end < first and text.pos[end - 1] == _PLURAL  # judges - Roe and Lopez, not Judges Roe and Lopez
    many = apart or is_plural(text, end - 1) or _is_title_of_many(text, end)
    if start == end or not (many and is_role(text, end - 1)):
        return
    parts = phrase(text, behind_number(text, start, end), end, known=True)
    if parts and parts.end == end:
        parts.shared = True
        yield parts, start, end


def _are_more(text: Page, first: int) -> bool:
    """Whether another person is named right behind one: analysts, Joe Roe | and Maria Lopez."""
    at = text.found.at[first][0].last if first in text.found.at else first
    at = behind = _behind_brackets(text, at)
    while behind < len(text.words) and text.lower[behind] in IN_ROWS:
        behind += 1
    return behind > at and text.kind(behind) == "person"


def _is_title_of_many(text: Page, end: int) -> bool:
    """Whether a title that ends at a token is for several: Sens. | Roe and Lopez."""
    titles = lexicon("roles")["titles"]
    word = text.lower[end - 1].removesuffix(".") if end else ""
    return word in titles and word.endswith("s") and word[:-1] in titles


_IN_BRACKETS = 6
"""Tokens of a party and a state in brackets behind one of several names."""


def _behind_brackets(text: Page, at: int) -> int:
    """Where short brackets end that open at a token: Roe (R-Ohio) | and Lopez."""
    if text.word(at) != "(":
        return at
    inside = range(at + 1, min(at + _IN_BRACKETS, len(text.words)))
    return next((token + 1 for token in inside if text.words[token] == ")"), at)


def _before_brackets(text: Page, at: int) -> int:
    """The token before short brackets that close at a token: Roe | (R-Ohio) and Lopez."""
    if text.words[at] != ")":
        return at
    inside = range(at - 1, max(at - _IN_BRACKETS, 0), -1)
    return next((token - 1 for token in inside if text.words[token] == "("), at)


_PROFESSORS = frozenset("adjunct assistant associate clinical emeritus honorary visiting".split())
"""Words that make a professor another one."""
_PLURAL = POS.index("NNS")
_ROW = 6
_EXAMPLES = frozenset((",", "-", "–", "—", "like", "such", "as", "including"))
_ADDRESS = frozenset("dame dr haji lady lord prof professor sheikh sir".split())


def _before_address(text: Page, start: int, first: int) -> int:
    """Where a role before a name ends; a form of address is none: Envoy to Chad | Dr. Maria Lopez."""
    end = first
    while end - 1 > start and text.lower[end - 1].removesuffix(".") in _ADDRESS:
        near = end - 2 if text.lower[end - 1] == "professor" else start
        if text.lower[end - 2] in _PROFESSORS or not any(
            is_role(text, token) for token in range(near, end - 1)
        ):
            break
        end -= 1
    return end


def _are_titles(text: Page, start: int, first: int) -> bool:
    """Whether all in some words are titles, and so the bearer's own: a donor to | Sen. Maria Lopez."""
    titles = lexicon("roles")["titles"]
    return all(word.removesuffix(".") in titles for word in text.lower[start:first])


def _together(text: Page, start: int, first: int) -> Iterator[tuple[Parts, int, int]]:
    """Titles joined by "and", each by itself: former Gov. and vice presidential candidate | Rita Roe."""
    for at in range(first - 2, start, -1):
        if text.lower[at] in ("and", "&") and (is_role(text, at - 1) or is_role(text, at + 1)):
            parts = phrase(text, at + 1, first)
            if parts and parts.end == first:
                before = [*_together(text, start, at)] if is_role(text, at - 1) else []
                if before:
                    share_body(text, before[0][0], parts)
                yield parts, at + 1, first
                yield from before
                return
    parts = phrase(text, start, first)
    if parts and parts.end == first:
        yield parts, start, first


_OWNER = 4
"""Words of a body in small letters whose somebody is: the coastguard union's | Ana Roe."""

_BEFORE_OWNER = ARTICLES | frozenset("and as but for if of when while".split())
"""Words that open a sentence or a phrase before the body whose somebody is: As | Dairy Council's Ana Roe."""


def _possessor(text: Page, mark: int) -> Iterator[tuple[Parts, int, int]]:
    """Whom a name belongs to: Dairy Council's | Maria Lopez."""
    first = mark
    while first > 0 and mark - first < 8 and text.sentence[first - 1] == text.sentence[mark]:
        word = text.words[first - 1]
        if not word[:1].isupper() and not (
            text.lower[first - 1] in ("and", "of", "&", "for")
            and first < mark
            and text.words[first - 2][:1].isupper()
        ):
            break
        first -= 1
    while first < mark and text.lower[first] in _BEFORE_OWNER:
        first += 1
    if first == mark and text.lower[mark - 1] in lexicon("sources")["bodies"]:
        while first > 1 and mark - first < _OWNER and text.pos[first - 1] in NOMINAL:
            first -= 1
        if first < mark and text.lower[first - 1] == "the":
            yield Parts(organizations=[(first, mark)]), first - 1, mark + 1
        return
    if first == mark or text.kind(mark - 1) == "person":
        return
    if mark - first == 1 and text.is_place(first, mark):
        yield Parts(places=[(first, mark)]), first, mark
    else:
        yield Parts(organizations=[(first, mark)]), first, mark
