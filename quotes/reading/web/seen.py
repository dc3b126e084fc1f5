"""What a reader sees of an article's author, day and outlet: lines below its heading, marked words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex
from lxml import html

from quotes.reading.web.bylines import LED, authors, day, is_change, is_day, last_day, published
from quotes.reading.web.elements import elements, names, of_class

__all__ = ["seen_authors", "seen_date", "seen_outlet"]

_WRITER = r"by-?line(?:s|-?name)?|author(?:s|-?name)?|writer"
_SURELY = of_class(rf"{_WRITER}")
_BYLINE = of_class(rf"{_WRITER}|credits?")
_DATED = of_class(r"date|dateline|published|pub-?date|time-?stamp|posted-on|entry-date")
_CHANGED = of_class(r"updated|modified|last-?modified|date-?modified")
_PUBLISHER = regex.compile(r"(?i)(?:^|[:\s])(?:publisher|sourceOrganization|provider)(?:$|\s)")
_BESIDE = of_class(r"comments?|related|recommend\w*|promo|sidebar|widget|bio")
_LED = regex.compile(rf"(?i){LED}")
_LONGEST_BYLINE = 300
_LONGEST_NAME = 80
_LINES = frozenset(
    ("p", "div", "span", "summary", "details", "li", "small", "header", "section", "dd", "td", "h6")
)
_LED_IN = _LINES | {"address", "center", "em", "font", "h3", "h4", "h5", "i", "strong", "td"}
_SENTENCE = 100
"""Characters of a paragraph of the story; dates in lines of their own behind one are part of that."""

_MOST = 20_000
_FAR = 400
"""Elements in which the line of author and date is looked for, from the heading on."""


def seen_authors(tree: html.HtmlElement, credits: bool = True) -> Iterator[list[str]]:
    """The authors that each element which says so, or a line below the heading, shows.

    credits: whether what is called credits may hold them; else that is a picture's.
    """
    for element in _near_heading(tree):
        marked = _is_author(element) or (_BYLINE if credits else _SURELY).search(element.get("class") or "")
        own = [one for one in element.iter("a", "span") if one is not element and _is_author(one)]
        line = ", ".join(map(_short, own)) or _short(element) or (_stated(element) if marked else "")
        shown = element.tag in _LED_IN and _LED.match(line) and not line.endswith((".", ","))
        if found := authors(line, marked=bool(marked)) if marked or shown else []:
            yield found


def seen_outlet(tree: html.HtmlElement) -> str | None:
    """The publisher that the page marks in its own text (microdata)."""
    for element in itertools.islice(tree.iter(), _MOST):
        if isinstance(element.tag, str) and _PUBLISHER.search(_property(element)):
            named = _stated(element) or _short(element)
            if 1 < len(named) < _LONGEST_NAME and not named.startswith(("http", "#")):
                return named
    return None


def _stated(element: html.HtmlElement) -> str:
    """The name that an element states for machines."""
    named = next(
        (one for one in elements(element) if _property(one) in ("name", "legalName")),
        None,
    )
    if named is None:
        return " ".join((element.get("content") or "").split())
    return " ".join((named.get("content") or "").split()) or _short(named)


def _is_author(element: html.HtmlElement) -> bool:
    return element.get("rel") == "author" or "author" in _property(element)


def _property(element: html.HtmlElement) -> str:
    """What an element is of the article, as microdata or RDFa have it."""
    return element.get("itemprop") or element.get("property") or ""


def _short(element: html.HtmlElement) -> str:
    """The line in an element, empty where it is too long for authors and dates."""
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part.strip())
        if length > _LONGEST_BYLINE:
            return ""
    return " ".join(" ".join(parts).split())


def _near_heading(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements of the page from its heading on, but comments and what is beside the article."""
    h1 = next(iter(tree.iter("h1")), None)
    start = h1.getparent() if h1 is not None and h1.getparent() is not None else tree
    while h1 is not None and len(start) < 3 and start.getparent() is not None and start.tag != "body":
        start = start.getparent()
    for element in itertools.islice(elements(start), _FAR):
        if element.tag in ("script", "style", "title", "head", "footer", "figure", "aside", "figcaption"):
            continue
        ancestors = itertools.islice(element.iterancestors(), 6)
        if element.tag != "h1" and not any(
            _BESIDE.search(names(up)) or up.tag in ("aside", "figure", "footer", "nav")
            for up in (element, *ancestors)
        ):
            yield element


def seen_date(tree: html.HtmlElement) -> str | None:
    """The day that the page shows near its heading, of publication before one of a change."""
    later: set[html.HtmlElement] = set()
    is_head = True
    for element in _near_heading(tree):
        line = _short(element)
        if element in later or _CHANGED.search(f"{element.get('class', '')} {_property(element)}"):
            later.update(element.iter() if line else ())
            continue
        if found := _own_day(element, line, is_head):
            return found
        if element.tag in _LINES and is_change(line):
            later.update(element.iter())
        is_head = is_head and (element.tag != "p" or 0 < len(line) < _SENTENCE)
    return None


def _own_day(element: html.HtmlElement, line: str, is_head: bool) -> str | None:
    """The day of publication that an element tells."""
    if element.tag == "time":
        return None if _is_change_before(element) else day(element.get("datetime")) or day(line)
    if _DATED.search(element.get("class") or "") or "datePublished" in _property(element):
        told = element.get("datetime") or element.get("content")
        if found := day(told) if told else published(line) or (None if is_change(line) else day(line)):
            return found
    if element.tag not in _LINES:
        return None
    if found := published(line) or (day(line) if is_head and is_day(line) else None):
        return found
    is_byline = is_head and _LED.match(line) and not line.endswith(".") and not is_change(line)
    return last_day(line) if is_byline else None


def _is_change_before(time: html.HtmlElement) -> bool:
    """Whether the words directly before a time say that something was changed then."""
    before, parent = time.getprevious(), time.getparent()
    text = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if before is not None and not text.strip() and before.tag != "time":
        text = _short(before)
    return is_change(text)
