"""Verdicts: a quotation that a noun behind it names, and whose: "Too late" was the verdict of Kay Roe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quotes.attribution.acts.acts import BE
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources.views import is_view
from quotes.resources import lexicon
from quotes.text.analysis import CLOSING, Reading

__all__ = ["RULE", "found"]

RULE = "quote-was-verdict"
"""The name of the rule by which such a quotation is whose the verdict is."""

_BY = frozenset(("by", "from", "of"))
_ADJECTIVES = 2  # words that may tell of the verdict: the | first official | answer


def found(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """The quotations of which it is told that they were somebody's verdict; ``phrases`` are noun phrases."""
    told = [(quote, of) for quote in _closed(reading) if (of := _of_verdict(reading, quote[1])) is not None]
    starts = {first: (first, last) for first, last in phrases} if told else {}
    for (first, last), of in told:
        whole = starts.get(last + 1, (0, 0))  # the answer of the mayor may be one phrase
        phrase = starts.get(of + 1) or ((of + 1, whole[1]) if whole[1] > of + 1 else None)
        if phrase and reading.sentence[phrase[0]] == reading.sentence[last]:
            who = _with_apposition(reading, phrase, starts)
            yield Draft(((first, last),), who, (last, of + 1), last, 1.0, RULE)


def _with_apposition(reading: Reading, phrase: Range, starts: Mapping[int, Range]) -> Range:
    """A phrase with what a comma adds: the verdict of | the mayor, Tom Reed |."""
    end = phrase[1]
    added = starts.get(end + 1) if reading.words[end : end + 1] == [","] else None
    apposed = added is not None and reading.words[added[1] : added[1] + 1] in ([","], ["."])
    return (phrase[0], added[1]) if added and apposed else phrase


def _closed(reading: Reading) -> Iterator[Range]:
    """The outermost quotations before a form of "be"."""
    for quote in reading.quoted:
        if quote.depth == 0 and quote.closed:
            first, last = reading.at(quote.start, quote.end)
            if (
                last < len(reading.tokens)
                and reading.state[last - 1] == CLOSING
                and reading.lower[last] in BE
            ):
                yield first, last


def _of_verdict(reading: Reading, verb: int) -> int | None:
    """The preposition behind a noun for what is said, which a verb equates with what is before it."""
    if reading.lower[verb + 1 : verb + 2] != ["the"]:
        return None
    for noun in range(verb + 2, min(verb + 3 + _ADJECTIVES, len(reading.tokens) - 1)):
        if reading.lower[noun + 1] in _BY:
            named = reading.lower[noun] in lexicon("words_as_words")["naming"]  # is the word of the day
            return noun + 1 if is_view(reading.lower[noun]) and not named else None
    return None
