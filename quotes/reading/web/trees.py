"""Markup to a tree of elements: all of it, or an error that says why not."""

from __future__ import annotations

import regex
from lxml import html

from quotes.reading.source import ReadingError, too_long
from quotes.reading.web.elements import Element

__all__ = ["hold_to_attributes", "parsed", "too_deep"]

_MOST_WRAPPERS = 100_000
"""What stands within lines: to join the texts of one paragraph takes time by the square of their number."""

_MOST_ATTRIBUTES = 10_000
"""Attributes of one element: to read them takes libxml2 time by the square of their number."""

_QUOTED = regex.compile("\"[^\"]*\"|'[^']*'")
_BETWEEN = regex.compile(r"[\s/]+")


def parsed(markup: str, name: str) -> Element:
    """The tree of a page or a piece of one; ``name`` is what messages call it.

    Raises ReadingError where elements stand too deep in each other to be read, are too many, or none.
    """
    hold_to_attributes(markup, name)
    # libxml2 reads 2,048 elements in each other so, elsewhere 256, which pages reach that close no <font>,
    # and says of what it leaves out only that in its log.
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: Element = html.fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ValueError:
        raise ReadingError(f"{name}: is an HTML page without an element; check it") from None
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise too_deep(name)
    if (wrappers := sum(1 for _ in tree.iter("span", "font", "wbr"))) > _MOST_WRAPPERS:
        raise too_long(name, f"{wrappers:,} elements within lines")
    return tree


def hold_to_attributes(markup: str, name: str) -> None:
    """Raises ReadingError where an element has more attributes than can be read in time."""
    long = (part for part in markup.split("<") if len(part) > 2 * _MOST_ATTRIBUTES)
    tags = (_QUOTED.sub("", part).partition(">")[0] for part in long)
    if any(len(_BETWEEN.split(tag)) > _MOST_ATTRIBUTES for tag in tags):
        raise ReadingError(
            f"{name}: has an element with over {_MOST_ATTRIBUTES:,} attributes; save the text of the article"
        )


def too_deep(name: str) -> ReadingError:
    """What is said of a page whose elements stand too deep in each other."""
    return ReadingError(f"{name}: nests its elements too deep; save the text of the article")
