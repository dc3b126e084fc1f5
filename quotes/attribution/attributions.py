"""Attributions: contents tied to the words beside them, before speakers are known.

``steps`` finds them in terms of tokens; here is what each does and where it stands in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from quotes.attribution.acts.doings import is_deed, is_none
from quotes.attribution.acts.passives import is_suffered
from quotes.attribution.acts.stances import stance
from quotes.attribution.acts.terms import is_of_deed
from quotes.attribution.acts.things import spoken
from quotes.attribution.acts.works import is_title
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.judged import judged
from quotes.attribution.quotations import nested, relayed
from quotes.attribution.steps import drafts
from quotes.document import Act, Span, Stance
from quotes.text.analysis import Reading

__all__ = ["Attribution", "attributed", "find"]

_END = attrgetter("end")


class Attribution(NamedTuple):
    """A content, the cue that reports it and the mention of its source.

    spans: the content's pieces, quotation marks included; quoted: the pieces inside
    quotation marks. confidence: probability that the mention is the right source.
    rule: the rule or model that decided; evidence: the words that it used. suffered: it tells only what was
    done to somebody, which helps to see who is meant elsewhere and is no quote.
    """

    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    addressee: Span | None
    act: Act
    confidence: float
    rule: str
    evidence: tuple[Span, ...] = ()
    stance: Stance = "asserts"
    suffered: bool = False


def find(readings: Sequence[Reading]) -> list[tuple[Attribution, ...]]:
    """Every attribution of some articles, of each in the order of their contents.

    The readings must share a vocabulary.
    """
    return [
        tuple(
            attributed(
                reading, [draft for draft in spoken(reading, own, judged) if not _is_none(reading, draft)]
            )
        )
        for reading, own in zip(readings, drafts(readings), strict=True)
    ]


def _is_none(reading: Reading, draft: Draft) -> bool:
    deed = is_deed(reading, draft) and judged(reading, draft) != "statement"
    return deed or is_none(reading, draft) or not _has_words(reading, draft)


def _has_words(reading: Reading, draft: Draft) -> bool:
    """Whether anything but marks is said: not “”."""
    told = (_span(reading, part).of(reading.text) for part in draft.content)
    return any(letter.isalnum() for words in told for letter in words)


def attributed(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Attribution]:
    """What some drafts say; a quotation that another said within what one tells is the other's alone."""
    every = [_attribution(reading, draft) for draft in drafts]
    inner: dict[int, int] = {}  # by where a quotation begins: who of those that have it says the least
    quoted = [(number, one) for number, one in enumerate(every) if one.quoted]
    for number, one in sorted(quoted, key=lambda pair: _rank(pair[1]), reverse=True):
        inner |= {span.start: number for span in one.quoted}
    for number, one in enumerate(every):
        kept = tuple(span for span in one.quoted if inner[span.start] == number)
        yield one if kept == one.quoted else one._replace(quoted=kept)


def _rank(one: Attribution) -> tuple[bool, int]:
    """What is told within what another tells first, then by length."""
    return one.rule not in _WITHIN, sum(span.end - span.start for span in one.spans)


_WITHIN = (nested.RULE, relayed.RECORDED)
"""Rules of quotations within what another tells."""


def _attribution(reading: Reading, draft: Draft) -> Attribution:
    content = sorted(draft.content)
    spans = tuple(_span(reading, part) for part in content)
    quoted = []
    for span in spans:
        number = bisect_right(reading.quoted, span.start, key=_END)
        while number < len(reading.quoted) and reading.quoted[number].start < span.end:
            quote = reading.quoted[number]
            start, end = max(span.start, quote.start), min(span.end, quote.end)
            no_speech = is_title(reading, number, draft.cue) or is_of_deed(reading, quote, draft.cue)
            if end - start > 2 and not no_speech:
                quoted.append(Span(start, end))
            number += 1
    cue = _span(reading, draft.cue) if draft.cue else None
    mention = _span(reading, draft.source) if draft.source else None
    does = judged(reading, draft)
    return Attribution(
        spans=spans,
        quoted=tuple(quoted),
        cue=cue,
        mention=mention,
        addressee=_span(reading, draft.addressee) if draft.addressee else None,
        act=does,
        stance=stance(reading, draft),
        confidence=draft.probability,
        rule=draft.rule,
        evidence=tuple(part for part in (mention, cue) if part),
        suffered=does != "statement" and is_suffered(reading, draft),
    )


def _span(reading: Reading, part: Range) -> Span:
    return Span(reading.starts[part[0]], reading.ends[part[1] - 1])
