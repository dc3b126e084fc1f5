"""Terms: quotation marks around a word for a thing rather than what somebody said, told by what is beside."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Range
from quotes.names.gazetteer import is_for_person, is_given
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.marks import QuotedSpan
from quotes.text.tags import POS
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import A_OR_THE, ARE, RELATIVES
from quotes.words.speech import classes
from quotes.words.wordforms import wordforms

__all__ = ["billed", "is_called", "is_of_deed", "is_term"]

_MOST, _LONGEST = 5, 12  # words of a term, and of what is called one
_STOPS = frozenset(".,?!;:")
_KINDS = frozenset("button category designation hashtag label level moniker rating setting status".split())
"""Nouns behind what is the name of one of them, be it an adjective: the “secret” level."""

_WORDS = frozenset("clause figure figures name nickname number phrase term title word".split())
"""Nouns behind what is one of them, which are judged too: the “pro-life” phrase; the “ugly” phrase."""

_SIDES = frozenset("camp campaign movement side vote".split())
_LISTED = frozenset("hashtags keywords labels names nicknames phrases slogans terms titles words".split())
_SHORT = frozenset("arabic code hebrew hindi latin short shorthand slang urdu yiddish".split())
_STANDING = frozenset(("stand", "standing", "stands", "stood"))
_LIKING = frozenset(("enjoy", "like", "love", "prefer", "read", "watch"))
_ON = frozenset(("for", "in", "of", "on"))
_OF = frozenset(("for", "of"))
_ABOUT = frozenset(("about", "by", "from", "set"))
_ADJECTIVES = 2  # words that may tell of a noun
_NICKNAME = 3  # words at most
_AS = frozenset(("as", "including", "like"))
_JUDGING = frozenset(("JJ", "JJR", "JJS", "RB", "VBG", "VBN"))
_NAMING = frozenset("code-name codename dub entitle mark name nickname title".split())
_CALLING = _NAMING | {"call", "label"}
_BILLED = frozenset(
    "advertised billed celebrated derided described hailed lauded marketed pitched praised promoted sold "
    "touted".split()
)
_CALLS = frozenset(("call", "called", "calling", "calls"))
_ITSELF = frozenset(("herself", "himself", "itself", "themselves"))
_STYLED = frozenset("branded christened styled".split())
_WHAT = RELATIVES | {"what"}
_FINITE = frozenset(("MD", "VBD", "VBP", "VBZ"))
_PHRASE = frozenset("CD DT JJ JJR JJS NN NNP NNPS NNS POS PRP$".split())
_GOVERNING = frozenset("IN TO VB VBD VBG VBN VBP VBZ".split())
"""Tags of words that take what is behind them for their object."""

_OWN = frozenset(("PRP$", "POS"))
_DETERMINER = frozenset(("DT", "PRP$", "POS"))


class _Term(NamedTuple):
    """A quoted span as tokens: the first is its opening mark, ``last`` is behind its closing one."""

    reading: Reading
    first: int
    last: int

    def word(self, token: int) -> str:
        """A token of the same sentence or paragraph in lower case, or ""."""
        return self.reading.lower[token] if 0 <= token < len(self.reading.lower) else ""

    def tag(self, token: int) -> str:
        """The tag of a token, or ""."""
        return POS[self.reading.pos[token]] if 0 <= token < len(self.reading.lower) else ""


def is_term(reading: Reading, quote: QuotedSpan) -> bool:
    """Whether a few words in quotation marks are a term, by the words around them."""
    first, last = reading.at(quote.start, quote.end)
    if not 2 < last - first <= _LONGEST + 2:
        return False
    term = _Term(reading, first, last)
    if (
        _is_example(term)
        or _is_known(term)
        or _billed(term) is not None
        or _is_translated(term)
        or _is_defined(term)
    ):
        return True
    if last - first > _MOST + 2:
        return False
    inside = reading.words[last - 2] not in _STOPS and (_is_of_kind(term) or _is_nickname(term))
    return inside or _is_of_outlet(term) or _is_liked(term) or _is_shown(term)


def _is_example(term: _Term) -> bool:
    """Whether it is one of some words that are listed: for terms such as | “ambassador” |."""
    at = term.first - 1
    if term.word(at) not in _AS:
        return False
    return term.word(at - 1 - (term.word(at - 1) == "such")) in _LISTED


def _is_known(term: _Term) -> bool:
    """Whether it is what something goes by: known as the | “Midnight Crew” |."""
    at = term.first - 1 - (term.word(term.first - 1) in A_OR_THE)
    if term.word(at) == "as":
        return "known" in (term.word(at - 1), term.word(at - 2))
    if at == term.first - 1 and _is_called(term):
        return True
    if possible_lemmas(term.word(at)) & _NAMING and _is_thing(term, at - 1):
        return term.word(term.last) != "by"  # a tax labelled | “theft” | by its critics
    return at < term.first - 1 and term.word(at) in lexicon("words_as_words")["naming"]


def billed(reading: Reading, quote: QuotedSpan) -> int | None:
    """The word by which a thing is told to be something, and not by whom, before a quoted span."""
    return _billed(_Term(reading, *reading.at(quote.start, quote.end)))


def _billed(term: _Term) -> int | None:
    """That word: a hotel | billed | as “the pearl of the north”; a man who | called | himself “a king”.

    Not: what the court described as “a farce”; the plan, hailed as “a gift” by the mayor.
    """
    verb = term.first - 1 - (term.word(term.first - 1) in A_OR_THE)
    if term.word(verb) in _ITSELF:
        related = term.word(verb - 1) == "calling" or term.word(verb - 2) in RELATIVES
        return verb - 1 if related and term.word(verb - 1) in _CALLS else None
    as_one = term.word(verb) == "as"
    verb -= as_one
    if term.word(verb) not in (_BILLED if as_one else _STYLED):
        return None
    if term.word(term.last + (term.word(term.last) == ",")) == "by":
        return None
    if _is_told_by_whom(term, verb):
        return None
    at = verb - 1
    while term.tag(at) == "RB":
        at -= 1
    opens = term.word(at) == "," or at < term.reading.around(verb)[0]
    goes_on = as_one and term.tag(term.last) in _FINITE
    thing = _is_thing(term, at) and (goes_on or _is_object(term, at))  # a hotel billed as “a gem” | closed
    return verb if opens or thing else None


def _is_told_by_whom(term: _Term, verb: int) -> bool:
    """Whether a clause without another verb tells who does it: what | the mayor, Ana Roe, | described as."""
    begin = term.reading.around(verb)[0]
    what = next((at for at in range(verb - 1, begin - 1, -1) if term.word(at) in _WHAT), None)
    return what is not None and not term.reading.verbs(what, verb)


def _is_object(term: _Term, noun: int) -> bool:
    """Whether something is done with what a noun is for: Roe opened | a small hotel |."""
    while term.tag(noun) in _PHRASE:
        noun -= 1
    return term.tag(noun) in _GOVERNING and term.word(noun) not in RELATIVES


def is_called(reading: Reading, quote: QuotedSpan) -> bool:
    """Whether it is only told how a thing is called: a bar, dubbed | “The Office” | by regulars, shut.

    Or: known as | “the balcony of the valley”.
    """
    term = _Term(reading, *reading.at(quote.start, quote.end))
    known = term.word(term.first - 2) == "known" and term.word(term.first - 1) == "as"
    return known or _is_called(term)


def _is_called(term: _Term) -> bool:
    at = term.first - 1
    thing = at - 1 - (term.word(at - 1) == ",")
    return bool(possible_lemmas(term.word(at)) & _CALLING) and _is_thing(term, thing) and _is_named(term)


def _is_thing(term: _Term, at: int) -> bool:
    """Whether a word is a noun, and none for somebody who may call a thing something: an act | dubbed."""
    return term.tag(at) in ("NN", "NNS") and not is_for_person(term.word(at))


def _is_defined(term: _Term) -> bool:
    """Whether it is told what word or work it is: “Non-paper” | is a diplomatic term for a draft."""
    if term.word(term.last) not in ARE or term.word(term.last + 1) not in A_OR_THE:
        return False
    nouns = range(term.last + 2, term.last + 3 + _ADJECTIVES)
    groups = lexicon("words_as_words")
    names = groups["naming"] | _KINDS | _WORDS
    if any(term.word(at) in names and term.word(at + 1) in _OF for at in nouns):
        return True
    opened = term.reading.words[term.first + 1][:1].isupper()
    return opened and any(term.word(at) in groups["works"] and term.word(at + 1) in _ABOUT for at in nouns)


def _is_translated(term: _Term) -> bool:
    """Whether it is what a foreign or short word stands for: “Pax,” Latin for | “peace” |."""
    if term.word(term.first - 1) != "for":
        return False
    before = term.word(term.first - 2)
    return before in _SHORT or before in _STANDING or before in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon("places")["demonyms"])


def _is_of_outlet(term: _Term) -> bool:
    """Whether it is what an outlet sends or prints: told NBC's | “Today” |."""
    owner = term.reading.words[term.first - 2]
    outlet = term.tag(term.first - 1) == "POS" and owner in lexicon("organizations")["outlets"]
    return outlet and _is_named(term)


def _is_liked(term: _Term) -> bool:
    """Whether it is what somebody likes to see or read: Roe loves | “Veep” |."""
    verb = term.tag(term.first - 1).startswith("V")
    return verb and wordforms().base(term.word(term.first - 1)) in _LIKING and _is_named(term)


def _is_shown(term: _Term) -> bool:
    """Whether it is what somebody makes, leads or appears on: the host of | “Hardball” |."""
    made = (
        term.word(term.first - 1) in _ON and term.word(term.first - 2) in lexicon("words_as_words")["shown"]
    )
    return made and _is_named(term)


def _is_named(term: _Term) -> bool:
    """Whether each of its words has a capital."""
    words = term.reading.words[term.first + 1 : term.last - 1]
    return all(word[:1].isupper() or word in _STOPS for word in words)


def _is_nickname(term: _Term) -> bool:
    """Whether it stands in a person's name: Gerardo | “Tata” | Martino."""
    words, last = term.reading.words, term.last
    if last == len(words) or not is_given(words[term.first - 1].lower()) or term.word(last) in CALENDAR:
        return False
    around = (words[term.first - 1], words[term.first + 1], words[last])
    return last - term.first <= _NICKNAME + 2 and all(word[0].isupper() for word in around)


def _is_of_kind(term: _Term) -> bool:
    """Whether a noun behind it says what kind of name it is: raised to the | “secret” | level."""
    before, behind = term.first - 1, term.word(term.last)
    if term.word(before) != "the" and term.tag(before) not in _OWN:
        return behind == "as" and term.word(term.last + 1) in A_OR_THE and _names(term.word(term.last + 2))
    if behind in _KINDS or (behind in _SIDES and _is_named(term)):
        return term.word(term.last + 1) != "of"  # the “unacceptable” level of noise
    return behind in _WORDS and term.tag(term.last - 2) not in _JUDGING


def _names(word: str) -> bool:
    return word in _KINDS or word in _WORDS


def is_of_deed(reading: Reading, quote: QuotedSpan, cue: Range | None) -> bool:
    """Whether a term belongs to a thing that something is done with: carrying his | “Roe flag” |."""
    first, last = reading.at(quote.start, quote.end)
    if cue is None or not cue[1] <= first or last - first > _MOST + 2:
        return False
    words = reading.lower[slice(*cue)]
    if POS[reading.pos[first - 1]] not in _DETERMINER or any(map(_tells, words)):
        return False
    return any(wordforms().base(word) in lexicon("doing")["doing"] for word in words)


def _tells(word: str) -> bool:
    """Whether a word is one for speech or thought, or the colon before what is said."""
    acts = lexicon("acts")
    base = wordforms().base(word)
    told = any(base in acts[group] for group in ("belief", "intention", "reporting"))
    return told or word == ":" or bool(classes(word))
