"""``quotetrail archive update``: attribute anew what older models attributed."""

from __future__ import annotations

from pathlib import Path

import click

from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import form_option, many
from graphs.commands.archive.changes import print_changes
from graphs.commands.common import anew, options_option, warn
from graphs.steps import steps
from quotes.options import Options

__all__ = ["command"]


@click.command(
    epilog="""\b
Examples:
  quotetrail archive update news.db
  quotetrail archive update news.db --format csv > changes.csv"""
)
@archive_argument
@form_option
@options_option
def command(path: Path, form: str, options: Options) -> None:
    """Attribute anew what an older version of the program attributed, and say what changed.

    Corrections and judgements outrank the newer models. A run that was stopped is resumed by the same
    command.
    """
    from graphs import archive

    with archive.open(path, create=False) as kept:
        stale = kept.stale()
        changed: list[dict[str, str]] = []
        failed = done = 0
        for document in steps("Attributing anew", anew(stale, options), len(stale)):
            done += 1
            if isinstance(document, str):
                failed += 1
                warn(document)
                continue
            changes, unfit = kept.renew(document)
            changed += changes
            for correction in unfit:
                warn(f"{correction.document}: a correction by {correction.by} fits nothing any more")
        kept.settle()
        print_changes(changed, form)
    parts = [f"attributed {many(done - failed, 'article')} anew", f"{many(len(changed), 'quote')} changed"]
    warn(f"{path}: {', '.join(parts)}" if done else f"{path}: is up to date")
    if failed:
        raise click.exceptions.Exit(1)
