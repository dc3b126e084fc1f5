"""Feeds, RSS and Atom: an article an item, with the text that the feed gives."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

import regex

from quotes.document import Article
from quotes.reading.days import Days
from quotes.reading.mending import mended_text
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import of_text
from quotes.reading.source import PassedOverError, ReadingError, Source, cut_off
from quotes.reading.web.bylines import authors
from quotes.reading.web.pages import of_fragment
from quotes.reading.web.trees import hold_to_attributes

__all__ = ["pieces"]

_ITEM_END = regex.compile(rb"(?i)</(?:[a-z]+:)?(?:item|entry)\s*>")
_FEED_END = regex.compile(rb"(?i)</(?:[a-z]+:)?(?:rss|feed|rdf)\s*>\s*\Z")
_LAST = 2048
_EMPTY_LINE = regex.compile(r"\n[ \t\r]*\n\s*")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each item: its full text where the feed has it, else its summary."""
    import feedparser

    content = source.content()
    hold_to_attributes(content.decode("latin-1"), source.name)
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
        except ReadingError as error:
            yield error
    yield from days.told()
    if broken:
        yield _fault(source, content, feed.bozo_exception)


def _fault(source: Source, content: bytes, error: Any) -> ReadingError:
    """What is wrong with a feed, for who did not write it."""
    if not content.startswith(_UTF16) and not _FEED_END.search(content, max(0, len(content) - _LAST)):
        return cut_off(source.name)
    where = (
        f"in line {error.getLineNumber()}: {error.getMessage()}" if hasattr(error, "getMessage") else error
    )
    return ReadingError(f"{source.name}: is no well-formed feed ({where}); what is whole is read")


def _stated(entry: Any) -> str | None:
    """When an item says that it was published."""
    stated: str | None = entry.get("published") or entry.get("updated")
    return stated


def _article(source: Source, number: int, entry: Any, outlet: str | None, published: str | None) -> Article:
    name = f"{source.name}, item {number}"
    parts = [*entry.get("content", ()), entry.get("summary_detail", {})]
    text = _text(max(parts, key=lambda part: len(part.get("value") or "")), name)
    if not text.strip():
        raise ReadingError(f"{name}: has no text; follow its link")
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
        url=link if "://" in (link := entry.get("link") or "") else None,
    )


def _text(part: Any, name: str) -> str:
    """A text of an item; in one without elements empty lines part its paragraphs."""
    value = part.get("value") or ""
    is_plain = part.get("type") == "text/plain"
    if is_plain or "<" not in value:
        plain = value if is_plain else unescape(value)
        return mended_text("\n".join(" ".join(one.split()) for one in _EMPTY_LINE.split(plain)))
    return of_fragment(value, name) if value else ""
