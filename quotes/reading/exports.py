"""What media databases export as text: many articles in a file, told apart by their marks.

LexisNexis as it was (``3 of 50 DOCUMENTS``) and as it is (``End of Document``), and Factiva, with two-letter
fields (``HD``, ``TD``) or without, each article ended by ``Document`` and its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from quotes.document import Article
from quotes.reading.charsets import decoded
from quotes.reading.mending import mended_text
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import of_text
from quotes.reading.source import LARGEST, ReadingError, Source
from quotes.reading.web.bylines import authors, day

__all__ = ["of_export", "pieces"]

_LARGEST_EXPORT = 10 * LARGEST

_OLD = regex.compile(r"(?m)^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$")
_NEW = regex.compile(r"(?m)^[ \t]*End of Document[ \t]*$")
_FACTIVA = regex.compile(r"(?m)^[ \t]*Document [A-Z]{2,8}0000\d{8}\w{3,20}[ \t]*$")
_FIELD = regex.compile(
    r"(?m)^(?P<name>HD|CR|WC|PD|ET|SN|SC|LA|CY|LP|TD|BY|AN|SE|NS|IN|RE|CO|PUB|IPC|IPD|CT|RF|ART|VOL|PG|ED|CLM)"
    r"(?:[ \t]+|[ \t]*\n)"
)
_STATED = regex.compile(
    r"(?m)^[ \t]*(?P<name>BYLINE|Byline|SECTION|Section|LENGTH|Length|DATELINE|Dateline|HIGHLIGHT|Highlight|HEADLINE)"  # noqa: E501
    r":[ \t]*(?P<value>.*(?:\n(?![ \t]*\n|[ \t]*[A-Z][A-Za-z-]+:).+)*)"
)
_TAIL = regex.compile(
    r"(?m)^[ \t]*(?:LOAD-DATE|Load-Date|LANGUAGE|GRAPHIC|Graphic|PUBLICATION-TYPE|SUBJECT|Classification)\b:?"
)
_RIGHTS = regex.compile(
    r"(?im)^[ \t]*(?:copyright\b|\(c\)|©).*(?:\n.*all rights reserved.*)?$|^.*all rights reserved\.?[ \t]*$"
)
_WORDS = regex.compile(r"(?i)^\d[\d,]* words$")
_EDITION = regex.compile(r"(?i)\bedition\b|^\d{1,2}:\d\d")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of each document in an export."""
    yield from of_export(source, decoded(source.content(_LARGEST_EXPORT), source.name))


def of_export(source: Source, text: str) -> Iterator[Article | ReadingError]:
    """The article of each document in the text of an export."""
    text = mended_text(text.replace("\r\n", "\n").lstrip("\ufeff"))
    mark, read = next((mark, read) for mark, read in _KINDS if mark.search(text) or mark is _NEW)
    for number, part in enumerate((part for part in mark.split(text) if part.strip()), 1):
        try:
            body, known = read(part)
            yield of_text(source, body, number, **known)
        except ReadingError:
            yield ReadingError(f"{source.name}, document {number}: has no text")


def _of_factiva(part: str) -> tuple[str, dict[str, str | None]]:
    fields = _fields(part)
    if "HD" not in fields:
        return _of_lines(part)
    body = "\n\n".join(_unwrapped(fields[name]) for name in ("LP", "TD") if name in fields)
    return body, _known(fields["HD"], fields.get("BY"), fields.get("PD"), fields.get("SN"))


def _fields(part: str) -> Mapping[str, str]:
    found = list(_FIELD.finditer(part))
    if not found:
        return {}
    ends = [field.start() for field in found[1:]] + [len(part)]
    return {field["name"]: part[field.end() : end].strip() for field, end in zip(found, ends, strict=True)}


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in regex.split(r"\n[ \t]*\n", text))


def _of_lines(part: str) -> tuple[str, dict[str, str | None]]:
    """Factiva without fields: title, author, number of words, day, outlet, then the text."""
    lines = [line.strip() for line in part.strip().split("\n")]
    words = next((at for at, line in enumerate(lines[:12]) if _WORDS.match(line)), None)
    if words is None:
        return "\n".join(lines), {}
    above = [line for line in lines[:words] if line]
    below = lines[words + 1 :]
    at = next((at for at, line in enumerate(below[:4]) if day(line)), 0)
    rights = next((at for at, line in enumerate(below[:14]) if _RIGHTS.match(line)), at + 2)
    author = above[1] if len(above) > 1 else None
    body = "\n".join(below[rights + 1 :]).strip()
    return body, _known(
        above[0] if above else None, author, below[at], below[at + 1] if len(below) > at + 1 else None
    )


def _of_nexis(part: str) -> tuple[str, dict[str, str | None]]:
    """LexisNexis: the old order has the outlet first, the new one the title."""
    stated = list(_STATED.finditer(part))
    fields = {field["name"].upper(): " ".join(field["value"].split()) for field in stated}
    last = max((field.end() for field in stated if field["name"].upper() != "HIGHLIGHT"), default=0)
    body = part[last:]
    if begins := regex.search(r"(?m)^[ \t]*(?:Body|BODY):?[ \t]*$", part):
        body = part[begins.end() :]
    if ends := _TAIL.search(body):
        body = body[: ends.start()]
    head = _RIGHTS.sub("", part[: part.find(body)] if body else part)
    head = head[: first.start()] if (first := _STATED.search(head)) else head
    lines = [" ".join(block.split()) for block in regex.split(r"\n[ \t]*\n|\n", head) if block.strip()]
    dated = next((at for at, line in enumerate(lines) if day(line)), len(lines))
    before, after = lines[:dated], [line for line in lines[dated + 1 :] if not _EDITION.search(line)]
    new = len(before) > 1
    title = before[0] if new else next(iter(after), None)
    outlet = before[1] if new else next(iter(before), None)
    date = lines[dated] if dated < len(lines) else None
    return _RIGHTS.sub("", body).strip("\n"), _known(
        fields.get("HEADLINE") or title, fields.get("BYLINE"), date, outlet
    )


def _known(title: str | None, by: str | None, date: str | None, outlet: str | None) -> dict[str, str | None]:
    names = "; ".join(authors(" ".join(by.split()))) if by else ""
    return {
        "title": " ".join(title.split()) if title else None,
        "author": names or by,
        "published": day(date),
        "outlet": " ".join(outlet.split()) if outlet else None,
    }


_KINDS = ((_FACTIVA, _of_factiva), (_OLD, _of_nexis), (_NEW, _of_nexis))
