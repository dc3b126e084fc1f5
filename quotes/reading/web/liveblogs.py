"""Live pages: reports one after another, each in a block of its own with its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree, html

from quotes.reading.web.elements import Element, called, drop, elements, line_of, of_class

__all__ = ["gather"]

_TIME = of_class(r"time|time-?stamp|date|published|posted")
_BLOCK = of_class(r"live(?:blog)?|update|entry|key-?event")
_REPORTER = of_class(r"author|by-?line|contributors?|reporter")
_LINE = 60
"""Characters of the line with the time of a block, or its reporter."""

_MOST = 2_000
_LARGEST = 0.8
"""A block that holds more of what all of its kind hold is an article, the others are teasers."""


def gather(tree: Element, sizes: Mapping[Element, int]) -> None:
    """Make one article of the blocks of a live page, which may lie in several wrappers.

    What finds the article in a page takes the first block that looks like one, and leaves the others.
    """
    body = next(tree.iter("body"), tree)
    told = sum(sizes.get(p, 0) for p in body.iter("p"))
    best: list[Element] = []
    most = told / 2
    for blocks in _alike(body):
        held = [sum(sizes.get(p, 0) for p in block.iter("p")) for block in blocks]
        if sum(held) > most and max(held) < _LARGEST * sum(held) and _are_live(blocks):
            best, most = blocks, sum(held)
    if best:
        _join(body, best)


def _alike(body: Element) -> list[list[Element]]:
    """The blocks with paragraphs that are called alike, none within another, kind by kind."""
    kinds: dict[tuple[str, str], list[Element]] = {}
    holding = {up for p in body.iter("p") for up in p.iterancestors("div", "section", "article", "li")}
    for element in elements(body, "div", "section", "article", "li"):
        if element in holding and (words := (element.get("class") or "").split()):
            kinds.setdefault((element.tag, words[0]), []).append(element)
    found = []
    for blocks in kinds.values():
        own = set(blocks)
        if 1 < len(blocks) <= _MOST and not any(own.intersection(one.iterancestors()) for one in blocks):
            found.append(blocks)
    return found


def _are_live(blocks: Sequence[Element]) -> bool:
    """Whether blocks are called reports of a live page, or nearly all tell their time."""
    if all(called(block, _BLOCK) for block in blocks):
        return True
    timed = sum(
        any(
            part.tag == "time" or called(part, _TIME)
            for part in elements(block, "time", "span", "p", "div", "a")
        )
        for block in blocks
    )
    return 5 * timed >= 4 * len(blocks)


def _join(body: Element, blocks: Sequence[Element]) -> None:
    """Make an article of what holds all the blocks, and nothing of the wrappers within it."""
    above = [set(block.iterancestors()) for block in blocks[1:]]
    whole = next((up for up in blocks[0].iterancestors() if all(up in one for one in above)), body)
    for block in blocks:
        _flatten(block)
        for part in (block, *(up for up in block.iterancestors() if whole in up.iterancestors())):
            part.tag = "div"
            part.attrib.clear()
    if whole is body:
        article = html.Element("article")
        article.extend(list(body))
        body.append(article)
    elif whole.tag in ("div", "section", "main", "ul", "ol", "article"):
        whole.tag = "article"
        whole.attrib.clear()


def _flatten(block: Element) -> None:
    """Leave paragraphs and headings of a block, without time, reporter, pictures and links."""
    drop(
        part
        for part in elements(block)
        if part is not block
        and (called(part, _TIME) or called(part, _REPORTER))
        and len(line_of(part)) < _LINE
    )
    drop(part for part in elements(block, "figure") if part.find(".//p") is None)
    for part in list(elements(block, "div", "section", "header")):
        if part is not block and (part.text or "").strip() and part.find(".//p") is None:
            part.tag = "p"
    etree.strip_tags(block, "a", "div", "section", "header")
