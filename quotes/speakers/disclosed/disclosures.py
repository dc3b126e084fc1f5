"""Disclosures: what an article tells of those who were asked and said nothing.

"Did not respond to a request for comment", "could not be reached": no statement, but a reader, and a
newsroom that counts whom it hears, wants to know of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import regex

from quotes.document import Disclosure, Way
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity, gender_of
from quotes.text.patterns import later
from quotes.text.tags import FINITE

__all__ = ["disclosures"]

_TELLING = frozenset(
    (
        "comment comments respond responded reply replied reached returned return interview interviewed "
        "interviews answer answered commented contacted unanswered unsuccessful approached unreachable "
        "referred directed deferred"
    ).split()
)
"""Words without one of which no sentence is looked at."""

_LONGEST = 1000
"""Characters of a sentence that are looked at."""

_REACH = 1000
"""Tokens back in which somebody is named whom a sentence goes on about."""

_NOT = r"(?:n[o'’]t|not)"
_NOTHING = rf"(?:did|has|have|had) ?{_NOT}"
_SOON = r"(?: (?:immediately|initially|yet|also|publicly|promptly|directly|previously|otherwise))*"
_COMMENT = r"(?:comments?|interviews?|remarks|responses?|statements?|reactions?)"
_ASKED = (
    r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|e-?mails?|calls?|messages?|texts?|voice ?mails?"
    r"|quer(?:y|ies)|questions|letters?|attempts?|efforts?)"
)
_TO = rf"(?: (?!{_COMMENT}\b(?! {_ASKED}))[\w’'.-]+){{0,5}}?"
"""Up to five words between an answer and what was to be answered: to | several emailed | questions."""
_FOR = (
    rf"(?! for (?!(?:an? |the |any |further |more |additional )*(?:\w+ )?(?:{_COMMENT}|information|details"
    r"|clarifications?|explanations?|answers|help|this (?:story|article|report))\b))"
)
"""What was asked for is words: not a request for documents."""
_ANSWERED = r"(?:respond(?:ed)?|repl(?:y|ied))"
_TAKEN = r"(?:answer(?:ed)?|return(?:ed)?|acknowledged?)"
_END = r"(?=\s*[.,;]| immediately| in time| (?:by|on|before|when|until|as of) )"
_NO_CONTENT = r"(?! (?:on|about|as to) (?:whether|how|if|what|why|when|who|where)\b)"
"""Who declines to comment on whether something is so is quoted: the stance of that quote tells."""
_WISH = r"(?:wish|want|care)"
_WAYS: tuple[tuple[Way, str], ...] = (
    (
        "declined",
        rf"(?:declin|refus)(?:ed|es) (?:to (?:\w+ly |further )?comment|comment|to be interviewed){_END}?",
    ),
    (
        "declined",
        rf"(?:declin|refus)(?:ed|es)(?: (?!to )[\w’'-]+){{0,3}}? (?:requests? for )?(?:an )?{_COMMENT}",
    ),
    (
        "declined",
        r"(?:declined|refused) to (?:respond|reply|answer)(?:(?: to)?(?: [\w’'.-]+){0,3}? "
        rf"{_ASKED}\b{_FOR}|{_END})",
    ),
    ("declined", rf"(?:would|will|could) ?{_NOT} (?:\w+ly )?(?:comment|be interviewed)"),
    ("declined", rf"did ?{_NOT} {_WISH} to (?:\w+ly )?(?:comment|be interviewed)"),
    (
        "declined",
        rf"(?:referred|directed|deferred) (?:all |any |further |media )*(?:{_COMMENT}|calls|inquiries|queries"
        r"|questions|requests for (?:comment|information|interviews))(?: (?!to )[\w’'-]+){0,4}? to",
    ),
    ("declined", r"(?:chose|opted) not to (?:\w+ly )?comment"),
    ("declined", r"(?:had|has|have|offered|made|gave|issued|provided) no (?:\w+ )?comments?"),
    (
        "no reply",
        rf"(?:{_NOTHING}|never|failed to|(?:has|have|had) yet to|nor (?P<nor>[^.;]{{2,60}}?))"
        rf"{_SOON} (?:{_ANSWERED}|{_TAKEN}(?=.{{0,60}}?{_ASKED}\b))"
        rf"(?:{_TO} {_ASKED}\b{_FOR}(?: (?:for|from|seeking|about) (?:an? |further )?{_COMMENT})?"
        rf"| for comment|{_END})",
    ),
    (
        "no reply",
        rf"(?:(?:has|have|had) ?{_NOT}{_SOON} commented|(?:has|have|had) yet to{_SOON} comment)",
    ),
    (
        "no reply",
        rf"(?:{_NOTHING}|failed to){_SOON} (?:provide|offer|give|make|get back|return)"
        rf"(?: [\w’'-]+){{0,2}}? {_COMMENT}",
    ),
    (
        "not reached",
        rf"(?:could|can) ?{_NOT} (?:\w+ly )?be (?:\w+ly )?(?:reached|contacted)(?: for (?:\w+ )?comment)?",
    ),
    (
        "not reached",
        rf"(?:was|were|is|are) ?{_NOT} (?:\w+ly )?(?:available|reachable) (?:for|to) (?:\w+ )?{_COMMENT}",
    ),
    (
        "not reached",
        rf"(?:was|were|is|are|remained) (?:unavailable (?:for|to) (?:\w+ )?{_COMMENT}|unreachable)",
    ),
    ("asked", rf"(?:has|have|had) been (?:contacted|approached|asked) for (?:an? |further )?{_COMMENT}"),
    ("asked", rf"(?:was|were) (?:contacted|approached) for (?:an? |further )?{_COMMENT}"),
)
_WAY = "|".join(
    rf"(?P<way{at}>\b(?:{pattern})\b){_NO_CONTENT if way == 'declined' else ''}"
    for at, (way, pattern) in enumerate(_WAYS)
)
_OF_WAYS = (
    "decl", "refu", "not", "n't", "n’t", "no ", "never", "yet", "nor ", "led to", "ferred", "rected", "unav",
    "unreach", "ed for",
)  # fmt: skip
"""Of these parts of words each way has one, which are found faster than it."""
_UNANSWERED = (
    rf"\b{_ASKED}(?: \w+){{0,3}}? (?:to|with|from|at|for|of|reach|contact) (?:both )?"
    r"(?P<party>(?:(?! said | that )[^,;]){2,120}?) "
    rf"(?:(?:was|were|went|(?:has|have|had)(?: not)? been) (?:(?:also )?{_NOT} |also )?(?:\w+ly )?"
    r"(?P<way>returned|responded to|replied to|acknowledged|(?:un)?answered|unsuccessful|unreturned)"
    r"|(?P<way>failed)(?= |[.,]))"
)
_RESULTS = frozenset(
    "acknowledged answered failed replied responded returned unanswered unreturned unsuccessful".split()
)
"""The ways that end what nobody answered."""
_NONE_FROM = (
    rf"\b(?:there (?:was|were|has been|have been) no|no) (?:immediate |official |public )?{_COMMENT}"
    r"(?: (?:was|were) (?:immediately )?available)?(?: yet| so far| immediately)? from "
    r"(?P<party>[^,.;]{2,120}?)(?=[,.;]| (?:who|which|on|about|over|to|when|regarding)\b|$)"
)
"""There was no comment yet from | the Ministry of Works."""
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?)"
_TIME = r"(?:press time|deadline|publication(?: time)?|the time of (?:publication|writing|going to press))"
_WHEN = later(
    rf"[^,.;]{{0,30}}?\b(?P<when>(?:(?:on|late|early) )*{_DAY}|yesterday|today"
    rf"|(?:by|before|as of|at|until) (?:(?:late|early) )?(?:{_DAY}|{_TIME}))\b"
)
_CLAUSE = later(r"[;:—–]\s*|\b(?:but|and|while|although|though|said|because|that) ", regex.I)
_TOLD = later(r"\b(?:said|says|added|claimed|complained|told \w+)(?: that)? [^,;:]{2,60} $", regex.I)
"""Somebody in the story says so: no word of the newsroom's."""
_ASIDE = later(r", (?:who|whose|which|where|whom)\b[^;:—–]*?,\s*(?:again |also )?$")
"""A clause about the subject right before the words: Roe, | who owns the mill,."""
_LEADING = later(
    r"^(?:[\"“”'’\s,)]+"
    r"|(?:(?:earlier|later|late|early) (?:on )?)?(?:this (?:week|month)|\w+day(?: \w+)?),\s*"
    r"|(?:on|in|for|at|when|asked|through|after|following|despite|during|thus far)\b[^,]{0,80},\s*"
    r"|(?:but|and|however|meanwhile|so far|neither|both|also)[\s,]+)+",
    regex.I,
)


def disclosures(page: Page) -> list[Disclosure]:
    """The disclosures of an article, in the order of the text."""
    if _TELLING.isdisjoint(page.lower):
        return []
    found: list[Disclosure] = []
    last = -1
    for token, word in enumerate(page.lower):
        if word in _TELLING and page.sentence[token] != last and page.quote[token] < 0:
            found += _of_sentence(page, token)
            last = page.sentence[token]
    return found


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern that is compiled when a text has a word for it: that takes longer than to read an article."""
    return regex.compile(pattern, regex.I)


def _of_sentence(page: Page, token: int) -> Iterator[Disclosure]:
    number = page.sentence[token]
    first = bisect_left(page.sentence, number, max(0, token - 150), token)
    last = bisect_right(page.sentence, number, token, min(token + 150, len(page.sentence)))
    start = page.start[first]
    text = page.article[start : min(page.end[last - 1], start + _LONGEST)].replace("\n", " ")

    def told(party: str, way: Way, match: regex.Match[str]) -> Disclosure:
        when = _when(text, match.end())
        return Disclosure(party, way, when, start + match.start(), start + match.end())

    def named(match: regex.Match[str], group: str) -> str:
        return _name(page, start + match.start(group), start + match.end(group))

    words = page.lower[first:last]
    if not _RESULTS.isdisjoint(words) and (match := _compiled(_UNANSWERED).search(text)):
        failed = match["way"].lower() in ("unsuccessful", "failed")
        yield told(named(match, "party"), "not reached" if failed else "no reply", match)
        return
    if "no" in words and "from" in words and (match := _compiled(_NONE_FROM).search(text)):
        yield told(named(match, "party"), "no reply", match)
        return
    lower = text.lower()
    if not any(part in lower for part in _OF_WAYS):
        return
    for match in _compiled(_WAY).finditer(text):
        way = _WAYS[next(at for at in range(len(_WAYS)) if match[f"way{at}"])][0]
        if way != "declined" and _TOLD.search(text, 0, match.start()):
            continue
        if party := _party(page, text, start, match.start()):
            yield told(party, way, match)
        if match["nor"]:
            yield told(named(match, "nor"), way, match)


def _when(text: str, end: int) -> str | None:
    """The time that is told behind the words: "by Tuesday evening"."""
    match = _WHEN.match(text, end)
    return match["when"] if match else None


_RELATIVE = later(r",|\bwho\b|\bwhich\b| (?:also|has|have|had|repeatedly|both|each)? *$")


def _party(page: Page, text: str, start: int, end: int) -> str | None:
    """Who said nothing: the subject before the words."""
    opening = 0
    aside = _ASIDE.search(text, 0, end)
    end = aside.start() + 1 if aside else end
    for match in _CLAUSE.finditer(text, 0, end):
        place = start + match.start()
        joins = match[0].strip().lower() == "and" and not _has_verb(page, start + opening, place)
        if match.end() < end - 1 and not joins and not _inside_name(page, place):
            opening = match.end()
    subject = text[opening:end]
    bare = _LEADING.sub("", subject)
    at = start + opening + len(subject) - len(bare)
    named = _apposed(page, at, bare)
    if named:
        return named
    relative = _RELATIVE.search(bare)
    stop = at + (relative.start() if relative else len(bare))
    if stop - at < 2:
        return _before(page, start)
    return _name(page, at, stop)


def _apposed(page: Page, start: int, subject: str) -> str | None:
    """The person whom a subject names behind its first comma: Roe's attorney, Mark Hill,."""
    comma = subject.find(",")
    if comma < 0:
        return None
    held = page.found.at.get(bisect_right(page.end, start + comma + 1))
    last = held[0].last if held else 0
    ends = held is not None and page.end[last - 1] < start + len(subject) and page.lower[last] == ","
    return held[1].name if held and ends and held[1].kind == "person" else None


def _has_verb(page: Page, start: int, end: int) -> bool:
    """Whether a clause stands there rather than a name: Ana Roe | and Jon Ek."""
    first, last = page.at(start, end)
    return any(page.pos[token] in FINITE for token in range(first, last))


def _inside_name(page: Page, place: int) -> bool:
    """Whether a conjunction stands in a name: the Department of Fish and Wildlife."""
    token = bisect_right(page.start, place) - 1
    held = page.found.at.get(token)
    return held is not None and held[0].first < token


def _before(page: Page, start: int) -> str | None:
    """The last person or body that is named before a place."""
    named = _lately(page, bisect_left(page.start, start))
    return next((entity.name for entity in named if entity.kind in ("person", "organization")), None)


def _lately(page: Page, token: int) -> Iterator[Entity]:
    """Who is named not long before a token, the nearest first."""
    for index in range(bisect_left(page.found.firsts, token) - 1, -1, -1):
        name, entity = page.found.ordered[index]
        if token - name.first > _REACH:
            return
        yield entity


_HE = {"he": True, "she": False}
_JOINING = frozenset(["for", "of", "to", "at", "and", "or", "nor"])


def _name(page: Page, start: int, end: int) -> str:
    """The party by its full name, or by its words where it has none."""
    first, last = page.at(start, end)
    words = " ".join(page.article[start:end].split()).strip(" ,\"“”'’")
    if words.lower() in _HE:
        genders = (None, _HE[words.lower()])
        named = (one for one in _lately(page, first) if one.kind == "person" and gender_of(one) in genders)
        return next((one.name for one in named), words)
    held = page.found.at.get(last - 1)
    whole = held is not None and held[0].last == last and held[1].kind in ("person", "organization")
    if held is not None and whole and not any(word in _JOINING for word in page.lower[first : held[0].first]):
        return held[1].name
    return words
