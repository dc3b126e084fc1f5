"""``quotetrail quotes``: who said what, in each article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphs.acts import Acts, shown
from graphs.commands.common import documents, output, reading_options
from quotes.options import Options

if TYPE_CHECKING:
    from quotes.overrides import Override

__all__ = ["command"]


@click.command(
    epilog="""\b
Examples:
  quotetrail quotes article.txt
  quotetrail quotes articles/ --format jsonl -o quotes.jsonl
  quotetrail quotes 'news/*.html' --format csv -o quotes.csv
  quotetrail quotes articles/ --format brat -o annotated/
  quotetrail quotes articles/ --format labelstudio -o tasks.json
  cat article.txt | quotetrail quotes -"""
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "json", "csv", "brat", "labelstudio"]),
    default="table",
    show_default=True,
    help="brat and labelstudio are to be corrected; brat writes a .txt and an .ann an article into FILE.",
)
@reading_options
def command(
    inputs: tuple[str, ...],
    form: str,
    path: Path | None,
    options: Options,
    overrides: tuple[Override, ...],
    acts: Acts,
) -> None:
    """Who said what, in each article.

    The table and CSV show statements, unless asked for --acts all; the others hold all quotes.
    """
    from quotes.formats import brat, write

    found = documents(inputs, options, overrides, progress=path is not None)
    if form == "brat":
        if path is None:
            raise click.UsageError("brat writes files: name a folder with -o")
        path.mkdir(exist_ok=True)
        brat.write(found, path)
        return
    with output(path) as file:
        if form in ("table", "csv"):
            found = (shown(document, acts) for document in found)
        write(found, file, form)
