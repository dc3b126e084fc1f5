"""Quotations that a page sets apart: block quotations, pull quotes, cards with what a customer said.

A block quotation is written in marks, its signature below; a pull quote that repeats what the text says goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from quotes.reading.web.elements import (
    HEADINGS,
    LONGEST_LABEL,
    QUOTED,
    Element,
    called,
    drop,
    elements,
    is_quotation,
    is_within,
    line_of,
    lines_of,
    names,
    of_class,
    outermost,
    replace,
    text_of,
)

__all__ = ["drop_pulled", "join_names", "write_blocks", "write_marks"]

_PULLED = regex.compile(
    r"(?i)pull-?(?:ed-?)?quote|(?:^|[\s_-])(?:pullout|pulled|breakout|(?:block)?quotes?)(?:$|[\s_-])"
)
_CARD = of_class(r"(?:pull-?|block-?|big-?)?quote|testimonials?|vox-?pop|voice")
"""What the class of a block says that holds a quotation with its signature."""

_SIGNING = of_class(
    r"attribution|attrib|author|by-?line|caption|cite|citation|credit|name|job-?title|occupation|person|position"
    r"|role|signature|source|speaker|who"
)
"""What the class of a signature says."""

_ATTRIBUTES = (
    "attribution",
    "data-attribution",
    "data-author",
    "data-cite",
    "data-speaker",
    "author",
    "speaker",
)
_DASHED = regex.compile(r"^\s*[-–—―]{1,2}\s*[^(@\n]{2,60}?\s*(?:\(\s*@?[\w.-]*\s*\).*)?$", flags=regex.S)
_NAME = regex.compile(
    r"(?:[-–—―]{1,2} ?)?(?:\p{Lu}\p{L}{0,4}\. )?\p{Lu}[\p{L}\p{M}.'’-]*"
    r"(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|al|bin|da|de|del|den|der|di|do|dos|du|el|la|le|ten|van|von|y|zu)){1,5}"
    r"(?:,[^:;!?\"“”]*|\s*\([^()]*\))?"
)
"""A line with a name, and what tells who that is."""

_STOPPED = regex.compile(r"[.?!…][\"”’']?$")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_MARK = regex.compile(r"[\"“”„«»]")
_INNER = regex.compile(r"[“\"]([^“”\"]*)[”\"]")
"""Words that somebody who is quoted quotes."""

_LEFT_OUT = regex.compile(r"\[?(?:\.\s?\.\s?\.|…)\]?")
_LEAST_SAID = 4
_LONGEST_PULLED = 1000
_MOST_PULLED = 300
"""Pull quotes that are looked for in the text: more is no page."""

_BLOCKS = frozenset(("div", "section", "aside", "figure", "li", "article"))
_LEAF = frozenset(("p", "div", "h2", "h3", "h4", "h5", "h6", "span", "li", "figcaption"))


def drop_pulled(tree: Element, sizes: dict[Element, int]) -> None:
    """Take pull quotes away, which repeat what the text says elsewhere."""
    pulled = [
        element
        for element in elements(tree)
        if (element.tag in ("blockquote", "aside") or _is_custom(element) or _PULLED.search(names(element)))
        and element.tag not in ("html", "body", "main", "article")
        and 0 < sizes.get(element, 0) < _LONGEST_PULLED
    ][:_MOST_PULLED]
    if not pulled:
        return
    inside = {id(part) for element in pulled for part in element.iter("p", "li", "div")}
    inside |= {id(up) for element in pulled for up in element.iterancestors("li", "p")}
    words = " ".join(
        " ".join(_folded(text_of(p)))
        for p in tree.iter("p", "li", "div")
        if id(p) not in inside and (p.tag != "div" or not len(p))
    )
    words = f" {words} "
    for element in pulled:
        parts = [" ".join(own) for text in _LEFT_OUT.split(_unsigned(element)) if (own := _folded(text))]
        if len(" ".join(parts).split()) >= _LEAST_SAID and all(f" {part} " in words for part in parts):
            drop([element])


def _is_custom(element: Element) -> bool:
    """Whether an element is a quotation by a name that the page made up: bsp-quote."""
    return "-" in element.tag and regex.search(r"(?:^|-)(?:pull|block)?quote(?:$|-)", element.tag) is not None


def _signatures(element: Element) -> list[Element]:
    """The parts of a quotation that say whose it is."""
    return outermost(part for part in elements(element) if part is not element and _signs(part))


def _signs(part: Element) -> bool:
    """Whether an element is called a signature, by its tag, class or slot."""
    made_up = part.get("slot") or (part.tag if "-" in part.tag else "")
    return (
        part.tag in ("cite", "footer", "figcaption")
        or called(part, _SIGNING)
        or (bool(made_up) and _SIGNING.search(made_up) is not None)
    )


def _unsigned(element: Element) -> str:
    """The words of a pull quote without who says them."""
    signed = [line_of(part) for part in _signatures(element)]
    text = line_of(element)
    for part in signed:
        text = text.replace(part, " ", 1) if part else text
    return str(regex.split(r"\s[-–—―]{1,2}\s?(?=\p{Lu})", f" {text}")[0])


def _folded(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "").replace("'", "").lower())


def write_marks(tree: Element) -> None:
    """The marks that a browser puts around <q>."""
    quoted = [(element, is_within(element, "q")) for element in tree.iter("q")]
    for element, nested in quoted:
        _write_marks(element, *(("‘", "’") if nested else ("“", "”")))


def _write_marks(element: Element, before: str, after: str) -> None:
    if not QUOTED.match(next((text for text in element.itertext() if text.strip()), '"')):
        element.text = before + (element.text or "").lstrip()
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip() + after
        else:
            element.text = element.text.rstrip() + after
    element.drop_tag()


def write_blocks(tree: Element, sizes: dict[Element, int]) -> None:
    """Each quotation that is set apart as paragraphs in marks, with its signature below."""
    blocks = [
        element
        for element in elements(tree)
        if element.tag == "blockquote" or (sizes.get(element, 0) < _LONGEST_PULLED and _is_card(element))
    ]
    for element in outermost(blocks):
        _write_block(element)


def _is_card(element: Element) -> bool:
    """Whether a block is a quotation, and its signature, by what they are called."""
    custom = _is_custom(element)
    if not custom and not (element.tag in _BLOCKS and called(element, _CARD)):
        return False
    if sum(1 for _ in element.iter("blockquote")) > 1:
        return False
    signed = _signatures(element)
    if custom or not all(is_within(one, "blockquote") for one in signed):
        return True
    return not signed and bool(_with_signature([line_of(p) for p in element.iter("p")])[1])


def _write_block(element: Element) -> None:
    signature = _signatures(element)
    signed = ", ".join(line for part in signature for line in _signed(part))
    signed = signed or next((value for name in _ATTRIBUTES if (value := element.get(name))), "")
    drop(signature)
    parts = outermost(part for part in elements(element, "p", "li") if text_of(part).strip())
    said = [text for part in parts for text in _parted(part)] or _parted(element)
    if not signed:
        said, signed = _with_signature(said)
    below = element.getnext()
    if (
        not signed
        and below is not None
        and below.tag in _LEAF
        and _signs(below)
        and len(line_of(below)) < LONGEST_LABEL
    ):
        signed = ", ".join(_signed(below))
        drop([below])
    figure = element.getparent()
    if figure is not None and figure.tag == "figure":
        captions = list(figure.iter("figcaption"))
        signed = signed or ", ".join(line for part in captions for line in _signed(part))
        drop(captions)
        figure.tag = "div"
    said = [text for text in said if text]
    if not said or sum(map(len, said)) < 20:
        return
    if _is_marked(said):
        paragraphs = said
    else:
        paragraphs = ["“" + _INNER.sub(r"‘\1’", text) for text in said]
        paragraphs[-1] += "”"
    replace(element, *paragraphs, *([f"— {signed}"] if signed else []))


def _is_marked(said: Sequence[str]) -> bool:
    """Whether a quotation has its marks, or is a report with one: not where it quotes a few words."""
    if any(QUOTED.match(text) for text in said):
        return True
    within = sum(len(found[0]) for text in said for found in _INNER.finditer(text))
    loose = any(_MARK.search(_INNER.sub("", text)) for text in said)
    return loose or 2 * within > sum(map(len, said))


def _signed(part: Element) -> list[str]:
    """The lines of a signature: name, role, place."""
    loose = [part.text, *(one.tail for one in part)]
    if any((text or "").strip() for text in loose):
        inner = [
            one
            for one in elements(part, "cite", "span", "strong", "b")
            if one.tag != "span" or called(one, _SIGNING)
        ]
    else:
        inner = list(part)  # nothing parts them but their looks
    return [text for line in lines_of(part, inner) if (text := line.strip("-–—―,|/·• "))]


def _parted(part: Element) -> list[str]:
    """A paragraph as one text, and the signature in its last lines."""
    lines = [" ".join(line.split()) for line in text_of(part).strip().split("\n")]
    at = next(_signing(lines), len(lines))
    return [" ".join(lines[:at]), *lines[at:]]


def _with_signature(said: list[str]) -> tuple[list[str], str]:
    """The paragraphs, and the signature in the last one or two of them."""
    for at in _signing(said):
        last = [text.strip("-–—―, ") for text in said[at:]]
        if all(len(text) < LONGEST_LABEL and not _STOPPED.search(text) for text in last):
            return said[:at], ", ".join(last)
    return said, ""


def _signing(lines: list[str]) -> Iterator[int]:
    """At which of the last two lines a signature may begin: behind a dash, or with a name."""
    for at in (len(lines) - 1, len(lines) - 2):
        if at > 0 and (_DASHED.match(lines[at]) or (_STOPPED.search(lines[at - 1]) and _names(lines[at]))):
            yield at


def _names(line: str) -> bool:
    """Whether a line is somebody's name, and perhaps who that is."""
    return len(line) < LONGEST_LABEL and not _STOPPED.search(line) and _NAME.fullmatch(line) is not None


def join_names(tree: Element) -> None:
    """A name in a line of its own and the role in the next as one line beside a quotation."""
    leaves = [(element, lines) for element in elements(tree, *_LEAF) if (lines := _lines_of_leaf(element))]
    quoted = [len(lines) == 1 and is_quotation(lines[0]) for _, lines in leaves]
    quoted.append(False)  # behind the last, and before the first
    for at, (element, lines) in enumerate(leaves):
        if (
            1 < len(lines) <= 3
            and is_quotation(lines[0])
            and _is_head(element, lines[1])
            and _names(lines[1])
        ):
            replace(element, lines[0], ", ".join(lines[1:]))
            continue
        if not (_is_bold(element, lines[0]) and _NAME.fullmatch(lines[0])):
            continue
        before = quoted[at - 1]
        if len(lines) == 2 and (before or quoted[at + 1]) and _is_role(lines[1]):
            _set(element, f"{lines[0]}, {lines[1]}")
        elif len(lines) == 1 and at + 1 < len(leaves) and (before or quoted[at + 2]):
            role, below = leaves[at + 1]
            if (
                len(below) == 1
                and _is_role(below[0])
                and not _is_head(role, below[0])
                and role.getparent() is element.getparent()
            ):
                _set(element, f"{lines[0]}, {below[0]}")
                drop([role])


def _lines_of_leaf(element: Element) -> list[str]:
    """The lines of a block that holds no other."""
    if element.tag == "span" and not called(element, _SIGNING):
        return []
    if any(
        part.tag in _LEAF and (part.tag != "span" or called(part, _SIGNING))
        for part in element.iterdescendants()
    ):
        return []
    return lines_of(element)


def _is_bold(element: Element, line: str) -> bool:
    """Whether a line stands out: in bold letters, as a heading, or as what is called a name."""
    return called(element, _SIGNING) or _is_head(element, line)


def _is_head(element: Element, line: str) -> bool:
    """Whether a line is a heading, or all in bold letters."""
    return element.tag in HEADINGS or any(
        line_of(part).rstrip(",") == line for part in elements(element, "strong", "b")
    )


def _is_role(line: str) -> bool:
    return (
        len(line) < LONGEST_LABEL and not _STOPPED.search(line) and not QUOTED.match(line) and "?" not in line
    )


def _set(element: Element, text: str) -> None:
    for part in list(element):
        element.remove(part)
    element.text = text
