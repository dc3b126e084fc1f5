"""Reports as people write them: lists of names and quotes, in text or Markdown, and drafts of articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from quotes.document import AttributedDocument, Quote, Stance
from quotes.text.layout import paragraphs
from quotes.text.marks import quoted_spans

__all__ = ["Said", "denial", "listed", "of_article", "table", "unquoted"]

_MARKER = regex.compile(r"\s*(?:[-*+•◦‣]|\d{1,3}[.)])\s+(?=\S)")
_BLOCK = regex.compile(r"\s*>\s?")
_HEADING = regex.compile(r"#+\s+(?P<name>.*?)\s*#*$")
_SPEAKER_HEADING = regex.compile(r"#{2,6}\s+\p{Lu}\S*(?: \S+){1,5}\s*#*$")  # one word is rather a topic
_EMPHASIS = regex.compile(r"\*{1,3}|_{2,3}|`|(?<!\w)_|_(?!\w)")
_NAME = r"(?P<name>\p{L}[^\"“”«»:|\n]{1,78}?)"
_QUOTE = r"(?P<quote>[\"“„«][^\n]+)"
_NAME_QUOTE = regex.compile(
    rf"{_NAME}\s*(?::|\s[-–—]{{1,2}}\s|,?\s(?:said|says|told us|wrote)[:,]?)\s*{_QUOTE}$"
)
_QUOTE_NAME = regex.compile(
    r"(?P<quote>[\"“„«].+[\"”«»])[.,]?\s*(?:(?:[-–—―]{1,2}|~)\s*(?P<name>\p{L}[^\"“”\n]{1,78}?)"
    r"|\((?P<inside>\p{L}[^\"“”()\n]{1,78})\))$"
)
_ALONE = regex.compile(r"[\"“„«].+[\"”»][.,]?$")
_NAME_ALONE = regex.compile(rf"{_NAME}(?:,? (?:said|says|wrote))?:$")
_NAME_WORDS = regex.compile(rf"{_NAME}:\s+(?P<quote>\p{{L}}.+)$")
_SIGNATURE = regex.compile(r"[-–—―]{1,2}\s*(?P<name>\p{L}[^\"“”\n]{1,78})$")
_DENIES = (
    r"(?:has |have |had )?(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|disput(?:es|ed)|refut(?:es|ed))"
    r"(?: (?:the|any|all))?(?: (?:claim|allegation|report|suggestion|accusation)s?)? (?:that )?"
    r"(?P<quote>.{8,}?)\.?$"
)
_DENIAL = regex.compile(rf"(?P<name>\p{{Lu}}[^\"“”:,\n]{{1,60}}?) {_DENIES}")
_DENIED = regex.compile(rf"(?:(?:he|she|they|it) )?{_DENIES}", regex.IGNORECASE)
_RULER = regex.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")
_LEAST = 4  # words in quotation marks that are checked although the draft gives them to nobody


@dataclass(frozen=True, slots=True)
class Said:
    """What a report has somebody say, and the line where it does; ``name`` is empty where it names nobody."""

    line: int
    name: str
    quote: str
    stance: Stance = "asserts"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its marks of list, block quotation and emphasis."""

    number: int
    text: str
    is_marked: bool
    is_block: bool

    @staticmethod
    def of(number: int, raw: str) -> _Line:
        block = _BLOCK.match(raw)
        inner = raw[block.end() :] if block else raw
        marker = _MARKER.match(inner)
        bare = _EMPHASIS.sub("", inner[marker.end() :] if marker else inner)
        return _Line(number, " ".join(bare.split()), marker is not None, block is not None)


def listed(text: str) -> tuple[list[Said], list[int]] | None:
    """What a list of quotes says and the lines of it that cannot be read; None where the text is no list.

    A line holds a name and a quotation, in this order or signed, or a quotation alone, whose speaker a line
    or heading before it names, or a signature below it; or a name and words behind a list's mark.
    """
    said: list[Said] = []
    unread: list[int] = []
    others = 0
    name = ""
    for line in _lines(text):
        heading = _HEADING.match(line.text)
        found = None if heading else _said(line, name)
        if found:
            said.append(found)
        elif heading:
            name = heading["name"] if _SPEAKER_HEADING.match(line.text) else ""
        elif match := _NAME_ALONE.match(line.text):
            name = match["name"]
        elif said and said[-1].name == name and (match := _SIGNATURE.match(line.text)):
            said[-1] = replace(said[-1], name=match["name"])
        elif line.is_marked or line.is_block or regex.search(r"[\"“”]", line.text):
            unread.append(line.number)
        else:
            others += 1
    if not said or len(said) < len(unread) + others:
        return None
    return said, unread


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something; those of one block quotation as one."""
    open_: _Line | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = _Line.of(number, raw)
        joins = (
            open_ and line.is_block and line.text and not line.is_marked and not _SIGNATURE.match(line.text)
        )
        if open_ and joins:
            open_ = replace(open_, text=f"{open_.text} {line.text}")
            continue
        if open_:
            yield open_
        open_ = line if line.is_block and line.text else None
        if line.text and not open_:
            yield line
    if open_:
        yield open_


def _said(line: _Line, name: str) -> Said | None:
    """What a line says, if it can be read; ``name``: whom the lines before it name."""
    if match := _QUOTE_NAME.match(line.text):
        return Said(line.number, match["name"] or match["inside"], match["quote"])
    if match := _NAME_QUOTE.match(line.text):
        return Said(line.number, match["name"].strip(" ,"), match["quote"])
    if _ALONE.match(line.text):
        return Said(line.number, name, line.text)
    if line.is_marked and (match := _DENIAL.match(line.text)):
        return Said(line.number, match["name"], match["quote"], "denies")
    if line.is_marked and (match := _NAME_WORDS.match(line.text)):
        return Said(line.number, match["name"], match["quote"])
    if line.is_block and not _SIGNATURE.match(line.text) and len(line.text.split()) >= _LEAST:
        return Said(line.number, name, line.text)
    return None


def denial(words: str) -> str | None:
    """What some words tell that their speaker denies: "denied that the harbour was sold"."""
    match = _DENIED.match(words)
    return match["quote"] if match else None


def table(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a Markdown table: the line and its cells; the first is the head."""
    rows = []
    for number, raw in enumerate(text.splitlines(), 1):
        if raw.count("|") >= 2 and not _RULER.fullmatch(raw):
            cells = regex.split(r"(?<!\\)\|", raw.strip().removeprefix("|").removesuffix("|"))
            rows.append((number, [" ".join(_EMPHASIS.sub("", cell).split()) for cell in cells]))
    return rows


def of_article(article: AttributedDocument) -> list[Said]:
    """The words that an article puts into quotation marks, and what it has somebody deny.

    A quote that is wholly in quotation marks is one item; of a mixed one each quoted piece. Words in
    quotation marks that it gives to nobody are an item of nobody.
    """
    text = article.text or ""
    found: list[tuple[int, Said]] = []
    for quote in article.quotes:
        speaker = article.speaker(quote.speaker)
        name = speaker.name if speaker else ""
        texts = [quote.text] if quote.kind == "direct" else [span.of(text) for span in quote.quoted]
        if name and _is_denial(quote):
            texts = [quote.text]
        at = quote.spans[0].start
        found += [(at, Said(_line(text, at), name, words, quote.stance)) for words in texts]
    taken = [span for quote in article.quotes for span in quote.spans]
    for mark in quoted_spans(text, paragraphs(text)):
        is_taken = any(span.start < mark.end and mark.start < span.end for span in taken)
        words = text[mark.start : mark.end]
        if mark.depth == 0 and not is_taken and len(words.split()) >= _LEAST:
            found.append((mark.start, Said(_line(text, mark.start), "", words)))
    return [said for _, said in sorted(found, key=lambda item: item[0])]


def unquoted(article: AttributedDocument) -> tuple[Said, ...]:
    """What an article has somebody say without quotation marks, but for denials."""
    text = article.text or ""
    return tuple(
        Said(_line(text, quote.spans[0].start), speaker.name, quote.text, quote.stance)
        for quote in article.quotes
        if (speaker := article.speaker(quote.speaker))
        and not quote.quoted
        and quote.act == "statement"
        and not _is_denial(quote)
    )


def _is_denial(quote: Quote) -> bool:
    """Whether a quote without quotation marks is checked: as what somebody denies."""
    return not quote.quoted and quote.stance == "denies" and len(quote.text.split()) >= _LEAST


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
