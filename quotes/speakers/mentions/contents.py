"""Contents: what the words of a quote say of who said it."""

from __future__ import annotations

from typing import NamedTuple

from quotes.attribution.acts.acts import HEARING
from quotes.attribution.attributions import Attribution
from quotes.attribution.contents.extents import TIMES
from quotes.attribution.layouts import lettering
from quotes.attribution.sources.views import is_voiced
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.mentions.joined_passives import is_joined, is_judged_as
from quotes.speakers.mentions.received import is_received
from quotes.text.tags import NOUNS, PAST, POS, tagged
from quotes.words.function_words import A_OR_THE, FEMALE, MALE
from quotes.words.speech import belongs, classes
from quotes.words.tokens import POSSESSIVE

__all__ = ["Content", "content_of"]

_LOOKED = 80
"""Tokens of a content that are looked at for whom it speaks of."""


class Content(NamedTuple):
    """What the words of a quote say of its speaker.

    tokens: from its first to its last. quoted: 0 indirect, 1 partly, 2 whole. self: 1 says I, 2 we.
    he, she: 1 if it speaks of a man, a woman, 2 if it begins so. asks: ends with a question mark.
    opens: its first token is the first of its paragraph. passive: its cue is (was told). suffered: nobody
    tells by whom it was said, to or of its mention (was told, faced criticism) or by a crowd (shouts of).
    untold: no words beside it name a source, nor do marks say that there is one.
    """

    tokens: range
    quoted: int
    self: int
    he: int
    she: int
    asks: bool
    opens: bool
    passive: bool
    suffered: bool
    untold: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is in quotation marks as a whole."""
        return self.quoted == _WHOLE


_WHOLE = 2
_GERUND = POS.index("VBG")
_ADVERB = POS.index("RB")
_BE = frozenset("is are was were be been being".split())
_I = frozenset("i me my mine myself".split())
_WE = frozenset("we us our ours ourselves".split())
_SPOKEN_OF = _I | _WE | MALE | FEMALE | {"he's", "she's"}


def content_of(page: Page, attribution: Attribution, tokens: range, cue: range) -> Content:
    """What the content of an attribution says; ``tokens`` are its, ``cue`` those of its cue."""
    lower, first = page.lower, tokens.start
    words = _SPOKEN_OF.intersection(lower[first : min(tokens.stop, first + _LOOKED)])
    opening = lower[first : min(tokens.stop, first + 4)] if words else ()
    outer = (len(attribution.quoted) > 0) + _is_whole(attribution)
    before = _before(page, cue) if cue and cue.start else ""
    active = bool(cue) and (
        page.pos[cue.stop - 1] == _GERUND or _is_for_saying(page, cue, first) or _has_said(page, cue)
    )
    called = not active and _is_called(page, cue) and not _is_by_mention(page, attribution)
    passive = not active and (before in _BE or not _BE.isdisjoint(lower[cue.start : cue.stop]))
    passive = (passive and not _is_view(page, cue)) or (not active and is_joined(page, cue))
    return Content(
        tokens=tokens,
        quoted=outer,
        self=(1 if words & _I else 2 if words & _WE else 0) if outer else 0,
        he=2 if "he" in opening or "he's" in opening else int(not words.isdisjoint(MALE)),
        she=2 if "she" in opening or "she's" in opening else int(not words.isdisjoint(FEMALE)),
        asks="?" in lower[max(first, tokens.stop - 2) : tokens.stop],
        opens=first == 0 or page.paragraph[first - 1] != page.paragraph[first],
        passive=passive or called,
        suffered=called
        or (_is_suffered(page, attribution, cue) if passive else _is_crowds(page, attribution, cue))
        or _is_hearers(page, attribution, cue)
        or is_received(page, attribution.mention, cue, first),
        untold=page.quote[first] < 0 and not (outer or attribution.mention or _has_subject(page, cue)),
    )


def _is_by_mention(page: Page, attribution: Attribution) -> bool:
    """Whether it is told who calls something so: the plan, dubbed "a joke" by | Ana Roe |, is dead."""
    if attribution.mention is None:
        return False
    first, _ = page.at(attribution.mention.start, attribution.mention.end)
    return first > 0 and page.lower[first - 1] == "by"


_TIME_BETWEEN = 3
"""Tokens of a time between "was" and its participle: was | earlier this week | told."""


def _before(page: Page, cue: range) -> str:
    """The word before a cue, or before when it was: the court | was | yesterday told."""
    first = cue.start - 1
    while first and cue.start - first <= _TIME_BETWEEN and page.lower[first] in _THEN:
        first -= 1
    before = page.lower[first]
    return before if first == cue.start - 1 or before in _BE else page.lower[cue.start - 1]


_THEN = TIMES | {"earlier", "last", "later", "this"}

_JOINS = frozenset(("and", "but"))


def _has_subject(page: Page, cue: range) -> bool:
    """Whether a verb that says something is joined to another, or a name is beside it.

    Roe waited | and | warned that it rains. It rains, says | Roe |.
    """
    if not cue or not belongs(page.lower[cue.stop - 1], "holding", "saying", "telling"):
        return False
    beside = any(at in page.found.at for at in (cue.start - 1, cue.start, cue.stop))
    return beside or page.lower[cue.start - 1] in _JOINS


def _is_view(page: Page, cue: range) -> bool:
    """Whether a cue ends with "is" behind a noun: her | answer was |, his | key words were |."""
    return len(cue) > 1 and page.lower[cue.stop - 1] in _BE and page.pos[cue.stop - 2] in NOUNS


def _is_for_saying(page: Page, cue: range, first: int) -> bool:
    """Whether a passive tells what for, and that is what was said: was fined | for | calling it so."""
    verb = first + (page.lower[first] == "for")
    cut_off = verb == len(page.pos)
    if first != cue.stop or cut_off or page.lower[verb - 1] != "for" or page.pos[verb] != _GERUND:
        return False
    return belongs(page.lower[verb], "calling", "discussing", "judging", "saying")


def _has_said(page: Page, cue: range) -> bool:
    """Whether hearsay is of what somebody said: Roe | is alleged to have told | the court."""
    said = cue.stop - 1
    before = page.lower[cue.start + 1 : said]
    return "have" in before and "been" not in before and page.pos[said] in PAST


def _is_called(page: Page, cue: range) -> bool:
    """Whether a cue is a participle behind whom it is said of: Roe, | long described as | "a joke"."""
    if not cue or cue.start < 2:
        return False
    if page.lower[cue.stop - 1] != "as" and not _is_called_at_once(page, cue):
        return False
    if _is_what_somebody_calls(page, cue):
        return False
    verb = next((at for at in cue if page.pos[at] in PAST), cue.stop)
    if belongs(page.word(verb), "saying", "telling"):
        return False  # Roe, 25, | said as | she left
    if _closes_apposition(page, cue):
        return False
    aside = all(page.pos[at] == _ADVERB or page.words[at] == "," for at in range(cue.start - 1, verb))
    return aside and "," in page.words[cue.start - 1 : verb]


def _closes_apposition(page: Page, cue: range) -> bool:
    """Whether the comma before a verb closes an apposition: the minister, Ana Roe |, hailed | "a joke"."""
    comma = cue.start - 1
    if page.words[comma] != "," or (page.lower[cue.stop - 1] == "as" and not _judges(page, cue.stop)):
        return False
    first = next((at for at in range(comma - 1, max(0, comma - _APPOSED), -1) if page.words[at] == ","), None)
    return first is not None and page.sentence[first] == page.sentence[comma]


def _judges(page: Page, first: int) -> bool:
    """Whether what somebody judges stands behind "as" and a word for it: as | "a lie" | reports that."""
    for at in range(first + 1, min(first + _JUDGED, len(page.words))):
        word, before = page.lower[at], page.pos[at - 1]
        if word in ("by", "and") or page.words[at] in _ENDING:
            return False
        named = before in _NAMED or page.words[at - 1] in _CLOSING
        if named and page.quote[at] < 0 and (page.pos[at] in _OPENING or "nouns" in classes(word)):
            return True
    return False


_JUDGED = 8
_ENDING = frozenset((",", ".", ";", ":", "?", "!", "–", "—"))
_CLOSING = frozenset(("''", '"', "”", "’", "'"))
_NAMED = NOUNS | tagged("JJ", "VBN")
_OPENING = tagged("DT", "PRP$", "WP")


def _is_what_somebody_calls(page: Page, cue: range) -> bool:
    """Whether "what" is before the subject of a cue: what | the leader, Ana Roe, had called "a joke"."""
    before = range(cue.start - 1, max(-1, cue.start - 1 - _APPOSED), -1)
    what = next((at for at in before if page.lower[at] == "what"), None)
    same = what is not None and page.sentence[what] == page.sentence[cue.start]
    return same and page.lower[cue.stop - 1] != "as"


_APPOSED = 15
"""Tokens of a subject with its apposition."""


def _is_called_at_once(page: Page, cue: range) -> bool:
    """Whether a quotation is right behind a verb that needs an object: Roe, | once called | "a vault"."""
    verb = belongs(page.lower[cue.stop - 1], "calling", "judging")
    return verb and cue.stop < len(page.words) and page.quote[cue.stop] >= 0


_DONE_TO = ("asking", "calling", "judging", "telling")
_SAYING = frozenset("by say saying tell telling".split())
_UTTERED = frozenset("boos calls chants cheers chorus choruses cries jeers screams shouts yells".split())
_ONCE = frozenset("chant cheer chorus cry jeer roar shout".split())
"""The same for one of a crowd's: | a chant of | "Out!"."""

_POSSESSORS = tagged("POS", "PRP$")
_MINDED = frozenset(("assured", "convinced", "persuaded"))  # what one is, not what one is told
_HEARSAY = frozenset(
    "alleged believed reported reputed rumored rumoured said supposed suspected thought understood".split()
)
"""Participles of what is told of somebody, and not by whom: Roe is | said | to be ill."""

_LETTING = frozenset(("let", "lets", "made", "make", "makes"))  # he let it be known
_BEHIND = frozenset(("for", "of", "that", "to"))
_WHAT_FOR = frozenset(("about", "as", "for", "over"))
_HEAR = frozenset(("hear", "heard", "hearing", "hears"))


_VOICED = 3
"""Words of what was said, if no word tells by whom: | some serious concerns | were raised."""


def _is_suffered(page: Page, attribution: Attribution, cue: range) -> bool:
    """Whether a cue in the passive tells of what was said to or of its mention, and not by whom."""
    lower, pos = page.lower, page.pos
    if attribution.mention and attribution.cue and attribution.mention.start > attribution.cue.start:
        first, _ = page.at(attribution.mention.start, attribution.mention.end)
        return lower[first - 1] in _WHAT_FOR  # seen as | a fool |; criticized by | voters |
    participles = [at for at in cue if pos[at] in PAST]
    if participles and attribution.mention and "by" not in lower[cue.start : cue.stop + 1]:
        words = attribution.mention.of(page.article).lower().split()
        owned = any(word.endswith(tuple(POSSESSIVE)) for word in words)
        if not owned and len(words) <= _VOICED and is_voiced(words[-1], lower[participles[-1]]):
            return True  # concerns | were raised at the meeting | that it would close
    if participles and lower[participles[-1]] in _HEARSAY and _ends_at(page, cue, participles[-1]):
        described = lower[cue.stop : cue.stop + 2] == ["to", "be"] or _is_deed_told(page, cue.stop)
        return (described or not attribution.quoted) and lower[cue.start] not in _LETTING
    if participles and not attribution.mention and not attribution.quoted:
        return True  # it is feared that ten died, Roe is expected to say that: by whom is not told
    if attribution.rule == lettering.RULE and not attribution.mention:
        return True
    that = lower[cue.stop : cue.stop + 1] == ["that"]  # they were assured | that it would hold
    told = any(
        ((that and lower[at] == "assured") or lower[at] not in _MINDED)
        and (lower[at] in _TRIED or is_judged_as(page, at) or belongs(lower[at], *_DONE_TO))
        for at in participles
    )
    return told and _SAYING.isdisjoint(lower[cue.start : cue.stop + 1])


def _is_deed_told(page: Page, first: int) -> bool:
    """Whether hearsay is of what somebody did, not said: Roe is alleged | to have “sold | the roof”."""
    if page.lower[first : first + 2] != ["to", "have"]:
        return False
    verb = first + 2
    while verb < len(page.pos) and (page.pos[verb] == _ADVERB or not page.words[verb][:1].isalpha()):
        verb += 1
    return not belongs(page.word(verb), "calling", "discussing", "judging", "saying", "telling")


_TRIED = frozenset("charged convicted indicted prosecuted".split())
"""Participles of what a court says that somebody did: is charged with | “causing alarm” |."""


def _ends_at(page: Page, cue: range, participle: int) -> bool:
    """Whether a cue tells no more than its participle: is reported | to be; not: is reported | as saying."""
    last, helper = cue.stop - 1, participle - 1 - (page.pos[participle - 1] == _ADVERB)
    ends = participle == last - (page.lower[last] in _BEHIND) and page.word(cue.stop) not in ("as", "by")
    return ends and page.lower[helper] in _BE


def _is_hearers(page: Page, attribution: Attribution, cue: range) -> bool:
    """Whether a cue tells what a court or another body heard, and not from whom: the court has | heard |."""
    if not attribution.mention or _HEAR.isdisjoint(page.lower[cue.start : cue.stop]):
        return False
    noun = attribution.mention.of(page.article).split()[-1].strip(",").lower()
    hears = noun in HEARING or noun in lexicon("sources")["bodies"]
    return hears and "from" not in page.lower[cue.start : cue.stop + 1]


def _is_crowds(page: Page, attribution: Attribution, cue: range) -> bool:
    """Whether the cue is what a crowd utters, and nobody's: to | cries of | "Resign!", he left."""
    if not cue:
        return False
    at = cue.start + (page.lower[cue.start] in A_OR_THE)
    if page.word(at) not in (_UTTERED if at == cue.start else _UTTERED | _ONCE):
        return False
    if attribution.mention and attribution.mention.start < attribution.spans[0].end:
        return False
    return page.word(at + 1) == "of" and page.pos[at - 1] not in _POSSESSORS


def _is_whole(attribution: Attribution) -> bool:
    """Whether hardly a character of a content stands outside quotation marks."""
    if not attribution.quoted:
        return False
    size = sum([span.end - span.start for span in attribution.spans])
    return sum([span.end - span.start for span in attribution.quoted]) >= 0.9 * size
