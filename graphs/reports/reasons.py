"""Why a quote was given to its speaker, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from graphs.words import shorten
from quotes.document import Quote, Span, Step

__all__ = ["Reason", "reasons"]

_RULES = {
    "quote-cue-source": "a quotation, then the cue, then the source",
    "quote-source-cue": "a quotation, then the source, then the cue",
    "source-cue-quote": "the source, then the cue, then a quotation",
    "source-verb-quote": "the source, then a verb behind a comma or a clause, then a quotation",
    "quote-source-verb": "a quotation that ends with a comma, then the source, then a verb",
    "quote-verb-source": "a quotation that ends with a comma, then a verb, then the source",
    "quote-according-to": "a quotation, then “according to” and the source",
    "according-to-quote": "“according to” and the source, then a quotation",
    "label-quote": "the source and a colon at the head of the paragraph, then a quotation",
    "opening-colon-quote": "the source first in the paragraph, at its end a colon and a quotation",
    "quote-as-source-cue": "a quotation, then “as”, the source and the cue",
    "quote-as-source-verb": "a quotation, then “as”, the source and a verb",
    "quote-per": "a quotation, then “per” and the source",
    "name-dash-quote": "the source, then a dash and a quotation",
    "quote-dash-name": "a quotation, then a dash and the source",
    "clause-cue-source": "a clause and a comma, then the cue and the source",
    "clause-source-cue": "a clause and a comma, then the source and the cue",
    "clause-source-told": "a clause and a comma, then the source and whom it told",
    "clause-source-cue-aside": "a clause and a comma, then the source, the cue and more",
    "clause-documents-show": "a clause and a comma, then a document that shows it",
    "source-cue-clause": "the source and the cue, then a clause",
    "source-cue-that": "the source and the cue, then “that” and a clause",
    "apposition-cue-that": "the source between commas and the cue, then “that” and a clause",
    "source-told-that": "the source, the cue and who is told, then “that” and a clause",
    "source-told-clause": "the source, the cue and who is told, then a clause",
    "source-cue-doing": "the source and the cue, then what it did or did not do",
    "source-doing-that": "the source, then at the sentence's end a cue and “that”",
    "source-asked": "the source and the cue, then a question",
    "source-denies": "the source denies what stands behind the cue",
    "source-orders": "the source tells somebody to do what stands behind the cue",
    "put-to-that": "the source puts it to somebody that it is so",
    "view-is-that": "whose view, message or promise it is, and then what it is",
    "it-is-view-that": "it is somebody's view or contention that something is so",
    "put-at": "the source puts a number at so many",
    "what-called": "“what”, the source and the cue, then what it calls it",
    "documents-show-clause": "a document that shows it, then a clause",
    "according-to-clause": "“according to” and the source, then a clause",
    "split-source-cue": "the source and the cue stand inside the clause",
    "transcript-label": "the label at the head of a transcript's paragraph",
    "headline-echo": "a headline’s quotation: the article has its words from the same source",
    "interview-answer": "an answer: it is said by whom the interview is with",
    "block-quotation": "a paragraph that the source and the cue before it announce",
    "headline-label": "the name and the colon that the headline begins with",
    "quoted-as-saying": "the source is quoted as saying it",
    "recorded-saying": "the source is seen or heard saying it in a recording",
    "nested": "the source's own words in what another tells",
    "documents-find-thing": "what a study, report or audit finds",
    "voiced-that": "what concerns, fears or objections were voiced",
    "heard-from-that": "what somebody heard, by whom it is from",
    "relative-source-cue": "what somebody says of a thing, between it and what is said",
    "noun-by-source-that": "a noun for what is said, by the source",
    "told-by": "somebody is told it by the source",
    "by-account": "it is told by the source's own account",
    "source-cue-and-cue": "the source, and after “and” a second cue",
    "split-cue-source": "the cue and the source stand inside the clause",
    "denied-by": "it is denied or rejected by the source",
    "in-words": "it is told “in the words” of the source",
    "reopened": "a quotation that goes on over paragraphs",
    "continued": "a quotation in the sentence of the one before",
    "interrupted": "a quotation behind the cue of the one before",
    "announced": "a quotation that the paragraph before announces",
    "same-paragraph": "a quotation behind what the source says in its paragraph",
    "next-paragraph": "a quotation behind what the source says in the paragraph before",
    "name-line-quote": "a line or words beside the quotation that name the source",
    "implied-speaker": "a quotation with nothing beside it goes on from who spoke last",
}

_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PLACED = regex.compile(r"\b(?:after|apposition|before|by hand|paragraph|sentence)\b")
_FAR = 20_000  # characters from which on paragraphs are not counted
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
    cue, mention = _quoted(quote.cue, text), _quoted(quote.mention, text)
    found = [Reason("rule", _tied(cue, mention) if quote.rule == "model" else _rule(quote.rule))]
    found += [Reason("cue", cue)] if cue else []
    found += [Reason("mention", mention)] if mention else []
    if quote.addressee:
        found.append(Reason("said to", quote.addressee))
    found += [Reason("step", _told(step, quote, text)) for step in quote.steps]
    return tuple(found)


def _rule(name: str) -> str:
    return _RULES.get(name, name.replace("-", " "))


def _tied(cue: str, mention: str) -> str:
    """What a reader sees beside the words where a model and no rule tied them."""
    if cue and mention:
        return f"{cue} ties the words to {mention}"
    if cue or mention:
        return f"{cue} reports the words, and names nobody" if cue else f"{mention} stands beside the words"
    return "what stands beside the words reports them"


def _told(step: Step, quote: Quote, text: str | None) -> str:
    who = f"“{shorten(step.mention, _LONGEST)}”" if step.mention else "who is not mentioned here"
    if step.mention and " ".join(step.mention.split()) == " ".join(step.to.split()):
        return f"{who}: {step.reason}"
    return f"{who} is {shorten(step.to, _LONGEST)}{_where(step, quote, text)}: {step.reason}"


def _where(step: Step, quote: Quote, text: str | None) -> str:
    """How many paragraphs before or after the quote the name stands that a step leads to."""
    here = quote.mention or min(quote.spans, default=None)
    if text is None or here is None or here.start <= step.start < here.end or _PLACED.search(step.reason):
        return ""
    first, last = sorted((step.start, here.start))
    if last - first > _FAR:
        return ", named far " + ("before" if step.start < here.start else "after")
    away = sum(1 for line in text[first:last].split("\n")[1:-1] if line.strip()) + ("\n" in text[first:last])
    if not away:
        return ", named in the same paragraph"
    number = _NUMBERS[away] if away < len(_NUMBERS) else str(away)
    paragraphs = f"{number} paragraph{'' if away == 1 else 's'}"
    return f", named {paragraphs} " + ("before" if step.start < here.start else "after")


def _quoted(span: Span | None, text: str | None) -> str:
    return f"“{' '.join(span.of(text).split())}”" if span and text is not None else ""
