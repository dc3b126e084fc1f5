"""Works: what stands in quotation marks and is not speech, but the name of a work, of a person, a word."""

from __future__ import annotations

import regex

from quotes.attribution.acts.marked_otherwise import is_marked_otherwise
from quotes.attribution.acts.terms import is_term
from quotes.attribution.acts.written import written
from quotes.attribution.drafts import Range
from quotes.names.gazetteer import is_for_person
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.marks import QuotedSpan
from quotes.text.tags import POS, tagged
from quotes.words.speech import belongs
from quotes.words.wordforms import wordforms

__all__ = ["is_capitalized", "is_title"]

_DUBBED = frozenset("dubbed labeled labelled nicknamed".split())
_WHO = tagged("NNP", "PRP")
_MARKS = "\"“”„‟‘’'`«»‹›,. "
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"]
)
_BEFORE = 40  # characters before a quotation that are looked at
_POSSESSIVE = ("'s", "’s", "s'", "s’", "his", "her", "their", "my", "own")
_BESIDE = 4  # tokens between a quotation and its cue
_MOST_WORDS = 8  # of a title
_BEING = ("is", "was", "were")
_VOTING = frozenset(("vote", "voted", "votes", "voting"))
_CALLED = regex.compile(r"(?<!\bwhat )\b[Aa]n? (?:\p{L}+ )?(?P<noun>\p{L}+) called (?:an? |the )?$")
_OBJECT = 6  # tokens of what is called something
_READING = frozenset("proclaiming read reading reads said saying says".split())
_FEW = 3  # words of one of a row that commas join
_ROW = 20  # quotations of a row that are looked at
_AND = 6  # characters between two quotations that "and" joins


def is_title(reading: Reading, number: int, cue: Range | None, row: int = _ROW) -> bool:
    """Whether a quoted span is a title of a work, a nickname or a word as such rather than speech.

    cue: the tokens that report it, if any. row: quotations before it that may be of one row with it.
    """
    quote = reading.quoted[number]
    content = reading.text[quote.start : quote.end]
    line = reading.text[max(0, quote.start - _BEFORE) : quote.start].rpartition("\n")[2]
    before = line.split()
    word = before[-1].lower().strip(",") if before else ""
    groups = lexicon("words_as_words")
    if word in groups["naming"]:
        on_wall = written(reading, *reading.at(quote.start, quote.end)) is not None
        said = len(before) > 1 and (_is_said(word, before) or _is_somebodys(reading, quote, word))
        return not (on_wall or said)
    if word in groups["works"] and not content.lstrip(_MARKS)[:1].islower():
        return True
    if is_term(reading, quote) or is_marked_otherwise(reading, number):
        return True
    if _is_vote(word, content) or _is_bearer(reading, quote):
        return True
    if word in groups["judging"]:
        return word in _BEING and before[-2:-1] != [] and before[-2] in groups["works"] and is_opened(content)
    if number and row and _is_listed(reading, number, word):
        return is_title(reading, number - 1, cue, row - 1)
    return is_capitalized(content) and not _is_reported(reading, quote, cue)


def _is_listed(reading: Reading, number: int, word: str) -> bool:
    """Whether a quotation goes on a row behind the one before: “The Wire” or | “Veep” |; “x,” | “y” |."""
    before, quote = reading.quoted[number - 1], reading.quoted[number]
    between = reading.text[before.end : quote.start][: _AND + 1]
    if word in ("and", "or"):
        return len(between) <= _AND
    ended = reading.text[max(before.end - 2, 0) : before.end] + between.strip()
    words = reading.text[quote.start : quote.end].split(None, _FEW)
    return between.strip() in ("", ",") and "," in ended and len(words) <= _FEW


def is_opened(content: str) -> bool:
    """Whether some words begin with a capital."""
    return content.lstrip(_MARKS)[:1].isupper()


def _is_vote(word: str, content: str) -> bool:
    """Whether a word in quotation marks is how somebody votes, not what they say: voted “no.”"""
    return word in _VOTING and content.strip(_MARKS).isalpha()


def _is_bearer(reading: Reading, quote: QuotedSpan) -> bool:
    """Whether what bears a name is called by it: a game called | “tag” |; not: a judge called | “silly” |."""
    called = _CALLED.search(reading.text, max(0, quote.start - _BEFORE), quote.start)
    if called is None:
        return False
    return is_opened(reading.text[quote.start : quote.end]) or not is_for_person(called["noun"].lower())


def _is_said(word: str, before: list[str]) -> bool:
    """Whether a quotation behind a naming word is speech: "in her words, ...", "he is labeled ..."."""
    groups = lexicon("words_as_words")
    if word == "words":
        return before[-1].endswith(",") and before[-2].lower().endswith(_POSSESSIVE)
    return word.startswith("label") and before[-2] in groups["judging"]


def _is_somebodys(reading: Reading, quote: QuotedSpan, word: str) -> bool:
    """Whether it is told who calls something so, and the words are no name: dubbed | “a joke” | by Roe."""
    first, last = reading.at(quote.start, quote.end)
    if word not in _DUBBED or not "".join(reading.words[first + 1 : first + 2])[:1].islower():
        return False
    by = reading.lower[last : last + 1] == ["by"]
    return by or (first > 1 and reading.pos[first - 2] in _WHO)


def _is_reported(reading: Reading, quote: QuotedSpan, cue: Range | None) -> bool:
    """Whether a quoted span goes over a sentence, opens one beside its cue, or follows one."""
    first, last = reading.at(quote.start, quote.end)
    if last <= first:
        return False
    behind_cue = cue is not None and cue[1] == first - 1 and reading.text[quote.start - 2] in ",:"
    before_cue = (
        cue is not None
        and last <= cue[0] <= last + _BESIDE
        and reading.words[last - 2] == ","
        and (first == 0 or reading.sentence[first - 1] != reading.sentence[first])
    )
    if before_cue or behind_cue or reading.sentence[first] != reading.sentence[last - 1]:
        return True
    return (cue is not None and _is_name_given(reading, first, cue)) or _is_lettered(reading, first)


def _is_name_given(reading: Reading, first: int, cue: Range) -> bool:
    """Whether a quotation is what a cue calls what is named between: called | Tom Reed “Crooked Tom”."""
    calls = belongs(reading.lower[cue[1] - 1], "calling", "judging")
    return calls and 0 < first - cue[1] <= _OBJECT and POS[reading.pos[first - 1]] != "IN"


def _is_lettered(reading: Reading, first: int) -> bool:
    """Whether a quotation stands on a thing: a shirt that read | “Save Our Bridge” |; a sign saying | ..."""
    if first < 2 or reading.lower[first - 1] not in _READING:
        return False
    before = reading.lower[first - 2]
    noun = wordforms().base(before)
    return before in ("that", "which") or noun in lexicon("sources")["documents"]


def is_capitalized(content: str) -> bool:
    """Whether some words are spelled like a title: "The Tempest", "Live From Ostby (1998)"."""
    words = content.strip(_MARKS).split(None, _MOST_WORDS)
    if not 2 <= len(words) <= _MOST_WORDS or words[-1][-1:] in "?!":
        return False
    large = [word.lstrip("([") for word in words if word.lower() not in _SMALL]
    capitals = [word[:1].isupper() or word[:1].isdigit() for word in large]
    return len(capitals) > (words[0] != "The") and all(capitals) and words[0][:1].isupper()
