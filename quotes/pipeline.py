"""Who said what in one article: the whole way from its text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from quotes.attribution.attributions import Attribution, find
from quotes.document import Article, AttributedDocument, Disclosure, Quote, QuoteKind, Step
from quotes.formats.content import bare
from quotes.options import Options
from quotes.speakers.confidence import confidence
from quotes.speakers.resolution import resolve
from quotes.speakers.roll import Resolution, Resolved
from quotes.text.analysis import Reading, analyse

__all__ = ["attribute", "attribute_all", "batches", "kind_of"]

_WORD = regex.compile(r"[\p{L}\p{N}]")
_MARK = regex.compile(r"[\"“”„‟«»‹›]|``?|''")
_TOGETHER = 20_000  # tokens of a batch: more are no faster, and memory grows with them
_ENCLOSING = "\"“”„‟«»‹›‘’'` "


def attribute(article: str | Article, options: Options = Options()) -> AttributedDocument:  # noqa: B008
    """The attributed quotes of an article, or of a text.

    A pure function of the article and the options: the same input gives the same result,
    and nothing is kept between calls that could change it.
    """
    return next(attribute_all([article], options))


def attribute_all(
    articles: Iterable[str | Article],
    options: Options = Options(),  # noqa: B008
) -> Iterator[AttributedDocument]:
    """The same of each of many articles, in order, in half the time: some are read ahead.

    articles: texts, or what ``read_all`` gives of a folder. Raises TypeError for one text alone, whose
    letters would be an article each.
    """
    if isinstance(articles, str):
        raise TypeError("one text is no list of articles: use attribute(text), or read_all(path) for files")
    for batch in batches(
        article if isinstance(article, Article) else Article.of(article) for article in articles
    ):
        readings = [reading for _, reading in batch]
        found = find(readings)
        authors = [article.document.author for article, _ in batch]
        resolutions = resolve(readings, found, authors)
        for (article, _), own, resolution in zip(batch, found, resolutions, strict=True):
            yield _attributed(article, own, resolution, options)


def batches(articles: Iterable[Article]) -> Iterator[list[tuple[Article, Reading]]]:
    """Articles with their readings, so many as are best labelled together."""
    batch: list[tuple[Article, Reading]] = []
    tokens = 0
    for article in articles:
        reading = analyse(article.text)
        if batch and reading.tokens.vocabulary is not batch[0][1].tokens.vocabulary:
            yield batch
            batch, tokens = [], 0
        batch.append((article, reading))
        tokens += len(reading.tokens)
        if tokens >= _TOGETHER:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


def _attributed(
    article: Article, found: Sequence[Attribution], resolution: Resolution, options: Options
) -> AttributedDocument:
    said = [
        own
        for attribution, resolved in zip(found, resolution.resolved, strict=True)
        if not (attribution.suffered or _is_disclosed(attribution, resolution.disclosures))
        for own in _each(article, attribution, resolved)
    ]
    quotes = tuple(
        _quote(article, number, attribution, resolved, options)
        for number, (attribution, resolved) in enumerate(said, 1)
    )
    named = {quote.speaker for quote in quotes}
    named |= {speaker.speaks_for for speaker in resolution.speakers if speaker.id in named}
    speakers = tuple(speaker for speaker in resolution.speakers if speaker.id in named)
    told, others = resolution.disclosures, resolution.spoken_of
    return AttributedDocument(article.document, speakers, quotes, article.text, told, others)


def _each(
    article: Article, attribution: Attribution, resolved: Resolved
) -> Iterator[tuple[Attribution, Resolved]]:
    """An attribution once for each of those who said it together: Roe and Poe said; they said."""
    yield attribution, resolved
    for speaker, place in resolved.others:
        words = place.of(article.text)
        step = Step(words, words, "named with who else said it", place.start, place.end)
        before = attribution.mention is not None and place.end <= attribution.mention.start
        yield (
            attribution if before else attribution._replace(mention=place),
            resolved._replace(speaker=speaker, steps=(step,), others=()),
        )


def _is_disclosed(attribution: Attribution, disclosures: Sequence[Disclosure]) -> bool:
    """Whether what reports is what tells that nothing was said: declined to comment."""
    cue = attribution.cue
    return cue is not None and any(told.start <= cue.start < told.end for told in disclosures)


def _quote(
    article: Article, number: int, attribution: Attribution, resolved: Resolved, options: Options
) -> Quote:
    text = article.text
    kind = kind_of(text, attribution)
    words = " ".join(_unquoted(" ".join(span.of(text).split())) for span in attribution.spans)
    sure = confidence(attribution, kind, resolved) if resolved.speaker else 0.0
    return Quote(
        id=f"q{number}",
        kind=kind,
        text=words if kind == "direct" else bare(words),
        speaker=resolved.speaker if sure >= options.min_confidence else None,
        spans=attribution.spans,
        quoted=attribution.quoted,
        act=attribution.act,
        stance=attribution.stance,
        mention=attribution.mention,
        cue=attribution.cue,
        addressee=attribution.addressee.of(text) if attribution.addressee else None,
        confidence=sure,
        rule=attribution.rule,
        evidence=attribution.evidence,
        steps=resolved.steps,
        time=_time(article, attribution.spans[0].start),
    )


def _time(article: Article, at: int) -> str | None:
    """When what stands at a place of a recording's text begins."""
    if not article.times:
        return None
    known = bisect_right(article.times, at, key=lambda time: time[0])
    return article.times[known - 1][1] if known else None


def _unquoted(piece: str) -> str:
    """A piece of content without the quotation marks around the whole of it."""
    inner = piece.strip(_ENCLOSING)
    if len(inner) == len(piece):
        return piece
    around = len(_MARK.findall(piece)) - len(_MARK.findall(inner))
    return inner if around == 2 and piece[0] != inner[:1] else piece


def kind_of(text: str, attribution: Attribution) -> QuoteKind:
    """``direct`` where no word of the content stands outside quotation marks."""
    if not attribution.quoted:
        return "indirect"
    number = 0
    for span in attribution.spans:
        at = span.start
        while number < len(attribution.quoted) and attribution.quoted[number].start < span.end:
            quoted = attribution.quoted[number]
            if _WORD.search(text, at, max(at, quoted.start)):
                return "mixed"
            at = max(at, quoted.end)
            number += 1
        if _WORD.search(text, at, max(at, span.end)):
            return "mixed"
    return "direct"
