"""Appositions: noun phrases set off by commas, dashes or brackets beside a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES, HOLDERS, JOINS, LONGEST, Parts
from quotes.speakers.affiliations.nouns import before_courtesy, is_body, is_plural, is_role
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.parties import PARTY
from quotes.speakers.affiliations.phrases import phrase, phrases, share_body
from quotes.speakers.affiliations.predicates import after_preposition, by_verb, no_longer, sentence_end
from quotes.speakers.affiliations.titles import behind_letters, words_before
from quotes.text.tags import FINITE, POS

__all__ = ["apposition_after", "apposition_before", "by_first_name", "in_brackets"]

_CLOSED = frozenset(",.;:!?)(–—") | {
    "--",
    "-",
    "who",
    "whose",
    "which",
    "and",
    "”",
    '"',
    "said",
    "says",
    "in",
    "from",
    "at",
    "to",
    "for",
    "on",
    "by",
    "when",
    "during",
    "about",
    "after",
    "before",
    "since",
    "worth",
    "with",
    "“",
}
"""What may follow an apposition; a verb means that it was the subject of a new clause."""
_PARTICIPLE = (POS.index("VBG"), POS.index("VBN"))
_BEFORE_APPOSITION = frozenset((",", "–", "—", "--", "-"))
_DASHES = frozenset(("–", "—", "--"))
_COMPARING = frozenset(["like", "unlike"])
"""Words before a phrase that somebody is compared with: like any driver, Maria Lopez.

Behind a name and a comma they open what another is called: Ben Roe, unlike | the mayor, Maria Lopez,.
"""
_BEFORE_PHRASE = frozenset(
    (
        "about added after against alongside also and because before behind beside by even for from "
        "including like now of or over said says since than then to toward towards unlike until with "
        "according"
    ).split()
)

_GOVERNING = frozenset(
    "about after against because before behind over since than toward towards until".split()
)
"""Prepositions and conjunctions among these whose own a phrase is: charges against | the mayor, Roe said."""
_HAVING = frozenset(("had", "has", "have", "having"))


def _bounds_before(text: Page, first: int, last: int) -> int:
    """The comma, or one of two dashes, right before a name and its titles, -1 where none is."""
    start, titles = before_courtesy(text, first), lexicon("roles")["titles"]
    while start > 0 and text.lower[start - 1].removesuffix(".") in titles:
        start = before_courtesy(text, start - 1)
    if start > 1 and (start < first or (is_role(text, start - 1) and not is_plural(text, start - 1))):
        start = min(start, words_before(text, before_courtesy(text, first)))  # the owner, | builder Ana Roe
    if start < first and text.lower[start - 1] == "the":
        start -= 1
    mark = text.lower[start - 1] if start > 1 else ""
    beside = text.sentence[start - 1] == text.sentence[first]
    return start - 1 if beside and (mark == "," or (mark in _DASHES and text.word(last) in _DASHES)) else -1


_BEHIND = frozenset((",", ".", ")", "–", "—", "--", ":", "”", '"'))


def apposition_before(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """A noun phrase before a name and its comma: the union's president, Maria Lopez,."""
    last = behind_letters(text, last)
    if last >= len(text.words) or (text.lower[last] not in _BEHIND and text.pos[last] not in FINITE):
        return
    comma = _bounds_before(text, first, last)
    if comma < 1:
        return
    at = comma
    while (
        at > 0
        and comma - at < LONGEST
        and text.sentence[at - 1] == text.sentence[comma]
        and not text.stops(at - 1)
    ):
        at -= 1
    if text.lower[at] in _COMPARING and not (text.word(at - 1) == "," and text.kind(at - 2) == "person"):
        return
    if (clause := _before_clause(text, at)) is not None:
        yield from ((parts, begin, parts.end) for parts, begin in clause)
        return
    starts = [*_holder(text, at, comma), at] + [
        token + 1 for token in range(at, comma) if text.lower[token] in _BEFORE_PHRASE
    ]
    for start in starts:
        found = [] if _is_apart(text, start, last) else list(phrases(text, start, comma))
        if found and found[-1][0].end == comma:
            if text.lower[found[0][1] - 1] not in _HAVING:  # how much he had | drunk, Roe said
                yield from ((parts, begin, parts.end) for parts, begin in found)
                if len(found) > 1:
                    yield from _listed_before(text, found[0][1])
            return


def _listed_before(text: Page, begin: int) -> Iterator[tuple[Parts, int, int]]:
    """What opens a sentence and a list that ends before a name: Nurse, | baker and poet, Ana Roe."""
    found, opens = [], bisect_left(text.sentence, text.sentence[begin], max(begin - _REACH, 0), begin)
    while begin > opens:
        comma = begin - 1
        begin = next((at + 1 for at in range(comma - 1, opens, -1) if text.words[at] == ","), opens)
        parts = phrase(text, begin, comma) if text.words[comma] == "," else None
        if parts is None or parts.end != comma or any(at in text.found.at for at in range(begin, comma)):
            return
        found.append((parts, begin, comma))
    yield from found


def _before_clause(text: Page, at: int) -> list[tuple[Parts, int]] | None:
    """What opens a sentence and goes on with a relative clause up to a name: head of a panel which met, |."""
    which = next(
        (token for token in range(at - 1, max(at - _REACH, 0), -1) if text.lower[token] in _RELATIVE), 0
    )
    if not which or text.sentence[which] != text.sentence[at] or "," in text.lower[which:at]:
        return None
    start = bisect_left(text.sentence, text.sentence[at], max(which - LONGEST, 0), which)
    found = list(phrases(text, start, which))
    whole = bool(found) and found[-1][0].end == which and text.lower[start] not in _BEFORE_PHRASE
    return found if whole and (start == 0 or text.sentence[start - 1] != text.sentence[start]) else None


_RELATIVE = frozenset(("that", "which", "who"))


def in_brackets(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What stands in brackets behind a name: Maria Lopez (volunteer; now a judge)."""
    if text.word(last) != "(":
        return
    inside = range(last + 1, min(last + _REACH, len(text.words)))
    end = next((token for token in inside if text.words[token] in ("(", ")")), 0)
    if not end or text.words[end] != ")":
        return
    at = last + 1
    while at < end:
        mark = next((token for token in range(at, end) if text.words[token] == ";"), end)
        if text.words[at] in lexicon("organizations")["parties"]:
            return
        for parts, begin in phrases(text, at, mark):
            _list_on(text, begin, mark, parts)
            if parts.end < mark and text.lower[parts.end] != ",":
                return
            yield parts, begin, max(parts.end, parts.role[1] if parts.role else begin)
        at = mark + 1


def by_first_name(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What somebody is who gives no more: a clerk who asked to be called by her first name, Carla."""
    if first < 2 or text.lower[first - 1] not in (",", "as"):
        return
    before = range(first - 2, max(first - _REACH, 0), -1)
    who = next((at for at in before if text.lower[at] == "who"), 0)
    if not who or text.sentence[who] != text.sentence[first] or "name" not in text.lower[who:first]:
        return
    end = who - (text.lower[who - 1] == ",")
    start = end
    while start > 0 and end - start < LONGEST and text.sentence[start - 1] == text.sentence[end]:
        if text.stops(start - 1):
            break
        start -= 1
    parts = phrase(text, start, end, known=True)
    if parts and parts.end == end:
        yield parts, start, end


_REACH = 20
"""Tokens before a name in which it is told that it is all the name that is given."""

_BEING = frozenset("be been become becomes becoming being made make".split())
_CAPACITIES = frozenset("acting capacity job position role speaking work working".split())
"""Words before "as" and what somebody is: in her role as | chair of the trust, Ana Roe."""
_OPENING = frozenset((":", "-", "–", "—", "--"))


def _is_apart(text: Page, start: int, last: int) -> bool:
    """Whether a phrase before a name and its comma ends another clause: if he were to be | mayor, Roe said.

    So does one behind a preposition where the name goes on with its verb, without a comma.
    """
    if start == 0 or text.sentence[start - 1] != text.sentence[start] or text.lower[start - 1] in _OPENING:
        return False
    before = text.lower[start - 1]
    bare = before == "for" and text.words[start].islower() and text.lower[start] not in ARTICLES
    governed = text.pos[last] in FINITE and (before in JOINS or before in _GOVERNING)
    called = before == "as" and start > 1 and text.sentence[start - 2] == text.sentence[start]
    called = called and text.lower[start - 2] not in _CAPACITIES
    return bare or governed or before in _BEING or called


def _holder(text: Page, at: int, comma: int) -> list[int]:
    """Where an office begins whose portfolios have commas between: minister of labour, housing and youth,."""
    for start in range(at - 1, max(comma - LONGEST, 0), -1):
        if text.sentence[start] != text.sentence[comma] or text.pos[start] in FINITE:
            break
        if text.lower[start] in HOLDERS:
            return [words_before(text, start), start]
    return []


def apposition_after(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """Noun phrases behind a name and its comma: Maria Lopez, head of the union in Ames,."""
    if text.word(last) not in _BEFORE_APPOSITION and text.word(last) != "(":
        return
    limit = sentence_end(text, last - 1)
    if last < limit and text.lower[last] == "(":
        while last < limit - 1 and text.lower[last] != ")":
            last += 1
        last += 1
    if last + 1 >= limit or text.lower[last] not in _BEFORE_APPOSITION:
        return
    at = last + 1
    if (party := PARTY.match(text.article, text.start[last])) is not None:
        while at < limit and text.start[at] <= party.end():
            at += 1
    if at + 1 < limit and text.words[at].isdigit() and text.lower[at + 1] == ",":
        at += 2
    if text.word(at) in _IN_COURT and text.word(at + 1) in _BEHIND:
        yield Parts(role=(at, at + 1)), at, at + 1
        return
    for _ in range(3):
        at += at + 1 < limit and text.lower[at] == "formerly" and text.lower[at + 1] in _OF
        if at < limit and text.lower[at] in ("who", "whose"):
            yield from by_verb(text, at + 1, limit)
            return
        if at < limit and text.lower[at] in _OF:
            if _is_home(text, at):
                yield from _home(text, at)
                return
            once = text.lower[at - 1] == "formerly"
            for told in after_preposition(text, at, limit):
                yield no_longer(*told) if once else told
                at = told[2]
            if text.word(at) != "and" or text.word(at + 1) not in ARTICLES:
                return
            at += 1
            continue
        parts = phrase(text, at, limit)
        if parts is None or (parts.end < limit and not _is_closed(text, parts.end)) or _titles(text, parts):
            return
        if text.lower[first - 1] in _COMPARING and _is_before_name(text, parts.end):
            return  # Unlike Ana Roe, the mayor, Ben Poe, left
        _list_on(text, at, limit, parts)
        if text.word(parts.end) == "and" and (other := phrase(text, parts.end + 1, limit)):
            share_body(text, parts, other)
        yield parts, at, max(parts.end, parts.role[1] if parts.role else at)
        end = parts.end
        if end + 1 >= limit:
            return
        if text.lower[end] in ("who", "whose"):
            at = end
        elif text.lower[end] in ("and", ",") and text.pos[end + 1] in FINITE:
            yield from by_verb(text, end + 1, limit)
            return
        elif text.lower[end] in ("and", ","):
            at = end + 1 + (text.lower[end + 1] == "and")
        else:
            return


def _is_before_name(text: Page, comma: int) -> bool:
    """Whether somebody is named behind a comma."""
    return text.word(comma) == "," and text.kind(comma + 1) == "person"


def _titles(text: Page, parts: Parts) -> bool:
    """Whether another's title is told, with the name behind it: Ana Roe, Head of the Board Dr. | Ben Poe."""
    return any(
        entity.kind == "person"
        and text.lower[name.first - 1].removesuffix(".") in lexicon("roles")["titles"]
        and is_body(text, first, name.first)
        for first, last in parts.organizations or ()
        for name, entity in text.found.within(first, last)
    )


_OF = frozenset(("at", "from", "of", "representing", "with"))
"""Words between a name and the body or place whose somebody is."""
_IN_COURT = frozenset(("defending", "mitigating", "prosecuting"))
"""What counsel does in court: Ana Roe, | prosecuting."""

_LISTED = 3
"""Bodies and places that stand behind an office, each with its comma."""


def _list_on(text: Page, first: int, limit: int, parts: Parts) -> None:
    """Add the bodies and places that stand behind a bare office and commas: director, | Acme Bank, Bari."""
    if parts.role is None or parts.role[1] != parts.end or text.lower[first] in ARTICLES:
        return
    assert parts.organizations is not None and parts.places is not None
    for _ in range(_LISTED):
        at = parts.end + 1
        held = text.found.at.get(at) if at < limit and text.lower[parts.end] == "," else None
        if held is None or held[0].first != at or held[1].kind not in ("organization", "place"):
            return
        if text.word(held[0].last) not in _ITEM_ENDS or (held[1].kind == "place" and not parts.organizations):
            return
        (parts.organizations if held[1].kind == "organization" else parts.places).append((at, held[0].last))
        parts.end = held[0].last


_ITEM_ENDS = frozenset((",", ".", ":", ";", ")", "”", '"', "said", "says", "told", ""))


def _is_closed(text: Page, end: int) -> bool:
    """Whether an apposition may end before a token: a farmer | living in Bari."""
    return text.lower[end] in _CLOSED or text.pos[end] in _PARTICIPLE


def _is_home(text: Page, at: int) -> bool:
    """Whether "of" or "from" is followed by one name and a comma: Maria Lopez, of Bari,."""
    held = text.found.at.get(at + 1)
    return (
        text.lower[at] in ("of", "from")
        and held is not None
        and held[1].kind == "person"
        and held[0].first == at + 1
        and text.word(held[0].last) in (",", ".")
    )


def _home(text: Page, at: int) -> Iterator[tuple[Parts, int, int]]:
    """The place that a person is from, though it was taken for a person's name."""
    last = text.found.at[at + 1][0].last
    yield Parts(places=[(at + 1, last)]), at + 1, last
