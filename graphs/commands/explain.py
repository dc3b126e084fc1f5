"""``quotetrail explain``: why each quote was given to its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graphs.commands.common import documents, inputs_argument, options_option, overrides_option
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
  quotetrail explain article.txt --quote q3
  quotetrail explain articles/"""
)
@inputs_argument
@click.option("--quote", "wanted", metavar="ID", help="Only this quote: q3, say.")
@options_option
@overrides_option
def command(
    inputs: tuple[str, ...], wanted: str | None, options: Options, overrides: tuple[Override, ...]
) -> None:
    """Why each quote was given to its speaker.

    In reading order: the rule, the cue, the mention and each step from it to the speaker.
    The ids of quotes are those of the JSON; each article has a heading.
    """
    from rich.console import Console

    from quotes.formats.table import heading

    console = Console(highlight=False)
    without = []
    articles = 0
    for document in documents(inputs, options, overrides):
        articles += 1
        quotes = [quote for quote in document.quotes if wanted in (None, quote.id)]
        if wanted and not quotes:
            without.append(f"{document.document.id} has {_ids(document)}")
            continue
        console.print(heading(document))
        console.print()
        for quote in quotes:
            console.print(_explanation(document, quote))
            console.print()
        if not quotes:
            console.print("no quotes\n")
    if len(without) == articles:
        more = f", and so on for {articles - 3:,} more" if articles > 3 else ""
        raise click.ClickException(f"no quote {wanted}: {'; '.join(without[:3])}{more}")


def _ids(document: AttributedDocument) -> str:
    ids = [quote.id for quote in document.quotes]
    return f"{ids[0]} to {ids[-1]}" if len(ids) > 1 else "".join(ids) or "no quotes"


def _explanation(document: AttributedDocument, quote: Quote) -> RenderableType:
    """The quote, its speaker, and under them a row for each reason."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from graphs.reports.reasons import reasons
    from graphs.words import shorten
    from quotes.formats.content import content, percent
    from quotes.formats.inert import visible

    speaker = document.speaker(quote.speaker)
    facts: list[str] = [*([quote.act] if quote.act != "statement" else []), quote.kind]
    facts += [] if quote.is_said else [quote.stance]
    facts += [f"{percent(quote.confidence)} sure"] if speaker or quote.confidence else []
    said = Text.assemble(
        (visible(speaker.name) if speaker else "no speaker", "bold green" if speaker else "italic"),
        (f"  {', '.join(facts)}", "dim"),
    )
    head, table = Table.grid(padding=(0, 2)), Table.grid(padding=(0, 2))
    head.add_column(style="bold", no_wrap=True)
    head.add_row(quote.id, Group(Text(visible(shorten(content(quote, document.text), _LONGEST))), said))
    table.add_column(style="dim", no_wrap=True)
    for reason in reasons(quote, document.text):
        table.add_row(reason.by, Text(visible(reason.words)))
    return Group(head, Padding(table, (0, 0, 0, len(quote.id) + 2)))
