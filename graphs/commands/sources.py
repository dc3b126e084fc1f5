"""``quotetrail sources``: who gets to speak, the source audit."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from graphs.commands.common import documents, output, reading_options
from graphs.commands.outputs import format_of, format_option, output_option
from graphs.shown import Acts
from quotes.options import Options

if TYPE_CHECKING:
    from graphs.audits.audit import Audit
    from quotes.overrides import Override

__all__ = ["command"]

_FORMATS = {
    "table": (".txt",),
    "json": (".json",),
    "csv": (".csv",),
    "md": (".md",),
}
"""What there is to write, and how its files end."""


def _by(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """What to count by, of a list with commas."""
    from graphs.audits.audit import BY

    wanted = tuple(dict.fromkeys(word.strip() for word in (value or "").split(",") if word.strip()))
    for word in wanted:
        if word not in BY:
            raise click.BadParameter(f"{word} is none of {', '.join(BY)}; join several with a comma")
    return wanted


@click.command(
    epilog="""\b
Examples:
  quotetrail sources article.txt
  quotetrail sources articles/ --by month,outlet
  quotetrail sources articles/ -o sources.csv
  quotetrail sources articles/ --identities who.csv -o audit.json"""
)
@output_option("Write to FILE instead of standard output; it ends in .csv, .json, .md or .txt.")
@format_option(_FORMATS, "What to write.")
@click.option(
    "--by",
    callback=_by,
    metavar="WHAT,...",
    help="Count by month, outlet, author or type; csv then has these rows.",
)
@click.option(
    "--identities",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What people judged about who is who; see quotetrail identities.",
)
@reading_options
def command(
    inputs: tuple[str, ...],
    path: Path | None,
    form: str | None,
    by: tuple[str, ...],
    identities: Path | None,
    options: Options,
    overrides: tuple[Override, ...],
    acts: Acts,
) -> None:
    """Who gets to speak: the sources of each story, and of many stories together.

    One row a source: its type, title, organization, for whom it speaks, how it is introduced, how
    often it is heard, in how many words and where. Of many stories the share of each type and
    sector, the most quoted, and stories with one source, with none named, with officials only.
    """
    import graphs

    form = format_of(path, form, _FORMATS)
    judgements = graphs.read_judgements(identities) if identities else ()
    found = documents(inputs, options, overrides)
    audit = graphs.audit(found, graphs.GraphOptions(acts, judgements))
    with output(path) as file:
        if form == "table":
            _print(audit, by, file if path else None)
        else:
            file.write(_text(audit, form, by).encode("utf-8", "replace"))


def _text(audit: Audit, form: str, by: tuple[str, ...]) -> str:
    from graphs.audits import pages, results

    if form == "json":
        return results.write_json(audit, by)
    return results.write_csv(audit, by) if form == "csv" else pages.write_markdown(audit, by)


def _print(audit: Audit, by: tuple[str, ...], file: BinaryIO | None) -> None:
    from rich.console import Console

    from graphs.audits.tables import print_tables

    if file is None:
        print_tables(audit, Console(), by)
        return
    lines = io.StringIO()
    print_tables(audit, Console(file=lines, width=160), by)
    file.write(lines.getvalue().encode("utf-8", "replace"))
