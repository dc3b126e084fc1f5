"""Markup of pages, made ready to be read as text.

What a browser does not show goes (hidden copies, templates), and what is beside the article (boxes for
newsletters and other stories, captions, notes). What it shows by markup alone is written out: the marks
of <q> and block quotations, who is quoted in a table, a list of terms or an embedded post.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import regex
from lxml import etree, html

__all__ = ["tidy"]

_Element: TypeAlias = html.HtmlElement

_UNSEEN = ("template", "textarea", "select", "option", "dialog", "object")
_HIDING = regex.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")

_BOX = regex.compile(
    r"(?i)(?:^|[\s_-])(?:newsletters?|sign-?up|related|recirc\w*|recommend(?:ed|ations?)|promo(?:box|s)?|also-?(?:like|read)"
    r"|read-?(?:more|next)|most-?read|trending|cookies?|consent|advert\w*|ad-?(?:slot|box|unit)|donat(?:e|ion)s?"
    r"|share-?(?:bar|tools|buttons?)|social-?share|outbrain|taboola|comments?|disqus\w*)(?:$|[\s_-])"
)
"""What the class or id of a box beside the article says."""

_CAPTION = regex.compile(
    r"(?i)(?:^|[\s_-])(?:wp-caption(?:-text)?|(?:image|photo|media|img|picture)?-?caption(?:-text)?|photo-?credit)(?:$|[\s_-])"
)
_ADVERT = regex.compile(
    r"(?i)\W*(?:advertisement|(?:article|story) continues below(?: (?:this )?ad(?:vertisement)?)?)\W*"
)
_NOTES = regex.compile(r"(?i)(?:^|[\s_-])(?:footnotes?|endnotes?|references)(?:$|[\s_-])")
_POST = regex.compile(
    r"(?i)(?:^|[\s_-])(?:twitter-(?:tweet|video)|tweet|(?:instagram|tiktok|bluesky|mastodon|threads|facebook|text-post)-?(?:media|embed|post)?)(?:$|[\s_-])"
)
_POSTER = regex.compile(r"(?i)(?:full-?name|author-?name|display-?name|user-?name|author|name)(?:$|[\s_-])")
_PULLED = regex.compile(r"(?i)pull-?(?:ed-?)?quote|(?:^|[\s_-])pullout")
_SIGNED = regex.compile(
    r"^\s*(?:[-–—―]{1,2}|A (?:post|video|reel) shared by)\s*(?P<name>[^(@\n]{2,60}?)\s*"
    r"(?:\(\s*(?P<handle>@[\w.-]+)?\s*\).*)?$",
    flags=regex.S,
)
_SHARED = regex.compile(r"A (?:post|video|reel) shared by\b")
_LINK = regex.compile(r"(?:https?://|pic\.twitter\.com/)\S+")
_SYMBOLS = regex.compile(r"[\p{So}\p{Sk}\p{Cs}\ufe0f\u200d]+")
_HONOURS = regex.compile(r" (MP|MEP|MSP|MS|TD|MLA|MPP|MD|PhD|CBE|OBE|KC|QC)$")
_REFERENCE = regex.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡]|[a-z])[\])]?\s*")
_QUOTED = regex.compile(r"\s*[\"“„«‘'‟”]")
_WORD = regex.compile(r"[\p{L}\p{N}]+")

_SMALL = 0.34
"""A box beside the article holds less of the page's words."""

_SENTENCE = regex.compile(r"[\"“”].*[.?!]\s*[\"”’']?\s*$|\p{Ll}{3,}.*\p{Ll}[.?!][\"”’']?\s*$", flags=regex.S)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "em",
        "i",
        "mark",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    }
)
_FEW = 0.2
"""A page whose paragraphs hold less of its words marks them as something else."""

_FIRST_PERSON = regex.compile(r"\bI\b|\b[Mm](?:e|y|ine|yself)\b")
_LONGEST_LABEL = 100
_LEAST_SAID = 4
_LONGEST_PULLED = 1000
_MOST_PULLED = 300
"""Pull quotes that are looked for in the text: more is no page."""


def tidy(tree: _Element) -> None:
    """Change the page so that its text says what a reader sees in its article."""
    _drop(tree.iter(*_UNSEEN, "script", "style"))
    sizes = _sizes(tree)
    without_script = list(tree.iter("noscript"))
    if 2 * sum(sizes[element] for element in without_script) <= sizes[tree]:
        _drop(without_script)
    small = _SMALL * sizes[tree]
    _drop(element for element in _elements(tree) if _is_hidden(element) and sizes[element] < small)
    for element in list(_elements(tree, "blockquote", "div", "figure", "aside")):
        if _POST.search(_names(element)) and len(element):
            _write_post(element)
    _drop(element for element in _elements(tree) if _is_box(element) and sizes.get(element, 0) < small)
    _drop(element for element in _elements(tree, "sup", "a") if _is_reference(element))
    _drop(
        element
        for element in _elements(tree, "p", "div")
        if not len(element) and _ADVERT.fullmatch(_text(element))
    )
    for tag, write in (("dl", _write_terms), ("table", _write_table)):
        for element in list(tree.iter(tag)):
            if next(itertools.islice(element.iter(tag), 1, 2), None) is None:  # it holds no other
                write(element)
    _drop_pulled(tree, sizes)
    quoted = [(element, next(element.iterancestors("q"), None) is not None) for element in tree.iter("q")]
    for element, nested in quoted:
        _write_marks(element, *(("‘", "’") if nested else ("“", "”")))
    for element in list(tree.iter("blockquote")):
        _write_block(element)
    etree.strip_tags(tree, "span", "font", "wbr")
    for element in tree.iter(etree.Element):  # texts that now stand side by side become one: thousands cost
        element.text, element.tail = element.text, element.tail  # trafilatura the square of their number
    _write_paragraphs(tree)


def _elements(tree: _Element, *tags: str) -> Iterator[_Element]:
    return (element for element in tree.iter(*(tags or (etree.Element,))) if isinstance(element.tag, str))


def _names(element: _Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _text(element: _Element) -> str:
    """The text in an element, with a line end for each <br>."""
    if element.find(".//br") is None:
        return "".join(element.itertext())
    return "".join(
        ("\n" if part.tag == "br" and event == "start" else "")
        + ((part.text if event == "start" else part.tail if part is not element else "") or "")
        for event, part in etree.iterwalk(element, events=("start", "end"))
        if isinstance(part.tag, str) or event == "end"
    )


def _sizes(tree: _Element) -> dict[_Element, int]:
    """The length of each element's text."""
    sizes: dict[_Element, int] = {}
    for _, element in etree.iterwalk(tree, events=("end",)):
        own = len(element.text or "") if isinstance(element.tag, str) else 0
        sizes[element] = own + sum(sizes.get(part, 0) + len(part.tail or "") for part in element)
    return sizes


def _drop(elements: Iterable[_Element]) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDING.search(element.get("style", "")))


def _is_box(element: _Element) -> bool:
    if element.tag == "footer":
        return next(element.iterancestors("blockquote"), None) is None
    if element.tag in ("html", "body", "main", "article", "head", "h1"):
        return False
    names = _names(element)
    return len(names) > 1 and bool(_BOX.search(names) or _CAPTION.search(names) or _NOTES.search(names))


def _is_reference(element: _Element) -> bool:
    """Whether an element is the number of a note."""
    text = _text(element)
    linked = (element.get("href") or "").startswith("#") and "[" in text
    return (element.tag == "sup" or linked) and _REFERENCE.fullmatch(text) is not None


def _replace(element: _Element, *paragraphs: str) -> None:
    """Put paragraphs in an element's place."""
    block = html.Element("div")
    for text in paragraphs:
        etree.SubElement(block, "p").text = " ".join(text.split())
    block.tail = element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, block)


def _marked(text: str) -> str:
    """A text in quotation marks, if it is not already."""
    text = text.strip()
    return text if _QUOTED.match(text) and _is_closed(text) else f"“{text}”"


def _poster(post: _Element) -> str:
    """Whose post it is, by the part of it that is called so."""
    for part in _elements(post, "span", "div", "a", "strong", "b", "cite"):
        name = " ".join((part.text or "").split())
        if not len(part) and name and not name.startswith("@") and _POSTER.search(part.get("class", "")):
            return name
    return ""


def _write_post(element: _Element) -> None:
    """An embedded post as a quotation with its signature."""
    said = [" ".join(_LINK.sub("", _text(p)).split()) for p in element.iter("p")]
    tails = [" ".join("".join(_loose(element)).split()), *(text for text in said if _SHARED.match(text))]
    said = [text for text in said if text and not text.startswith(("—", "–", "@")) and text not in tails]
    tail = next((found for text in tails if (found := _SIGNED.match(text))), None)
    name = tail["name"] if tail else _poster(element)
    if not said:
        return
    said[0], said[-1] = _open(said[0]), _close(said[-1]) if len(said) > 1 else _marked(said[-1])
    name = _HONOURS.sub(r", \1", _SYMBOLS.sub("", name)).strip()
    above = element.getprevious()
    if above is not None and _text(above).rstrip().endswith(":"):
        name = ""  # the article says whose it is
    handle = f", {tail['handle']}" if tail and tail["handle"] else ""
    _replace(element, *said, *([f"— {name}{handle}"] if name else []))


def _write_paragraphs(tree: _Element) -> None:
    """Paragraphs that the page marks as something else: items of a list that are sentences, and blocks
    where the page has hardly any paragraphs."""
    for element in list(_elements(tree, "ul", "ol")):
        items = [part for part in element if part.tag == "li"]
        said = [
            item
            for item in items
            if _SENTENCE.search(_text(item)[-_LONGEST_LABEL:]) and next(item.iter("ul", "ol"), None) is None
        ]
        if said and 2 * len(said) > len(items):
            element.tag = "div"
            for item in items:
                item.tag = "p"
    sizes = _sizes(tree)
    body = next(tree.iter("body"), tree)
    if sum(sizes[element] for element in tree.iter("p")) < _FEW * sizes.get(body, 0):
        for element in _elements(body, "div", "section", "td"):
            if sizes[element] and all(part.tag in _INLINE for part in element):
                element.tag = "p"


def _is_closed(text: str) -> bool:
    return text.rstrip(" .,;").endswith(('"', "”", "»", "’", "'", "“"))


def _open(text: str) -> str:
    return text if _QUOTED.match(text) else f"“{text}"


def _close(text: str) -> str:
    return text if _is_closed(text) else f"{text}”"


def _loose(element: _Element) -> Iterator[str]:
    """The text of an element that stands in no paragraph of it."""
    yield element.text or ""
    for part in element:
        if part.tag not in ("p", "a", "script"):
            yield from part.itertext()
        yield part.tail or ""


def _write_terms(element: _Element) -> None:
    """A list of names and what each said, or of questions and answers; other lists of terms as paragraphs."""
    lines: list[str] = []
    label = ""
    asked = _is_interview(element)
    for part in element.iter("dt", "dd"):
        text = " ".join(_text(part).split())
        if part.tag == "dt":
            if label:
                lines.append(label)
            label = text
        elif asked and label.endswith("?"):
            lines += [f"Q: {label}", f"A: {text}"]
            label = ""
        elif (
            label
            and len(label) < _LONGEST_LABEL
            and label[:1].isupper()
            and label[-1:] not in ".?!:"
            and len(text.split()) >= _LEAST_SAID
            and text[-1:] in '.?!"”'
        ):
            lines.append(f"{label}: {_marked(text)}")
            label = ""
        else:
            lines += [label, text] if label else [text]
            label = ""
    if label:
        lines.append(label)
    if lines:
        _replace(element, *lines)


def _is_interview(element: _Element) -> bool:
    """Whether the answers of a list speak of who gives them; those to what anybody may ask don't."""
    asked = " ".join(_text(part) for part in element.iter("dt"))
    said = " ".join(_text(part) for part in element.iter("dd"))
    return not _FIRST_PERSON.search(asked) and _FIRST_PERSON.search(said) is not None


def _write_table(element: _Element) -> None:
    """A table of who said what: a paragraph a row, if the last cell of most rows is in quotation marks."""
    rows = [
        [" ".join(_text(cell).split()) for cell in row.iter("td", "th")]
        for row in itertools.islice(element.iter("tr"), 1000)
    ]
    said = [row for row in rows if len(row) >= 2 and _QUOTED.match(row[-1]) and _is_closed(row[-1])]
    if said and 2 * len(said) >= len(rows) and all(len(row[0]) < _LONGEST_LABEL for row in said):
        _replace(element, *(f"{', '.join(filter(None, row[:-1]))}: {row[-1]}" for row in said))


def _drop_pulled(tree: _Element, sizes: dict[_Element, int]) -> None:
    """Take pull quotes away, which repeat what the text says elsewhere."""
    pulled = [
        element
        for element in _elements(tree, "blockquote", "aside", "div", "figure", "p")
        if (element.tag in ("blockquote", "aside") or _PULLED.search(_names(element)))
        and sizes.get(element, 0) < _LONGEST_PULLED
    ][:_MOST_PULLED]
    if not pulled:
        return
    inside = {id(part) for element in pulled for part in element.iter("p", "li")}
    words = " ".join(
        " ".join(_folded(_text(p)))
        for p in tree.iter("p", "li", "div")
        if id(p) not in inside and (p.tag != "div" or not len(p))
    )
    for element in pulled:
        quote = next(element.iter("q", "blockquote", "p"), element)
        own = _folded(_unsigned(_text(quote if len(_text(quote)) > 20 else element)))
        if len(own) >= _LEAST_SAID and f" {' '.join(own)} " in f" {words} ":
            _drop([element])


def _unsigned(text: str) -> str:
    return regex.split(r"\s[—–]\s?(?=\p{Lu})", text)[0]


def _folded(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "").replace("'", "").lower())


def _write_marks(element: _Element, before: str, after: str) -> None:
    """The marks that a browser puts around <q>."""
    if not _QUOTED.match(next((text for text in element.itertext() if text.strip()), '"')):
        element.text = before + (element.text or "").lstrip()
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip() + after
        else:
            element.text = element.text.rstrip() + after
    element.drop_tag()


def _write_block(element: _Element) -> None:
    """A block quotation in marks: as many paragraphs, each opened, the last closed; its signature below."""
    if next(element.iterancestors("blockquote"), None) is not None:
        return
    signature = list(_elements(element, "cite", "footer"))
    signed = " ".join(" ".join(map(_text, signature)).split()).strip("-–—― ")
    _drop(signature)
    parts = [part for part in _elements(element, "p", "li") if _text(part).strip()]
    said = [" ".join(_text(part).split()) for part in parts] or _parted(_text(element))
    if len(said) > 1 and (below := _SIGNED.match(said[-1])):
        signed = said.pop().strip("-–—― ") if below["name"] else signed
    figure = element.getparent()
    if figure is not None and figure.tag == "figure":
        captions = list(figure.iter("figcaption"))
        signed = signed or " ".join(" ".join(map(_text, captions)).split()).strip("-–—― ")
        _drop(captions)
        figure.tag = "div"
    said = [text for text in said if text]
    if not said or sum(map(len, said)) < 20:
        return
    if any(_QUOTED.search(text) or "”" in text for text in said):
        paragraphs = said
    else:
        paragraphs = [f"“{text}" for text in said]
        paragraphs[-1] += "”"
    _replace(element, *paragraphs, *([f"— {signed}"] if signed else []))


def _parted(text: str) -> list[str]:
    """A text, and the signature in its last line."""
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    signed = len(lines) > 1 and _SIGNED.match(lines[-1])
    return [" ".join(lines[:-1]), lines[-1]] if signed else [" ".join(lines)]
