"""``quotetrail archive speakers``: who is quoted most, and how openly sources are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import (
    absent,
    asked,
    filters_options,
    form_option,
    limit_option,
    print_csv,
    print_json,
    print_table,
)
from graphs.commands.common import warn

__all__ = ["command"]

_COLUMNS = ("speaker", "kind", "quotes", "documents", "outlets", "first", "last")
_COUNTS = ("documents", "quotes", "named share", "unnamed share", "no source")
"""What a terminal has room for; JSON and CSV have all counts."""


@click.command(
    epilog="""\b
Examples:
  quotetrail archive speakers news.db --since 2024-03
  quotetrail archive speakers news.db --affiliation ministry --outlet "The Herald"
  quotetrail archive speakers news.db --by outlet
  quotetrail archive speakers news.db --by month --format csv > months.csv"""
)
@archive_argument
@click.option("--by", type=click.Choice(["speaker", "outlet", "month"]), default="speaker", show_default=True,
              help="Rank speakers, or count named and unnamed sources.")  # fmt: skip
@click.option("--text", default="", metavar="WORDS", help="Only quotes with WORDS, as in archive search.")
@filters_options
@limit_option(50, "speakers")
@form_option
def command(path: Path, by: Any, text: str, limit: int, form: str, **filters: Any) -> None:
    """Who is quoted most; or, by outlet or month, the share of named and unnamed sources.

    Articles that quote nobody are not counted. An article in a plain file seldom tells its outlet and day:
    a table of articles has columns for them (outlet, date), whatever they are called (docs/reading.md).
    """
    from graphs.archive.rankings import SOURCES, SPEAKERS

    columns: tuple[str, ...]
    shown: tuple[str, ...]
    with asked(path) as kept:
        if by == "speaker":
            rows, columns, shown = kept.speakers(text, limit=limit, **filters), SPEAKERS, _COLUMNS
        else:
            rows, columns = kept.sources(by, text, **filters), (by, *SOURCES)
            shown = (by, *_COUNTS)
        why = "" if rows else absent(kept, filters)
    if form == "json":
        print_json(rows)
    elif form == "csv":
        print_csv(columns, rows)
    elif rows:
        print_table(shown, rows)
        _warn_untold(by, rows)
    else:
        warn(f"no quote passes these filters{why and f': {why}'}")


_UNTOLD = {"outlet": ("(unknown)", "outlet"), "month": ("(undated)", "date")}


def _warn_untold(by: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Where nothing can be compared, what would tell it."""
    untold, column = _UNTOLD.get(by, ("", ""))
    if by in _UNTOLD and {row[by] for row in rows} == {"all", untold}:
        warn(f"no article tells its {column}; a table of articles may, in a column {column}: docs/reading.md")
