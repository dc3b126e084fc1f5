"""Who said what in one article: the whole way from its text."""

from __future__ import annotations

import regex

from quotes.analysis import Reading, analyse
from quotes.attributions import Attribution, find
from quotes.document import Article, AttributedDocument, Quote, QuoteKind
from quotes.options import Options

__all__ = ["attribute"]

_WORD = regex.compile(r"[\p{L}\p{N}]")
_ENCLOSING = "\"“”„‟«»‹›‘’'` "


def attribute(article: str | Article, options: Options = Options()) -> AttributedDocument:  # noqa: B008
    """The attributed quotes of an article, or of a text.

    A pure function of the article and the options: the same input gives the same result,
    and nothing is kept between calls that could change it.
    """
    article = article if isinstance(article, Article) else Article.of(article)
    reading = analyse(article.text)
    found = find(reading)
    quotes = tuple(_quote(reading, number, attribution) for number, attribution in enumerate(found, 1))
    return AttributedDocument(article.document, (), quotes, article.text)


def _quote(reading: Reading, number: int, attribution: Attribution) -> Quote:
    text = reading.text
    return Quote(
        id=f"q{number}",
        kind=_kind(text, attribution),
        text=" ".join(
            " ".join(text[span.start : span.end].split()).strip(_ENCLOSING) for span in attribution.spans
        ),
        speaker=None,
        spans=attribution.spans,
        quoted=attribution.quoted,
        act=attribution.act,
        mention=attribution.mention,
        cue=attribution.cue,
        addressee=attribution.addressee.of(text) if attribution.addressee else None,
        confidence=round(attribution.confidence, 3),
        rule=attribution.rule,
        evidence=attribution.evidence,
    )


def _kind(text: str, attribution: Attribution) -> QuoteKind:
    """``direct`` where no word of the content stands outside quotation marks."""
    if not attribution.quoted:
        return "indirect"
    for span in attribution.spans:
        at = span.start
        for quoted in (*(q for q in attribution.quoted if q.start < span.end and span.start < q.end), None):
            stop = quoted.start if quoted else span.end
            if _WORD.search(text, at, max(at, stop)):
                return "mixed"
            at = quoted.end if quoted else span.end
    return "direct"
