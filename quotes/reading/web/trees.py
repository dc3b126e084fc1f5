"""Markup to a tree of elements: all of it, or an error that says why not."""

from __future__ import annotations

from lxml import html

from quotes.reading.source import ReadingError, too_long
from quotes.reading.web.elements import Element

__all__ = ["parsed"]

_DEEPEST = 2048
"""Elements in each other that libxml2 reads; what comes behind deeper ones is lost to it."""

_MOST_WRAPPERS = 100_000
"""What stands within lines: to join the texts of one paragraph takes time by the square of their number."""


def parsed(markup: str, name: str) -> Element:
    """The tree of a page or a piece of one; ``name`` is what messages call it.

    Raises ReadingError where elements stand too deep in each other to be read, are too many, or none.
    """
    # Elsewhere lxml leaves off at 256, and says nothing: pages reach that that close no <font>.
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: Element = html.fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ValueError:
        raise ReadingError(f"{name}: is an HTML page without an element; check it") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise ReadingError(f"{name}: nests its elements over {_DEEPEST:,} deep; save the text of the article")
    if (wrappers := sum(1 for _ in tree.iter("span", "font", "wbr"))) > _MOST_WRAPPERS:
        raise too_long(name, f"{wrappers:,} elements within lines")
    return tree
