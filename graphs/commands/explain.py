"""``quotetrail explain``: why each quote was given to its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphs.commands.common import documents, options_option, overrides_option
from quotes.options import Options

if TYPE_CHECKING:
    from rich.console import RenderableType

    from quotes.document import AttributedDocument, Quote
    from quotes.overrides import Override

__all__ = ["command"]

_LONGEST = 200  # characters shown of a quote


@click.command(
    epilog="""\b
Examples:
  quotetrail explain article.txt
  quotetrail explain article.txt --quote q3"""
)
@click.argument("article", metavar="ARTICLE")
@click.option("--quote", "wanted", metavar="ID", help="Only this quote: q3, say.")
@options_option
@overrides_option
def command(article: str, wanted: str | None, options: Options, overrides: tuple[Override, ...]) -> None:
    """Why each quote was given to its speaker.

    In reading order: the rule, the cue, the mention and each step from it to the speaker.
    The ids of quotes are those of the JSON.
    """
    from rich.console import Console

    console = Console(highlight=False)
    for document in documents((article,), options, overrides):
        quotes = [quote for quote in document.quotes if wanted in (None, quote.id)]
        if wanted and not quotes:
            known = f"q1 to {document.quotes[-1].id}" if document.quotes else "none"
            raise click.ClickException(f"{document.document.id}: no quote {wanted}; its quotes are {known}")
        for quote in quotes:
            console.print(_explanation(document, quote))
            console.print()
        if not quotes:
            console.print(f"{document.document.id}: no quotes", markup=False)


def _explanation(document: AttributedDocument, quote: Quote) -> RenderableType:
    """The quote, its speaker, and under them a row for each reason."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from graphs.rendering import percent
    from graphs.reports.reasons import reasons
    from graphs.words import shorten
    from quotes.formats.inert import visible

    speaker = document.speaker(quote.speaker)
    facts: list[str] = [*([quote.act] if quote.act != "statement" else []), quote.kind]
    facts += [f"{percent(quote.confidence)} sure"] if speaker or quote.confidence else []
    said = Text.assemble(
        (visible(speaker.name) if speaker else "no speaker", "bold green" if speaker else "italic"),
        (f"  {', '.join(facts)}", "dim"),
    )
    head, table = Table.grid(padding=(0, 2)), Table.grid(padding=(0, 2))
    head.add_column(style="bold", no_wrap=True)
    head.add_row(quote.id, Group(Text(visible(shorten(quote.text, _LONGEST))), said))
    table.add_column(style="dim", no_wrap=True)
    for reason in reasons(quote, document.text):
        table.add_row(reason.by, Text(visible(reason.words)))
    return Group(head, Padding(table, (0, 0, 0, len(quote.id) + 2)))
