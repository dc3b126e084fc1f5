"""A table to read on a terminal, with rich: one an article."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import BinaryIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes.document import AttributedDocument, Quote
from quotes.formats.content import content, cue, described
from quotes.formats.inert import visible

__all__ = ["write"]

_WIDTH = 120  # columns where no terminal says how many


def write(documents: Iterable[AttributedDocument], file: BinaryIO) -> None:
    """Print a table a document; in colour where ``file`` is a terminal."""
    text = codecs.getwriter("utf-8")(file, "replace")
    console = Console(file=text, width=None if file.isatty() else _WIDTH, highlight=False)  # type: ignore[arg-type]
    for document in documents:
        console.print(_table(document))
        file.flush()


def _table(document: AttributedDocument) -> Table:
    known = document.document
    about = " · ".join(filter(None, (known.id, known.outlet, known.author, known.published)))
    title = Text.assemble((visible(known.title or known.id), "bold"), ("\n" + visible(about), "dim"))
    table = Table(
        title=title,
        title_justify="left",
        title_style="",
        caption=_count(document),
        caption_justify="left",
        box=SIMPLE_HEAD,
        expand=True,
    )
    table.add_column("Speaker", ratio=2)
    table.add_column("Quote", ratio=5)
    table.add_column("Kind", width=8)
    table.add_column("Sure", width=4, justify="right")
    introduced: set[str] = set()
    for quote in document.quotes:
        sure = f"{quote.confidence:.0%}" if quote.speaker else ""
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
    affiliations = "" if speaker.id in introduced else "; ".join(map(str, speaker.affiliations))
    introduced.add(speaker.id)
    return Text.assemble(visible(speaker.name), (visible(affiliations and f"\n{affiliations}"), "dim"))


def _count(document: AttributedDocument) -> str:
    speakers = len({quote.speaker for quote in document.quotes if quote.speaker})
    unnamed = sum(quote.speaker is None for quote in document.quotes)
    counts = (_number(len(document.quotes), "quote"), _number(speakers, "speaker"))
    return ", ".join((*counts, *([f"{unnamed} without a speaker"] if unnamed else [])))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
