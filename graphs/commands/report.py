"""``quotetrail report``: a who-said-what report to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphs.commands.common import documents, output, reading_options
from graphs.commands.outputs import format_of, output_option
from graphs.shown import Acts
from quotes.options import Options

if TYPE_CHECKING:
    from quotes.overrides import Override

__all__ = ["command"]


@click.command(
    epilog="""\b
Examples:
  quotetrail report article.txt -o report.html
  quotetrail report articles/ -o report.md
  quotetrail report 'news/*.html' -o report.csv --acts all"""
)
@output_option("Write to FILE, which ends in .html, .md, .csv or .json.  [required]")
@reading_options
def command(
    inputs: tuple[str, ...], path: Path | None, options: Options, overrides: tuple[Override, ...], acts: Acts
) -> None:
    """A who-said-what report to read, to print and to check.

    Speakers with their quotes, the reason of each attribution, the articles with every quote
    marked, counts, and how sources are named: a page, Markdown, CSV or JSON by FILE's ending.
    """
    from graphs.reports.report import FORMATS, report

    if path is None:
        raise click.UsageError(f"name a file to write with -o, ending in {', '.join(FORMATS)}")
    format_of(path, None, {ending: (ending,) for ending in FORMATS})
    found = list(documents(inputs, options, overrides))
    with output(path) as file:
        file.write(report(found, path, acts))
