"""Markup of pages, made ready to be read as text.

What a browser does not show goes (hidden copies, templates), and what is beside the article (boxes for
newsletters and other stories, captions, notes). What it shows by markup alone is written out: the marks
of <q> and block quotations, who is quoted in a table, a list of terms or an embedded post.
"""

from __future__ import annotations

import regex
from lxml import etree

from quotes.reading.web.beside import drop_beside
from quotes.reading.web.elements import (
    LONGEST_LABEL,
    RUNNING,
    Element,
    drop,
    elements,
    is_within,
    line_of,
    names,
    of_class,
    sizes,
    text_of,
)
from quotes.reading.web.galleries import is_caption, write_captions
from quotes.reading.web.liveblogs import gather
from quotes.reading.web.posts import write_posts
from quotes.reading.web.quotations import drop_pulled, join_names, write_blocks, write_marks
from quotes.reading.web.voices import write_voices

__all__ = ["tidy"]

_UNSEEN = ("template", "textarea", "select", "option", "dialog", "object", "svg")
_HIDING = regex.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")

_HEARD = regex.compile(
    r"(?i)(?:^|\s)(?:sr-only|(?:is-|u-|a11y-)?visually-?hidden|screen-?reader(?:-only|-text)?|visuallyhidden"
    r"|(?:usa|govuk|off)-?(?:sr-only|screen|visually-hidden)|offscreen|assistive-text|hidden-visually|element-invisible)(?:$|\s)"
)
"""What the class of words says that only a screen reader reads out: (opens in a new tab)."""

_LONGEST_HEARD = 60

_PLAYER = of_class(
    r"(?:audio|podcast|article|media|speech|tts)-?(?:player|embed|widget)"
    r"|listen(?:-(?:to|bar|box|button|player|widget)[\w-]*)?|text-to-speech|read-?aloud"
)
"""What the class or id of a player says that reads the article out."""

_LONGEST_PLAYER = 400

_BOX = of_class(
    r"newsletters?|sign-?up|related|recirc\w*|recommend(?:ed|ations?)|promo(?:box|s)?|also-?(?:like|read)"
    r"|(?:about-?(?:the-?)?)?author-?(?:bio\w*|box|card|info\w*|description|details|profile)|about-?(?:the-?)?(?:author|us)"
    r"|trust-?(?:box|bar|project|indicators?)|read-?(?:more|next)|most-?read|trending|cookies?|consent|advert\w*|ad-?(?:slot|box|unit)|donat(?:e|ion)s?"
    r"|share-?(?:bar|tools|buttons?)|social-?share|click-?to-?tweet|tweet-?(?:box|this)|outbrain|taboola|comments?|disqus\w*"
)
"""What the class or id of a box beside the article says."""

_ADVERT = regex.compile(
    r"(?i)\W*(?:advertisement|(?:article|story) continues below(?: (?:this )?ad(?:vertisement)?)?)\W*"
)
_NOTES = of_class(r"footnotes?|endnotes?|references")
_REFERENCE = regex.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡]|[a-z])[\])]?\s*")

_SMALL = 0.34
"""A box beside the article holds less of the page's words."""

_HEADLINE = 5
"""Words of a link that leads to another article by its headline."""

_LABEL = 24
"""Characters before it at most: Also Read |"""

_INLINE = (
    "a abbr acronym b bdi big cite code del dfn em i ins kbd mark q s samp small strong sub sup u".split()
)
_MOST_INLINE = 500
"""Links and words in bold side by side, of which a paragraph of an article has a few."""

_SENTENCE = regex.compile(r"[\"“”].*[.?!]\s*[\"”’']?\s*$|\p{Ll}{3,}.*\p{Ll}[.?!][\"”’']?\s*$", flags=regex.S)
_FEW = 0.2
"""A page whose paragraphs hold less of its words marks them as something else."""


def tidy(tree: Element) -> None:
    """Change the page so that its text says what a reader sees in its article."""
    drop(tree.iter(*_UNSEEN, "script", "style"))
    size = sizes(tree)
    without_script = list(tree.iter("noscript"))
    if 2 * sum(size[element] for element in without_script) <= size[tree]:
        drop(without_script)
    small = _SMALL * size[tree]
    drop(element for element in elements(tree) if _is_hidden(element) and size[element] < small)
    drop_beside(tree, size, small)
    write_captions(tree, size)
    write_posts(tree, size)
    drop(element for element in elements(tree) if _is_box(element) and size.get(element, 0) < small)
    short = min(_LONGEST_PLAYER, 0.5 * size[tree])
    drop(element for element in elements(tree) if size.get(element, 0) < short and _is_player(element))
    drop(element for element in elements(tree, "span", "small", "i", "em", "b") if _is_heard(element, size))
    drop(element for element in elements(tree, "sup", "a") if _is_reference(element))
    drop(
        element
        for element in elements(tree, "p", "div")
        if not len(element) and _ADVERT.fullmatch(text_of(element))
    )
    drop(element for element in elements(tree, "p", "ul", "ol") if _is_linked(element, size))
    gather(tree, size)
    write_voices(tree)
    drop_pulled(tree, size)
    write_marks(tree)
    write_blocks(tree, size)
    join_names(tree)
    etree.strip_tags(tree, "span", "font", "wbr")
    for element in elements(tree):  # trafilatura drops their tags, and texts then stand side by side
        if sum(1 for _ in element.iterchildren(*_INLINE)) > _MOST_INLINE:
            etree.strip_tags(element, *_INLINE)
    for element in tree.iter(etree.Element):  # texts that now stand side by side become one: thousands cost
        element.text, element.tail = element.text, element.tail  # trafilatura the square of their number
    _write_paragraphs(tree)


def _is_linked(element: Element, size: dict[Element, int]) -> bool:
    """Whether a paragraph or a list leads to other articles: headlines and hardly a word."""
    own = size.get(element, 0)
    if not own or next(element.iter("a"), None) is None:
        return False
    linked = sum(size.get(link, 0) for link in element.iter("a") if len(text_of(link).split()) >= _HEADLINE)
    return own - linked <= _LABEL and linked > own / 2 and not line_of(element).endswith(".")


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style", "")))


def _is_heard(element: Element, size: dict[Element, int]) -> bool:
    """Whether words within a line are only for those who hear the page."""
    return size.get(element, 0) < _LONGEST_HEARD and _HEARD.search(element.get("class", "")) is not None


def _is_player(element: Element) -> bool:
    """Whether an element is the player of a page that is read out, with the words beside its buttons."""
    return element.tag in ("aside", "div", "figure", "section") and _PLAYER.search(names(element)) is not None


def _is_box(element: Element) -> bool:
    if element.tag == "footer":
        return not is_within(element, "blockquote")
    if element.tag in ("html", "body", "main", "article", "head", "h1"):
        return False
    own = names(element)
    return len(own) > 1 and bool(_BOX.search(own) or is_caption(element) or _NOTES.search(own))


def _is_reference(element: Element) -> bool:
    """Whether an element is the number of a note."""
    if element.tag != "sup" and not element.get("href", "").startswith("#"):
        return False
    text = text_of(element)
    return (element.tag == "sup" or "[" in text) and _REFERENCE.fullmatch(text) is not None


def _write_paragraphs(tree: Element) -> None:
    """Paragraphs that the page marks as something else: items of a list that are sentences, and blocks
    where the page has hardly any paragraphs."""
    for element in list(elements(tree, "ul", "ol")):
        items = [part for part in element if part.tag == "li"]
        said = [
            item
            for item in items
            if _SENTENCE.search(text_of(item)[-LONGEST_LABEL:]) and next(item.iter("ul", "ol"), None) is None
        ]
        if said and 2 * len(said) > len(items):
            element.tag = "div"
            for item in items:
                item.tag = "p"
    size = sizes(tree)
    body = next(tree.iter("body"), tree)
    if sum(size[element] for element in tree.iter("p")) < _FEW * size.get(body, 0):
        for element in elements(body, "div", "section", "td"):
            if size[element] and all(part.tag in RUNNING or part.tag == "br" for part in element):
                element.tag = "p"
