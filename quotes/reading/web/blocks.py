"""The text of a tree of HTML, or of trafilatura's: a line a block."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from quotes.reading.mending import visible

__all__ = ["lines"]

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul"
    " cell code head item list quote row".split()
)
_LINES = frozenset(("br", "lb"))
_BREAKS = _BLOCKS | _LINES
_LEAST = 40
"""Characters of a line that may have been cut at a width."""

_STOPS = frozenset(".!?:;…")
_UNREAD = frozenset({"script", "style", "template", "title", "textarea", "select"})


def lines(body: etree._Element) -> Iterator[str]:
    """The paragraphs in a tree, each in one line, in order."""
    line: list[str] = []
    unread, before = 0, ""

    def ended(element: etree._Element) -> Iterator[str]:
        nonlocal before
        text = " ".join(visible("".join(line)).split())
        line.clear()
        if before and _goes_on(before, text):
            text = f"{before} {text}"
        elif before:
            yield before
        before = text if element.tag in _LINES else ""
        if text and not before:
            yield text

    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        begins = event == "start"
        if event in ("start", "end"):
            if element.tag in _BREAKS and (begins or element.tag not in _LINES):
                yield from ended(element)
            if element.tag in _UNREAD:
                unread += 1 if begins else -1
        if unread or (not begins and element is body):
            continue
        line.append((element.text if begins else element.tail) or "")
    yield from ended(body)


def _goes_on(before: str, text: str) -> bool:
    """Whether a line goes on in the next, as where an editor set a line end at a width: Ana Roe, | said."""
    return len(before) >= _LEAST and before[-1] not in _STOPS and text[:1].islower()
