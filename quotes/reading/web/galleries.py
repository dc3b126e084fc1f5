"""Galleries: pages that tell their story in the captions of pictures, which are beside other articles."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from quotes.reading.web.elements import (
    Element,
    called,
    drop,
    elements,
    is_within,
    lines_of,
    of_class,
    outermost,
    replace,
)

__all__ = ["is_caption", "write_captions"]

_CAPTION = of_class(
    r"wp-caption(?:-text)?|(?:image|photo|media|img|picture)?-?caption(?:-text)?|photo-?credit"
)
_CREDIT = of_class(r"(?:photo-?|image-?)?credits?|copyright|byline")
_HOLDERS = frozenset(("a", "aside", "dd", "dl", "dt", "figure", "li", "ol", "ul"))
"""What a picture stands in that is not looked into for paragraphs."""

_FEWEST = 4
"""Captions of a gallery."""

_STOPPED = regex.compile(r"[.?!…][\"”’')]*(?:\s|$)")


def is_caption(element: Element) -> bool:
    """Whether an element is called a caption; not in a block quotation, where it is a signature."""
    return called(element, _CAPTION) and not is_within(element, "blockquote")


def write_captions(tree: Element, sizes: Mapping[Element, int]) -> None:
    """Make paragraphs of a page's captions, where these are sentences and hold more than its paragraphs."""
    body = next(tree.iter("body"), tree)
    captions = outermost(one for one in elements(body) if one.tag == "figcaption" or is_caption(one))
    captions = [one for one in captions if _STOPPED.search("".join(one.itertext()))]
    within = set(captions)
    paragraphs = (p for p in body.iter("p") if within.isdisjoint((p, *p.iterancestors())))
    told = sum(sizes.get(p, 0) for p in paragraphs)
    if len(captions) < _FEWEST or sum(sizes.get(one, 0) for one in captions) <= told:
        return
    for caption in captions:
        drop(part for part in list(elements(caption)) if part.tag == "small" or called(part, _CREDIT))
        for up in caption.iterancestors(*_HOLDERS):
            up.tag = "div"
            up.attrib.clear()
        replace(caption, *lines_of(caption))
