"""What a page has beside its article and calls no name: menus in the cells of a layout, words that a
correction struck out, boxes about the writer or the paper that only their heading tells."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quotes.reading.web.elements import Element, drop, elements, line_of
from quotes.resources import lexicon

__all__ = ["drop_beside"]

_CHANGED = ("del", "s", "strike", "span")
_STRUCK = regex.compile(r"(?i)text-decoration(?:-line)?\s*:\s*line-through")
_STRUCK_NAME = regex.compile(
    r"(?i)(?:^|\s)(?:line-through|strike(?:through|-through)?|struck|deleted)(?:$|\s)"
)

_LEAST_LINKS = 3
_LINKED = 0.6
"""Share of a menu's words that are links."""

_HEADS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_TITLES = ("h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "header", "summary", "legend")
_LONGEST_HEADING = 40
_BOXES = frozenset(("aside", "div", "section", "nav", "td", "ul", "table", "fieldset", "details"))
_LONGEST_WAY = 3
"""Elements between a heading and the box that it heads."""


def drop_beside(tree: Element, sizes: dict[Element, int], small: float) -> None:
    """Take away what is beside the article; small: characters that a box has less than."""
    drop(one for one in elements(tree, *_CHANGED) if _is_struck(one) and sizes.get(one, 0) < small)
    drop(one for one in elements(tree, "td", "th") if sizes.get(one, 0) < small and _is_menu(one, sizes))
    for heading in list(elements(tree, *_TITLES)):
        if 0 < sizes.get(heading, 0) <= 2 * _LONGEST_HEADING and (line := _heading(heading)):
            _drop_headed(heading, line, sizes, small)


def _is_struck(element: Element) -> bool:
    """Whether words are struck out: <del>ten</del><ins>twelve</ins>."""
    return (
        element.tag != "span"
        or _STRUCK.search(element.get("style", "")) is not None
        or _STRUCK_NAME.search(element.get("class", "")) is not None
    )


def _is_menu(cell: Element, sizes: dict[Element, int]) -> bool:
    """Whether a cell of a layout leads elsewhere: several links and hardly a word."""
    links = [link for link in cell.iter("a") if link.get("href")]
    linked = sum(sizes.get(link, 0) for link in links)
    return len(links) >= _LEAST_LINKS and linked > _LINKED * sizes[cell]


def _heading(element: Element) -> str:
    """The words of an element that is the heading of a box beside the article: about the author."""
    line = line_of(element).replace("’", "'").strip(" :.»›>!").casefold()
    return line if line in lexicon("labels")["beside"] else ""


def _drop_headed(heading: Element, line: str, sizes: dict[Element, int], small: float) -> None:
    """Take away the box that a heading begins, or what is told below it of the writer or the paper."""
    box = _box(heading)
    if box is not None:
        if sizes.get(box, 0) < small:
            drop([box])
    elif heading.tag in _HEADS and line in lexicon("labels")["beside: publisher"]:
        below = [heading, *_below(heading)]
        if sum(sizes.get(one, 0) for one in below) < small:
            drop(below)


def _box(heading: Element) -> Element | None:
    """The box whose first words are a heading, and that has more."""
    inner = heading
    for _ in range(_LONGEST_WAY):
        outer = inner.getparent()
        if (
            outer is None
            or outer.tag not in _BOXES
            or (inner.getprevious() is not None and _has_words(inner))
        ):
            return None
        if (outer.text or "").strip():
            return None
        if inner.getnext() is not None or (inner.tail or "").strip():
            return outer
        inner = outer
    return None


def _has_words(element: Element) -> bool:
    """Whether words stand before an element in its parent."""
    before = element.getprevious()
    while before is not None:
        if isinstance(before.tag, str) and line_of(before):
            return True
        before = before.getprevious()
    return False


def _below(heading: Element) -> Iterator[Element]:
    """The elements below a heading up to one of its rank or a higher one."""
    element = heading.getnext()
    while element is not None and not (element.tag in _HEADS and element.tag <= heading.tag):
        yield element
        element = element.getnext()
