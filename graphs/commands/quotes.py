"""``quotetrail quotes``: who said what, in each article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphs.commands.common import documents, output, reading_options, say_written
from graphs.commands.outputs import format_of, format_option, output_option, paged
from graphs.shown import Acts, shown
from quotes.options import Options

if TYPE_CHECKING:
    from quotes.overrides import Override

__all__ = ["command"]

_FORMATS = {
    "table": (".txt",),
    "jsonl": (".jsonl", ".ndjson"),
    "json": (".json",),
    "csv": (".csv",),
    "brat": (),
    "labelstudio": (".json",),
}
"""What there is to write, and how its files end; brat's is a folder."""


@click.command(
    epilog="""\b
Examples:
  quotetrail quotes article.txt
  quotetrail quotes https://news.example/story
  quotetrail quotes release.pdf draft.docx feed.xml articles.csv crawl.warc.gz
  quotetrail quotes articles/ -o quotes.jsonl
  quotetrail quotes 'news/*.html' -o quotes.csv
  quotetrail quotes articles/ --format brat -o annotated/
  quotetrail quotes articles/ --format labelstudio -o tasks.json
  cat article.txt | quotetrail quotes -"""
)
@output_option(
    "Write to FILE instead of standard output: a table (.txt), JSON Lines (.jsonl), JSON (.json), CSV (.csv)."
)
@format_option(
    _FORMATS,
    "brat and labelstudio are to be corrected; brat writes two files an article into the folder FILE.",
)
@reading_options
def command(
    inputs: tuple[str, ...],
    form: str | None,
    path: Path | None,
    options: Options,
    overrides: tuple[Override, ...],
    acts: Acts,
) -> None:
    """Who said what, in each article.

    The table and CSV show statements, unless asked for --acts all; the others hold all quotes.
    """
    from quotes.formats import brat, write

    form = format_of(path, form, _FORMATS)
    found = documents(inputs, options, overrides, progress=path is not None)
    if form == "brat":
        if path is None:
            raise click.UsageError("brat writes files: name a folder with -o")
        path.mkdir(exist_ok=True)
        brat.write(found, path)
        say_written(path)
        return
    if form == "table" and path is None and sys.stdout.isatty():
        from quotes.formats.table import tables

        paged(tables((shown(document, acts) for document in found), terminal=True))
        return
    with output(path) as file:
        if form in ("table", "csv"):
            found = (shown(document, acts) for document in found)
        write(found, file, form)
