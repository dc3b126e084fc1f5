"""How sure it is who says a quote of a source: by the name beside the words, or only by our own guess."""

from __future__ import annotations

from graphs.checks.matching.source import LABELLED, Source
from quotes.document import Quote

__all__ = ["is_in_full", "is_sure"]

_SURE = 0.93
"""Confidence of a source's attribution from which on it is no guess, where it names the speaker beside the
words: chosen on the dev sets, so that of the quotes called misattributed 99 % are."""


def is_sure(source: Source, quote: Quote) -> bool:
    """Whether it is no guess who said it: a person settled it, or the name stands beside the words.

    Or who asks not to be named, so that it is none of those who are.
    """
    if quote.confidence == 1.0:
        return True
    speaker = source.speakers.get(quote.speaker or "")
    if not (speaker and quote.mention) or (quote.confidence < _SURE and quote.rule not in LABELLED):
        return False
    if speaker.kind == "unnamed":
        return speaker.anonymity is not None
    *given, name = speaker.name.split()
    if speaker.kind == "person" and not given:
        return False  # nobody bears the surname in full: it may be misspelt, or somebody else's
    beside = quote.mention.of(source.text).casefold()
    return not name.islower() and name.casefold() in beside


def is_in_full(source: Source, quote: Quote) -> bool:
    """Whether the first name stands beside the words too, which tells relatives apart; or it is settled."""
    speaker = source.speakers.get(quote.speaker or "")
    if quote.confidence == 1.0:
        return True
    return bool(speaker and quote.mention and speaker.name.split()[0] in quote.mention.of(source.text))
