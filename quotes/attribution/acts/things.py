"""Things: what stands before a verb for speech or will and says nothing, and what only sounds like speech.

| Gerda |, a storm, promised to be the last; | The Isabel Pinto | refused to answer her helm; | gold |
promised a week of gains; charts | told | a similar story; he | asked | the keeper no questions; coal |
added | a little; the dairy | ordered | a float; the film | tells of | a cook; the last flight | suggested |
how many believed it; the lion | seems | to laugh.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from quotes.attribution.acts.acts import base, bases, has_verb, is_nothing
from quotes.attribution.acts.works import is_title
from quotes.attribution.drafts import Draft, Range
from quotes.document import Act
from quotes.names.gazetteer import PLACE, THING, flags, is_borne, is_given
from quotes.names.honorifics import plain, titles
from quotes.names.mending import STORMS
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import COMMON, NAMES, POS

__all__ = ["speaking", "spoken"]

_Judged = Callable[[Reading, Draft], Act]

_UTTERING = frozenset(("add", "announce", "say", "tweet", "write"))
_WILLS = frozenset("demand hint promise refuse signal threaten vow want".split())
"""What things are said to do as if they had a will: gold | promised | gains."""

_SOUNDING = frozenset("announce declare herald proclaim warn".split())
_SIGNALS = frozenset(
    "alarm bell buzzer cannon clock cockerel drum gong gun horn klaxon rooster siren trumpet whistle".split()
)
"""What announces with its sound that something begins or ends."""

_ANSWERS = frozenset(("answer", "reply", "respond"))
_HOW = frozenset("by in it once them thrice through twice with within".split())
"""What is behind an answer in deeds: replied | twice; answered | it by a neck; answered | with two goals."""

_SEEING = frozenset(("saw", "seen"))
_STORIES = frozenset(("nothing", "story", "tale"))
_A = frozenset(("a", "an", "another", "much", "the", "its", "their"))
_FEW = 5
"""Tokens in which it stands what is told or asked."""

_QUESTIONS = frozenset(("question", "questions"))
_ABOUT = frozenset(": about as how if of on that what when where whether which why".split())


def spoken(reading: Reading, drafts: Sequence[Draft], judged: _Judged) -> list[Draft]:
    """The drafts but those in which a thing does what only sounds like speech. judged: what each cue does."""
    storms = _storms(reading)
    return [draft for draft in drafts if not _only_sounds_so(reading, draft, storms, judged)]


def _only_sounds_so(reading: Reading, draft: Draft, storms: set[str], judged: _Judged) -> bool:
    if not _is_bare(reading, draft):
        return False
    no_words = _is_sign(reading, draft) or _is_next_clause(reading, draft)
    if no_words and judged(reading, draft) != "statement":
        return True
    if not _may_be(reading, draft, bool(storms)):
        return False
    return _is_deed(reading, draft, storms) or _is_own_news(reading, draft)


def _is_sign(reading: Reading, draft: Draft) -> bool:
    """Whether no words are told but what a thing or animal seems to do: the lion | seems | to laugh."""
    assert draft.cue and draft.source
    first, last = draft.source
    words = reading.lower[first:last]
    if first >= draft.cue[0] or draft.rule != "model" or not _is_thing(reading, (first, last)):
        return False
    # not: the shipping line, | Ostby Fleet |; a number | of | counties
    return "," not in words and _MAY_BE_SOME.isdisjoint(words)


_MAY_BE_SOME = frozenset("brass camp circle figure legend line model of opposition voice".split())
"""Nouns for people that as often are things, and what stands behind a number of them."""


def _is_next_clause(reading: Reading, draft: Draft) -> bool:
    """Whether only another clause follows: Oslo had shown interest | and Lima moved a step | towards it."""
    assert draft.cue
    content = draft.content[0]
    return draft.rule == "model" and content[0] >= draft.cue[1] and reading.lower[content[0]] in _AND


_AND = frozenset(("and", "but"))


def _may_be(reading: Reading, draft: Draft, storms: bool) -> bool:
    """Whether a cue is one of those that only may sound like speech; of storms, all are."""
    if not draft.cue:
        return False
    words = reading.lower[slice(*draft.cue)]
    if storms or "can" in words or not _SEEING.isdisjoint(words):
        return True
    return not _unsure().isdisjoint(map(base, words))


@cache
def _unsure() -> frozenset[str]:
    """Verbs for what things do, too."""
    return _moving() | _SOUNDING | {"add", "ask", "order", "tell"}


@cache
def _moving() -> frozenset[str]:
    """Verbs for what somebody wills or answers."""
    return _WILLS | _ANSWERS | lexicon("acts")["intention"]


def _is_own_news(reading: Reading, draft: Draft) -> bool:
    """Whether an outlet only says that the news is its own: the Ostby Herald | can exclusively reveal |."""
    assert draft.cue and draft.source
    if reading.lower[draft.cue[0]] != "can" or "reveal" not in bases(reading, draft.cue):
        return False
    own, outlets = reading.words[slice(*draft.source)], lexicon("organizations")["outlet words"]
    return own[-1] in outlets or not _ISSUES.isdisjoint(own) or own[-1].lower() in ("newspaper", "paper")


_ISSUES = frozenset("Daily Evening Morning Sunday Weekly".split())
"""What outlets' names begin with."""


def _storms(reading: Reading) -> set[str]:
    """What the storms of a text are called: Storm | Gerda |."""
    if STORMS.isdisjoint(reading.lower):
        return set()
    return {
        name
        for word, name in pairwise(reading.words)
        if word.lower() in STORMS and word[0].isupper() and name[0].isupper()
    }


def _is_bare(reading: Reading, draft: Draft) -> bool:
    """Whether nothing of what a draft reports stands in quotation marks, and its verb only might report."""
    if not draft.cue or not draft.source or not draft.content:
        return False
    return not reading.any_inside(draft.content) and ":" not in reading.words[slice(*draft.cue)]


def _is_deed(reading: Reading, draft: Draft, storms: set[str]) -> bool:
    assert draft.cue and draft.source
    does, source, content = bases(reading, draft.cue), draft.source, draft.content[0]
    if source[0] < draft.cue[0] and does.isdisjoint(_UTTERING):
        moved = not does.isdisjoint(_moving())
        if _is_storm(reading, source, storms) or (moved and _is_vessel(reading, source)):
            return True
    behind = content[0] >= draft.cue[1]
    if behind and (_is_only_called(reading, content, does) or _is_gain(reading, content, does)):
        return True
    if {"tell", "of"} <= does and _is_tale(reading, source):
        return True
    if "tell" in does and behind and _is_plot(reading, source, content):
        return True
    if any(has_verb(reading, part) for part in draft.content):
        return False
    if does & _SOUNDING and source[0] < draft.cue[0] and _is_signal(reading, source):
        return True  # a bell | announced | the end
    if (does & _WILLS and _is_thing(reading, source)) or _is_met_with(reading, source, draft.cue):
        return True
    return behind and (
        _is_purchase(reading, source, content, does) or _is_answer_in_deed(reading, content, does)
    )


def _is_only_called(reading: Reading, content: Range, does: set[str]) -> bool:
    """Whether what is told or asked is no words: a similar | story |; most of the | questions |."""
    first = content[0]
    last = min(content[1], first + _FEW)
    nouns = _STORIES if "tell" in does else _QUESTIONS if "ask" in does else frozenset[str]()
    if not nouns:
        return False
    at = next(
        (at for at in range(first, last) if reading.lower[at] in nouns or reading.words[at] == ","), last
    )
    if at == last or reading.words[at] == ",":
        return False
    if has_verb(reading, (first, at)):
        return False  # told the court she had | seen nothing
    if reading.lower[at] == "nothing":
        return is_nothing(reading, at, content[1])
    told = at + 1 < content[1] and (reading.lower[at + 1] in _ABOUT or POS[reading.pos[at + 1]] == "TO")
    return not told and ("ask" in does or reading.lower[first] in _A)


def _is_gain(reading: Reading, content: Range, does: set[str]) -> bool:
    """Whether prices add what they gain: added | a little |; added | 40 cents to $71 |."""
    if "add" not in does:
        return False
    words = reading.lower[content[0] : content[0] + _FEW]
    if words[:2] in (["a", "little"], ["a", "bit"]):
        end = 2
    else:
        end = next((at + 1 for at, word in enumerate(words) if word in _UNITS), 0)
        counted = any(POS[reading.pos[content[0] + at]] == "CD" for at in range(end))
        if not counted and words[:1] != ["$"]:
            return False
        end = end or 2  # $ | 9
    behind = reading.lower[content[0] + end : content[0] + end + 1]
    return not behind or behind[0] in _BEHIND_GAIN


_UNITS = frozenset("% cent cents euros pence percent point points".split())
_BEHIND_GAIN = frozenset(". , ; – — after and as at by for from in on per since to while".split())


def _is_tale(reading: Reading, source: Range) -> bool:
    """Whether a work tells a tale: | "The Clerk" | tells of a man; | the film | tells of one."""
    last = source[1] - 1
    number = reading.quote[last]
    marked = number >= 0 and is_title(reading, number, None)
    return marked or reading.lower[last] in lexicon("words_as_words")["works"]


def _is_plot(reading: Reading, source: Range, content: Range) -> bool:
    """Whether a work's plot is told: | The Weaver's Son | tells | the story of | a boy; a film's."""
    first = content[0]
    if reading.lower[first : first + 3] not in (["the", "story", "of"], ["the", "tale", "of"]):
        return False
    titled = reading.lower[source[0]] in _A and all(
        word[0].isupper() or not word[0].isalpha() for word in reading.words[slice(*source)]
    )
    return titled or _is_tale(reading, source)


def _is_purchase(reading: Reading, source: Range, content: Range, does: set[str]) -> bool:
    """Whether a firm orders what it buys: the dairy | ordered | a smaller float |; not: an inquiry."""
    first, last = content
    if "order" not in does or any(POS[reading.pos[at]] == "TO" for at in range(first, last)):
        return False
    head = _head(reading, content)
    noun = base(reading.lower[head])
    if reading.pos[head] not in COMMON or noun in speaking() or noun in _ORDERED:
        return False
    return not noun.endswith(_ACTS) and _is_business(reading, source)


_ACTS = ("al", "ance", "down", "ing", "ion", "ment", "out", "ry", "ure")
_ORDERED = frozenset(
    (
        "arrest attack audit autopsy ban change check curfew cut end freeze halt hold probe raid recall "
        "release retreat return review search stay stop strike study sweep test trial"
    ).split()
)
"""Deeds that are ordered to be done."""


def _is_business(reading: Reading, source: Range) -> bool:
    """Whether a source is what makes or sells something, by a noun: the | dairy |; the | airline |."""
    noun = reading.lower[_head(reading, source)]
    trade = noun in lexicon("organizations")["trades"] or noun in _BUSINESSES or noun.endswith("maker")
    return trade or _is_thing(reading, source) or flags(noun).noun == PLACE


_BUSINESSES = frozenset(
    (
        "airline bakery band brand brewery chain choir clinic club company factory farm firm garage "
        "hotel orchestra restaurant school shipyard shop store studio supermarket"
    ).split()
)


def _is_answer_in_deed(reading: Reading, content: Range, does: set[str]) -> bool:
    """Whether an answer is no words: replied | twice | before the break."""
    words = reading.lower[slice(*content)]
    return bool(does & _ANSWERS) and bool(words) and words[0] in _HOW and _THAT.isdisjoint(words)


_THAT = frozenset(("that", "saying"))


def _is_met_with(reading: Reading, source: Range, cue: Range) -> bool:
    """Whether a place or thing saw what came over it: | Claddagh | saw waves of six metres."""
    first, last = source
    words = reading.lower[slice(*cue)]
    if words[-1] not in _SEEING or "been" in words:
        return False
    alone = last - first == 1 and reading.words[first][:1].isupper() and not is_borne(reading.words[first])
    return (alone and reading.pos[first] in NAMES) or _is_thing(reading, source)


def _is_storm(reading: Reading, source: Range, storms: set[str]) -> bool:
    """Whether a source is a storm by its name."""
    words = reading.words[slice(*source)]
    if not storms or not words:
        return False
    return (words[0] in storms and len(words) == 1) or (
        base(words[0].lower()) in STORMS and words[-1] in storms
    )


def _is_vessel(reading: Reading, source: Range) -> bool:
    """Whether an article stands before a first name and a surname, as before a ship's: The | Isabel Pinto."""
    first, last = source
    words = reading.words
    if last - first < _SHIP or reading.lower[first] != "the" or not is_given(words[first + 1]):
        return False
    end = first + 1
    while end < last and words[end][:1].isupper() and reading.pos[end] in NAMES:
        end += 1
    if end - first < _SHIP or (end < last and words[end] != ","):
        return False
    if any(
        plain(word) in titles() or plain(word) in lexicon("roles")["roles"] for word in words[first + 1 : end]
    ):
        return False  # The | Prime | Minister
    name, listed = words[end - 1], lexicon("organizations")
    return not (name in listed["ending"] or name in listed["outlet words"] or name.endswith("s"))


_SHIP = 3


def _is_thing(reading: Reading, source: Range) -> bool:
    """Whether the head of a source is a common noun for a thing."""
    head = _head(reading, source)
    if reading.pos[head] not in COMMON or (reading.words[head][:1].isupper() and head > source[0]):
        return False
    nouns = {base(reading.lower[head]), _one(reading.lower[head])}
    animals = lexicon("animals")["animals"]
    thing = any(flags(noun).noun == THING or noun in animals for noun in nouns)
    return thing and speaking().isdisjoint({reading.lower[head], *nouns})


def _one(noun: str) -> str:
    """A noun without the ending of a plural: clouds, skies."""
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _is_signal(reading: Reading, source: Range) -> bool:
    """Whether the head of a source is what sounds, and nobody: a | bell | rang in."""
    return _one(reading.lower[_head(reading, source)]) in _SIGNALS


def _head(reading: Reading, part: Range) -> int:
    """The last token of a noun phrase before what tells of it: the | dairy | in Ostby."""
    first, last = part
    return next((at for at in range(first + 1, last) if POS[reading.pos[at]] in _BEHIND_HEAD), last) - 1


_BEHIND_HEAD = frozenset(("IN", ",", "WDT", "VBN", "VBG", "TO"))


@cache
def speaking() -> frozenset[str]:
    """Nouns for who or what may say something."""
    sources = lexicon("sources")
    found = frozenset().union(
        *(sources[group] for group in ("bodies", "groups", "persons", "anonymous", "vague"))
    )
    documents = frozenset().union(*(own for group, own in sources.items() if group.startswith("documents")))
    return (
        found
        | documents
        | lexicon("persons")["persons"]
        | lexicon("roles")["roles"]
        | lexicon("organizations")["nouns"]
    )
