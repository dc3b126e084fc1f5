"""Embedded posts: what somebody wrote on a network, as a quotation with its signature."""

from __future__ import annotations

import itertools

import regex

from quotes.reading.web.elements import (
    Element,
    called,
    closed,
    elements,
    innermost,
    is_within,
    line_of,
    lines_of,
    marked,
    names,
    opened,
    replace,
    text_of,
)
from quotes.text.layout import DATE

__all__ = ["write_posts"]

_NETWORKS = (
    r"(?:twitter|tweet|facebook|fb|instagram|tiktok|bluesky|bsky|mastodon|threads|telegram|linkedin|reddit"
    r"|truth-?social|vk)"
)
_POST = regex.compile(
    rf"(?i)(?:^|[\s_-])(?:{_NETWORKS}-?(?:tweet|video|media|embed|post|card|quote|status)s?"
    rf"|(?:embed|embedded|social)-?(?:embed|post|media|{_NETWORKS})|text-post(?:-media)?)(?:$|[\s-])"
    r"|(?:^|\s)(?:tweet|toot|instagram|tiktok|bluesky|mastodon|threads|tgme_widget_message)(?:$|\s|--)"
)
"""What the class of an embedded post says."""

_TAG = regex.compile(
    rf"amp-{_NETWORKS}|{_NETWORKS}-(?:embed|post|tweet)|(?:social|embedded)-(?:embed|post|tweet)"
)
_NO_POST = frozenset("html body main article a p span script iframe ul li nav".split())
_HOST = regex.compile(
    r"https?://(?:[\w-]+\.)*(?:twitter\.com|x\.com|facebook\.com|instagram\.com|tiktok\.com|bsky\.app|threads\.(?:net|com)|t\.me"
    r"|linkedin\.com|truthsocial\.com|vk\.com)/|^at://"
)
_SOURCES = (
    "cite",
    "data-instgrm-permalink",
    "data-text-post-permalink",
    "data-bluesky-uri",
    "data-embed-url",
    "data-href",
    "data-url",
)
"""Attributes that tell where a post stands."""

_NAMED = regex.compile(
    r"(?i)(?:full-?name|author-?name|display-?name|user-?name|owner-?name|(?:^|[\s_-])(?:author|name|account|poster|user))(?:$|[\s_-])"
)
_TEXT = regex.compile(r"(?i)(?:^|[\s_-])(?:text|content|message|caption|body)(?:$|\s)")
_BY = (
    r"(?:[-–—―]{1,2}|(?i:A (?:post|photo|video|reel|thread) (?:shared|posted) by|(?:Posted|Shared) by"
    r"|(?:Post|Video|Reel|Status|Thread|Photo) (?:by|from))"
    r"|♬ (?i:original sound|som original|sonido original|son original) [-–])"
)
_SIGNED = regex.compile(
    rf"^\s*{_BY}\s*(?P<name>[^(@\n]{{2,60}}?)?\s*"
    r"(?:\([^()@]*\)\s*)?(?:\(?\s*(?P<handle>@[\w.@-]+)\s*\)?(?:\s.*)?|\(\s*\).*|\bon\s.*)?$",
    flags=regex.S,
)
_SIGNING = regex.compile(rf"^\s*{_BY}(?!\p{{L}})")
_BEHIND = regex.compile(
    rf"\s+(?:on\s.*|via\s.*|[·•|,]\s.*|(?:\p{{Lu}}\p{{Ll}}+day, )?{DATE}.*)$", flags=regex.S
)
"""What stands behind a name: the day, the network."""

_NETWORK = regex.compile(
    r"(?i)\s+on (?:X|Twitter|Facebook|Instagram|TikTok|Bluesky|Mastodon|Threads|Telegram)\W*$"
)
_NOISE = regex.compile(
    rf"(?i)\W*|(?:view|see|read|watch|open|follow|reply|like|share|join)\b.{{0,60}}(?<![.?!])|♬.*|[\d.,]+[km]?\s+\p{{L}}+(?:\W.{{0,60}}(?<![.?!]))?|@[\w.@-]+|\W*{DATE}.*"
    r"|.{0,20}\d{1,2}[:.]\d\d(?:\s?[ap]m)?\W.{0,40}(?<![.?!])"
)
"""What is beside the words of a post."""

_LINK = regex.compile(r"(?:https?://|pic\.twitter\.com/)\S+")
_SYMBOLS = regex.compile(r"[\p{So}\p{Sk}\p{Cs}\ufe0f\u200d]+")
_HONOURS = regex.compile(r" (MP|MEP|MSP|MS|TD|MLA|MPP|MD|PhD|CBE|OBE|KC|QC)$")
_HANDLE = regex.compile(r"(?:Posted by |Post by )?\(?(@[\w.@-]{2,60})\)?")
_LETTERS = regex.compile(r"[\W\d_]+")
_PAIR = regex.compile(r"(?=(?<!\p{L})(\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)(?!\p{L}))")
_LONGEST = 3_000
"""Characters of a post."""


def write_posts(tree: Element, sizes: dict[Element, int]) -> None:
    """Each embedded post of a page as a quotation with its signature."""
    found = [
        element
        for element in elements(tree)
        if len(element) and sizes.get(element, 0) <= _LONGEST and _is_post(element)
    ]
    inner = innermost(found)
    owners = _owners(tree) if inner else {}
    for element in inner:
        _write(element, owners)


def _is_post(element: Element) -> bool:
    if element.tag in _NO_POST:
        return False
    if _TAG.fullmatch(element.tag):
        return True
    said = next((value for name in _SOURCES if (value := element.get(name))), "")
    is_there = element.tag in ("blockquote", "div", "figure") and _HOST.search(said) is not None
    return is_there or (_POST.search(names(element)) is not None and bool(line_of(element)))


def _owners(tree: Element) -> dict[str, str]:
    """The names of two words in a page, by their letters, which handles are made of."""
    text = " ".join(" ".join(tree.itertext()).split())
    return {_letters(name[1]): name[1] for name in _PAIR.finditer(text)}


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _write(element: Element, owners: dict[str, str]) -> None:
    """An embedded post as a quotation with its signature."""
    poster, parts = _poster(element)
    paragraphs = [lines_of(p) for p in element.iter("p")]
    lines = [*itertools.chain.from_iterable(paragraphs), *lines_of(element, parts)]
    tail = next((found for line in lines if (found := _SIGNED.match(line))), None)
    said = _said(paragraphs, poster)
    if not said:
        own = [part for part in elements(element, "div", "span", "a") if called(part, _TEXT)]
        body = max(own, key=lambda part: len(line_of(part)), default=element)
        said = _said([[line] for line in lines_of(body if line_of(body) else element, parts)], poster)
    if not said:
        return
    name = _BEHIND.sub("", tail["name"] or "") if tail else ""
    handle = str((tail["handle"] if tail else None) or _handle(element))
    name = name or poster
    owner = owners.get(_letters(handle.partition(".")[0]), "") or owners.get(_letters(handle), "")
    name = owner if not name or (owner and name.split()[-1] in owner.split()) else name
    name = _HONOURS.sub(r", \1", _SYMBOLS.sub("", _NETWORK.sub("", name))).strip(" :·•|.-–—")
    above = element.getprevious()
    if above is not None and text_of(above).rstrip().endswith(":"):
        name = ""  # the article says whose it is
    said[0], said[-1] = opened(said[0]), closed(said[-1]) if len(said) > 1 else marked(said[-1])
    replace(element, *said, *([f"— {name}{f', {handle}' if handle else ''}"] if name else []))


def _said(paragraphs: list[list[str]], poster: str) -> list[str]:
    """The words of a post, a text a paragraph: no signature, no links, nothing that the network adds."""
    found = (
        [
            text
            for line in lines
            if (text := " ".join(_LINK.sub("", line).split()))
            and text != poster
            and not _SIGNING.match(text)
            and not _NOISE.fullmatch(text)
        ]
        for lines in paragraphs
    )
    return [" ".join(lines) for lines in found if lines]


def _handle(post: Element) -> str:
    """The handle of who wrote a post, outside its words."""
    for part in elements(post, "a", "span", "div", "cite", "small", "footer"):
        text = " ".join((part.text or "").split())
        if (found := _HANDLE.fullmatch(text)) and not is_within(part, "p"):
            return str(found[1])
    return ""


def _poster(post: Element) -> tuple[str, list[Element]]:
    """Whose post it is, by the part of it that is called so, or stands at its head; and the parts."""
    parts = [
        part
        for part in elements(
            post, "span", "div", "a", "strong", "b", "cite", "header", "p", "h4", "h3", "figcaption", "footer"
        )
        if part.tag in ("cite", "header", "figcaption", "footer") or called(part, _NAMED)
    ]
    bold = [part for part in elements(post, "strong", "b", "h3", "h4") if not is_within(part, "p")]
    for part in (*sorted(parts, key=lambda one: not called(one, _NAMED)), *bold):
        for line in lines_of(part, elements(part, "span", "strong", "b", "a", "small", "time")):
            if (
                line[0].isalnum()
                and len(line) < 60
                and not _NOISE.fullmatch(line)
                and not _SIGNING.match(line)
            ):
                return line.partition(" (@")[0].partition(" @")[0], [*parts, *bold]
    return "", [*parts, *bold]
