"""Works: what stands in quotation marks and is not speech, but the name of a work, of a person, a word."""

from __future__ import annotations

import regex

from quotes.attribution.drafts import Range
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.marks import QuotedSpan

__all__ = ["is_capitalized", "is_title"]

_MARKS = "\"“”„‟‘’'`«»‹›,. "
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "&"]
)
_BEFORE = 30  # characters before a quotation that are looked at
_POSSESSIVE = ("'s", "’s", "s'", "s’", "his", "her", "their", "my", "own")
_BESIDE = 4  # tokens between a quotation and its cue
_MOST_WORDS = 8  # of a title
_BEING = ("is", "was", "were")
_VOTING = frozenset(("vote", "voted", "votes", "voting"))
_CALLED = regex.compile(r"(?<!\bwhat )\b[Aa]n? (?:\p{L}+ ){1,2}called $")
_AND = 6  # characters between two quotations that "and" joins


def is_title(reading: Reading, number: int, cue: Range | None) -> bool:
    """Whether a quoted span is a title of a work, a nickname or a word as such rather than speech.

    cue: the tokens that report it, if any.
    """
    quote = reading.quoted[number]
    content = reading.text[quote.start : quote.end]
    before = reading.text[max(0, quote.start - _BEFORE) : quote.start].split()
    word = before[-1].lower().strip(",") if before else ""
    groups = lexicon("words_as_words")
    if word in groups["naming"]:
        return not (len(before) > 1 and _is_said(word, before))
    if word in groups["works"] and not content.lstrip(_MARKS)[:1].islower():
        return True
    if _is_vote(word, content) or _CALLED.search(reading.text, max(0, quote.start - _BEFORE), quote.start):
        return True
    if word in groups["judging"]:
        return word in _BEING and before[-2:-1] != [] and before[-2] in groups["works"] and is_opened(content)
    if word in ("and", "or") and number and quote.start - reading.quoted[number - 1].end <= _AND:
        return is_title(reading, number - 1, cue)
    return is_capitalized(content) and not _is_reported(reading, quote, cue)


def is_opened(content: str) -> bool:
    """Whether some words begin with a capital."""
    return content.lstrip(_MARKS)[:1].isupper()


def _is_vote(word: str, content: str) -> bool:
    """Whether a word in quotation marks is how somebody votes, not what they say: voted “no.”"""
    return word in _VOTING and content.strip(_MARKS).isalpha()


def _is_said(word: str, before: list[str]) -> bool:
    """Whether a quotation behind a naming word is speech: "in her words, ...", "he is labeled ..."."""
    groups = lexicon("words_as_words")
    if word == "words":
        return before[-1].endswith(",") and before[-2].lower().endswith(_POSSESSIVE)
    return word.startswith("label") and before[-2] in groups["judging"]


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
    return before_cue or behind_cue or bool(reading.sentence[first] != reading.sentence[last - 1])


def is_capitalized(content: str) -> bool:
    """Whether some words are spelled like a title: "The Tempest", "Live From Ostby (1998)"."""
    words = content.strip(_MARKS).split(None, _MOST_WORDS)
    if not 2 <= len(words) <= _MOST_WORDS or words[-1][-1:] in "?!":
        return False
    large = [word.lstrip("([") for word in words if word.lower() not in _SMALL]
    capitals = [word[:1].isupper() or word[:1].isdigit() for word in large]
    return len(capitals) > (words[0] != "The") and all(capitals) and words[0][:1].isupper()
