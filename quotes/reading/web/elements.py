"""Elements of a page: what they are called, the text in them, and how they are taken away or replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

import regex
from lxml import etree, html

__all__ = [
    "HEADINGS",
    "LONGEST_LABEL",
    "QUOTED",
    "RUNNING",
    "Element",
    "called",
    "closed",
    "drop",
    "elements",
    "first_person",
    "innermost",
    "is_quotation",
    "is_within",
    "line_of",
    "lines_of",
    "marked",
    "names",
    "of_class",
    "opened",
    "outermost",
    "replace",
    "sizes",
    "text_of",
]

Element: TypeAlias = html.HtmlElement


def of_class(words: str) -> regex.Pattern[str]:
    """Finds a class or id of which one of some words is a part, by itself: time, of "post-time small"."""
    return regex.compile(rf"(?i)(?:^|[\s_-])(?:{words})(?:$|[\s_-])")


HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
"""The tags of headings within a page."""

LONGEST_LABEL = 100
"""Characters of what names somebody."""

QUOTED = regex.compile(r"\s*[\"“„«‘'‟”]")
_HUMP = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
_QUOTATION = regex.compile(r"[“\"„][^“”\"]*+[”\"]")
_FIRST_PERSON = regex.compile(r"\bI\b|\b[Mm](?:e|y|ine|yself)\b")
RUNNING = frozenset(
    "a abbr b bdi big cite code em font i mark q s small span strong sub sup time u wbr".split()
)
"""What stands within a line."""

_WRAPPERS = frozenset(("aside", "div", "figure", "section", "span"))


def elements(tree: Element, *tags: str) -> Iterator[Element]:
    """The elements in a tree with these tags, or all; no comments."""
    return (element for element in tree.iter(*(tags or (etree.Element,))) if isinstance(element.tag, str))


def names(element: Element) -> str:
    """The classes and the id of an element."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def called(element: Element, pattern: regex.Pattern[str]) -> bool:
    """Whether a class says so, its words parted: quoteAuthor is quote-Author."""
    own = element.get("class")
    return bool(own) and _says(own, pattern)


@lru_cache(maxsize=20_000)
def _says(words: str, pattern: regex.Pattern[str]) -> bool:
    return pattern.search(_HUMP.sub("-", words)) is not None


def outermost(found: Iterable[Element]) -> list[Element]:
    """The elements, given in order, that stand in none of the others."""
    taken: set[Element] = set()
    return [
        one
        for one in found
        if not any(up in taken for up in one.iterancestors()) and taken.add(one) is None  # type: ignore[func-returns-value]
    ]


def innermost(found: Sequence[Element]) -> list[Element]:
    """The elements in which none of the others stands."""
    outer = {up for one in found for up in one.iterancestors()}
    return [one for one in found if one not in outer]


def is_within(element: Element, *tags: str) -> bool:
    """Whether an element stands in one with one of these tags."""
    return next(element.iterancestors(*tags), None) is not None


def text_of(element: Element) -> str:
    """The text in an element, with a line end for each <br>."""
    if element.find(".//br") is None:
        return "".join(element.itertext())
    return "".join(
        ("\n" if part.tag == "br" and event == "start" else "")
        + ((part.text if event == "start" else part.tail if part is not element else "") or "")
        for event, part in etree.iterwalk(element, events=("start", "end"))
        if isinstance(part.tag, str) or event == "end"
    )


def line_of(element: Element) -> str:
    """The text in an element as one line."""
    return " ".join(text_of(element).split())


def lines_of(element: Element, parted: Iterable[Element] = ()) -> list[str]:
    """The lines in an element: each block within, what <br> parts, and the elements ``parted``."""
    apart = set(parted)
    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        begins = event == "start"
        is_within = part.tag in RUNNING and part not in apart
        if event in ("start", "end") and not is_within:
            pieces.append("\0")  # no page holds one: line ends of its source are blanks
        if begins or part is not element:
            pieces.append((part.text if begins else part.tail) or "")
    return [line for piece in "".join(pieces).split("\0") if (line := " ".join(piece.split()))]


def sizes(tree: Element) -> dict[Element, int]:
    """The length of each element's text."""
    found: dict[Element, int] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        own = len(element.text or "") if isinstance(element.tag, str) else 0
        found[element] = own + sum(found.get(part, 0) + len(part.tail or "") for part in element)
    return found


def drop(unwanted: Iterable[Element]) -> None:
    """Take elements away, with what is in them."""
    for element in list(unwanted):
        if element.getparent() is not None:
            element.drop_tree()


def replace(element: Element, *paragraphs: str) -> None:
    """Put paragraphs in an element's place."""
    block = html.Element("div")
    for text in paragraphs:
        etree.SubElement(block, "p").text = " ".join(text.split())
    block.tail = element.tail
    parent = element.getparent()
    if parent is None:
        return
    parent.replace(element, block)
    if parent.tag in ("ul", "ol"):
        parent.tag = "div"
    while (
        parent is not None
        and parent.tag in _WRAPPERS
        and len(parent) == 1
        and not (parent.text or "").strip()
    ):
        parent.tag = "div"  # an aside or an embed is not looked into
        parent.attrib.clear()
        if (block.tail or "").strip():
            break
        block, parent = parent, parent.getparent()


def marked(text: str) -> str:
    """A text in quotation marks, if it is not already."""
    text = text.strip()
    return text if is_quotation(text) else f"“{text}”"


def is_quotation(text: str) -> bool:
    """Whether a text stands in quotation marks."""
    return QUOTED.match(text) is not None and _is_closed(text)


def _is_closed(text: str) -> bool:
    """Whether a text ends with a quotation mark."""
    return text.rstrip(" .,;").endswith(('"', "”", "»", "’", "'", "“"))


def opened(text: str) -> str:
    """A text with an opening mark."""
    return text if QUOTED.match(text) else f"“{text}"


def closed(text: str) -> str:
    """A text with a closing mark."""
    return text if _is_closed(text) else f"{text}”"


def first_person(text: str) -> bool:
    """Whether a text speaks of "I", not only in what it quotes."""
    return _FIRST_PERSON.search(_QUOTATION.sub("", text)) is not None
