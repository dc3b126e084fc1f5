"""``quotetrail archive correct``: keep what people corrected and judged."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import form_option, print_csv, print_json, print_table
from graphs.commands.common import identities_option, overrides_option, warn
from quotes.overrides import Override

__all__ = ["command"]

_COLUMNS = ("about", "what", "mention", "value", "by", "at", "note")


@click.command(
    epilog="""\b
Examples:
  quotetrail archive correct news.db --overrides corrections.csv --by ana
  quotetrail identities news.db --format csv > who.csv    then fill in the column verdict
  quotetrail archive correct news.db --identities who.csv --by ana
  quotetrail archive correct news.db                      lists what is kept"""
)
@archive_argument
@overrides_option
@identities_option
@click.option("--by", default=getpass.getuser, show_default="your user's name", help="Who decided so.")
@form_option
def command(path: Path, overrides: tuple[Override, ...], identities: Path | None, by: str, form: str) -> None:
    """Keep what people corrected in articles and judged of speakers, with who did so and when.

    It outranks rules and models, and outlives newer ones. Without a file it lists what is kept.
    """
    import graphs
    from graphs import archive

    with archive.open(path, create=False) as kept:
        for override in overrides:
            what: archive.What = "same as" if override.in_article else "mention"
            kept.correct(override.document, what, mention=override.mention, value=override.name, by=by)
        judgements = graphs.read_judgements(identities) if identities else ()
        for one in judgements:
            kept.judge(one.left, one.right, one.verdict, by=by, note=one.note)
        if overrides or judgements:
            warn(f"{path}: kept {len(overrides):,} corrections, {len(judgements):,} judgements")
            return
        rows = [*kept.corrections_kept(), *kept.judgements_kept()]
    if form == "json":
        print_json(rows)
    elif form == "csv":
        print_csv(_COLUMNS, rows)
    elif rows:
        print_table(_COLUMNS, rows)
