"""``quotetrail report``: a who-said-what report to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphs.acts import Acts
from graphs.commands.common import documents, output, reading_options
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
@reading_options
def command(
    inputs: tuple[str, ...], path: Path | None, options: Options, overrides: tuple[Override, ...], acts: Acts
) -> None:
    """A who-said-what report to read, to print and to check.

    FILE ends in .html, .md, .csv or .json: speakers with their quotes, the reason of each
    attribution, the articles with every quote marked, counts, and how sources are named.
    """
    from graphs.reports.report import FORMATS, report

    if path is None or path.suffix.lower() not in FORMATS:
        raise click.UsageError(f"name a file to write with -o, ending in {', '.join(FORMATS)}")
    found = list(documents(inputs, options, overrides))
    with output(path) as file:
        file.write(report(found, path, acts))
