"""A table to read on a terminal, with rich: one an article under its title, and a count of all at the end."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from quotes.document import AttributedDocument, Quote
from quotes.formats.content import content, cue, described, percent
from quotes.formats.inert import visible

__all__ = ["heading", "tables", "write"]

_WIDTH = 120  # columns where no terminal says how many


def write(documents: Iterable[AttributedDocument], file: BinaryIO) -> None:
    """Write the tables; in colour, and as wide as it is, where ``file`` is a terminal."""
    for text in tables(documents, terminal=file.isatty()):
        file.write(text.encode("utf-8", "replace"))
        file.flush()


def tables(documents: Iterable[AttributedDocument], terminal: bool) -> Iterator[str]:
    """The table of each document as it comes, and at the end of several a line that counts.

    terminal: in colour and as wide as the terminal is.
    """
    kinds: Counter[str] = Counter()
    articles = unnamed = 0
    for document in documents:
        yield _printed(terminal, heading(document), _table(document), Text(_count(document)), "")
        articles += 1
        kinds.update(quote.kind for quote in document.quotes)
        unnamed += sum(quote.speaker is None for quote in document.quotes)
    if articles > 1:
        of_kinds = [f"{count:,} {kind}" for kind, count in kinds.most_common()]
        of_kinds += [f"{unnamed:,} without a speaker"] if unnamed else []
        counts = (f"{articles:,} articles", _number(kinds.total(), "quote"))
        total = ", ".join(counts) + (f": {', '.join(of_kinds)}" if of_kinds else "")
        yield _printed(terminal, Text(total, "bold"))


def heading(document: AttributedDocument) -> Text:
    """The article's title, and under it what else is known of it."""
    known = document.document
    about = filter(None, (known.title and known.id, known.outlet, known.author, known.published))
    return Text("\n").join(
        Text(visible(line), style)
        for line, style in ((known.title or known.id, "bold"), (" · ".join(about), "dim"))
        if line
    )


def _printed(terminal: bool, *parts: RenderableType) -> str:
    text = io.StringIO()
    console = Console(
        file=text, width=None if terminal else _WIDTH, force_terminal=terminal or None,
        highlight=False, emoji=False,
    )  # fmt: skip
    for part in parts:
        console.print(part)
    return text.getvalue()


def _table(document: AttributedDocument) -> RenderableType:
    if not document.quotes:
        return ""
    table = Table(box=SIMPLE_HEAD, expand=True)
    table.add_column("Speaker", ratio=2)
    table.add_column("Quote", ratio=5)
    table.add_column("Kind", width=8)
    table.add_column("Sure", width=5, justify="right")
    introduced: set[str] = set()
    for quote in document.quotes:
        sure = percent(quote.confidence) if quote.speaker else ""
        kind = Text(quote.kind if quote.is_said else f"{quote.kind}\n{quote.stance}")
        table.add_row(_speaker(document, quote, introduced), _words(quote, document.text), kind, sure)
    return table


def _words(quote: Quote, text: str | None) -> Text:
    """The cue and the content; in bold the cue of what is denied, asked ...: "rejects: any talk of it"."""
    reported = " ".join(filter(None, (cue(quote, text).rstrip(":"), quote.addressee)))
    style = "dim" if quote.is_said else "bold"
    return Text.assemble((visible(f"{reported}: ") if reported else "", style), visible(content(quote, text)))


def _speaker(document: AttributedDocument, quote: Quote, introduced: set[str]) -> Text:
    """The speaker's name, with the affiliations where it comes first."""
    speaker = document.speaker(quote.speaker)
    if speaker is None:
        return Text(visible(described(quote, document.text) or "nobody named"), "italic dim")
    stated = [one for one in map(str, speaker.affiliations) if one.casefold() != speaker.name.casefold()]
    affiliations = "" if speaker.id in introduced else "; ".join(stated)
    introduced.add(speaker.id)
    return Text.assemble(visible(speaker.name), (visible(affiliations and f"\n{affiliations}"), "dim"))


def _count(document: AttributedDocument) -> str:
    if not document.quotes:
        return "no quotes"
    speakers = len({quote.speaker for quote in document.quotes if quote.speaker})
    unnamed = sum(quote.speaker is None for quote in document.quotes)
    counts = (_number(len(document.quotes), "quote"), _number(speakers, "speaker"))
    return ", ".join((*counts, *([f"{unnamed} without a speaker"] if unnamed else [])))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
