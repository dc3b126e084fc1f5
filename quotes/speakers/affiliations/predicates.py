"""Predicates: what a verb or a preposition behind a name says of a person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from quotes.document import Status
from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import (
    ARTICLES,
    LONGEST,
    Parts,
    complements,
    field_end,
    phrase_end,
)
from quotes.speakers.affiliations.nouns import before_courtesy, is_body, is_plural, is_role, tells_body
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.phrases import phrase, phrases
from quotes.speakers.affiliations.styled import own_style
from quotes.speakers.affiliations.work import AS_FAR, LEADING, PAST_WORK, WORKING, leads, works
from quotes.speakers.entities.entity import gender_of
from quotes.text.tags import FINITE, NOMINAL
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import HE_OR_SHE, IN_ROWS, IS_OR_WAS
from quotes.words.tokens import POSSESSIVE

__all__ = [
    "after_preposition",
    "by_pronoun",
    "by_verb",
    "no_longer",
    "origin",
    "predicate",
    "row_end",
    "sentence_end",
]

_LIVING = frozenset("lives resides hails comes came grew".split())
_BEING_AS = frozenset(
    (
        "act acted acts began continue continued continues doubled doubles employed hired identified "
        "identifies known quit registered resigned retired serve served serves serving spent stay stayed "
        "stays step stepped steps takes taking took work worked working works"
    ).split()
)
"""Verbs behind which "as" says what somebody is or was: stepped down as | leader of the union."""
_SUCCEEDING = frozenset("replaced replaces succeeded succeeds".split())
"""Verbs whose subject becomes what "as" says: succeeds | Tom Reed | as manager."""
_EMPLOYING = frozenset("appointed elected hired named".split())
"""Those whose subject is the body where somebody becomes it: | Acme | hired Tom Reed as manager."""
_HAVE = frozenset(("had", "has", "have"))
_BEFORE_VERB = frozenset("also been currently formerly had has have now once previously still will".split())
_BEFORE_A = frozenset("also as now".split())
_BEFORE_AS = _BEFORE_A | {"in"}
"""Words before a role behind its verb: was sworn in as | governor."""
_ROW = 4
"""Names that go on behind one in a row."""
_MADE = frozenset("appointed chosen elected hired named re-elected reelected sworn".split())
"""What was done to who got an office: was elected | mayor."""
_MAKING = frozenset("appoint appointed chose elect elected hired named picked selected tapped".split())
"""Verbs whose object becomes what "as" says: hired | Tom Reed | as manager."""
_UNMAKING = frozenset("dismissed fired ousted removed replaced sacked succeeded".split())
"""Verbs whose object was what "as" says: replaced | Tom Reed | as manager."""


def predicate(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What the verb that follows a name says: Maria Lopez leads the Farmers Union."""
    many = row_end(text, last)
    if text.word(many) in ("are", "were"):
        yield from _shared(text, many + 1, sentence_end(text, last - 1))
        return
    as_role = _behind_apposition(text, last) if text.word(last) == "," else last
    if text.word(as_role) == "as" and as_role + 1 < len(text.words):
        made = list(_made(text, first, as_role + 1))
        yield from made
        if made or as_role == last:
            return
    verb = _behind_age(text, last)
    if verb < len(text.words) and text.pos[verb] in FINITE and verb < (limit := sentence_end(text, last - 1)):
        yield from by_verb(text, verb, limit)


def _behind_apposition(text: Page, comma: int) -> int:
    """Where "as" may stand behind an apposition: named Tom Reed, a nurse of 30 years, | as manager."""
    limit = min(comma + LONGEST, sentence_end(text, comma))
    for at in range(comma + 1, limit - 1):
        if text.pos[at] in FINITE or text.words[at] in (".", ";", '"', "“"):
            break
        if text.words[at] == "," and text.lower[at + 1] == "as":
            return at + 1
    return comma


def _behind_age(text: Page, last: int) -> int:
    """Where a name's verb may stand, behind "who", a comma, or an age between two: Ana Roe, 47, | runs."""
    if text.word(last) not in (",", "who"):
        return last
    age = last + 1 + (text.word(last + 1) in ("aged", "now"))
    return age + 2 if text.word(age).isdigit() and text.word(age + 1) == "," else last + 1


def by_pronoun(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What sentences say that begin with "he" or "she" behind a name: Maria Lopez said. | She is a nurse."""
    if text.word(last) in POSSESSIVE or HE_OR_SHE.isdisjoint(text.lower[last : last + _FAR]):
        return
    man = gender_of(text.found.at[first][1])
    stop = min(last + _FAR, len(text.words))
    others = (name.first for name, one in text.found.within(last, stop) if one.kind == "person")
    for at in range(last, next(others, stop)):
        if (
            text.lower[at] not in HE_OR_SHE
            or text.quote[at] >= 0
            or man not in (None, text.lower[at] == "he")
        ):
            continue
        if text.sentence[at - 1] != text.sentence[at]:
            yield from by_verb(text, at + 1, sentence_end(text, at))
        else:
            yield from _apposed(text, at)


def _apposed(text: Page, at: int) -> Iterator[tuple[Parts, int, int]]:
    """What opens a sentence before its pronoun: Ana Roe said. A former detective, | she left."""
    if text.lower[at - 1] != "," or text.word(at + 2) == ",":
        return  # A man, he | said, had been there
    start = bisect_left(text.sentence, text.sentence[at], max(at - LONGEST, 0), at)
    if text.sentence[start - 1] == text.sentence[start]:
        return
    once = _OPENERS.get(text.lower[start])
    start += once is not None
    if text.lower[start] not in ("a", "an"):
        return
    found = list(phrases(text, start, at - 1))
    if found and (found[-1][0].end == at - 1 or text.lower[found[-1][0].end] in _BY_TRADE):
        for parts, first in found:
            parts.status = once or parts.status
            yield parts, first, parts.end


_OPENERS: dict[str, Status] = {
    **dict.fromkeys(("once", "formerly", "originally", "previously"), "former"),
    "now": "present",
}
"""Words before what somebody is or was, with its status: | Once | a nurse, she ..."""

_BY_TRADE = frozenset(("by", "since", "for", "from", "turned", "with", "who", "until"))
"""What may go on from what somebody is: a welder | by trade |, he ..."""


_FAR = 80
"""Tokens from a name to a pronoun that goes back to it."""


def _made(text: Page, first: int, start: int) -> Iterator[tuple[Parts, int, int]]:
    """What others made somebody, or made somebody no longer: the board hired | Tom Reed as | manager."""
    first = before_courtesy(text, first)
    while first and text.lower[first - 1].removesuffix(".") in lexicon("roles")["titles"]:
        first -= 1
    verb = text.word(first - 1) if first else ""
    if verb == "by" and first > 1 and text.lower[first - 2] in _SUCCEEDING:
        yield from (
            (parts, at, parts.end) for parts, at in phrases(text, start, sentence_end(text, start - 1))
        )
    elif verb in _MAKING or verb in _UNMAKING:
        maker = _maker(text, first - 1) if verb in _EMPLOYING else None
        for parts, at in phrases(text, start, sentence_end(text, start - 1)):
            if verb in _UNMAKING:
                parts.status = "former"
            elif maker and parts.role and not (parts.organizations or parts.places):
                parts.organizations = [maker]
            yield parts, at, parts.end


def _maker(text: Page, verb: int) -> tuple[int, int] | None:
    """The body that is the subject of a verb: | Acme | has hired."""
    held = text.found.at.get(verb - 1 - (text.lower[verb - 1] in _HAVE)) if verb > 1 else None
    if held is None or not (
        held[1].kind == "organization" or (held[1].kind == "other" and len(held[1].words) > 1)
    ):
        return None
    return held[0].first, held[0].last


def row_end(text: Page, last: int) -> int:
    """Where the names end that go on a row: Roe | , Reed and Lopez."""
    at, end = last, last
    for _ in range(_ROW):
        while text.word(at) in IN_ROWS:
            at += 1
        held = text.found.at.get(at)
        if at == end or held is None or held[1].kind != "person":
            return end
        at = end = held[0].last
    return end


def _shared(text: Page, first: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What is said of several at once: Roe and Lopez are | students at the college."""
    parts = phrase(text, first, limit, known=True)
    if parts and parts.role and is_plural(text, parts.role[1] - 1) and is_role(text, parts.role[1] - 1):
        parts.shared = True
        yield parts, first, parts.end


def by_verb(text: Page, at: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What a verb says of a person: leads Peshmerga forces, is a farmer, works for the city."""
    once = False
    while at < limit and text.lower[at] in _BEFORE_VERB:
        once = once or text.lower[at] in _ONCE
        at += 1
    told = _told_by(text, at, limit)
    if once:
        told = (no_longer(*one) for one in told)
    yield from told


def no_longer(parts: Parts, first: int, last: int) -> tuple[Parts, int, int]:
    """The same of somebody who is so no longer: previously | headed the bank."""
    parts.status = "former"
    return parts, first, last


_ONCE = frozenset("formerly once previously".split())


def _told_by(text: Page, at: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What a verb at a token says of a person."""
    if at + 2 < limit and text.lower[at] in IS_OR_WAS and text.lower[at + 1] in _BEING_AS:
        at += 1
    if at < limit and text.lower[at] in _MADE and text.lower[at - 1] == "been":
        at -= 1
    if at + 1 >= limit:
        return
    word = text.lower[at]
    if word == "used" and text.lower[at + 1] == "to":
        yield from _used(text, at + 2, limit)
        return
    if word in _LIVING or word in ("is", "was"):
        where = at + 1 + (text.lower[at + 1] in ("now", "originally", "up", "born", "raised"))
        if where < limit and text.lower[where] in (
            ("from",) if text.lower[where - 1] in ("is", "was", "comes", "came") else ("in", "from")
        ):
            yield from after_preposition(text, where, limit)
            return
    as_role = next(
        (token for token in range(at + 1, min(at + AS_FAR, limit)) if text.lower[token] == "as"), 0
    )
    stays = word in _BEING_AS and not _names_another(text, at + 1, as_role)
    as_role = as_role if stays or word in _SUCCEEDING else own_style(text, at) or 0
    if as_role or word in ("is", "was", "'s", "became", "been"):
        yield from _is_said(text, at, as_role, limit)
    elif word in LEADING:
        yield from leads(text, at, limit)
    elif word in WORKING:
        yield from works(text, at, limit)


def _used(text: Page, verb: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What somebody used to lead, or work for: used to | run Acme Bank."""
    word = text.word(verb)
    if word == "be":
        for told in _is_said(text, verb, 0, limit):
            yield no_longer(*told)
        return
    if verb + 1 >= limit or not (f"{word}s" in LEADING or f"{word}s" in WORKING):
        return
    for told in (leads if f"{word}s" in LEADING else works)(text, verb, limit):
        yield no_longer(*told)


def _is_office(text: Page, parts: Parts) -> bool:
    """Whether it is told what somebody is: is a | nurse; not what is thought of them: a serial liar."""
    noun = text.lower[parts.role[1] - 1] if parts.role else ""
    return noun not in _JUDGED and noun not in lexicon("roles")["kin"]


_JUDGED = frozenset(
    (
        "bully child coward failure fool genius hero heavyweight hypocrite icon idiot legend liar loser "
        "master monster natural optimist racist star survivor threat victim winner"
    ).split()
)
"""Nouns for what others think of somebody, or what befell them."""


def _is_said(text: Page, at: int, as_role: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What somebody is said to be behind a verb, or behind "as": is | a farmer; stepped down as | leader."""
    made = text.lower[at + 1] in _MADE
    before = _BEFORE_AS if made else _BEFORE_A
    start = as_role or at + made
    while not as_role and start + 1 < limit and text.lower[start + 1] in before:
        start += 1
    start += 1
    if start < limit and not (text.lower[start] in ARTICLES or as_role or text.pos[start] in NOMINAL):
        return
    word = text.lower[at]
    for parts, first in phrases(text, start, limit):
        if not (as_role or made or _is_office(text, parts)):
            continue
        if (word == "was" and not made) or word in PAST_WORK:
            parts.status = "former"
        yield parts, first, parts.end


def _names_another(text: Page, first: int, last: int) -> bool:
    """Whether somebody is named among some tokens: hired | Tom Reed | as manager."""
    return any(entity.kind == "person" for _, entity in text.found.within(first, last))


def origin(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What a preposition right behind a name says: Maria Lopez from the Farmers Union."""
    blamed = text.word(last) == "of" and first > 0 and text.lower[first - 1] in _BLAMING
    if blamed:
        return  # accused Ana Roe | of the theft
    if text.word(last) in ("of", "from", "with", "at") and last + 1 < (limit := sentence_end(text, last - 1)):
        yield from after_preposition(text, last, limit)


_BLAMING = frozenset(
    (
        "accuse accused accuses accusing cleared convicted informed reminded rid robbed stripped suspected "
        "suspects warned"
    ).split()
)
"""Verbs whose object is told, or loses, what "of" behind it says."""


def after_preposition(text: Page, at: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What a preposition behind a name says of a person: Maria Lopez of the Farmers Union."""
    first = at + 1 + (at + 1 < limit and text.lower[at + 1] in ARTICLES)
    if first < limit and text.lower[first] in CALENDAR:
        return  # at | Thursday's briefing
    if first < limit and text.words[first][:1].isupper():
        parts = complements(text, at, limit, Parts(organizations=[], places=[]))
        if parts.end > at:
            yield parts, first, parts.end
    elif first < limit:
        last = phrase_end(text, first, limit)
        name = next((token for token in range(first, last) if text.words[token][:1].isupper()), last)
        if name < last and all(text.pos[token] in NOMINAL for token in range(first, name)):
            yield Parts(organizations=[(name, last)]), first, last
        elif text.lower[at + 1] == "the" and _is_told(text, at, first, last):
            last = field_end(text, last, limit)
            yield Parts(organizations=[(first, last)]), first, last


def _is_told(text: Page, at: int, first: int, last: int) -> bool:
    """Whether a body is told without a name; "at" one of several words somebody may only be for a while."""
    if last == first + 1:
        return is_body(text, first, last)
    return text.lower[at] != "at" and tells_body(text, first, last)


def sentence_end(text: Page, token: int) -> int:
    """Where a token's sentence ends, or what anybody reads of it at once."""
    return bisect_right(text.sentence, text.sentence[token], token, min(token + 40, len(text.words)))
