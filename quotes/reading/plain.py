"""Plain text: a text as it stands, and what its first lines state of it.

A text is decoded once and never changed after: a byte order mark, CRLF and odd spaces stay, so that
every offset counts the code points of the text as it was read.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from quotes.document import Article
from quotes.reading.charsets import decoded
from quotes.reading.mending import mended_text
from quotes.reading.options import ReadingOptions
from quotes.reading.source import SAMPLE, ReadingError, Source, too_long
from quotes.text.layout import DATE, POST, paragraphs
from quotes.text.patterns import later

__all__ = ["LONGEST", "article", "finished", "head", "of_text"]

LONGEST = 3_000_000
"""Characters; thirty times the longest articles. Quotation marks, the kind that needs most, take 1.2 GB."""

_NOTHING = "\ufeff\u200b\u2060 \t\n\v\f\r"
_HEADING = later(r"(?m)^#{1,6}[ \t]+|^[ \t]*\*\*([^*\n]+)\*\*[ \t]*$")
"""What Markdown puts around a heading, and of one in stars its words."""

_BY = regex.compile(
    r"(?:[^|]{2,32} \| )?(?i:written by|reported by|story by|words by|words(?=:)|by)\s*:?\s+(?P<author>.+)",
    flags=regex.S,
)
_DATE = regex.compile(DATE)
_POST = regex.compile(POST)
_END = regex.compile(r"[.?!…][\"”’')\]]*+$")
_OUTLET = regex.compile(r"(?:,\s*|\s[|–—]\s)(?P<outlet>\p{Lu}[^,|]{2,60})\Z")


def article(source: Source, options: ReadingOptions) -> Article:
    """The article of a plain text or of Markdown."""
    data = source.content()
    if not data.strip():
        raise _empty(source)
    text = mended_text(decoded(data, source.name))
    if source.ending in (".md", ".markdown"):
        text = _HEADING.sub(r"\1", text)
    return of_text(source, text)


def of_text(source: Source, text: str, number: object = None, **known: str | None) -> Article:
    """An article of a text; what is not ``known`` its first lines may state.

    Raises ReadingError where the text is empty or longer than any article.
    """
    if not text.strip(_NOTHING) or not text.strip():
        raise _empty(source)
    if len(text) > LONGEST:
        raise too_long(source.name, f"{len(text):,} characters")
    stated = {**head(text), **{key: value for key, value in known.items() if value}}
    return source.article(text, number, **stated)


def finished(article: Article) -> Article:
    """An article that breaks off, without its last paragraph where that does not end with a sentence."""
    text = article.text.rstrip()
    before, _, last = text.rpartition("\n")
    if before.strip() and not _END.search(last):
        text = before.rstrip()
    return Article(text, replace(article.document, sha256=Article.of(text).document.sha256))


def head(text: str) -> dict[str, str | None]:
    """Title, author, date and outlet where the first lines of a text state them."""
    known: dict[str, str | None] = dict.fromkeys(("title", "author", "published", "outlet"))
    for paragraph in paragraphs(text[:SAMPLE]):
        if paragraph.role not in ("title", "byline"):
            continue
        line = " ".join(text[paragraph.start : paragraph.end].split())
        if paragraph.role == "title":
            if _is_name(line, text[paragraph.end : SAMPLE]):
                _note_byline(f"By {line}", known)
            else:
                known["title"] = line
        else:
            _note_byline(line, known)
    return known


def _empty(source: Source) -> ReadingError:
    return ReadingError(f"{source.name}: is empty; give a file with the text of an article")


def _is_name(line: str, below: str) -> bool:
    """Whether a first line is who wrote it, without "By": a name of no usual words that is not told below."""
    from quotes.words.wordforms import wordforms

    words = line.casefold().split()
    if len(words) not in (2, 3) or line not in (line.upper(), line.title()) or not "".join(words).isalpha():
        return False
    return not any(word in wordforms().values["word"] or word in below.casefold() for word in words)


def _note_byline(line: str, known: dict[str, str | None]) -> None:
    from quotes.reading.web.bylines import authors, day  # its patterns take longer than to read an article

    if date := _DATE.search(line):
        known["published"] = known["published"] or day(date[0])
        line = line[: date.start()].rstrip(" ,|/·•–—-")
    if by := _BY.fullmatch(line.removesuffix(" on").rstrip(" .")):
        author = _POST.sub("", by["author"])
        if outlet := _OUTLET.search(author):
            known["outlet"] = outlet["outlet"].strip()
            author = author[: outlet.start()]
        known["author"] = known["author"] or "; ".join(authors(author)) or author.strip()
