"""Feeds, RSS and Atom: an article an item, with the text that the feed gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from quotes.document import Article
from quotes.reading.days import Days
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import of_text
from quotes.reading.source import PassedOverError, ReadingError, Source
from quotes.reading.web.bylines import authors
from quotes.reading.web.pages import of_fragment

__all__ = ["pieces"]

_ITEM_END = regex.compile(rb"(?i)</(?:[a-z]+:)?(?:item|entry)\s*>")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each item: its full text where the feed has it, else its summary."""
    import feedparser

    content = source.content()
    feed: Any = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        kind = PassedOverError if source.found else ReadingError
        raise kind(f"{source.name}: is XML, and no feed; save the article as HTML or plain text")
    outlet = feed.feed.get("title")
    broken = feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride)
    whole = len(_ITEM_END.findall(content)) if broken and not content.startswith(_UTF16) else None
    days = Days(source, lambda: filter(None, map(_stated, feed.entries)))
    for number, entry in enumerate(feed.entries[:whole], 1):
        try:
            yield _article(source, number, entry, outlet, days.of(_stated(entry)))
        except ReadingError:
            yield ReadingError(f"{source.name}, item {number}: has no text; follow its link")
    yield from days.told()
    if broken:
        reason = str(feed.bozo_exception)
        yield ReadingError(f"{source.name}: is no well-formed feed ({reason}); what is whole is read")


def _stated(entry: Any) -> str | None:
    """When an item says that it was published."""
    stated: str | None = entry.get("published") or entry.get("updated")
    return stated


def _article(source: Source, number: int, entry: Any, outlet: str | None, published: str | None) -> Article:
    texts = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    text = of_fragment(max(texts, key=len), source.name) if any(texts) else ""
    names = [name for person in entry.get("authors", ()) for name in authors(person.get("name") or "")]
    author = "; ".join(dict.fromkeys(names)) or entry.get("author")
    own = entry.get("source", {}).get("title")
    return of_text(
        source,
        text,
        number,
        title=entry.get("title"),
        author=author,
        published=published,
        outlet=own or outlet,
        url=entry.get("link"),
    )
