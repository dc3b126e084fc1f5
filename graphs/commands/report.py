"""``quotetrail report``: a who-said-what report to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphs.commands.common import documents, reading_options, say_written, warn
from graphs.commands.outputs import format_of, output_option
from graphs.shown import Acts
from quotes.options import Options

if TYPE_CHECKING:
    from quotes.overrides import Override

__all__ = ["command"]

_MANY = 200  # articles from which on linked pages open faster than one


@click.command(
    epilog="""\b
Examples:
  quotetrail report article.txt -o report.html
  quotetrail report articles/ -o report.md
  quotetrail report archive/ -o report/            linked pages, for hundreds of articles
  quotetrail report 'news/*.html' -o report.csv --acts all"""
)
@output_option(
    "Write to FILE, which ends in .html, .md, .csv or .json, or linked pages into a folder, which has no"
    " ending.  [required]"
)
@reading_options
def command(
    inputs: tuple[str, ...], path: Path | None, options: Options, overrides: tuple[Override, ...], acts: Acts
) -> None:
    """A who-said-what report to read, to print and to check.

    Speakers with their quotes, the reason of each attribution, the articles with every quote
    marked, counts, and how sources are named: a page, Markdown, CSV or JSON by FILE's ending,
    or a folder of linked pages.
    """
    from graphs.reports.report import FORMATS, is_folder, write_report

    if path is None:
        raise click.UsageError(f"name a file to write with -o, ending in {', '.join(FORMATS)}, or a folder")
    in_pages = is_folder(path)
    if not in_pages:
        format_of(path, None, {ending: (ending,) for ending in FORMATS})
    found = list(documents(inputs, options, overrides))
    write_report(found, path, acts)
    say_written(path / "index.html" if in_pages else path)
    if len(found) > _MANY and path.suffix.lower() == ".html":
        warn(f"{len(found):,} articles are a long page; -o {path.with_suffix('')} writes linked pages")
