"""Sources: for whom one speaks, the words that introduce it, and those that keep its name back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

import regex

from quotes.document import Affiliation, Span
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.scene.fitting import stands_for
from quotes.text.patterns import later

__all__ = ["anonymity", "body_of", "introduced", "keeps_back"]

_FOR_OTHERS = frozenset(
    (
        "aide attorney attorneys counsel lawyer lawyers official officials publicist representative "
        "representatives solicitor source sources"
    ).split()
)
"""Nouns for those who speak for a body, beside spokespeople and press officers."""

_NAMED = r"(?:be )?(?:named|identified|quoted by name|(?:remain|stay)(?:ing)? anonymous|anonymous|anonymity)"
_WORDINGS = (
    r"(?:spoke|speaking|talked|agreed to (?:speak|talk)) (?:on|under) (?:the )?condition "
    r"(?:of (?:strict )?anonymity|that \w+ not be (?:named|identified))",
    r"(?:on|under) (?:the )?condition (?:of (?:strict )?anonymity"
    r"|that (?:his|her|their) names? not be (?:named|printed|published|used))",
    r"(?:spoke|speaking) anonymously",
    r"(?:ask|request|wish|preferr|want|insist)(?:ed|ing)"
    rf"(?: (?:not|to|on|that|his|her|their|name|for)){{1,3}} {_NAMED}",
    r"(?:request(?:ed|ing)|granted|given|under cover of|insist(?:ed|ing) on) anonymity",
    r"(?:spoke|speaking|talked) (?:on background|off the record)",
    r"(?:asked|requested|insisted) that (?:his|her|their) (?:last |full )?names? "
    r"(?:be withheld|not be (?:disclosed|printed|published|used))",
    r"(?:was|were) told not to use (?:his|her|their) names?",
    r"(?:asked|declined|prefer(?:s|red)?|refuse[sd]|want(?:s|ed)|wish(?:es|ed)?)(?: not)? to "
    r"(?:disclose|give|reveal|share) (?:his|her|their) (?:\w+ )?(?:names?|identity)",
    r"(?:wo|would|did)(?: not|n[’']t) (?:want to |wish to )?give (?:a|his|her|their) (?:\w+ )?names?",
    rf"(?:declin(?:ed|ing)|refus(?:ed|ing)|(?:did )?not (?:wish|want)(?:ing)?|didn[’']t want) to {_NAMED}",
    r"(?:can(?:not|[’']t| not)|could(?: not|n[’']t)|would(?: not|n[’']t)) be (?:named|identified)",
    r"(?:names?|identity) (?:was|were|has been|have been|is being|are being) withheld",
    r"(?:lacked|without) (?:the )?authori[sz]ation to (?:speak|talk|discuss|comment)",
    r"(?:(?:was|were)(?: not|n[’']t)|but not) (?:authori[sz]ed|allowed|permitted) to "
    r"(?:speak|talk|discuss|comment|brief)"
    r"(?: publicly| on the record| to (?:the )?(?:media|press|reporters))?",
)
_REASON = (
    r"(?:,? (?:because|citing|for fear|out of fear|as (?:he|she|they|it)|since|due to"
    r"|to (?:discuss|speak|describe|protect|avoid))\b(?:(?! said | told )[^.;\n”\"]){0,250})?"
)


@cache
def _anonymous() -> regex.Pattern[str]:
    """The words that grant anonymity, with the reason: compiled when a text has a word for it."""
    return regex.compile(rf"\b(?:{'|'.join(_WORDINGS)}){_REASON}", regex.I)


_REACH = 3
"""Paragraphs back in which the unnamed source stands whose anonymity a sentence of its own tells."""


def body_of(page: Page, stated: Sequence[Affiliation]) -> Entity | None:
    """The body that somebody speaks for, by what is stated of them: a spokesperson for the ministry."""
    for one in stated:
        *others, head = one.role.lower().split() or [""]
        if head in _FOR_OTHERS or head.startswith("spokes") or "press" in others:
            if one.organization:
                return _named(page, one)
            first = bisect_right(page.end, one.start)
            noun = next((word for word in others if word in lexicon("sources")["bodies"]), "")
            return _called(page, noun, first) if noun else _begun(page, one.role.split()[:-1], first)
    return None


def _begun(page: Page, words: Sequence[str], first: int) -> Entity | None:
    """The body whose name begins with the capitals before a role: Keystone Valley | spokesman."""
    capitals = tuple(takewhile(lambda word: word[:1].isupper(), words))
    for _, entity in page.found.before(first, _NEAR) if capitals else ():
        if entity.kind != "person" and entity.words[: len(capitals)] == capitals:
            return entity
    return None


def _named(page: Page, one: Affiliation) -> Entity | None:
    """The organization that a statement names."""
    first, last = page.at(one.start, one.end)
    words = one.organization.lower().split()
    for name, entity in page.found.within(first, last):
        if entity.kind in ("organization", "other", "place") and page.lower[name.last - 1] in words:
            return entity
    for name, entity in page.found.before(first, _NEAR):
        if entity.kind == "organization" and page.text(name.first, name.last) == one.organization:
            return entity
    return _called(page, words[-1], first)


_NEAR = 50
"""Names back in which the body stands that "its spokesman" goes back to."""


def _called(page: Page, noun: str, first: int) -> Entity | None:
    """The last organization before a token that a noun can stand for: the union, the company."""
    if noun not in lexicon("sources")["bodies"]:
        return None
    for name, entity in page.found.before(first, _FAR):
        if entity.kind != "organization":
            continue
        if _ends_in(entity, noun):
            return entity
        back = page.sentence[first] - page.sentence[name.first]
        if (back <= 1 and _is_lettered(entity, noun)) or (back <= _LATELY and stands_for(noun, entity)):
            return entity
    return None


def _ends_in(entity: Entity, noun: str) -> bool:
    """Whether a noun says what a body is: a county is no County Board, a center the Center for Tides."""
    words = [word.lower() for word in entity.words]
    ends = [word for word, behind in pairwise(words) if behind in ("of", "for", "on")]
    return noun in (words[-1], *ends) or (noun in words and noun not in _OF_PLACES)


def _is_lettered(entity: Entity, noun: str) -> bool:
    """Whether a body is named by letters of which one may stand for a noun: the agency, of the EPA."""
    word = entity.name.replace(".", "")
    return word.isupper() and word.isalpha() and noun[0].upper() in word[1:]


_OF_PLACES = frozenset("borough city county district school state town township".split())
"""Nouns that stand in the names of other bodies too."""

_FAR = 500
"""Names back that "the union" goes back to at most."""

_LATELY = 3
"""Sentences back that "the company" goes back to at most."""


def introduced(page: Page, entity: Entity, stated: Sequence[Affiliation]) -> Span | None:
    """The words that tell the reader who it is: all that the first sentence says that says something."""
    if entity.span:
        return page.span(*entity.span)
    if not stated:
        return None
    first = min(stated, key=lambda one: one.start)
    number = page.sentence[bisect_right(page.end, first.start)]
    same = [one for one in stated if page.sentence[bisect_right(page.end, one.start)] == number]
    return Span(first.start, max(one.end for one in same))


def anonymity(page: Page, spoken: Sequence[tuple[Entity, Span]]) -> dict[Entity, Span]:
    """The words that grant anonymity, by source. spoken: sources and their mentions, in order."""
    unnamed = [(entity, span) for entity, span in spoken if entity.kind in ("unnamed", "group")]
    if not unnamed or _CALLED.isdisjoint(page.lower):
        return {}
    granted: dict[Entity, Span] = {}
    starts = [span.start for _, span in unnamed]
    for match in _wordings(page):
        words = Span(match.start(), match.start() + len(match[0].rstrip(" ,")))
        if (own := _who(page, unnamed, match.start())) is not None:
            granted.setdefault(own, words)
            continue
        if _is_of_named(page, match.start()):
            continue
        here, one = _paragraph(page, match.start()), _ONE.search(match[0])
        behind = bisect_left(starts, match.start())
        near = unnamed[max(behind - 1, 0) : behind + 1]
        fitting = [
            (span.start > match.start(), abs(span.start - match.start()), at)
            for at, (entity, span) in enumerate(near)
            if not (one and entity.kind == "group")
            and _paragraph(page, span.start) <= here <= _paragraph(page, span.start) + _REACH
        ]
        if fitting:
            granted.setdefault(near[min(fitting)[2]][0], words)
    return granted


def keeps_back(page: Page, first: int, last: int) -> bool:
    """Whether some tokens hold words that grant anonymity."""
    if first >= last or _CALLED.isdisjoint(page.lower[first:last]):
        return False
    return _anonymous().search(page.article, page.start[first], page.end[last - 1]) is not None


_ONE = later(r"\b(?:his|her) (?:\w+ )?names?\b")
"""Words that keep the name of one person back, not of several."""


def _who(page: Page, unnamed: Sequence[tuple[Entity, Span]], place: int) -> Entity | None:
    """The source that is described right before "who" and a place: a student from Norvik, who | asked ..."""
    token = bisect_left(page.start, place)
    if token < 1 or page.lower[token - 1] != "who":
        return None
    last = token - 1 - (page.word(token - 2) == ",")
    return next((entity for entity, _ in unnamed if entity.span and entity.span[1] == last), None)


def _is_of_named(page: Page, place: int) -> bool:
    """Whether somebody with a name is told of before "who" and a place: Ana P., a roofer who | asked ..."""
    token = bisect_left(page.start, place)
    if token < 1 or page.lower[token - 1] != "who":
        return False
    first = bisect_left(page.sentence, page.sentence[token], 0, token)
    return any(
        entity.kind == "person" and page.word(name.last) == ","
        for name, entity in page.found.within(first, token - 1)
    )


_CALLED = frozenset(
    (
        "allowed anonymity anonymous anonymously authorisation authorised authorization authorized "
        "background identified identity name named names permitted record withheld"
    ).split()
)
"""Of these words each wording has one; few texts have any."""


def _wordings(page: Page) -> Iterator[regex.Match[str]]:
    """The words that grant anonymity, looked for in the lines with a word of theirs."""
    end = 0
    for token in (at for at, word in enumerate(page.lower) if word in _CALLED):
        if page.start[token] >= end:
            start = page.article.rfind("\n", end, page.start[token]) + 1
            end = page.article.find("\n", page.start[token])
            end = end if end >= 0 else len(page.article)
            yield from _anonymous().finditer(page.article, start, end)


def _paragraph(page: Page, place: int) -> int:
    return page.paragraph[min(bisect_right(page.end, place), len(page.paragraph) - 1)]
