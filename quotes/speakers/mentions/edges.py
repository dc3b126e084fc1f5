"""Edges: where the words of a mention begin and end, without what only stands beside them."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from quotes.names.honorifics import titles
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.nouns import is_person
from quotes.text.tags import NOUNS, POS
from quotes.words.calendar import DAYS
from quotes.words.function_words import OWNERS, SELF
from quotes.words.tokens import POSSESSIVE

__all__ = ["is_doing", "is_not_meant", "phrase_end", "trimmed"]


_HEAD_ENDS = frozenset(("IN", "TO", "WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "VBG", "MD", "(", ",", ":"))
_EDGES = frozenset((",", "(", ")", '"', "“", "”", "-", "--", "—", "–", ":", "."))
_WHICH = ("last", "this")
_PERIODS = DAYS | frozenset("fall month spring summer week weekend winter year".split())
_PARTICIPLES = ("chosen", "sent")
"""Words that are taken for nouns behind another: an email | sent to parents."""


def trimmed(page: Page, first: int, last: int) -> tuple[int, int]:
    """The words of a source that stand for whom it describes last, without what is at their edges."""
    first, last = _without_edges(page, first, last)
    last = next((at for at in range(first + 1, last) if is_not_meant(page, at)), last)
    held = page.found.at.get(last - 2)
    if held and held[0].first >= first and held[0].last == last - 1 and page.lower[last - 1] in DAYS:
        last -= 1  # Ana Roe | Monday
    return _last_person(page, _name_start(page, first), last), last


def is_not_meant(page: Page, at: int) -> bool:
    """Whether a token opens words for who is not meant: Roe | rather than | Poe; Roe |, not | Poe."""
    if page.lower[at] in _JOINING:
        return page.word(at + 1) == "not"
    return (page.lower[at], page.word(at + 1)) in _INSTEAD


_JOINING = frozenset((",", "and", "but"))
_INSTEAD = {("instead", "of"), ("other", "than"), ("rather", "than")}


def _name_start(page: Page, first: int) -> int:
    """Where a source begins that begins within a name: | de | Sousa; | Department of Water, and | Energy."""
    held = page.found.at.get(first)
    return held[0].first if held and held[1].kind in ("person", "organization") else first


_APPOSED = frozenset("a an her his my the their".split())


def _last_person(page: Page, first: int, last: int) -> int:
    """Where the words begin that stand for whom a mention describes last: Roe, | his mother, Ana Poe.

    A person is in no apposition to another: who comes before belongs to the words before. One word behind a
    comma may be a place: Ana Roe, a chemist at the university, Mona.
    """
    persons = [name for name, entity in page.found.within(first, last) if entity.kind == "person"]
    for one, other in pairwise(persons):
        behind = one.last + 1
        if (
            behind < other.first - 1
            and page.words[one.last] == ","
            and page.lower[behind] in _APPOSED
            and page.words[other.first - 1] == ","
            and (other.last - other.first > 1 or page.lower[behind] in OWNERS or one.last - one.first == 1)
        ):
            first = behind
    return first


def _opens_phrase(page: Page, first: int) -> bool:
    """Whether a token opens a phrase before a subject, though it may be taken for a noun there."""
    if POS[page.pos[first]] in _OPENING:
        return True
    opens = first == 0 or page.sentence[first - 1] != page.sentence[first]
    return opens and page.lower[first].endswith("ing") and first not in page.found.at


def _excellencies() -> frozenset[str]:
    """Honours before an office: | His Excellency | the Minister."""
    return lexicon("roles")["courtesy: honours"]


_OPENING = ("IN", "VBG")
"""What a phrase begins with that stands before a subject and its comma: Sentencing Roe, | the judge."""


def _without_edges(page: Page, first: int, last: int) -> tuple[int, int]:
    """A source without punctuation and possessives at its edges and without a phrase before its comma."""
    words = page.words
    while last - first > 1 and words[first] in _EDGES:
        first += 1
    while last - first > 1 and (words[last - 1] in _EDGES or words[last - 1] in POSSESSIVE):
        held = page.found.at.get(last - 1)
        if (words[last - 1] == ")" and "(" in words[first:last]) or (held and held[0].last == last):
            break
        last -= 1
    if last - first > 3 and words[last - 1] == ")" and "(" in words[last - 4 : last]:
        bracket = max(at for at in range(last - 4, last) if words[at] == "(")
        if bracket > first and all(_is_of_other_script(word) for word in words[bracket + 1 : last - 1]):
            last = bracket  # Ana Roe | (安娜)
    if last - first > 1 and page.lower[last - 1] in SELF:
        last -= 1
    last = _before_report(page, first, last)
    if last - first > 3 and page.lower[last - 2] in _WHICH and page.lower[last - 1] in _PERIODS:
        last -= 2  # a study | last year | found
    if last - first > 3 and page.lower[last - 2] == "on" and page.lower[last - 1] in DAYS:
        last -= 2  # a group of senators | on Wednesday | said
    if page.lower[first] == "all" and last - first > 2 and page.lower[first + 1] in ("the", "his", "her"):
        first += 1
    if page.word(first + 2).lower() == "the" and " ".join(page.lower[first : first + 2]) in _excellencies():
        first += 2
    if _opens_phrase(page, first) and "," in words[first : last - 1]:
        first = first + words[first:last].index(",") + 1
    if page.lower[first : first + 2] == ["one", "of"] and page.lower[first + 2 : first + 4] in _OF_THEM:
        first += 4 if last - first > 5 else 0  # One of them, | a retired clerk |
    return _behind_place(page, first, last), last


def _before_report(page: Page, first: int, last: int) -> int:
    """Where the words for whom a report is by end before it: the council | in its latest report |."""
    if page.lower[last - 1] not in lexicon("sources")["documents"]:
        return last
    within = range(first + 1, last - 2)
    return next((at for at in within if page.lower[at] == "in" and page.lower[at + 1] in OWNERS), last)


_OF_THEM = (["them", ","], ["these", ","], ["those", ","])


def _behind_place(page: Page, first: int, last: int) -> int:
    """Where somebody new begins behind where it was, without a comma: At the university | a professor |."""
    if POS[page.pos[first]] != "IN":
        return first
    news = (at for at in range(first + 2, last - 1) if page.lower[at] in ("a", "an"))
    return next((at for at in news if page.pos[at - 1] in NOUNS), first)


def _is_of_other_script(word: str) -> bool:
    """Whether a word has letters and none of Latin's."""
    return word.isalpha() and not unicodedata.name(word[0], "").startswith("LATIN")


def phrase_end(page: Page, first: int, last: int) -> int:
    """Where the first noun phrase of a source ends; right behind "a" is no verb: a | visiting cook."""
    start = behind = first + 1 + (page.lower[first] in ARTICLES and last - first > 2)
    for token in range(start, last):
        held = page.found.at.get(token)
        if held and held[0].first < token:
            continue
        tag = POS[page.pos[token]]
        if token < behind or (token == last - 1 and is_person(page.lower[token])):
            continue  # a Norvik City | scout |, which is taken for a verb
        if page.lower[token] in _WHICH and page.word(token + 1) in _PERIODS and page.pos[token - 1] in NOUNS:
            return token  # a report | last year | by the court
        if tag == "VBG" and page.words[token - 1] in POSSESSIVE and page.word(token + 1).isalpha():
            continue  # the festival's | organising | committee
        if page.words[token] == "," and (noun := _joined(page, token, last)):
            behind = noun
            continue
        if page.words[token] == "(" and _is_between(page, token, last):
            behind = token + 3
            continue
        if tag in _HEAD_ENDS and page.lower[token] not in ("of", "for", "than") and page.words[token] != "-":
            return token
        if tag in ("DT", "PRP$") and page.pos[token - 1] in NOUNS and _is_issued(page, first, token):
            return token  # a survey | the city commissioned; figures | her campaign released
        if page.lower[token] == "based" and page.pos[min(token + 1, last - 1)] in NOUNS:
            continue  # London | based | Ana Roe
        participle = tag == "VBN" or page.lower[token] in _PARTICIPLES or is_doing(page, token)
        if participle and _is_noun(page, token - 1):
            return token
    return last


def is_doing(page: Page, token: int) -> bool:
    """Whether a participle right before somebody's name is taken for a noun: a post | mocking | Ana Roe."""
    word, held = page.words[token], page.found.at.get(token + 1)
    named = held is not None and held[0].first == token + 1 and held[1].kind == "person"
    return named and word.islower() and word.endswith("ing") and not is_person(word)


def _is_noun(page: Page, token: int) -> bool:
    """Whether a token is a noun, be it taken for a verb: | research | published."""
    return page.pos[token] in NOUNS or page.lower[token] in lexicon("sources")["documents"]


def _is_issued(page: Page, first: int, token: int) -> bool:
    """Whether a phrase that ends before a token may be told of behind it: a survey, figures."""
    return page.lower[first] in ARTICLES or page.lower[token - 1] in lexicon("sources")["documents"]


def _is_between(page: Page, token: int, last: int) -> bool:
    """Whether letters in brackets stand between a body and a title: the Agency | (PA) | Director."""
    behind = token + 3
    if behind >= last or page.words[token + 2] != ")" or not page.words[token + 1].isupper():
        return False
    held, title = page.found.at.get(token - 1), page.lower[behind].removesuffix(".")
    return held is not None and held[0].last == token and (is_person(title) or title in titles())


def _joined(page: Page, comma: int, last: int) -> int:
    """The noun that adjectives beside a comma tell of, 0 for none: federal | , | state and local police.

    Not: the poor, sick and tired; the elderly, | friends and neighbours said.
    """
    at = comma + 1
    if POS[page.pos[comma - 1]] != "JJ" or comma - 1 in page.found.at:
        return 0
    while at < last and (POS[page.pos[at]] in ("JJ", "NN") or page.words[at] == ","):
        at += 1
    many = at + 2 < last and page.lower[at] in ("and", "or") and POS[page.pos[at + 2]] in ("NN", "NNS")
    return at + 2 if at > comma + 1 and many and POS[page.pos[at + 1]] in ("JJ", "NN") else 0
