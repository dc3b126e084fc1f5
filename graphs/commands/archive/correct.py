"""``quotetrail archive correct``: keep what people corrected and judged."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import form_option, many, print_csv, print_json, print_table
from graphs.commands.common import identities_option, overrides_option, warn
from quotes.overrides import ALL, Override

if TYPE_CHECKING:
    from graphs.archive import Archive, What
    from graphs.identities.judgements import Judgement

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

    It outranks rules and models, and outlives newer ones. A correction of the document * is one of all
    articles, those to come too. Without a file it lists what is kept.
    """
    import graphs
    from graphs import archive

    with archive.open(path, create=False) as kept:
        judgements = graphs.read_judgements(identities) if identities else ()
        if overrides or judgements:
            corrected = sum([_is_kept(kept, one, by) for one in overrides])
            judged = sum([_is_judged(kept, one, by) for one in judgements])
            warn(f"{path}: kept {many(corrected, 'correction')}, {many(judged, 'judgement')}")
            if corrected < len(overrides) or judged < len(judgements):
                raise click.exceptions.Exit(1)
            return
        rows = [*kept.corrections_kept(), *kept.judgements_kept()]
    if form == "json":
        print_json(rows)
    elif form == "csv":
        print_csv(_COLUMNS, rows)
    elif rows:
        print_table(_COLUMNS, rows)
    else:
        warn(f"{path}: nobody has corrected or judged anything yet")


def _is_kept(kept: Archive, override: Override, by: str) -> bool:
    """Whether the archive takes a correction; why not is told."""
    what: What = "same as" if override.in_article else "mention"
    try:
        if override.document != ALL:
            kept.correct(override.document, what, mention=override.mention, value=override.name, by=by)
            return True
        changed = kept.correct_all(what, mention=override.mention, value=override.name, by=by)
    except ValueError as error:
        warn(f"{override}: {error}")
        return False
    if not changed:
        warn(f"{override}: changes none of the articles; it is kept for those to come")
    return True


def _is_judged(kept: Archive, one: Judgement, by: str) -> bool:
    """The same of a judgement."""
    try:
        kept.judge(one.left, one.right, one.verdict, by=by, note=one.note)
    except ValueError as error:
        warn(str(error))
        return False
    return True
