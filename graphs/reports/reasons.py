"""Why a quote was given to its speaker, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from graphs.words import shorten
from quotes.document import Quote, Span, Step

__all__ = ["Reason", "reasons"]

_RULES = {
    "model": "the trained model tied this source and this cue to the content",
    "quote-cue-source": "a quotation, then the cue, then the source",
    "quote-source-cue": "a quotation, then the source, then the cue",
    "source-cue-quote": "the source, then the cue, then a quotation",
    "quote-source-verb": "a quotation that ends with a comma, then the source, then a verb",
    "quote-verb-source": "a quotation that ends with a comma, then a verb, then the source",
    "quote-according-to": "a quotation, then “according to” and the source",
    "according-to-quote": "“according to” and the source, then a quotation",
    "label-quote": "the source and a colon at the head of the paragraph, then a quotation",
    "quote-per": "a quotation, then “per” and the source",
    "quote-dash-name": "a quotation, then a dash and the source",
    "clause-cue-source": "a clause and a comma, then the cue and the source",
    "clause-source-cue": "a clause and a comma, then the source and the cue",
    "source-cue-clause": "the source and the cue, then a clause",
    "transcript-label": "the label at the head of a transcript's paragraph",
    "interview-answer": "an answer: it is said by whom the interview is with",
    "block-quotation": "a paragraph that the source and the cue before it announce",
    "headline-label": "the name and the colon that the headline begins with",
    "quoted-as-saying": "the source is quoted as saying it",
    "recorded-saying": "the source is seen or heard saying it in a recording",
    "told-by": "somebody is told it by the source",
    "denied-by": "it is denied or rejected by the source",
    "in-words": "it is told “in the words” of the source",
    "implied-speaker": "a quotation with nothing beside it goes on from who spoke last",
}

_LONGEST = 48  # characters shown of the words that a step goes from and to; they are told in full above it


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for an attribution: what it is (``by``) and what was found (``words``)."""

    by: str
    words: str


def reasons(quote: Quote, text: str | None) -> tuple[Reason, ...]:
    """The rule, the cue, the mention and the steps from it to the speaker, in that order.

    text: the article; without it the words of cue and mention are not known and left out.
    """
    found = [Reason("rule", _RULES.get(quote.rule, quote.rule.replace("-", " ")))]
    found += _words("cue", quote.cue, text)
    found += _words("mention", quote.mention, text)
    if quote.addressee:
        found.append(Reason("said to", quote.addressee))
    found += [Reason("step", _told(step)) for step in quote.steps]
    return tuple(found)


def _told(step: Step) -> str:
    who = f"“{shorten(step.mention, _LONGEST)}”" if step.mention else "who is not mentioned here"
    return f"{who} is {shorten(step.to, _LONGEST)}: {step.reason}"


def _words(by: str, span: Span | None, text: str | None) -> list[Reason]:
    return [Reason(by, f"“{' '.join(span.of(text).split())}”")] if span and text is not None else []
