"""Which columns of a table, or fields of an object, hold what of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import regex

from quotes.document import Article
from quotes.reading.days import Days
from quotes.reading.kinds import is_markup
from quotes.reading.mending import mended_text
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import of_text
from quotes.reading.source import PassedOverError, ReadingError, Source
from quotes.reading.web.bylines import authors
from quotes.reading.web.pages import of_fragment

__all__ = ["FIELDS", "article_of", "cell_of", "columns_of", "has_text", "no_text"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": tuple(
        "text body content fulltext articletext bodytext articlebody story article maintext plaintext"
        " contenttext textcontent storytext paragraphs contenthtml html".split()
    ),
    "title": ("title", "headline", "head", "heading", "articletitle", "subject", "name", "webtitle"),
    "author": ("author", "authors", "byline", "by", "creator", "journalist", "writer", "reporter"),
    "published": tuple(
        "published date publicationdate publisheddate datepublished pubdate publishdate publishedat"
        " publishedon datetime day dateofpublication firstpublished webpublicationdate created"
        " createdat".split()
    ),
    "outlet": tuple(
        "outlet source publication publisher newspaper medium media sourcename publicationname sitename site"
        " outletname domain".split()
    ),
    "url": ("url", "link", "href", "permalink", "weburl", "articleurl", "uri"),
    "id": ("id", "docid", "documentid", "articleid", "uid", "guid"),
}
"""The usual names of columns, in lower case and without what parts words; the first that is there counts."""

_LONGEST_ID = 120
_NAMES = ("name", "title", "value", "text", "rendered")
"""Where an object that stands for a word has it."""

_TEXTS = ("rendered", "value", *FIELDS["text"])
"""The same of a text: what it is called is none of it."""

_BROKEN_UP = regex.compile(r"(?i)</(?:p|div|li|blockquote|h[1-6])\s*>|<br\s*/?>")
"""What only markup has, wherever its first element begins."""


def columns_of(names: Iterable[str], options: ReadingOptions, name: str) -> dict[str, str]:
    """The column of each field that there is. Raises ReadingError for a named one that is not there."""
    given = list(names)
    usual: dict[str, str] = {}
    for column in given:
        usual.setdefault(_plain(column), column)
    found: dict[str, str] = {}
    for field, known in FIELDS.items():
        wanted = options.columns.get(field)
        if wanted is not None and wanted not in given:
            raise ReadingError(f"{name}: has no column {wanted!r}; it has {', '.join(given[:20])}")
        if name_of := wanted or next((usual[one] for one in known if one in usual), None):
            found[field] = name_of
    return found


def has_text(names: Iterable[str]) -> bool:
    """Whether one of the columns holds texts by its usual name."""
    return any(_plain(name) in FIELDS["text"] for name in names)


def no_text(source: Source, names: Iterable[str]) -> ReadingError:
    """The error for what holds no texts; in a folder or an archive it is passed over."""
    kind = PassedOverError if source.found else ReadingError
    given = ", ".join(list(names)[:20])[:200]
    return kind(f"{source.name}: no column holds articles ({given}); name one with --text-column")


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name without what is written otherwise from table to table."""
    return regex.sub(r"[\W_]", "", name).lower()


def article_of(
    row: Mapping[str, Any], columns: Mapping[str, str], source: Source, place: int, days: Days
) -> Article:
    """The article of a row; ``place`` is where it stands. Raises ReadingError where it has no text.

    days: those of the table.
    """
    values = {field: cell_of(row.get(column)) for field, column in columns.items() if field != "text"}
    text = _text_of(row.get(columns["text"]))
    is_html = is_markup(text) or _BROKEN_UP.search(text)
    text = of_fragment(text, f"{source.name}, line {place}") if is_html else mended_text(text)
    if not text.strip():
        raise ReadingError(f"{source.name}, line {place}: has no text")
    own = values.pop("id", "")[:_LONGEST_ID]
    author = "; ".join(authors(values.get("author", ""), inverted=True)) or values.get("author")
    published = days.of(values.get("published"))
    known = {**values, "author": author, "published": published}
    try:
        found = of_text(source, text, None, **known)
    except ReadingError as error:
        raise ReadingError(str(error).replace(source.name, f"{source.name}, line {place}", 1)) from None
    return found.named(own or f"{source.file_name}:{place}")


def cell_of(value: object) -> str:
    """A value as text: of a list its parts, of an object its name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return cell_of(next(filter(None, map(value.get, _NAMES)), None))
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(cell_of, value)))
    return "" if value is None else str(value)


def _text_of(value: object) -> str:
    """A text, of a list a paragraph a part, of an object its text; what is no text is none."""
    if isinstance(value, (list, tuple)):
        return "\n".join(filter(None, map(_text_of, value)))
    if isinstance(value, Mapping):
        return next(filter(None, (_text_of(value.get(name)) for name in _TEXTS)), "")
    return value.strip() if isinstance(value, str) else ""
