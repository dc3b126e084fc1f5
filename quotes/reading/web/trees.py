"""Markup to a tree of elements: all of it, or an error that says why not."""

from __future__ import annotations

from lxml import html

from quotes.reading.source import ReadingError
from quotes.reading.web.elements import Element

__all__ = ["parsed"]

_DEEPEST = 2048
"""Elements in each other that libxml2 reads; what comes behind deeper ones is lost to it."""


def parsed(markup: str, name: str) -> Element:
    """The tree of a page or a piece of one; ``name`` is what messages call it.

    Raises ReadingError where elements stand too deep in each other to be read, or are none.
    """
    # Elsewhere lxml leaves off at 256, and says nothing: pages reach that that close no <font>.
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: Element = html.fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ValueError:
        raise ReadingError(f"{name}: is an HTML page without an element; check it") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadingError(f"{name}: nests its elements over {_DEEPEST:,} deep; save the text of the article")
    return tree
