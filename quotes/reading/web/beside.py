"""What a page has beside its article and calls no name: menus in the cells of a layout, words that a
correction struck out, boxes about the writer or the paper that only their heading tells, offers with a
reader's praise above a button: "I start my day with the Post," says a subscriber. Subscribe now."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quotes.reading.web.elements import HEADINGS, LONGEST_LABEL, Element, drop, elements, line_of
from quotes.resources import lexicon

__all__ = ["drop_beside"]

_CHANGED = ("del", "s", "strike", "span")
_STRUCK = regex.compile(r"(?i)text-decoration(?:-line)?\s*:\s*line-through")
_STRUCK_NAME = regex.compile(
    r"(?i)(?:^|\s)(?:line-through|strike(?:through|-through)?|struck|deleted)(?:$|\s)"
)

_ASKS = regex.compile(
    r"(?i)(?:yes, )?(?:(?:please )?(?:subscribe|sign up|donate|register|join|upgrade)"
    r"(?: (?:now|today|here|us|free|for|from|to|as|the|our|and|with|online|at|in|by)\b.{0,40})?"
    r"|(?:become|be) (?:a|our) (?:member|subscriber|supporter|friend|patron)\b.{0,30}"
    r"|(?:start|begin|claim|get|try) (?:your|my|a|our|the) .{0,20}"
    r"(?:trial|subscription|membership|offer|month|newsletter)\b.{0,20}"
    r"|(?:see|view|choose|compare) (?:our |your |all |my )?(?:subscription|offers?|plans?|options)\b.{0,20}"
    r"|support (?:us|our (?:work|journalism)|independent journalism)\b.{0,20}"
    r"|give (?:now|today)|(?:buy|shop|order|book) now|order yours|book tickets|learn more)[ .!»›>→]*"
)
"""What a button says that sells the paper, or something else, to its reader."""
_LONGEST_OFFER = 600
_HOLDERS = frozenset(("aside", "center", "div", "fieldset", "form", "li", "p", "section", "span", "ul"))

_LEAST_LINKS = 3
_LINKED = 0.6
"""Share of a menu's words that are links."""

_TITLES = ("h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "header", "summary", "legend")
_LONGEST_HEADING = 40
_BOXES = frozenset(("aside", "div", "section", "nav", "td", "ul", "table", "fieldset", "details", "form"))
_LONGEST_WAY = 3
"""Elements between a heading and the box that it heads."""


def drop_beside(tree: Element, sizes: dict[Element, int], small: float) -> None:
    """Take away what is beside the article; small: characters that a box has less than."""
    drop(one for one in elements(tree, *_CHANGED) if _is_struck(one) and sizes.get(one, 0) < small)
    drop(one for one in elements(tree, "td", "th") if sizes.get(one, 0) < small and _is_menu(one, sizes))
    for link in list(elements(tree, "a", "button")):
        if (offer := _offer(link, sizes)) is not None and sizes.get(offer, 0) < small:
            drop([offer])
    for heading in list(elements(tree, *_TITLES)):
        if 0 < sizes.get(heading, 0) <= 2 * _LONGEST_HEADING and (line := _heading(heading)):
            _drop_headed(heading, line, sizes, small)


def _offer(link: Element, sizes: dict[Element, int]) -> Element | None:
    """The box in which a link or button, alone on its line, asks the reader to subscribe, join or give."""
    line = line_of(link) if sizes.get(link, 0) <= LONGEST_LABEL else ""
    if not _ASKS.fullmatch(line):
        return None
    box = link
    while (box := box.getparent()) is not None and box.tag in _HOLDERS:
        if sizes.get(box, 0) > _LONGEST_OFFER:
            return None
        words = line_of(box)
        if box.tag == "p" and words != line:
            return None  # in a sentence
        if box.tag != "p" and words != line:
            return box if box.tag in _BOXES else None
    return None


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
    elif heading.tag in HEADINGS and line in lexicon("labels")["beside: publisher"]:
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
    while element is not None and not (element.tag in HEADINGS and element.tag <= heading.tag):
        yield element
        element = element.getnext()
