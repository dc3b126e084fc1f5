"""Bodies that the model left out, by what stands beside their names: Bread and Salt, a charity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.beside import is_body, is_within
from quotes.names.bodies import SMALL
from quotes.names.borders import BEHIND_DATELINE, MOST_WORDS
from quotes.names.brands import is_body_noun, is_trade
from quotes.names.gazetteer import is_given
from quotes.names.honorifics import plain, titles
from quotes.names.kinds import no_persons
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import NOUNS, tagged
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import A_OR_THE, APPOSING

__all__ = ["apposed"]


def apposed(reading: Reading, opens: Sequence[bool], found: Sequence[Name]) -> list[Name]:
    """The bodies that are not among the names found; opens: which words open a sentence."""
    told = [*_behind(reading, opens, found), *_between(reading, found), *_before(reading, found)]
    told += _introduced(reading, [*found, *told])
    return told + [name for name in _joined(reading, found) if name not in told]


_BEHIND_BODY = APPOSING | {"which"}


def _behind(reading: Reading, opens: Sequence[bool], found: Sequence[Name]) -> Iterator[Name]:
    """Bodies at the start of a sentence, with what they are behind: Bread and Salt, | a charity |."""
    words, taken = reading.words, {name.first for name in found}
    for article in reading.places("behind bodies", _BEHIND_BODY.__contains__):
        which = words[article] == "which"
        if not (which or words[article] in APPOSING) or words[article - 1] != ",":
            continue
        first = last = article - 1
        while first > max(0, last - MOST_WORDS) and (
            words[first - 1][:1].isupper() or words[first - 1] in SMALL
        ):
            first -= 1
            is_first = opens[first] or words[first - 1] in BEHIND_DATELINE
            if (
                is_first
                and words[first][:1].isupper()
                and first not in taken
                and (is_body(words, first, last) or (which and _is_written(words[first:last])))
            ):
                yield Name(first + (words[first] in _JOINING and last - first > 2), last, "organization")


_JOINING = frozenset(("And", "But", "Or", "So", "Then", "Yet"))
"""What may open a sentence before a body: | And | Forward Ohio, a committee."""


def _is_written(name: Sequence[str]) -> bool:
    """Whether three words or more with capitals look like a name: Keep Darby Green, | which |."""
    return len(name) > 2 and all(word[:1].isupper() for word in name) and name[0].lower() not in CALENDAR


_AROUND = 9
"""Tokens of what is said of a body between its noun and the comma before its name."""


def _between(reading: Reading, found: Sequence[Name]) -> Iterator[Name]:
    """Bodies between commas behind what they are: the group, | Tuition Now |, said."""
    nouns, bodies = lexicon("organizations")["nouns"], lexicon("sources")["bodies"]
    words, others = reading.words, {name.first for name in found if name.kind != "place"}
    for comma in filter(None, reading.places("commas", ",".__eq__)):
        before = words[max(comma - _AROUND, 0) : comma]
        at = next((at for at, word in enumerate(before) if word in nouns or word in bodies), None)
        if at is None or (at + 1 < len(before) and before[at + 1] not in _ABOUT):
            continue
        first = last = comma + 1
        while last < len(words) and last - first < MOST_WORDS and _may_be_of_body(words[last]):
            last += 1
        if last - first < 2 or last == len(words) or words[last] != "," or first in others:
            continue
        is_before_person = plain(words[first]) in titles() or words[first] in no_persons()
        if words[first][:1].isupper() and words[last - 1][:1].isupper() and not is_before_person:
            yield Name(first, last, "organization")


_ABOUT = frozenset("against behind chosen for hired known of picked that which".split())
"""What goes on about a body behind its noun: the nonprofit | chosen to run the shelter,."""


def _before(reading: Reading, found: Sequence[Name]) -> Iterator[Name]:
    """Bodies with a small word inside right behind what they are: the charity | Save the Rivers."""
    words, others = reading.words, {name.first for name in found}
    nouns = lexicon("organizations")["nouns"]
    for noun in reading.places("nouns for bodies", nouns.__contains__):
        if words[noun] not in nouns:
            continue
        first = last = noun + 1
        while (
            last < len(words)
            and last - first < MOST_WORDS
            and _may_be_of_body(words[last])
            and words[last].lower() not in CALENDAR  # the journal Field Notes | on Monday
        ):
            last += 1
        while last > first and words[last - 1] in SMALL:
            last -= 1
        inner = words[first:last]
        if (
            len(inner) > 2
            and first not in others
            and inner[0][:1].isupper()
            and not SMALL.isdisjoint(inner)
            and not is_given(inner[0])
            and inner[0].lower() not in CALENDAR
        ):
            yield Name(first, last, "organization")


def _introduced(reading: Reading, found: Sequence[Name]) -> Iterator[Name]:
    """Bodies right behind what they are, which an article opens: the Danish engine maker | Tarn |."""
    words, taken = reading.words, {at for name in found for at in range(name.first, name.last)}
    for noun in reading.places("introducing bodies", is_body_noun):
        first = last = noun + 1
        while last < len(words) and last - first < MOST_WORDS and words[last][:1].isupper():
            last += 1
        if last > first and taken.isdisjoint(range(first, last)) and _opens(reading, noun):
            name = Name(first, last, "organization")
            if words[noun].islower() and not (
                reading.opens[first] or _is_somebody(words, noun, name) or is_within(words, name)
            ):
                yield name


def _is_somebody(words: Sequence[str], noun: int, name: Name) -> bool:
    """Whether a name behind a noun is a person's: the film | maker | Roe; the publisher | Roe, 44 |."""
    if words[noun] == "maker" and not is_trade(words[noun - 1].lower() + words[noun]):
        return True
    aged = (
        words[name.last : name.last + 1] == [","]
        and "".join(words[name.last + 1 : name.last + 2]).isdecimal()
    )
    return aged or is_given(words[name.first]) or any(map(_tells_who, words[name.first : name.last]))


def _opens(reading: Reading, noun: int) -> bool:
    """Whether an article stands before a noun with what tells of it: the | Oslo-based toy | maker."""
    for at in range(noun - 1, max(-1, noun - 2 - _TOLD), -1):
        if reading.lower[at] in A_OR_THE:
            return True
        if reading.pos[at] not in _TELLING or reading.quote[at] != reading.quote[noun]:
            return False
    return False


_TOLD = 4
"""Words between an article and the noun for a body, at most."""

_TELLING = NOUNS | tagged("JJ", "JJR", "JJS", "VBN", "VBG", "CD")


def _tells_who(word: str) -> bool:
    """Whether a word with a capital is of no body's name: the bank | Friday |; the club | President |."""
    own, roles = plain(word), lexicon("roles")
    return own in CALENDAR or own in titles() or own in roles["roles"] or word in no_persons()


_MEMBERS = frozenset(
    "co-founder cofounder founder founders member members organiser organisers organizer organizers".split()
)
_SLOGAN = 4
"""Words of a body's name that is what it wants, at most: Keep the Lake Wild."""


def _joined(reading: Reading, found: Sequence[Name]) -> Iterator[Name]:
    """Bodies called by what they want, of whose members it is told: members of | Stop the Tower |."""
    words, others = reading.words, {name.first for name in found if name.kind == "organization"}
    for of in filter(None, reading.places("of", "of".__eq__)):
        first = of + 1
        last = first + 2
        if words[of - 1].lower() not in _MEMBERS or words[last - 1 : last] != ["the"] or first in others:
            continue
        while last < len(words) and last - first < _SLOGAN and words[last][:1].isupper():
            last += 1
        if words[first][:1].isupper() and last - first > 2:
            yield Name(first, last, "organization")


def _may_be_of_body(word: str) -> bool:
    return word[:1].isupper() or word in SMALL
