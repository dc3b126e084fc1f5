"""``quotetrail quotes``: who said what, in each article."""

from __future__ import annotations

from pathlib import Path

import click

from graphs.commands.common import (
    acts_option,
    documents,
    inputs_argument,
    options_option,
    output,
    output_option,
)
from quotes.options import Options

__all__ = ["command"]


@click.command(
    epilog="""\b
Examples:
  quotetrail quotes article.txt
  quotetrail quotes articles/ --format jsonl -o quotes.jsonl
  quotetrail quotes 'news/*.html' --format csv -o quotes.csv
  quotetrail quotes articles/ --format brat -o annotated/
  cat article.txt | quotetrail quotes -"""
)
@inputs_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "json", "csv", "brat"]),
    default="table",
    show_default=True,
    help="brat writes a .txt and an .ann an article into the folder FILE.",
)
@output_option
@options_option
@acts_option
def command(inputs: tuple[str, ...], form: str, path: Path | None, options: Options, acts: str) -> None:
    """Who said what, in each article.

    The table and CSV show statements, unless asked for --acts all; the others hold all quotes.
    """
    from quotes import formats

    found = documents(inputs, options, progress=path is not None)
    if form == "brat":
        if path is None:
            raise click.UsageError("brat writes files: name a folder with -o")
        path.mkdir(exist_ok=True)
        for document in found:
            formats.write_brat(document, path)
        return
    if form in ("table", "csv") and acts == "statement":
        found = (formats.statements(document) for document in found)
    with output(path) as file:
        getattr(formats, f"write_{form}")(found, file)
