"""HTML pages: the article in them and what they state of it.

The text is what trafilatura takes for the article, a line a paragraph. Before, ``markup`` writes out what
a browser shows and plain text cannot (the marks of <q>), and takes away what it does not show; after, a
paragraph that stands twice on a page stands once.
"""

from __future__ import annotations

from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from typing import Any

from lxml import html

from quotes.document import Article
from quotes.reading.charsets import page_decoded
from quotes.reading.mending import mended
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import LONGEST, of_text
from quotes.reading.source import ReadingError, Source, too_long
from quotes.reading.web.blocks import lines
from quotes.reading.web.bylines import authors, credited
from quotes.reading.web.markup import tidy
from quotes.reading.web.metadata import Stated, stated
from quotes.reading.web.trees import parsed, too_deep

__all__ = ["article", "of_fragment", "of_page", "of_tree", "of_whole"]

_REPEATED = 40
"""Characters; shorter paragraphs may stand twice with reason."""

_MOST_ALIKE = 50
_MOST_PARAGRAPHS = 30_000
"""What trafilatura does to a page takes time by the square of their number."""

_CUT = ("...", "…")


def article(source: Source, options: ReadingOptions) -> Article:
    """The article of a page."""
    data = source.content()
    if not data.strip():
        raise ReadingError(f"{source.name}: is empty; give a file with the text of an article")
    page = mended(page_decoded(data, source.name))
    return of_page(source, page) if "<" in page else of_text(source, page)


def of_page(source: Source, page: str, number: object = None, **known: str | None) -> Article:
    """The article of a page that is decoded. Raises ReadingError where it has none."""
    import trafilatura
    from trafilatura.utils import repair_faulty_html

    tree = parsed(repair_faulty_html(page, page[:50].lower()), source.name)
    if (paragraphs := sum(1 for _ in tree.iter("p"))) > _MOST_PARAGRAPHS:
        raise too_long(source.name, f"{paragraphs:,} paragraphs")
    own = stated(tree)
    tidy(tree)
    try:
        found: Any = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            config=_settings(),
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except RecursionError:  # in lists within lists
        raise too_deep(source.name) from None
    text = "\n".join(_once(list(lines(found.body)))) if found is not None else ""
    if not text.strip():
        raise _no_article(source)
    if len(text) > LONGEST:
        raise too_long(source.name, f"{len(text):,} characters")
    title = own.title or found.title
    other = Stated(
        title,
        own.author or "; ".join(credited(text) or authors(found.author or "")) or None,
        own.published or found.date,
        own.outlet or found.sitename,
    )
    return source.article(text, number, **{**other.fields(own.url or found.url), **known})


def of_fragment(markup: str, name: str) -> str:
    """The text of HTML that holds an article and nothing beside it, as in feeds and mails.

    Raises ReadingError, which calls it by ``name``, where it is nested too deep.
    """
    return "\n".join(_once(of_tree(_parsed(markup, name))))


def of_whole(markup: str, name: str) -> str:
    """The same with what stands in it twice."""
    return "\n".join(of_tree(_parsed(markup, name)))


def of_tree(tree: html.HtmlElement) -> list[str]:
    """The paragraphs of such HTML that is parsed; the tree is changed."""
    tidy(tree)
    return list(lines(tree))


def _parsed(markup: str, name: str) -> html.HtmlElement:
    return parsed(f"<div>{mended(markup)}</div>", name)


@cache
def _settings() -> ConfigParser:
    """trafilatura's, but for its last resort on short pages, which runs all paragraphs into one."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "1"
    return settings


def _no_article(source: Source) -> ReadingError:
    return ReadingError(f"{source.name}: is an HTML page without an article; save the article's own page")


def _once(paragraphs: list[str]) -> Iterator[str]:
    """The lines without those that stand before: the same again, or the beginning of one, cut off."""
    seen: set[str] = set()
    openings: dict[str, list[str]] = {}
    for line in paragraphs:
        openings.setdefault(line[:_REPEATED], []).append(line)
    for line in paragraphs:
        if len(line) >= _REPEATED:
            if line in seen:
                continue
            seen.add(line)
            beginning = line.rstrip(".… ")
            alike = openings[line[:_REPEATED]][:_MOST_ALIKE]
            if line.endswith(_CUT) and any(other != line and other.startswith(beginning) for other in alike):
                continue
        yield line
