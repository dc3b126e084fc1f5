"""Heads: the noun of a mention, and the name that it stands for where it ends further on."""

from __future__ import annotations

from functools import cache

from quotes.names.borders import before_letters
from quotes.names.brands import is_body_noun
from quotes.names.honorifics import titles
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import is_person, singular
from quotes.speakers.mentions.determiners import is_determiner
from quotes.text.tags import FINITE, NOUNS, PLURALS, PREPOSITIONS
from quotes.words.calendar import DAYS
from quotes.words.function_words import A_OR_ANOTHER, A_OR_THE
from quotes.words.tokens import POSSESSIVE

__all__ = [
    "SOURCES",
    "apposed",
    "begun",
    "core",
    "is_body_of",
    "is_document_by",
    "is_somebody",
    "is_surname",
    "joined_body",
    "lettered",
    "noun",
    "of_office",
    "titled",
    "told_in_apposition",
]

_BRACKETS = frozenset("()")
_BEFORE_NAMES = titles() | {"ret", "retd", "rtd"}
_CLAUSES = frozenset("who whose whom which that where".split())


_ONE_MORE = ("another", "one")
_WHENCE = ("at", "by", "from", "in")


def core(page: Page, first: int, end: int) -> int:
    """Where a noun phrase ends before its first "of" or "for" that is in no name, or letters: Ana | MP."""
    if end - first > 2 and (not is_determiner(page.lower[first]) or page.kind(end - 2) == "person"):
        first, end = before_letters(page.words, first, end)
    one = page.lower[first] in _ONE_MORE
    for token in range(first + 1, end):
        if one and page.lower[token] in _WHENCE and token == first + 1:
            return token  # another | from Norvik Bank
        if page.lower[token] in ("of", "for") or (
            page.lower[token] == "to" and is_person(page.lower[token - 1])
        ):
            held = page.found.at.get(token)
            if not held or held[0].first == token:
                return token
    return end


def titled(page: Page, first: int, last: int) -> Name | None:
    """Whose name ends a title that has "for" or "of" in it: Vice President for Student Affairs | Ana Roe.

    The mother of Ben Roe, and a spokesman for Mayor Ben Roe, are others.
    """
    last = _before_who(page, first, last)
    held = page.found.at.get(last - 1)
    if not held or held[1].kind != "person" or held[0].last != last or not page.words[first][:1].isupper():
        return None
    of = next((at for at in range(first + 1, held[0].first - 1) if page.lower[at] in ("for", "of")), None)
    if of is None or not is_person(page.lower[of - 1]) or page.pos[first] not in NOUNS:
        return None
    if not all(word[:1].isupper() for word in page.words[first:of]):
        return None
    field = range(of + 1, held[0].first)
    plain = all(page.words[at][:1].isupper() or page.lower[at] in _IN_FIELDS for at in field)
    another = is_person(page.lower[held[0].first - 1 - (page.words[held[0].first - 1] == ".")])
    return held[0] if plain and not another else None


_IN_FIELDS = frozenset(("and", "&", ",", "of", "the"))


def joined_body(page: Page, first: int, core: int) -> tuple[Name, Entity] | None:
    """The body that a mention names before "and" others: Northgate Bank | and witnesses."""
    held = page.found.at.get(first + (page.lower[first] == "the"))
    if not held or held[1].kind != "organization" or held[0].last >= core or held[0].first > first + 1:
        return None
    if page.lower[held[0].last] != "and" or page.pos[core - 1] not in PLURALS:
        return None
    return None if _are_of_both(page, held[0].last + 1, core - 1) else held


def _are_of_both(page: Page, first: int, head: int) -> bool:
    """Whether "and" joins two bodies that something is of: the White House and | Pentagon spokesmen |."""
    other = page.found.at.get(first + (page.lower[first] == "the"))
    return other is not None and other[1].kind in ("organization", "place") and other[0].last == head


def begun(page: Page, first: int, core: int) -> tuple[Name, Entity] | None:
    """Whose name begins what that one is, without a comma: | Ana Roe | OK Norvik Marketing Director."""
    if core - first < _POST or not is_person(page.lower[core - 1]) or page.words[first].islower():
        return None
    held = page.found.at.get(first)
    if not held or held[1].kind != "person" or held[0].last - held[0].first < 2:
        return None
    behind = page.words[held[0].last : core]
    return held if behind and all(word[:1].isupper() for word in behind) else None


_POST = 4
"""Words of a name and what its bearer is, at least."""


def lettered(page: Page, first: int, last: int, core: int) -> tuple[Name, Entity] | None:
    """The body whose letters stand in brackets behind what it is: the community policing forum | (CPF)."""
    if last - first < _POST or (page.words[last - 3], page.words[last - 1]) != ("(", ")"):
        return None
    held, bodies, head = page.found.at.get(last - 2), lexicon("sources")["bodies"], last - 4
    alone = _WITH.isdisjoint(page.lower[first:head]) and page.lower[head] in bodies
    named = page.found.at.get(head)  # the youth wing of the Farmers' Congress | (PFC)
    if not held or named or held[1].kind != "organization" or not (alone or page.lower[core - 1] in bodies):
        return None
    return held if page.words[last - 2].isupper() and len(page.words[last - 2]) > 1 else None


_WITH = frozenset(", and at by for from in of to with".split())
"""Words before what is no longer the head of a mention: officials | of the rail unit."""


def _before_who(page: Page, first: int, last: int) -> int:
    """Where a mention ends before what is told of whom it names: the director, Ana Roe |, who was late."""
    return next((at for at in range(first + 1, last - 1) if page.lower[at : at + 2] == [",", "who"]), last)


def apposed(page: Page, first: int, last: int, end: int, core: int) -> Name | None:
    """Whose name ends a mention, with what is told of whom it names or without."""
    stop = _before_who(page, first, last)
    return _apposed(page, first, last, end, core) or (
        _apposed(page, first, stop, end, core) if end < stop < last else None
    )


def _apposed(page: Page, first: int, last: int, end: int, core: int) -> Name | None:
    """Whose name ends a mention, behind a comma or an organization with letters in brackets.

    The FAO (Rome) director | Ana Roe; the commissioner for work, Chief (Mrs) | Ana Roe; the operator, |
    Telkomax. The mother of the boy, Ben Roe, is not Ben, nor the head of the bank, Kessel, the bank.
    """
    if last - first > 3 and page.words[last - 3] == "(" and page.words[last - 2].isupper():
        last -= 3  # the rival, the Estate Congress | (LEC)
    last = _before_home(page, last)
    held = page.found.at.get(last - 1)
    if not held or held[0].last != last or held[0].first <= end:
        return None
    if held[1].kind == "organization":
        noun = page.lower[core - 1]
        listed = noun in lexicon("sources")["bodies"] or noun in lexicon("organizations")["trades"]
        heads = core == end or listed
        before = page.lower[held[0].first - 1]
        alone = end == held[0].first - 1 - (before == "the") or before.endswith("-based")
        alone = alone or _is_introduced(page, end + 1, held[0].first)
        return held[0] if heads and alone and page.words[end] == "," else None
    if held[1].kind != "person":
        return None
    if page.lower[held[0].first - 1] == "as" and "name" in page.lower[end : held[0].first]:
        return held[0]  # a woman who gave her name only as | Teresa
    if _is_called(page, end, held[0]):
        return held[0]
    name, at = held[0], held[0].first - 1
    while at > end and (_is_title(page, at) or page.words[at] in _BRACKETS):
        at -= 1
    at -= page.lower[at] == "the" and at < name.first - 1  # the bishop, | the | Right Reverend Ana Roe
    at = _before_roles(page, end, at)
    if (page.words[at] != "," and page.words[end] != "(") or is_document_by(page, first, at):
        return None
    if any(page.pos[token] in FINITE or page.lower[token] in _CLAUSES for token in range(end, at)):
        return None
    if any(entity.kind == "person" for _, entity in page.found.within(first, name.first)):
        return None
    return None if core < end and page.lower[core - 1] in lexicon("roles")["kin"] else name


def is_document_by(page: Page, first: int, last: int) -> bool:
    """Whether words are a document and who made it: an affidavit | from the director |, Ana Roe."""
    small = next((at for at in range(first + 1, last) if page.pos[at] in PREPOSITIONS), 0)
    made = small and not _MADE.isdisjoint(page.lower[small:last])
    return bool(made) and page.lower[small - 1] in lexicon("sources")["documents"]


_MADE = frozenset(("by", "from"))


def _is_introduced(page: Page, first: int, last: int) -> bool:
    """Whether words are an article and what a body is whose name follows: its rival, | the engine maker |."""
    if last - first < _INTRODUCED or page.lower[first] not in A_OR_THE:
        return False
    return is_body_noun(page.lower[last - 1]) and all(
        page.words[at].islower() or "-" in page.words[at] for at in range(first, last)
    )


_INTRODUCED = 2
"""Words of an article and a noun."""


def is_somebody(page: Page, first: int, last: int) -> bool:
    """Whether a noun phrase is one for somebody who can say something; of | a bakery, who, it is not."""
    word = page.lower[last - 1]
    sources = lexicon("sources")
    person = word in sources["groups"] or is_person(singular(word)) or word.endswith(SOURCES)
    if person or page.words[last - 1][:1].isupper():
        return not is_body_of(page, first, last)
    return word in sources["bodies"] and not (first > 0 and page.pos[first - 1] in PREPOSITIONS)


def is_body_of(page: Page, first: int, last: int) -> bool:
    """Whether a phrase names the body that others are of: critics of | Norvik Bank |, who."""
    return page.kind(last - 1) == "organization" and page.pos[first - 1] in PREPOSITIONS


def told_in_apposition(page: Page, last: int) -> tuple[int, int] | None:
    """Who is named before an apposition that ends with a name: | Ana Roe |, head of Norvik Homes, who."""
    least = max(1, last - _FAR)
    comma = next((at for at in range(last - 1, least, -1) if page.words[at] == ","), 0)
    held = page.found.at.get(comma - 1)
    if not held or held[1].kind != "person" or page.sentence[comma] != page.sentence[last - 1]:
        return None
    noun = next((at - 1 for at in range(comma + 1, last) if page.pos[at] in PREPOSITIONS), comma)
    behind = range(noun + 1, last)  # before it a verb is none: a distinguished | professor
    if not is_person(page.lower[noun]) or any(page.pos[at] in FINITE for at in behind):
        return None
    return held[0].first, held[0].last


_FAR = 25
"""Tokens of an apposition."""

SOURCES = ("er", "or", "ist", "ian", "ee", "ant", "man", "woman", "people", "folk")
"""Endings of nouns for somebody who can say something."""


def _before_home(page: Page, last: int) -> int:
    """Where the name of a body ends before the place that it is of: the supplier, Roe Tek | of Kassel."""
    held = page.found.at.get(last - 1)
    if not held or held[1].kind != "place" or page.lower[held[0].first - 1] not in ("in", "of"):
        return last
    body = page.found.at.get(held[0].first - 2)
    return held[0].first - 1 if body and body[1].kind == "organization" else last


def _is_called(page: Page, end: int, name: Name) -> bool:
    """Whether an apposition tells how somebody is called: the waiter, a student named | Priya."""
    words = page.lower[end : name.first]
    if len(words) < 3 or words[0] != "," or words[-1] not in ("called", "named"):
        return False
    return is_person(words[-2]) and not any(word in ("of", "with") for word in words)


def _is_title(page: Page, at: int) -> bool:
    """Whether a word is a title, or opens one of two words: | Right | Reverend."""
    return (
        page.lower[at].removesuffix(".") in _BEFORE_NAMES
        or " ".join(page.lower[at : at + 2]) in _BEFORE_NAMES
    )


def _before_roles(page: Page, end: int, last: int) -> int:
    """The comma before what somebody is: its founder, | retired welder, or judge, Ana Roe; else ``last``."""
    at = last
    if not (is_person(page.lower[at]) or is_person(page.word(at + 1))):
        return last
    while at > end and page.words[at] != "," and page.lower[at] == page.words[at]:
        at -= 1
    return at if page.words[at] == "," else last


def of_office(page: Page, core: int, end: int) -> Name | None:
    """Who is named behind what their office is of or for: member of parliament | Ana Roe.

    The mother of victim Ana Roe is not her: behind a noun for somebody that one is named.
    """
    held = page.found.at.get(end - 1)
    if core + 2 >= end or held is None or held[1].kind != "person" or held[0].last != end:
        return None
    before = held[0].first - 1
    if before <= core or page.words[before] != page.lower[before]:
        return None
    if page.lower[core] != "of" and not (page.lower[core] == "for" and _presides(page, core)):
        return None
    plain = page.pos[before] in NOUNS and not is_person(singular(page.lower[before]))
    return held[0] if plain and page.lower[before].isalpha() else None


def _presides(page: Page, core: int) -> bool:
    """Whether a post is for a field, not for somebody, as a lawyer is: the vice president | for news."""
    noun = page.lower[core - 1]
    return noun in lexicon("roles")["titles: government and parliament"] or noun in _CHIEFS


_CHIEFS = frozenset("chief coordinator director head manager".split())

_COUNTED = frozenset(
    (
        "array bunch category chorus couple handful host lot lots majority minority number proportion range "
        "series slew string total"
    ).split()
)
"""Nouns for how many there are of what is told behind "of"."""

_TOGETHER = frozenset("circle coalition crowd gathering generation group meeting panel team".split())
"""Nouns for several people, where it is told behind "of" who they are: a group of senators."""


def is_surname(page: Page, at: int) -> bool:
    """Whether what looks like a pronoun is a surname that somebody bears: | You | Si-kun, at noon You said.

    "He" that opens a sentence is a pronoun.
    """
    held = page.found.at.get(at)
    if held is None or held[0].first != at or held[1].kind != "person" or len(held[1].words) == 1:
        return False
    opens = at == 0 or page.sentence[at - 1] != page.sentence[at]
    return page.quote[at] < 0 and page.words[at][:1].isupper() and (page.words[at] == "You" or not opens)


def noun(page: Page, first: int, end: int, core: int) -> int:
    """The token that says what a noun phrase is: the 2019 emergency | manual; a number of | studies.

    core: where the phrase ends before its first "of" or "for".
    """
    head = _last(page, first, core)
    counted = page.lower[head] in _COUNTED or page.lower[head].isdecimal()  # more than 40 of | her allies
    if core != head + 1 or core + 1 >= end or page.lower[core] != "of":
        return head
    if not counted and page.lower[head] not in _TOGETHER:
        return head
    stop = next((at for at in range(core + 2, end) if page.lower[at] in ("of", "for")), end)
    behind = _last(page, core + 1, stop)
    word = page.lower[behind]
    people = word in lexicon("sources")["groups"] or is_person(singular(word))
    return behind if page.pos[behind] in PLURALS and (counted or people) else head


def _last(page: Page, first: int, last: int) -> int:
    """The last noun in some tokens, no day: a report | Tuesday; one for somebody too that is taken for none.

    The Norvik | native; Roe's | neighbour; an Ostby | elder; a party | elder.
    """
    nouns = [token for token in range(first, last) if page.pos[token] in NOUNS]
    while len(nouns) > 1 and page.lower[nouns[-1]] in DAYS:
        nouns.pop()
    word = page.lower[last - 1]
    one = page.lower[first] in A_OR_ANOTHER and page.pos[last - 2] not in PLURALS  # the | owners senior
    if word in _listed() or (last - first > 1 and is_person(word) and (one or _is_whose(page, last - 2))):
        return last - 1
    return nouns[-1] if nouns else last - 1


def _is_whose(page: Page, at: int) -> bool:
    """Whether a token tells whose somebody is, or from where; an adjective may stand behind a plain noun."""
    held = page.found.at.get(at)
    return page.words[at] in POSSESSIVE or (held is not None and held[1].kind != "person")


@cache
def _listed() -> frozenset[str]:
    sources = lexicon("sources")
    listed = sources["documents"] | sources["bodies"] | sources["groups"] | sources["persons"]
    return listed | {"official"}  # which the tagger takes for an adjective behind "police"
