"""``quotetrail archive changes``: what became different in quotes, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import form_option, print_csv, print_json, print_table
from graphs.commands.common import warn

__all__ = ["command", "print_changes"]


@click.command(
    epilog="""\b
Examples:
  quotetrail archive changes news.db
  quotetrail archive changes news.db --document mosul-2017-06-26 --format json"""
)
@archive_argument
@click.option("--document", default="", metavar="ID", help="Only this article.")
@form_option
def command(path: Path, document: str, form: str) -> None:
    """What new versions of articles, newer models and corrections changed in quotes."""
    from graphs import archive

    with archive.open(path, create=False) as kept:
        changes = kept.changes(document)
    print_changes(changes, form)
    if form == "table" and not changes:
        warn("nothing has changed")


def print_changes(changes: Sequence[dict[str, Any]], form: str) -> None:
    """The changes as a table, JSON or CSV."""
    from graphs.archive.versions import CHANGE

    if form == "json":
        print_json(changes)
    elif form == "csv":
        print_csv(CHANGE, changes)
    elif changes:
        print_table(("document", "why", "before", "after"), changes)
