"""``quotetrail sources``: who gets to speak, the source audit."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from graphs.commands.common import (
    documents,
    graph_options,
    identities_option,
    output,
    reading_options,
    say_written,
)
from graphs.commands.outputs import format_of, format_option, in_a_folder, output_option
from graphs.shown import Acts
from quotes.options import Options

if TYPE_CHECKING:
    from graphs.audits.audit import Audit
    from graphs.audits.roster import Roster
    from quotes.overrides import Override

__all__ = ["command"]

_FORMATS = {
    "table": (".txt",),
    "json": (".json",),
    "csv": (".csv",),
    "md": (".md",),
    "html": (".html", ".htm"),
}
"""What there is to write, and how its files end."""


@click.command(
    epilog="""\b
Examples:
  quotetrail sources article.txt
  quotetrail sources articles/ --by month,outlet
  quotetrail sources articles/ -o sources.csv
  quotetrail sources articles/ --unmatched people.csv      then add your own columns, fill them in, and
  quotetrail sources articles/ --roster people.csv -o sources.csv      with your columns in each row
  quotetrail sources articles/ --roster people.csv --by month,community -o counts.csv"""
)
@output_option("Write to FILE instead of standard output; it ends in .html, .csv, .json, .md or .txt.")
@format_option(_FORMATS, "What to write.")
@click.option(
    "--by",
    "wanted",
    default="",
    metavar="WHAT,...",
    help="Count by month, outlet, author, section (of the web address or the folder), type, a column of the"
    " roster, or pronoun (he, she, they, Mr, Ms as the article tells it); csv then has these rows.",
)
@click.option(
    "--roster",
    "people",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What you keep of your sources: a CSV with name, and columns of your own.",
)
@click.option(
    "--unmatched",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=in_a_folder,
    metavar="FILE",
    help="Write the named persons that the roster does not have as CSV, to fill in.",
)
@identities_option
@reading_options
def command(
    inputs: tuple[str, ...],
    path: Path | None,
    form: str | None,
    wanted: str,
    people: Path | None,
    unmatched: Path | None,
    identities: Path | None,
    options: Options,
    overrides: tuple[Override, ...],
    acts: Acts,
) -> None:
    """Who gets to speak: the sources of each story, and of many stories together.

    One row a source: its type, title, organization, for whom it speaks, how it is introduced, how
    often it is heard, in how many words and where; and who is accused or spoken of and not heard.
    Of many stories the share of each type and sector, the most quoted, and stories with one source,
    with none named, with officials only. Nobody's origin, religion or gender is guessed.
    """
    import graphs
    from graphs.audits.roster import Roster, read_roster

    form = format_of(path, form, _FORMATS)
    roster = read_roster(people) if people else Roster()
    by = _by(wanted, roster, form)
    found = documents(inputs, options, overrides)
    audit = graphs.audit(found, graph_options(acts, inputs, identities), roster)
    if unmatched:
        _write_unmatched(audit, unmatched)
    with output(path) as file:
        if form == "table":
            _print(audit, by, file if path else None)
        else:
            file.write(_text(audit, form, by).encode("utf-8", "replace"))


def _by(wanted: str, roster: Roster, form: str) -> tuple[str, ...]:
    """What to count by, of a list with commas, in whatever case.

    Without one by all columns of the roster; but CSV has either counts or the sources themselves, and who
    asks for no counts wants these.
    """
    from graphs.audits.audit import BY

    known = (*BY, *roster.columns)
    names = {name.casefold(): name for name in reversed(known)} | {name: name for name in known}
    words = [word.strip() for word in wanted.split(",") if word.strip()]
    for word in words:
        if word not in names and word.casefold() not in names:
            raise click.UsageError(f"--by {word}: is none of {', '.join(known)}; join several with a comma")
    chosen = tuple(dict.fromkeys(names.get(word) or names[word.casefold()] for word in words))
    return chosen or (() if form == "csv" else roster.columns)


def _write_unmatched(audit: Audit, path: Path) -> None:
    from graphs.audits.roster import write_unmatched

    rows = [
        (one.node, one.name, one.source.title, one.source.organization, one.stories)
        for one in audit.unmatched
    ]
    write_unmatched(rows, audit.roster.columns, path)
    say_written(path)


def _text(audit: Audit, form: str, by: tuple[str, ...]) -> str:
    from graphs.audits import pages, results

    if form == "json":
        return results.write_json(audit, by)
    if form == "csv":
        return results.write_csv(audit, by)
    return pages.write_html(audit, by) if form == "html" else pages.write_markdown(audit, by)


def _print(audit: Audit, by: tuple[str, ...], file: BinaryIO | None) -> None:
    from rich.console import Console

    from graphs.audits.tables import print_tables

    if file is None:
        print_tables(audit, Console(), by)
        return
    lines = io.StringIO()
    print_tables(audit, Console(file=lines, width=160), by)
    file.write(lines.getvalue().encode("utf-8", "replace"))
