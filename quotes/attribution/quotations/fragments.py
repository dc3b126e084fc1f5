"""Fragments: a few quoted words within a clause that tells whose they are in another way.

Was dismissed by | Ana Roe | as “a joke”; Roe recalled | the mayor |'s promise of “a bridge”; “A joke” was how
| Ana Roe | described it; where Roe sees “a leak”, | Poe | sees “a flood”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from quotes.attribution.acts.acts import BE
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources.views import is_view
from quotes.text.analysis import Reading
from quotes.text.tags import COMMON, FINITE, NOUNS, PAST, POS
from quotes.words.function_words import A_OR_THE
from quotes.words.speech import classes
from quotes.words.tokens import POSSESSIVE
from quotes.words.wordforms import wordforms

__all__ = ["found", "is_judging", "trimmed"]

_OWN = POS.index("PRP$")
_JUDGING = frozenset(("judging", "calling"))
_JUDGED = frozenset(
    "attacked branded labeled labelled lampooned mocked panned ridiculed summed termed".split()
)
"""Participles that judge and may do other things: was mocked by Roe as “a joke”."""

_NAMING = frozenset("called dubbed known named used".split())
"""Those behind which “as” tells a name, and nothing that was said."""

_OPENING = frozenset("if where whereas while although though".split())
"""Words that open a sentence which sets what two say against each other."""

_LEADING = frozenset("about as of on that to".split())
"""Words between what tells whose a fragment is and the fragment."""

_BY, _LEADING_BY = ("by", "from"), _LEADING - {"as", "on"} | {"for"}
_CALLED = _JUDGED | frozenset("saw sees terms".split())
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))
_PUTTING = frozenset("put puts saw sees summarised summarized summed sums termed".split())
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_ADVERBIAL = 8
"""Tokens that tell when and where between a participle and "by"."""

_FAR = 25
"""Tokens before a fragment in which it is told whose it is."""

_DESCRIBING = frozenset("characterisation characterization depiction description portrayal".split())
_NEAR = 12
"""The same, for the noun of a promise."""


def found(reading: Reading, starts: Mapping[int, Range], ends: Mapping[int, Range]) -> Iterator[Draft]:
    """The fragments of which a clause tells whose they are; the noun phrases by where they start and end."""
    quotes = [
        reading.at(quote.start, quote.end) for quote in reading.quoted if quote.depth == 0 and quote.closed
    ]
    for quote in quotes:
        if quote[0] == quote[1]:
            continue
        one = _how(reading, quote, starts)
        if quote[0] > 0:  # what opens a text has nothing before it
            one = one or _judged(reading, quote) or _of_noun(reading, quote, ends) or _by_whom(reading, quote)
        if one:
            yield one
    for left, right in pairwise(quotes):
        if left[0] > 0 and reading.sentence[left[0]] == reading.sentence[right[0]]:
            yield from _set_against(reading, left, right)
        if one := _broken_off(reading, left, right, starts):
            yield one


def _judged(reading: Reading, quote: Range) -> Draft | None:
    """What somebody judges in the passive: dismissed | by Ana Roe, the mayor, | as “a joke”."""
    first = quote[0] - (reading.lower[quote[0] - 1] in A_OR_THE)
    if first < 1 or reading.lower[first - 1] != "as":
        return None
    least = max(reading.around(quote[0])[0], first - _FAR)
    for by in range(first - 2, least, -1):
        if reading.quote[by] >= 0 or reading.pos[by] in FINITE:
            return None
        if reading.lower[by] == "by" and (verb := _participle(reading, by)) is not None:
            source = by + 1, first - 1 - (reading.words[first - 2] == ",")
            word = reading.lower[verb]
            judges = word not in _NAMING and _is_of(word, _JUDGED, _JUDGING)
            told = judges and _has_noun(reading, source)
            cue = verb, by + 1 if verb == by - 1 else verb + 1
            return _draft((first, quote[1]), source, cue) if told else None
    return None


def _participle(reading: Reading, by: int) -> int | None:
    """The participle before "by": praised | a day earlier | by; called “a joke” by Poe | and by."""
    least = max(reading.around(by)[0], by - (_FAR if reading.lower[by - 1] == "and" else _ADVERBIAL))
    for verb in range(by - 1, least - 1, -1):
        if reading.pos[verb] in PAST and reading.quote[verb] < 0:
            passive = verb == by - 1 or not BE.isdisjoint(reading.lower[max(verb - 3, 0) : verb])
            return verb if passive else None
    return None


def is_judging(word: str) -> bool:
    """Whether a word judges, by what somebody calls something: called, dismissed, labelled."""
    return _is_of(word, _JUDGED, _JUDGING)


def _is_of(word: str, listed: frozenset[str], groups: frozenset[str]) -> bool:
    """Whether a word is one of some, or of some groups of words for speech."""
    return word in listed or not groups.isdisjoint(classes(word))


def _has_noun(reading: Reading, part: Range) -> bool:
    return any(reading.pos[at] in NOUNS for at in range(*part))


def _how(reading: Reading, quote: Range, starts: Mapping[int, Range]) -> Draft | None:
    """What is how somebody put it: “A joke” was how | Ana Roe | described it."""
    how = quote[1] + 1
    if reading.lower[how : how + 1] != ["how"] or reading.lower[how - 1] not in BE:
        return None
    phrase = starts.get(how + 1)
    if not phrase or phrase[1] >= len(reading.words):
        return None
    verb = phrase[1]
    if verb - phrase[0] > 1 and reading.lower[verb - 1] in _PUTTING:
        verb -= 1  # how | Ana Roe | sums it up
    elif reading.pos[verb] not in FINITE or not _is_of(reading.lower[verb], _PUTTING, _JUDGING | {"saying"}):
        return None
    return _draft(quote, (phrase[0], verb), (verb, verb + 1))


def _of_noun(reading: Reading, quote: Range, ends: Mapping[int, Range]) -> Draft | None:
    """What a noun says whose it is: | the mayor |'s promise in March of “a bridge”."""
    if reading.lower[quote[0] - 1] not in _LEADING:
        return None
    least = max(reading.around(quote[0])[0], quote[0] - _NEAR)
    for noun in range(quote[0] - 2, least, -1):
        if reading.quote[noun] >= 0 or reading.pos[noun] in FINITE or reading.words[noun] == ",":
            return None
        if reading.pos[noun] not in COMMON or not is_view(reading.lower[noun]):
            continue
        whose = noun - 1 - (reading.words[noun - 2] in POSSESSIVE)
        if reading.words[whose] not in POSSESSIVE:
            continue
        if reading.lower[quote[0] - 1] == "as" and reading.lower[noun] not in _DESCRIBING:
            return None  # described Roe's claim as “a joke”
        phrase = ends.get(whose) or ends.get(noun + 1)
        if phrase and least <= phrase[0] < whose:
            return _draft(quote, (phrase[0], whose), (noun, quote[0]))
    return None


def _by_whom(reading: Reading, quote: Range) -> Draft | None:
    """What a noun behind which "by" tells whose it is: a warning | by the head, Ana Roe, | of “a winter”."""
    last = quote[0] - 1 - (reading.lower[quote[0] - 1] in A_OR_THE)
    least = max(reading.around(quote[0])[0], quote[0] - _FAR)
    if last <= least or reading.lower[last] not in _LEADING_BY:
        return None
    for by in range(last - 1, least, -1):
        if reading.quote[by] >= 0 or reading.pos[by] in FINITE:
            return None
        if reading.lower[by] in _BY and reading.pos[by - 1] in COMMON and is_view(reading.lower[by - 1]):
            source = by + 1, last - (reading.words[last - 1] == ",")
            return _draft(quote, source, (by - 1, by + 1)) if _has_noun(reading, source) else None
    return None


def _broken_off(reading: Reading, left: Range, right: Range, starts: Mapping[int, Range]) -> Draft | None:
    """What a clause of what who speaks does breaks off: “A guest” — | Ana Roe | sat down — “pays.”"""
    first, last = left[1], right[0] - 1
    if not first < last <= first + _FAR or not {reading.words[first], reading.words[last]} <= _DASHES:
        return None
    phrase = starts.get(first + 1)
    if not phrase or phrase[1] >= last or not reading.words[right[0] + 1][:1].islower():
        return None
    verbs = [at for at in range(phrase[1], last) if reading.pos[at] in FINITE]
    if not verbs or any("saying" in classes(reading.lower[at]) for at in verbs):
        return None
    return Draft((left, right), phrase, (first, first + 1), None, 1.0, "fragment")


def _set_against(reading: Reading, left: Range, right: Range) -> Iterator[Draft]:
    """What two say, one against the other: where | Roe | sees “a leak”, | Poe | sees “a flood”."""
    first = reading.around(left[0])[0]
    if reading.lower[first] not in _OPENING or "," not in (
        reading.words[left[1] - 2],
        *reading.words[left[1] : left[1] + 1],
    ):
        return
    one, two = _verb(reading, left[0], first), _verb(reading, right[0], left[1])
    if not one or not two:
        return
    same = wordforms().base(reading.lower[one]) == wordforms().base(reading.lower[two])
    if not same and not (classes(reading.lower[one]) and classes(reading.lower[two])):
        return
    begin = left[1] + (reading.words[left[1]] == ",")
    for quote, verb, least in ((left, one, first + 1), (right, two, begin)):
        source = least, verb - (reading.words[verb - 1] == ",")
        if said := _draft(quote, source, (verb, quote[0])):
            yield said


def _verb(reading: Reading, quote: int, least: int) -> int | None:
    """The verb right before a fragment, or before its preposition: talks of “a flood”."""
    for verb in (quote - 1, quote - 2):
        if verb > least and reading.pos[verb] in FINITE:
            return verb
    return None


def _draft(content: Range, source: Range, cue: Range) -> Draft | None:
    return Draft((content,), source, cue, cue[0], 1.0, "fragment") if source[0] < source[1] else None


def trimmed(reading: Reading, draft: Draft) -> Draft:
    """The draft without what only introduces a fragment of its source's: | what he called | the “quiet joy”.

    Or | his description of the plan as | “a joke”. Not in a clause that is said: said what he called “a joke”
    would go on.
    """
    if not draft.cue or not draft.content or not draft.source:
        return draft
    first, last = draft.content[0]
    quote = next((at for at in range(first, last) if reading.quote[at] >= 0), last)
    if quote in (first, last) or quote - first > _NEAR or "saying" in classes(reading.lower[draft.cue[0]]):
        return draft
    begin = _behind_called(reading, first, quote) or _behind_noun(reading, first, quote)
    return draft._replace(content=((begin, last), *draft.content[1:])) if begin else draft


def _behind_called(reading: Reading, first: int, quote: int) -> int | None:
    """Where what somebody calls something begins: what he called | the “quiet joy”."""
    begin = quote - (reading.lower[quote - 1] in A_OR_THE)
    verb = begin - 1 - (reading.lower[begin - 1] == "as")
    if verb - 2 < first or reading.lower[verb - 1] not in _PRONOUNS or reading.lower[verb - 2] != "what":
        return None
    return begin if _is_of(reading.lower[verb], _CALLED, _JUDGING) else None


def _behind_noun(reading: Reading, first: int, quote: int) -> int | None:
    """Where the words of a noun begin that is the source's own: his description of it as | “a joke”."""
    if reading.pos[first] != _OWN or reading.lower[quote - 1] not in _LEADING:
        return None
    noun = next((at for at in range(first + 1, quote) if reading.pos[at] in COMMON), quote)
    verbs = any(reading.pos[at] in FINITE for at in range(first, quote))
    return quote if noun < quote and is_view(reading.lower[noun]) and not verbs else None
